/** What a job's budget says to its estimate: the same rule in `validate`, `plan` and `apply`. */
import type { JobConfig } from '../config/job.ts';
import type { Position } from '../errors.ts';
import { usdText } from './cost.ts';
import type { BlockReason, CostEstimate, PlanNote } from './plan.ts';

type Budgeted = Pick<JobConfig, 'budget' | 'baseModel'>;

/** Reasons not to start. The upper end decides: a budget is a promise that it will not cost more. */
export function budgetBlockers(job: Budgeted, estimate: CostEstimate): readonly BlockReason[] {
  const { requireEstimate, trainingUsd, onOverrun } = job.budget;
  if (estimate.kind === 'unknown') return requireEstimate === undefined ? [] : [unknownCost(job, estimate)];
  const overrun = overrunWords(job, estimate);
  if (overrun === undefined || trainingUsd === undefined || onOverrun === 'warn') return [];
  return [
    {
      code: 'over-budget',
      message: overrun,
      hint: `Train on fewer tokens or epochs, or raise budget.trainingUsd (${placeOf(trainingUsd.at)}).`,
    },
  ];
}

/** What to say beside a start that the budget lets pass with a warning (`onOverrun: warn`). */
export function budgetNotes(job: Budgeted, estimate: CostEstimate): readonly PlanNote[] {
  const overrun = job.budget.onOverrun === 'warn' ? overrunWords(job, estimate) : undefined;
  if (overrun === undefined) return [];
  return [{ code: 'over-budget', message: `${overrun}; \`onOverrun: warn\` lets it train all the same` }];
}

/** undefined: within the budget, or nothing to compare. */
function overrunWords({ budget }: Budgeted, estimate: CostEstimate): string | undefined {
  const limit = budget.trainingUsd?.value;
  if (limit === undefined || estimate.kind === 'unknown' || estimate.usd.high <= limit) return undefined;
  const cost = estimate.usd.high;
  return `training may cost up to ${usdText(cost, limit)}, the budget is ${usdText(limit, cost)}`;
}

function unknownCost(
  { budget, baseModel }: Budgeted,
  { reason }: Extract<CostEstimate, { readonly kind: 'unknown' }>,
): BlockReason {
  const at = budget.requireEstimate?.at ?? baseModel.at;
  return {
    code: 'cost-unknown',
    message: `what training costs is not known (${reason}), and budget.requireEstimate asks for an estimate`,
    hint:
      `Give what is missing: a price of \`${baseModel.value}\` under \`prices\`, \`epochCount\`, ` +
      `or a training set that can be read here; or remove requireEstimate (${placeOf(at)}).`,
  };
}

function placeOf({ file, line }: Position): string {
  return `${file}:${line}`;
}
