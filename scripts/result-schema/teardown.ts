/** Definitions of a teardown: what would go, what stays, what became of each. */
import type { Leftover, Leftovers } from '../../src/teardown/leftovers.ts';
import type {
  KeptItem,
  MonthlyCost,
  TeardownItem,
  TeardownPlan,
  TeardownResult,
  TeardownWhat,
} from '../../src/teardown/teardown.ts';
import { closed, constant, flag, integer, listOf, number, ref, text, time, words } from './shape.ts';

type Item<K extends TeardownItem['kind']> = Extract<TeardownItem, { readonly kind: K }>;
type Ended<O extends TeardownResult['outcome']> = Extract<TeardownResult, { readonly outcome: O }>;
type Gone = 'deleted' | 'already-gone';
type Amount = Extract<MonthlyCost, { readonly kind: 'usd' }>;
type NoAmount = Exclude<MonthlyCost, Amount>;

const job = text('Key of the job it belongs to.');
const arn = text('Its ARN.');
const reason = text('Why.');
const item = ref('teardownItem');
const status = text("Bedrock's word for its state.");
const createdAt = time('When it was made.');
const monthlyCost = ref('monthlyCost');
const tags = {
  type: 'object',
  description: 'Its tags.',
  additionalProperties: { type: 'string' },
};
const common = { job, monthlyCost };
const holder = { ...common, tags, name: text('Its name.'), arn, status, createdAt };

export const TEARDOWN_DEFINITIONS = {
  leftovers: closed<Leftovers>(
    {
      environment: text('Name of the environment.'),
      accountId: text('AWS account.'),
      region: text('AWS region.'),
      found: listOf(ref('leftover')),
    },
    { problem: text('Why it could not be looked at.') },
  ),
  leftover: closed<Leftover>(
    {
      kind: words<Leftover['kind']>({
        model: true,
        deployment: true,
        throughput: true,
        dataset: true,
        output: true,
        foreign: true,
        upload: true,
      }),
      place: text('ARN, or the place in S3 that all of it stands below.'),
      why: text('Why it is listed.'),
      count: integer('How many; object versions, delete markers and uploads count each.', 1),
      monthlyCost,
    },
    {
      job: text('Key of the job that it is named after.'),
      bytes: integer('Bytes in S3.'),
      oldestAt: time('When the oldest of it was made.'),
    },
  ),
  monthlyCost: {
    description: 'What keeping it costs; an estimate from dated prices.',
    anyOf: [
      closed<Amount>({ kind: constant('usd'), usd: number('USD per month.') }),
      closed<NoAmount>({
        kind: words<NoAmount['kind']>({ 'by-use': true, 'hourly-unknown': true, unknown: true, none: true }),
      }),
    ],
  },
  teardownItem: {
    anyOf: [
      closed<Item<'run'>>({
        ...common,
        kind: constant('run'),
        tags,
        jobName: text('Name of the Bedrock job.'),
        arn,
        status,
        createdAt,
      }),
      closed<Item<'deployment'>>({
        ...holder,
        kind: constant('deployment'),
        modelArn: text('ARN of the model that it serves.'),
        modelName: text('Name of that model.'),
      }),
      closed<Item<'throughput'>>({
        ...holder,
        kind: constant('throughput'),
        modelArn: text('ARN of the model that it serves.'),
        modelName: text('Name of that model.'),
        modelUnits: integer('Model units that are billed.'),
      }),
      closed<Item<'model'>>({
        ...common,
        kind: constant('model'),
        tags,
        name: text('Name of the custom model.'),
        arn,
        createdAt,
        after: listOf(text('ARN of a deployment or provisioned throughput that goes before it.')),
      }),
      closed<Item<'object'>>(
        {
          ...common,
          kind: constant('object'),
          bucket: text('Bucket.'),
          key: text('Key.'),
          versionId: text('Version; `null` on a bucket that never had versions.'),
          size: integer('Bytes.'),
          isDeleteMarker: flag('It only hides older versions.'),
        },
        { modifiedAt: time('When it was written.') },
      ),
      closed<Item<'upload'>>(
        {
          ...common,
          kind: constant('upload'),
          bucket: text('Bucket.'),
          key: text('Key.'),
          uploadId: text('Id of the unfinished multipart upload.'),
        },
        { startedAt: time('When it was begun.') },
      ),
    ],
  },
  teardownPlan: closed<TeardownPlan>({
    environment: text('Name of the environment.'),
    accountId: text('AWS account.'),
    region: text('AWS region.'),
    repositoryId: text('Id of the repository that owns what is listed.'),
    what: words<TeardownWhat>({
      stop: true,
      deployments: true,
      models: true,
      data: true,
      old: true,
      all: true,
    }),
    runNames: listOf(text('A training run in scope.')),
    prefixes: listOf(text('An s3:// prefix in scope.')),
    live: listOf(
      text('ARN of what would go and is not named by a training run, and of the model it serves.'),
    ),
    withheld: listOf(text('What stays for now although it is in scope, as the code binds it.')),
    items: listOf(item),
    kept: listOf(closed<KeptItem>({ arn, reason }, { name: text('Its name in Bedrock.'), monthlyCost })),
  }),
  teardownResult: {
    anyOf: [
      closed<Ended<Gone>>({ outcome: words<Gone>({ deleted: true, 'already-gone': true }), item }),
      closed<Ended<'pending'>>({ outcome: constant('pending'), item, reason }),
      closed<Ended<'failed'>>({
        outcome: constant('failed'),
        item,
        reason,
        command: text('What does it by hand.'),
      }),
    ],
  },
};
