/** Lists of what an account holds, as tables of a summary or lines of a log. */
import { Buffer } from 'node:buffer';
import { code, escapeText, plainText } from './escape.ts';
import { plural } from './format.ts';
import { SUMMARY_BUDGET } from './summary.ts';
import { type Column, markdownTable, textTable } from './table.ts';

/** `markdown` for the job summary, `text` for a terminal or a log; only the former has a limit of length. */
export type Format = 'markdown' | 'text';

export interface PartColumn extends Column {
  /** Too long to be a column of a terminal. */
  readonly ownLine?: boolean;
}

/** One table under its title. */
export interface Part {
  readonly title: string;
  readonly columns: readonly PartColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** How untrusted words are shown in either format. */
export interface Words {
  readonly text: (value: string) => string;
  readonly name: (value: string) => string;
}

export function wordsOf(format: Format): Words {
  if (format === 'text')
    return { text: (value) => plainText(value), name: (value) => plainText(value, 2500) };
  return { text: (value) => escapeText(value), name: (value) => code(value, 2500) };
}

export interface Frame {
  readonly format: Format;
  readonly simulated: boolean;
  /** Paragraphs between the verdict and the tables. */
  readonly lead?: readonly string[];
  /** Paragraphs below the tables. */
  readonly notes: readonly string[];
  /** Lines of the next step; empty: there is none. */
  readonly next: readonly string[];
  /** Bytes that other parts of the same summary take. */
  readonly reserved?: number;
}

/** The verdict first, then what fills a table, then the notes, then the next step. */
export function assemble(verdict: string, parts: readonly Part[], frame: Frame): string {
  const markdown = frame.format === 'markdown';
  const simulated = frame.simulated ? (markdown ? '**Simulated**: ' : 'SIMULATED: ') : '';
  const head = `${markdown ? '### ' : ''}${simulated}${verdict}`;
  const lines = frame.next.join(markdown ? '\n\n' : '\n');
  const tail = [...frame.notes, ...(lines === '' ? [] : [`${markdown ? '**Next**: ' : 'Next: '}${lines}`])];
  const filled = parts.filter((part) => part.rows.length > 0);
  const lead = frame.lead ?? [];
  const around = Buffer.byteLength(head + lead.join() + tail.join()) + 1000 + (frame.reserved ?? 0);
  const room = (SUMMARY_BUDGET - around) / Math.max(1, filled.length);
  const body = filled.map((part) => (markdown ? markdownPart(part, room) : textPart(part)));
  return `${[head, ...lead, ...body, ...tail].join('\n\n')}\n`;
}

/** Short cells as a table, the long ones below their row. */
function textPart({ title, columns, rows }: Part): string {
  const isShort = (_: string, index: number): boolean => columns[index]?.ownLine !== true;
  const table = textTable(
    columns.filter(({ ownLine }) => ownLine !== true),
    rows.map((row) => row.filter(isShort)),
  );
  const [head = '', ...lines] = table.split('\n');
  const body = lines.flatMap((line, index) => {
    const long = (rows[index] ?? []).filter((cell, at) => !isShort(cell, at) && cell !== '–');
    return [line, ...long.map((cell) => `    ${cell}`)];
  });
  return [title, head, ...body].join('\n');
}

/** Rows from the top as far as they fit; the log has all of them. */
function markdownPart(part: Part, room: number): string {
  let size = Buffer.byteLength(part.title) + 300;
  const rows = part.rows.filter((row) => {
    size += Buffer.byteLength(row.join(' | ')) + 5;
    return size <= room;
  });
  const rest = part.rows.length - rows.length;
  const more =
    rest > 0 ? `\n\n… and ${plural(rest, 'more row')}: the log of this step lists all of them.` : '';
  return `**${part.title}**\n\n${markdownTable(part.columns, rows)}${more}`;
}
