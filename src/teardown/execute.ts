/** Carrying out a confirmed teardown: runs, what serves models, models, objects; each step idempotent. */
import { toAppError } from '../errors.ts';
import {
  alreadyGone,
  cancelled,
  deleted,
  failed,
  type ItemOf,
  idOf,
  isOpen,
  itemsOf,
  pending,
  type TeardownContext,
} from './context.ts';
import { deleteData } from './delete-objects.ts';
import { holderName } from './holders.ts';
import { releaseModels } from './release.ts';
import { stopRuns } from './stop-runs.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from './teardown.ts';

export type { TeardownContext } from './context.ts';

/** One failing object never hides the others: every item gets a result. */
export async function executeTeardown(
  context: TeardownContext,
  plan: TeardownPlan,
): Promise<readonly TeardownResult[]> {
  const started = context.clock.now();
  const { runs, late } = await lateItems(context, plan, await stopRuns(context, plan));
  const left = context.waitMs - (context.clock.now() - started);
  const released = await releaseModels(context, plan, left);
  const unreleased = stillServing(released, itemsOf({ items: late }, 'model'));
  const models: TeardownResult[] = [];
  for (const item of [...itemsOf(plan, 'model'), ...itemsOf({ items: late }, 'model')])
    models.push(await deleteModel(context, { plan, item, unreleased }));
  const data = [...plan.items, ...late].filter((item) => item.kind === 'object' || item.kind === 'upload');
  const stopping = new Set(runs.filter(isOpen).map(({ item }) => item.job));
  return [...runs, ...released, ...models, ...(await deleteData(context, { plan, items: data, stopping }))];
}

interface AfterStops {
  readonly runs: readonly TeardownResult[];
  readonly late: readonly TeardownItem[];
}

/** A run writes until it has ended, and may end with a model: what was listed before its stop is not all of it. */
async function lateItems(
  context: TeardownContext,
  plan: TeardownPlan,
  runs: readonly TeardownResult[],
): Promise<AfterStops> {
  const names = runs.flatMap((result) =>
    result.item.kind === 'run' && !isOpen(result) ? [result.item.jobName] : [],
  );
  if (plan.what !== 'all' || names.length === 0) return { runs, late: [] };
  try {
    context.signal.throwIfAborted();
    // What the plan kept stays, whatever has become of the reason.
    const known = new Set([...plan.items.map(idOf), ...plan.kept.map(({ arn }) => arn)]);
    const again = await context.planAgain();
    const late = again.items.filter(
      (item) => !known.has(idOf(item)) && names.some((name) => isLeftBy(name, item)),
    );
    return { runs, late };
  } catch (error) {
    const reason = `has ended, but what it left cannot be listed (${toAppError(error).message})`;
    return { runs: runs.map((run) => (isOpen(run) ? run : pending(run.item, reason))), late: [] };
  }
}

/** Nothing else that is new was consented to, such as a deployment of its model, which then keeps the model. */
function isLeftBy(runName: string, item: TeardownItem): boolean {
  switch (item.kind) {
    case 'model':
      return item.name === runName;
    case 'object':
    case 'upload':
      return item.key.includes(`/outputs/${runName}/`);
    default:
      return false;
  }
}

interface ModelDeletion {
  readonly plan: TeardownPlan;
  readonly item: ItemOf<'model'>;
  /** Names of deployments and throughput that are still there, by ARN. */
  readonly unreleased: ReadonlyMap<string, string>;
}

/** By ARN: what could not be deleted, and what somebody has begun to serve a late model with. */
function stillServing(
  released: readonly TeardownResult[],
  lateModels: readonly ItemOf<'model'>[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const planned = new Set(released.map(({ item }) => idOf(item)));
  for (const arn of lateModels.flatMap(({ after }) => after))
    if (!planned.has(arn)) names.set(arn, `${arn}, which is new`);
  for (const { item } of released.filter(isOpen))
    if (item.kind === 'deployment' || item.kind === 'throughput') names.set(item.arn, holderName(item));
  return names;
}

async function deleteModel(
  context: TeardownContext,
  { plan, item, unreleased }: ModelDeletion,
): Promise<TeardownResult> {
  if (context.signal.aborted) return cancelled(item);
  const holding = item.after.flatMap((arn) => unreleased.get(arn) ?? []);
  if (holding.length > 0) return pending(item, `is still served by ${holding.join(', ')}`);
  try {
    const answer = await context.bedrock.deleteModel(item.arn);
    context.onProgress(`${item.name}: ${answer}`);
    if (answer === 'gone') return alreadyGone(item);
    if (answer === 'deleted') return deleted(item);
    if (item.after.length > 0) return pending(item, 'Bedrock still counts it as served');
    return failed(plan, item, new Error('a deployment or provisioned throughput uses it'));
  } catch (error) {
    return failed(plan, item, error);
  }
}
