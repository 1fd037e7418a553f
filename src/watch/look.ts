/** One run, looked at closely enough to report it. */
import { AppError } from '../errors.ts';
import { outputPrefix, parseRunName } from '../plan/names.ts';
import type { RunRef } from '../plan/plan.ts';
import type { RunDetail, RunSummary } from '../ports/bedrock.ts';
import type { Objects } from '../ports/objects.ts';
import { explainFailure, type FailureContext, type RowSource } from './failure.ts';
import { readMetrics } from './metrics.ts';
import type { RunReport, TrainingMetrics } from './outcome.ts';

export function runRef(run: RunSummary): RunRef {
  return {
    jobName: run.jobName,
    jobArn: run.jobArn,
    attempt: parseRunName(run.jobName)?.attempt ?? 1,
    status: run.status,
    phases: run.phases,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    modelArn: run.customModelArn,
  };
}

/** Where a run wrote its output: the URI it was created with, else where it would go today. */
function outputOf(
  run: RunDetail,
  bucket: string,
  prefix: string,
): { readonly bucket: string; readonly prefix: string } {
  const match = /^s3:\/\/([^/]+)\/(.+)$/.exec(run.outputS3Uri ?? '');
  if (match?.[1] === undefined || match[2] === undefined)
    return { bucket, prefix: outputPrefix(prefix, run.jobName) };
  return { bucket: match[1], prefix: match[2].endsWith('/') ? match[2] : `${match[2]}/` };
}

/** The entry that a run is the run of, as far as a failure's reader needs it. */
export interface RunEntry {
  /** Key in `jobs.yaml`, for the retry line. */
  readonly key: string;
  readonly sources: readonly RowSource[];
}

/**
 * @param entry undefined: a retry would train another specification, from other data
 * @param store where outputs go by the present configuration
 */
export async function reportRun(
  entry: RunEntry | undefined,
  run: RunDetail,
  store: { readonly objects: Objects; readonly bucket: string; readonly prefix: string },
): Promise<RunReport> {
  const ref = runRef(run);
  const output = outputOf(run, store.bucket, store.prefix);
  return {
    run: ref,
    trainingLoss: run.trainingLoss,
    validationLoss: run.validationLoss,
    metrics: run.status === 'Completed' ? await metricsOrNone(store.objects, output) : undefined,
    failure: run.status === 'Failed' ? explainFailure(run.failureMessage, contextOf(entry, ref)) : undefined,
  };
}

function contextOf(entry: RunEntry | undefined, { attempt }: RunRef): FailureContext {
  if (entry === undefined) return { retry: undefined, sources: [] };
  return { retry: `${entry.key}@${attempt + 1}`, sources: entry.sources };
}

/** Metrics are a view: a role that may not read them must not hide that the run completed. */
async function metricsOrNone(
  objects: Objects,
  output: { readonly bucket: string; readonly prefix: string },
): Promise<TrainingMetrics | undefined> {
  try {
    return await readMetrics(objects, output.bucket, output.prefix);
  } catch (error) {
    if (error instanceof AppError && error.blame !== 'bug') return undefined;
    throw error;
  }
}
