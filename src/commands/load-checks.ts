/** What is wrong with a job's datasets together, and with what `jobs.yaml` adds to them. */
import { findBaseModel } from '../catalog/index.ts';
import type { JobConfig } from '../config/job.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { checkQuality } from '../datasets/quality.ts';
import { checkRowSum } from '../datasets/scan.ts';
import { checkSystemText } from '../datasets/text-rules.ts';
import type { Finding } from '../errors.ts';
import type { LoadedDataset } from './load.ts';

type Datasets = readonly LoadedDataset[];

export function checkTogether(job: JobConfig, datasets: Datasets): readonly Finding[] {
  return [...rowSum(job, datasets), ...systemText(job, datasets), ...quality(job, datasets)];
}

function scanOf(datasets: Datasets, split: LoadedDataset['split']): DatasetScan | undefined {
  return datasets.find((dataset) => dataset.split === split)?.scan;
}

function quality(job: JobConfig, datasets: Datasets): readonly Finding[] {
  return checkQuality({
    training: scanOf(datasets, 'training'),
    validation: scanOf(datasets, 'validation'),
    // Nova takes few epochs; Amazon's guide repeats rows to train a small set longer.
    mayRepeatSmall: job.baseModel.value.startsWith('amazon.nova-'),
    checks: job.checks,
  });
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

/** `data.system` goes into every converted row, so it is held to the rules of a row. */
function systemText(job: JobConfig, datasets: Datasets): readonly Finding[] {
  const { system } = job.data;
  if (system === undefined || datasets.every(({ scan }) => (scan?.conversion.kind ?? 'none') === 'none'))
    return [];
  const limits = findBaseModel(job.baseModel.value)?.limits;
  return checkSystemText({ text: system.value, at: system.at, limits });
}
