/** Rows that sort into classes: their answers as labels. */
import type { Change } from './diff.ts';
import { FirstRows, firstRows, NO_ROW } from './id-table.ts';
import { NO_ID, type RowIndex } from './row-index.ts';

export const MOST_LABELS = 100;
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
  return areLabels(counts.size, length) && !answerIds.includes(NO_ID) ? counts : undefined;
}

/** Whether so many different answers of so many rows are labels. */
export function areLabels(answers: number, rows: number): boolean {
  return answers > 1 && answers <= MOST_LABELS && answers * ROWS_PER_LABEL < rows;
}

/** A label goes without its name, which is text of a row: a reader finds it in the line. */
export interface LabelChange {
  /** Line of the first row with the label; undefined: that version has no such row. */
  readonly line: Change<number | undefined>;
  /** 0 to 1 of all rows of each version. */
  readonly share: Change<number>;
}

/**
 * The label mix of two versions, the greatest change first, labels that did not change included; undefined where the
 * rows of one of them do not sort into classes.
 */
export function labelChanges(base: RowIndex, head: RowIndex): readonly LabelChange[] | undefined {
  const [before, after] = [labelsOf(base), labelsOf(head)];
  if (before === undefined || after === undefined) return undefined;
  const inBase = new FirstRows(base.answerIds).find(head.answerIds);
  const changes: LabelChange[] = [];
  const kept = new Set<number>();
  for (const first of after.keys()) {
    const earlier = inBase[first] ?? NO_ROW;
    kept.add(earlier);
    changes.push(change(side(base, before, earlier), side(head, after, first)));
  }
  for (const first of before.keys())
    if (!kept.has(first)) changes.push(change(side(base, before, first), side(head, after, NO_ROW)));
  return changes.sort((a, b) => moved(b) - moved(a));
}

interface Side {
  readonly line: number | undefined;
  readonly share: number;
}

function side(index: RowIndex, labels: Labels, first: number): Side {
  return { line: index.lines[first], share: (labels.get(first) ?? 0) / index.length };
}

function change(before: Side, after: Side): LabelChange {
  return {
    line: { before: before.line, after: after.line },
    share: { before: before.share, after: after.share },
  };
}

function moved({ share }: LabelChange): number {
  return Math.abs(share.after - share.before);
}
