/** Numbers as text. */

/** Every digit that can stand in front of the exponent, and every zero the exponent can add. */
const MAX_DIGITS = 64;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Plain decimal text of a number as written, built from its digits without floating point: `1e-5` and `0.000010` both
 * give `0.00001`, `2.0` gives `2`. undefined for what is no decimal number, for negative zero, and beyond 64 digits
 * (`1e400`).
 */
export function plainDecimal(source: string): string | undefined {
  const match = DECIMAL.exec(source);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (digits === '' || digits.length > MAX_DIGITS || Math.abs(point) > MAX_DIGITS) return undefined;
  const text = placePoint(digits, point);
  if (sign !== '-') return text;
  return text === '0' ? undefined : `-${text}`;
}

/** `digits` with the decimal point after `point` of them, in its shortest form. */
function placePoint(digits: string, point: number): string {
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(-point) + digits;
  const split = Math.max(point, 0);
  const whole = padded.slice(0, split).replace(/^0+/, '') || '0';
  const fraction = padded.slice(split).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
