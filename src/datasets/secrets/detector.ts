/** What the rules for secrets are made of. */
import type { Severity } from '../../errors.ts';

/** Never the value itself: no caller can show what it does not have. */
export interface SecretHit {
  /** What kind of secret, with its article: `an AWS access key id`. */
  readonly name: string;
  readonly severity: Severity;
  /** UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

export interface Candidate {
  /** Group `value` of the pattern, or all of the match. */
  readonly value: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

export interface Detector {
  readonly name: string;
  /** Source of a pattern that every text with such a secret has a match of. */
  readonly marker: string;
  /** Global. In linear time: every repetition is bounded, or starts where its own class cannot stand before it. */
  readonly pattern: RegExp;
  /** Default: error. */
  readonly severity?: Severity;
  /** A closer look. Placeholders are left out before. */
  accept?(candidate: Candidate): boolean;
}
