/** `apply`'s effects: start what the plan says, follow it for a while, and say what became of each job. */

import { AppError, toAppError, unreachable } from '../errors.ts';
import { WAIT_DEFAULTS } from '../inputs.ts';
import type { Origin, PlanAction, PlanNote, PlannedJob } from '../plan/plan.ts';
import { isInFlight } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import { runRef } from '../watch/look.ts';
import { currentPhase, isTerminal } from '../watch/phases.ts';
import { type WaitFor, waitForRuns } from '../watch/wait.ts';
import type { CommandContext } from './context.ts';
import { type StartOutcome, startJob } from './execute.ts';
import type { LoadedJob } from './load.ts';
import type { World, Worlds } from './observe.ts';
import { freshnessCheck, reviewCheck } from './review.ts';
import { readForStart } from './unread.ts';

export interface ApplyInput {
  readonly planned: readonly PlannedJob[];
  readonly jobs: readonly LoadedJob[];
  readonly worlds: Worlds;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Told as soon as a run exists, so that a crash afterwards leaves a trace. */
  readonly onRunning: (planned: PlannedJob) => Promise<void>;
}

/** A planned job after apply, with the outcome of this run where it differs from its state. */
export interface Applied {
  readonly planned: PlannedJob;
  readonly outcome: 'unchanged' | 'started' | 'adopted' | 'queued' | 'stale' | 'blocked' | 'error';
  /** What kept it from starting; present with outcome `error` only. */
  readonly error?: AppError;
  /** The job with the rows of datasets in S3, where they were read for its start. */
  readonly loaded?: LoadedJob;
  /** Head of the default branch, which has changed the job since; with outcome `stale` only. */
  readonly supersededBy?: string | undefined;
}

/** Starts one after the other (the first one that meets the quota ends the starting of its environment), then waits. */
export async function applyPlan(context: CommandContext, input: ApplyInput): Promise<readonly Applied[]> {
  const gate = await gateOf(context, input);
  const full = new Set<string>();
  const applied: Applied[] = [];
  for (const planned of input.planned) {
    const next = await applyOne(context, { planned, input, gate, full });
    if (next.outcome === 'queued') full.add(planned.environment);
    // A run that had ended when it was adopted is told as an end, not as running.
    if (next.outcome !== 'unchanged' && next.planned.action.kind === 'watch')
      await input.onRunning(next.planned);
    applied.push(next);
  }
  return await follow(context, applied, input.worlds);
}

/** A reason not to start, or notes to show beside the start. */
type Gate = (planned: PlannedJob, loaded: LoadedJob) => Promise<Applied | readonly PlanNote[]>;

async function gateOf(context: CommandContext, input: ApplyInput): Promise<Gate> {
  const anyStart = input.planned.some(({ action }) => action.kind === 'train' || action.kind === 'queue');
  if (!anyStart) return async () => [];
  const isFresh = await freshnessCheck(context);
  const review = reviewCheck(context);
  return async (planned, loaded) => {
    const freshness = await isFresh(loaded);
    if (freshness.kind !== 'fresh') {
      const message =
        freshness.kind === 'stale'
          ? `the default branch has changed this job since (now at ${freshness.head.slice(0, 12)}): its own run starts it`
          : `whether the default branch has changed this job could not be found out (${freshness.reason}): not started`;
      const supersededBy = freshness.kind === 'stale' ? freshness.head : undefined;
      return { planned: withNote(planned, { code: 'stale', message }), outcome: 'stale', supersededBy };
    }
    const doubt = await review(planned, input.origins.get(planned.key));
    if (doubt === undefined) return [];
    if (context.inputs.reviewed === 'warn')
      return [{ code: 'not-reviewed', message: `not reviewed: ${doubt}` }];
    return {
      planned: blocked(
        planned,
        'not-reviewed',
        doubt,
        'Open a pull request with this change, or set `reviewed: warn`.',
      ),
      outcome: 'blocked',
    };
  };
}

interface OneInput {
  readonly planned: PlannedJob;
  readonly input: ApplyInput;
  readonly gate: Gate;
  readonly full: ReadonlySet<string>;
}

async function applyOne(context: CommandContext, { planned, input, gate, full }: OneInput): Promise<Applied> {
  const { action } = planned;
  const world = input.worlds.byEnvironment.get(planned.environment);
  const loaded = input.jobs.find(({ job }) => job.key === planned.key);
  if ((action.kind !== 'train' && action.kind !== 'queue') || world === undefined || loaded === undefined)
    return { planned, outcome: action.kind === 'blocked' ? 'blocked' : 'unchanged' };
  if (context.signal.aborted) return { planned, outcome: 'unchanged' };
  if (full.has(planned.environment)) return { planned: asQueued(planned, world), outcome: 'queued' };
  const gated = await gate(planned, loaded);
  if (!isNotes(gated)) return gated;
  const noted = gated.reduce(withNote, planned);
  const ready = await readForStart({ planned: noted, loaded }, world.session.objects).catch(toAppError);
  if (ready instanceof AppError) return appliedOf(noted, { kind: 'error', error: ready }, world);
  if (ready.planned.action.kind === 'blocked') return { ...ready, outcome: 'blocked' };
  const outcome = await startJob(context, { ...ready, world, origin: input.origins.get(planned.key) });
  return { ...appliedOf(ready.planned, outcome, world), loaded: ready.loaded };
}

