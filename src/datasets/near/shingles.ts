/** Texts as sets of shingles: three words in a row, or three characters of a script that is written without blanks. */
import { composed } from '../composed.ts';

/** FNV-1a: simple, and good enough for what is mixed again. */
const WORD_START = 0x81_1c_9d_c5;
const WORD_PRIME = 0x01_00_01_93;

const SEPARATOR = 1;
const LETTER = 2;
const SINGLE = 3;

/** ASCII characters in lower case; 0: no part of a word. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z0-9]/i.test(char) ? char.toLowerCase().charCodeAt(0) : 0;
});

/** Half of a pair, too: emoji and rare ideographs count as characters of their own. */
const SINGLES =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}\p{Cs}]/u;
const LETTERS = /[\p{L}\p{M}\p{N}]/u;

/** By UTF-16 unit; 0: not looked at yet. Most texts need few of the regular expressions' answers. */
const KINDS = new Uint8Array(0x1_00_00);

function kindOf(code: number): number {
  const known = KINDS[code] ?? 0;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  const kind = SINGLES.test(char) ? SINGLE : LETTERS.test(char) ? LETTER : SEPARATOR;
  KINDS[code] = kind;
  return kind;
}

/** Spreads the bits of a 32-bit number over all of them (the finaliser of MurmurHash3); never two to one. */
export function mixed(from: number): number {
  let bits = from ^ (from >>> 16);
  bits = Math.imul(bits, 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Collects the shingles of one row after another; case, punctuation and blanks make no difference. */
export class Shingles {
  #hashes = new Uint32Array(1024);
  #length = 0;
  /** Words of the present text, and the last two of them. */
  #words = 0;
  #older = 0;
  #old = 0;

  clear(): void {
    this.#length = 0;
  }

  /** In the order of the texts, with repeats; good until the next call. */
  get hashes(): Uint32Array {
    return this.#hashes.subarray(0, this.#length);
  }

  /** A text of one or two words is a shingle as a whole; none goes across two texts. */
  add(text: string): void {
    this.#words = 0;
    this.#older = 0;
    this.#old = 0;
    // Composed and in lower case, where that is not done on the way.
    this.#split(/[^\0-\x7f]/.test(text) ? composed(text).toLowerCase() : text);
    if (this.#words === 1 || this.#words === 2) this.#push(this.#older, this.#old, 0);
  }

  #split(text: string): void {
    let word = WORD_START;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const kind = code < 0x80 ? LETTER : kindOf(code);
      const unit = code < 0x80 ? (ASCII[code] ?? 0) : code;
      if (kind === LETTER && unit !== 0) {
        word = Math.imul(word ^ unit, WORD_PRIME);
        continue;
      }
      if (word !== WORD_START) this.#take(word);
      word = WORD_START;
      if (kind === SINGLE) this.#take(Math.imul(WORD_START ^ unit, WORD_PRIME));
    }
    if (word !== WORD_START) this.#take(word);
  }

  #take(word: number): void {
    this.#words += 1;
    if (this.#words > 2) this.#push(this.#older, this.#old, word);
    this.#older = this.#old;
    this.#old = word;
  }

  #push(first: number, second: number, third: number): void {
    if (this.#length === this.#hashes.length) this.#grow();
    const both = Math.imul(first, 0x9e_37_79_b1) + second;
    this.#hashes[this.#length] = mixed(Math.imul(both, 0x85_eb_ca_77) + third);
    this.#length += 1;
  }

  #grow(): void {
    const hashes = new Uint32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }
}
