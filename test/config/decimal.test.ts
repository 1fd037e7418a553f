import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDecimal } from '../../src/config/decimal.ts';

describe('plainDecimal', () => {
  it.each([
    ['1e-5', '0.00001'],
    ['0.000010', '0.00001'],
    ['.00001', '0.00001'],
    ['1E-05', '0.00001'],
    ['2.0', '2'],
    ['2.', '2'],
    ['017', '17'],
    ['+3', '3'],
    ['-0.5', '-0.5'],
    ['12.5e1', '125'],
    ['12.5e+3', '12500'],
    ['0e5', '0'],
    ['1e-7', '0.0000001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s is %s', (source, plain) => {
    expect(plainDecimal(source)).toBe(plain);
  });

  it.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '-0',
    '-0.00',
    '1e400',
    '1e-400',
    '1e99999',
    '0x1F',
    '.nan',
    '.inf',
    '1_0',
    ' 1',
    '1 ',
    '١',
  ])('%j is no plain number', (source) => {
    expect(plainDecimal(source)).toBeUndefined();
  });

  const digits = fc.stringMatching(/^[0-9]{1,12}$/);
  const written = fc.record({
    sign: fc.constantFrom('', '+', '-'),
    whole: digits,
    fraction: fc.option(digits, { nil: '' }),
    exponent: fc.integer({ min: -30, max: 30 }),
  });

  it('is exactly the number that was written (compared as integers)', () => {
    fc.assert(
      fc.property(written, ({ sign, whole, fraction, exponent }) => {
        const plain = plainDecimal(`${sign}${whole}.${fraction}e${exponent}`);
        const units = BigInt(whole + fraction);
        if (units === 0n && sign === '-') return expect(plain).toBeUndefined();
        // Both sides times 10^60, in whole numbers.
        const wanted = units * 10n ** BigInt(60 + exponent - fraction.length);
        const [left = '', right = ''] = (plain ?? '').replace('-', '').split('.');
        expect(BigInt(left + right.padEnd(60, '0'))).toBe(wanted);
        return expect(plain?.startsWith('-')).toBe(sign === '-');
      }),
      { numRuns: 300 },
    );
  });

  it('has one text for one number: shortest form, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(written, ({ sign, whole, fraction, exponent }) => {
        const plain = plainDecimal(`${sign}${whole}.${fraction}e${exponent}`);
        fc.pre(plain !== undefined);
        expect(plain).toMatch(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/);
        expect(plainDecimal(plain ?? '')).toBe(plain);
      }),
      { numRuns: 300 },
    );
  });
});
