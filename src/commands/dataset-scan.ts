/** A dataset read with the settings of the job that uses it, and what its tokens cost there. */
import { findBaseModel } from '../catalog/index.ts';
import type { JobConfig } from '../config/job.ts';
import type { DatasetScan, Range } from '../datasets/dataset.ts';
import { scanDataset } from '../datasets/scan.ts';
import { estimateCost } from '../plan/cost.ts';
import type { CostEstimate } from '../plan/plan.ts';

export interface SplitInput {
  readonly job: JobConfig;
  readonly split: 'training' | 'validation';
  /** For findings. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export async function scanSplit({ job, split, path, bytes }: SplitInput): Promise<DatasetScan> {
  const model = findBaseModel(job.baseModel.value);
  return await scanDataset({
    path,
    bytes,
    split,
    accepts: model?.formats ?? [],
    modelName: model?.name ?? job.baseModel.value,
    limits: model?.limits,
    system: job.data.system?.value,
    checks: job.checks,
  });
}

/** @param tokens of the training set, one epoch; undefined: it was not read */
export function estimateOf(job: JobConfig, tokens: Range | undefined): CostEstimate {
  const epochs = job.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.value;
  return estimateCost({
    model: findBaseModel(job.baseModel.value),
    price: job.price,
    tokens,
    epochs: epochs === undefined ? undefined : Number(epochs),
  });
}
