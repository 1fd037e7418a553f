/** Which findings become annotations: the runner shows ten per level and step, and drops the rest in silence. */
import { compareFindings, type Finding, type Severity } from '../errors.ts';

const PER_LEVEL = 10;

export interface SelectedAnnotations {
  /** Worst first; at most 10 of each severity. */
  readonly shown: readonly Finding[];
  /** How many findings were left out; to be said, never dropped in silence. */
  readonly omitted: number;
}

export function selectAnnotations(findings: readonly Finding[]): SelectedAnnotations {
  const sorted = findings.toSorted(compareFindings);
  const shown = (['error', 'warning', 'info'] satisfies Severity[]).flatMap((severity) =>
    sorted.filter((finding) => finding.severity === severity).slice(0, PER_LEVEL),
  );
  return { shown, omitted: findings.length - shown.length };
}
