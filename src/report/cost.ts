/** Estimates in words: always a range, always called an estimate, unknown where it is unknown. */
import type { CostEstimate, PlannedJob } from '../plan/plan.ts';
import { decimal, exactUsd, plural, tokenRange, usdRange } from './format.ts';
import type { JobReport } from './model.ts';

/** `estimated $0.21–$0.34`, `estimated $0.21–$0.34 and 1 unknown price`, `cost unknown`. */
export function totalWords(jobs: readonly JobReport[]): string {
  const ranges = jobs.flatMap(({ planned: { estimate } }) =>
    estimate.kind === 'range' ? [estimate.usd] : [],
  );
  const unknown = jobs.length - ranges.length;
  if (ranges.length === 0) return 'cost unknown';
  const low = ranges.reduce((sum, range) => sum + range.low, 0);
  const high = ranges.reduce((sum, range) => sum + range.high, 0);
  const rest = unknown === 0 ? '' : ` and ${plural(unknown, 'unknown cost')}`;
  return `estimated ${usdRange({ low, high })}${rest}`;
}

/** For a table cell. */
export function estimateCell(estimate: CostEstimate): string {
  return estimate.kind === 'unknown' ? 'unknown' : usdRange(estimate.usd);
}

/** How the estimate came about. @param show makes a reason safe for where it will stand */
export function estimateWords(
  { estimate, budgetUsd }: Pick<PlannedJob, 'estimate' | 'budgetUsd'>,
  show: (reason: string) => string,
): string {
  const budget = budgetUsd === undefined ? '' : ` Budget: ${exactUsd(budgetUsd)}.`;
  if (estimate.kind === 'unknown') return `Estimated cost: unknown (${show(estimate.reason)}).${budget}`;
  const grade = estimate.grade === 'verified' ? '' : ', not verified';
  return (
    `Estimated cost: ${usdRange(estimate.usd)} = ${tokenRange(estimate.tokens)} tokens × ` +
    `${plural(estimate.epochs, 'epoch')} × $${decimal(estimate.usdPer1kTokens)} per 1k tokens ` +
    `(price of ${show(estimate.priceAsOf)}${grade}).${budget}`
  );
}
