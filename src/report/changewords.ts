/** What became of one dataset, in words and numbers. Never a row's text. */
import type { Range } from '../datasets/dataset.ts';
import type { Change, DatasetDiff, LabelMix } from '../datasets/diff.ts';
import type { Pointer } from '../datasets/pointer.ts';
import { unreachable } from '../errors.ts';
import { bytes, count, plural, tokenRange, usdRange } from './format.ts';
import type { DatasetChange, DatasetReport, FormerDataset, LeakChange } from './model.ts';

type Compared = Extract<DatasetChange, { readonly kind: 'compared' }>;

/** Makes names and running text safe for where they will stand. */
export interface Sink {
  /** A path, a digest, the key of a job. */
  readonly name: (name: string) => string;
  readonly text: (text: string) => string;
  /** Stands behind what a reader must not miss. */
  readonly warning: string;
}

/** Words of a sentence in three parts: where several jobs use the file, they differ in what it costs alone. */
export interface ChangeWords {
  readonly start: readonly string[];
  readonly cost: string | undefined;
  readonly end: readonly string[];
}

export function changeWords(dataset: DatasetReport, change: DatasetChange, sink: Sink): ChangeWords {
  const told = dataset.split === 'evaluation' ? ['evaluation data, which trains nothing'] : [];
  if (change.kind !== 'compared')
    return { start: [...told, otherWords(dataset, change, sink)], cost: undefined, end: [] };
  const { diff, from, cost } = change;
  return {
    start: [
      ...told,
      ...(from === undefined ? [] : [`compared with ${sink.name(from)}`]),
      rowWords(dataset, change),
      ...differing('tokens', diff.tokens, tokenRange),
    ],
    cost: cost && differing('estimated cost', cost, usdRange)[0],
    end: [
      ...differing('duplicates', diff.duplicates, count),
      ...differing('same question, other answer', diff.conflicts, count),
      ...change.leaks.flatMap((leak) => leakWords(leak, sink)),
      ...labelWords(diff.labels),
      ...unreadWords(change),
    ],
  };
}

function otherWords(
  { rows }: DatasetReport,
  change: Exclude<DatasetChange, { readonly kind: 'compared' }>,
  sink: Sink,
): string {
  switch (change.kind) {
    case 'new':
      return rows === undefined ? 'new' : `new, ${plural(rows, 'row')}`;
    case 'renamed':
      return `the same content as ${sink.name(change.from)} had`;
    case 'pointer':
      return pointerChange(change, sink);
    case 'version':
      return `version ${sink.name(change.before)} → ${sink.name(change.after)}, not compared`;
    case 'not-compared':
      return `not compared: ${sink.text(change.reason)}`;
    default:
      return unreachable(change);
  }
}

function pointerChange(
  { from, before, after }: Extract<DatasetChange, { readonly kind: 'pointer' }>,
  sink: Sink,
): string {
  const words = (pointer: Pointer | undefined): string =>
    pointer === undefined ? 'a file in Git' : pointerWords(pointer, sink);
  const versions = `${words(before)} → ${words(after)}`;
  const compared = from === undefined ? '' : `compared with ${sink.name(from)}: `;
  return `${compared}${versions}; rows not compared, as their data is not in Git`;
}

function pointerWords({ kind, digest, bytes: size }: Pointer, sink: Sink): string {
  const known = [
    ...(digest === undefined ? [] : [sink.name(digest.slice(0, 12))]),
    ...(size === undefined ? [] : [`(${bytes(size)})`]),
  ];
  return [kind, ...known].join(' ');
}

function rowWords({ split }: DatasetReport, { diff, unread, sameUpload }: Compared): string {
  const isWhole = unread.before + unread.after === 0;
  if (diff.kind === 'rows' || !isWhole) return `${arrow(diff.rows, count)} rows (${rowCounts(diff)})`;
  const same = `same ${plural(diff.rows.after, 'row')}`;
  const what =
    diff.kind === 'reordered'
      ? `${same}, other order (${count(diff.moved)} moved)`
      : `${same}, same order, written otherwise`;
  if (split === 'evaluation') return what;
  return sameUpload
    ? `${what}: the uploaded bytes are the same, so this alone retrains nothing`
    : `${what}: the uploaded bytes differ, so it retrains`;
}

function rowCounts({ added, removed, changed, same, moved }: DatasetDiff): string {
  return [
    ...(added > 0 ? [`+${count(added)} added`] : []),
    ...(removed > 0 ? [`−${count(removed)} removed`] : []),
    ...(changed > 0 ? [`${count(changed)} changed`] : []),
    `${count(same)} same${moved > 0 ? `, ${count(moved)} of them moved` : ''}`,
  ].join(', ');
}

/** Fewer leaks are good news; a new one spoils what the set is kept apart for. */
function leakWords(leak: LeakChange, sink: Sink): readonly string[] {
  const mark = leak.after > leak.before ? ` ${sink.warning}` : '';
  return differing(`leaked into the ${leak.split} set`, leak, count).map((words) => words + mark);
}

const LABELS_SHOWN = 3;

/** A label is named by a line that has it: its name is text of a row. */
function labelWords(mix: LabelMix | undefined): readonly string[] {
  if (mix === undefined) return [];
  const shown = mix.changes
    .map(({ line, share }) => ({ line, share, words: arrow(share, percent) }))
    .filter(({ share }) => percent(share.before) !== percent(share.after))
    .slice(0, LABELS_SHOWN)
    .map(({ line, words }) => `${labelName(line)}: ${words}`);
  const counts = mix.before === mix.after ? 'labels' : `labels ${arrow(mix, count)}`;
  if (mix.before === mix.after && shown.length === 0) return [];
  return [shown.length === 0 ? counts : `${counts} (${shown.join(', ')})`];
}

function labelName({ before, after }: Change<number | undefined>): string {
  return after === undefined ? `earlier line ${count(before ?? 0)}` : `line ${count(after)}`;
}

function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %';
  return `${Math.round(share * 100)} %`;
}

function unreadWords({ unread }: Compared): readonly string[] {
  if (unread.before + unread.after === 0) return [];
  return [`not compared, as unreadable: ${arrow(unread, count)} rows`];
}

/** Nothing is said of what was zero and is, nor of a range that did not move. */
function differing<T extends number | Range>(
  name: string,
  change: Change<T>,
  show: (value: T) => string,
): readonly string[] {
  return show(change.before) === show(change.after) ? [] : [`${name} ${arrow(change, show)}`];
}

function arrow<T>({ before, after }: Change<T>, show: (value: T) => string): string {
  const [old, now] = [show(before), show(after)];
  return old === now ? now : `${old} → ${now}`;
}

export function formerWords({ split, isDeleted }: FormerDataset): string {
  const file = { true: '; the file is deleted', false: '; the file stays', undefined: '' };
  return `no longer the ${split} data${file[`${isDeleted}`]}`;
}
