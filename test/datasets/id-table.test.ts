import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FirstRows, firstRows, NO_ROW } from '../../src/datasets/id-table.ts';

/** Few words, so that ids share their low or their high one, and slots. */
const word = fc.constantFrom(0n, 1n, 2n, 3n, 0xff_ff_ff_ffn);
const ids = fc
  .array(
    fc.tuple(word, word).map(([high, low]) => (high << 32n) | low),
    { maxLength: 60 },
  )
  .map((list) => BigUint64Array.from(list));

describe('FirstRows', () => {
  it('knows the first row of every identity, here and for others', () => {
    fc.assert(
      fc.property(ids, ids, (own, others) => {
        const table = new FirstRows(own);
        expect([...firstRows(own)]).toEqual(Array.from(own, (id) => own.indexOf(id)));
        const found = Array.from(others, (id) => (own.includes(id) ? own.indexOf(id) : NO_ROW));
        expect([...table.find(others)]).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  it('reads a part of a larger buffer', () => {
    const part = BigUint64Array.of(9n, 7n, 9n, 9n).subarray(1);
    expect([...firstRows(part)]).toEqual([0, 1, 1]);
  });
});
