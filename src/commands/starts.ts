/** `apply`'s effects: start what the plan says, follow it for a while, and say what became of each job. */
import { AppError, toAppError, unreachable } from '../errors.ts';
import type { Origin, PlanAction, PlanNote, PlannedJob } from '../plan/plan.ts';
import { type DesiredJob, type ObservedRun, olderInFlight } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { JobOutcome } from '../report/model.ts';
import { runRef } from '../watch/look.ts';
import type { CommandContext } from './context.ts';
import { type StartOutcome, startJob } from './execute.ts';
import { follow } from './follow.ts';
import type { LoadedJob } from './load.ts';
import type { World, Worlds } from './observe.ts';
import { inParallel } from './parallel.ts';
import { type Parting, partingWords } from './parting.ts';
import { freshnessCheck, reviewCheck } from './review.ts';
import { type OlderRun, stopOlder } from './supersede.ts';
import { readForStart } from './unread.ts';

export interface ApplyInput {
  readonly planned: readonly PlannedJob[];
  readonly jobs: readonly LoadedJob[];
  readonly worlds: Worlds;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Every entry of the file: what one of them wants is no older run of another. */
  readonly entries: readonly DesiredJob[];
  /** Told as soon as a run exists, so that a crash afterwards leaves a trace. */
  readonly onRunning: (planned: PlannedJob) => Promise<void>;
  /** Told before a run is stopped for a later change of its job. */
  readonly onSuperseded: (older: OlderRun) => Promise<void>;
}

/** A planned job after apply, with the outcome of this run where it differs from its state. */
export interface Applied {
  readonly planned: PlannedJob;
  readonly outcome: JobOutcome;
  /** What kept it from starting; present with outcome `error` only. */
  readonly error?: AppError;
  /** The job with the rows of datasets in S3, where they were read for its start. */
  readonly loaded?: LoadedJob;
  /** Head of the default branch, which has changed the job since; with outcome `stale` only. */
  readonly supersededBy?: string | undefined;
}

/** Accounts and regions in which jobs are started at once. */
const PARALLEL = 4;

/**
 * Starts jobs of one account and region one after the other, of several at once, then waits. The first job that meets
 * the quota ends the starting in its place, and only there.
 */
export async function applyPlan(context: CommandContext, input: ApplyInput): Promise<readonly Applied[]> {
  const parting = partingWords(context);
  try {
    return await applyAll(context, { ...input, parting });
  } finally {
    parting.end();
  }
}

interface AllInput extends ApplyInput {
  readonly parting: Parting;
}

async function applyAll(context: CommandContext, input: AllInput): Promise<readonly Applied[]> {
  const gate = await gateOf(context, input);
  const places = [...new Set(input.planned.map((planned) => placeOf(planned, input.worlds)))];
  const started = await inParallel(places, PARALLEL, async (place) => {
    const planned = input.planned.filter((entry) => placeOf(entry, input.worlds) === place);
    return await applyPlace(context, { planned, input, gate });
  });
  const byPlanned = new Map(started.flat());
  const applied = input.planned.flatMap((planned) => byPlanned.get(planned) ?? []);
  const latest = await follow(context, applied, input.worlds);
  return applied.map((entry) => {
    const { action } = entry.planned;
    const run = action.kind === 'watch' ? latest.get(action.run.jobName) : undefined;
    return run === undefined ? entry : { ...entry, planned: { ...entry.planned, action: actionOf(run) } };
  });
}

/** Bedrock counts by account and region; an environment that could not be read is a place of its own. */
function placeOf({ environment }: PlannedJob, { byEnvironment }: Worlds): string {
  const world = byEnvironment.get(environment);
  return world === undefined ? environment : `${world.environment.accountId}/${world.environment.region}`;
}

interface PlaceInput {
  readonly planned: readonly PlannedJob[];
  readonly input: AllInput;
  readonly gate: Gate;
}

async function applyPlace(
  context: CommandContext,
  { planned: jobs, input, gate }: PlaceInput,
): Promise<readonly (readonly [PlannedJob, Applied])[]> {
  const applied: (readonly [PlannedJob, Applied])[] = [];
  let isFull = false;
  for (const planned of jobs) {
    const next = await applyOne(context, { planned, input, gate, isFull });
    isFull ||= next.outcome === 'queued';
    // A run that had ended when it was adopted is told as an end, not as running.
    if (next.outcome !== 'unchanged' && next.planned.action.kind === 'watch')
      await input.onRunning(next.planned);
    applied.push([planned, next]);
  }
  return applied;
}

