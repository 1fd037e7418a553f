/**
 * Rows of changed datasets, as far as the policy lets them be shown: in fenced blocks alone, a line each. Their text is
 * that of strangers; a fence longer than any run of backticks in it is what nothing in it gets out of.
 */
import type { PartForm, RowForm, TextChange } from '../datasets/row-form.ts';
import type { SampledRow, SampledRows } from '../datasets/row-samples.ts';
import type { FullRow } from '../datasets/row-text.ts';
import type { Block } from './blocks.ts';
import { code, htmlCode } from './escape.ts';
import { count, plural } from './format.ts';
import type { DatasetSamples, ReportModel } from './model.ts';
import { rowLine, rowLines } from './rowline.ts';

/** Given up before everything else. */
const RANK = 90;

export function sampleBlocks({ stage, samples }: ReportModel): readonly Block[] {
  if (stage !== 'proposed') return [];
  return samples.map((sample) => ({
    text: sampleText(sample),
    rank: RANK,
    what: 'rows of datasets',
    fold: { summary: `${htmlCode(sample.source, 120)}: some of the rows that changed`, open: false },
  }));
}

function sampleText({ from, samples }: DatasetSamples): string {
  const lines =
    samples.policy === 'full' ? diffLines(samples.rows, textPair) : diffLines(samples.rows, formPair);
  const compared = from === undefined ? '' : ` Compared with ${code(from, 120)}.`;
  const shown = samples.policy === 'full' ? 'long texts are cut' : 'their form alone, without a word of them';
  return `A few rows, chosen by chance, each with its line; ${shown}.${compared}\n\n${fenced(lines)}`;
}

function fenced(lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}diff`, ...lines, fence].join('\n');
}

/** Shows a row, beside an earlier version of it where there is one: first that version, then the row. */
type ShowPair<T> = (after: T, before?: T) => readonly [string, string];

function diffLines<T>({ changed, added, removed }: SampledRows<T>, show: ShowPair<T>): readonly string[] {
  const line = (sign: '+' | '-', row: SampledRow<T>, text: string): string => `${sign} ${row.line}: ${text}`;
  const alone = (sign: '+' | '-', row: SampledRow<T>): string => line(sign, row, show(row.shown)[1]);
  return [
    ...titled(
      'changed',
      changed.flatMap(({ before, after }) => {
        const [old, now] = show(after.shown, before.shown);
        return [line('-', before, old), line('+', after, now)];
      }),
    ),
    ...titled(
      'added',
      added.map((row) => alone('+', row)),
    ),
    ...titled(
      'removed',
      removed.map((row) => alone('-', row)),
    ),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`@@ ${title} @@`, ...lines];
}

const WITHHELD = '(not shown: a version of it holds a secret or personal data)';

function textPair(after: FullRow | undefined, before?: FullRow): readonly [string, string] {
  if (after !== undefined && before !== undefined) return rowLines(before, after);
  return [before === undefined ? WITHHELD : rowLine(before), after === undefined ? WITHHELD : rowLine(after)];
}

function formPair(after: RowForm, before?: RowForm): readonly [string, string] {
  return [before === undefined ? '' : formWords(before), formWords(after)];
}

/** Words of ours and numbers, and nothing else. */
function formWords({ omitted, parts, hasOtherChange }: RowForm): string {
  if (parts.length === 0) return 'no text';
  return [
    ...(omitted === 0 ? [] : [`${plural(omitted, 'earlier part')}, then`]),
    parts.map(partWords).join(', '),
    ...(hasOtherChange ? ['(texts same, other members differ)'] : []),
  ].join(' ');
}

function partWords({ role, tokens, change }: PartForm): string {
  if (change === 'same') return `${role} same`;
  const size = `${role} ${plural(tokens, 'token')}`;
  return change === undefined ? size : `${size} (${changeWords(change)})`;
}

function changeWords({ only, kept, removed, added }: TextChange): string {
  if (only !== undefined)
    return `only ${only} ${only === 'digits' || only === 'blanks' ? 'differ' : 'differs'}`;
  return `${count(kept)} words kept, ${count(removed)} removed, ${count(added)} added`;
}
