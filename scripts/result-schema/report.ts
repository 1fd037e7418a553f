/** Definitions of the report: a job with its data, and what became of its training run. */
import type { DatasetReport, HyperparameterReport, JobReport } from '../../src/report/model.ts';
import type { Failure, MetricPoint, RunReport, TrainingMetrics } from '../../src/watch/outcome.ts';
import { closed, flag, integer, listOf, matching, number, ref, text, words } from './shape.ts';

export const REPORT_DEFINITIONS = {
  dataset: closed<DatasetReport>(
    {
      split: words<DatasetReport['split']>({ training: true, validation: true }),
      source: text('Path in the repository, or s3:// address and version.'),
      isUnderstood: flag('At least one row was read as what it is; otherwise the figures say nothing.'),
    },
    {
      rows: integer('Rows with content.'),
      bytes: integer('Bytes that are uploaded.'),
      tokens: ref('range'),
      sha256: matching('^[0-9a-f]{64}$', 'Of the bytes that are uploaded.'),
      convertedTo: text('Row format of the upload, where the file has another one.'),
      changed: flag('It differs from what the change is compared with.'),
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
      failure: closed<Failure>({
        message: text('Why it failed; training rows are redacted.'),
        hint: text('The fix.'),
      }),
    },
  ),
  job: closed<JobReport>(
    {
      planned: ref('plannedJob'),
      because: listOf(text('Why it trains, or would: what the change makes different.')),
      hyperparameters: listOf(ref('hyperparameter')),
      affected: flag('The change at hand touches the entry or one of its files.'),
      datasets: listOf(ref('dataset')),
    },
    {
      modelUsdPerMonth: number('What keeping each model of the job costs per month, USD.'),
      presentRun: text('Name of the run whose model is the latest under the name of the job.'),
      origin: ref('origin'),
      report: ref('runReport'),
    },
  ),
};
