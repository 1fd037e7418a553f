import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BaseModel } from '../../src/catalog/base-model.ts';
import { findBaseModel } from '../../src/catalog/index.ts';
import type { PriceOverride } from '../../src/config/job.ts';
import { type CostInput, estimateCost, modelStorageUsd, usdText } from '../../src/plan/cost.ts';
import type { CostEstimate } from '../../src/plan/plan.ts';
import { BASE_MODEL } from '../support/builders.ts';

const TOKENS = { low: 100_000, high: 250_000 };

function model(over: Partial<BaseModel['pricing']> = {}): BaseModel {
  const found = findBaseModel(BASE_MODEL);
  if (found === undefined) throw new Error('the model of the examples left the catalogue');
  const pricing = { ...found.pricing, trainUsdPer1kTokens: 0.001, grade: 'verified', ...over } as const;
  return { ...found, pricing, hyperparameters: [] };
}

const AT = { file: 'jobs.yaml', line: 20, column: 5 };

function priceOf(usd: number, storage?: number): PriceOverride {
  return {
    trainUsdPer1kTokens: { value: usd, at: AT },
    storageUsdPerModelMonth: storage,
    asOf: '2026-10-01',
  };
}

function estimate(over: Partial<CostInput> = {}): CostEstimate {
  return estimateCost({ model: model(), price: undefined, tokens: TOKENS, epochs: 3, ...over });
}

describe('estimateCost', () => {
  it('knows no cost where rows hold media, whatever their texts cost', () => {
    const model = findBaseModel('amazon.nova-lite-v1:0:300k');
    const input = { model, price: undefined, tokens: { low: 6, high: 10 }, epochs: 2 };
    expect(estimateCost(input).kind).toBe('range');
    expect(estimateCost({ ...input, hasMedia: true }).kind).toBe('unknown');
  });

  it('is tokens x epochs x price, as a range', () => {
    expect(estimate()).toMatchObject({
      kind: 'range',
      usd: { low: expect.closeTo(0.3), high: expect.closeTo(0.75) },
      epochs: 3,
      grade: 'verified',
    });
  });

  it("takes the base model's documented number of epochs where none is given", () => {
    const range = { name: 'epochCount', type: 'integer', min: 1, max: 5, grade: 'documented' } as const;
    const known = { ...model(), hyperparameters: [{ ...range, default: 2, note: undefined }] };
    expect(estimate({ model: known, epochs: undefined })).toMatchObject({ epochs: 2 });
    expect(estimate({ model: known, epochs: 5 })).toMatchObject({ epochs: 5 });
  });

  it.each([
    ['the base model', { model: undefined }],
    ['the price', { model: model({ trainUsdPer1kTokens: undefined }) }],
    ['the tokens', { tokens: undefined }],
    ['the epochs', { epochs: undefined }],
    [
      'the epochs of a model outside the catalogue',
      { model: undefined, price: priceOf(1), epochs: undefined },
    ],
  ] as const)('is unknown, not zero, where %s is unknown', (_, over) => {
    expect(estimate(over).kind).toBe('unknown');
  });

  it('calls a price unverified unless it is verified', () => {
    expect(estimate({ model: model({ grade: 'unknown' }) })).toMatchObject({ grade: 'unverified' });
  });

  it.each([
    ['the catalogue', model()],
    ['an unknown price', model({ trainUsdPer1kTokens: undefined })],
    ['no entry in the catalogue', undefined],
  ] as const)('takes the price of jobs.yaml over %s', (_, base) => {
    expect(estimate({ model: base, price: priceOf(0.002) })).toMatchObject({
      usd: { low: expect.closeTo(0.6), high: expect.closeTo(1.5) },
      usdPer1kTokens: 0.002,
      grade: 'configured',
      priceAsOf: '2026-10-01',
    });
  });

  it('never shrinks when tokens, epochs or price grow', () => {
    const size = fc.double({ min: 0, max: 1e9, noNaN: true });
    const factor = fc.double({ min: 1, max: 100, noNaN: true });
    const usd = fc.double({ min: 1e-6, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(size, size, fc.integer({ min: 1, max: 50 }), usd),
        fc.tuple(factor, fc.nat(20), factor),
        ([a, b, epochs, price], [moreTokens, moreEpochs, morePrice]) => {
          const tokens = { low: Math.min(a, b), high: Math.max(a, b) };
          const more = { low: tokens.low * moreTokens, high: tokens.high * moreTokens };
          const before = estimate({ tokens, epochs, price: priceOf(price) });
          const after = [
            estimate({ tokens: more, epochs, price: priceOf(price) }),
            estimate({ tokens, epochs: epochs + moreEpochs, price: priceOf(price) }),
            estimate({ tokens, epochs, price: priceOf(price * morePrice) }),
          ];
          if (before.kind !== 'range') throw new Error('everything is known');
          expect(before.usd.low).toBeLessThanOrEqual(before.usd.high);
          for (const grown of after) {
            if (grown.kind !== 'range') throw new Error('everything is known');
            expect(grown.usd.low).toBeGreaterThanOrEqual(before.usd.low);
            expect(grown.usd.high).toBeGreaterThanOrEqual(before.usd.high);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('modelStorageUsd', () => {
  it.each([
    ['the catalogue', model({ storageUsdPerModelMonth: 1.95 }), undefined, 1.95],
    ['jobs.yaml', model({ storageUsdPerModelMonth: 1.95 }), priceOf(1, 3), 3],
    ['the catalogue where jobs.yaml is silent', model({ storageUsdPerModelMonth: 1.95 }), priceOf(1), 1.95],
    ['nobody', undefined, priceOf(1), undefined],
  ] as const)('is told by %s', (_, base, price, usd) => {
    expect(modelStorageUsd({ model: base, price })).toBe(usd);
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
