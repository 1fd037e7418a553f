import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bytes,
  compact,
  count,
  decimal,
  duration,
  durationBetween,
  plural,
  shortModel,
  tokenRange,
  usd,
  usdRange,
  utc,
} from '../../src/report/format.ts';

describe('money', () => {
  it.each([
    [0, '$0'],
    [0.001, '<$0.01'],
    [0.005, '$0.01'],
    [0.214, '$0.21'],
    [58, '$58.00'],
    [999.994, '$999.99'],
    [1234.4, '$1,234'],
    [Number.POSITIVE_INFINITY, 'unknown'],
  ])('%d is %s', (amount, text) => expect(usd(amount)).toBe(text));

  it('is a range, or one amount where both ends read the same', () => {
    expect(usdRange({ low: 0.21, high: 0.34 })).toBe('$0.21–$0.34');
    expect(usdRange({ low: 0.001, high: 0.002 })).toBe('<$0.01');
    expect(usdRange({ low: 0.0154, high: 0.0239 })).toBe('$0.015–$0.024');
    expect(usdRange({ low: 0.2, high: 0.2 })).toBe('$0.20');
    expect(usdRange({ low: 0.001, high: 0.02 })).toBe('<$0.01–$0.02');
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [850, '850'],
    [999.7, '1k'],
    [4_100, '4.1k'],
    [41_000, '41k'],
    [999_600, '1M'],
    [1_900_000, '1.9M'],
  ])('%d tokens are %s', (value, text) => expect(compact(value)).toBe(text));

  it('groups thousands, counts nouns, spans ranges', () => {
    expect(count(1234567)).toBe('1,234,567');
    expect(plural(1, 'job')).toBe('1 job');
    expect(plural(1204, 'job')).toBe('1,204 jobs');
    expect(tokenRange({ low: 41_000, high: 61_000 })).toBe('41k–61k');
  });

  it.each([
    [0, '0'],
    [-0.0000000000001, '0'],
    [1.50004, '1.5'],
    [0.0000123, '0.0000123'],
    [123456.7, '123457'],
    [100, '100'],
    [1e20, 'over 10^15'],
    [Number.NaN, 'not a number'],
  ])('the decimal of %d is %s', (value, text) => expect(decimal(value)).toBe(text));

  it('never writes an exponent', () => {
    fc.assert(fc.property(fc.double(), (value) => expect(decimal(value)).not.toMatch(/\de[+-]?\d/)));
  });

  it.each([
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_960, '1.0 MB'],
    [148_912, '148.9 kB'],
    [2.5e9, '2.5 GB'],
  ])('%d bytes are %s', (value, text) => expect(bytes(value)).toBe(text));
});

describe('time', () => {
  it.each([
    [400, '0 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [3_599_000, '1 h'],
    [9_660_000, '2 h 41 min'],
    [36 * 3_600_000, '36 h'],
    [76 * 3_600_000, '3 d 4 h'],
  ])('%d ms are %s', (ms, text) => expect(duration(ms)).toBe(text));

  it('is unknown where one end is unknown or before the other', () => {
    expect(durationBetween('2026-11-20T09:00:00Z', '2026-11-20T09:04:00Z')).toBe('4 min');
    expect(durationBetween('2026-11-20T09:04:00Z', '2026-11-20T09:00:00Z')).toBeUndefined();
    expect(durationBetween('2026-11-20T09:04:00Z', undefined)).toBeUndefined();
  });

  it('is told in UTC', () => {
    expect(utc('2026-11-20T14:40:05+02:00')).toBe('2026-11-20 12:40 UTC');
    expect(utc('soon')).toBe('an unknown time');
  });
});

it.each([
  ['amazon.nova-micro-v1:0:128k', 'nova-micro'],
  ['meta.llama3-3-70b-instruct-v1:0:128k', 'llama3-3-70b-instruct'],
  ['something-else', 'something-else'],
  ['', ''],
])('the short name of %s is %s', (id, text) => expect(shortModel(id)).toBe(text));
