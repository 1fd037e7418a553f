/** Reads what a teardown is computed from. Deletes nothing. */
import type { EnvironmentConfig } from '../config/job.ts';
import { AppError } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import type { AwsSession } from '../ports/aws.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import { jobOfKey, needsProof } from '../teardown/objects.ts';
import type { TeardownScope, TeardownWorld, WorldObject } from '../teardown/world.ts';
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
}

export async function readWorld(place: TeardownPlace): Promise<TeardownWorld> {
  const { environment, repositoryId, prefix } = place;
  const { bedrock } = place.session;
  const isOurName = (name: string): boolean => parseRunName(name) !== undefined;
  const runs = (await bedrock.listRuns()).filter(({ jobName }) => isOurName(jobName));
  const models = (await bedrock.listModels()).filter(({ modelName }) => isOurName(modelName));
  return {
    environment: environment.name,
    accountId: environment.accountId,
    region: environment.region,
    repositoryId,
    prefix,
    runs: await inParallel(runs, PARALLEL_TAGS, async (run) => ({
      run,
      tags: await bedrock.listTags(run.jobArn),
    })),
    models: await inParallel(models, PARALLEL_TAGS, async (model) => ({
      model,
      tags: await bedrock.listTags(model.modelArn),
    })),
    objects: await readObjects(place),
    buckets: bucketsOf(environment),
  };
}

function bucketsOf({ bucket, outputBucket }: EnvironmentConfig): readonly string[] {
  return [...new Set([bucket, outputBucket])];
}

/** Every version below the prefix; datasets that could go come with the metadata that says whose they are. */
export async function readObjects(place: TeardownPlace): Promise<readonly WorldObject[]> {
  const objects: WorldObject[] = [];
  for (const bucket of bucketsOf(place.environment)) {
    const versions = await place.session.objects.listVersions(bucket, `${place.prefix}/`);
    const seen = await inParallel(versions, PARALLEL_HEADS, (version) => look(place, bucket, version));
    objects.push(...seen.flatMap((object) => object ?? []));
  }
  return objects;
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
export function jobsOf({ prefix, runs, models, objects }: TeardownWorld): readonly string[] {
  return [
    ...runs.map(({ run }) => parseRunName(run.jobName)?.job),
    ...models.map(({ model }) => parseRunName(model.modelName)?.job),
    ...objects.map(({ version }) => jobOfKey(prefix, version.key)),
  ].filter((job) => job !== undefined);
}
