/** Findings are collected while the file is read, so that all faults show at once. */
import { compareText, type Finding, type Position, type Severity } from '../errors.ts';

/** A fault without its place. */
export interface Fault {
  readonly code: string;
  /** Default: `error`. */
  readonly severity?: Severity;
  readonly message: string;
  readonly hint: string;
}

/** Takes down one fault at its place. */
export type Report = (at: Position, fault: Fault) => void;

export function findingAt(at: Position, fault: Fault): Finding {
  const { code, severity = 'error', message, hint } = fault;
  return { code, severity, file: at.file, line: at.line, column: at.column, message, hint };
}

/** By place in the file, each fault once (a fault in `defaults` would show for every job). */
export function inFileOrder(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...unique.values()].sort(
    (a, b) =>
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

const SHOWN = 60;

/** The author's text for a message: quoted, on one line, cut, invisible characters written out. */
export function show(text: string): string {
  return `"${visible(text, SHOWN)}"`;
}

/** The text on one line, cut, with invisible characters written out: what stands in a log cannot act there. */
export function visible(text: string, maxLength = 200): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** `a, b or c`. */
export function listOf(words: readonly string[], last: 'and' | 'or' = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
