/** What a teardown is computed from. */
import type { RemovalPolicy } from '../config/job.ts';
import type { DeploymentSummary, ModelSummary, RunSummary, ThroughputSummary } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion, UnfinishedUpload } from '../ports/objects.ts';
import type { TeardownWhat } from './teardown.ts';

/** undefined: they cannot be read, or were not read because they decide nothing. */
export type Tags = Readonly<Record<string, string>> | undefined;

export interface WorldObject {
  readonly bucket: string;
  readonly version: StoredVersion;
  /** Read for datasets only; undefined: not read, or it cannot be read. */
  readonly metadata: ObjectMetadata | undefined;
}

export interface WorldUpload {
  readonly bucket: string;
  readonly upload: UnfinishedUpload;
}

/** Everything that was read in one environment. */
export interface TeardownWorld {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly repositoryId: string;
  readonly prefix: string;
  /** ISO 8601: what a commitment is compared with. */
  readonly observedAt: string;
  readonly runs: readonly { readonly run: RunSummary; readonly tags: Tags }[];
  readonly models: readonly { readonly model: ModelSummary; readonly tags: Tags }[];
  readonly deployments: readonly { readonly deployment: DeploymentSummary; readonly tags: Tags }[];
  readonly throughputs: readonly { readonly throughput: ThroughputSummary; readonly tags: Tags }[];
  readonly objects: readonly WorldObject[];
  readonly uploads: readonly WorldUpload[];
  /** Buckets that objects were listed in. */
  readonly buckets: readonly string[];
  readonly removal: RemovalPolicy;
}

export interface TeardownScope {
  readonly what: TeardownWhat;
  /** Job keys; empty: all jobs. */
  readonly jobs: readonly string[];
  /** Keys of jobs that belong to another environment of the same account and region: never in scope here. */
  readonly elsewhere?: ReadonlySet<string>;
}

/** What a choice of `what` takes; `holders` are deployments and provisioned throughput. */
export type Part = 'runs' | 'holders' | 'models' | 'data';

const PARTS: Readonly<Record<TeardownWhat, readonly Part[]>> = {
  stop: ['runs'],
  deployments: ['holders'],
  models: ['models'],
  data: ['data'],
  old: ['models', 'data'],
  all: ['runs', 'holders', 'models', 'data'],
};

export function includes(scope: TeardownScope, part: Part): boolean {
  return PARTS[scope.what].includes(part);
}

export function isInScope(scope: TeardownScope, job: string): boolean {
  if (scope.elsewhere?.has(job) === true) return false;
  return scope.jobs.length === 0 || scope.jobs.includes(job);
}
