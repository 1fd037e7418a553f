/** Two versions of a dataset compared by rows: what a line diff of long JSON lines does not show. */
import type { Range } from './dataset.ts';
import { countDistinct, NO_ROW, RowTable, wordsOf } from './id-table.ts';
import { type LabelChange, labelChanges } from './labels.ts';
import type { RowIndex } from './row-index.ts';
import { type RowPicks, Sample } from './row-picks.ts';

/** A figure of the earlier and of the later version. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** Rows of `from` to `to` estimated tokens, both included; `to` undefined: of any more. */
export interface LengthBucket extends Change<number> {
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * `rows`: rows were added, removed or changed; `reordered`: the same rows in another order; `same-rows`: the same rows
 * in the same order, so that only blanks, the order of keys or escapes can differ.
 */
export type DiffKind = 'rows' | 'reordered' | 'same-rows';

/** `rows.before = same + changed + removed` and `rows.after = same + changed + added`. */
export interface RowDiff {
  readonly kind: DiffKind;
  readonly rows: Change<number>;
  /** Rows of the same content, at whatever place. */
  readonly same: number;
  /** Rows that ask the same and are otherwise different. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Of the same rows, the fewest that have to be moved to get from one order to the other. */
  readonly moved: number;
  /** Rows whose content an earlier row has. */
  readonly duplicates: Change<number>;
  /** Further contents of rows that ask what another row asks: different answers to one question. */
  readonly conflicts: Change<number>;
  /** From the first to the last bucket that has rows. */
  readonly lengths: readonly LengthBucket[];
  /** The labels of which there is another share now, the greatest change first; undefined: not both are classified. */
  readonly labels: LabelMix | undefined;
}

export interface DatasetDiff extends RowDiff {
  /** The estimates of the two files, one epoch. */
  readonly tokens: Change<Range>;
}

/** How many answers there are, where rows sort into classes. */
export interface LabelMix extends Change<number> {
  readonly changes: readonly LabelChange[];
}

/**
 * Compares the rows as a multiset: a row with the content of an earlier one is the same row, else one that asks the
 * same is the changed row, else it was added; rows of the earlier version that are left were removed. About 50 bytes of
 * working memory a row beside the two indexes.
 */
export function diffRows(base: RowIndex, head: RowIndex): RowDiff {
  return diffOf(base, head, matchRows(base, head));
}

/** @param seed decides which rows are picked */
export function diffAndPick(
  base: RowIndex,
  head: RowIndex,
  seed: number,
): { readonly diff: RowDiff; readonly picks: RowPicks } {
  const matches = matchRows(base, head);
  return { diff: diffOf(base, head, matches), picks: pick(base, head, { ...matches, seed }) };
}

function diffOf(base: RowIndex, head: RowIndex, matches: Matches): RowDiff {
  const { same, changed } = matches;
  const moved = same - longestRise(matches.sameRows);
  const added = head.length - same - changed;
  const removed = base.length - same - changed;
  return {
    kind: added + removed + changed > 0 ? 'rows' : moved > 0 ? 'reordered' : 'same-rows',
    rows: { before: base.length, after: head.length },
    same,
    changed,
    added,
    removed,
    moved,
    ...repeats(base, head),
    lengths: lengths(base, head),
    labels: labelMix(base, head),
  };
}

function labelMix(base: RowIndex, head: RowIndex): LabelMix | undefined {
  const all = labelChanges(base, head);
  if (all === undefined) return undefined;
  const present = (side: 'before' | 'after'): number => all.filter(({ share }) => share[side] > 0).length;
  const changes = all.filter(({ share }) => share.before !== share.after);
  return { before: present('before'), after: present('after'), changes };
}

/** Whether a row has a counterpart, and if so of what kind. */
const ALONE = 0;
const SAME = 1;
const CHANGED = 2;

interface Matches {
  readonly same: number;
  readonly changed: number;
  /** Per row of the base and of the head one of the above. */
  readonly taken: Uint8Array;
  readonly placed: Uint8Array;
  /** Rows of the base that the same rows of the head were, in the order of the head. */
  readonly sameRows: Uint32Array;
}

function matchRows(base: RowIndex, head: RowIndex): Matches {
  const taken = new Uint8Array(base.length);
  const placed = new Uint8Array(head.length);
  const sameRows = new Uint32Array(Math.min(base.length, head.length));
  let same = 0;
  matchBy(new RowTable(base.rowIds), head.rowIds, (row, found) => {
    [taken[found], placed[row]] = [SAME, SAME];
    sameRows[same] = found;
    same += 1;
  });
  let changed = 0;
  eachChange(base, head, { taken, placed }, (row, found) => {
    [taken[found], placed[row]] = [CHANGED, CHANGED];
    changed += 1;
  });
  return { same, changed, taken, placed, sameRows: sameRows.subarray(0, same) };
}

type Marks = Pick<Matches, 'taken' | 'placed'>;

/** Pairs of rows that ask the same, among those that are the same as none; once more it finds the same pairs. */
function eachChange(
  base: RowIndex,
  head: RowIndex,
  { taken, placed }: Marks,
  match: (row: number, found: number) => void,
): void {
  const asks = asking(base);
  const left = new RowTable(base.inputIds, (row) => taken[row] !== SAME && asks(row));
  matchBy(left, head.inputIds, match, placed);
}

/** A second look instead of a list of all pairs, which could be as long as the file. */
function pick(base: RowIndex, head: RowIndex, { taken, placed, seed }: Marks & { seed: number }): RowPicks {
  const [changed, added, removed] = [new Sample(seed), new Sample(seed), new Sample(seed)];
  placed.forEach((kind, row) => {
    if (kind === CHANGED) changed.offer(row);
    if (kind === ALONE) added.offer(row);
  });
  taken.forEach((kind, row) => {
    if (kind === ALONE) removed.offer(row);
  });
  const wanted = new Set(changed.rows);
  const pairs: { readonly before: number; readonly after: number }[] = [];
  eachChange(base, head, { taken, placed }, (row, found) => {
    if (wanted.has(row)) pairs.push({ before: base.lines[found] ?? 0, after: head.lines[row] ?? 0 });
  });
  return {
    changed: pairs,
    added: added.rows.map((row) => head.lines[row] ?? 0),
    removed: removed.rows.map((row) => base.lines[row] ?? 0),
  };
}

/** @param without rows that are marked as the same are passed over */
function matchBy(
  table: RowTable,
  ids: BigUint64Array,
  match: (row: number, found: number) => void,
  without?: Uint8Array,
): void {
  const words = wordsOf(ids);
  for (let row = 0; row < ids.length; row += 1) {
    if (without?.[row] === SAME) continue;
    const found = table.take(words, row);
    if (found !== NO_ROW) match(row, found);
  }
}

/** Length of the longest strictly rising subsequence (patience sorting). */
function longestRise(values: Uint32Array): number {
  const tails = new Uint32Array(values.length);
  let length = 0;
  for (const value of values) {
    let low = 0;
    // Mostly in order already: then the value goes to the end.
    if (length > 0 && (tails[length - 1] ?? 0) < value) low = length;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tails[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
    if (low === length) length += 1;
  }
  return length;
}

function repeats(base: RowIndex, head: RowIndex): Pick<RowDiff, 'duplicates' | 'conflicts'> {
  const [before, after] = [repeatsOf(base), repeatsOf(head)];
  return {
    duplicates: { before: before.duplicates, after: after.duplicates },
    conflicts: { before: before.conflicts, after: after.conflicts },
  };
}

/** Rows of one content ask the same, so whatever contents there are more of than questions contradict another one. */
function repeatsOf(index: RowIndex): { readonly duplicates: number; readonly conflicts: number } {
  const asks = asking(index);
  const contents = countDistinct(index.rowIds, asks);
  const questions = countDistinct(index.inputIds, asks);
  return { duplicates: index.length - countDistinct(index.rowIds), conflicts: contents - questions };
}

/** Rows that ask nothing (`NO_ID`) share no question. */
function asking({ inputIds }: RowIndex): (row: number) => boolean {
  const words = wordsOf(inputIds);
  return (row) => words[2 * row] !== 0 || words[2 * row + 1] !== 0;
}

/** Lower ends in tokens: 0, 32, 64, … 32,768. The last bucket has no upper end. */
const FIRST_BUCKET = 32;
const BUCKETS = 12;

function lengths(base: RowIndex, head: RowIndex): readonly LengthBucket[] {
  const [before, after] = [bucketCounts(base), bucketCounts(head)];
  const all = Array.from({ length: BUCKETS }, (_, at) => ({
    from: at === 0 ? 0 : FIRST_BUCKET * 2 ** (at - 1),
    to: at === BUCKETS - 1 ? undefined : FIRST_BUCKET * 2 ** at - 1,
    before: before[at] ?? 0,
    after: after[at] ?? 0,
  }));
  const hasRows = (bucket: LengthBucket): boolean => bucket.before + bucket.after > 0;
  const first = all.findIndex(hasRows);
  return first < 0 ? [] : all.slice(first, all.findLastIndex(hasRows) + 1);
}

function bucketCounts({ tokens }: RowIndex): Uint32Array {
  const counts = new Uint32Array(BUCKETS);
  for (const count of tokens) {
    const at = count < FIRST_BUCKET ? 0 : Math.min(BUCKETS - 1, Math.floor(Math.log2(count)) - 4);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
