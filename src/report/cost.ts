/** Estimates in words: always a range, always called an estimate, unknown where it is unknown. */
import { compareText } from '../errors.ts';
import type { CostEstimate, PlannedJob } from '../plan/plan.ts';
import { count, decimal, exactUsd, plural, tokenRange, usdRange } from './format.ts';
import type { JobReport, ReportModel } from './model.ts';
import { hasFigures, type JobState, stateOf } from './state.ts';

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

/** AWS was not asked about an unchecked one: it may train, or be trained already. */
const MAY_TRAIN: readonly JobState[] = ['to-train', 'queued', 'unchecked'];
/** A file may mix prices of many days; the rest stands with each job. */
const PRICES_MAX = 4;

/**
 * What a merge costs in all, once and then per month, with the dates and grades of the prices; empty where nothing would
 * train. @param show makes a text safe for where it will stand
 */
export function costLine(model: ReportModel, show: (text: string) => string): string {
  if (model.stage !== 'proposed') return '';
  const jobs = model.jobs.filter((job) => MAY_TRAIN.includes(stateOf(job, model)) && hasFigures(job));
  if (jobs.length === 0) return '';
  const isSure = jobs.every((job) => stateOf(job, model) !== 'unchecked');
  const prices = pricesOf(jobs).map((price) => show(price));
  const shown = prices.slice(0, PRICES_MAX);
  const more = prices.length > shown.length ? ['and others'] : [];
  const basis = prices.length === 0 ? '' : ` (${[...shown, ...more].join('; ')})`;
  return `training${isSure ? '' : ', if it starts,'} ${totalWords(jobs)}${basis}; ${storageWords(jobs)}.`;
}

function pricesOf(jobs: readonly JobReport[]): readonly string[] {
  const words = jobs.flatMap(({ planned: { estimate } }) =>
    estimate.kind === 'range' ? [priceWords(estimate) + calibrationNote(estimate)] : [],
  );
  return [...new Set(words)].sort(compareText);
}

/** Nothing deletes a model by itself: each new one stays, beside those before it. */
function storageWords(jobs: readonly JobReport[]): string {
  const known = jobs.flatMap(({ modelUsdPerMonth }) => modelUsdPerMonth ?? []);
  const unknown = jobs.length - known.length;
  const them = jobs.length === 1 ? 'the new model' : `the ${count(jobs.length)} new models`;
  if (known.length === 0) return `what keeping ${them} costs is unknown`;
  const rest = unknown === 0 ? '' : ` and ${plural(unknown, 'unknown cost')}`;
  return `keeping ${them} costs ${exactUsd(known.reduce((sum, usd) => sum + usd, 0))}${rest} per month`;
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
  return (
    `Estimated cost: ${usdRange(estimate.usd)} = ${tokenRange(estimate.tokens)} tokens${calibrationWords(estimate, show)} × ` +
    `${plural(estimate.epochs, 'epoch')} × $${decimal(estimate.usdPer1kTokens)} per 1k tokens ` +
    `(${show(priceWords(estimate))}).${budget}`
  );
}

type Calibrated = Pick<Extract<CostEstimate, { readonly kind: 'range' }>, 'calibratedOn'>;

/** ` (calibrated on 2026-11-22)`, or nothing. */
function calibrationWords({ calibratedOn }: Calibrated, show: (text: string) => string): string {
  return calibratedOn === undefined ? '' : ` (${show(`calibrated on ${calibratedOn}`)})`;
}

function calibrationNote({ calibratedOn }: Calibrated): string {
  return calibratedOn === undefined ? '' : `, tokens calibrated on ${calibratedOn}`;
}

/** `price of 2026-11-22, not verified`; `price from jobs.yaml, as of 2026-11-22`. */
function priceWords({
  grade,
  priceAsOf,
}: Pick<Extract<CostEstimate, { readonly kind: 'range' }>, 'grade' | 'priceAsOf'>): string {
  if (grade === 'configured') return `price from jobs.yaml, as of ${priceAsOf}`;
  return `price of ${priceAsOf}, ${grade === 'verified' ? 'verified' : 'not verified'}`;
}
