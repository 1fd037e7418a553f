/** Which objects and unfinished uploads a teardown may take: of our key layout, proven ours, and not in use. */
import { compareText } from '../errors.ts';
import { OWNER_METADATA, parseRunName } from '../plan/names.ts';
import type { RunSummary } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import { isTerminal } from '../watch/phases.ts';
import { bothCosts, bytesCost } from './cost.ts';
import { jobOfKey, type Place, placeOf } from './place.ts';
import type { OwnedRun } from './proof.ts';
import type { KeptItem, MonthlyCost, ObjectItem, UploadItem } from './teardown.ts';
import {
  includes,
  isInScope,
  type TeardownScope,
  type TeardownWorld,
  type WorldObject,
  type WorldUpload,
} from './world.ts';

export interface ObjectChoice {
  readonly objects: readonly ObjectItem[];
  readonly uploads: readonly UploadItem[];
  readonly kept: readonly KeptItem[];
  /** Jobs of which something stays because a run that is not proven ours may read it. */
  readonly busyJobs: readonly string[];
}

export interface ObjectInput {
  readonly world: TeardownWorld;
  readonly scope: TeardownScope;
  readonly runs: readonly OwnedRun[];
  /** Names of the runs whose outputs may go; undefined: of all runs, and datasets too. */
  readonly oldRuns: ReadonlySet<string> | undefined;
}

/** Whether the metadata of a version decides about it: several repositories may share a bucket and a prefix. */
export function needsProof(prefix: string, scope: TeardownScope, version: StoredVersion): boolean {
  if (!includes(scope, 'data') || scope.what === 'old') return false;
  const job = placeOf(prefix, version.key)?.dataset;
  return job !== undefined && isInScope(scope, job) && !version.isDeleteMarker;
}

const IN_USE = 'a training run still uses it';

/** An output is ours by its run, a dataset by its metadata; what a run that goes on uses stays. */
export function chooseObjects(input: ObjectInput): ObjectChoice {
  const { world } = input;
  const choose = chooser(input);
  const problemOf = datasetProblems(world);
  const objects: ObjectItem[] = [];
  const kept = new KeptList();
  const busyJobs = new Set<string>();
  for (const object of world.objects) {
    const { place, job, use } = choose(object.version.key);
    if (job === undefined || use === 'not-asked') continue;
    const item = itemOf(world, job, object);
    const name = nameOf(object);
    const problem = place?.dataset === undefined ? undefined : problemOf(object);
    if (use === 'busy') {
      busyJobs.add(job);
      kept.add(name, IN_USE, problem === undefined ? item.monthlyCost : undefined);
    } else if (problem !== undefined)
      kept.add(`${name}?versionId=${object.version.versionId}`, problem, undefined);
    else objects.push(item);
  }
  const uploads = chooseUploads(input, choose, kept);
  return { objects, uploads, kept: kept.all(), busyJobs: [...busyJobs] };
}

interface Choice {
  readonly place: Place | undefined;
  /** In scope, and ours as far as the place tells. */
  readonly job: string | undefined;
  readonly use: 'free' | 'busy' | 'not-asked';
}

function chooser({ world, scope, runs, oldRuns }: ObjectInput): (key: string) => Choice {
  const ours = new Set(runs.map(({ run }) => run.jobName));
  const isBusy = busyPlaces(world, scope, runs);
  return (key) => {
    const place = placeOf(world.prefix, key);
    const ownRun = place?.run !== undefined && ours.has(place.run) ? place.run : undefined;
    const job = ownRun === undefined ? place?.dataset : parseRunName(ownRun)?.job;
    if (place === undefined || job === undefined || !isInScope(scope, job))
      return { place, job: undefined, use: 'not-asked' };
    if (oldRuns !== undefined && (ownRun === undefined || !oldRuns.has(ownRun)))
      return { place, job, use: 'not-asked' };
    return { place, job, use: isBusy(place, job) ? 'busy' : 'free' };
  };
}

/** An upload carries no metadata: below the output of a run of ours it is proven, elsewhere nothing proves it. */
function chooseUploads(
  { world, scope, oldRuns }: ObjectInput,
  choose: (key: string) => Choice,
  kept: KeptList,
): readonly UploadItem[] {
  const items: UploadItem[] = [];
  for (const entry of world.uploads) {
    const { place, job, use } = choose(entry.upload.key);
    const isProven = job !== undefined && place?.run !== undefined;
    if (isProven && use === 'free') items.push(uploadItem(job, entry));
    else if (isProven && use === 'busy') kept.add(uploadName(entry), IN_USE, { kind: 'unknown' });
    else if (!isProven && oldRuns === undefined && mayBeInScope(world, scope, entry))
      kept.add(uploadName(entry), 'an unfinished upload of which nothing proves whose it is', undefined);
  }
  return items;
}

