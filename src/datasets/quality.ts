/** What the rows of a job's datasets are like together: repeats, leaks, contradictions, labels, lengths. */
import type { Finding } from '../errors.ts';
import type { DatasetScan } from './dataset.ts';
import { FindingList, grouped, ofRows, percent } from './findings.ts';
import { firstRows } from './id-table.ts';
import { rareLabels, skew, unseenLabels } from './label-checks.ts';
import { labelsOf } from './labels.ts';
import { compareInputs, type HeldBack, leaks, nearLeaks, uncompared } from './leak-checks.ts';
import { type Drafts, lineOf, rowsWhere } from './quality-draft.ts';
import { NO_ID, type RowIndex } from './row-index.ts';
import { type Checks, type RuleId, ruleOf, thresholdOf } from './rules.ts';

export interface JobRows {
  /** undefined: not read. */
  readonly training: DatasetScan | undefined;
  readonly validation: DatasetScan | undefined;
  readonly evaluation: DatasetScan | undefined;
  /** The base model is advised to see small sets more than once, so that repeats are no fault below 1,000 rows. */
  readonly mayRepeatSmall: boolean;
  readonly checks: Checks;
}

const SMALL_SET = 1_000;
/** Fewer lengths than this have no quartiles worth the name. */
const MIN_LENGTHS = 20;
const OUTLIERS_SHOWN = 5;

/** Each file's findings are capped as those of its scan are. */
export function checkQuality(job: JobRows): readonly Finding[] {
  const { training, validation, evaluation, mayRepeatSmall, checks } = job;
  const findings: Finding[] = [];
  const lists = new Map<DatasetScan, FindingList>();
  const run = (code: RuleId, scan: DatasetScan | undefined, check: (scan: DatasetScan) => Drafts): void => {
    if (scan === undefined || checks[code]?.severity === 'off') return;
    const list = lists.get(scan) ?? new FindingList(scan.path, checks);
    lists.set(scan, list);
    for (const draft of check(scan)) list.add({ severity: ruleOf(code).severity, ...draft, code });
  };
  for (const scan of [training, validation, evaluation]) {
    run('exact-duplicate', scan, ({ index }) =>
      duplicates(index, thresholdOf('exact-duplicate', checks), mayRepeatSmall),
    );
    run('conflicting-labels', scan, ({ index }) => conflicts(index, checks['conflicting-labels']?.threshold));
    run('length-outlier', scan, ({ index }) => outliers(index, thresholdOf('length-outlier', checks)));
  }
  if (training !== undefined) {
    run('identical-prompts', training, ({ index }) => identicalPrompts(index));
    run('identical-completions', training, ({ index }) => identicalCompletions(index));
    run('validation-share', validation, ({ rows }) => validationShare(training.rows, rows));
    checkLabels(training, job, run);
    if (validation !== undefined)
      checkLeaks({ training, scan: validation, spoils: 'validation loss' }, checks, run);
    if (evaluation !== undefined)
      checkLeaks({ training, scan: evaluation, spoils: 'evaluation' }, checks, run);
  }
  for (const list of lists.values()) findings.push(...list.close());
  return findings;
}

type Run = (code: RuleId, scan: DatasetScan | undefined, check: (scan: DatasetScan) => Drafts) => void;

function checkLabels(training: DatasetScan, { validation, checks }: JobRows, run: Run): void {
  const labels = labelsOf(training.index);
  if (labels === undefined) return;
  run('label-skew', training, ({ index }) => skew(index, labels, thresholdOf('label-skew', checks)));
  run('rare-label', training, ({ index }) => rareLabels(index, labels, thresholdOf('rare-label', checks)));
  run('unseen-label', validation, ({ index }) => unseenLabels(training.index, labels, index));
}

function checkLeaks(heldBack: HeldBack, checks: Checks, run: Run): void {
  run('leak-exact', heldBack.scan, () => leaks(heldBack));
  const near = compareInputs(heldBack, thresholdOf('leak-near', checks));
  if (near === undefined) return;
  run('leak-near', heldBack.scan, () => nearLeaks(heldBack, near));
  run('near-uncompared', heldBack.scan, () => uncompared(heldBack, near));
}

function* duplicates(index: RowIndex, tolerated: number, mayRepeatSmall: boolean): Drafts {
  const groups = repeatsByFirst(index.rowIds);
  const total = [...groups.values()].reduce((sum, { count }) => sum + count, 0);
  if (total === 0 || total <= tolerated * index.length) return;
  const isHarmless = mayRepeatSmall && index.length < SMALL_SET;
  for (const [first, { row, count }] of groups) {
    const more = count === 1 ? '' : `, and ${grouped(count - 1)} more after it`;
    yield {
      ...(isHarmless ? ({ severity: 'info' } as const) : {}),
      line: lineOf(index, row),
      message: `The same row as in line ${lineOf(index, first)}${more}; ${ofRows(total, index.length)} in this file repeat an earlier one.`,
      hint: isHarmless
        ? 'Keep them if they are meant to count more; otherwise remove them.'
        : 'Remove the repeats: they count as often as they stand here.',
    };
    if (isHarmless) return;
  }
}

