/**
 * Every key `jobs.yaml` may have: the one table behind the parser and the editor's schema. `*` stands for a name the
 * author chooses.
 */
import { CHECK_FIELDS } from './check-fields.ts';
import { ENVIRONMENT_FIELDS } from './environment-fields.ts';
import { EVALUATION_FIELDS } from './evaluation-fields.ts';
import { CONFIG_VERSION, type Field, MAX_JOBS, MAX_OWN_TAGS, MAX_PRICES } from './field.ts';
import {
  BASE_MODEL_FORMAT,
  DATASET_PATH_FORMAT,
  DAY_FORMAT,
  DESCRIPTION_FORMAT,
  HYPERPARAMETER_NAME_FORMAT,
  NAME_FORMAT,
  NAMESPACE_FORMAT,
  S3_URI_FORMAT,
  SYSTEM_FORMAT,
  TAG_KEY_FORMAT,
  TAG_VALUE_FORMAT,
  VERSION_ID_FORMAT,
} from './formats.ts';
import { JOB_REMOVAL_FIELDS, TEARDOWN_FIELDS } from './removal-fields.ts';
import { REPORT_FIELDS } from './samples.ts';
import { TOKEN_ESTIMATE_FIELDS } from './token-estimates.ts';

/** Keys of a job that people look for and this release does not have, refused with that reason. */
export const LATER_KEYS: readonly string[] = ['evaluate', 'deployment', 'promote'];

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
  ...EVALUATION_FIELDS,
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
  ...CHECK_FIELDS,
  {
    path: 'jobs.*.budget.requireEstimate',
    type: 'boolean',
    nullable: true,
    inDefaults: true,
    default: 'false',
    description: '`true`: a job whose training cost is not known is blocked.',
  },
  {
    path: 'jobs.*.budget.onOverrun',
    type: 'choice',
    values: ['block', 'warn'],
    later: [],
    nullable: true,
    inDefaults: true,
    default: 'block',
    description: 'What an estimate over `trainingUsd` does: the job is blocked, or trains with a warning.',
  },
  {
    path: 'jobs.*.namespace',
    type: 'text',
    format: NAMESPACE_FORMAT,
    nullable: true,
    inDefaults: true,
    description: 'Sets two repositories apart that train the same thing in one account.',
  },
  {
    path: 'jobs.*.supersede',
    type: 'choice',
    values: ['tell', 'stop'],
    later: [],
    nullable: true,
    inDefaults: true,
    default: 'tell',
    description:
      'What becomes of an earlier specification of the job that still trains: it is told, or `apply` stops it first.',
  },
  ...JOB_REMOVAL_FIELDS,
];

const PRICE_FIELDS: readonly Field[] = [
  {
    path: 'prices',
    type: 'dictionary',
    keys: BASE_MODEL_FORMAT,
    maxEntries: MAX_PRICES,
    description: 'Prices that hold instead of those of the catalogue, by id of the base model.',
  },
  { path: 'prices.*', type: 'map', description: 'What one base model costs.' },
  {
    path: 'prices.*.trainUsdPer1kTokens',
    type: 'usd',
    required: true,
    description: 'Price of 1,000 training tokens, in US dollars.',
    examples: [0.001],
  },
  {
    path: 'prices.*.storageUsdPerModelMonth',
    type: 'usd',
    default: "the catalogue's price",
    description: 'Price of keeping one custom model for a month, in US dollars.',
    examples: [1.95],
  },
  {
    path: 'prices.*.asOf',
    type: 'text',
    format: DAY_FORMAT,
    required: true,
    description: 'Day on which the price was looked up, YYYY-MM-DD; shown beside every estimate.',
    examples: ['2026-11-22'],
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
  ...TEARDOWN_FIELDS,
  ...PRICE_FIELDS,
  ...TOKEN_ESTIMATE_FIELDS,
  ...REPORT_FIELDS,
  ...DEFAULTS_FIELDS,
  ...JOB_FIELDS,
];
