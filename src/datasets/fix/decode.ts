/** From the bytes of a file to UTF-8 with plain line feeds. */
import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { FixLog } from './log.ts';

const LF = 10;
const CR = 13;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_R = 0x72;

/** UTF-16 to UTF-8, and off with the byte-order mark. */
export class Decoder {
  readonly #log: FixLog;
  #utf16: TextDecoder | undefined;
  #isFirst = true;

  constructor(log: FixLog) {
    this.#log = log;
  }

  push(piece: Buffer): Buffer {
    if (!this.#isFirst) return this.#decode(piece);
    this.#isFirst = false;
    const encoding = utf16Of(piece);
    if (encoding !== undefined) {
      this.#utf16 = new TextDecoder(encoding, { fatal: true });
      this.#log.fixed('not-utf8', 1);
      return this.#decode(piece);
    }
    if (piece[0] !== 0xef || piece[1] !== 0xbb || piece[2] !== 0xbf) return piece;
    this.#log.fixed('bom', 1);
    return piece.subarray(3);
  }

  end(): Buffer {
    return this.#decode(undefined);
  }

  #decode(piece: Buffer | undefined): Buffer {
    if (this.#utf16 === undefined) return piece ?? Buffer.alloc(0);
    try {
      return Buffer.from(this.#utf16.decode(piece, { stream: piece !== undefined }));
    } catch {
      this.#log.refuse('it looks like UTF-16, but has bytes that are no UTF-16');
      return Buffer.alloc(0);
    }
  }
}

/** By its byte-order mark, or by a first `{` or `[` in two bytes. */
function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const hex = head.toString('hex', 0, 4);
  // The same two bytes begin UTF-32.
  if (/^fffe(?!0000)|^7b00(?!00)|^5b00(?!00)/.test(hex)) return 'utf-16le';
  return /^feff|^007b|^005b/.test(hex) ? 'utf-16be' : undefined;
}

/**
 * CR LF becomes LF. A CR alone is a line end, as old Macs wrote it, and inside a JSON string a character that must be
 * escaped. Which of both is told by the quotes of the line so far.
 */
export class LineEnds {
  readonly #log: FixLog;
  #line = 1;
  #inString = false;
  #isEscaped = false;
  #sawCr = false;

  constructor(log: FixLog) {
    this.#log = log;
  }

  push(piece: Buffer): Buffer {
    if (!this.#sawCr && !piece.includes(CR)) {
      this.#skip(piece);
      return piece;
    }
    // Of each byte at most two are made, and one CR can be left from before.
    const out = Buffer.allocUnsafe(2 * piece.length + 2);
    let size = 0;
    for (const byte of piece) {
      if (this.#sawCr) size += this.#endCr(out, size, byte === LF);
      this.#sawCr = byte === CR;
      if (byte === CR) continue;
      this.#follow(byte);
      out[size] = byte;
      size += 1;
    }
    return out.subarray(0, size);
  }

  end(): Buffer {
    const out = Buffer.alloc(2);
    return out.subarray(0, this.#sawCr ? this.#endCr(out, 0, false) : 0);
  }

  /** A block without any CR: only its last line decides what comes. */
  #skip(piece: Buffer): void {
    const tail = piece.lastIndexOf(LF) + 1;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) this.#line += 1;
    if (tail > 0) this.#newLine();
    for (const byte of piece.subarray(tail)) this.#follow(byte);
  }

  #follow(byte: number): void {
    if (byte === LF) {
      this.#line += 1;
      this.#newLine();
    } else if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === QUOTE) this.#inString = !this.#inString;
    else if (byte === BACKSLASH) this.#isEscaped = this.#inString;
  }

  #newLine(): void {
    this.#inString = false;
    this.#isEscaped = false;
  }

  /** Writes what stands for the CR before; answers how many bytes. */
  #endCr(out: Buffer, at: number, isCrlf: boolean): number {
    if (isCrlf) {
      this.#log.fixed('crlf', this.#line);
      return 0;
    }
    // Behind a backslash nobody can tell what was meant.
    if (this.#isEscaped) {
      out[at] = CR;
      this.#isEscaped = false;
      return 1;
    }
    this.#log.fixed('lone-cr', this.#line);
    if (this.#inString) {
      out[at] = BACKSLASH;
      out[at + 1] = LETTER_R;
      return 2;
    }
    out[at] = LF;
    this.#follow(LF);
    return 1;
  }
}
