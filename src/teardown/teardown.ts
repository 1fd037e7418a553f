/** A teardown as data: what would go, what stays and why. */

export type TeardownWhat = 'stop' | 'models' | 'data' | 'all';

export type TeardownItem =
  | {
      readonly kind: 'run';
      readonly job: string;
      readonly jobName: string;
      readonly arn: string;
      readonly status: string;
    }
  | {
      readonly kind: 'model';
      readonly job: string;
      readonly name: string;
      readonly arn: string;
      readonly createdAt: string;
    }
  | {
      readonly kind: 'object';
      readonly job: string;
      readonly bucket: string;
      readonly key: string;
      readonly versionId: string;
      readonly size: number;
      /** ISO 8601; undefined where S3 does not say. */
      readonly modifiedAt: string | undefined;
      readonly isDeleteMarker: boolean;
    };

export interface KeptItem {
  readonly arn: string;
  readonly reason: string;
}

/** One environment's part of a teardown. Items stand in the order they go: runs, models, objects. */
export interface TeardownPlan {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly repositoryId: string;
  readonly what: TeardownWhat;
  /** Names of all training runs in scope, ended ones too; sorted. */
  readonly runNames: readonly string[];
  /** `s3://bucket/prefix/` of everything data deletion may touch; sorted. */
  readonly prefixes: readonly string[];
  readonly items: readonly TeardownItem[];
  readonly kept: readonly KeptItem[];
}

export type TeardownResult =
  | { readonly outcome: 'deleted' | 'already-gone'; readonly item: TeardownItem }
  | { readonly outcome: 'pending'; readonly item: TeardownItem; readonly reason: string }
  | {
      readonly outcome: 'failed';
      readonly item: TeardownItem;
      readonly reason: string;
      readonly command: string;
    };
