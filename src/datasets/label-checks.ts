/** Labels that are most of the rows, hardly any, or new where rows are held back. */
import { grouped, ofRows, percent } from './findings.ts';
import { FirstRows, firstRows, NO_ROW } from './id-table.ts';
import type { Labels } from './labels.ts';
import { type Drafts, lineOf, rowsWhere } from './quality-draft.ts';
import type { RowIndex } from './row-index.ts';

export function* skew(index: RowIndex, labels: Labels, tolerated: number): Drafts {
  for (const [first, count] of labels) {
    if (count <= tolerated * index.length) continue;
    yield {
      line: lineOf(index, first),
      message: `${percent(count / index.length)} of the rows (${ofRows(count, index.length)}) have the answer of this line, of ${labels.size} answers there are.`,
      hint: 'Add rows with the other answers: a model that always gives this one would look nearly right.',
    };
  }
}

export function* rareLabels(index: RowIndex, labels: Labels, needed: number): Drafts {
  const rare = [...labels].filter(([, count]) => count < needed).sort(([, a], [, b]) => a - b);
  const [first] = rare;
  if (first === undefined) return;
  const are = rare.length === 1 ? 'answer is' : 'answers are';
  yield {
    line: lineOf(index, first[0]),
    message: `${rare.length} of ${labels.size} ${are} given by fewer than ${grouped(needed)} rows each; the one of this line by ${grouped(first[1])}.`,
    hint: 'Add rows with these answers, or merge classes.',
  };
}

/** Said only where most validation rows have labels of the training rows: elsewhere answers are texts, not labels. */
export function* unseenLabels(training: RowIndex, labels: Labels, index: RowIndex): Drafts {
  const known = new FirstRows(training.answerIds).find(index.answerIds);
  const unseen = rowsWhere(index, (row) => known[row] === NO_ROW);
  if (unseen.length * 2 >= index.length) return;
  const firsts = firstRows(index.answerIds);
  for (const row of unseen) {
    if (firsts[row] !== row) continue;
    yield {
      line: lineOf(index, row),
      message: `The answer of this row is none of the ${labels.size} answers of the training rows; that holds for ${ofRows(unseen.length, index.length)}.`,
      hint: 'Add training rows with this answer, or correct its spelling.',
    };
  }
}
