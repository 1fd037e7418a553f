/** Where and how bytes stop being UTF-8. Only the error path comes here: `node:buffer` validates whole blocks natively. */

export interface Utf8Fault {
  /** Offset of the first byte of the bad sequence. */
  readonly offset: number;
  /** In words, for a message. */
  readonly reason: string;
}

/**
 * Lead bytes: first, last, length of the sequence, and the range of its second byte.
 * Table 3-7 of the Unicode standard; what is outside it is overlong, a surrogate, beyond U+10FFFF or no lead byte.
 */
const LEADS: readonly (readonly [number, number, number, number, number])[] = [
  [0x00, 0x7f, 1, 0, 0],
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
];

/** The first fault in `bytes`, or undefined where they are UTF-8. */
export function findUtf8Fault(bytes: Uint8Array): Utf8Fault | undefined {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return { offset: at, reason: reasonOf(bytes, at) };
    at += length;
  }
  return undefined;
}

/** Length of the valid sequence at `at`, 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const lead = LEADS.find(([low, high]) => first >= low && first <= high);
  if (lead === undefined) return 0;
  const [, , length, low, high] = lead;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if (index === 1 ? byte < low || byte > high : !isContinuation(byte)) return 0;
  }
  return length;
}

function reasonOf(bytes: Uint8Array, at: number): string {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (isContinuation(first)) return 'a continuation byte without a lead byte';
  if (first === 0xc0 || first === 0xc1) return 'an overlong sequence';
  if (first > 0xf4) return 'a byte that UTF-8 never uses';
  if (!isContinuation(second)) return 'a sequence that is cut short';
  if (first === 0xed && second >= 0xa0) return 'a surrogate (CESU-8)';
  if ((first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)) return 'an overlong sequence';
  if (first === 0xf4 && second > 0x8f) return 'a code point above U+10FFFF';
  return 'a sequence that is cut short';
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
