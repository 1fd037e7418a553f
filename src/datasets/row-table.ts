/** Which rows of a file have an identity: hash tables in typed arrays, for a million rows are too many for a `Map`. */

/** The slots of an open-addressing table; identities are compared as pairs of 32-bit halves, so that no bigint is made. */
class Slots {
  readonly #halves: Uint32Array;
  readonly #mask: number;
  /** Per slot a row of the identity that stands there, plus 1; 0: free. */
  readonly #owner: Int32Array;

  constructor(ids: BigUint64Array) {
    this.#halves = halvesOf(ids);
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, ids.length * 1.5)));
    this.#mask = size - 1;
    this.#owner = new Int32Array(size);
  }

  get size(): number {
    return this.#owner.length;
  }

  /** The slot of the identity at `row` of `halves`, or the free one where it would stand. */
  find(halves: Uint32Array, row: number): number {
    const [low, high] = [halves[row * 2] ?? 0, halves[row * 2 + 1] ?? 0];
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & this.#mask;
    for (let owner = this.#owner[slot] ?? 0; owner !== 0; owner = this.#owner[slot] ?? 0) {
      const at = (owner - 1) * 2;
      if (this.#halves[at] === low && this.#halves[at + 1] === high) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  /** The slot of an own row, its identity's from now on. */
  claim(row: number): { readonly slot: number; readonly isNew: boolean } {
    const slot = this.find(this.#halves, row);
    const isNew = this.#owner[slot] === 0;
    if (isNew) this.#owner[slot] = row + 1;
    return { slot, isNew };
  }
}

/** Rows by a 64-bit identity, each identity's handed out one after another, in their order. 16 to 28 bytes a row. */
export class RowTable {
  readonly #slots: Slots;
  /** Per slot the first row of its identity that was not taken yet, plus 1; 0: none. */
  readonly #first: Int32Array;
  /** Per row the next one of its identity, plus 1; 0: none. */
  readonly #next: Int32Array;

  /** @param has rows that belong into the table; default: all */
  constructor(ids: BigUint64Array, has?: (row: number) => boolean) {
    this.#slots = new Slots(ids);
    this.#first = new Int32Array(this.#slots.size);
    this.#next = new Int32Array(ids.length);
    // From the end, since each row is put in front of those of its identity.
    for (let row = ids.length - 1; row >= 0; row -= 1) if (has === undefined || has(row)) this.#add(row);
  }

  #add(row: number): void {
    const { slot } = this.#slots.claim(row);
    this.#next[row] = this.#first[slot] ?? 0;
    this.#first[slot] = row + 1;
  }

  /** Takes the first row left with the identity that stands at `row` of `halves`; -1: none is left. */
  take(halves: Uint32Array, row: number): number {
    const slot = this.#slots.find(halves, row);
    const found = (this.#first[slot] ?? 0) - 1;
    if (found >= 0) this.#first[slot] = this.#next[found] ?? 0;
    return found;
  }
}

/** How many different identities there are. */
export function countDistinct(ids: BigUint64Array): number {
  const slots = new Slots(ids);
  let distinct = 0;
  for (let row = 0; row < ids.length; row += 1) if (slots.claim(row).isNew) distinct += 1;
  return distinct;
}

/** The same memory as pairs of 32-bit halves. */
export function halvesOf(ids: BigUint64Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
}
