/** What the table of fields is made of. */
import type { TextFormat } from './formats.ts';

export const CONFIG_VERSION = 1;
export const MAX_JOBS = 1_000;
export const MAX_PRICES = 200;
/** 50 tags on a resource, nine of them ours. */
export const MAX_OWN_TAGS = 41;
export const KEEP_LAST = { default: 3, minimum: 0, maximum: 100 } as const;
export const TOKEN_FACTOR = { minimum: 0.1, maximum: 50 } as const;
export const MAX_DELETIONS = { default: 1_000, minimum: 1, maximum: 100_000 } as const;

interface FieldBase {
  readonly path: string;
  readonly description: string;
  readonly required?: true;
  /** `null` is allowed: in a job it clears what `defaults` says. */
  readonly nullable?: true;
  /** May also stand under `defaults`. */
  readonly inDefaults?: true;
  /** What holds where nothing is written, in words. */
  readonly default?: string;
  readonly examples?: readonly (string | number)[];
}

export type FieldType =
  /** Known keys; of `exclusive`, at most one. */
  | { readonly type: 'map'; readonly exclusive?: readonly [string, string] }
  /** Keys the author chooses. */
  | {
      readonly type: 'dictionary';
      readonly keys: TextFormat;
      readonly minEntries?: number;
      readonly maxEntries?: number;
    }
  | { readonly type: 'text'; readonly format: TextFormat }
  /** One of `values`; `later` are Bedrock's other values, which this release does not support. */
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly later: readonly string[] }
  | { readonly type: 'version' }
  | { readonly type: 'boolean' }
  /** A whole number, bounds included. */
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  /** A number, bounds included. */
  | { readonly type: 'number'; readonly minimum: number; readonly maximum: number }
  /** A list of some of `values`, each at most once. */
  | { readonly type: 'choices'; readonly values: readonly string[] }
  /** One of `values`, or a map with the keys below it. */
  | { readonly type: 'check'; readonly values: readonly string[] }
  /** A positive number of US dollars; hints name the first example. */
  | { readonly type: 'usd' }
  /** A number, or a text that is one: the source text is what counts. */
  | { readonly type: 'hyperparameter' }
  /** A path, or a map with the keys below it. */
  | { readonly type: 'dataset'; readonly format: TextFormat };

export type Field = FieldBase & FieldType;
