/** The keys of `jobs.yaml` under `environments`. */
import type { Field } from './field.ts';
import {
  ACCOUNT_FORMAT,
  BUCKET_FORMAT,
  NAME_FORMAT,
  PREFIX_FORMAT,
  REGION_FORMAT,
  ROLE_ARN_FORMAT,
} from './formats.ts';
import type { RoleName } from './job.ts';

const ROLE_COMMANDS: Readonly<Record<RoleName, string>> = {
  plan: '`plan`',
  status: '`status`',
  apply: '`apply` and `stop`',
  evaluate: '`evaluate` and `promote`',
  teardown: '`teardown`',
};

export const ROLE_NAMES: readonly RoleName[] = ['plan', 'status', 'apply', 'evaluate', 'teardown'];

export const ENVIRONMENT_FIELDS: readonly Field[] = [
  {
    path: 'environments',
    type: 'dictionary',
    keys: NAME_FORMAT,
    minEntries: 1,
    required: true,
    description: 'AWS targets, by name: account, region, buckets, roles.',
  },
  {
    path: 'environments.*',
    type: 'map',
    exclusive: ['roles', 'roleToAssume'],
    description: 'One AWS target.',
  },
  {
    path: 'environments.*.region',
    type: 'text',
    format: REGION_FORMAT,
    required: true,
    description: 'AWS region of the training jobs and the buckets.',
    examples: ['us-east-1', 'us-west-2'],
  },
  {
    path: 'environments.*.accountId',
    type: 'text',
    format: ACCOUNT_FORMAT,
    required: true,
    description: 'AWS account, 12 digits in quotes. A run with credentials of another account ends at once.',
    examples: ['111122223333'],
  },
  {
    path: 'environments.*.bucket',
    type: 'text',
    format: BUCKET_FORMAT,
    required: true,
    description: 'Bucket the datasets are uploaded to; it must belong to the account.',
    examples: ['acme-bedrock-tune-data'],
  },
  {
    path: 'environments.*.outputBucket',
    type: 'text',
    format: BUCKET_FORMAT,
    default: 'the value of `bucket`',
    description: 'Bucket Bedrock writes metrics to.',
    examples: ['acme-bedrock-tune-output'],
  },
  {
    path: 'environments.*.prefix',
    type: 'text',
    format: PREFIX_FORMAT,
    default: 'bedrock-tune/<owner>/<repository>',
    description: 'Start of every S3 key this project writes.',
    examples: ['bedrock-tune/acme/support-models'],
  },
  {
    path: 'environments.*.serviceRoleArn',
    type: 'text',
    format: ROLE_ARN_FORMAT,
    required: true,
    description: 'Role that Bedrock assumes to read the datasets and write the metrics.',
    examples: ['arn:aws:iam::111122223333:role/bedrock-tune-service'],
  },
  {
    path: 'environments.*.roleToAssume',
    type: 'text',
    format: ROLE_ARN_FORMAT,
    default: 'the credentials of the machine',
    description: 'Role that the workflow assumes through OIDC, for all commands. Not together with `roles`.',
  },
  {
    path: 'environments.*.roles',
    type: 'map',
    default: 'the credentials of the machine',
    description:
      'Roles that the workflow assumes through OIDC, per command. Not together with `roleToAssume`.',
  },
  ...ROLE_NAMES.map(
    (role): Field => ({
      path: `environments.*.roles.${role}`,
      type: 'text',
      format: ROLE_ARN_FORMAT,
      description: `Role for ${ROLE_COMMANDS[role]}.`,
      examples: [`arn:aws:iam::111122223333:role/bedrock-tune-${role}`],
    }),
  ),
];
