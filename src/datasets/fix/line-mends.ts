/** Lines that hold sound JSON in an unsound way: what can be mended without a guess. */
import { isObject, type Json, type JsonObject } from '../json.ts';
import { MAX_DEPTH } from '../json-locate.ts';
import type { FixId } from './kinds.ts';

/** One object as the text of a line. */
export interface ParsedLine {
  readonly text: string;
  readonly row: JsonObject;
}

export interface Mended {
  readonly rows: readonly ParsedLine[];
  readonly fixes: readonly FixId[];
}

export function parseObject(text: string): ParsedLine | undefined {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isObject(value) ? { text, row: value } : undefined;
}

/** The objects of a line that is no object as it stands; undefined where it would take a guess. */
export function mendLine(line: string): Mended | undefined {
  // A NUL says that something went wrong with the whole line.
  if (line.includes('\0')) return undefined;
  const fixes: FixId[] = [];
  const text = escapeControls(line);
  if (text !== line) fixes.push('control-character');
  const whole = parseObject(text);
  if (whole !== undefined) return { rows: [whole], fixes };
  return splitRows(text, fixes);
}

function splitRows(line: string, fixes: FixId[]): Mended | undefined {
  const found = topLevelParts(line);
  const rows = (found?.parts ?? []).map(parseObject).filter((row) => row !== undefined);
  if (found === undefined || rows.length === 0 || rows.length < found.parts.length) return undefined;
  if (found.hasCommas) fixes.push('comma-after-object');
  if (rows.length > 1) fixes.push('two-values');
  return { rows, fixes };
}

interface Parts {
  readonly parts: readonly string[];
  /** Commas stand between them or after the last one. */
  readonly hasCommas: boolean;
}

/** What follows one another on a line; undefined where a bracket or a string stays open. */
function topLevelParts(text: string): Parts | undefined {
  const parts: string[] = [];
  const state = new Nesting();
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const wasAt = state.depth;
    state.read(text.charCodeAt(at));
    if (state.isBroken) return undefined;
    if (wasAt === 1 && state.depth === 0) {
      parts.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  const rest = text.slice(start);
  if (!/^[\s,]*$/.test(rest) || state.depth !== 0 || state.inString) return undefined;
  const plain = parts.map((part) => part.replace(/^[\s,]+/, ''));
  const hasCommas = rest.includes(',') || parts.some((part) => /^\s*,/.test(part));
  return { parts: plain, hasCommas };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How deep in brackets a reader is, and whether in a string. */
export class Nesting {
  depth = 0;
  inString = false;
  #isEscaped = false;

  read(code: number): void {
    if (this.inString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) this.inString = false;
    } else if (code === QUOTE) this.inString = true;
    else if (code === 0x7b || code === 0x5b) this.depth += 1;
    else if (code === 0x7d || code === 0x5d) this.depth -= 1;
  }

  readAll(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.read(text.charCodeAt(at));
  }

  /** Closed more than was opened, or deeper than any format goes. */
  get isBroken(): boolean {
    return this.depth < 0 || this.depth > MAX_DEPTH;
  }
}

/** The text with every part outside of its strings, or inside of them, changed. */
function mapParts(text: string, map: (part: string, isString: boolean) => string): string {
  const state = new Nesting();
  let out = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const was = state.inString;
    state.read(text.charCodeAt(at));
    if (was === state.inString) continue;
    // A quote belongs to its string.
    const end = was ? at + 1 : at;
    out += map(text.slice(start, end), was);
    start = end;
  }
  return out + map(text.slice(start), state.inString);
}

/** As `JSON.stringify` writes them. Outside of strings nothing is changed. */
function escapeControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = /[\u0000-\u001f]/g;
  if (!controls.test(text)) return text;
  return mapParts(text, (part, isString) =>
    isString ? part.replace(controls, (control) => JSON.stringify(control).slice(1, -1)) : part,
  );
}

/** One line from many, without the white space that is no part of a text. */
export function compact(text: string): string {
  return mapParts(text, (part, isString) => (isString ? part : part.replace(/\s+/g, '')));
}
