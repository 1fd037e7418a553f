/** Desired against observed: for each job one action with its reason. Pure; the same for plan, apply and status. */
import type { JobConfig } from '../config/job.ts';
import type { Range } from '../datasets/dataset.ts';
import { compareText } from '../errors.ts';
import { budgetNotes } from './budget.ts';
import { isInFlight } from './in-flight.ts';
import { parseRunName, runName, shortFingerprint } from './names.ts';
import { olderNote, renamedNote, retryNotes, stallNotes } from './notes.ts';
import { placeOf } from './place.ts';
import type { BlockReason, CostEstimate, Plan, PlanAction, PlanNote, PlannedJob, RunRef } from './plan.ts';
import { indexOf } from './run-index.ts';
import { unmanagedJobs, wantedIn } from './unmanaged.ts';

/** Bedrock's usual number of jobs in flight per account and region: a hint only, ServiceQuotaExceeded is the truth. */
export const USUAL_SLOTS = 2;
/** A completed run may show its model, and the list of models may hold it, a little later. */
const MODEL_GRACE_MS = 10 * 60_000;

/** One entry of `jobs.yaml` with everything that could be decided without AWS. */
export interface DesiredJob {
  readonly job: JobConfig;
  /** undefined when findings made it impossible to compute. */
  readonly fingerprint: string | undefined;
  readonly estimate: CostEstimate;
  /** Reasons known before AWS is asked: findings, budget. */
  readonly blockers: readonly BlockReason[];
}

/** `unchecked`: not looked at, because nothing depends on it in this run. */
export type Ownership = 'ours' | 'foreign' | 'unproven' | 'unchecked';

export interface ObservedRun {
  readonly ref: RunRef;
  readonly ownership: Ownership;
  /** false: a run of that name exists, but with other inputs; undefined: not compared. */
  readonly inputsMatch: boolean | undefined;
  /** What it was estimated at when it was started, USD; read where the file no longer says it. */
  readonly estimatedUsd?: Range | undefined;
  /** The config file it is a run of, where that is another one: no job of this file has to do with it. */
  readonly otherFile?: string | undefined;
}

/** What AWS says exists in one environment. */
export interface Observed {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly runs: readonly ObservedRun[];
  readonly modelArns: ReadonlySet<string>;
  /** Jobs in flight in the account and region, of anybody. */
  readonly inFlight: number;
  /** The account's quota of them, where it was read. */
  readonly slots?: number | undefined;
}

export interface ReconcileOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `retry: <job>@<attempt>`: job key to the attempt a person asked for. */
  readonly retries: ReadonlyMap<string, number>;
  /** Every entry of `jobs.yaml`, those not selected in this run too: their runs are not `unmanaged`. */
  readonly entries: readonly DesiredJob[];
}

/**
 * @param observed per environment name; a job whose environment is missing here is blocked
 * @returns jobs in file order, then `unmanaged` runs by name
 */
export function reconcile(
  desired: readonly DesiredJob[],
  observed: ReadonlyMap<string, Observed>,
  options: ReconcileOptions,
): Plan {
  const free = new Map(
    [...observed.values()].map((world) => [placeOf(world), slotsOf(world) - world.inFlight]),
  );
  const jobs = desired.map((entry) => {
    const world = observed.get(entry.job.environment.name);
    const planned = planJob(entry, world, options);
    return world === undefined ? planned : takeSlot(planned, world, free);
  });
  return { schemaVersion: 1, jobs: [...jobs, ...unmanagedJobs(options.entries, [...observed.values()])] };
}

function planJob(desired: DesiredJob, world: Observed | undefined, options: ReconcileOptions): PlannedJob {
  const { job, fingerprint } = desired;
  const runs = world === undefined ? [] : runsOf(world, fingerprint);
  const action = decide(desired, world, runs, options);
  return {
    key: job.key,
    environment: job.environment.name,
    region: job.environment.region,
    baseModel: job.baseModel.value,
    fingerprint,
    action,
    estimate: desired.estimate,
    budgetUsd: job.budget.trainingUsd?.value,
    notes: [
      ...(action.kind === 'train' ? budgetNotes(job, desired.estimate) : []),
      ...(world === undefined ? [] : notesFor({ desired, world, runs, action, options })),
    ],
  };
}

/** Runs of one fingerprint, whatever job key stands in their names, oldest attempt first. */
function runsOf(world: Observed, fingerprint: string | undefined): readonly ObservedRun[] {
  if (fingerprint === undefined) return [];
  const runs = indexOf(world).byShort.get(shortFingerprint(fingerprint)) ?? [];
  return [...runs].sort((a, b) => a.ref.attempt - b.ref.attempt || compareText(ageOf(a.ref), ageOf(b.ref)));
}

/** The name decides between runs of one moment, so that the order of listing never does. */
function ageOf({ createdAt, jobName }: RunRef): string {
  return `${createdAt} ${jobName}`;
}

