/**
 * How many tokens a text has, without a tokenizer: no public one exists for Amazon Nova, and what others ship is
 * megabytes of another vocabulary. So: characters by script class, and a range instead of a number.
 *
 * The weights reproduce measured ratios of open tokenizers (characters per token: English prose 4.4 to 5.0, arithmetic
 * problems 3.4, source code 3.0, JSON 2.2, Japanese 1.4 to 1.6). What makes code and JSON dense is the share of digits
 * and symbols, so these are counted on their own instead of guessing what kind of text it is.
 */
const PER_LATIN = 1 / 4.4;
const PER_SYMBOL = 1 / 1.4;
const PER_ALPHABET = 1 / 2.5;
const PER_IDEOGRAPH = 1 / 1.4;
/** How far the range reaches to either side, as a share of the middle. */
export const SPREAD = 0.2;

/** What the scanner needs to count as `tokenWeight` does: tokens of a Latin character, a symbol, a letter, an ideograph. */
export const TOKENS_PER_CHARACTER = [PER_LATIN, PER_SYMBOL, PER_ALPHABET, PER_IDEOGRAPH] as const;
/** How far above the middle the high end of an estimate lies. */
export const HIGH_FACTOR = 1 + SPREAD;

const LATIN = 0;
const SYMBOL = 1;

/** Class of each ASCII character: letters, spaces and the punctuation of prose count as Latin. */
export const ASCII_CLASSES = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z\s.,;!?'()-]/.test(String.fromCharCode(code)) ? LATIN : SYMBOL,
);

/** The middle of the estimate, not rounded, so that rows can be added up. */
export function tokenWeight(text: string): number {
  let symbols = 0;
  let alphabet = 0;
  let ideographs = 0;
  let trails = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) symbols += ASCII_CLASSES[code] ?? 0;
    else if (code >= 0xdc00 && code <= 0xdfff) trails += 1;
    else if (code >= 0x2e80) ideographs += 1;
    else if (code >= 0x370 && (code < 0x2000 || code > 0x2bff)) alphabet += 1;
    else if (code >= 0x2000) symbols += 1;
  }
  const latin = text.length - symbols - alphabet - ideographs - trails;
  return latin * PER_LATIN + symbols * PER_SYMBOL + alphabet * PER_ALPHABET + ideographs * PER_IDEOGRAPH;
}
