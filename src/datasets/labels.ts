/** Rows that sort into classes: their answers as labels. */
import { firstRows } from './id-table.ts';
import { NO_ID, type RowIndex } from './row-index.ts';

const MOST_LABELS = 100;
const ROWS_PER_LABEL = 3;

/** Rows of each answer, by the first row that gives it, in file order. */
export type Labels = ReadonlyMap<number, number>;

/**
 * undefined: no classification. It is one where few answers come again and again: more than one, at most 100, and fewer
 * than a third of the rows (OpenAI's data preparation draws the line there).
 */
export function labelsOf({ length, answerIds }: RowIndex): Labels | undefined {
  const counts = new Map<number, number>();
  for (const first of firstRows(answerIds)) {
    counts.set(first, (counts.get(first) ?? 0) + 1);
    if (counts.size > MOST_LABELS) return undefined;
  }
  const isClassified = counts.size > 1 && counts.size * ROWS_PER_LABEL < length && !answerIds.includes(NO_ID);
  return isClassified ? counts : undefined;
}
