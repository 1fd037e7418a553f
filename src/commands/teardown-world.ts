/** Reads what a teardown is computed from. Deletes nothing. */
import type { EnvironmentConfig, RemovalPolicy } from '../config/job.ts';
import { AppError } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import type { AwsSession } from '../ports/aws.ts';
import type { Bedrock } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import { needsProof } from '../teardown/objects.ts';
import { jobOfKey } from '../teardown/place.ts';
import type { TeardownScope, TeardownWorld, WorldObject, WorldUpload } from '../teardown/world.ts';
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
  /** ISO 8601. */
  readonly observedAt: () => string;
}

export async function readWorld(place: TeardownPlace): Promise<TeardownWorld> {
  const { environment, repositoryId, prefix, removal } = place;
  const { bedrock } = place.session;
  const runs = (await bedrock.listRuns()).filter(({ jobName }) => parseRunName(jobName) !== undefined);
  const models = (await bedrock.listModels()).filter(
    ({ modelName }) => parseRunName(modelName) !== undefined,
  );
  const served = new Set(models.map(({ modelArn }) => modelArn));
  return {
    environment: environment.name,
    accountId: environment.accountId,
    region: environment.region,
    repositoryId,
    prefix,
    observedAt: place.observedAt(),
    removal,
    runs: await tagged(
      bedrock,
      runs,
      (run) => run.jobArn,
      (run, tags) => ({ run, tags }),
    ),
    models: await tagged(
      bedrock,
      models,
      (model) => model.modelArn,
      (model, tags) => ({ model, tags }),
    ),
    ...(await readHolders(bedrock, served)),
    objects: await readObjects(place),
    uploads: await readUploads(place),
    buckets: bucketsOf(environment),
  };
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

/** What serves a model that is named as ours are; the rest of the account is nobody's business here. */
async function readHolders(
  bedrock: Bedrock,
  models: ReadonlySet<string>,
): Promise<Pick<TeardownWorld, 'deployments' | 'throughputs'>> {
  const deployments = (await bedrock.listDeployments()).filter(({ modelArn }) => models.has(modelArn));
  const throughputs = (await bedrock.listThroughputs()).filter(
    ({ modelArn, desiredModelArn }) => models.has(modelArn) || models.has(desiredModelArn),
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
  const objects: WorldObject[] = [];
  for (const bucket of bucketsOf(place.environment)) {
    const versions = await place.session.objects.listVersions(bucket, `${place.prefix}/`);
    const seen = await inParallel(versions, PARALLEL_HEADS, (version) => look(place, bucket, version));
    objects.push(...seen.flatMap((object) => object ?? []));
  }
  return objects;
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
  if (!needsProof(place.prefix, place.scope, version)) return { bucket, version, metadata: undefined };
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
