import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tokenRange, UNCALIBRATED } from '../../src/datasets/calibration.ts';
import { besidePath } from '../../src/datasets/findings.ts';
import { checkRowSum } from '../../src/datasets/scan.ts';
import { checkSystemText } from '../../src/datasets/text-rules.ts';
import { tokenWeight } from '../../src/datasets/tokens.ts';
import { findUtf8Fault } from '../../src/datasets/utf8.ts';
import { NO_LIMITS } from './scan-support.ts';

describe('findUtf8Fault', () => {
  const byte = fc.oneof(
    fc.constantFrom(
      0x7f,
      0x80,
      0xbf,
      0xc0,
      0xc2,
      0xdf,
      0xe0,
      0xa0,
      0xed,
      0x9f,
      0xef,
      0xf0,
      0x90,
      0xf4,
      0x8f,
      0xf5,
      0xff,
    ),
    fc.nat({ max: 255 }),
  );

  it('agrees with Node, and all before the fault is UTF-8', () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (bytes) => {
        const data = Uint8Array.from(bytes);
        const fault = findUtf8Fault(data);
        expect(fault === undefined).toBe(isUtf8(data));
        if (fault !== undefined) expect(isUtf8(data.subarray(0, fault.offset))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [[0x61, 0x80], 1, /continuation/],
    [[0xc0, 0x80], 0, /overlong/],
    [[0xe0, 0x80, 0x80], 0, /overlong/],
    [[0xed, 0xa0, 0x80], 0, /surrogate/],
    [[0xf4, 0x90, 0x80, 0x80], 0, /above/],
    [[0xff], 0, /never/],
    [[0x61, 0x62, 0xe2, 0x82], 2, /cut short/],
  ])('%j', (bytes, offset, reason) => {
    const fault = findUtf8Fault(Uint8Array.from(bytes));
    expect(fault?.offset).toBe(offset);
    expect(fault?.reason).toMatch(reason);
  });
});

const estimateTokens = (text: string) => tokenRange(tokenWeight(text), UNCALIBRATED);

describe('besidePath', () => {
  it.each([
    ['d/x.jsonl', 'd/x.fixed.jsonl'],
    ['d/x.fixed.jsonl', 'd/x.fixed-2.jsonl'],
    ['d/x.fixed-2.jsonl', 'd/x.fixed-3.jsonl'],
    ['d/x.fixed.more.jsonl', 'd/x.fixed.more.fixed.jsonl'],
    ['d/xfixed.csv', 'd/xfixed.csv.fixed.jsonl'],
  ])('of %s is %s', (file, beside) => {
    expect(besidePath(file, 'fixed')).toBe(beside);
  });
});

describe('tokenWeight and tokenRange', () => {
  /** Characters per token at the two ends of the range. */
  const ratios = (text: string): readonly [number, number] => {
    const long = text.repeat(50);
    const { low, high } = estimateTokens(long);
    const length = [...long].length;
    return [length / high, length / low];
  };

  // Measured with the tokenizers of open models, characters per token.
  it.each([
    [
      'English prose',
      'The customer wrote that the parcel had not arrived, and asked when it would be sent again. ',
      4.4,
    ],
    [
      'arithmetic',
      'Anna has 12 boxes with 24 pens each. She gives away 50 pens. 12 * 24 = 288, 288 - 50 = 238. ',
      3.4,
    ],
    ['code', 'for (const row of rows) { if (row.id === 0) total += row.price * 2; else skip(row); } ', 3],
    ['JSON', '{"id":4711,"items":[{"sku":"A-17","qty":2},{"sku":"B-9","qty":1}],"paid":true}', 2.2],
    ['Japanese', 'ご注文の商品はまだ届いていません。いつ発送されますか。', 1.5],
    ['Russian', 'Клиент спрашивает когда придёт заказ', 2.5],
  ])('has the measured ratio of %s in its range', (_, text, measured) => {
    const [least, most] = ratios(text);
    expect(least).toBeLessThanOrEqual(measured);
    expect(most).toBeGreaterThanOrEqual(measured);
  });

  it('counts code points and nothing for no text', () => {
    expect(estimateTokens('')).toEqual({ low: 0, high: 0 });
    expect(estimateTokens('😀'.repeat(100))).toEqual(estimateTokens('返'.repeat(100)));
  });
});

describe('checkRowSum', () => {
  const at = { file: 'jobs.yaml', line: 7, column: 9 };
  const limits = {
    ...NO_LIMITS,
    trainMin: 100,
    trainMax: 10_000,
    validationMax: 1000,
    sumMin: 200,
    sumMax: 10_000,
  };

  it('counts both files together', () => {
    expect(checkRowSum({ training: 150, validation: 50, limits, at })).toEqual([]);
    expect(checkRowSum({ training: 150, validation: 49, limits, at })).toMatchObject([
      { code: 'row-count', severity: 'error', ...at, hint: expect.stringContaining('1 row') },
    ]);
    expect(checkRowSum({ training: 9500, validation: 501, limits, at })).toMatchObject([
      { code: 'row-count', ...at },
    ]);
  });

  it('leaves to the scan of a file what one file alone breaks', () => {
    expect(checkRowSum({ training: 99, validation: 0, limits, at })).toEqual([]);
    expect(checkRowSum({ training: 10_001, validation: 0, limits, at })).toEqual([]);
    expect(checkRowSum({ training: 9500, validation: 1001, limits, at })).toEqual([]);
  });
});

describe('checkSystemText', () => {
  it('holds the system text of jobs.yaml to the rules of a row', () => {
    const at = { file: 'jobs.yaml', line: 3, column: 5 };
    const limits = { ...NO_LIMITS, reservedStrings: ['System:'] };
    expect(checkSystemText({ text: 'Be brief.', at, limits })).toEqual([]);
    expect(checkSystemText({ text: 'System: be brief.', at, limits })).toMatchObject([
      { code: 'reserved-string', severity: 'error', ...at },
    ]);
    expect(checkSystemText({ text: 'a\0', at, limits: undefined })).toMatchObject([
      { code: 'nul-character' },
    ]);
  });

  it('finds a reserved string as often as it stands there, in linear time', () => {
    const at = { file: 'jobs.yaml', line: 3, column: 5 };
    const limits = { ...NO_LIMITS, reservedStrings: ['User:'] };
    expect(checkSystemText({ text: 'User:'.repeat(200_000), at, limits })).toHaveLength(200_000);
  });
});
