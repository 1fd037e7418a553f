/** A dataset read with the settings of the job that uses it, and what its tokens cost there. */
import type { BaseModel, DatasetFormat } from '../catalog/base-model.ts';
import { findBaseModel } from '../catalog/index.ts';
import type { JobConfig } from '../config/job.ts';
import type { Calibration } from '../datasets/calibration.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import type { Split } from '../datasets/limits.ts';
import { type ScanInput, scanDataset } from '../datasets/scan.ts';
import { estimateCost } from '../plan/cost.ts';
import type { CostEstimate } from '../plan/plan.ts';

export interface SplitInput {
  readonly job: JobConfig;
  readonly split: Split;
  /** For findings. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Format of the job's training rows, which evaluation data has to have too; undefined: not known. */
  readonly trainedOn?: DatasetFormat | undefined;
  /** `index`: the rows are told apart and counted, but not checked. */
  readonly purpose?: ScanInput['purpose'];
}

export async function scanSplit(input: SplitInput): Promise<DatasetScan> {
  const { job, split, path, bytes, purpose = 'check' } = input;
  const model = findBaseModel(job.baseModel.value);
  return await scanDataset({
    path,
    bytes,
    split,
    bucket: job.environment.bucket,
    checks: job.checks,
    purpose,
    calibration: calibrationOf(job),
    ...(split === 'evaluation' ? notTrained(input, model) : trained(input, model)),
  });
}

/** What `jobs.yaml` says was measured of the base model; undefined: nothing. */
export function calibrationOf({ tokenEstimate }: Pick<JobConfig, 'tokenEstimate'>): Calibration | undefined {
  return tokenEstimate && { factor: tokenEstimate.factor.value, spread: tokenEstimate.spread };
}

type Held = Pick<ScanInput, 'accepts' | 'modelName' | 'limits' | 'system'>;

function trained({ job }: SplitInput, model: BaseModel | undefined): Held {
  return {
    accepts: model?.formats ?? [],
    modelName: model?.name ?? job.baseModel.value,
    limits: model?.limits,
    system: job.data.system?.value,
  };
}

/** Evaluation rows are uploaded nowhere: they are not converted, and no limit of training holds for them. */
function notTrained({ trainedOn }: SplitInput, model: BaseModel | undefined): Held {
  const convertible: DatasetFormat = 'prompt-completion';
  const anyFormat = model === undefined ? [] : [...model.formats, convertible];
  return {
    accepts: trainedOn === undefined ? anyFormat : [trainedOn],
    modelName: 'the evaluation of this job, like its training,',
    limits: undefined,
    system: undefined,
  };
}

/** @param training tokens of the training set, one epoch, as calibrated; undefined: it was not read */
export function estimateOf(
  job: JobConfig,
  training: Pick<DatasetScan, 'tokens' | 'hasMedia'> | undefined,
): CostEstimate {
  const epochs = job.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.value;
  return estimateCost({
    model: findBaseModel(job.baseModel.value),
    price: job.price,
    tokens: training?.tokens,
    hasMedia: training?.hasMedia ?? false,
    calibratedOn: job.tokenEstimate?.asOf,
    epochs: epochs === undefined ? undefined : Number(epochs),
  });
}
