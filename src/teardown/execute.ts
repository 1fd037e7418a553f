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
  /** The plan over what the buckets hold now: the same runs, models and scope. */
  readonly planAgain: () => Promise<TeardownPlan>;
}

type ItemOf<K extends TeardownItem['kind']> = Extract<TeardownItem, { readonly kind: K }>;

/** One failing object never hides the others: every item gets a result. */
export async function executeTeardown(
  context: TeardownContext,
  plan: TeardownPlan,
): Promise<readonly TeardownResult[]> {
  const stopped = await stopRuns(context, plan, itemsOf(plan, 'run'));
  const models: TeardownResult[] = [];
  for (const item of itemsOf(plan, 'model')) models.push(await deleteModel(context, plan, item));
  const { runs, items } = await objectsAfter(context, plan, stopped);
  const going = new Set(runs.filter(mayStillTrain).map((result) => result.item.job));
  return [...runs, ...models, ...(await deleteObjects(context, items, going))];
}

interface ObjectsAfter {
  readonly runs: readonly TeardownResult[];
  readonly items: readonly ItemOf<'object'>[];
}

/** A run writes until it has ended: what was listed before its stop is not all of it. */
async function objectsAfter(
  context: TeardownContext,
  plan: TeardownPlan,
  runs: readonly TeardownResult[],
): Promise<ObjectsAfter> {
  const items = itemsOf(plan, 'object');
  if (plan.what !== 'all' || runs.every(mayStillTrain)) return { runs, items };
  try {
    const known = new Set(items.map(versionName));
    const now = itemsOf(await context.planAgain(), 'object');
    return { runs, items: [...items, ...now.filter((item) => !known.has(versionName(item)))] };
  } catch (error) {
    const reason = `has ended, but what it wrote cannot be listed (${toAppError(error).message}); run teardown again with the same code`;
    return { runs: runs.map((run) => (mayStillTrain(run) ? run : pending(run.item, reason))), items };
  }
}

function versionName({
  bucket,
  key,
  versionId,
}: Pick<ItemOf<'object'>, 'bucket' | 'key' | 'versionId'>): string {
  return JSON.stringify([bucket, key, versionId]);
}

function pending(item: TeardownItem, reason: string): TeardownResult {
  return { outcome: 'pending', item, reason };
}

function mayStillTrain({ outcome }: TeardownResult): boolean {
  return outcome === 'pending' || outcome === 'failed';
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
  const stopping: StoppingRun[] = [];
  for (const item of items) {
    try {
      const answer = await context.bedrock.stopRun(item.arn);
      const run = await context.bedrock.getRun(item.arn);
      if (run !== undefined && !isTerminal(run.status)) stopping.push({ item, run });
      else results.push({ outcome: answer === 'ended' ? 'already-gone' : 'deleted', item });
    } catch (error) {
      results.push(failed(item, error, stopCommand(plan, item)));
    }
  }
  if (stopping.length === 0) return results;
  context.onProgress(`Waiting for ${stopping.length} training run(s) to stop`);
  return [...results, ...(await waitForStops(context, plan, stopping))];
}

interface StoppingRun {
  readonly item: ItemOf<'run'>;
  readonly run: RunDetail;
}

async function waitForStops(
  context: TeardownContext,
  plan: TeardownPlan,
  stopping: readonly StoppingRun[],
): Promise<readonly TeardownResult[]> {
  try {
    const seen = await waitForRuns(
      { ...context, onChange: (run) => context.onProgress(`${run.jobName}: ${run.status}`) },
      stopping.map(({ run }) => run),
      { until: 'ended', atMostMs: context.waitMs },
    );
    return stopping.map(({ item }, index): TeardownResult => {
      const status = seen[index]?.status ?? 'Unknown';
      return isTerminal(status)
        ? { outcome: 'deleted', item }
        : pending(item, `is ${status}; run teardown again with the same code`);
    });
  } catch (error) {
    return stopping.map(({ item }) => failed(item, error, stopCommand(plan, item)));
  }
}

function stopCommand(plan: TeardownPlan, item: ItemOf<'run'>): string {
  return `aws bedrock stop-model-customization-job --region ${plan.region} --job-identifier ${item.arn}`;
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

/** Objects of a job whose run has not ended stay: Bedrock still writes there. */
async function deleteObjects(
  context: TeardownContext,
  items: readonly ItemOf<'object'>[],
  goingJobs: ReadonlySet<string>,
): Promise<readonly TeardownResult[]> {
  const results: TeardownResult[] = items
    .filter((item) => goingJobs.has(item.job))
    .map((item) => pending(item, 'its training run has not ended yet'));
  const ready = items.filter((item) => !goingJobs.has(item.job));
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
    const problems = await context.objects.deleteVersions(bucket, inOrder(items));
    context.onProgress(
      `s3://${bucket}: ${items.length - problems.length} of ${items.length} object versions deleted`,
    );
    const reasons = new Map(problems.map((problem) => [versionName({ bucket, ...problem }), problem.reason]));
    return items.map((item) => {
      const reason = reasons.get(versionName(item));
      return reason === undefined
        ? { outcome: 'deleted', item }
        : failed(item, new Error(reason), deleteCommand(item));
    });
  } catch (error) {
    return items.map((item) => failed(item, error, deleteCommand(item)));
  }
}

/** Delete markers first: what they hide proves whose they are, should the deletion end half-way. */
function inOrder(items: readonly ItemOf<'object'>[]): readonly ItemOf<'object'>[] {
  return [...items.filter((item) => item.isDeleteMarker), ...items.filter((item) => !item.isDeleteMarker)];
}

function deleteCommand(item: ItemOf<'object'>): string {
  return `aws s3api delete-object --bucket ${item.bucket} --key ${shellWord(item.key)} --version-id ${shellWord(item.versionId)}`;
}

/** People paste the command into a shell, and a key below our prefix can hold any character. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function failed(item: TeardownItem, error: unknown, command: string): TeardownResult {
  return { outcome: 'failed', item, reason: toAppError(error).message, command };
}
