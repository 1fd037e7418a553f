/** Numbers, money, times and sizes as people read them; the same on every machine and in every locale. */
import type { Range } from '../datasets/dataset.ts';

/** `1204` -> `1,204`. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 job`, `2 jobs`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `$0.21`, `$1,234`; below a cent `<$0.01`, for a small amount is not nothing. */
export function usd(amount: number): string {
  if (!Number.isFinite(amount)) return 'unknown';
  if (amount <= 0) return '$0';
  if (amount < 0.005) return '<$0.01';
  return amount < 999.995 ? `$${amount.toFixed(2)}` : `$${count(amount)}`;
}

/** `$50.00`, `$0.0001`: an amount somebody wrote, with all its cents. */
export function exactUsd(amount: number): string {
  return Number(amount.toFixed(2)) === amount ? `$${amount.toFixed(2)}` : `$${decimal(amount)}`;
}

/** `$0.21–$0.34`; `$0.015–$0.024` where cents would hide the range; one amount where both ends are the same. */
export function usdRange(range: Range): string {
  const [low, high] = [usd(range.low), usd(range.high)];
  if (low !== high || range.low === range.high || range.high < 0.005) return span(low, high);
  return span(twoSignificant(range.low), twoSignificant(range.high));
}

function twoSignificant(amount: number): string {
  return amount < 0.001 ? '<$0.01' : `$${Number(amount.toPrecision(2))}`;
}

/** `850`, `4.1k`, `41k`, `1.9M`. */
export function compact(value: number): string {
  for (const [unit, suffix] of UNITS) {
    if (value >= unit * 0.9995) return `${twoDigits(value / unit)}${suffix}`;
  }
  return count(value);
}

const UNITS: readonly (readonly [number, string])[] = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

function twoDigits(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : count(value);
}

/** `41k–61k`. */
export function tokenRange(range: Range): string {
  return span(compact(range.low), compact(range.high));
}

function span(low: string, high: string): string {
  return low === high ? low : `${low}–${high}`;
}

/** Decimal units: `812 B`, `12.3 kB`, `4.0 MB`. */
export function bytes(value: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (value < 1000) return `${count(value)} B`;
  let scaled = value;
  let unit = 'B';
  for (const next of units) {
    if (scaled < 999.95) break;
    scaled /= 1000;
    unit = next;
  }
  return `${scaled.toFixed(1)} ${unit}`;
}

/** `45 s`, `12 min`, `2 h 41 min`, `3 d 4 h`. @param ms milliseconds, at least 0 */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** Time from one ISO 8601 text to another; undefined where one is missing or unreadable. */
export function durationBetween(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const ms = Date.parse(to) - Date.parse(from);
  return Number.isFinite(ms) && ms >= 0 ? duration(ms) : undefined;
}

/** `2026-09-01 12:40 UTC`. */
export function utc(iso: string | undefined): string {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  if (!Number.isFinite(ms)) return 'an unknown time';
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A plain decimal of about four significant digits: never an exponent, never `NaN`. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  if (Math.abs(value) >= 1e15) return 'over 10^15';
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const text = value.toFixed(Math.min(10, Math.max(0, 3 - magnitude)));
  return text
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
    .replace(/^-0$/, '0');
}

/** `amazon.nova-micro-v1:0:128k` -> `nova-micro`. */
export function shortModel(id: string): string {
  return id.replace(/^[^.]*\./, '').replace(/-v\d+(:.*)?$/, '') || id;
}
