/** What is known of a training run after looking at it: plain data for reports and outputs. */
import type { RunRef } from '../plan/plan.ts';

/** One row of step_wise_training_metrics.csv or validation_metrics.csv (rows of one step averaged). */
export interface MetricPoint {
  readonly step: number;
  readonly epoch: number | undefined;
  readonly loss: number;
  readonly perplexity: number | undefined;
}

export interface TrainingMetrics {
  readonly training: readonly MetricPoint[];
  readonly validation: readonly MetricPoint[];
}

/** Why a run failed, safe for public places (texts of Bedrock can quote training rows and are redacted). */
export interface Failure {
  readonly message: string;
  readonly hint: string;
  /** The row that Bedrock names, as it stands in the repository; undefined: it names none. */
  readonly place: { readonly file: string; readonly line: number } | undefined;
}

export interface RunReport {
  readonly run: RunRef;
  /** Final loss as GetModelCustomizationJob reports it. */
  readonly trainingLoss: number | undefined;
  readonly validationLoss: number | undefined;
  /** undefined: none written (normal for failed and stopped runs) or not readable. */
  readonly metrics: TrainingMetrics | undefined;
  readonly failure: Failure | undefined;
}
