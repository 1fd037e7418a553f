/** Long runs of characters of one class, found by looking at few of the others. */

export interface Run {
  readonly start: number;
  readonly end: number;
}

/** A class of ASCII characters, by code: 0 is not in it. */
export type CharClass = Uint8Array;

export function classOf(pattern: RegExp): CharClass {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/**
 * Every run of at least `least` characters of the class. Looks at every `least`-th character, and at more only where
 * that one is in the class: over words of a language most are never looked at.
 */
export function* runsOf(text: string, inClass: CharClass, least: number): Generator<Run> {
  let at = least - 1;
  while (at < text.length) {
    let start = at + 1;
    while (start > at - least + 1 && isIn(inClass, text, start - 1)) start -= 1;
    if (start > at - least + 1) {
      at = start + least - 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isIn(inClass, text, end)) end += 1;
    yield { start, end };
    at = end + least;
  }
}

function isIn(inClass: CharClass, text: string, at: number): boolean {
  return inClass[text.charCodeAt(at)] === 1;
}
