/** What is kept of each row's shingles, to tell how much two rows have in common. */

/** Shingles kept of a row: all of them below this number, so that most comparisons are exact. */
const SKETCH_SIZE = 128;
/** Rows that are compared: at 512 bytes each, what keeps a file of any size in bounded memory. */
export const SKETCHED_ROWS = 100_000;

/**
 * Of each row, in file order, the smallest hashes of its shingles, sorted and each once (a bottom-k sketch). Which are the
 * smallest is chance, but the same chance for equal shingles, so that two sketches share what a fair sample would.
 */
export interface Sketches {
  readonly rows: number;
  /** Where each row's hashes start, and at the end where the last one's end. */
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
}

export class SketchBuilder {
  #rows = 0;
  #starts = new Uint32Array(1024);
  #hashes = new Uint32Array(16_384);

  /** @param shingles of the next row, in any order. Beyond `SKETCHED_ROWS` nothing is kept. */
  add(shingles: Uint32Array): void {
    if (this.#rows === SKETCHED_ROWS) return;
    const start = this.#starts[this.#rows] ?? 0;
    this.#rows += 1;
    if (start + SKETCH_SIZE > this.#hashes.length) this.#hashes = grown(this.#hashes);
    if (this.#rows === this.#starts.length) this.#starts = grown(this.#starts);
    this.#starts[this.#rows] = start + keepSmallest(shingles, this.#hashes, start);
  }

  /** Views of its arrays: nothing may be added after it. */
  close(): Sketches {
    const starts = this.#starts.subarray(0, this.#rows + 1);
    return { rows: this.#rows, starts, hashes: this.#hashes.subarray(0, starts[this.#rows]) };
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(Math.ceil(from.length * 1.5));
  to.set(from);
  return to;
}

/** Hashes below which a first look goes for the smallest ones, as a multiple of how many are wanted. */
const MARGIN = 1.5;

/** Writes the smallest different values, sorted, and tells how many they are. */
function keepSmallest(values: Uint32Array, to: Uint32Array, start: number): number {
  // Of many values only those that can be among the smallest are sorted: about a share of them lies below it.
  let share = (MARGIN * SKETCH_SIZE) / Math.max(1, values.length);
  for (; share < 1; share *= 4) {
    const limit = share * 2 ** 32;
    const kept = write(values.filter((value) => value < limit).sort(), to, start);
    if (kept === SKETCH_SIZE) return kept;
  }
  return write(values.slice().sort(), to, start);
}

function write(sorted: Uint32Array, to: Uint32Array, start: number): number {
  let kept = 0;
  for (let at = 0; at < sorted.length && kept < SKETCH_SIZE; at += 1) {
    const value = sorted[at] ?? 0;
    if (kept > 0 && value === to[start + kept - 1]) continue;
    to[start + kept] = value;
    kept += 1;
  }
  return kept;
}

/**
 * Compares rows of one set with rows of another, or of the same: whether the Jaccard index of their shingles (those of
 * both, as a share of those of either) reaches the threshold. Exact for rows of fewer than 128 different shingles. For
 * others it is estimated from the 128 smallest of both together, and has to lie 1.5 standard errors above the threshold,
 * so that rows which merely share a template are not taken for near ones.
 */
export class Comparison {
  readonly #a: Sketches;
  readonly #b: Sketches;
  readonly #threshold: number;
  /** Of the 128 smallest shingles, those that only one of the two may have. */
  readonly #missesInSample: number;

  constructor(a: Sketches, b: Sketches, threshold: number) {
    this.#a = a;
    this.#b = b;
    this.#threshold = threshold;
    const error = Math.sqrt((threshold * (1 - threshold)) / SKETCH_SIZE);
    this.#missesInSample = Math.max(0, wholeBelow(SKETCH_SIZE * (1 - threshold - MARGIN_OF_ERROR * error)));
  }

  isNear(rowA: number, rowB: number): boolean {
    const [startA, endA] = [this.#a.starts[rowA] ?? 0, this.#a.starts[rowA + 1] ?? 0];
    const [startB, endB] = [this.#b.starts[rowB] ?? 0, this.#b.starts[rowB + 1] ?? 0];
    const [sizeA, sizeB] = [endA - startA, endB - startB];
    if (sizeA === 0 || sizeB === 0) return false;
    const isExact = sizeA < SKETCH_SIZE && sizeB < SKETCH_SIZE;
    const misses = isExact ? this.#missesOf(sizeA + sizeB) : this.#missesInSample;
    const ranges = { startA, endA, startB, endB };
    return this.#haveFew(ranges, misses, isExact ? sizeA + sizeB : SKETCH_SIZE);
  }

  /** Whether of the smallest hashes of both together at most so many stand in one alone. */
  #haveFew({ startA, endA, startB, endB }: Ranges, misses: number, sample: number): boolean {
    const [a, b] = [this.#a.hashes, this.#b.hashes];
    let [atA, atB, left, allowed] = [startA, startB, sample, misses];
    while (left > 0 && allowed >= 0 && atA < endA && atB < endB) {
      const valueA = a[atA] ?? 0;
      const valueB = b[atB] ?? 0;
      if (valueA !== valueB) allowed -= 1;
      if (valueA <= valueB) atA += 1;
      if (valueB <= valueA) atB += 1;
      left -= 1;
    }
    // What is left over stands in one of the two alone.
    return Math.min(left, endA - atA + endB - atB) <= allowed;
  }

  /** Of s shingles in both sets together m are in one alone: the index is (s - m) / (s + m). */
  #missesOf(sizes: number): number {
    return wholeBelow((sizes * (1 - this.#threshold)) / (1 + this.#threshold));
  }
}

interface Ranges {
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
}

const MARGIN_OF_ERROR = 1.5;

/** What is a whole number but for rounding is one. */
function wholeBelow(value: number): number {
  return Math.floor(value + 1e-9);
}
