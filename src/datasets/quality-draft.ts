/** What the checks of whole files have in common: how they say what they find. */
import type { RowIndex } from './row-index.ts';

/** Without its code: a check belongs to one rule. */
export interface Draft {
  readonly severity?: 'info';
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}
export type Drafts = Iterable<Draft>;

export function rowsWhere({ length }: RowIndex, test: (row: number) => boolean): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row += 1) if (test(row)) rows.push(row);
  return rows;
}

export function lineOf(index: RowIndex, row: number): number {
  return index.lines[row] ?? 1;
}
