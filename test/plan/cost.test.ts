import { describe, expect, it } from '@jest/globals';
import type { BaseModel } from '../../src/catalog/base-model.ts';
import { findBaseModel } from '../../src/catalog/index.ts';
import { estimateCost, usdText } from '../../src/plan/cost.ts';
import { BASE_MODEL } from '../support/builders.ts';

const TOKENS = { low: 100_000, high: 250_000 };

function model(over: Partial<BaseModel['pricing']> = {}): BaseModel {
  const found = findBaseModel(BASE_MODEL);
  if (found === undefined) throw new Error('the model of the examples left the catalogue');
  const pricing = { ...found.pricing, trainUsdPer1kTokens: 0.001, grade: 'verified', ...over } as const;
  return { ...found, pricing, hyperparameters: [] };
}

describe('estimateCost', () => {
  it('is tokens x epochs x price, as a range', () => {
    expect(estimateCost(model(), TOKENS, 3)).toMatchObject({
      kind: 'range',
      usd: { low: expect.closeTo(0.3), high: expect.closeTo(0.75) },
      epochs: 3,
      grade: 'verified',
    });
  });

  it("takes the base model's documented number of epochs where none is given", () => {
    const range = { name: 'epochCount', type: 'integer', min: 1, max: 5, grade: 'documented' } as const;
    const known = { ...model(), hyperparameters: [{ ...range, default: 2, note: undefined }] };
    expect(estimateCost(known, TOKENS, undefined)).toMatchObject({ epochs: 2 });
    expect(estimateCost(known, TOKENS, 5)).toMatchObject({ epochs: 5 });
  });

  it.each([
    ['the base model', undefined, TOKENS, 2],
    ['the price', model({ trainUsdPer1kTokens: undefined }), TOKENS, 2],
    ['the tokens', model(), undefined, 2],
    ['the epochs', model(), TOKENS, undefined],
  ] as const)('is unknown, not zero, where %s is unknown', (_, base, tokens, epochs) => {
    expect(estimateCost(base, tokens, epochs).kind).toBe('unknown');
  });

  it('calls a price unverified unless it is verified', () => {
    expect(estimateCost(model({ grade: 'unknown' }), TOKENS, 1)).toMatchObject({ grade: 'unverified' });
  });
});

describe('usdText', () => {
  it.each([
    [0.023, 0.02, '$0.023', '$0.020'],
    [61.2, 50, '$61.20', '$50.00'],
    [0.02, 0.0001, '$0.02', '$0.0001'],
  ])('tells %d from %d', (cost, budget, costText, budgetText) => {
    expect(usdText(cost, budget)).toBe(costText);
    expect(usdText(budget, cost)).toBe(budgetText);
  });
});
