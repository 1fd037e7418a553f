/**
 * Runs that find nothing to do, on loopback: the commonest ones, so the ones whose time counts. Both sample jobs are
 * trained and told about; then `plan` for a pull request that touches neither, and `apply` for a push that was there
 * before. The simulator answers from this process, so the wall time holds its work too.
 */
import { join } from 'node:path';
import { openPullRequest } from '../src/simulator/github/state.ts';
import { type Simulator, startSimulator } from '../src/simulator/host.ts';
import { mintRequestToken } from '../src/simulator/oidc/state.ts';
import { type Checkout, createCheckout } from '../src/simulator/workflow/checkout.ts';
import {
  pullRequestEvent,
  pushEvent,
  type SimEvent,
  scheduleEvent,
} from '../src/simulator/workflow/events.ts';
import { type ActionRun, runAction } from '../src/simulator/workflow/runner.ts';
import { createWorld, DEFAULT_GITHUB_TOKEN } from '../src/simulator/world.ts';
import { type Sample, sampleInTurns } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');
const SIX_HOURS = 6 * 3600;
const PULL_REQUEST = 7;

export interface LoopSamples {
  readonly plan: Sample;
  readonly apply: Sample;
  /** Requests that one of these runs makes. */
  readonly planRequests: number;
  readonly applyRequests: number;
}

interface Stage {
  readonly simulator: Simulator;
  readonly checkout: Checkout;
  runId: number;
}

export async function measureLoop(): Promise<LoopSamples> {
  const checkout = createCheckout();
  const simulator = await startSimulator({
    world: createWorld({ repository: { directory: checkout.directory } }),
    clockMode: 'manual',
  });
  try {
    return await measured({ simulator, checkout, runId: 9000 });
  } finally {
    await simulator.close();
    checkout.remove();
  }
}

async function measured(stage: Stage): Promise<LoopSamples> {
  const trained = await trainAll(stage);
  const applied = await measureRun(stage, pushEvent(trained));
  const planned = await measureRun(stage, proposeNothing(stage, trained));
  return {
    apply: applied.sample,
    applyRequests: applied.requests,
    plan: planned.sample,
    planRequests: planned.requests,
  };
}

/** Both jobs trained, and their end told; returns the commit that did it. */
async function trainAll(stage: Stage): Promise<string> {
  stage.checkout.copy(ROOT, ['jobs.yaml', 'datasets']);
  const sha = stage.checkout.commit('Declare the sample jobs');
  await run(stage, pushEvent(sha), 'in-progress', { wait: '0' });
  stage.simulator.clock.advance(SIX_HOURS);
  await run(stage, scheduleEvent(sha), 'done');
  return sha;
}

/** A pull request that changes a file of no job, checked out as GitHub does it. */
function proposeNothing({ checkout, simulator }: Stage, baseSha: string): SimEvent {
  checkout.git('checkout', '--quiet', '-b', 'topic');
  checkout.write('README.md', 'Words that train nothing.\n');
  const headSha = checkout.commit('Say what this is');
  const pull = { number: PULL_REQUEST, headRef: 'topic', headSha, commits: [headSha] };
  openPullRequest(simulator.world.github, pull);
  const sha = checkout.checkoutMerge('topic');
  return pullRequestEvent({ number: PULL_REQUEST, headSha, baseSha, sha });
}

interface MeasuredRun {
  readonly sample: Sample;
  readonly requests: number;
}

async function measureRun(stage: Stage, event: SimEvent): Promise<MeasuredRun> {
  const before = stage.simulator.ledger.entries().length;
  await run(stage, event, 'nothing-to-do');
  const requests = stage.simulator.ledger.entries().length - before;
  const [sample] = await sampleInTurns([async () => (await run(stage, event, 'nothing-to-do')).milliseconds]);
  if (sample === undefined) throw new Error('nothing was measured');
  return { sample, requests };
}

async function run(
  stage: Stage,
  event: SimEvent,
  decision: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  stage.runId += 1;
  const { simulator, checkout } = stage;
  const token = mintRequestToken(simulator.world.oidc, event.claims);
  const ran = await runAction({
    action: ROOT,
    workspace: checkout.directory,
    inputs,
    event,
    env: { ...simulator.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token },
    token: DEFAULT_GITHUB_TOKEN,
    runId: String(stage.runId),
  });
  const { decision: decided, 'reason-code': reason } = ran.outputs;
  if (decided !== decision)
    throw new Error(
      `${event.name} was to end as ${decision}, it ended as ${decided} (${reason}). ${ran.stderr}`,
    );
  return ran;
}
