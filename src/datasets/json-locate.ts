/**
 * Places inside one line of JSON: of a fault, of a value, of a repeated key. `JSON.parse` does the parsing of good
 * lines; this scanner runs where something is wrong, so it may be slower, but it never recurses and never throws.
 */
import type { JsonPath } from './json.ts';

export type FaultKind =
  | 'bad-escape'
  | 'bad-number'
  | 'bom'
  | 'comma-after-object'
  | 'comment'
  | 'conflict-marker'
  | 'control-character'
  | 'cut-off'
  | 'missing-colon'
  | 'missing-comma'
  | 'not-a-number'
  | 'python-literal'
  | 'single-quotes'
  | 'too-deep'
  | 'trailing-comma'
  | 'two-values'
  | 'unexpected'
  | 'unquoted-key'
  | 'unterminated-string';

/** `offset` counts UTF-16 units from the start of the line, as all offsets here. */
export interface JsonFault {
  readonly kind: FaultKind;
  readonly offset: number;
}

/** Deeper nesting than this is refused: no format comes near it. */
export const MAX_DEPTH = 32;

interface Frame {
  readonly kind: 'object' | 'array';
  readonly keys: Set<string>;
  /** The key or index the scanner is at. */
  current: string | number;
}

interface Events {
  key?(frames: readonly Frame[], offset: number, repeated: boolean): void;
  value?(frames: readonly Frame[], offset: number): void;
}

type Step = 'value' | 'first-key' | 'key' | 'first-item' | 'after' | 'end';

