/** Which objects a teardown may take: of our key layout, proven ours, and not in use. */
import { compareText } from '../errors.ts';
import { OWNER_METADATA, parseRunName } from '../plan/names.ts';
import type { RunSummary } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import { isTerminal } from '../watch/phases.ts';
import type { KeptItem, TeardownItem, TeardownWhat } from './teardown.ts';
import type { TeardownScope, TeardownWorld, WorldObject } from './world.ts';

/** A training run that is provably ours and in scope. */
export interface OwnedRun {
  readonly job: string;
  readonly run: RunSummary;
}

export type ObjectItem = Extract<TeardownItem, { readonly kind: 'object' }>;

export interface ObjectChoice {
  readonly items: readonly ObjectItem[];
  readonly kept: readonly KeptItem[];
}

const DATASET_KEY = /^datasets\/([a-z](?:-?[a-z0-9]){0,39})\/[0-9a-f]{64}\.jsonl$/;
const OUTPUT_KEY = /^outputs\/([a-z0-9-]{1,63})\/./;

export function includes(scope: TeardownScope, what: TeardownWhat): boolean {
  return scope.what === 'all' || scope.what === what;
}

export function isInScope(scope: TeardownScope, job: string): boolean {
  return scope.jobs.length === 0 || scope.jobs.includes(job);
}

/** Whether the metadata of a version decides about it: several repositories may share a bucket and a prefix. */
export function needsProof(prefix: string, scope: TeardownScope, version: StoredVersion): boolean {
  if (!includes(scope, 'data')) return false;
  const job = placeOf(prefix, version.key)?.dataset;
  return job !== undefined && isInScope(scope, job) && !version.isDeleteMarker;
}

/** Every job that a key of our layout names, whoever it belongs to. */
export function jobOfKey(prefix: string, key: string): string | undefined {
  const place = placeOf(prefix, key);
  return place?.dataset ?? (place?.run === undefined ? undefined : parseRunName(place.run)?.job);
}

interface Place {
  /** Job whose dataset it is. */
  readonly dataset: string | undefined;
  /** Training run whose output it is. */
  readonly run: string | undefined;
}

function placeOf(prefix: string, key: string): Place | undefined {
  if (!key.startsWith(`${prefix}/`)) return undefined;
  const rest = key.slice(prefix.length + 1);
  return { dataset: DATASET_KEY.exec(rest)?.[1], run: OUTPUT_KEY.exec(rest)?.[1] };
}

/** An output is ours by its run, a dataset by its metadata; what a run that goes on uses stays. */
export function chooseObjects(
  world: TeardownWorld,
  scope: TeardownScope,
  runs: readonly OwnedRun[],
): ObjectChoice {
  const ours = new Set(runs.map(({ run }) => run.jobName));
  const isBusy = busyPlaces(world, scope, runs);
  const problemOf = datasetProblems(world);
  const items: ObjectItem[] = [];
  const kept = new Map<string, KeptItem>();
  const keep = (arn: string, reason: string): unknown => kept.set(arn, { arn, reason });
  for (const object of world.objects) {
    const place = placeOf(world.prefix, object.version.key);
    const job = ownJob(place, ours);
    if (place === undefined || job === undefined || !isInScope(scope, job)) continue;
    const problem = place.dataset === undefined ? undefined : problemOf(object);
    if (isBusy(place, job)) keep(nameOf(object), 'a training run still uses it');
    else if (problem !== undefined) keep(`${nameOf(object)}?versionId=${object.version.versionId}`, problem);
    else items.push(itemOf(job, object));
  }
  return { items, kept: [...kept.values()] };
}

function ownJob(place: Place | undefined, ourRuns: ReadonlySet<string>): string | undefined {
  if (place?.run !== undefined && ourRuns.has(place.run)) return parseRunName(place.run)?.job;
  return place?.dataset;
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
  const going = new Set(scope.what === 'all' ? [] : runs.flatMap(({ run }) => inFlight(run)));
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

function itemOf(job: string, { bucket, version }: WorldObject): ObjectItem {
  const { key, versionId, size, modifiedAt, isDeleteMarker } = version;
  return { kind: 'object', job, bucket, key, versionId, size, modifiedAt, isDeleteMarker };
}

/** Derived from the scope alone, so that the code survives a teardown that got half-way. */
export function dataPrefixes(world: TeardownWorld, scope: TeardownScope): readonly string[] {
  const jobs = scope.jobs.length === 0 ? ['*'] : scope.jobs;
  return world.buckets
    .flatMap((bucket) =>
      jobs.flatMap((job) => [
        `s3://${bucket}/${world.prefix}/datasets/${job}/`,
        `s3://${bucket}/${world.prefix}/outputs/${job === '*' ? job : `${job}-*`}/`,
      ]),
    )
    .sort(compareText);
}
