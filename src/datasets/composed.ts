/** Texts that look the same, written the same way. */

/**
 * In NFC. Most texts have no character that could be composed; looking for one costs a fifth of composing. A text that
 * stacks up marks by the hundred, as no script does, stays as it is: putting them in order takes time that grows with
 * the square of their number.
 */
export function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) && !/\p{M}{100}/u.test(text) ? text.normalize('NFC') : text;
}
