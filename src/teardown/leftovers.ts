/** What lies around in an environment: looked at only, and without reading whose each dataset is. */
import { compareText } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import { bothCosts, bytesCost, modelCost } from './cost.ts';
import { claimedHolders, type Holder, holdersOf } from './holders.ts';
import { jobOfKey, placeOf } from './place.ts';
import { type OwnedModel, provenModels, provenRuns } from './proof.ts';
import type { MonthlyCost } from './teardown.ts';
import { isInScope, type TeardownWorld, type WorldObject } from './world.ts';

/** One thing in Bedrock, or all that stands below one place in S3. */
export interface Leftover {
  readonly kind: 'model' | 'deployment' | 'throughput' | 'dataset' | 'output' | 'foreign' | 'upload';
  /** undefined: its place names none. */
  readonly job: string | undefined;
  /** ARN, or `s3://…`. */
  readonly place: string;
  readonly why: string;
  /** Object versions, delete markers and uploads count each. */
  readonly count: number;
  /** undefined: of Bedrock's things and of uploads, which tell no size. */
  readonly bytes: number | undefined;
  /** ISO 8601; undefined where nobody says. */
  readonly oldestAt: string | undefined;
  readonly monthlyCost: MonthlyCost;
}

/** One environment's part. */
export interface Leftovers {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly found: readonly Leftover[];
  /** Why it could not be looked at; undefined: it was. */
  readonly problem: string | undefined;
}

export interface LeftoverScope {
  /** Keys that the file has. */
  readonly known: ReadonlySet<string>;
  /** Keys that are asked for; empty: all, and what no key belongs to. */
  readonly jobs: readonly string[];
}

const NOT_IN_FILE = 'its job is not in the file (removed or renamed)';

export function findLeftovers(world: TeardownWorld, { known, jobs }: LeftoverScope): readonly Leftover[] {
  const scope = { what: 'all', jobs } as const;
  const models = provenModels(world, scope).ours;
  const runs = new Set(provenRuns(world, { ...scope, jobs: [] }).ours.map(({ run }) => run.jobName));
  const holders = holdersOf(world, models);
  const all = [
    ...models.flatMap((entry) => modelLeftover(entry, holders, known)),
    ...[...holders, ...claimedHolders(world, models)].map(holderLeftover),
    ...objectLeftovers(world, runs, known),
    ...uploadLeftovers(world),
  ];
  return all.filter(({ job }) => (job === undefined ? jobs.length === 0 : isInScope(scope, job)));
}

function modelLeftover(
  { job, model }: OwnedModel,
  holders: readonly Holder[],
  known: ReadonlySet<string>,
): readonly Leftover[] {
  const isServed = holders.some((holder) => holder.models.includes(model.modelArn));
  const why = [...(isServed ? [] : ['nothing serves it']), ...(known.has(job) ? [] : [NOT_IN_FILE])];
  if (why.length === 0) return [];
  return [
    {
      kind: 'model',
      job,
      place: model.modelArn,
      why: why.join('; '),
      count: 1,
      bytes: undefined,
      oldestAt: model.createdAt,
      monthlyCost: modelCost(model),
    },
  ];
}

function holderLeftover({ kind, arn, jobs, models, createdAt, reason, monthlyCost }: Holder): Leftover {
  return {
    kind,
    job: jobs[0],
    place: arn,
    why: [`serves ${models.join(' and ')}`, ...(reason === '' ? [] : [reason])].join('; '),
    count: 1,
    bytes: undefined,
    oldestAt: createdAt,
    monthlyCost,
  };
}

type Group = Pick<Leftover, 'kind' | 'job' | 'place' | 'why'>;

function objectLeftovers(
  world: TeardownWorld,
  ourRuns: ReadonlySet<string>,
  known: ReadonlySet<string>,
): readonly Leftover[] {
  const sums = new Map<string, Leftover>();
  for (const object of world.objects) {
    const group = groupOf(world, object, { ourRuns, known });
    if (group === undefined) continue;
    const { size, modifiedAt, isDeleteMarker } = object.version;
    const before = sums.get(group.place);
    const cost: MonthlyCost = isDeleteMarker ? { kind: 'none' } : bytesCost(world.region, size);
    sums.set(group.place, {
      ...group,
      count: (before?.count ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + size,
      oldestAt: earlier(before?.oldestAt, modifiedAt),
      monthlyCost: (before === undefined ? cost : bothCosts(before.monthlyCost, cost)) ?? { kind: 'unknown' },
    });
  }
  return [...sums.values()].sort((a, b) => compareText(a.place, b.place));
}

interface Known {
  readonly ourRuns: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** undefined: it belongs where it is. */
function groupOf(
  { prefix }: TeardownWorld,
  { bucket, version }: WorldObject,
  { ourRuns, known }: Known,
): Group | undefined {
  const place = placeOf(prefix, version.key);
  const root = `s3://${bucket}/${prefix}/`;
  if (place?.dataset !== undefined) {
    const why = `${NOT_IN_FILE}; whose it is was not looked at`;
    const job = place.dataset;
    return known.has(job) ? undefined : { kind: 'dataset', job, place: `${root}datasets/${job}/`, why };
  }
  if (place?.run === undefined)
    return {
      kind: 'foreign',
      job: undefined,
      place: root + firstPart(version.key.slice(prefix.length + 1)),
      why: 'not of the layout of this project',
    };
  const job = parseRunName(place.run)?.job;
  const at = `${root}outputs/${place.run}/`;
  if (!ourRuns.has(place.run))
    return { kind: 'foreign', job, place: at, why: 'no training run of ours has this name' };
  return job === undefined || known.has(job)
    ? undefined
    : { kind: 'output', job, place: at, why: NOT_IN_FILE };
}

/** The name itself, or the folder with its slash. */
function firstPart(rest: string): string {
  const [head = '', ...deeper] = rest.split('/');
  return deeper.length === 0 ? head : `${head}/`;
}

function uploadLeftovers({ prefix, uploads }: TeardownWorld): readonly Leftover[] {
  return uploads.map(({ bucket, upload }) => {
    return {
      kind: 'upload',
      job: jobOfKey(prefix, upload.key),
      place: `s3://${bucket}/${upload.key}?uploadId=${upload.uploadId}`,
      why: 'begun, and neither completed nor aborted',
      count: 1,
      bytes: undefined,
      oldestAt: upload.startedAt,
      monthlyCost: { kind: 'unknown' },
    };
  });
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
