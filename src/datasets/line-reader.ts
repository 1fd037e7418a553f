/** Blocks of lines as bytes: which lines are rows, and what is wrong with them before JSON comes into it. */
import { isAscii, isUtf8 } from 'node:buffer';
import { type FindingList, grouped } from './findings.ts';
import { lineEnd, MAX_LINE_BYTES, type Segment } from './lines.ts';
import type { RuleId } from './rules.ts';
import { findUtf8Fault } from './utf8.ts';

export interface RowSink {
  /** Takes the text of a row (without its line end) and the number of its line. */
  read(text: string, line: number): void;
  /** Whole lines that follow; false: all of them are to be read one by one. */
  open(block: Buffer): boolean;
  /** Takes rows from a place in the block on, in lines one after another, as long as nothing is wrong with them. */
  skim(from: number, line: number): Skimmed;
}

export interface Skimmed {
  readonly rows: number;
  /** Place in the block behind them. */
  readonly next: number;
  /** The line there is to be read by itself. */
  readonly isStopped: boolean;
}

const CR = 13;
const NUL_HINT =
  'Remove it; a file full of them is UTF-16: `iconv -f UTF-16LE -t UTF-8 {file} > {fixed}` converts it.';
const CR_HINT =
  'End lines with a line feed, and write a carriage return inside text as \\r: `bedrock-tune validate --fix` writes {fixed} so.';

/** What is true of a whole block of lines, found natively, so that single lines need no look. */
interface BlockFacts {
  readonly bytes: Buffer;
  readonly encoding: 'latin1' | 'utf8';
  readonly isUtf8: boolean;
  readonly hasCr: boolean;
  readonly hasNul: boolean;
}

export class LineReader {
  readonly #findings: FindingList;
  readonly #sink: RowSink;
  readonly #watchedRow: number | undefined;
  /** Bytes of the file before the block at hand. */
  #blockOffset = 0;
  #line = 0;
  #blank: { readonly from: number; to: number } | undefined;
  /** Lines that are not blank: each was meant as a row. */
  rows = 0;
  /** Line of the watched row, once it was read. */
  watchedLine: number | undefined;

  /** `watchedRow`: the row (from 1) whose line the caller wants to know. */
  constructor(findings: FindingList, sink: RowSink, watchedRow: number | undefined) {
    this.#findings = findings;
    this.#sink = sink;
    this.#watchedRow = watchedRow;
  }

  read(segment: Segment): void {
    if (segment.kind === 'lines') {
      this.#readBlock(segment.bytes);
      return;
    }
    this.#line += 1;
    this.#blockOffset += segment.length + 1;
    this.#countRow();
    this.#reportTooLong(segment.length);
  }

  /** To be called after the last segment. */
  end(): void {
    if (this.rows > 0) this.#reportBlank('at the end');
  }

