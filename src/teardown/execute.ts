/** Carrying out a confirmed teardown: runs, then models, then objects; each step idempotent. */
import { toAppError } from '../errors.ts';
import type { Bedrock, RunDetail } from '../ports/bedrock.ts';
import type { Clock } from '../ports/host.ts';
import type { Objects } from '../ports/objects.ts';
import { isTerminal } from '../watch/phases.ts';
import { waitForRuns } from '../watch/wait.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from './teardown.ts';

export interface TeardownContext {
  readonly bedrock: Bedrock;
  readonly objects: Objects;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to wait for stopping runs; a later run with the same code goes on. */
  readonly waitMs: number;
  readonly onProgress: (line: string) => void;
}

type ItemOf<K extends TeardownItem['kind']> = Extract<TeardownItem, { readonly kind: K }>;

/** One failing object never hides the others: every item gets a result. */
export async function executeTeardown(
  context: TeardownContext,
  plan: TeardownPlan,
): Promise<readonly TeardownResult[]> {
  const runs = await stopRuns(context, plan, itemsOf(plan, 'run'));
  const pending = new Set(
    runs.filter((result) => result.outcome === 'pending').map((result) => result.item.job),
  );
  const models: TeardownResult[] = [];
  for (const item of itemsOf(plan, 'model')) models.push(await deleteModel(context, plan, item));
  const objects = await deleteObjects(context, itemsOf(plan, 'object'), pending);
  return [...runs, ...models, ...objects];
}

function itemsOf<K extends TeardownItem['kind']>(plan: TeardownPlan, kind: K): readonly ItemOf<K>[] {
  return plan.items.filter((item): item is ItemOf<K> => item.kind === kind);
}

async function stopRuns(
  context: TeardownContext,
  plan: TeardownPlan,
  items: readonly ItemOf<'run'>[],
): Promise<readonly TeardownResult[]> {
  const results: TeardownResult[] = [];
  const stopping: { readonly item: ItemOf<'run'>; readonly run: RunDetail }[] = [];
  for (const item of items) {
    try {
      await context.bedrock.stopRun(item.arn);
      const run = await context.bedrock.getRun(item.arn);
      if (run === undefined || isTerminal(run.status)) results.push({ outcome: 'already-gone', item });
      else stopping.push({ item, run });
    } catch (error) {
      results.push(
        failed(
          item,
          error,
          `aws bedrock stop-model-customization-job --region ${plan.region} --job-identifier ${item.arn}`,
        ),
      );
    }
  }
  if (stopping.length > 0) context.onProgress(`Waiting for ${stopping.length} training run(s) to stop`);
  const seen = await waitForRuns(
    { ...context, onChange: (run) => context.onProgress(`${run.jobName}: ${run.status}`) },
    stopping.map(({ run }) => run),
    { until: 'ended', atMostMs: context.waitMs },
  );
  const ended = stopping.map(({ item }, index): TeardownResult => {
    const status = seen[index]?.status ?? 'Unknown';
    return isTerminal(status)
      ? { outcome: 'deleted', item }
      : { outcome: 'pending', item, reason: `is ${status}; run teardown again with the same code` };
  });
  return [...results, ...ended];
}

async function deleteModel(
  context: TeardownContext,
  plan: TeardownPlan,
  item: ItemOf<'model'>,
): Promise<TeardownResult> {
  const command = `aws bedrock delete-custom-model --region ${plan.region} --model-identifier ${item.arn}`;
  try {
    const answer = await context.bedrock.deleteModel(item.arn);
    context.onProgress(`${item.name}: ${answer}`);
    if (answer === 'gone') return { outcome: 'already-gone', item };
    if (answer === 'deleted') return { outcome: 'deleted', item };
    return { outcome: 'failed', item, reason: 'a deployment or provisioned throughput uses it', command };
  } catch (error) {
    return failed(item, error, command);
  }
}

/** Objects of a job whose run is still stopping stay: Bedrock still writes there. */
async function deleteObjects(
  context: TeardownContext,
  items: readonly ItemOf<'object'>[],
  pendingJobs: ReadonlySet<string>,
): Promise<readonly TeardownResult[]> {
  const results: TeardownResult[] = items
    .filter((item) => pendingJobs.has(item.job))
    .map((item) => ({ outcome: 'pending', item, reason: 'its training run is still stopping' }));
  const ready = items.filter((item) => !pendingJobs.has(item.job));
  for (const bucket of new Set(ready.map((item) => item.bucket))) {
    results.push(
      ...(await deleteFrom(
        context,
        bucket,
        ready.filter((item) => item.bucket === bucket),
      )),
    );
  }
  return results;
}

async function deleteFrom(
  context: TeardownContext,
  bucket: string,
  items: readonly ItemOf<'object'>[],
): Promise<readonly TeardownResult[]> {
  try {
    const problems = await context.objects.deleteVersions(bucket, items);
    context.onProgress(
      `s3://${bucket}: ${items.length - problems.length} of ${items.length} object versions deleted`,
    );
    const reasons = new Map(problems.map(({ key, reason }) => [key, reason]));
    return items.map((item) => {
      const reason = reasons.get(item.key);
      return reason === undefined
        ? { outcome: 'deleted', item }
        : failed(item, new Error(reason), deleteCommand(item));
    });
  } catch (error) {
    return items.map((item) => failed(item, error, deleteCommand(item)));
  }
}

function deleteCommand(item: ItemOf<'object'>): string {
  return `aws s3api delete-object --bucket ${item.bucket} --key ${item.key} --version-id ${item.versionId}`;
}

function failed(item: TeardownItem, error: unknown, command: string): TeardownResult {
  return { outcome: 'failed', item, reason: toAppError(error).message, command };
}
