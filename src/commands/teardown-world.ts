/** Reads what a teardown is computed from. Deletes nothing. */
import type { EnvironmentConfig, RemovalPolicy } from '../config/job.ts';
import { AppError } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import type { AwsSession } from '../ports/aws.ts';
import type { Bedrock, RunSummary } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import { needsProof } from '../teardown/objects.ts';
import { jobOfKey } from '../teardown/place.ts';
import { type ProtectedRuns, withFormerNames } from '../teardown/renamed.ts';
import {
  includes,
  isInScope,
  type TeardownScope,
  type TeardownWorld,
  type WorldObject,
  type WorldUpload,
} from '../teardown/world.ts';
import { inParallel } from './parallel.ts';

/** Looks at tags that are under way at once: Bedrock throttles by account and region. */
const PARALLEL_TAGS = 4;
/** The same for the metadata of datasets: S3 takes far more. */
const PARALLEL_HEADS = 16;

/** One environment, seen by one repository. */
export interface TeardownPlace {
  readonly environment: EnvironmentConfig;
  readonly session: AwsSession;
  readonly repositoryId: string;
  /** Key prefix of the environment's objects. */
  readonly prefix: string;
  readonly scope: TeardownScope;
  readonly removal: RemovalPolicy;
  readonly protectedRuns: ProtectedRuns;
  /** Whether to look at whose each dataset is. */
  readonly proveDatasets: boolean;
  /** Whether to look also at what serves no model that is named as ours are: for a list, never for a deletion. */
  readonly readsAllHolders?: boolean;
  /** ISO 8601. */
  readonly observedAt: () => string;
}

/** Lists only what the scope asks about, so that `stop` needs no right on S3. */
export async function readWorld(place: TeardownPlace): Promise<TeardownWorld> {
  const { environment, repositoryId, prefix, removal, scope, protectedRuns } = place;
  const { bedrock } = place.session;
  const runs = (await bedrock.listRuns()).filter(({ jobName }) => parseRunName(jobName) !== undefined);
  const asksModels = includes(scope, 'holders') || includes(scope, 'models');
  const models = (asksModels ? await bedrock.listModels() : []).filter(
    ({ modelName }) => parseRunName(modelName) !== undefined,
  );
  const served = new Set(models.map(({ modelArn }) => modelArn));
  const names = [...runs.map(({ jobName }) => jobName), ...models.map(({ modelName }) => modelName)];
  return {
    environment: environment.name,
    accountId: environment.accountId,
    region: environment.region,
    repositoryId,
    prefix,
    observedAt: place.observedAt(),
    removal: withFormerNames(removal, protectedRuns, names),
    runs: await readRuns(place, runs),
    models: await tagged(
      bedrock,
      models,
      (model) => model.modelArn,
      (model, tags) => ({ model, tags }),
    ),
    ...(asksModels ? await readHolders(place, served) : { deployments: [], throughputs: [] }),
    objects: includes(scope, 'data') ? await readObjects(place) : [],
    uploads: includes(scope, 'data') ? await readUploads(place) : [],
    buckets: bucketsOf(environment),
  };
}

/** Bedrock keeps every run for ever: the tags of those out of scope decide nothing and are not read. */
function readRuns(
  { session: { bedrock }, scope }: TeardownPlace,
  runs: readonly RunSummary[],
): Promise<TeardownWorld['runs']> {
  return inParallel(runs, PARALLEL_TAGS, async (run) => {
    const isAsked = isInScope(scope, parseRunName(run.jobName)?.job ?? '');
    return { run, tags: isAsked ? await bedrock.listTags(run.jobArn) : undefined };
  });
}

type Tags = TeardownWorld['runs'][number]['tags'];

async function tagged<T, R>(
  bedrock: Bedrock,
  items: readonly T[],
  arnOf: (item: T) => string,
  entryOf: (item: T, tags: Tags) => R,
): Promise<readonly R[]> {
  return await inParallel(items, PARALLEL_TAGS, async (item) =>
    entryOf(item, await bedrock.listTags(arnOf(item))),
  );
}

/** What serves a model that is named as ours are; the rest of the account is nobody's business for a teardown. */
async function readHolders(
  { session: { bedrock }, readsAllHolders = false }: TeardownPlace,
  models: ReadonlySet<string>,
): Promise<Pick<TeardownWorld, 'deployments' | 'throughputs'>> {
  const isRead = (...arns: readonly string[]): boolean =>
    readsAllHolders || arns.some((arn) => models.has(arn));
  const deployments = (await bedrock.listDeployments()).filter(({ modelArn }) => isRead(modelArn));
  const throughputs = (await bedrock.listThroughputs()).filter(({ modelArn, desiredModelArn }) =>
    isRead(modelArn, desiredModelArn),
  );
  return {
    deployments: await tagged(
      bedrock,
      deployments,
      ({ deploymentArn }) => deploymentArn,
      (deployment, tags) => ({ deployment, tags }),
    ),
    throughputs: await tagged(
      bedrock,
      throughputs,
      ({ throughputArn }) => throughputArn,
      (throughput, tags) => ({ throughput, tags }),
    ),
  };
}

function bucketsOf({ bucket, outputBucket }: EnvironmentConfig): readonly string[] {
  return [...new Set([bucket, outputBucket])];
}

/** Every version below the prefix; datasets that could go come with the metadata that says whose they are. */
async function readObjects(place: TeardownPlace): Promise<readonly WorldObject[]> {
  const inBuckets: (readonly (WorldObject | undefined)[])[] = [];
  for (const bucket of bucketsOf(place.environment)) {
    const versions = await place.session.objects.listVersions(bucket, `${place.prefix}/`);
    inBuckets.push(await inParallel(versions, PARALLEL_HEADS, (version) => look(place, bucket, version)));
  }
  return inBuckets.flat().filter((object) => object !== undefined);
}

async function readUploads({ environment, session, prefix }: TeardownPlace): Promise<readonly WorldUpload[]> {
  const found: WorldUpload[] = [];
  for (const bucket of bucketsOf(environment))
    for (const upload of await session.objects.listUploads(bucket, `${prefix}/`))
      found.push({ bucket, upload });
  return found;
}

/** undefined: it went while it was looked at. */
async function look(
  place: TeardownPlace,
  bucket: string,
  version: StoredVersion,
): Promise<WorldObject | undefined> {
  if (!place.proveDatasets || !needsProof(place.prefix, place.scope, version))
    return { bucket, version, metadata: undefined };
  const metadata = await metadataOf(place, bucket, version);
  return metadata === 'gone' ? undefined : { bucket, version, metadata };
}

/** What cannot be read proves nothing, and is no reason not to delete the rest. */
async function metadataOf(
  { session }: TeardownPlace,
  bucket: string,
  { key, versionId }: StoredVersion,
): Promise<ObjectMetadata | 'gone' | undefined> {
  try {
    const head = await session.objects.head(bucket, key, versionId);
    return head === undefined ? 'gone' : head.metadata;
  } catch (error) {
    if (error instanceof AppError && error.code === 'bucket-refused') return undefined;
    throw error;
  }
}

/** Every job that something of our pattern is named after, whoever it belongs to. */
export function jobsOf({ prefix, runs, models, objects, uploads }: TeardownWorld): readonly string[] {
  return [
    ...runs.map(({ run }) => parseRunName(run.jobName)?.job),
    ...models.map(({ model }) => parseRunName(model.modelName)?.job),
    ...objects.map(({ version }) => jobOfKey(prefix, version.key)),
    ...uploads.map(({ upload }) => jobOfKey(prefix, upload.key)),
  ].filter((job) => job !== undefined);
}
