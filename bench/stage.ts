/** A simulated world whose clock stands still until it is moved, a repository, and `dist/` started as the runner does. */
import { join } from 'node:path';
import type { BedrockState } from '../src/simulator/bedrock/state.ts';
import { type Simulator, startSimulator } from '../src/simulator/host.ts';
import { mintRequestToken } from '../src/simulator/oidc/state.ts';
import { type Checkout, createCheckout } from '../src/simulator/workflow/checkout.ts';
import type { SimEvent } from '../src/simulator/workflow/events.ts';
import { type ActionRun, runAction } from '../src/simulator/workflow/runner.ts';
import { createWorld, DEFAULT_GITHUB_TOKEN } from '../src/simulator/world.ts';

export const ROOT = join(import.meta.dirname, '..');
const FIRST_RUN = 9000;

export interface Stage {
  readonly simulator: Simulator;
  readonly checkout: Checkout;
  /** Runs the action for an event; throws where the decision is another one. */
  readonly run: (
    event: SimEvent,
    decisions: readonly string[],
    inputs?: Readonly<Record<string, string>>,
  ) => Promise<ActionRun>;
}

/**
 * @param bedrock the service to begin with; default: an empty one with usual durations
 * @param startTime of the simulated clock, in milliseconds; default: now
 */
export async function onStage<T>(
  work: (stage: Stage) => Promise<T>,
  bedrock?: BedrockState,
  startTime?: number,
): Promise<T> {
  const checkout = createCheckout();
  const world = createWorld({
    repository: { directory: checkout.directory },
    ...(bedrock === undefined ? {} : { bedrock }),
  });
  const simulator = await startSimulator({
    world,
    clockMode: 'manual',
    ...(startTime === undefined ? {} : { startTime }),
  });
  let runId = FIRST_RUN;
  try {
    return await work({
      simulator,
      checkout,
      run: (event, decisions, inputs = {}) => {
        runId += 1;
        return runOnce({ simulator, checkout, runId }, event, decisions, inputs);
      },
    });
  } finally {
    await simulator.close();
    checkout.remove();
  }
}

async function runOnce(
  { simulator, checkout, runId }: Pick<Stage, 'simulator' | 'checkout'> & { readonly runId: number },
  event: SimEvent,
  decisions: readonly string[],
  inputs: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const token = mintRequestToken(simulator.world.oidc, event.claims);
  const ran = await runAction({
    action: ROOT,
    workspace: checkout.directory,
    inputs,
    event,
    env: { ...simulator.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token },
    token: DEFAULT_GITHUB_TOKEN,
    runId: String(runId),
  });
  const { decision = 'without a decision', 'reason-code': reason } = ran.outputs;
  if (decisions.includes(decision)) return ran;
  const wanted = decisions.join(' or ');
  throw new Error(
    `${event.name} was to end as ${wanted}, it ended as ${decision} (${reason}). ${ran.stderr}`,
  );
}
