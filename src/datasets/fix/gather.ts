/** Rows from lines, also where a line is not a row: a line that cannot be mended stays as it is. */
import { Buffer, isUtf8 } from 'node:buffer';
import { MAX_LINE_BYTES } from '../lines.ts';
import { compact, mendLine, Nesting, type ParsedLine, parseObject } from './line-mends.ts';
import type { FixLog } from './log.ts';

export interface GatheredSinks {
  /** Takes one object, and the line it began at. */
  readonly row: (row: ParsedLine, line: number) => void;
  /** Takes a line that stays as it is. */
  readonly asIs: (bytes: Buffer, line: number) => void;
}

const BOM = Buffer.from('\uFEFF');

interface Line {
  readonly bytes: Buffer;
  readonly line: number;
}

/** An object that has begun and not ended. */
interface Open {
  readonly lines: Line[];
  readonly nesting: Nesting;
  size: number;
}

export class RowGatherer {
  readonly #log: FixLog;
  readonly #sinks: GatheredSinks;
  #open: Open | undefined;
  /** Lines to read, the next one last; more than one where what they seemed to belong to was no object. */
  readonly #waiting: Line[] = [];

  constructor(log: FixLog, sinks: GatheredSinks) {
    this.#log = log;
    this.#sinks = sinks;
  }

  /** @param bytes one line without its line feed */
  readLine(bytes: Buffer, line: number): void {
    this.#waiting.push({ bytes: this.#withoutBom(bytes, line), line });
    this.#readWaiting();
  }

  /** An element of a list, which ends where it ends. */
  readElement(element: Buffer, line: number): void {
    const bytes = this.#withoutBom(element, line);
    if (bytes.toString().trim() === '') return;
    if (isUtf8(bytes) && this.#readWhole(bytes.toString(), line)) return;
    // Whatever it is, it shall stay one line, for its finding to name.
    this.#sinks.asIs(Buffer.from(bytes.toString('latin1').replace(/[\r\n]/g, ' '), 'latin1'), line);
  }

  /** Left behind where files were joined. */
  #withoutBom(bytes: Buffer, line: number): Buffer {
    let rest = bytes;
    while (rest.length >= BOM.length && rest.subarray(0, BOM.length).equals(BOM)) {
      rest = rest.subarray(BOM.length);
      this.#log.fixed('bom', line);
    }
    return rest;
  }

  end(): void {
    while (this.#open !== undefined) {
      this.#giveUp(this.#open);
      this.#readWaiting();
    }
  }

  #readWaiting(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if (this.#open === undefined) this.#start(next);
      else this.#continue(this.#open, next);
    }
  }

  #start(line: Line): void {
    if (!isUtf8(line.bytes)) {
      this.#sinks.asIs(line.bytes, line.line);
      return;
    }
    const text = line.bytes.toString();
    if (text.trim() === '') this.#log.fixed('blank-line', line.line);
    else if (!this.#readWhole(text, line.line) && !this.#opens(line, text)) {
      this.#sinks.asIs(line.bytes, line.line);
    }
  }

  /** False where the text is not one object or more. */
  #readWhole(text: string, line: number): boolean {
    const parsed = parseObject(text);
    const mended = parsed === undefined ? mendLine(text) : { rows: [parsed], fixes: [] };
    if (mended === undefined) return false;
    for (const fix of mended.fixes) this.#log.fixed(fix, line);
    for (const row of mended.rows) this.#sinks.row(oneLine(row), line);
    return true;
  }

  /** Does an object begin here that may end on a later line? */
  #opens(line: Line, text: string): boolean {
    const nesting = new Nesting();
    nesting.readAll(text);
    if (!text.trimStart().startsWith('{') || nesting.isBroken || nesting.inString || nesting.depth === 0)
      return false;
    this.#open = { lines: [line], nesting, size: line.bytes.length };
    return true;
  }

  #continue(open: Open, line: Line): void {
    open.lines.push(line);
    open.size += line.bytes.length + 1;
    const isSound = isUtf8(line.bytes) && open.size <= MAX_LINE_BYTES;
    if (isSound) open.nesting.readAll(line.bytes.toString());
    if (!isSound || open.nesting.isBroken || open.nesting.inString) this.#giveUp(open);
    else if (open.nesting.depth === 0) this.#close(open);
  }

  #close(open: Open): void {
    const text = open.lines.map(({ bytes }) => bytes.toString()).join('\n');
    const parsed = parseObject(text.replace(/,\s*$/, ''));
    const [first] = open.lines;
    if (parsed === undefined || first === undefined) {
      this.#giveUp(open);
      return;
    }
    this.#open = undefined;
    this.#log.fixed('pretty-printed', first.line);
    this.#sinks.row(oneLine(parsed), first.line);
  }

  /** The first line is no beginning after all; those after it may be rows. */
  #giveUp({ lines: [first, ...others] }: Open): void {
    this.#open = undefined;
    if (first !== undefined) this.#sinks.asIs(first.bytes, first.line);
    for (const line of others.reverse()) this.#waiting.push(line);
  }
}

function oneLine(row: ParsedLine): ParsedLine {
  return row.text.includes('\n') ? { ...row, text: compact(row.text) } : row;
}
