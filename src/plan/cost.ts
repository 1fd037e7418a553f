/** What training will cost: tokens x epochs x price, as a range. */
import type { BaseModel } from '../catalog/base-model.ts';
import type { Range } from '../datasets/dataset.ts';
import type { CostEstimate } from './plan.ts';

/**
 * Bedrock bills training tokens x epochs (prompt and completion count, validation rows are not known to). A figure is
 * given only where price, epochs and tokens are all known.
 * @param tokens of the training set, one epoch; undefined for a dataset that was not read
 * @param epochs as declared; undefined: the base model's documented default
 */
export function estimateCost(
  model: BaseModel | undefined,
  tokens: Range | undefined,
  epochs: number | undefined,
): CostEstimate {
  if (model === undefined) return { kind: 'unknown', reason: 'the base model is not in the catalogue' };
  const price = model.pricing.trainUsdPer1kTokens;
  if (price === undefined) return { kind: 'unknown', reason: `no price is known for ${model.name}` };
  if (tokens === undefined) return { kind: 'unknown', reason: 'the training set was not read here' };
  const count = epochs ?? model.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.default;
  if (count === undefined)
    return { kind: 'unknown', reason: `the default epochCount of ${model.name} is not known` };
  const usd = (amount: number): number => (amount / 1000) * count * price;
  return {
    kind: 'range',
    usd: { low: usd(tokens.low), high: usd(tokens.high) },
    tokens,
    epochs: count,
    usdPer1kTokens: price,
    grade: model.pricing.grade === 'verified' ? 'verified' : 'unverified',
    priceAsOf: model.pricing.asOf,
  };
}

/**
 * An amount with as many decimals, at least two, as it takes to tell it from another one: `$0.023` beside a budget of
 * `$0.02`. @param beside the amount it is compared with
 */
export function usdText(amount: number, beside: number): string {
  const tells = (digits: number): boolean =>
    amount.toFixed(digits) !== beside.toFixed(digits) && (amount === 0 || Number(amount.toFixed(digits)) > 0);
  return `$${amount.toFixed([2, 3, 4, 5, 6, 7, 8].find(tells) ?? 10)}`;
}