interface Repeats {
  /** The second row of the group. */
  readonly row: number;
  /** Rows after the first one. */
  readonly count: number;
}

function repeatsByFirst(ids: BigUint64Array): ReadonlyMap<number, Repeats> {
  const groups = new Map<number, Repeats>();
  firstRows(ids).forEach((first, row) => {
    if (first === row) return;
    const known = groups.get(first);
    groups.set(first, known === undefined ? { row, count: 1 } : { row: known.row, count: known.count + 1 });
  });
  return groups;
}

/** `share`: what the author set; without it three rows are enough, however many there are. */
function* conflicts(index: RowIndex, share: number | undefined): Drafts {
  const { inputIds, answerIds, length } = index;
  const [firsts, answers] = [firstRows(inputIds), firstRows(answerIds)];
  const isKnown = (row: number): boolean => inputIds[row] !== NO_ID && answerIds[row] !== NO_ID;
  /** The first row that answers differently, by the first that asks. */
  const others = new Map<number, number>();
  firsts.forEach((first, row) => {
    if (answers[first] !== answers[row] && !others.has(first) && isKnown(first) && isKnown(row))
      others.set(first, row);
  });
  const rows = firsts.reduce((sum, first) => sum + (others.has(first) ? 1 : 0), 0);
  const least =
    share === undefined ? Math.min(3, thresholdOf('conflicting-labels', {}) * length) : share * length;
  if (rows < least) return;
  for (const [first, row] of others)
    yield {
      line: lineOf(index, row),
      message: `Asks the same as line ${lineOf(index, first)}, but the answer is another; ${ofRows(rows, index.length)} in this file contradict each other like this.`,
      hint: 'Decide on one answer for one question, or say in the question what makes the difference.',
    };
}

function* identicalPrompts(index: RowIndex): Drafts {
  if (!areAllOne(index.inputIds)) return;
  yield {
    line: lineOf(index, 0),
    message: `All ${grouped(index.length)} rows ask the same.`,
    hint: 'Check how the file was made; a model learns from questions that differ.',
  };
}

function* identicalCompletions(index: RowIndex): Drafts {
  if (!areAllOne(index.answerIds)) return;
  yield {
    line: lineOf(index, 0),
    message: `All ${grouped(index.length)} rows have the same answer: the model would learn to say nothing else.`,
    hint: 'Check how the file was made.',
  };
}

function areAllOne(ids: BigUint64Array): boolean {
  return ids.length > 1 && ids[0] !== NO_ID && ids.every((id) => id === ids[0]);
}

function* validationShare(training: number, validation: number): Drafts {
  // Of training rows that are missing or cannot be read another finding speaks.
  if (training === 0) return;
  const share = validation / training;
  if (validation >= 20 && share >= 0.01 && share <= 0.5) return;
  yield {
    line: 1,
    message: `${grouped(validation)} validation rows beside ${grouped(training)} training rows (${percent(share)}); advised are at least 20 rows, and 1 % to 50 %.`,
    hint: 'Move rows from one file to the other.',
  };
}

/** Above Q3 + 3 IQR, and above so many times the median. Told once: long rows are common, and only the author knows. */
function* outliers(index: RowIndex, factor: number): Drafts {
  const { length, tokens } = index;
  if (length < MIN_LENGTHS) return;
  const sorted = tokens.toSorted();
  const at = (share: number): number => sorted[Math.floor(length * share)] ?? 0;
  const [low, median, high] = [at(0.25), at(0.5), at(0.75)];
  const limit = Math.max(high + 3 * (high - low), factor * median);
  const weight = (row: number): number => tokens[row] ?? 0;
  const far = rowsWhere(index, (row) => weight(row) > limit).toSorted(
    (a, b) => weight(b) - weight(a) || a - b,
  );
  const [longest] = far;
  if (longest === undefined) return;
  const others = far.slice(1, OUTLIERS_SHOWN).map((row) => lineOf(index, row));
  const more = far.length > OUTLIERS_SHOWN ? ', …' : '';
  const next =
    others.length === 0 ? '' : ` (next: ${others.length > 1 ? 'lines' : 'line'} ${others.join(', ')}${more})`;
  yield {
    line: lineOf(index, longest),
    message: `About ${grouped(weight(longest))} tokens, where the median row has ${grouped(median)}. Outliers like this: ${ofRows(far.length, index.length)}${next}.`,
    hint: 'Check that each is one example, not several or a pasted document.',
  };
}
