/** What `doctor` checks, and what it says about each: data, in one order, all faults at once. */
import type { Finding, Position } from '../errors.ts';
import type { Reading } from './facts.ts';

/** Every check by its id, in the order of the report. */
export const CHECKS = {
  'repository-identity': 'Which repository this is',
  'oidc-subject': "Subject of the repository's OIDC tokens",
  'github-environments': 'GitHub environments exist',
  'environment-branch-rule': 'GitHub environments accept the default branch only',
  'environment-reviewers': 'GitHub environments ask a reviewer',
  'repository-variable': 'Repository variable that switches the workflows on',
  'actions-policy': "Repository's policy for GitHub Actions",
  'workflow-files': 'Workflows that use this action',
  'workflow-triggers': 'Events that start them',
  'workflow-permissions': 'Permissions of their jobs',
  'workflow-pins': 'Actions pinned to a commit',
  'workflow-checkout': 'Checkout with the history and without the token',
  'workflow-environments': 'GitHub environment of each job',
  'workflow-limits': 'Time limit of each job',
  'job-keys': 'Jobs of several config files',
  'account-access': 'Way into the account',
  'oidc-provider': 'OIDC provider of GitHub in the account',
  'role-trust': 'Whom each role trusts',
  'role-assumed': 'Roles this job can assume',
  'role-rights': 'What each role may do',
  'role-excess': 'What no role should be able to do',
  'pass-role': 'The service role may be passed to Bedrock',
  'service-role-trust': 'Whom the service role trusts',
  'service-role-others': 'Whom else the service role serves',
  'service-role-rights': 'What the service role may do',
  'bucket-owner': 'Buckets exist in the account',
  'bucket-region': 'Buckets are in the region of the environment',
  'bucket-public-access': 'Buckets block public access',
  'bucket-ownership': 'Buckets enforce their owner',
  'bucket-tls': 'Buckets refuse requests without TLS',
  'bucket-encryption': 'Buckets are encrypted',
  'bucket-versioning': 'Buckets keep versions',
  'bucket-lifecycle': 'Lifecycle rules of the buckets',
  'model-lifecycle': 'Base models can be fine-tuned',
  'model-access': 'Access to the base models',
  'quota-jobs': 'Quota of training runs at a time',
  'quota-models': 'Quota of custom models',
} as const;
export type CheckId = keyof typeof CHECKS;

export type Outcome =
  | 'ok'
  /** Something does not work, or somebody may do what nobody should. */
  | 'fault'
  | 'warning'
  /** It could not be found out; `found` says why and `fix` how to. */
  | 'not-checked';

export interface CheckResult {
  readonly id: CheckId;
  /** What is checked, in a few words. */
  readonly title: string;
  /** What was looked at: `prod`, `prod: role apply`, a bucket, a file. */
  readonly subject: string;
  readonly outcome: Outcome;
  readonly found: string;
  /** Empty where nothing is wrong. */
  readonly expected: string;
  /** The line to change, the command to run, or the page to open; empty where nothing is to be done. */
  readonly fix: string;
  /** Where the line stands, if it is in a file of the repository. */
  readonly at: Position | undefined;
}

interface Fault {
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
  readonly at?: Position | undefined;
}

type About = Pick<CheckResult, 'id' | 'subject'>;

function titled({ id, subject }: About): Pick<CheckResult, 'id' | 'title' | 'subject'> {
  return { id, title: CHECKS[id], subject };
}

export function ok(about: About, found: string): CheckResult {
  return { ...titled(about), outcome: 'ok', found, expected: '', fix: '', at: undefined };
}

export function fault(about: About, { at, ...rest }: Fault): CheckResult {
  return { ...titled(about), outcome: 'fault', ...rest, at };
}

export function warning(about: About, { at, ...rest }: Fault): CheckResult {
  return { ...titled(about), outcome: 'warning', ...rest, at };
}

export function notChecked(about: About, why: string, how: string): CheckResult {
  return { ...titled(about), outcome: 'not-checked', found: why, expected: '', fix: how, at: undefined };
}

/** Judges what was read; what could not be read is told as such. */
export function judged<T>(
  about: About,
  reading: Reading<T>,
  judge: (value: T) => CheckResult | readonly CheckResult[],
): readonly CheckResult[] {
  if (reading.kind !== 'read') return [notChecked(about, reading.reason, reading.hint)];
  return [judge(reading.value)].flat();
}

/** A fault or a warning as a finding at a place; of all else there is nothing to say. */
export function findingOf(result: CheckResult, at: Position): readonly Finding[] {
  const { id, outcome, subject, found, expected, fix } = result;
  if (outcome !== 'fault' && outcome !== 'warning') return [];
  const severity = outcome === 'fault' ? 'error' : 'warning';
  const message = `${subject}: ${found}; expected: ${expected}`;
  return [{ ...at, code: id, severity, message, hint: fix }];
}

const ORDER: readonly string[] = Object.keys(CHECKS);

/** In the order of the table; within a check as it was found. */
export function sorted(results: readonly CheckResult[]): readonly CheckResult[] {
  return results.toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}