  #readBlock(bytes: Buffer): void {
    const isOpen = this.#sink.open(bytes);
    let facts: BlockFacts | undefined;
    for (let start = 0; start < bytes.length; ) {
      const { next, isStopped } = isOpen ? this.#skim(start) : { next: start, isStopped: true };
      if (next > start && !isStopped) {
        start = next;
        continue;
      }
      facts ??= factsOf(bytes);
      const end = lineEnd(bytes, next);
      this.#line += 1;
      this.#readLine(facts, next, end);
      start = end + 1;
    }
    this.#blockOffset += bytes.length;
  }

  #skim(start: number): Skimmed {
    const skimmed = this.#sink.skim(start, this.#line + 1);
    const { rows } = skimmed;
    if (rows === 0) return skimmed;
    this.#reportBlank('between rows');
    const watched = (this.#watchedRow ?? 0) - this.rows;
    if (watched > 0 && watched <= rows) this.watchedLine = this.#line + watched;
    this.rows += rows;
    this.#line += rows;
    return skimmed;
  }

  #readLine(block: BlockFacts, lineStart: number, lineEnd: number): void {
    const { bytes } = block;
    const start = lineStart + this.#skipBom(bytes);
    const isCrlf = block.hasCr && lineEnd < bytes.length && lineEnd > start && bytes[lineEnd - 1] === CR;
    const end = isCrlf ? lineEnd - 1 : lineEnd;
    const isTooLong = lineEnd - lineStart > MAX_LINE_BYTES;
    if (!isTooLong && isBlank(bytes, start, end)) {
      this.#blank ??= { from: this.#line, to: this.#line };
      this.#blank.to = this.#line;
      return;
    }
    this.#countRow();
    if (isTooLong) this.#reportTooLong(lineEnd - lineStart);
    else if (!block.isUtf8 && !isUtf8(bytes.subarray(start, end))) this.#reportNotUtf8(bytes, start, end);
    else this.#readText(bytes.toString(block.encoding, start, end), block);
  }

  #skipBom(bytes: Buffer): number {
    if (this.#line !== 1 || bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return 0;
    this.#error(
      'bom',
      0,
      'The file starts with a byte-order mark (EF BB BF), which is not part of JSON.',
      'Save it as "UTF-8 without BOM", or let `bedrock-tune validate --fix` write {fixed} without it.',
    );
    return 3;
  }

  #countRow(): void {
    this.#reportBlank('between rows');
    this.rows += 1;
    if (this.rows === this.#watchedRow) this.watchedLine = this.#line;
  }

  #reportBlank(where: string): void {
    if (this.#blank === undefined) return;
    const { from, to } = this.#blank;
    this.#blank = undefined;
    const lines = from === to ? `Line ${from} is blank` : `Lines ${from} to ${to} are blank`;
    this.#findings.add({
      code: 'blank-line',
      severity: 'error',
      line: from,
      message: `${lines} (${where}); Bedrock reads every line as a row.`,
      hint: 'Remove blank lines; `bedrock-tune validate --fix` writes {fixed} without them.',
    });
  }

  #reportTooLong(length: number): void {
    this.#error(
      'line-too-long',
      0,
      `The line has ${grouped(length)} bytes; at most ${grouped(MAX_LINE_BYTES)} are read.`,
      'Put each object on a line of its own, ended by a line feed, and keep media outside the row.',
    );
  }

  #reportNotUtf8(bytes: Buffer, start: number, end: number): void {
    const fault = findUtf8Fault(bytes.subarray(start, end)) ?? { offset: 0, reason: 'a bad byte' };
    const at = start + fault.offset;
    const column = bytes.toString('utf8', start, at).length;
    this.#error(
      'not-utf8',
      column,
      `Not UTF-8: ${fault.reason} at byte ${grouped(this.#blockOffset + at)} of the file (counted from 0).`,
      'Save the file as UTF-8; from a Windows program: `iconv -f WINDOWS-1252 -t UTF-8 {file} > {fixed}`.',
    );
  }

  #readText(text: string, { hasCr, hasNul }: BlockFacts): void {
    const nul = hasNul ? text.indexOf('\0') : -1;
    const cr = hasCr ? text.indexOf('\r') : -1;
    if (nul >= 0) this.#error('nul-byte', nul, 'The line has a NUL byte.', NUL_HINT);
    if (cr >= 0)
      this.#error(
        'lone-cr',
        cr,
        'A carriage return without a line feed; lines end with LF or CRLF.',
        CR_HINT,
      );
    if (nul < 0 && cr < 0) this.#sink.read(text, this.#line);
  }

  #error(code: RuleId, offset: number, message: string, hint: string): void {
    this.#findings.add({
      code,
      severity: 'error',
      line: this.#line,
      column: () => offset + 1,
      message,
      hint,
    });
  }
}

function factsOf(bytes: Buffer): BlockFacts {
  const ascii = isAscii(bytes);
  return {
    bytes,
    encoding: ascii ? 'latin1' : 'utf8',
    isUtf8: ascii || isUtf8(bytes),
    hasCr: bytes.includes(CR),
    hasNul: bytes.includes(0),
  };
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  }
  return true;
}
