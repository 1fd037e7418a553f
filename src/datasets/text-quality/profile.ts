/** What the texts of one file are like: what the other split of a job is compared with. Columns and lines count from 1. */
export interface TextProfile {
  /** Rows that were read. */
  readonly rows: number;
  /** How prompts start, and how they end. */
  readonly prompts: { readonly start: EdgeProfile; readonly end: EdgeProfile };
  /** By language, the rows of which it could be told. */
  readonly languages: ReadonlyMap<string, LanguageCount>;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface LanguageCount extends Place {
  readonly count: number;
}

export interface EdgeProfile {
  readonly side: Side;
  readonly count: number;
  /** The longest text that all of them start, or end, with. */
  readonly common: string;
  /** The first of them, as far as it matters. */
  readonly first: string;
  /** Where what all texts have in common became shorter, and how long it then was, in UTF-16 units; the first text leads. */
  readonly steps: readonly EdgeStep[];
}

export interface EdgeStep extends Place {
  readonly units: number;
}

export type Side = 'start' | 'end';
