/** What a completed job leaves: losses, and the objects under its output prefix. Everything follows from the job. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { parseS3Uri } from './s3-uri.ts';
import type { Job } from './state.ts';

export interface OutputObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
}

/** One row of `step_wise_training_metrics.csv`; both numbers count from 0. */
export interface TrainingRow {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
}

export interface Losses {
  readonly training: readonly TrainingRow[];
  /** One row per epoch for each validator. */
  readonly validation: readonly (readonly TrainingRow[])[];
  /** What GetModelCustomizationJob reports. */
  readonly trainingLoss: number;
  readonly validationLosses: readonly number[];
}

/** Longer runs log every n-th step, so that a file stays small whatever the dataset. */
const MAX_LOGGED_STEPS = 2_000;

/** A falling curve, the same for the same job name: an exponential towards a floor with a little noise. */
export function lossesOf(job: Job): Losses {
  const random = randomOf(job.input.jobName);
  const curve = { start: 1.8 + random() * 0.8, floor: 0.4 + random() * 0.4, rate: 2.5 + random() * 1.5 };
  const perEpoch = Math.max(1, job.records);
  const steps = perEpoch * job.epochs;
  const at = (step: number) =>
    curve.floor + (curve.start - curve.floor) * Math.exp((-curve.rate * step) / steps);
  const every = Math.ceil(steps / MAX_LOGGED_STEPS);
  const training: TrainingRow[] = [];
  for (let step = 0; step < steps; step += every) {
    // Models trained on several devices log a row for each; readers have to average by step.
    for (let device = 0; device < devicesOf(job); device += 1) {
      const noise = 1 + (random() - 0.5) * 0.06;
      training.push({ step, epoch: Math.floor(step / perEpoch), loss: at(step) * noise });
    }
  }
  const validators = job.input.validationDataConfig?.validators ?? [];
  const validation = validators.map(() => validationRows(job, at, 0.05 + random() * 0.15));
  return {
    training,
    validation,
    trainingLoss: round(training.at(-1)?.loss ?? curve.floor),
    validationLosses: validation.map((rows) => round(rows.at(-1)?.loss ?? curve.floor)),
  };
}

/** Above the training loss, and rising again from the fourth epoch on: the usual picture of overfitting. */
function validationRows(job: Job, at: (step: number) => number, gap: number): readonly TrainingRow[] {
  const perEpoch = Math.max(1, job.records);
  return Array.from({ length: job.epochs }, (_, epoch) => {
    const step = perEpoch * (epoch + 1) - 1;
    return { step, epoch, loss: at(step) * (1 + gap) + Math.max(0, epoch - 2) * 0.05 };
  });
}

function devicesOf(job: Job): number {
  return job.baseModelId.includes('70b') || job.baseModelId.includes('90b') ? 2 : 1;
}

/** The objects of a completed job, in no particular order. */
export function outputObjects(job: Job): readonly OutputObject[] {
  const { bucket, key } = parseS3Uri(job.input.outputDataConfig.s3Uri);
  // Joined as the service joins: a prefix that ends in a slash gives two.
  const prefix = `${key === '' ? '' : `${key}/`}model-customization-job-${job.id}`;
  const losses = lossesOf(job);
  const training = table('step_number,epoch_number,training_loss,perplexity', losses.training);
  const files = [{ path: 'training_artifacts/step_wise_training_metrics.csv', text: training }];
  const [first] = losses.validation;
  if (first !== undefined) {
    const layout = validationLayout(job.baseModelId);
    files.push({
      path: layout.path,
      text: table(`step_number,epoch_number,validation_loss,${layout.perplexity}`, first),
    });
  }
  return files.map(({ path, text }) => ({ bucket, key: `${prefix}/${path}`, body: Buffer.from(text) }));
}

interface ValidationLayout {
  readonly path: string;
  readonly perplexity: string;
}

/** Three spellings are in use by the real service, seen for these families; so are two names of the last column. */
function validationLayout(baseModelId: string): ValidationLayout {
  if (baseModelId.startsWith('meta.')) {
    return { path: 'validation_artifacts/validation_metrics.csv', perplexity: 'perplexity' };
  }
  const folder = 'validation_artifacts/post_fine_tuning_validation';
  if (baseModelId.startsWith('amazon.nova-micro-')) {
    return { path: `${folder}/validation/validation_metrics.csv`, perplexity: 'validation_perplexity' };
  }
  return { path: `${folder}/validation_metrics.csv`, perplexity: 'validation_perplexity' };
}

function table(header: string, rows: readonly TrainingRow[]): string {
  const lines = rows.map(
    ({ step, epoch, loss }) => `${step},${epoch},${round(loss)},${round(Math.exp(loss))}`,
  );
  return `${[header, ...lines].join('\n')}\n`;
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

/** Numbers from 0 to 1 that follow from the text alone (the mulberry32 generator). */
function randomOf(text: string): () => number {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
