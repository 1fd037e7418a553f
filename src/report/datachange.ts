/** What a change does to the datasets, in numbers: a line for each, and the lengths of their rows. Never a row's text. */
import type { Range } from '../datasets/dataset.ts';
import type { Change, DatasetDiff } from '../datasets/diff.ts';
import { unreachable } from '../errors.ts';
import { sparkline } from './chart.ts';
import { code, richText } from './escape.ts';
import { count, plural, tokenRange, usdRange } from './format.ts';
import type { DatasetChange, DatasetReport, JobReport, ReportModel } from './model.ts';
import { markdownTable } from './table.ts';

type Compared = Extract<DatasetChange, { readonly kind: 'compared' }>;

/** One line for each dataset that changed, each once; empty where none did. @param rows most jobs shown */
export function dataLines(model: ReportModel, rows: number): string {
  if (model.stage !== 'proposed') return '';
  const all = model.jobs.slice(0, rows).flatMap((job) => changeLines(job, MARKDOWN));
  const lines = [...new Set(all)];
  if (lines.length === 0) return '';
  return lines.length === 1
    ? `**Data**: ${lines[0] ?? ''}`
    : `**Data**:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** Makes a path and running text safe for where they will stand. */
export interface Sink {
  readonly path: (path: string) => string;
  readonly text: (text: string) => string;
}

const MARKDOWN: Sink = { path: (path) => code(path, 120), text: richText };

export function changeLines({ datasets }: JobReport, sink: Sink): readonly string[] {
  return datasets.flatMap((dataset) =>
    dataset.diff === undefined
      ? []
      : [`${sink.path(dataset.source)}: ${changeWords(dataset, dataset.diff, sink)}.`],
  );
}

function changeWords(dataset: DatasetReport, change: DatasetChange, sink: Sink): string {
  switch (change.kind) {
    case 'new':
      return dataset.rows === undefined ? 'new' : `new, ${plural(dataset.rows, 'row')}`;
    case 'renamed':
      return `the same content as ${sink.path(change.from)} had`;
    case 'not-compared':
      return `not compared: ${sink.text(change.reason)}`;
    case 'compared':
      return comparedWords(change, sink);
    default:
      return unreachable(change);
  }
}

function comparedWords(change: Compared, sink: Sink): string {
  const { diff, from, unread, cost } = change;
  return [
    ...(from === undefined ? [] : [`compared with ${sink.path(from)}`]),
    rowWords(change),
    ...differing('tokens', diff.tokens, tokenRange),
    ...(cost === undefined ? [] : differing('estimated cost', cost, usdRange)),
    ...differing('duplicates', diff.duplicates, count),
    ...differing('same question, other answer', diff.conflicts, count),
    ...(unread.before + unread.after === 0
      ? []
      : [`not compared, as unreadable: ${arrow(unread, count)} rows`]),
  ].join('; ');
}

function rowWords({ diff, unread, sameUpload }: Compared): string {
  const upload = sameUpload
    ? 'the uploaded bytes are the same, so this alone retrains nothing'
    : 'the uploaded bytes differ, so it retrains';
  const isWhole = unread.before + unread.after === 0;
  if (diff.kind === 'rows' || !isWhole) return `${arrow(diff.rows, count)} rows (${rowCounts(diff)})`;
  const same = `same ${plural(diff.rows.after, 'row')}`;
  return diff.kind === 'reordered'
    ? `${same}, other order (${count(diff.moved)} moved): ${upload}`
    : `${same}, same order, written otherwise: ${upload}`;
}

function rowCounts({ added, removed, changed, same, moved }: DatasetDiff): string {
  return [
    ...(added > 0 ? [`+${count(added)} added`] : []),
    ...(removed > 0 ? [`−${count(removed)} removed`] : []),
    ...(changed > 0 ? [`${count(changed)} changed`] : []),
    `${count(same)} same${moved > 0 ? `, ${count(moved)} of them moved` : ''}`,
  ].join(', ');
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

/** A table of row lengths for each dataset whose rows were compared and have other lengths now. */
export function lengthTables(datasets: readonly DatasetReport[]): string {
  return datasets
    .flatMap(({ source, diff }) =>
      diff?.kind === 'compared' && hasOtherLengths(diff.diff) ? [lengthTable(source, diff.diff)] : [],
    )
    .join('\n\n');
}

function hasOtherLengths({ lengths }: DatasetDiff): boolean {
  return lengths.some(({ before, after }) => before !== after);
}

function lengthTable(source: string, { lengths }: DatasetDiff): string {
  const bars = (side: 'before' | 'after'): string => sparkline(lengths.map((bucket) => bucket[side]));
  const table = markdownTable(
    [
      { title: 'Tokens per row' },
      { title: 'Rows before', right: true },
      { title: 'Rows after', right: true },
    ],
    lengths.map(({ from, to, before, after }) => [bucketName(from, to), count(before), count(after)]),
  );
  return `Lengths of the rows of ${code(source, 120)} (estimated), before \`${bars('before')}\` and after \`${bars('after')}\`:\n\n${table}`;
}

function bucketName(from: number, to: number | undefined): string {
  return to === undefined ? `${count(from)} and more` : `${count(from)}–${count(to)}`;
}
