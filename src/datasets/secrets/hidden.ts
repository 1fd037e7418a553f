/** Secrets behind one step: wrapped over several lines, or written in base64. */
import { classOf, runsOf } from './runs.ts';

/** A text to look through in place of a stretch of the original. */
export interface Piece {
  readonly text: string;
  /** Where a hit stands in the original; undefined: it would have been found without this. */
  readonly place: (
    start: number,
    end: number,
  ) => { readonly start: number; readonly end: number } | undefined;
}

/** A wrapped value is looked for this far to both sides of a line break. */
const REACH = 400;
const MAX_LINES = 40;
/** Of one text: a document of broken lines is not worth more. */
const MAX_BREAKS = 200;
/** A line is broken within a value, not after a word. */
const LEAST_BEFORE = 8;

const VALUE = /[\w+/=.~%&?:@-]/;
const BREAK = /\\?\r?\n[ \t]{0,16}(?=[\w+/=.~%&?:@-]{2})/y;

/**
 * Each value with a `marker` in it that runs up to a line break: put together with what stands on the next line, and
 * with all next lines that are nothing but more of a value.
 */
export function* unwrapped(text: string, marker: RegExp): Generator<Piece> {
  let left = MAX_BREAKS;
  for (let at = text.indexOf('\n'); at >= 0 && left > 0; at = text.indexOf('\n', at + 1)) {
    const before = text.slice(valueStart(text, at), at).replace(/\\?\r?$/, '');
    if (before.length < LEAST_BEFORE || !marker.test(before)) continue;
    left -= 1;
    yield* joined(text, valueStart(text, at), at);
  }
}

/** Start of the value that ends where the line does; the `\` and the carriage return before a break count as its end. */
function valueStart(text: string, end: number): number {
  let at = end;
  while (at > end - 2 && (text[at - 1] === '\r' || text[at - 1] === '\\')) at -= 1;
  const stop = Math.max(0, at - REACH);
  while (at > stop && VALUE.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function* joined(text: string, start: number, lineFeed: number): Generator<Piece> {
  const parts: string[] = [];
  let from = start;
  let feed = lineFeed;
  for (let lines = 0; lines < MAX_LINES; lines += 1) {
    const stop = breakBefore(text, feed);
    BREAK.lastIndex = stop;
    if (stop < from || !BREAK.test(text)) break;
    parts.push(text.slice(from, stop));
    from = BREAK.lastIndex;
    let end = from;
    while (end < text.length && end < from + REACH && VALUE.test(text.charAt(end))) end += 1;
    // A line of words ends the value; only the first break is tried against it.
    const isAll = /^\\?\r?(?:\n|$)/.test(text.slice(end, end + 3));
    if (lines === 0 || !isAll || text.indexOf('\n', end) < 0)
      yield pieceOf(parts, text.slice(from, end), { start, end });
    if (!isAll) break;
    feed = text.indexOf('\n', end);
    if (feed < 0) break;
  }
}

function breakBefore(text: string, lineFeed: number): number {
  let at = lineFeed;
  if (text[at - 1] === '\r') at -= 1;
  if (text[at - 1] === '\\') at -= 1;
  return at;
}

function pieceOf(
  parts: readonly string[],
  tail: string,
  whole: { readonly start: number; readonly end: number },
): Piece {
  const head = parts.join('');
  const first = parts[0]?.length ?? 0;
  return {
    text: head + tail,
    place: (start, end) =>
      start < first && end > first ? { start: whole.start + start, end: whole.end } : undefined,
  };
}

const CODED = classOf(/[A-Za-z0-9+/_-]/);
const LEAST_CODED = 40;
/** A next line of the same code. */
const NEXT_LINE = /\r?\n[A-Za-z0-9+/_-]{20,}/y;
const HEAD = 32;
const PRINTABLE = /^[\t\n\r -~]*$/;

/** Each stretch of base64, over lines too, that has a text in it, as that text. */
export function* decoded(text: string): Generator<Piece> {
  let done = 0;
  for (const { start, end: first } of runsOf(text, CODED, LEAST_CODED)) {
    if (start < done || !PRINTABLE.test(fromBase64(text.slice(start, start + HEAD)))) continue;
    let end = first;
    for (NEXT_LINE.lastIndex = end; NEXT_LINE.test(text); ) end = NEXT_LINE.lastIndex;
    done = end;
    const whole = { start, end };
    yield { text: fromBase64(text.slice(start, end)), place: () => whole };
  }
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
