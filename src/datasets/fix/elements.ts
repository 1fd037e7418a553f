/** The elements of a file that is one JSON list, without holding more of it than one element. */
import { Buffer } from 'node:buffer';
import { grouped } from '../findings.ts';
import { MAX_LINE_BYTES } from '../lines.ts';
import type { FixLog } from './log.ts';

const LF = 10;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACKETS: ReadonlyMap<number, 1 | -1> = new Map([
  [0x5b, 1],
  [0x7b, 1],
  [0x5d, -1],
  [0x7d, -1],
]);

const LIST = [0x5b, 0x5d];

/** Takes an element's bytes and the line it begins at. */
export type ElementSink = (bytes: Buffer, line: number) => void;

/** Looks at brackets, commas and quotes only: whether an element is sound JSON, its reader finds out. */
export class ListReader {
  readonly #log: FixLog;
  readonly #sink: ElementSink;
  readonly #parts: Buffer[] = [];
  #held = 0;
  #line = 1;
  /** Where the part at hand began. */
  #startLine = 1;
  /** Brackets open: 1 between the elements. */
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  constructor(log: FixLog, sink: ElementSink) {
    this.#log = log;
    this.#sink = sink;
  }

  push(piece: Buffer): void {
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === LF) this.#line += 1;
      if (this.#inString) this.#followString(byte);
      else if (this.#isBoundary(byte)) {
        this.#keep(piece.subarray(start, at));
        this.#emit(!(this.#depth === 1 && BRACKETS.get(byte) === 1));
        start = at + 1;
      }
    }
    this.#keep(piece.subarray(start));
  }

  end(): void {
    if (this.#depth !== 0)
      this.#log.refuse('its list is not closed in the end: a part of the file seems to be missing');
    this.#emit(false);
  }

  #followString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  /** Is this the bracket before the first element, a comma between two, or the bracket after the last one? */
  #isBoundary(byte: number): boolean {
    if (byte === QUOTE) this.#inString = true;
    const step = BRACKETS.get(byte);
    if (step === undefined) return byte === COMMA && this.#depth === 1;
    // A brace neither opens a list nor closes one.
    if (this.#depth + step === (step === 1 ? 1 : 0) && !LIST.includes(byte))
      this.#log.refuse(`its list is broken (line ${this.#line})`);
    this.#depth += step;
    return this.#depth === (step === 1 ? 1 : 0);
  }

  /** Copied, for an element can be much smaller than what it was read with. */
  #keep(bytes: Buffer): void {
    this.#held += bytes.length;
    if (this.#held > MAX_LINE_BYTES) {
      this.#log.refuse(
        `an element of its list is longer than ${grouped(MAX_LINE_BYTES)} bytes (line ${this.#startLine})`,
      );
      this.#parts.length = 0;
    } else if (bytes.length > 0) this.#parts.push(Buffer.from(bytes));
  }

  #emit(isElement: boolean): void {
    const text = Buffer.concat(this.#parts).toString('latin1');
    const blanks = text.length - text.trimStart().length;
    const line = this.#startLine + text.slice(0, blanks).split('\n').length - 1;
    this.#parts.length = 0;
    this.#held = 0;
    this.#startLine = this.#line;
    if (blanks === text.length) return;
    if (!isElement) this.#log.refuse(`there is text around its list (line ${line})`);
    else this.#sink(Buffer.from(text.trim(), 'latin1'), line);
  }
}