/** A reason not to start, or notes to show beside the start. */
type Gate = (planned: PlannedJob, loaded: LoadedJob) => Promise<Applied | readonly PlanNote[]>;

async function gateOf(context: CommandContext, input: ApplyInput): Promise<Gate> {
  const isAnyNeeded = input.planned.some((planned) => isStart(planned) || olderOf(planned, input).length > 0);
  if (!isAnyNeeded) return async () => [];
  const review = reviewCheck(context);
  return async (planned, loaded) => {
    // Asked anew for each job: while others were uploaded before it, the branch may have moved.
    const isFresh = await freshnessCheck(context);
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
  readonly input: AllInput;
  readonly gate: Gate;
  /** The quota of the place was met before. */
  readonly isFull: boolean;
}

async function applyOne(
  context: CommandContext,
  { planned, input, gate, isFull }: OneInput,
): Promise<Applied> {
  const { action } = planned;
  const world = input.worlds.byEnvironment.get(planned.environment);
  const loaded = input.jobs.find(({ job }) => job.key === planned.key);
  const untouched: Applied = { planned, outcome: action.kind === 'blocked' ? 'blocked' : 'unchanged' };
  if (world === undefined || loaded === undefined) return untouched;
  const older = olderOf(planned, input);
  if (!isStart(planned) && older.length === 0) return untouched;
  if (context.signal.aborted) return { planned, outcome: 'unchanged' };
  // Stopping an older run of the job makes room.
  if (isFull && older.length === 0) return { planned: asQueued(planned, world), outcome: 'queued' };
  const gated = await gate(planned, loaded);
  const stopThem = (): Promise<void> =>
    stopOlder(context, { key: planned.key, world, older, onSuperseded: input.onSuperseded });
  if (!isStart(planned)) {
    if (isNotes(gated)) await stopThem().catch((error: unknown) => notStopped(context, planned, error));
    return untouched;
  }
  if (!isNotes(gated)) return gated;
  const noted = gated.reduce(withNote, planned);
  const ready = await readForStart({ planned: noted, loaded }, world.session.objects).catch(toAppError);
  if (ready instanceof AppError) return appliedOf(noted, { kind: 'error', error: ready }, world);
  if (ready.planned.action.kind === 'blocked') return { ...ready, outcome: 'blocked' };
  const outcome = await startJob(context, {
    ...ready,
    world,
    origin: input.origins.get(planned.key),
    beforeCreate: async () => {
      await stopThem();
      if ('jobName' in action) input.parting.note(planned.key, action.jobName, 'starting');
    },
  });
  const applied = { ...appliedOf(ready.planned, outcome, world), loaded: ready.loaded };
  noteParting(input.parting, planned, applied);
  return applied;
}

function noteParting(
  parting: Parting,
  { key, action: before }: PlannedJob,
  { planned, outcome }: Applied,
): void {
  if ('jobName' in before) parting.forget(before.jobName);
  if (planned.action.kind === 'watch' && (outcome === 'started' || outcome === 'adopted'))
    parting.note(key, planned.action.run.jobName, outcome);
}

function isStart({ action }: PlannedJob): boolean {
  return action.kind === 'train' || action.kind === 'queue';
}

/** Runs to be stopped for the job's present specification, where that trains, is trained, or is about to. */
function olderOf(planned: PlannedJob, { jobs, worlds, entries }: ApplyInput): readonly ObservedRun[] {
  const world = worlds.byEnvironment.get(planned.environment);
  const loaded = jobs.find(({ job }) => job.key === planned.key);
  const isOn = isStart(planned) || planned.action.kind === 'watch' || planned.action.kind === 'none';
  if (world === undefined || loaded?.job.supersede !== 'stop' || !isOn) return [];
  return olderInFlight(world.observed, loaded, entries).filter(({ ref }) => ref.status !== 'Stopping');
}

/** The job itself is as it should be: what could not be stopped beside it is told. */
function notStopped(context: CommandContext, { key }: PlannedJob, error: unknown): void {
  const { message, hint } = toAppError(error);
  context.console.warn(`An earlier specification of ${key} was not stopped: ${message}. ${hint}`);
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
