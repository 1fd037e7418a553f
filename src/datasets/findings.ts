/** The findings of one file: all of them up to a cap per rule, and beyond it how many more there are. */
import { compareFindings, type Finding, type Severity } from '../errors.ts';
import { type Checks, NO_CHECKS, type RuleId } from './rules.ts';

/** Findings shown of one rule in one file. */
export const FINDINGS_PER_RULE = 50;

export interface FindingDraft {
  readonly code: RuleId;
  readonly severity: Severity;
  readonly line: number;
  readonly message: string;
  /** In a command, `{file}` stands for the path of the file and `{fixed}` for that of a mended copy beside it. */
  readonly hint: string;
  /** Computed only if the finding is kept: it can cost a scan of the line. Left out: column 1. */
  readonly column?: () => number;
}

interface Rule {
  count: number;
  /** The first one beyond the cap. */
  firstHidden: Finding | undefined;
  lastLine: number;
}

export class FindingList {
  readonly #file: string;
  readonly #checks: Checks;
  readonly #kept: Finding[] = [];
  readonly #rules = new Map<string, Rule>();

  /** `checks`: what the author wants to hear of each rule. */
  constructor(file: string, checks: Checks = NO_CHECKS) {
    this.#file = file;
    this.#checks = checks;
  }

  add(found: FindingDraft): void {
    const severity = this.#checks[found.code]?.severity ?? found.severity;
    if (severity === 'off') return;
    const draft = { ...found, severity };
    const key = `${draft.severity} ${draft.code}`;
    const rule = this.#rules.get(key) ?? { count: 0, firstHidden: undefined, lastLine: 0 };
    this.#rules.set(key, rule);
    rule.count += 1;
    rule.lastLine = draft.line;
    if (rule.count <= FINDINGS_PER_RULE) this.#kept.push(this.#finding(draft));
    else rule.firstHidden ??= this.#finding(draft);
  }

  /** All findings in the order they are shown in. */
  close(): readonly Finding[] {
    const closing = [...this.#rules.values()].flatMap((rule) =>
      rule.firstHidden === undefined ? [] : [moreFindings(rule, rule.firstHidden)],
    );
    return [...this.#kept, ...closing].sort(compareFindings);
  }

  #finding({ code, severity, line, column, message, hint }: FindingDraft): Finding {
    return {
      code,
      severity,
      file: this.#file,
      line,
      column: column?.() ?? 1,
      message,
      hint: withPaths(hint, this.#file),
    };
  }
}

function withPaths(hint: string, file: string): string {
  return hint
    .replaceAll('{file}', () => shellWord(file))
    .replaceAll('{fixed}', () => shellWord(besidePath(file, 'fixed')));
}

/** Name of a file made from another one, in the same folder: `x.fixed.jsonl`, and from that one `x.fixed-2.jsonl`. */
export function besidePath(file: string, mark: string): string {
  const stem = file.replace(/\.jsonl$/, '');
  const marked = new RegExp(`\\.${mark}(?:-(\\d+))?$`).exec(stem);
  if (marked === null) return `${stem}.${mark}.jsonl`;
  return `${stem.slice(0, marked.index)}.${mark}-${Number(marked[1] ?? 1) + 1}.jsonl`;
}

/** The text as one word of a shell: a path from a pull request ends up in a command that a person runs. */
export function shellWord(text: string): string {
  // What starts with a dash would be an option.
  const path = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function moreFindings(rule: Rule, first: Finding): Finding {
  const more = rule.count - FINDINGS_PER_RULE;
  return {
    ...first,
    code: 'more-findings',
    // The findings it stands for are counted already, by those that are shown.
    severity: 'info',
    message: `${grouped(more)} more of \`${first.code}\` in this file, from line ${first.line} to line ${rule.lastLine}.`,
    hint: `Fix the first ${FINDINGS_PER_RULE} and run again: most often they share one cause.`,
  };
}

/** A count with its thousands set apart, the same in every locale. */
export function grouped(count: number): string {
  // Not `toLocaleString`: its first call loads ICU's number formats, which costs a run 10 ms.
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "412 of 4,812 rows" */
export function ofRows(count: number, rows: number): string {
  return `${grouped(count)} of ${grouped(rows)} rows`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(share < 0.1 ? 1 : 0))} %`;
}
