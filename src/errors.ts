/**
 * The one error and the one diagnostic of the project.
 *
 * `AppError` is for what stops a run; `Finding` is for what is wrong with the user's input. Findings are collected
 * (all faults at once), errors are thrown (nothing sensible can follow).
 */

/** Who has to act so that the next run goes through. */
export type Blame = 'user' | 'aws' | 'github' | 'bug';

/** Every way a run can stop. The list is closed: it is also the tail of the `reason-code` output. */
export const ERROR_CODES = [
  'input-invalid',
  'event-invalid',
  'trigger-refused',
  'not-default-branch',
  'config-missing',
  'file-unreadable',
  'file-changed',
  'git-failed',
  'oidc-unavailable',
  'identity-refused',
  'identity-unavailable',
  'account-mismatch',
  'aws-access-denied',
  'aws-not-found',
  'aws-rejected',
  'aws-throttled',
  'aws-unavailable',
  'aws-unexpected-answer',
  'bucket-refused',
  'name-in-use',
  'run-mismatch',
  'github-denied',
  'github-not-found',
  'github-unavailable',
  'github-unexpected-answer',
  'confirm-mismatch',
  'repository-id-missing',
  'cancelled',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface AppErrorOptions {
  readonly blame: Blame;
  /** The fix, imperative; names the file, key or permission. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** The only error class thrown on purpose. `message` says what happened, `hint` what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly blame: Blame;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.blame = options.blame;
    this.hint = options.hint;
  }
}

/** AWS was busy or out of reach: the same question may have an answer in a moment. */
export function isPassing(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'aws-throttled' || error.code === 'aws-unavailable');
}

/** Any thrown value as an `AppError`; what nobody foresaw is a bug of ours and says so. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('internal', message, {
    blame: 'bug',
    hint: 'Report this with the log of the run; nothing you wrote should cause it.',
    cause: error,
  });
}

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file of the repository. Lines and columns count from 1; columns count UTF-16 units. */
export interface Position {
  /** Path relative to the repository root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One diagnostic about the user's input (`jobs.yaml`, a dataset, an action input). */
export interface Finding extends Position {
  /** Stable kebab-case id, for example `unknown-key` or `bad-json`. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found and what is allowed. Never contains dataset text. */
  readonly message: string;
  /** The fix, imperative. Empty only for severity `info`. */
  readonly hint: string;
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Worst first, then by file, line, column and code: the one order findings are shown in. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code)
  );
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** Order by code unit, the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Closes a `switch` over a union: a new member becomes a compile error here. */
export function unreachable(value: never): never {
  throw new AppError('internal', `unhandled case ${JSON.stringify(value)}`, {
    blame: 'bug',
    hint: 'Report this with the log of the run.',
  });
}