function mayBeInScope({ prefix }: TeardownWorld, scope: TeardownScope, { upload }: WorldUpload): boolean {
  if (!upload.key.startsWith(`${prefix}/`)) return false;
  const job = jobOfKey(prefix, upload.key);
  return job === undefined ? scope.jobs.length === 0 : isInScope(scope, job);
}

/**
 * A run of ours that this teardown does not stop keeps all of its job's data; a run that is not proven ours keeps the
 * datasets of the job that its name speaks of, for it may have been started on them.
 */
function busyPlaces(
  world: TeardownWorld,
  scope: TeardownScope,
  runs: readonly OwnedRun[],
): (place: Place, job: string) => boolean {
  const own = new Set(runs.map(({ run }) => run.jobArn));
  const inFlight = (run: RunSummary): readonly string[] =>
    isTerminal(run.status) ? [] : [parseRunName(run.jobName)?.job ?? ''];
  // `old` takes outputs of ended runs alone, which no other run reads.
  const going = new Set(scope.what === 'data' ? runs.flatMap(({ run }) => inFlight(run)) : []);
  const others = new Set(world.runs.flatMap(({ run }) => (own.has(run.jobArn) ? [] : inFlight(run))));
  return (place, job) => going.has(job) || (place.dataset !== undefined && others.has(job));
}

/** Why a version of a dataset is not provably ours; a delete marker is ours where all that it hides is. */
function datasetProblems(world: TeardownWorld): (object: WorldObject) => string | undefined {
  const hidden = new Map<string, boolean>();
  const problemOf = (object: WorldObject): string | undefined => ownerProblem(world, object.metadata);
  for (const object of world.objects.filter(({ version }) => !version.isDeleteMarker)) {
    const isOurs = hidden.get(nameOf(object)) ?? true;
    hidden.set(nameOf(object), isOurs && problemOf(object) === undefined);
  }
  return (object) => {
    if (!object.version.isDeleteMarker) return problemOf(object);
    return hidden.get(nameOf(object)) === true ? undefined : 'no dataset below it proves whose it was';
  };
}

function ownerProblem(world: TeardownWorld, metadata: ObjectMetadata | undefined): string | undefined {
  if (metadata === undefined)
    return 'its metadata cannot be read (s3:GetObjectVersion), so its owner is not proven';
  const owner = metadata[OWNER_METADATA];
  if (owner === undefined) return `carries no ${OWNER_METADATA} metadata`;
  return owner === world.repositoryId ? undefined : `belongs to repository id ${owner}`;
}

function nameOf({ bucket, version }: WorldObject): string {
  return `s3://${bucket}/${version.key}`;
}

function uploadName({ bucket, upload }: WorldUpload): string {
  return `s3://${bucket}/${upload.key}?uploadId=${upload.uploadId}`;
}

function itemOf({ region }: TeardownWorld, job: string, { bucket, version }: WorldObject): ObjectItem {
  const { key, versionId, size, modifiedAt, isDeleteMarker } = version;
  const monthlyCost: MonthlyCost = isDeleteMarker ? { kind: 'none' } : bytesCost(region, size);
  return { kind: 'object', job, bucket, key, versionId, size, modifiedAt, isDeleteMarker, monthlyCost };
}

/** How much is stored of it, no listing says. */
function uploadItem(job: string, { bucket, upload }: WorldUpload): UploadItem {
  return { kind: 'upload', job, bucket, ...upload, monthlyCost: { kind: 'unknown' } };
}

/** One entry for all versions that stay for one reason. */
class KeptList {
  readonly #entries = new Map<string, KeptItem>();

  add(arn: string, reason: string, monthlyCost: MonthlyCost | undefined): void {
    const id = JSON.stringify([arn, reason]);
    const known = this.#entries.get(id);
    const cost = known === undefined ? monthlyCost : bothCosts(known.monthlyCost, monthlyCost);
    this.#entries.set(id, { arn, name: undefined, reason, monthlyCost: cost });
  }

  all(): readonly KeptItem[] {
    return [...this.#entries.values()];
  }
}

/** Derived from the scope alone, so that the code survives a teardown that got half-way. */
export function dataPrefixes(world: TeardownWorld, scope: TeardownScope): readonly string[] {
  const jobs = scope.jobs.length === 0 ? ['*'] : scope.jobs;
  return world.buckets
    .flatMap((bucket) =>
      jobs.flatMap((job) => [
        ...(scope.what === 'old' ? [] : [`s3://${bucket}/${world.prefix}/datasets/${job}/`]),
        `s3://${bucket}/${world.prefix}/outputs/${job === '*' ? job : `${job}-*`}/`,
      ]),
    )
    .sort(compareText);
}
