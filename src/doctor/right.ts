/** One right of a role in AWS, as the table of rights has it. */

/** What an action is checked on. */
export type ResourceKind =
  /** The action knows no resources: `*` is all that can be written. */
  | 'all'
  | 'training-run'
  | 'custom-model'
  | 'deployment'
  | 'throughput'
  | 'foundation-model'
  /** Base models of every region: an inference profile answers from several. */
  | 'foundation-model-anywhere'
  | 'inference-profile'
  | 'service-role'
  | 'data-bucket'
  | 'output-bucket'
  /** Objects below `PREFIX/datasets/` and `PREFIX/outputs/`. */
  | 'datasets'
  | 'outputs'
  /** Objects that `s3Uri` in `jobs.yaml` names; they stand in buckets of the reader. */
  | 's3-datasets'
  /** The key that encrypts the buckets. */
  | 'bucket-key';

/** What a policy demands beyond action and resource. */
export type RightCondition =
  /** `aws:RequestTag/bedrock-tune:repository-id` is the id of the repository, and no tag of the resource says another. */
  | 'request-tag'
  /** `aws:ResourceTag/bedrock-tune:repository-id` is the id of the repository. */
  | 'resource-tag'
  /** Both of these tags. */
  | 'both-tags'
  /** `bedrock:InferenceProfileArn` is a profile of the account and region. */
  | 'inference-profile'
  /** `s3:prefix` is below the prefix of the environment. */
  | 'prefix'
  /** `iam:PassedToService` is Bedrock. */
  | 'passed-to-bedrock';

export interface Right {
  /** IAM action. */
  readonly action: string;
  readonly on: readonly ResourceKind[];
  /** For a table: what it is good for, in a few words. */
  readonly why: string;
  /** Operations of the AWS API that need it. */
  readonly operations: readonly string[];
  readonly condition?: RightCondition;
  /**
   * Granted by parameter only: datasets that stand in S3, buckets encrypted with a customer-managed key, or the rows of
   * datasets in S3 before a merge, which nobody has to show.
   */
  readonly only?: 's3-datasets' | 'kms' | 'plan-datasets';
}
