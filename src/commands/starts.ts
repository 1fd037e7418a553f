/** `apply`'s effects: start what the plan says, follow it for a while, and say what became of each job. */
import { AppError, toAppError, unreachable } from '../errors.ts';
import { placeOf } from '../plan/place.ts';
import type { Origin, PlanAction, PlannedJob } from '../plan/plan.ts';
import { type DesiredJob, type ObservedRun, olderInFlight } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { JobOutcome } from '../report/model.ts';
import { runRef } from '../watch/look.ts';
import type { CommandContext } from './context.ts';
import { type StartOutcome, startJob } from './execute.ts';
import { follow } from './follow.ts';
import { blocked, type Gate, gateOf, isNotes, staleness, withNote } from './gate.ts';
import type { LoadedJob } from './load.ts';
import type { World, Worlds } from './observe.ts';
import { inParallel } from './parallel.ts';
import { type Parting, partingWords } from './parting.ts';
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
  const gate = gateOf(context, input.origins);
  const places = [...new Set(input.planned.map((planned) => placeOfJob(planned, input.worlds)))];
  const started = await inParallel(places, PARALLEL, async (place) => {
    const planned = input.planned.filter((entry) => placeOfJob(entry, input.worlds) === place);
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
function placeOfJob({ environment }: PlannedJob, { byEnvironment }: Worlds): string {
  const world = byEnvironment.get(environment);
  return world === undefined ? environment : placeOf(world.environment);
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
  const world = input.worlds.byEnvironment.get(planned.environment);
  const loaded = input.jobs.find(({ job }) => job.key === planned.key);
  const untouched: Applied = {
    planned,
    outcome: planned.action.kind === 'blocked' ? 'blocked' : 'unchanged',
  };
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
  return await startOne(context, {
    planned: gated.reduce(withNote, planned),
    loaded,
    world,
    input,
    stopThem,
  });
}

interface StartOne {
  readonly planned: PlannedJob;
  readonly loaded: LoadedJob;
  readonly world: World;
  readonly input: AllInput;
  readonly stopThem: () => Promise<void>;
}

async function startOne(
  context: CommandContext,
  { planned, loaded, world, input, stopThem }: StartOne,
): Promise<Applied> {
  const ready = await readForStart({ planned, loaded }, world.session.objects).catch(toAppError);
  if (ready instanceof AppError) return appliedOf(planned, { kind: 'error', error: ready }, world);
  const { action } = ready.planned;
  if (action.kind === 'blocked') return { ...ready, outcome: 'blocked' };
  let overtaken: Applied | undefined;
  const outcome = await startJob(context, {
    ...ready,
    world,
    origin: input.origins.get(planned.key),
    beforeCreate: async (isUploaded) => {
      // An upload takes minutes, as does reading what is in S3: the branch may have moved in them.
      const isLater = isUploaded || ready.loaded !== loaded;
      overtaken = isLater ? await staleness(context, ready.planned, loaded) : undefined;
      if (overtaken !== undefined) return false;
      await stopThem();
      if ('jobName' in action) input.parting.note(planned.key, action.jobName, 'starting');
      return true;
    },
  });
  if (outcome.kind === 'withheld') return overtaken ?? { planned, outcome: 'unchanged' };
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

/** What apply starts, if nothing keeps it from it. */
export function isStart({ action }: PlannedJob): boolean {
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

type Started = Exclude<StartOutcome, { readonly kind: 'withheld' }>;

function appliedOf(planned: PlannedJob, outcome: Started, world: World): Applied {
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
