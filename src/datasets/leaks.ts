/** Rows that are held back from training and were trained on after all. */
import { FirstRows, NO_ROW } from './id-table.ts';
import { NO_ID, type RowIndex } from './row-index.ts';

export interface Leak {
  /** Row of the set that is held back, from 0. */
  readonly row: number;
  /** The first training row that asks the same. */
  readonly source: number;
}

/** Rows of `other` that ask what a training row asks, in file order. */
export function findLeaks(training: RowIndex, other: RowIndex): readonly Leak[] {
  const sources = new FirstRows(training.inputIds).find(other.inputIds);
  const leaks: Leak[] = [];
  sources.forEach((source, row) => {
    if (source !== NO_ROW && other.inputIds[row] !== NO_ID) leaks.push({ row, source });
  });
  return leaks;
}

/** How many rows of a validation or evaluation set ask what a training row asks. */
export function countLeaks(training: RowIndex, other: RowIndex): number {
  return findLeaks(training, other).length;
}
