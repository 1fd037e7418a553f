/** Definitions of a teardown: what would go, what stays, what became of each. */
import type {
  KeptItem,
  TeardownItem,
  TeardownPlan,
  TeardownResult,
  TeardownWhat,
} from '../../src/teardown/teardown.ts';
import { closed, constant, flag, integer, listOf, ref, text, time, words } from './shape.ts';

type Item<K extends TeardownItem['kind']> = Extract<TeardownItem, { readonly kind: K }>;
type Ended<O extends TeardownResult['outcome']> = Extract<TeardownResult, { readonly outcome: O }>;
type Gone = 'deleted' | 'already-gone';

const job = text('Key of the job it belongs to.');
const arn = text('Its ARN.');
const reason = text('Why.');
const item = ref('teardownItem');

export const TEARDOWN_DEFINITIONS = {
  teardownItem: {
    anyOf: [
      closed<Item<'run'>>({
        kind: constant('run'),
        job,
        jobName: text('Name of the Bedrock job.'),
        arn,
        status: text("Bedrock's word for its state."),
      }),
      closed<Item<'model'>>({
        kind: constant('model'),
        job,
        name: text('Name of the custom model.'),
        arn,
        createdAt: time('When it was made.'),
      }),
      closed<Item<'object'>>(
        {
          kind: constant('object'),
          job,
          bucket: text('Bucket.'),
          key: text('Key.'),
          versionId: text('Version; `null` on a bucket that never had versions.'),
          size: integer('Bytes.'),
          isDeleteMarker: flag('It only hides older versions.'),
        },
        { modifiedAt: time('When it was written.') },
      ),
    ],
  },
  teardownPlan: closed<TeardownPlan>({
    environment: text('Name of the environment.'),
    accountId: text('AWS account.'),
    region: text('AWS region.'),
    repositoryId: text('Id of the repository that owns what is listed.'),
    what: words<TeardownWhat>({ stop: true, models: true, data: true, all: true }),
    runNames: listOf(text('A training run in scope.')),
    prefixes: listOf(text('An s3:// prefix in scope.')),
    items: listOf(item),
    kept: listOf(closed<KeptItem>({ arn, reason })),
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