function decide(
  desired: DesiredJob,
  world: Observed | undefined,
  runs: readonly ObservedRun[],
  options: ReconcileOptions,
): PlanAction {
  const usable = runs.filter(isUsable);
  const active = usable.find((run) => isInFlight(run.ref.status));
  // A run that trains already is followed whatever else is wrong: nothing more can be spent on it.
  if (active !== undefined) return { kind: 'watch', run: active.ref };
  const isSound = desired.blockers.every(({ code }) => code !== 'findings');
  const trained = world !== undefined && isSound ? trainedAction(usable, world, options.now) : undefined;
  // Neither a lower budget nor another repository's run takes away what is trained and paid for.
  if (trained !== undefined) return trained;
  const reasons = [...desired.blockers, ...foreignReasons(runs)];
  if (world === undefined && reasons.length === 0) reasons.push(unavailable(desired.job.environment.name));
  if (reasons.length > 0 || world === undefined || desired.fingerprint === undefined)
    return { kind: 'blocked', reasons };
  const latest = runs.at(-1);
  if (latest === undefined) return start(desired.job.key, desired.fingerprint, 1);
  return decideFromEnded({
    key: desired.job.key,
    fingerprint: desired.fingerprint,
    latest: latest.ref,
    options,
  });
}

/** What a completed run means while its model exists, or may still appear. */
function trainedAction(runs: readonly ObservedRun[], world: Observed, now: number): PlanAction | undefined {
  for (const { ref } of [...runs].reverse()) {
    if (ref.status !== 'Completed') continue;
    if (ref.modelArn !== undefined && world.modelArns.has(ref.modelArn))
      return { kind: 'none', run: ref, modelArn: ref.modelArn };
    if (modelMayStillAppear(ref, now)) return { kind: 'watch', run: ref };
  }
  return undefined;
}

interface EndedInput {
  readonly key: string;
  readonly fingerprint: string;
  readonly latest: RunRef;
  readonly options: ReconcileOptions;
}

function decideFromEnded({ key, fingerprint, latest: run, options }: EndedInput): PlanAction {
  const retryAttempt = run.attempt + 1;
  if (options.retries.get(key) === retryAttempt) return start(key, fingerprint, retryAttempt);
  if (run.status === 'Completed') return { kind: 'missing', run, retryAttempt };
  return { kind: run.status === 'Stopped' ? 'stopped' : 'failed', run, retryAttempt };
}

function modelMayStillAppear(run: RunRef, now: number): boolean {
  return run.endedAt !== undefined && Math.abs(now - Date.parse(run.endedAt)) < MODEL_GRACE_MS;
}

function start(key: string, fingerprint: string, attempt: number): PlanAction {
  return { kind: 'train', attempt, jobName: runName(key, fingerprint, attempt) };
}

function isUsable(run: ObservedRun): boolean {
  return run.ownership !== 'foreign' && run.inputsMatch !== false;
}

function foreignReasons(runs: readonly ObservedRun[]): BlockReason[] {
  const reasons: BlockReason[] = [];
  for (const { ref, ownership, inputsMatch } of runs) {
    if (ownership === 'foreign')
      reasons.push({
        code: 'foreign-run',
        message: `${ref.jobName} trains the same specification for another repository`,
        hint: 'Set `namespace:` on the job to train a copy of your own, or use that model.',
      });
    else if (inputsMatch === false)
      reasons.push({
        code: 'run-mismatch',
        message: `${ref.jobName} exists, but was created with other inputs`,
        hint: 'Set `namespace:` on the job, so that it gets a name of its own.',
      });
  }
  return reasons;
}

function unavailable(environment: string): BlockReason {
  return {
    code: 'environment-unavailable',
    message: `environment ${environment} could not be read`,
    hint: 'See the error of this environment above.',
  };
}

function slotsOf({ slots }: Observed): number {
  return slots ?? USUAL_SLOTS;
}

/** Turns `train` into `queue` where the slots are taken. */
function takeSlot(planned: PlannedJob, world: Observed, free: Map<string, number>): PlannedJob {
  const { action } = planned;
  if (action.kind !== 'train') return planned;
  const left = free.get(placeOf(world)) ?? 0;
  free.set(placeOf(world), left - 1);
  if (left > 0) return planned;
  const inFlight = Math.max(world.inFlight, slotsOf(world) - left);
  return { ...planned, action: { ...action, kind: 'queue', inFlight } };
}

interface NoteInput {
  readonly desired: DesiredJob;
  readonly world: Observed;
  readonly runs: readonly ObservedRun[];
  readonly action: PlanAction;
  readonly options: ReconcileOptions;
}

function notesFor({ desired, world, runs, action, options }: NoteInput): readonly PlanNote[] {
  const { key } = desired.job;
  const renamed = runs.find((run) => parseRunName(run.ref.jobName)?.job !== key && isUsable(run));
  return [
    ...(renamed === undefined ? [] : [renamedNote(renamed.ref)]),
    ...olderInFlight(world, desired, options.entries).map((older) => olderNote(desired.job, older)),
    ...(action.kind === 'watch' ? stallNotes(action.run, options.now) : []),
    ...retryNotes({ asked: options.retries.get(key), action, latest: runs.at(-1)?.ref.attempt ?? 0 }),
  ];
}

/** Runs of the job's name that train what no entry asks for any more. */
export function olderInFlight(
  world: Observed,
  { job }: Pick<DesiredJob, 'job'>,
  entries: readonly DesiredJob[],
): readonly ObservedRun[] {
  const running = (indexOf(world).byKey.get(job.key) ?? []).filter(
    (run) => isInFlight(run.ref.status) && run.ownership === 'ours' && run.otherFile === undefined,
  );
  if (running.length === 0) return [];
  // A run that another entry wants is that entry's, though it was created under this name.
  const wanted = wantedIn(world, entries);
  return running.filter((run) => !wanted.has(parseRunName(run.ref.jobName)?.short ?? ''));
}
