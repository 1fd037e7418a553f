/** A teardown as data: what would go, what stays and why. */

/**
 * `old`: models beyond the newest `retention.keepLast` of their job that nothing serves, and the outputs of their runs.
 * `all`: everything, in the order stop, deployments, models, data.
 */
export type TeardownWhat = 'stop' | 'deployments' | 'models' | 'data' | 'old' | 'all';

/** What keeping a thing costs; estimates of ours from dated prices, for AWS reports no billed amount. */
export type MonthlyCost =
  | { readonly kind: 'usd'; readonly usd: number }
  /** Nothing for lying around; use is billed. */
  | { readonly kind: 'by-use' }
  /** Costs by the hour, at a price that is not in the catalogue. */
  | { readonly kind: 'hourly-unknown' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

interface Common {
  readonly job: string;
  readonly monthlyCost: MonthlyCost;
}

interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
}

export interface RunItem extends Common, Tagged {
  readonly kind: 'run';
  readonly jobName: string;
  readonly arn: string;
  readonly status: string;
  readonly createdAt: string;
}

export interface DeploymentItem extends Common, Tagged {
  readonly kind: 'deployment';
  readonly name: string;
  readonly arn: string;
  readonly modelArn: string;
  readonly modelName: string;
  readonly status: string;
  readonly createdAt: string;
}

export interface ThroughputItem extends Common, Tagged {
  readonly kind: 'throughput';
  readonly name: string;
  readonly arn: string;
  readonly modelArn: string;
  readonly modelName: string;
  readonly modelUnits: number;
  readonly status: string;
  readonly createdAt: string;
}

export interface ModelItem extends Common, Tagged {
  readonly kind: 'model';
  readonly name: string;
  readonly arn: string;
  readonly createdAt: string;
  /** ARNs of deployments and throughput that hold it and go before it; empty: nothing does. */
  readonly after: readonly string[];
}

export interface ObjectItem extends Common {
  readonly kind: 'object';
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  /** ISO 8601; undefined where S3 does not say. */
  readonly modifiedAt: string | undefined;
  readonly isDeleteMarker: boolean;
}

/** An unfinished multipart upload below the output of a run of ours. */
export interface UploadItem extends Common {
  readonly kind: 'upload';
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly startedAt: string | undefined;
}

export type TeardownItem = RunItem | DeploymentItem | ThroughputItem | ModelItem | ObjectItem | UploadItem;

export interface KeptItem {
  /** ARN, or `s3://…`. */
  readonly arn: string;
  /** Its name in Bedrock, for an ARN does not tell it; undefined: of what lies in S3. */
  readonly name: string | undefined;
  /** Why it stays: what is not proven, what protects it, or what it blocks on. */
  readonly reason: string;
  /** What keeping it costs; undefined where it may not even be ours. */
  readonly monthlyCost: MonthlyCost | undefined;
}

/** One environment's part of a teardown. Items stand in the order they go. */
export interface TeardownPlan {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly repositoryId: string;
  readonly what: TeardownWhat;
  /** Names of all training runs in scope, ended ones too; sorted. Bedrock keeps them for ever. */
  readonly runNames: readonly string[];
  /** `s3://bucket/prefix/` of everything data deletion may touch; sorted. */
  readonly prefixes: readonly string[];
  /**
   * What would go and is not named by a training run: ARNs of models without a run, and of deployments and provisioned
   * throughput, each with the ARN of the model it serves; sorted. They can go but not come: the code of run 1 must know
   * every one that run 2 finds, and one that serves another model now is another one.
   */
  readonly live: readonly string[];
  /**
   * What is in scope by the name of its training run or job and stays all the same, for now: held models, jobs that
   * are protected or busy, what `old` keeps. Words and names, sorted. The code binds it, so that run 2 does not delete
   * what run 1 listed as kept.
   */
  readonly withheld: readonly string[];
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
