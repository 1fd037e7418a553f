/** Rows that may be near each other, found without comparing each with each: locality-sensitive hashing. */
import { NO_ROW } from '../id-table.ts';
import { mixed } from './shingles.ts';
import type { Sketches } from './sketches.ts';

const BINS = 64;
const BINS_PER_BAND = 4;
export const BANDS = BINS / BINS_PER_BAND;

/**
 * Rows of one bucket that others are compared with: so many, and more in small files, where that costs little. It bounds
 * the work on rows that are all a little alike.
 */
const LEAST_CAPACITY = 16;
const COMPARISONS_PER_BAND = 500_000;

/** Any odd number does. */
const ROUND_STEP = 0x9e_37_79_b1;
const BAND_STEP = 0x27_d4_eb_2f;

/**
 * For each row 16 keys. Two rows share one key at least with a chance of 99.999 % where 85 % of their shingles are the
 * same, of 99 % at 70 %, and of 13 % at 30 %. A row without shingles has no keys: `isKeyed` tells.
 */
export function bandKeys(sketches: Sketches): Uint32Array {
  const keys = new Uint32Array(sketches.rows * BANDS);
  const signature = new Signature();
  for (let row = 0; row < sketches.rows; row += 1) {
    const [start, end] = [sketches.starts[row] ?? 0, sketches.starts[row + 1] ?? 0];
    if (start === end) continue;
    signature.take(sketches.hashes, start, end);
    signature.writeKeys(keys, row * BANDS);
  }
  return keys;
}

/**
 * A MinHash signature of 64 values, made as in "Fast Similarity Sketching" (Dahlgaard, Knudsen, Thorup, 2017): every
 * round throws all elements into the bins and keeps each bin's smallest, until no bin is empty. A few rounds do for most
 * sets, where 64 permutations would each go through all elements.
 */
class Signature {
  readonly #values = new Uint32Array(BINS);
  /** The round that filled each bin, counted from 1. */
  readonly #rounds = new Uint8Array(BINS);

  take(elements: Uint32Array, start: number, end: number): void {
    this.#rounds.fill(0);
    let empty = BINS;
    for (let round = 1; empty > 0; round += 1) {
      const seed = Math.imul(round, ROUND_STEP);
      for (let at = start; at < end; at += 1)
        if (this.#throw(mixed((elements[at] ?? 0) ^ seed), round)) empty -= 1;
    }
  }

  /** Whether it fell into an empty bin. */
  #throw(value: number, round: number): boolean {
    // After 64 rounds each one fills the bin that is its own, so that the end is certain.
    const bin = round > BINS ? round - BINS - 1 : value & (BINS - 1);
    const filled = this.#rounds[bin] ?? 0;
    if (filled === 0 || (filled === round && value < (this.#values[bin] ?? 0))) {
      this.#rounds[bin] = round;
      this.#values[bin] = value;
    }
    return filled === 0;
  }

  writeKeys(to: Uint32Array, start: number): void {
    for (let band = 0; band < BANDS; band += 1) {
      let key = Math.imul(band + 1, BAND_STEP);
      for (let bin = band * BINS_PER_BAND; bin < (band + 1) * BINS_PER_BAND; bin += 1)
        key = mixed(key ^ (this.#values[bin] ?? 0)) + (this.#rounds[bin] ?? 0);
      to[start + band] = key;
    }
  }
}

/** The rows by one of their keys, in buckets of limited capacity; cleared for one band after another. */
export class Buckets {
  readonly #keys: Uint32Array;
  /** Per slot the row that came first, and how many its bucket holds. */
  readonly #first: Uint32Array;
  readonly #sizes: Uint32Array;
  /** Per row the next one of its bucket. */
  readonly #next: Uint32Array;
  readonly #mask: number;
  #band = 0;
  readonly capacity: number;

  constructor(keys: Uint32Array) {
    const rows = keys.length / BANDS;
    const slots = 2 ** Math.ceil(Math.log2(Math.max(8, rows * 1.5)));
    this.#keys = keys;
    this.#first = new Uint32Array(slots);
    this.#sizes = new Uint32Array(slots);
    this.#next = new Uint32Array(rows);
    this.#mask = slots - 1;
    this.capacity = Math.max(LEAST_CAPACITY, Math.floor(COMPARISONS_PER_BAND / Math.max(1, rows)));
  }

  clear(band: number): void {
    this.#band = band;
    this.#first.fill(NO_ROW);
    this.#sizes.fill(0);
  }

  /** Where the bucket of a key is, or would be. */
  find(key: number): number {
    let slot = mixed(key) & this.#mask;
    for (let row = this.first(slot); row !== NO_ROW; row = this.first(slot)) {
      if (this.#keys[row * BANDS + this.#band] === key) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  /** The last row that went in, or `NO_ROW`. */
  first(slot: number): number {
    return this.#first[slot] ?? NO_ROW;
  }

  next(row: number): number {
    return this.#next[row] ?? NO_ROW;
  }

  isFull(slot: number): boolean {
    return this.#sizes[slot] === this.capacity;
  }

  /** A full bucket takes no more. */
  add(slot: number, row: number): void {
    if (this.isFull(slot)) return;
    this.#next[row] = this.first(slot);
    this.#first[slot] = row;
    this.#sizes[slot] = (this.#sizes[slot] ?? 0) + 1;
  }
}
