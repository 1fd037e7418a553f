/** What tells a real value from a placeholder, and a random one from a word. */
import { createHash } from 'node:crypto';

/** sha256, first 16 hex digits, of keys that their makers publish: two of Stripe's documentation, two of Azure's emulators. */
const PUBLISHED: ReadonlySet<string> = new Set([
  '0011cc25eb432071',
  '2cafc0970149a84f',
  'aa6547439583c3a2',
  'f2d6ca16515033e5',
]);

/** What people write where a value belongs. Chance puts none of these into a random value. */
const PLACEHOLDER =
  /example|placeholder|redacted|change[_-]?me|dummy|your[_-]|insert[_-]|x{5}|\*{3}|\.{3}|…|0{7}|12345678|abcdefg|<|>|\$[{(]|^\$[A-Z_]\w*$|\{\{|%[A-Z_]{3,30}%|#\{/i;

/** A value that stands for one: documentation writes it, and it opens nothing. */
export function isPlaceholder(value: string): boolean {
  if (PLACEHOLDER.test(value)) return true;
  if (new Set(value).size < Math.min(8, value.length / 3)) return true;
  return PUBLISHED.has(createHash('sha256').update(value).digest('hex').slice(0, 16));
}

/** Shannon entropy in bits for each character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Has the longest stretch of letters and digits in it both of them, and is it longer than words with a number are? */
export function hasRandomStretch(value: string, least = 12): boolean {
  return value
    .split(/[^A-Za-z0-9]+/)
    .some((part) => part.length >= least && /\d/.test(part) && /[A-Za-z]/.test(part));
}

/** Random in base64: upper, lower and digits, none of them far too often. */
export function isRandomBase64(value: string): boolean {
  return /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value) && entropy(value) >= 4.2;
}
