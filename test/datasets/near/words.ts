/** Made-up texts that have nothing to do with each other. */

/** A generator of numbers from 0 to 1; the same seed gives the same ones. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** So many words, each one of 20,000. */
export function words(count: number, random: () => number): readonly string[] {
  return Array.from({ length: count }, () => `w${Math.floor(random() * 20_000).toString(36)}`);
}

export function text(count: number, random: () => number): string {
  return words(count, random).join(' ');
}

/** The words with the one at `at` replaced. */
export function changed(from: readonly string[], at: number, word = 'replaced'): string {
  return from.map((own, index) => (index === at ? word : own)).join(' ');
}
