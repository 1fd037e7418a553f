/**
 * Which rows share an identity: an open hash table over typed arrays, a tenth of the memory and time of a `Map`. Ids are
 * compared as two words, because reading a 64-bit element makes a bigint on the heap each time.
 */

/** Stands for no row. */
export const NO_ROW = 0xff_ff_ff_ff;

/** The first row of each identity. Identities are digests, so their own bits spread them. */
export class FirstRows {
  /** For each row the first row with its identity, which is itself where there is none before. */
  readonly rows: Uint32Array;
  readonly #words: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #mask: number;

  constructor(ids: BigUint64Array) {
    this.rows = new Uint32Array(ids.length);
    this.#words = wordsOf(ids);
    this.#slots = new Uint32Array(slotsFor(ids.length)).fill(NO_ROW);
    this.#mask = this.#slots.length - 1;
    for (let row = 0; row < ids.length; row += 1) {
      const slot = this.#slotOf(this.#words[2 * row] ?? 0, this.#words[2 * row + 1] ?? 0);
      if (this.#slots[slot] === NO_ROW) this.#slots[slot] = row;
      this.rows[row] = this.#slots[slot] ?? row;
    }
  }

  /** For each of other identities the first row here with the same one, or `NO_ROW`. */
  find(others: BigUint64Array): Uint32Array {
    const words = wordsOf(others);
    const found = new Uint32Array(others.length);
    for (let row = 0; row < others.length; row += 1)
      found[row] = this.#slots[this.#slotOf(words[2 * row] ?? 0, words[2 * row + 1] ?? 0)] ?? NO_ROW;
    return found;
  }

  /** Where the identity stands, or the free slot where it would. */
  #slotOf(low: number, high: number): number {
    let slot = low & this.#mask;
    for (let row = this.#slots[slot] ?? NO_ROW; row !== NO_ROW; row = this.#slots[slot] ?? NO_ROW) {
      if (this.#words[2 * row] === low && this.#words[2 * row + 1] === high) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}

function wordsOf(ids: BigUint64Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, 2 * ids.length);
}

/** A power of two that leaves half of the slots free. */
function slotsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, rows) * 2));
}

export function firstRows(ids: BigUint64Array): Uint32Array {
  return new FirstRows(ids).rows;
}
