/** What the scanner knows of characters and formats, in the form in which it looks it up. */
import { ASCII_CLASSES, TOKENS_PER_CHARACTER } from '../tokens.ts';

/**
 * Characters below U+10000 that composing (NFC) leaves alone wherever they stand: whole stretches of letters, symbols
 * and ideographs, none of them combining. What is missing costs speed, not correctness.
 */
export const PLAIN_RANGES: readonly (readonly [number, number])[] = [
  [0x80, 0x2ff],
  [0x388, 0x482],
  [0x48a, 0x590],
  [0x5d0, 0x5f4],
  [0x60c, 0x60f],
  [0x61b, 0x64a],
  [0x660, 0x66f],
  [0x671, 0x6d5],
  [0x904, 0x939],
  [0xe01, 0xe30],
  [0xe3f, 0xe46],
  [0xe4f, 0xe5b],
  [0x10a0, 0x10ff],
  [0x1e00, 0x1eff],
  [0x2002, 0x20c0],
  [0x2100, 0x2125],
  [0x212c, 0x2328],
  [0x232b, 0x2adb],
  [0x2add, 0x2cee],
  [0x2e80, 0x3029],
  [0x3030, 0x3098],
  [0x309b, 0xa48c],
  [0xac00, 0xd7a3],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfe30, 0xfffd],
];

/** One bit for each character. */
export function plainBits(): Uint8Array {
  const bits = new Uint8Array(0x10000 / 8);
  for (const [first, last] of PLAIN_RANGES) {
    for (let code = first; code <= last; code += 1)
      bits[code >> 3] = (bits[code >> 3] ?? 0) | (1 << (code & 7));
  }
  return bits;
}

/**
 * A set of ASCII characters as a table of 16 bytes, looked up by the low half of a character: the bit of its high half
 * (`ASCII_HIGH`) tells whether it belongs to the set.
 */
export function lowTable(codes: Iterable<number>): Uint8Array {
  const table = new Uint8Array(16);
  for (const code of codes) table[code & 15] = (table[code & 15] ?? 0) | (1 << (code >> 4));
  return table;
}

export const ASCII_HIGH: Uint8Array = Uint8Array.from({ length: 16 }, (_, high) =>
  high < 8 ? 1 << high : 0,
);

export const SYMBOL_LOW: Uint8Array = lowTable(
  [...ASCII_CLASSES.keys()].filter((code) => ASCII_CLASSES[code] === 1),
);

export const WEIGHTS: readonly number[] = TOKENS_PER_CHARACTER;

export function hexDigits(): string {
  return Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** In the order of `assembly/row.ts`. The version is too long for one vector. */
export const WORDS: readonly string[] = [
  '"prompt"',
  '"completion"',
  '"schemaVersion"',
  '"messages"',
  '"system"',
  '"role"',
  '"content"',
  '"text"',
  '"user"',
  '"assistant"',
  '"bedrock-convers',
  'ation-2024"',
];

/** `<word>` stands for the identity of a text. */
export type Piece = string;

/** What stands around identities in canonical forms (`row-index.ts`), in the order of `assembly/identity.ts`. */
export const PIECES: readonly Piece[] = [
  '{2;"10:completion#',
  '"6:prompt#',
  '{3;"8:messages[',
  '{2;"8:messages[',
  '{2;"7:content[',
  '{1;"4:text#',
  '"4:role<user>',
  '"4:role<assistant>',
  '"13:schemaVersion<bedrock-conversation-2024>',
  '"6:system[',
  '[',
  '[2;<system>[',
  '[2;<user>[',
  '[2;<assistant>[',
];
