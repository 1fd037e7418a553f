/** Definitions of the report: a job with its data, and what became of its training run. */
import type { Range } from '../../src/datasets/dataset.ts';
import type { Change, DatasetDiff, LabelMix, LengthBucket } from '../../src/datasets/diff.ts';
import type { LabelChange } from '../../src/datasets/labels.ts';
import type { Pointer } from '../../src/datasets/pointer.ts';
import type {
  DatasetChange,
  DatasetReport,
  FormerDataset,
  HyperparameterReport,
  JobOutcome,
  JobReport,
  LeakChange,
} from '../../src/report/model.ts';
import type { Failure, MetricPoint, RunReport, TrainingMetrics } from '../../src/watch/outcome.ts';
import { closed, constant, flag, integer, listOf, matching, number, ref, text, words } from './shape.ts';

type DatasetChangeOf<K extends DatasetChange['kind']> = Extract<DatasetChange, { readonly kind: K }>;

const counts = closed<Change<number>>({ before: integer('Earlier.'), after: integer('Now.') });
const ranges = closed<Change<Range>>({ before: ref('range'), after: ref('range') });

export const REPORT_DEFINITIONS = {
  datasetDiff: closed<DatasetDiff>(
    {
      kind: words<DatasetDiff['kind']>({ rows: true, reordered: true, 'same-rows': true }),
      rows: counts,
      same: integer('Rows of the same content, at whatever place.'),
      changed: integer('Rows that ask the same and are otherwise different.'),
      added: integer('Rows that are new.'),
      removed: integer('Rows that are gone.'),
      moved: integer('Of the same rows, the fewest that have to be moved to get the new order.'),
      tokens: ranges,
      duplicates: counts,
      conflicts: counts,
      lengths: listOf(
        closed<LengthBucket>(
          {
            from: integer('Fewest estimated tokens of a row.'),
            before: integer('Rows, earlier.'),
            after: integer('Rows, now.'),
          },
          { to: integer('Most; where it is missing there is no end.') },
        ),
      ),
    },
    {
      labels: closed<LabelMix>({
        before: integer('Different answers, earlier.'),
        after: integer('Different answers, now.'),
        changes: listOf(
          closed<LabelChange>({
            line: closed<LabelChange['line']>(
              {},
              {
                before: integer('First row with it, earlier.', 1),
                after: integer('First row with it, now.', 1),
              },
            ),
            share: closed<LabelChange['share']>({
              before: number('Share of the rows, earlier, 0 to 1.'),
              after: number('Share of the rows, now, 0 to 1.'),
            }),
          }),
        ),
      }),
    },
  ),
  pointer: closed<Pointer>(
    { kind: words<Pointer['kind']>({ 'Git LFS': true, DVC: true }) },
    { digest: text('Of the data it stands for.'), bytes: integer('Size of that data.') },
  ),
  datasetChange: {
    anyOf: [
      closed<DatasetChangeOf<'new'>>({ kind: constant('new') }),
      closed<DatasetChangeOf<'renamed'>>({ kind: constant('renamed'), from: text('Its earlier path.') }),
      closed<DatasetChangeOf<'compared'>>(
        {
          kind: constant('compared'),
          diff: ref('datasetDiff'),
          unread: counts,
          sameUpload: flag('Both versions give the same upload.'),
          leaks: listOf(
            closed<LeakChange>({
              split: words<LeakChange['split']>({ validation: true, evaluation: true }),
              before: integer('Rows of it that ask what a training row asks, earlier.'),
              after: integer('Rows of it that ask what a training row asks, now.'),
            }),
          ),
        },
        { from: text('Its earlier path, where it is another one.'), cost: ranges },
      ),
      closed<DatasetChangeOf<'pointer'>>(
        { kind: constant('pointer') },
        {
          from: text('Its earlier path, where it is another one.'),
          before: ref('pointer'),
          after: ref('pointer'),
        },
      ),
      closed<DatasetChangeOf<'version'>>({
        kind: constant('version'),
        before: text('Version of the S3 object, earlier.'),
        after: text('Version of the S3 object, now.'),
      }),
      closed<DatasetChangeOf<'not-compared'>>({
        kind: constant('not-compared'),
        reason: text('Why the rows were not compared.'),
      }),
    ],
  },
  dataset: closed<DatasetReport>(
    {
      split: words<DatasetReport['split']>({ training: true, validation: true, evaluation: true }),
      source: text('Path in the repository, or s3:// address and version.'),
      isUnderstood: flag('At least one row was read as what it is; otherwise the figures say nothing.'),
    },
    {
      rows: integer('Rows with content.'),
      bytes: integer('Bytes that are uploaded.'),
      tokens: ref('range'),
      calibratedOn: matching(
        '^\\d{4}-\\d{2}-\\d{2}$',
        "Date of what was measured of the base model's tokens.",
      ),
      sha256: matching('^[0-9a-f]{64}$', 'Of the bytes that are uploaded.'),
      convertedTo: text('Row format of the upload, where the file has another one.'),
      changed: flag('It differs from what the change is compared with.'),
      diff: ref('datasetChange'),
    },
  ),
  hyperparameter: closed<HyperparameterReport>({
    name: text('As Bedrock calls it.'),
    value: text('As it is sent.'),
    isDefault: flag("Not sent: Bedrock's own default applies."),
  }),
  metricPoint: closed<MetricPoint>(
    { step: integer('Training step.'), loss: number('Loss at this step.') },
    { epoch: number('Epoch.'), perplexity: number('Perplexity.') },
  ),
  runReport: closed<RunReport>(
    { run: ref('run') },
    {
      trainingLoss: number('Final training loss.'),
      validationLoss: number('Final validation loss.'),
      metrics: closed<TrainingMetrics>({
        training: listOf(ref('metricPoint')),
        validation: listOf(ref('metricPoint')),
      }),
      failure: closed<Failure>(
        {
          message: text('Why it failed; training rows are redacted.'),
          hint: text('The fix.'),
        },
        {
          place: closed<NonNullable<Failure['place']>>({
            file: text('The dataset in the repository.'),
            line: integer('Its line that Bedrock names.', 1),
          }),
        },
      ),
    },
  ),
  job: closed<JobReport>(
    {
      planned: ref('plannedJob'),
      because: listOf(text('Why it trains, or would: what the change makes different.')),
      hyperparameters: listOf(ref('hyperparameter')),
      affected: flag('The change at hand touches the entry or one of its files.'),
      datasets: listOf(ref('dataset')),
      formerDatasets: listOf(
        closed<FormerDataset>(
          {
            split: words<FormerDataset['split']>({ training: true, validation: true, evaluation: true }),
            source: text('Path in the repository, or s3:// address and version.'),
          },
          { isDeleted: flag('The file is in the repository no longer.') },
        ),
      ),
    },
    {
      outcome: words<JobOutcome>({
        unchanged: true,
        started: true,
        adopted: true,
        queued: true,
        stale: true,
        blocked: true,
        error: true,
      }),
      modelUsdPerMonth: number('What keeping each model of the job costs per month, USD.'),
      presentRun: text('Name of the run whose model is the latest under the name of the job.'),
      origin: ref('origin'),
      report: ref('runReport'),
    },
  ),
};
