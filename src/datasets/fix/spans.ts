/** Where the values of a row stand in its text, so that one can be replaced and all else stays as it was written. */
import type { JsonPath } from '../json.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
  /** Of an object, in the order they are written. */
  readonly members: readonly Member[];
  /** Of a list. */
  readonly items: readonly Span[];
}

export interface Member {
  readonly key: string;
  readonly keySpan: Pick<Span, 'start' | 'end'>;
  readonly value: Span;
}

/** `text` from `start` to `end` is replaced by `by`. */
export interface Edit extends Pick<Span, 'start' | 'end'> {
  readonly by: string;
}

/** Edits must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + by;
    at = end;
  }
  return out + text.slice(at);
}

/** @param text valid JSON, nested no deeper than a row may be, for the reader recurses */
export function spanOf(text: string): Span {
  return new SpanReader(text).value();
}

function memberOf(span: Span | undefined, key: string): Member | undefined {
  return span?.members.find((member) => member.key === key);
}

export function spanAt(root: Span, path: JsonPath): Span | undefined {
  return path.reduce<Span | undefined>(
    (span, part) => (typeof part === 'number' ? span?.items[part] : memberOf(span, part)?.value),
    root,
  );
}

/** White space, and the commas and colons that are sure to be where they belong. */
const BETWEEN = /[\s,:]*/y;
const PLAIN = /[^"\\]*/y;
const SCALAR = /[^\s,\]}]*/y;

class SpanReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): Span {
    this.#skip(BETWEEN);
    const start = this.#at;
    const char = this.#text[start];
    const members = char === '{' ? this.#members() : [];
    const items = char === '[' ? this.#items() : [];
    if (char === '"') this.#string();
    else if (char !== '{' && char !== '[') this.#skip(SCALAR);
    return { start, end: this.#at, members, items };
  }

  #members(): readonly Member[] {
    const members: Member[] = [];
    this.#at += 1;
    while (!this.#closes('}')) {
      const start = this.#at;
      this.#string();
      const keySpan = { start, end: this.#at };
      const key = String(JSON.parse(this.#text.slice(start, this.#at)));
      members.push({ key, keySpan, value: this.value() });
    }
    return members;
  }

  #items(): readonly Span[] {
    const items: Span[] = [];
    this.#at += 1;
    while (!this.#closes(']')) items.push(this.value());
    return items;
  }

  /** Stands at the next member or behind the bracket. The end of the text closes too, so that no loop outlasts it. */
  #closes(bracket: string): boolean {
    this.#skip(BETWEEN);
    if (this.#at >= this.#text.length) return true;
    if (this.#text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      this.#skip(PLAIN);
      const isEscape = this.#text[this.#at] === '\\';
      this.#at += isEscape ? 2 : 1;
      if (!isEscape) return;
    }
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    this.#at = Math.max(pattern.lastIndex, this.#at);
  }
}
