/** The one "did you mean" of the project. */

/** Longer words are no misspelling of ours, and the distance is quadratic. */
const MAX_LENGTH = 128;
const MIN_SHARED_PREFIX = 4;

/**
 * The candidate a person most likely meant, or undefined. Case, `-` and `_` do not count; at most a third of the
 * letters may differ, or the first four letters agree (`epochs` means `epochCount`).
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const wanted = normalise(word);
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(wanted, normalise(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best === undefined || wanted === '') return undefined;
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, best.candidate.length) / 3));
  if (best.distance <= allowed) return best.candidate;
  return ranked.find(({ candidate }) => sharedPrefix(wanted, normalise(candidate)) >= MIN_SHARED_PREFIX)
    ?.candidate;
}

function normalise(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Levenshtein distance, one row at a time. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
