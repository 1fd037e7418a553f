/**
 * Which rows share an identity: open hash tables over typed arrays, a tenth of the memory and time of a `Map`. Ids are
 * compared as two words, because reading a 64-bit element makes a bigint on the heap each time.
 */

/** Stands for no row. */
export const NO_ROW = 0xff_ff_ff_ff;

/** Of a table that is done: a comparison makes table after table, whose memory the garbage collection would free late. */
let spare: Uint32Array | undefined;

/** The slots of one table: each identity's holds the row that claimed it. Identities are digests: their bits spread them. */
class Slots {
  readonly #words: Uint32Array;
  readonly #owners: Uint32Array;
  readonly #mask: number;

  constructor(ids: BigUint64Array) {
    this.#words = wordsOf(ids);
    const size = slotsFor(ids.length);
    this.#owners = (spare?.length === size ? spare : new Uint32Array(size)).fill(NO_ROW);
    spare = undefined;
    this.#mask = this.#owners.length - 1;
  }

  /** Hands its memory to the next table of its size. Of no use after that. */
  close(): void {
    spare = this.#owners;
  }

  get size(): number {
    return this.#owners.length;
  }

  /** Where the identity at `row` of `words` stands, or the free slot where it would. */
  find(words: Uint32Array, row: number): number {
    const low = words[2 * row] ?? 0;
    const high = words[2 * row + 1] ?? 0;
    let slot = low & this.#mask;
    for (let owner = this.owner(slot); owner !== NO_ROW; owner = this.owner(slot)) {
      if (this.#words[2 * owner] === low && this.#words[2 * owner + 1] === high) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  /** The slot of an own row, its identity's from now on. */
  claim(row: number): number {
    const slot = this.find(this.#words, row);
    if (this.#owners[slot] === NO_ROW) this.#owners[slot] = row;
    return slot;
  }

  /** The row that claimed a slot first, or `NO_ROW`. */
  owner(slot: number): number {
    return this.#owners[slot] ?? NO_ROW;
  }
}

/** The first row of each identity. */
export class FirstRows {
  readonly #slots: Slots;

  constructor(ids: BigUint64Array) {
    this.#slots = new Slots(ids);
    for (let row = 0; row < ids.length; row += 1) this.#slots.claim(row);
  }

  /** For each of other identities the first row here with the same one, or `NO_ROW`. */
  find(others: BigUint64Array): Uint32Array {
    const words = wordsOf(others);
    const found = new Uint32Array(others.length);
    for (let row = 0; row < others.length; row += 1)
      found[row] = this.#slots.owner(this.#slots.find(words, row));
    return found;
  }
}

/** Rows by identity, each identity's handed out one after another, in their order. 16 to 28 bytes a row. */
export class RowTable {
  readonly #slots: Slots;
  /** Per slot the first row of its identity that was not taken yet. */
  readonly #first: Uint32Array;
  /** Per row the next one of its identity. */
  readonly #next: Uint32Array;

  /** @param has rows that belong into the table; default: all */
  constructor(ids: BigUint64Array, has?: (row: number) => boolean) {
    this.#slots = new Slots(ids);
    this.#first = new Uint32Array(this.#slots.size).fill(NO_ROW);
    this.#next = new Uint32Array(ids.length).fill(NO_ROW);
    // From the end, since each row is put in front of those of its identity.
    for (let row = ids.length - 1; row >= 0; row -= 1) if (has === undefined || has(row)) this.#add(row);
  }

  #add(row: number): void {
    const slot = this.#slots.claim(row);
    this.#next[row] = this.#first[slot] ?? NO_ROW;
    this.#first[slot] = row;
  }

  /** Takes the first row left with the identity that stands at `row` of `words`; `NO_ROW`: none is left. */
  take(words: Uint32Array, row: number): number {
    const slot = this.#slots.find(words, row);
    const found = this.#first[slot] ?? NO_ROW;
    if (found !== NO_ROW) this.#first[slot] = this.#next[found] ?? NO_ROW;
    return found;
  }
}

/** How many different identities the rows have; `has` as for `RowTable`. */
export function countDistinct(ids: BigUint64Array, has?: (row: number) => boolean): number {
  const slots = new Slots(ids);
  let distinct = 0;
  for (let row = 0; row < ids.length; row += 1)
    if ((has === undefined || has(row)) && slots.owner(slots.claim(row)) === row) distinct += 1;
  slots.close();
  return distinct;
}

/** The same memory as pairs of 32-bit words, the low one first. */
export function wordsOf(ids: BigUint64Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, 2 * ids.length);
}

/** A power of two that leaves a third of the slots free at least. */
function slotsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, rows * 1.5)));
}

/** For each row the first row with its identity, which is itself where there is none before. */
export function firstRows(ids: BigUint64Array): Uint32Array {
  const rows = new Uint32Array(ids.length);
  const slots = new Slots(ids);
  for (let row = 0; row < ids.length; row += 1) rows[row] = slots.owner(slots.claim(row));
  slots.close();
  return rows;
}
