import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measure, tokenRange, UNCALIBRATED, upperFactor } from '../../src/datasets/calibration.ts';

const factor = fc.double({ min: 0.1, max: 50, noNaN: true });
const spread = fc.option(fc.double({ min: 0, max: 0.9, noNaN: true }), { nil: undefined });
const weight = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('tokenRange', () => {
  it('moves the middle by the factor and takes the measured spread', () => {
    expect(tokenRange(1_000, { factor: 1.5, spread: 0.5 })).toEqual({ low: 750, high: 2_250 });
    expect(tokenRange(1_000, { factor: 2, spread: undefined })).toEqual({ low: 1_600, high: 2_400 });
    expect(tokenRange(1_000, UNCALIBRATED)).toEqual({ low: 800, high: 1_200 });
  });

  it('keeps every range one, and never shrinks it when the factor grows', () => {
    fc.assert(
      fc.property(
        weight,
        factor,
        spread,
        fc.double({ min: 1, max: 3, noNaN: true }),
        (tokens, by, width, more) => {
          const once = tokenRange(tokens, { factor: by, spread: width });
          const larger = tokenRange(tokens, { factor: by * more, spread: width });
          expect(once.low).toBeLessThanOrEqual(once.high);
          expect(once.low).toBeGreaterThanOrEqual(0);
          expect([larger.low >= once.low, larger.high >= once.high]).toEqual([true, true]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('changes nothing by a factor of one', () => {
    fc.assert(
      fc.property(weight, (tokens) => {
        expect(tokenRange(tokens, { factor: 1, spread: 0.2 })).toEqual(tokenRange(tokens, UNCALIBRATED));
      }),
    );
    expect(upperFactor(UNCALIBRATED)).toBeCloseTo(1.2);
  });
});

describe('measure', () => {
  const row = (estimated: number, counted: number) => ({ estimated, counted });

  it('weighs rows by their length, and reaches to the farthest one', () => {
    const rows = [row(100, 108), row(100, 98), row(100, 115), row(100, 108), row(1_000, 1_080)];
    expect(measure(rows)).toEqual({ factor: 1.08, rows: { low: 0.98, high: 1.15 }, spread: 0.1 });
  });

  it('narrows nothing by a few rows, and no range to a point', () => {
    const alike = (count: number) => measure(Array.from({ length: count }, () => row(100, 110)))?.spread;
    expect([alike(1), alike(4), alike(5), alike(20)]).toEqual([0.2, 0.2, 0.05, 0.05]);
    expect(measure([row(1_000, 1_000), ...Array.from({ length: 9 }, () => row(1, 9))])?.spread).toBe(0.9);
  });

  it('passes over rows without an estimate', () => {
    expect(measure([])).toBeUndefined();
    expect(measure([row(0, 5)])).toBeUndefined();
    expect(measure([row(0, 5), row(10, 10)])?.factor).toBe(1);
  });

  it('gives lines that jobs.yaml takes, whose range holds every row that was counted', () => {
    const rows = fc.array(
      fc.record({
        estimated: fc.double({ min: 5, max: 5_000, noNaN: true }),
        share: fc.double({ min: 0.6, max: 1.6, noNaN: true }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const counted = drawn.map(({ estimated, share }) => row(estimated, estimated * share));
        const found = measure(counted);
        if (found === undefined) throw new TypeError('rows were counted');
        expect(found.spread).toBeLessThanOrEqual(0.9);
        const [low, high] = [found.factor * (1 - found.spread), found.factor * (1 + found.spread)];
        if (found.spread < 0.9)
          for (const { share } of drawn)
            expect([low <= share + 1e-9, high >= share - 1e-9]).toEqual([true, true]);
        expect(found.rows.low).toBeLessThanOrEqual(found.rows.high);
      }),
    );
  });
});
