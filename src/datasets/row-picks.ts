/** Which few rows of a comparison are looked at: chosen by chance, and always the same ones for the same seed. */

/** Rows of each kind. */
const PICKED = 5;

/** Lines, from 1, in the order of the files. */
export interface RowPicks {
  readonly changed: readonly { readonly before: number; readonly after: number }[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Of all numbers offered the few with the smallest digests: each has the same chance, in one pass. */
export class Sample {
  readonly #seed: number;
  readonly #picked: { readonly row: number; readonly digest: number }[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  offer(row: number): void {
    const digest = digest32(row, this.#seed);
    if (this.#picked.length === PICKED && digest >= (this.#picked.at(-1)?.digest ?? 0)) return;
    const at = this.#picked.findIndex((other) => digest < other.digest);
    this.#picked.splice(at < 0 ? this.#picked.length : at, 0, { row, digest });
    this.#picked.length = Math.min(this.#picked.length, PICKED);
  }

  /** Rising. */
  get rows(): readonly number[] {
    return this.#picked.map(({ row }) => row).sort((a, b) => a - b);
  }
}

/** The finishing steps of MurmurHash3, which spread neighbouring numbers over all 32 bits. */
function digest32(value: number, seed: number): number {
  let mixed = Math.imul(value ^ seed, 0x9e_37_79_b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** @param sha a commit id, or anything that begins with hexadecimal digits */
export function seedOf(sha: string): number {
  return Number.parseInt(sha.slice(0, 8), 16) >>> 0;
}
