/** What a teardown may touch: only what is provably ours, by name, tags, repository id, account and region. */
import { compareText } from '../errors.ts';
import { parseRunName, TAG_PREFIX } from '../plan/names.ts';
import type { ModelSummary, RunSummary } from '../ports/bedrock.ts';
import type { StoredVersion } from '../ports/objects.ts';
import type { KeptItem, TeardownItem, TeardownPlan, TeardownWhat } from './teardown.ts';

export type Tags = Readonly<Record<string, string>> | undefined;

/** Everything that was read in one environment. */
export interface TeardownWorld {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly repositoryId: string;
  readonly prefix: string;
  readonly runs: readonly { readonly run: RunSummary; readonly tags: Tags }[];
  readonly models: readonly { readonly model: ModelSummary; readonly tags: Tags }[];
  readonly objects: readonly { readonly bucket: string; readonly version: StoredVersion }[];
  /** Buckets that objects were listed in. */
  readonly buckets: readonly string[];
}

export interface TeardownScope {
  readonly what: TeardownWhat;
  /** Job keys; empty: all jobs. */
  readonly jobs: readonly string[];
}

interface Proof {
  readonly job: string;
  readonly problem: string | undefined;
}

/** Computes the plan; pure, so that run 1 and run 2 reach the same one from the same world. */
export function planTeardown(world: TeardownWorld, scope: TeardownScope): TeardownPlan {
  const inScope = (job: string): boolean => scope.jobs.length === 0 || scope.jobs.includes(job);
  const includes = (what: TeardownWhat): boolean => scope.what === 'all' || scope.what === what;
  const kept: KeptItem[] = [];
  const prove = (name: string, arn: string, tags: Tags): string | undefined => {
    const proof = proveOurs(world, { name, arn, tags });
    if (proof === undefined || !inScope(proof.job)) return undefined;
    if (proof.problem === undefined) return proof.job;
    kept.push({ arn, reason: proof.problem });
    return undefined;
  };
  const runs = world.runs.flatMap(({ run, tags }) => {
    const job = prove(run.jobName, run.jobArn, tags);
    return job === undefined ? [] : [{ job, run }];
  });
  const stops = includes('stop') ? runs.flatMap(stopItem) : [];
  const models = includes('models')
    ? world.models.flatMap(({ model, tags }) => modelItem(model, tags, prove))
    : [];
  const data = includes('data') ? objectItems({ world, scope, inScope, runs, kept }) : [];
  return {
    environment: world.environment,
    accountId: world.accountId,
    region: world.region,
    repositoryId: world.repositoryId,
    what: scope.what,
    runNames: runs.map(({ run }) => run.jobName).sort(compareText),
    prefixes: includes('data') ? dataPrefixes(world, scope) : [],
    items: [...stops, ...models, ...data],
    kept,
  };
}

/**
 * undefined: not even the name is of our pattern (nothing to say about it). A `problem` names the first proof that is
 * missing; such an object is listed and kept.
 */
function proveOurs(
  world: Pick<TeardownWorld, 'accountId' | 'region' | 'repositoryId'>,
  object: { readonly name: string; readonly arn: string; readonly tags: Tags },
): Proof | undefined {
  const name = parseRunName(object.name);
  if (name === undefined) return undefined;
  const [, , , region, account] = object.arn.split(':');
  const problem = (text: string): Proof => ({ job: name.job, problem: text });
  if (account !== world.accountId || region !== world.region)
    return problem('is in another account or region');
  if (object.tags === undefined) return problem('its tags cannot be read, so its owner is not proven');
  const owner = object.tags[`${TAG_PREFIX}repository-id`];
  if (owner === undefined) return problem('carries no bedrock-tune:repository-id tag');
  if (owner !== world.repositoryId) return problem(`belongs to repository id ${owner}`);
  const job = object.tags[`${TAG_PREFIX}job`];
  if (job !== name.job) return problem('its bedrock-tune:job tag and its name disagree');
  return { job: name.job, problem: undefined };
}

interface OwnedRun {
  readonly job: string;
  readonly run: RunSummary;
}

function stopItem({ job, run }: OwnedRun): readonly TeardownItem[] {
  if (run.status !== 'InProgress' && run.status !== 'Stopping') return [];
  return [{ kind: 'run', job, jobName: run.jobName, arn: run.jobArn, status: run.status }];
}

function modelItem(
  model: ModelSummary,
  tags: Tags,
  prove: (name: string, arn: string, tags: Tags) => string | undefined,
): readonly TeardownItem[] {
  const job = prove(model.modelName, model.modelArn, tags);
  if (job === undefined) return [];
  return [{ kind: 'model', job, name: model.modelName, arn: model.modelArn, createdAt: model.createdAt }];
}

interface DataInput {
  readonly world: TeardownWorld;
  readonly scope: TeardownScope;
  readonly inScope: (job: string) => boolean;
  readonly runs: readonly OwnedRun[];
  readonly kept: KeptItem[];
}

/** Objects of our own key layout only; a run that goes on training keeps its job's data. */
function objectItems({ world, scope, inScope, runs, kept }: DataInput): readonly TeardownItem[] {
  const ours = new Set(runs.map(({ run }) => run.jobName));
  const training = new Set(
    scope.what === 'all' ? [] : runs.filter(({ run }) => run.status === 'InProgress').map(({ job }) => job),
  );
  const items: TeardownItem[] = [];
  for (const { bucket, version } of world.objects) {
    const job = jobOfKey(world.prefix, version.key, ours);
    if (job === undefined || !inScope(job)) continue;
    if (training.has(job))
      kept.push({ arn: `s3://${bucket}/${version.key}`, reason: 'a training run still uses it' });
    else
      items.push({
        kind: 'object',
        job,
        bucket,
        key: version.key,
        versionId: version.versionId,
        size: version.size,
        isDeleteMarker: version.isDeleteMarker,
      });
  }
  return items;
}

const DATASET_KEY = /^datasets\/([a-z](?:-?[a-z0-9]){0,39})\/[0-9a-f]{64}\.jsonl$/;
const OUTPUT_KEY = /^outputs\/([a-z0-9-]{1,63})\/./;

function jobOfKey(prefix: string, key: string, ourRuns: ReadonlySet<string>): string | undefined {
  if (!key.startsWith(`${prefix}/`)) return undefined;
  const rest = key.slice(prefix.length + 1);
  const dataset = DATASET_KEY.exec(rest);
  if (dataset?.[1] !== undefined) return dataset[1];
  const run = OUTPUT_KEY.exec(rest)?.[1];
  return run !== undefined && ourRuns.has(run) ? parseRunName(run)?.job : undefined;
}

/** Derived from the scope alone, so that the code survives a teardown that got half-way. */
function dataPrefixes(world: TeardownWorld, scope: TeardownScope): readonly string[] {
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
