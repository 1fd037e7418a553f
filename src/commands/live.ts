/** What only AWS can say of the runs that a change would start. Where none would start, nothing is asked. */
import type { Finding } from '../errors.ts';
import { startsLater } from '../outputs.ts';
import type { CommandContext } from './context.ts';
import { type Loaded, type LoadedJob, withFindings, withJudged } from './load.ts';
import type { World, Worlds } from './observe.ts';
import { inParallel } from './parallel.ts';
import { planJobs } from './planned.ts';
import { readS3Datasets, type S3Read, s3Name, s3Sources, type Unread } from './s3-datasets.ts';
import type { Affected } from './scope.ts';

/** Environments asked about at once. */
const PARALLEL = 4;
/** Streams from S3 at once: their rows are checked on one core. */
const PARALLEL_STREAMS = 2;

export interface LiveInput {
  readonly loaded: Loaded;
  readonly selected: readonly LoadedJob[];
  readonly affected: Affected | undefined;
  readonly worlds: Worlds;
}

/** What is known after the checks. */
export interface Checked {
  readonly loaded: Loaded;
  /** With the number of runs that the account may have at a time, where it was told. */
  readonly worlds: Worlds;
  /** Checks that could not be made, each with the reason. */
  readonly notRun: readonly string[];
}

/** A job that the merge would start. */
export interface Starting {
  readonly loaded: LoadedJob;
  readonly jobName: string;
}

/** What one environment has to say. */
export interface Verdict {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly notRun: readonly string[];
  readonly slots: number | undefined;
}

export async function checkLive(context: CommandContext, input: LiveInput): Promise<Checked> {
  const { loaded, worlds } = input;
  const starting = startingJobs(context, input);
  const asked = [...starting].map(([name, jobs]) => ({ jobs, world: worldOf(worlds, name) }));
  if (asked.length === 0) return { loaded, worlds, notRun: [] };
  const { verdictOn } = await import('./live-settings.ts');
  const [verdicts, reads] = await Promise.all([
    inParallel(asked, PARALLEL, ({ world, jobs }) => verdictOn(context, world, jobs)),
    inParallel(streamsOf(context, asked), PARALLEL_STREAMS, ({ job, world }) =>
      readS3Datasets(job, world.session.objects),
    ),
  ]);
  return {
    loaded: withJudged(loaded, judge(starting, verdicts, reads)),
    worlds: withSlots(worlds, new Map(asked.map(({ world }, at) => [world, verdicts[at]?.slots]))),
    notRun: [
      ...verdicts.flatMap(({ notRun }) => notRun),
      ...reads.flatMap(({ unread }) => unread.map(unreadLine)),
    ],
  };
}

/** By environment; what stands in the entry or in the budget does not count, so that all faults are told at once. */
function startingJobs(
  context: CommandContext,
  { loaded, selected, affected, worlds }: LiveInput,
): ReadonlyMap<string, readonly Starting[]> {
  const bare = selected.map((entry) => ({ ...entry, desired: { ...entry.desired, blockers: [] } }));
  const starting = new Map<string, Starting[]>();
  for (const planned of planJobs(context, { all: loaded.jobs, selected: bare, worlds })) {
    const { key, environment, action } = planned;
    const job = selected.find((entry) => entry.job.key === key);
    if (job === undefined || !startsLater({ planned }) || !('jobName' in action)) continue;
    if (affected !== undefined && !affected.keys.has(key)) continue;
    const jobs = starting.get(environment) ?? [];
    starting.set(environment, [...jobs, { loaded: job, jobName: action.jobName }]);
  }
  return starting;
}

/** A run starts only where its environment was read. */
function worldOf({ byEnvironment }: Worlds, name: string): World {
  const world = byEnvironment.get(name);
  if (world === undefined) throw new TypeError(`${name} was not read`);
  return world;
}

interface Asked {
  readonly world: World;
  readonly jobs: readonly Starting[];
}

/** Jobs with data in S3. Findings say how many rows there are and what is wrong with them: no stranger may have them. */
function streamsOf(
  { trigger }: CommandContext,
  asked: readonly Asked[],
): readonly { readonly job: LoadedJob; readonly world: World }[] {
  if (trigger.kind === 'pull-request' && trigger.untrusted) return [];
  return asked.flatMap(({ world, jobs }) =>
    jobs.flatMap(({ loaded: job }) => (s3Sources(job).length === 0 ? [] : [{ job, world }])),
  );
}

function judge(
  starting: ReadonlyMap<string, readonly Starting[]>,
  verdicts: readonly Verdict[],
  reads: readonly S3Read[],
): readonly LoadedJob[] {
  const read = new Map(reads.map(({ loaded }) => [loaded.job.key, loaded]));
  return [...starting.values()].flat().map(({ loaded }) => {
    const { key } = loaded.job;
    const found = verdicts.flatMap(({ findings }) => findings.get(key) ?? []);
    return withFindings(read.get(key) ?? loaded, found);
  });
}

function withSlots(worlds: Worlds, slots: ReadonlyMap<World, number | undefined>): Worlds {
  const byEnvironment = [...worlds.byEnvironment].map(
    ([name, world]) =>
      [name, { ...world, observed: { ...world.observed, slots: slots.get(world) } }] as const,
  );
  return { ...worlds, byEnvironment: new Map(byEnvironment) };
}

function unreadLine({ source, error }: Unread): string {
  const { bucket, key } = source;
  const isDenied = error.code === 'bucket-refused' || error.code === 'aws-access-denied';
  const why = isDenied ? `needs s3:GetObjectVersion on ${bucket}/${key}` : error.message;
  return `the rows of ${s3Name(source)} (${why})`;
}