const SPACE = /[ \t\n\r]*/y;
/** All of a string but quotes, backslashes and control characters. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])/y;
const LITERAL = /true|false|null/y;
const WORD_FAULTS: readonly (readonly [RegExp, FaultKind])[] = [
  [/-?(?:NaN|Infinity)/y, 'not-a-number'],
  [/True|False|None|undefined/y, 'python-literal'],
  [/'/y, 'single-quotes'],
  [/\/\/|\/\*|#/y, 'comment'],
  [/\uFEFF/y, 'bom'],
  [/<{7}|={7}|>{7}/y, 'conflict-marker'],
  [/[-+.\d]/y, 'bad-number'],
];

class Scanner {
  readonly #text: string;
  readonly #events: Events;
  readonly #frames: Frame[] = [];
  #at = 0;
  #comma = -1;

  constructor(text: string, events: Events) {
    this.#text = text;
    this.#events = events;
  }

  run(): JsonFault | undefined {
    let step: Step = 'value';
    while (step !== 'end') {
      this.#match(SPACE);
      const next: Step | JsonFault = this.#step(step);
      if (typeof next === 'object') return next;
      step = next;
    }
    return undefined;
  }

  #step(step: Exclude<Step, 'end'>): Step | JsonFault {
    switch (step) {
      case 'value':
        return this.#value();
      case 'first-item':
        return this.#peek() === ']' ? this.#close() : this.#value();
      case 'first-key':
        return this.#peek() === '}' ? this.#close() : this.#key();
      case 'key':
        return this.#key();
      case 'after':
        return this.#after();
    }
  }

  #value(): Step | JsonFault {
    const char = this.#peek();
    this.#events.value?.(this.#frames, this.#at);
    if (char === '{') return this.#open('object');
    if (char === '[') return this.#open('array');
    if (char === '"') return this.#string() ?? 'after';
    if (this.#match(NUMBER) || this.#match(LITERAL)) return 'after';
    return this.#unexpected();
  }

  #open(kind: Frame['kind']): Step | JsonFault {
    if (this.#frames.length === MAX_DEPTH) return this.#fault('too-deep');
    this.#frames.push({ kind, keys: new Set(), current: 0 });
    this.#at += 1;
    return kind === 'object' ? 'first-key' : 'first-item';
  }

  #close(): Step {
    this.#frames.pop();
    this.#at += 1;
    return 'after';
  }

  #key(): Step | JsonFault {
    const start = this.#at;
    if (this.#peek() !== '"') {
      return /[A-Za-z_$]/.test(this.#peek()) ? this.#fault('unquoted-key') : this.#unexpected();
    }
    const fault = this.#string();
    if (fault !== undefined) return fault;
    this.#enter(decodeString(this.#text.slice(start, this.#at)), start);
    this.#match(SPACE);
    if (this.#peek() !== ':') return this.#fault(this.#peek() === '' ? 'cut-off' : 'missing-colon');
    this.#at += 1;
    return 'value';
  }

  #enter(name: string, start: number): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    const repeated = frame.keys.has(name);
    frame.keys.add(name);
    frame.current = name;
    this.#events.key?.(this.#frames, start, repeated);
  }

  #after(): Step | JsonFault {
    const frame = this.#frames.at(-1);
    const char = this.#peek();
    if (frame === undefined) return char === '' ? 'end' : this.#fault(this.#afterAll());
    if (char === (frame.kind === 'object' ? '}' : ']')) return this.#close();
    if (char === ',') {
      this.#comma = this.#at;
      this.#at += 1;
      if (typeof frame.current === 'number') frame.current += 1;
      return frame.kind === 'object' ? 'key' : 'value';
    }
    if (char === '') return this.#fault('cut-off');
    return this.#fault(/["{[\w-]/.test(char) ? 'missing-comma' : 'unexpected');
  }

  /** What follows a whole value. */
  #afterAll(): FaultKind {
    return this.#text.slice(this.#at).trimEnd() === ',' ? 'comma-after-object' : 'two-values';
  }

  /** Moves over a string; undefined when it is well-formed. */
  #string(): JsonFault | undefined {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      this.#match(PLAIN);
      const char = this.#peek();
      if (char === '"') break;
      if (char === '') return { kind: 'unterminated-string', offset: start };
      if (char !== '\\') return this.#fault('control-character');
      if (!this.#match(ESCAPE)) return this.#fault('bad-escape');
    }
    this.#at += 1;
    return undefined;
  }

  #unexpected(): JsonFault {
    const char = this.#peek();
    if (char === '') return this.#fault('cut-off');
    if (
      (char === '}' || char === ']') &&
      this.#comma >= 0 &&
      this.#text.slice(this.#comma + 1, this.#at).trim() === ''
    ) {
      return { kind: 'trailing-comma', offset: this.#comma };
    }
    const known = WORD_FAULTS.find(([pattern]) => matchAt(pattern, this.#text, this.#at) >= 0);
    return this.#fault(known?.[1] ?? 'unexpected');
  }

  #fault(kind: FaultKind): JsonFault {
    return { kind, offset: this.#at };
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #match(pattern: RegExp): boolean {
    const end = matchAt(pattern, this.#text, this.#at);
    if (end >= 0) this.#at = end;
    return end >= 0;
  }
}

/** End of the match of a sticky pattern at `at`, or -1. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** A well-formed JSON string literal as text. */
function decodeString(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

/** The first place where `text` stops being one JSON value nested at most `MAX_DEPTH` deep. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new Scanner(text, {}).run();
}

/** Offsets of keys that stand a second time in their object. `text` must be valid JSON. */
export function findRepeatedKeys(text: string): readonly number[] {
  const offsets: number[] = [];
  new Scanner(text, { key: (_, offset, repeated) => repeated && offsets.push(offset) }).run();
  return offsets;
}

/** Offset of the value at `path` (or of its key); of two with the same key, the one `JSON.parse` keeps. 0 if there is none. */
export function locate(text: string, path: JsonPath, target: 'value' | 'key'): number {
  let found = 0;
  const note = (frames: readonly Frame[], offset: number): void => {
    if (frames.length !== path.length) return;
    if (path.every((part, index) => frames[index]?.current === part)) found = offset;
  };
  new Scanner(text, { [target]: note }).run();
  return found;
}

/** Offset of the source text of the `units`-th UTF-16 unit of the string literal that starts at `start`. */
export function offsetInString(text: string, start: number, units: number): number {
  let at = start + 1;
  for (let left = units; left > 0; left -= 1) {
    if (text.charAt(at) !== '\\') at += 1;
    else at += text.charAt(at + 1) === 'u' ? 6 : 2;
  }
  return at;
}
