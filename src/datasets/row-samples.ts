/** The few rows of a comparison that are shown, by text or by form. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import { isDelicate } from './delicate.ts';
import { type RowForm, rowForm } from './row-form.ts';
import type { RowPicks } from './row-picks.ts';
import { type FullRow, fullRow, linesAt, parseRow } from './row-text.ts';

export interface SampledRow<T> {
  readonly line: number;
  readonly shown: T;
}

/** At most a few of each kind, in the order of the files. */
export interface SampledRows<T> {
  readonly changed: readonly { readonly before: SampledRow<T>; readonly after: SampledRow<T> }[];
  readonly added: readonly SampledRow<T>[];
  readonly removed: readonly SampledRow<T>[];
}

/**
 * `redacted`: not a character of a row is in it. `full`: what the rows say, which is text of strangers; undefined for a
 * row in which a secret or personal data was found.
 */
export type RowSamples =
  | { readonly policy: 'redacted'; readonly rows: SampledRows<RowForm> }
  | { readonly policy: 'full'; readonly rows: SampledRows<FullRow | undefined> };

interface Side {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** undefined: it has no row. */
  readonly format: DatasetFormat | undefined;
}

interface SampleInput {
  readonly picks: RowPicks;
  readonly before: Side;
  readonly after: Side;
  readonly policy: RowSamples['policy'];
}

/** undefined: there is nothing to show. Reads each side once, as far as the last row that is wanted. */
export async function readSamples({
  picks,
  before,
  after,
  policy,
}: SampleInput): Promise<RowSamples | undefined> {
  const { changed, added, removed } = picks;
  if (changed.length + added.length + removed.length === 0) return undefined;
  const old = await linesAt(before.bytes, new Set([...changed.map((pair) => pair.before), ...removed]));
  const now = await linesAt(after.bytes, new Set([...changed.map((pair) => pair.after), ...added]));
  const lines: Lines = { before: old, after: now };
  const formats = { before: before.format, after: after.format };
  if (policy === 'full') {
    const shown = await showable(picks, lines);
    const full = (line: string, side: keyof Lines): FullRow | undefined =>
      shown.has(line) ? fullRow(line, formats[side]) : undefined;
    return { policy, rows: sampled(picks, lines, { alone: full, beside: (line) => full(line, 'after') }) };
  }
  const alone = (line: string, side: keyof Lines): RowForm => formOf(line, formats[side]);
  const beside = (line: string, earlier: string): RowForm =>
    formOf(line, after.format, before.format === after.format ? earlier : undefined);
  return { policy, rows: sampled(picks, lines, { alone, beside }) };
}

/**
 * Lines that hold nothing delicate. Of a pair neither version is shown where one of them is: a secret of which a
 * character was taken away is none by its form, and its other characters are the secret's all the same.
 */
async function showable({ changed }: RowPicks, { before, after }: Lines): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  for (const line of new Set([...before.values(), ...after.values()])) {
    const row = parseRow(line);
    if (row !== undefined && !(await isDelicate(row))) shown.add(line);
  }
  for (const pair of changed) {
    const lines = [before.get(pair.before) ?? '', after.get(pair.after) ?? ''];
    if (!lines.every((line) => shown.has(line))) for (const line of lines) shown.delete(line);
  }
  return shown;
}

interface Lines {
  readonly before: ReadonlyMap<number, string>;
  readonly after: ReadonlyMap<number, string>;
}

interface Show<T> {
  readonly alone: (line: string, side: keyof Lines) => T;
  readonly beside: (line: string, earlier: string) => T;
}

function sampled<T>({ changed, added, removed }: RowPicks, lines: Lines, show: Show<T>): SampledRows<T> {
  const row = (side: keyof Lines, line: number, earlier?: string): SampledRow<T> => {
    const text = lines[side].get(line) ?? '';
    return { line, shown: earlier === undefined ? show.alone(text, side) : show.beside(text, earlier) };
  };
  return {
    changed: changed.map((pair) => ({
      before: row('before', pair.before),
      after: row('after', pair.after, lines.before.get(pair.before) ?? ''),
    })),
    added: added.map((line) => row('after', line)),
    removed: removed.map((line) => row('before', line)),
  };
}

const FORMLESS: RowForm = { omitted: 0, parts: [], hasOtherChange: false };

function formOf(line: string, format: DatasetFormat | undefined, earlier?: string): RowForm {
  const row = parseRow(line);
  if (row === undefined || format === undefined) return FORMLESS;
  return rowForm(row, format, earlier === undefined ? undefined : parseRow(earlier));
}
