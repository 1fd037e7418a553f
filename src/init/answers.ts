/** What `init` has to know, and the names that follow from it. */
import { partitionIn } from '../catalog/partitions.ts';
import type { RoleName } from '../config/job.ts';

/** What a person says; every text has passed the check of its question. */
export interface Given {
  readonly accountId: string;
  readonly region: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly uses: ActionRef;
  readonly defaultBranch: string;
  /** Name of the AWS target in the jobs file, no GitHub environment. */
  readonly environment: string;
  readonly job: string;
  readonly baseModel: string;
  /** Start of what the stacks name: roles, buckets, and the stacks themselves. */
  readonly namePrefix: string;
  readonly trust: Trust;
}

/**
 * What the roles that write trust: jobs in a GitHub environment, or any run on the default branch. The latter is for
 * repositories whose plan has no environments; a job that names one would have another subject.
 */
export type Trust = 'environment' | 'branch';

/** The action at one commit. */
export interface ActionRef {
  /** `owner/name` of the repository that holds the action. */
  readonly repository: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** `v1.2.3`, for the reader: the commit decides. */
  readonly version: string;
}

/** Names in AWS. */
export interface AwsNames {
  readonly bucket: string;
  readonly outputBucket: string;
  /** Start of every S3 key. */
  readonly prefix: string;
  readonly serviceRoleArn: string;
  readonly roles: Readonly<Partial<Record<RoleName, string>>>;
}

export interface Answers extends Given, AwsNames {}

/** The names that the stacks below `bootstrap/` give unless their parameters say otherwise. */
export const DEFAULT_NAME_PREFIX = 'bedrock-tune';

/** The answers with the names that the stacks give. */
export function withAwsNames(given: Given): Answers {
  const { accountId, region, repository, namePrefix } = given;
  const { id: partition } = partitionIn(region);
  const role = (name: string): string => `arn:${partition}:iam::${accountId}:role/${namePrefix}-${name}`;
  return {
    ...given,
    bucket: `${namePrefix}-data-${accountId}-${region}`,
    outputBucket: `${namePrefix}-output-${accountId}-${region}`,
    prefix: `bedrock-tune/${repository.toLowerCase().replace('/.', '/_')}`,
    serviceRoleArn: role(`service-${region}`),
    roles: {
      plan: role('plan'),
      status: role('status'),
      apply: role('apply'),
      teardown: role('teardown'),
    },
  };
}

/** As it stands behind `uses:`, with the version beside it. */
export function usesText({ repository, commit, version }: ActionRef): string {
  return `${repository}@${commit} # ${version}`;
}
