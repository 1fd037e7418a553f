/** What training will cost: tokens x epochs x price, as a range. */
import type { BaseModel } from '../catalog/base-model.ts';
import type { PriceOverride } from '../config/job.ts';
import type { Range } from '../datasets/dataset.ts';
import type { CostEstimate } from './plan.ts';

export interface CostInput {
  /** undefined: not in the catalogue. */
  readonly model: BaseModel | undefined;
  /** From `jobs.yaml`: beats the catalogue's. */
  readonly price: PriceOverride | undefined;
  /** Of the training set, one epoch; undefined for a dataset that was not read. */
  readonly tokens: Range | undefined;
  /** Rows hold images, videos or documents: what they cost in tokens is not in `tokens`. */
  readonly hasMedia?: boolean;
  /** Day on which the base model's tokens were measured, `YYYY-MM-DD`; undefined: they were not. */
  readonly calibratedOn?: string | undefined;
  /** As declared; undefined: the base model's documented default. */
  readonly epochs: number | undefined;
}

/**
 * Bedrock bills training tokens x epochs (prompt and completion count, validation rows are not known to). A figure is
 * given only where price, epochs and tokens are all known.
 */
export function estimateCost(input: CostInput): CostEstimate {
  const { model, tokens } = input;
  const price = trainingPrice(input);
  if (price === undefined)
    return unknown(
      model === undefined ? 'the base model is not in the catalogue' : `no price is known for ${model.name}`,
    );
  if (tokens === undefined) return unknown('the training set was not read here');
  if (input.hasMedia === true)
    return unknown('rows hold images, videos or documents, whose tokens are not known');
  const epochs =
    input.epochs ?? model?.hyperparameters.find((parameter) => parameter.name === 'epochCount')?.default;
  if (epochs === undefined)
    return unknown(`the default epochCount of ${model?.name ?? 'the base model'} is not known`);
  const usd = (amount: number): number => (amount / 1000) * epochs * price.usdPer1kTokens;
  const { calibratedOn } = input;
  return {
    kind: 'range',
    usd: { low: usd(tokens.low), high: usd(tokens.high) },
    tokens,
    ...(calibratedOn === undefined ? {} : { calibratedOn }),
    epochs,
    ...price,
  };
}

function unknown(reason: string): CostEstimate {
  return { kind: 'unknown', reason };
}

type TrainingPrice = Pick<
  Extract<CostEstimate, { readonly kind: 'range' }>,
  'usdPer1kTokens' | 'grade' | 'priceAsOf'
>;

function trainingPrice({ model, price }: Pick<CostInput, 'model' | 'price'>): TrainingPrice | undefined {
  if (price !== undefined)
    return { usdPer1kTokens: price.trainUsdPer1kTokens.value, grade: 'configured', priceAsOf: price.asOf };
  const known = model?.pricing;
  if (known?.trainUsdPer1kTokens === undefined) return undefined;
  return {
    usdPer1kTokens: known.trainUsdPer1kTokens,
    grade: known.grade === 'verified' ? 'verified' : 'unverified',
    priceAsOf: known.asOf,
  };
}

/** USD per month for each model that is kept; undefined: not known. */
export function modelStorageUsd({ model, price }: Pick<CostInput, 'model' | 'price'>): number | undefined {
  return price?.storageUsdPerModelMonth ?? model?.pricing.storageUsdPerModelMonth;
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

/** `$0.021 to $0.034`. */
export function usdRangeText({ low, high }: Range): string {
  if (high <= 0) return '$0.00';
  return low === high ? usdText(low, 0) : `${usdText(low, high)} to ${usdText(high, low)}`;
}
