/** Which findings a list shows: what is told elsewhere is left out, and many of one kind in one file say it a few times. */
import { compareFindings, type Finding } from '../errors.ts';

export interface ShownFinding {
  readonly finding: Finding;
  /** How many more of its code in its file are left out after it. */
  readonly more: number;
}

/** Findings of one code in one file that a short list shows. */
export const ALIKE = 3;

/** The table of a job's data says what is converted. */
export function isToldElsewhere({ code, severity }: Finding): boolean {
  return severity === 'info' && code === 'will-be-converted';
}

/** Worst first. @param alike most of one code in one file */
export function shownFindings(findings: readonly Finding[], alike: number = ALIKE): readonly ShownFinding[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings.toSorted(compareFindings)) {
    if (isToldElsewhere(finding)) continue;
    const kind = JSON.stringify([finding.severity, finding.file, finding.code]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [...kinds.values()]
    .flatMap((kind) =>
      kind.slice(0, alike).map((finding, index) => ({
        finding,
        more: index === alike - 1 ? kind.length - alike : 0,
      })),
    )
    .sort((a, b) => compareFindings(a.finding, b.finding));
}
