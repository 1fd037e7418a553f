/** Deleting object versions and unfinished uploads. What a run still reads or writes stays. */
import { toAppError } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import { isTerminal } from '../watch/phases.ts';
import {
  alreadyGone,
  cancelled,
  deleted,
  failed,
  type ItemOf,
  pending,
  type TeardownContext,
} from './context.ts';
import type { TeardownPlan, TeardownResult } from './teardown.ts';

type DataItem = ItemOf<'object'> | ItemOf<'upload'>;

/** As many as S3 takes in one request, so that a person who cancels waits for no more than one. */
const BATCH = 1000;

export interface DataInput {
  readonly plan: TeardownPlan;
  readonly items: readonly DataItem[];
  /** Jobs of which a run that was told to stop may still train. */
  readonly stopping: ReadonlySet<string>;
}

export async function deleteData(
  context: TeardownContext,
  { plan, items, stopping }: DataInput,
): Promise<readonly TeardownResult[]> {
  if (items.length === 0) return [];
  if (context.signal.aborted) return items.map(cancelled);
  const results: TeardownResult[] = [];
  const ready: DataItem[] = [];
  const reasonOf = await whyItStays(context, stopping);
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason === undefined) ready.push(item);
    else results.push(pending(item, reason));
  }
  const objects = ready.filter((item) => item.kind === 'object');
  for (const bucket of new Set(objects.map((item) => item.bucket))) {
    const own = inOrder(objects.filter((item) => item.bucket === bucket));
    for (let start = 0; start < own.length; start += BATCH)
      results.push(...(await deleteFrom(context, plan, { bucket, items: own.slice(start, start + BATCH) })));
  }
  for (const item of ready) if (item.kind === 'upload') results.push(await abort(context, plan, item));
  return results;
}

/** Between the plan and now there may have been hours: a run that has begun since reads the datasets of its job. */
async function whyItStays(
  context: TeardownContext,
  stopping: ReadonlySet<string>,
): Promise<(item: DataItem) => string | undefined> {
  try {
    const runs = (await context.bedrock.listRuns()).filter(({ status }) => !isTerminal(status));
    const names = runs.map(({ jobName }) => jobName);
    const training = new Set(names.map((name) => parseRunName(name)?.job));
    return ({ job, key }) => {
      if (stopping.has(job)) return 'its training run has not ended yet';
      const isRead = training.has(job) && key.includes(`/datasets/${job}/`);
      const isWritten = names.some((name) => key.includes(`/outputs/${name}/`));
      return isRead || isWritten ? 'a training run that is in flight uses it' : undefined;
    };
  } catch (error) {
    const reason = `whether a training run uses it is not known (${toAppError(error).message})`;
    return () => reason;
  }
}

interface FromBucket {
  readonly bucket: string;
  readonly items: readonly ItemOf<'object'>[];
}

async function deleteFrom(
  context: TeardownContext,
  plan: TeardownPlan,
  { bucket, items }: FromBucket,
): Promise<readonly TeardownResult[]> {
  if (context.signal.aborted) return items.map(cancelled);
  try {
    const problems = await context.objects.deleteVersions(bucket, items);
    context.onProgress(
      `s3://${bucket}: ${items.length - problems.length} of ${items.length} object versions deleted`,
    );
    const reasons = new Map(problems.map((problem) => [versionName({ bucket, ...problem }), problem.reason]));
    return items.map((item) => {
      const reason = reasons.get(versionName(item));
      return reason === undefined ? deleted(item) : failed(plan, item, new Error(reason));
    });
  } catch (error) {
    return items.map((item) => failed(plan, item, error));
  }
}

/** Delete markers first: what they hide proves whose they are, should the deletion end half-way. */
function inOrder(items: readonly ItemOf<'object'>[]): readonly ItemOf<'object'>[] {
  return [...items.filter((item) => item.isDeleteMarker), ...items.filter((item) => !item.isDeleteMarker)];
}

type Version = Pick<ItemOf<'object'>, 'bucket' | 'key' | 'versionId'>;

function versionName({ bucket, key, versionId }: Version): string {
  return JSON.stringify([bucket, key, versionId]);
}

async function abort(
  context: TeardownContext,
  plan: TeardownPlan,
  item: ItemOf<'upload'>,
): Promise<TeardownResult> {
  if (context.signal.aborted) return cancelled(item);
  try {
    const { key, uploadId, startedAt } = item;
    const answer = await context.objects.abortUpload(item.bucket, { key, uploadId, startedAt });
    context.onProgress(`unfinished upload of ${key}: ${answer}`);
    return answer === 'gone' ? alreadyGone(item) : deleted(item);
  } catch (error) {
    return failed(plan, item, error);
  }
}
