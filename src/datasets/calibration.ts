/** What a base model counted for some rows, against the estimate by characters. */
import type { Range } from './dataset.ts';
import { SPREAD } from './tokens.ts';

/** What corrects the estimate. */
export interface Calibration {
  /** Tokens counted for each one estimated. */
  readonly factor: number;
  /** How far the range reaches to either side of its middle, 0 to 0.9; undefined: as without a calibration. */
  readonly spread: number | undefined;
}

/** The estimate as it is shown: so far to either side as the calibration says, in whole tokens. */
export function tokenRange(weight: number, calibration: Calibration): Range {
  const { factor, spread = SPREAD } = calibration;
  return {
    low: Math.floor(weight * factor * (1 - spread)),
    high: Math.ceil(weight * upperFactor(calibration)),
  };
}

/** The upper end of the estimate that a calibration makes of each token that the characters give. */
export function upperFactor({ factor, spread = SPREAD }: Calibration): number {
  return factor * (1 + spread);
}

export const UNCALIBRATED: Calibration = { factor: 1, spread: undefined };

/** One row: tokens that the characters give, not rounded, and tokens that the base model counted. */
export interface CountedRow {
  readonly estimated: number;
  readonly counted: number;
}

export interface Measurement {
  /** Of all rows together, to two decimals. */
  readonly factor: number;
  /** The lowest and the highest factor of a single row. */
  readonly rows: Range;
  /** Wide enough for every measured row, to two decimals; see `measure`. */
  readonly spread: number;
}

/** Twenty rows of one kind can agree by chance, and what training bills may differ from what inference counts. */
const LEAST_SPREAD = 0.05;
const MOST_SPREAD = 0.9;
/** Fewer rows narrow nothing. */
const FEW_ROWS = 5;

/**
 * The factor is the quotient of the sums: long rows weigh as much as they cost. The spread reaches from it to the row
 * that is farthest away, within 0.05 and 0.9; of fewer than five rows it is at least that of the estimate itself.
 * undefined: nothing was estimated.
 */
export function measure(rows: readonly CountedRow[]): Measurement | undefined {
  const usable = rows.filter(({ estimated }) => estimated > 0);
  if (usable.length === 0) return undefined;
  const sum = (of: (row: CountedRow) => number): number => usable.reduce((total, row) => total + of(row), 0);
  const factor = Math.round((sum(({ counted }) => counted) / sum(({ estimated }) => estimated)) * 100) / 100;
  const ratios = usable.map(({ estimated, counted }) => counted / estimated);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const farthest = factor === 0 ? MOST_SPREAD : Math.max(factor - low, high - factor) / factor;
  const least = usable.length < FEW_ROWS ? SPREAD : LEAST_SPREAD;
  const spread = Math.min(MOST_SPREAD, Math.max(least, Math.ceil(farthest * 100) / 100));
  return { factor, rows: { low, high }, spread };
}
