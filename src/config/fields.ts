/**
 * Every key `jobs.yaml` may have: the one table behind the parser and the editor's schema. `*` stands for a name the
 * author chooses.
 */
import { CONFIG_VERSION, type Field, MAX_JOBS, MAX_OWN_TAGS } from './field.ts';
import {
  ACCOUNT_FORMAT,
  BASE_MODEL_FORMAT,
  BUCKET_FORMAT,
  DATASET_PATH_FORMAT,
  DESCRIPTION_FORMAT,
  HYPERPARAMETER_NAME_FORMAT,
  NAME_FORMAT,
  NAMESPACE_FORMAT,
  PREFIX_FORMAT,
  REGION_FORMAT,
  ROLE_ARN_FORMAT,
  S3_URI_FORMAT,
  SYSTEM_FORMAT,
  TAG_KEY_FORMAT,
  TAG_VALUE_FORMAT,
  VERSION_ID_FORMAT,
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

/** Keys of a job that people look for and this release does not have, refused with that reason. */
export const LATER_KEYS: readonly string[] = ['evaluate', 'evaluation', 'deployment', 'promote'];

const ENVIRONMENT_FIELDS: readonly Field[] = [
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

const datasetFields = (path: string): readonly Field[] => [
  {
    path: `${path}.s3Uri`,
    type: 'text',
    format: S3_URI_FORMAT,
    required: true,
    description: 'Address of a JSON Lines object in S3.',
  },
  {
    path: `${path}.versionId`,
    type: 'text',
    format: VERSION_ID_FORMAT,
    required: true,
    description: 'The version of the object that was reviewed; exactly that one is trained.',
  },
];

const JOB_FIELDS: readonly Field[] = [
  {
    path: 'jobs',
    type: 'dictionary',
    keys: NAME_FORMAT,
    maxEntries: MAX_JOBS,
    required: true,
    nullable: true,
    description: 'Models to train, by name.',
  },
  { path: 'jobs.*', type: 'map', description: 'One model to train.' },
  {
    path: 'jobs.*.description',
    type: 'text',
    format: DESCRIPTION_FORMAT,
    description: 'What the model is for, in a sentence.',
  },
  {
    path: 'jobs.*.environment',
    type: 'text',
    format: NAME_FORMAT,
    nullable: true,
    inDefaults: true,
    default: 'the only environment, where there is one',
    description: 'Name of the AWS target under `environments`.',
  },
  {
    path: 'jobs.*.baseModel',
    type: 'text',
    format: BASE_MODEL_FORMAT,
    required: true,
    description: 'Foundation model to start from: its id with the context suffix, or its ARN.',
    examples: ['amazon.nova-micro-v1:0:128k', 'meta.llama3-3-70b-instruct-v1:0:128k'],
  },
  {
    path: 'jobs.*.customizationType',
    type: 'choice',
    values: ['FINE_TUNING'],
    later: ['CONTINUED_PRE_TRAINING', 'DISTILLATION', 'REINFORCEMENT_FINE_TUNING'],
    nullable: true,
    inDefaults: true,
    default: 'FINE_TUNING',
    description: 'How the model is customized.',
  },
  { path: 'jobs.*.data', type: 'map', required: true, description: 'What the model is trained on.' },
  {
    path: 'jobs.*.data.training',
    type: 'dataset',
    format: DATASET_PATH_FORMAT,
    required: true,
    description: 'Training rows: a path in the repository, or an S3 object with its version.',
    examples: ['datasets/support-bot/train.jsonl'],
  },
  ...datasetFields('jobs.*.data.training'),
  {
    path: 'jobs.*.data.validation',
    type: 'dataset',
    format: DATASET_PATH_FORMAT,
    description: 'Validation rows, disjoint from the training rows.',
    examples: ['datasets/support-bot/validation.jsonl'],
  },
  ...datasetFields('jobs.*.data.validation'),
  {
    path: 'jobs.*.data.system',
    type: 'text',
    format: SYSTEM_FORMAT,
    description: 'System text added to each row when prompt/completion rows are converted to conversations.',
  },
  {
    path: 'jobs.*.hyperparameters',
    type: 'dictionary',
    keys: HYPERPARAMETER_NAME_FORMAT,
    nullable: true,
    inDefaults: true,
    default: 'what Bedrock documents for the base model',
    description: 'Hyperparameters by the names Bedrock gives them for the base model.',
  },
  {
    path: 'jobs.*.hyperparameters.*',
    type: 'hyperparameter',
    nullable: true,
    inDefaults: true,
    description: 'A number; how it is written does not matter (`1e-5` is `0.00001`).',
  },
  {
    path: 'jobs.*.tags',
    type: 'dictionary',
    keys: TAG_KEY_FORMAT,
    maxEntries: MAX_OWN_TAGS,
    nullable: true,
    inDefaults: true,
    description: 'Tags for the Bedrock job and the model, beside those this project sets.',
  },
  {
    path: 'jobs.*.tags.*',
    type: 'text',
    format: TAG_VALUE_FORMAT,
    nullable: true,
    inDefaults: true,
    description: 'Value of the tag.',
  },
  {
    path: 'jobs.*.budget',
    type: 'map',
    nullable: true,
    inDefaults: true,
    description: 'Limits on what the job may cost.',
  },
  {
    path: 'jobs.*.budget.trainingUsd',
    type: 'usd',
    nullable: true,
    inDefaults: true,
    default: 'no limit',
    description: 'Most that one training run may cost by the estimate, in US dollars.',
    examples: [50],
  },
  {
    path: 'jobs.*.namespace',
    type: 'text',
    format: NAMESPACE_FORMAT,
    nullable: true,
    inDefaults: true,
    description: 'Sets two repositories apart that train the same thing in one account.',
  },
];

/** `required` is a word about jobs: defaults may leave everything out. */
const DEFAULTS_FIELDS: readonly Field[] = [
  {
    path: 'defaults',
    type: 'map',
    nullable: true,
    description:
      'What holds for every job that does not say otherwise. Maps are merged; `null` in a job clears.',
  },
  ...JOB_FIELDS.filter((field) => field.inDefaults === true).map(
    (field): Field => ({ ...field, path: field.path.replace('jobs.*', 'defaults') }),
  ),
];

/** The file itself. */
export const ROOT_FIELD: Field = {
  path: '',
  type: 'map',
  description: 'Models to fine-tune with Amazon Bedrock, and where.',
};

export const FIELDS: readonly Field[] = [
  {
    path: 'version',
    type: 'version',
    required: true,
    description: 'Version of this file format.',
    examples: [CONFIG_VERSION],
  },
  ...ENVIRONMENT_FIELDS,
  ...DEFAULTS_FIELDS,
  ...JOB_FIELDS,
];