function isNotes(gated: Applied | readonly PlanNote[]): gated is readonly PlanNote[] {
  return Array.isArray(gated);
}

function appliedOf(planned: PlannedJob, outcome: StartOutcome, world: World): Applied {
  switch (outcome.kind) {
    case 'running':
      return {
        planned: { ...planned, action: actionOf(outcome.run) },
        outcome: outcome.adopted ? 'adopted' : 'started',
      };
    case 'queued': {
      const message = `Bedrock's quota is used up: ${outcome.message}`;
      return { planned: withNote(asQueued(planned, world), { code: 'quota', message }), outcome: 'queued' };
    }
    case 'refused':
      return {
        planned: blocked(
          planned,
          outcome.reason,
          outcome.message,
          'Set `namespace:` on the job to train a copy of your own.',
        ),
        outcome: 'blocked',
      };
    case 'error':
      return {
        planned: blocked(planned, 'start-failed', outcome.error.message, outcome.error.hint),
        outcome: 'error',
        error: outcome.error,
      };
    default:
      return unreachable(outcome);
  }
}

/** The state of a run as a plan action. */
export function actionOf(run: RunDetail): PlanAction {
  const ref = runRef(run);
  const retryAttempt = ref.attempt + 1;
  if (run.status === 'Completed' && run.customModelArn !== undefined)
    return { kind: 'none', run: ref, modelArn: run.customModelArn };
  if (run.status === 'Failed') return { kind: 'failed', run: ref, retryAttempt };
  if (run.status === 'Stopped') return { kind: 'stopped', run: ref, retryAttempt };
  return { kind: 'watch', run: ref };
}

function asQueued(planned: PlannedJob, world: World): PlannedJob {
  const { action } = planned;
  if (action.kind !== 'train') return planned;
  return { ...planned, action: { ...action, kind: 'queue', inFlight: world.observed.inFlight } };
}

type BlockCode = Extract<PlanAction, { readonly kind: 'blocked' }>['reasons'][number]['code'];

function blocked(planned: PlannedJob, code: BlockCode, message: string, hint: string): PlannedJob {
  return { ...planned, action: { kind: 'blocked', reasons: [{ code, message, hint }] } };
}

function withNote(planned: PlannedJob, note: PlanNote): PlannedJob {
  return { ...planned, notes: [...planned.notes, note] };
}

/** Follows everything in flight; what a cancelled run leaves behind is said, or stopped where `on-cancel` asks for it. */
async function follow(
  context: CommandContext,
  applied: readonly Applied[],
  worlds: Worlds,
): Promise<readonly Applied[]> {
  // All environments at once: one clock for the whole wait.
  const following = [...worlds.byEnvironment].map(([name, world]) => {
    const names = applied.flatMap(({ planned }) =>
      isFollowed(planned, name) ? [planned.action.run.jobName] : [],
    );
    return followWorld(context, world, names).catch((error: unknown) => lostSight(context, name, error));
  });
  const latest = new Map((await Promise.all(following)).flat().map((run) => [run.jobName, run]));
  if (context.signal.aborted) await onCancel(context, applied, worlds);
  return applied.map((entry) => {
    const { action } = entry.planned;
    const run = action.kind === 'watch' ? latest.get(action.run.jobName) : undefined;
    return run === undefined ? entry : { ...entry, planned: { ...entry.planned, action: actionOf(run) } };
  });
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
    const run = await world.session.bedrock.getRun(name);
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
  for (const { planned, outcome } of applied) {
    if (planned.action.kind !== 'watch' || outcome === 'unchanged') continue;
    const { run } = planned.action;
    const bedrock = worlds.byEnvironment.get(planned.environment)?.session.bedrock;
    const goesOn = `${run.jobName} goes on training, and costing. To end it: run the stop workflow for ${planned.key}.`;
    if (context.inputs.onCancel === 'leave' || outcome === 'adopted' || bedrock === undefined)
      context.console.warn(goesOn);
    else
      await bedrock.stopRun(run.jobArn).then(
        (answer) => context.console.warn(`${run.jobName}: ${answer}`),
        (error: unknown) => context.console.warn(`${toAppError(error).message}. ${goesOn}`),
      );
  }
}
