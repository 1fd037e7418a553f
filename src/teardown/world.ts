/** What a teardown is computed from. */
import type { ModelSummary, RunSummary } from '../ports/bedrock.ts';
import type { ObjectMetadata, StoredVersion } from '../ports/objects.ts';
import type { TeardownWhat } from './teardown.ts';

/** undefined: they cannot be read. */
export type Tags = Readonly<Record<string, string>> | undefined;

export interface WorldObject {
  readonly bucket: string;
  readonly version: StoredVersion;
  /** Read for datasets only; undefined: not read, or it cannot be read. */
  readonly metadata: ObjectMetadata | undefined;
}

/** Everything that was read in one environment. */
export interface TeardownWorld {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly repositoryId: string;
  readonly prefix: string;
  readonly runs: readonly { readonly run: RunSummary; readonly tags: Tags }[];
  readonly models: readonly { readonly model: ModelSummary; readonly tags: Tags }[];
  readonly objects: readonly WorldObject[];
  /** Buckets that objects were listed in. */
  readonly buckets: readonly string[];
}

export interface TeardownScope {
  readonly what: TeardownWhat;
  /** Job keys; empty: all jobs. */
  readonly jobs: readonly string[];
}
