/** Chance from a seed, the same on every machine (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const found = this.maybe(from);
    if (found === undefined && from.length === 0) throw new Error('nothing to pick from');
    // Where the list holds undefined, that is a choice too.
    return found as T;
  }

  /** undefined where there is nothing to choose from. */
  maybe<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** From none to `most` of them, each once. */
  some<T>(from: readonly T[], most: number): readonly T[] {
    const chosen = from.filter(() => this.chance(0.5));
    return chosen.slice(0, most);
  }

  times(most: number, work: () => void): void {
    for (let left = this.below(most + 1); left > 0; left -= 1) work();
  }
}
