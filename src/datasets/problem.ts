import type { Severity } from '../errors.ts';
import type { JsonPath } from './json.ts';
import type { RuleId } from './rules.ts';

/** Something wrong inside a row, before its place in the file is looked up. */
export interface Problem {
  readonly code: RuleId;
  readonly severity: Severity;
  /** The value (or its key) that the finding points at. */
  readonly path: JsonPath;
  readonly target: 'value' | 'key';
  /** UTF-16 units into the text at `path`; left out: the start of the value. */
  readonly unit?: number;
  readonly message: string;
  readonly hint: string;
}

export type Place = Pick<Problem, 'path' | 'target'>;

export function valueAt(path: JsonPath): Place {
  return { path, target: 'value' };
}

export function keyAt(path: JsonPath): Place {
  return { path, target: 'key' };
}

/** A problem of severity error. */
export function problemAt(place: Place, code: RuleId, message: string, hint: string): Problem {
  return { ...place, code, severity: 'error', message, hint };
}
