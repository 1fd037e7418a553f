import { describe, expect, it } from '@jest/globals';
import { CATALOG_DATE, storagePrice, storageUsd } from '../../src/catalog/index.ts';

describe('the price of storage', () => {
  it('is dated and graded, and counts a GB as AWS does', () => {
    expect(storagePrice('us-east-1')).toEqual({
      usdPerGbMonth: 0.023,
      grade: 'unverified',
      asOf: CATALOG_DATE,
    });
    expect(storageUsd('us-east-1', 2 ** 30)).toBe(0.023);
    expect(storageUsd('us-west-2', 0)).toBe(0);
  });

  it('is unknown, not zero, where no price is known', () => {
    expect([storagePrice('eu-west-1'), storageUsd('eu-west-1', 1)]).toEqual([undefined, undefined]);
  });
});
