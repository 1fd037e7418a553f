/** What the rules for personal data are made of. */
import type { PiiClass } from '../rules.ts';

/** Where the value is, never the value itself. */
export interface PiiHit {
  readonly kind: PiiClass;
  /** UTF-16 units of the text. */
  readonly start: number;
}

export interface PiiPattern {
  readonly kind: PiiClass;
  /** Global, in linear time: what repeats is bounded, or starts where its own class cannot stand before it. */
  readonly pattern: RegExp;
  accept(match: RegExpExecArray): boolean;
}

/** What stands before a match, as far as `length` units. */
export function before({ input, index }: RegExpExecArray, length: number): string {
  return input.slice(Math.max(0, index - length), index);
}

export function after({ input, index, 0: match }: RegExpExecArray, length: number): string {
  return input.slice(index + match.length, index + match.length + length);
}
