/** A row as one short line: what is said in it, as far as there is room; and where two versions part, that part of both. */
import type { FullRow } from '../datasets/row-text.ts';
import { rowText } from './escape.ts';

/** Characters of a row's own text. */
const ROW_MAX = 160;
/** Of what both versions say a beginning is enough. */
const SAME_MAX = 40;
/** Of a long conversation the last turns, which are what is learnt. */
const TEXTS_SHOWN = 4;

interface Part {
  readonly role: string;
  /** Safe already, and one line. */
  readonly text: string;
  /** Where it begins to differ from its counterpart; 0 without one. */
  readonly differsAt: number;
  /** Most of it that is of use. */
  readonly useful: number;
}

export function rowLine(row: FullRow): string {
  if (row.texts.length === 0) return excerpt(rowText(row.json), 0, ROW_MAX);
  return partsLine(row.texts.map((_, at) => partOf(row, at)));
}

/** Two versions of one row. Where all they say is the same, their JSON tells what is not. */
export function rowLines(before: FullRow, after: FullRow): readonly [string, string] {
  const isSaid =
    before.texts.length === after.texts.length &&
    before.texts.some(({ text }, at) => text !== after.texts[at]?.text);
  if (!isSaid) return jsonLines(rowText(before.json), rowText(after.json));
  return [
    partsLine(before.texts.map((_, at) => partOf(before, at, after))),
    partsLine(after.texts.map((_, at) => partOf(after, at, before))),
  ];
}

function jsonLines(before: string, after: string): readonly [string, string] {
  const differsAt = firstDifference(before, after);
  return [excerpt(before, differsAt, ROW_MAX), excerpt(after, differsAt, ROW_MAX)];
}

function partOf(row: FullRow, at: number, other?: FullRow): Part {
  const { role = '', text = '' } = row.texts[at] ?? {};
  const shown = saidText(text);
  const counterpart = other?.texts[at];
  if (counterpart === undefined) return { role, text: shown, differsAt: 0, useful: shown.length };
  const isSame = counterpart.text === text;
  return {
    role,
    text: shown,
    differsAt: isSame ? 0 : firstDifference(shown, saidText(counterpart.text)),
    useful: isSame ? SAME_MAX : shown.length,
  };
}

/** As it stands between the quotes of JSON. */
function saidText(text: string): string {
  return rowText(JSON.stringify(text).slice(1, -1));
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function partsLine(parts: readonly Part[]): string {
  const shown = parts.slice(-TEXTS_SHOWN);
  const rooms = roomsFor(shown);
  const words = shown.map(
    ({ role, text, differsAt }, at) => `${role} "${excerpt(text, differsAt, rooms[at] ?? 0)}"`,
  );
  const rest = parts.length - shown.length;
  return [...(rest > 0 ? [`(${rest} before)`] : []), ...words].join(' ');
}

/** First what is of use, then whatever there is. */
function roomsFor(parts: readonly Part[]): readonly number[] {
  const useful = shares(
    parts.map(({ text, useful: most }) => Math.min(text.length, most)),
    ROW_MAX,
  );
  const left = ROW_MAX - useful.reduce((sum, room) => sum + room, 0);
  const more = shares(
    parts.map(({ text }, at) => text.length - (useful[at] ?? 0)),
    left,
  );
  return useful.map((room, at) => room + (more[at] ?? 0));
}

/** At most `max` units of the text, in which it begins to differ with a little before that; `…` for what is missing. */
function excerpt(text: string, differsAt: number, max: number): string {
  const latest = Math.max(0, text.length - max);
  const start = differsAt <= max / 2 ? 0 : Math.min(differsAt - Math.floor(max / 4), latest);
  // No half of a pair.
  const part = text.slice(start, start + max).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > 0 ? '…' : ''}${part}${start + max < text.length ? '…' : ''}`;
}

/** What a short text leaves of its share is for the others. */
function shares(lengths: readonly number[], total: number): readonly number[] {
  const rooms = new Map<number, number>();
  let left = total;
  const order = lengths.map((length, at) => ({ length, at })).sort((a, b) => a.length - b.length);
  for (const [index, { length, at }] of order.entries()) {
    const room = Math.min(length, Math.floor(left / (order.length - index)));
    rooms.set(at, room);
    left -= room;
  }
  return lengths.map((_, at) => rooms.get(at) ?? 0);
}
