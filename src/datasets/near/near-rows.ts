/** Rows that are nearly the same, in one file and across two. */
import { NO_ROW } from '../id-table.ts';
import { BANDS, Buckets, bandKeys } from './buckets.ts';
import { Comparison, type Sketches } from './sketches.ts';

export interface Candidates {
  readonly sketches: Sketches;
  /** Rows that are told by another rule. */
  readonly isLeftOut: (row: number) => boolean;
}

/** Rows that share a bucket with more rows than they were compared with. */
export interface Cut {
  readonly rows: number;
  /** Most rows of a bucket that one is compared with. */
  readonly comparedWith: number;
}

export interface NearGroups {
  /** The rows of each group in file order, two at least; groups in the order of their second rows. */
  readonly groups: readonly (readonly number[])[];
  /** Rows without a group. */
  readonly cut: Cut;
}

/**
 * Groups of rows each of which is near another one of its group. Every pair of candidates is compared, so that the order
 * of rows makes no difference as long as nothing is cut.
 */
export function findGroups(candidates: Candidates, threshold: number): NearGroups {
  const side = sideOf(candidates);
  const pairs = new Pairs(side, side, threshold);
  const buckets = new Buckets(side.keys);
  const union = new Union(candidates.sketches.rows);
  const cut = new Set<number>();
  for (let band = 0; band < BANDS; band += 1) {
    buckets.clear(band);
    for (const row of side.rows) {
      const slot = buckets.find(keyOf(side, row, band));
      const hasFound = joinAll(union, { row, others: buckets, slot, pairs, band });
      if (!hasFound && buckets.isFull(slot)) cut.add(row);
      buckets.add(slot, row);
    }
  }
  const groups = union.groups(side.rows);
  for (const row of groups.flat()) cut.delete(row);
  return { groups, cut: { rows: cut.size, comparedWith: buckets.capacity } };
}

interface Visit {
  readonly row: number;
  readonly others: Buckets;
  readonly slot: number;
  readonly pairs: Pairs;
  readonly band: number;
}

/** Whether the row is in one group with a row of the bucket, from now on. */
function joinAll(union: Union, { row, others, slot, pairs, band }: Visit): boolean {
  let hasFound = false;
  for (let other = others.first(slot); other !== NO_ROW; other = others.next(other)) {
    const isOne = union.find(row) === union.find(other);
    if (!isOne && !pairs.areNear(row, other, band)) continue;
    if (!isOne) union.join(row, other);
    hasFound = true;
  }
  return hasFound;
}

export interface NearLeaks {
  /** Rows of the other set, in file order, each with a row of the training set that it is near to. */
  readonly leaks: readonly { readonly row: number; readonly source: number }[];
  /** Rows not found. */
  readonly cut: Cut;
}

/** Rows of `other` that are near a row of `training`. */
export function findNearLeaks(training: Candidates, other: Candidates, threshold: number): NearLeaks {
  const [from, to] = [sideOf(training), sideOf(other)];
  const pairs = new Pairs(from, to, threshold);
  const buckets = new Buckets(from.keys);
  const sources = new Map<number, number>();
  const cut = new Set<number>();
  for (let band = 0; band < BANDS; band += 1) {
    buckets.clear(band);
    for (const row of from.rows) buckets.add(buckets.find(keyOf(from, row, band)), row);
    for (const row of to.rows.filter((row) => !sources.has(row))) {
      const slot = buckets.find(keyOf(to, row, band));
      const source = firstNear({ row, others: buckets, slot, pairs, band });
      if (source !== NO_ROW) sources.set(row, source);
      else if (buckets.isFull(slot)) cut.add(row);
    }
  }
  for (const row of sources.keys()) cut.delete(row);
  const leaks = [...sources].map(([row, source]) => ({ row, source })).sort((a, b) => a.row - b.row);
  return { leaks, cut: { rows: cut.size, comparedWith: buckets.capacity } };
}

function firstNear({ row, others, slot, pairs, band }: Visit): number {
  let other = others.first(slot);
  while (other !== NO_ROW && !pairs.areNear(other, row, band)) other = others.next(other);
  return other;
}

/** One of two sets that are compared. */
interface Side {
  readonly sketches: Sketches;
  readonly keys: Uint32Array;
  /** Those to compare. */
  readonly rows: Uint32Array;
}

function keyOf({ keys }: Side, row: number, band: number): number {
  return keys[row * BANDS + band] ?? 0;
}

function sideOf({ sketches, isLeftOut }: Candidates): Side {
  const rows = new Uint32Array(sketches.rows);
  let count = 0;
  for (let row = 0; row < sketches.rows; row += 1) {
    if (sketches.starts[row] === sketches.starts[row + 1] || isLeftOut(row)) continue;
    rows[count] = row;
    count += 1;
  }
  return { sketches, keys: bandKeys(sketches), rows: rows.subarray(0, count) };
}

class Pairs {
  readonly #keysA: Uint32Array;
  readonly #keysB: Uint32Array;
  readonly #comparison: Comparison;

  constructor(a: Side, b: Side, threshold: number) {
    this.#keysA = a.keys;
    this.#keysB = b.keys;
    this.#comparison = new Comparison(a.sketches, b.sketches, threshold);
  }

  /** Of two rows that share the key of this band; false for those that met in an earlier one. */
  areNear(rowA: number, rowB: number, band: number): boolean {
    for (let at = 0; at < band; at += 1)
      if (this.#keysA[rowA * BANDS + at] === this.#keysB[rowB * BANDS + at]) return false;
    return this.#comparison.isNear(rowA, rowB);
  }
}

/** Sets of rows that only ever grow together. */
class Union {
  readonly #parents: Uint32Array;

  constructor(rows: number) {
    this.#parents = Uint32Array.from({ length: rows }, (_, row) => row);
  }

  find(row: number): number {
    let at = row;
    for (let parent = this.#parents[at] ?? at; parent !== at; parent = this.#parents[at] ?? at) {
      // Halves the way for the next one.
      this.#parents[at] = this.#parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }

  /** The first row of a set stands for it. */
  join(a: number, b: number): void {
    const [first, last] = [Math.min(this.find(a), this.find(b)), Math.max(this.find(a), this.find(b))];
    this.#parents[last] = first;
  }

  groups(rows: Uint32Array): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const row of rows) {
      const first = this.find(row);
      if (first === row) continue;
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [first, row]);
      else group.push(row);
    }
    // A group is met at its second row first.
    return [...groups.values()];
  }
}
