/** Following what `apply` started, or found in flight, for as long as `wait` says. */
import { isPassing, toAppError } from '../errors.ts';
import { WAIT_DEFAULTS } from '../inputs.ts';
import { isInFlight } from '../plan/in-flight.ts';
import type { PlanAction, PlannedJob } from '../plan/plan.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import { currentPhase, isTerminal } from '../watch/phases.ts';
import { type WaitFor, waitForRuns } from '../watch/wait.ts';
import type { CommandContext } from './context.ts';
import type { World, Worlds } from './observe.ts';
import type { Applied } from './starts.ts';

/**
 * Follows everything in flight, and answers each run as it was last seen, by its name; what a cancelled run leaves behind is
 * said, or stopped where `on-cancel` asks for it.
 */
export async function follow(
  context: CommandContext,
  applied: readonly Applied[],
  worlds: Worlds,
): Promise<ReadonlyMap<string, RunDetail>> {
  // All environments at once: one clock for the whole wait.
  const following = [...worlds.byEnvironment].map(([name, world]) => {
    const names = applied.flatMap(({ planned }) =>
      isFollowed(planned, name) ? [planned.action.run.jobName] : [],
    );
    return followWorld(context, world, names).catch((error: unknown) => lostSight(context, name, error));
  });
  const latest = new Map((await Promise.all(following)).flat().map((run) => [run.jobName, run]));
  if (context.signal.aborted) await onCancel(context, applied, worlds);
  return latest;
}

type Watched = PlannedJob & { readonly action: Extract<PlanAction, { readonly kind: 'watch' }> };

/** A completed run that only waits for its model has nothing to follow. */
function isFollowed(planned: PlannedJob, environment: string): planned is Watched {
  const { action } = planned;
  return planned.environment === environment && action.kind === 'watch' && isInFlight(action.run.status);
}

/** What was started stays started: that its progress cannot be read is told, and costs nobody the report. */
function lostSight(context: CommandContext, environment: string, error: unknown): readonly RunDetail[] {
  context.console.warn(`The runs of ${environment} cannot be followed now: ${toAppError(error).message}`);
  return [];
}

async function followWorld(
  context: CommandContext,
  world: World,
  names: readonly string[],
): Promise<readonly RunDetail[]> {
  const runs: RunDetail[] = [];
  for (const name of names) {
    const run = await firstLook(context, world, name);
    if (run !== undefined) runs.push(run);
  }
  const { bedrock } = world.session;
  const onChange = (run: RunDetail): void => context.console.info(describe(run));
  return await waitForRuns(
    { bedrock, clock: context.clock, signal: context.signal, onChange },
    runs,
    waitFor(context),
  );
}

/** Pauses before a run is looked at again whose first look was lost, or that Bedrock does not show yet. */
const LOOK_AGAIN_MS = [1000, 2000];

/** What is not seen here is not followed: one lost answer must not end a wait of hours before it has begun. */
async function firstLook(
  { clock, signal }: CommandContext,
  { session: { bedrock } }: World,
  name: string,
): Promise<RunDetail | undefined> {
  for (const pause of LOOK_AGAIN_MS) {
    const run = await bedrock.getRun(name).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      return undefined;
    });
    if (run !== undefined || signal.aborted) return run;
    await clock.sleep(pause, signal);
  }
  return await bedrock.getRun(name);
}

function waitFor(context: CommandContext): WaitFor {
  const { wait } = context.inputs;
  return wait?.kind === 'done'
    ? { until: 'ended', atMostMs: Number.POSITIVE_INFINITY }
    : { until: 'validated', atMostMs: wait?.ms ?? WAIT_DEFAULTS.applyMs };
}

function describe(run: RunDetail): string {
  const phase = currentPhase(run.phases);
  const detail = phase === undefined || isTerminal(run.status) ? '' : ` (${phase.name} ${phase.status})`;
  return `${run.jobName}: ${run.status}${detail}`;
}

/** Only what this run started may be stopped by cancelling it; an adopted run is another run's. */
async function onCancel(context: CommandContext, applied: readonly Applied[], worlds: Worlds): Promise<void> {
  if (context.inputs.onCancel === 'leave') return;
  for (const { planned, outcome } of applied) {
    const bedrock = worlds.byEnvironment.get(planned.environment)?.session.bedrock;
    if (planned.action.kind !== 'watch' || outcome !== 'started' || bedrock === undefined) continue;
    const { run } = planned.action;
    await bedrock.stopRun(run.jobArn).then(
      (answer) => context.console.warn(`${run.jobName}: ${answer}`),
      (error: unknown) =>
        context.console.warn(`${toAppError(error).message}. ${run.jobName} goes on training, and costing.`),
    );
  }
}
