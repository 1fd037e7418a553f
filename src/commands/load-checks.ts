/** What is wrong with a job's datasets together, and with what `jobs.yaml` adds to them. */
import { findBaseModel, findHyperparameter } from '../catalog/index.ts';
import type { JobConfig } from '../config/job.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { checkHyperparameterFit, type GivenNumber } from '../datasets/hyperparameter-fit.ts';
import { checkQuality } from '../datasets/quality.ts';
import { checkRowSum } from '../datasets/scan.ts';
import { checkSplitTexts } from '../datasets/text-quality/splits.ts';
import { checkSystemText } from '../datasets/text-rules.ts';
import type { Finding } from '../errors.ts';
import type { LoadedDataset } from './load.ts';

type Datasets = readonly LoadedDataset[];

export function checkTogether(job: JobConfig, datasets: Datasets): readonly Finding[] {
  return [
    ...rowSum(job, datasets),
    ...hyperparameterFit(job, datasets),
    ...systemText(job, datasets),
    ...quality(job, datasets),
    ...splitTexts(job, datasets),
  ];
}

function scanOf(datasets: Datasets, split: LoadedDataset['split']): DatasetScan | undefined {
  return datasets.find((dataset) => dataset.split === split)?.scan;
}

function quality(job: JobConfig, datasets: Datasets): readonly Finding[] {
  return checkQuality({
    training: scanOf(datasets, 'training'),
    validation: scanOf(datasets, 'validation'),
    evaluation: scanOf(datasets, 'evaluation'),
    // Nova takes few epochs; Amazon's guide repeats rows to train a small set longer.
    mayRepeatSmall: job.baseModel.value.startsWith('amazon.nova-'),
    checks: job.checks,
  });
}

function splitTexts(job: JobConfig, datasets: Datasets): readonly Finding[] {
  const training = scanOf(datasets, 'training');
  return (['validation', 'evaluation'] as const).flatMap((split) =>
    checkSplitTexts({ training, heldBack: scanOf(datasets, split), checks: job.checks }),
  );
}

function rowSum(job: JobConfig, datasets: Datasets): readonly Finding[] {
  const limits = findBaseModel(job.baseModel.value)?.limits;
  const training = scanOf(datasets, 'training')?.rows;
  if (limits === undefined || training === undefined) return [];
  return checkRowSum({
    training,
    validation: scanOf(datasets, 'validation')?.rows ?? 0,
    limits,
    at: job.data.training.at,
  });
}

function hyperparameterFit(job: JobConfig, datasets: Datasets): readonly Finding[] {
  const rows = scanOf(datasets, 'training')?.rows;
  if (rows === undefined) return [];
  const model = findBaseModel(job.baseModel.value);
  const defaultOf = (name: string) => model && findHyperparameter(model, name)?.default;
  return checkHyperparameterFit({
    rows,
    epochs: givenNumber(job, 'epochCount')?.value ?? defaultOf('epochCount'),
    batchSize: givenNumber(job, 'batchSize'),
    warmupSteps: givenNumber(job, 'learningRateWarmupSteps'),
    defaultWarmupSteps: defaultOf('learningRateWarmupSteps'),
    rowsPerWarmupStep: model?.limits.rowsPerWarmupStep,
    checks: job.checks,
  });
}

function givenNumber(job: JobConfig, name: string): GivenNumber | undefined {
  const given = job.hyperparameters.find((parameter) => parameter.name === name);
  return given && { value: Number(given.value), at: given.at };
}

/** `data.system` goes into every converted row, so it is held to the rules of a row. */
function systemText(job: JobConfig, datasets: Datasets): readonly Finding[] {
  const { system } = job.data;
  if (system === undefined || datasets.every(({ scan }) => (scan?.conversion.kind ?? 'none') === 'none'))
    return [];
  const limits = findBaseModel(job.baseModel.value)?.limits;
  return checkSystemText({ text: system.value, at: system.at, limits });
}
