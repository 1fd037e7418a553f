/** Whom the roles trust, against whom they are for. */
import type { RoleName } from '../config/job.ts';
import type { RoleSettings } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts, KnownRepository, Reading, RoleFacts } from './facts.ts';
import { decide, type Miss, type PolicyText, type PolicyVerdict, readPolicy } from './policy.ts';
import { strangersTo } from './strangers.ts';
import { AUDIENCE, claimKeys, ISSUER, type RunKind, runOf, type SubjectForm, subjectOf } from './subjects.ts';

export const ASSUME_ACTION = 'sts:AssumeRoleWithWebIdentity';
const FORMS: readonly SubjectForm[] = ['classic', 'immutable'];

export interface TrustContext {
  readonly identity: Reading<KnownRepository>;
  /** The form GitHub uses for this repository today; undefined: not known. */
  readonly form: SubjectForm | undefined;
}

export function checkTrust(
  { environment, roles }: Pick<EnvironmentFacts, 'environment' | 'roles'>,
  { identity, form }: TrustContext,
): readonly CheckResult[] {
  return roles.flatMap((role) => {
    const about = { id: 'role-trust', subject: `${environment.name}: role ${role.name}` } as const;
    return judged(about, role.settings, (settings) =>
      judged(about, identity, (repository) => trustOf({ about, role, repository, form }, settings)),
    );
  });
}

interface Subject {
  readonly about: { readonly id: 'role-trust'; readonly subject: string };
  readonly role: Pick<RoleFacts, 'name' | 'arn'>;
  readonly repository: KnownRepository;
  readonly form: SubjectForm | undefined;
}

function trustOf(subject: Subject, settings: RoleSettings | undefined): CheckResult {
  const { about, role, repository } = subject;
  if (settings === undefined) return missingRole(subject);
  const policy = readPolicy(settings.trust);
  if (policy === undefined)
    return notChecked(about, 'its trust policy is not JSON', `Look at the trust policy of ${role.arn}.`);
  const trusted = strangersTo(role.name, repository).filter((stranger) =>
    FORMS.some((form) => verdictOf(policy, role.arn, stranger, form)?.kind === 'allowed'),
  );
  if (trusted.length === 0) return acceptance(subject, policy);
  return fault(about, {
    found: `it also trusts ${[...new Set(trusted.map(({ who }) => who))].join(', ')}`,
    expected: `only ${whoOf(runFor(subject, 'environment'))} of ${repository.name}`,
    fix: conditionFix(subject, 'environment'),
  });
}

function missingRole({ about, role }: Subject): CheckResult {
  return fault(about, {
    found: `there is no role ${role.arn}`,
    expected: 'the role that jobs.yaml names',
    fix: 'Deploy bootstrap/account.yaml, or correct the ARN under `roles:` in jobs.yaml.',
  });
}

type By = 'environment' | 'branch';

function runFor({ role, repository }: Subject, by: By): RunKind {
  return runOf(role.name, repository.defaultBranch ?? 'main', by);
}

interface Bearer {
  readonly run: RunKind;
  readonly repository: KnownRepository;
}

/** undefined: this form of the subject needs ids that are not known. */
function verdictOf(
  policy: PolicyText,
  roleArn: string,
  { run, repository }: Bearer,
  form: SubjectForm,
): PolicyVerdict | undefined {
  const sub = subjectOf(run, repository, form);
  if (sub === undefined) return undefined;
  return decide(policy, {
    action: ASSUME_ACTION,
    principal: { kind: 'Federated', id: providerArn(roleArn) },
    context: claimKeys(run, repository, sub),
  });
}

/** The provider stands in the account of the role: STS accepts no other. */
export function providerArn(roleArn: string): string {
  const [, partition = 'aws', , , account = ''] = roleArn.split(':');
  return `arn:${partition}:iam::${account}:oidc-provider/${ISSUER}`;
}

/** Accepted by environment or by branch, and in which forms of the subject. */
function acceptance(subject: Subject, policy: PolicyText): CheckResult {
  const acceptedBy = (by: By): readonly SubjectForm[] =>
    FORMS.filter((form) => {
      const bearer = { run: runFor(subject, by), repository: subject.repository };
      return verdictOf(policy, subject.role.arn, bearer, form)?.kind === 'allowed';
    });
  const byEnvironment = acceptedBy('environment');
  const byBranch = acceptedBy('branch');
  const by: By = byEnvironment.length > 0 ? 'environment' : 'branch';
  const forms = by === 'environment' ? byEnvironment : byBranch;
  const inUse = subject.form ?? forms[0];
  if (inUse === undefined || !forms.includes(inUse)) return refusal(subject, policy);
  return accepted(subject, by, forms);
}

function accepted(subject: Subject, by: By, forms: readonly SubjectForm[]): CheckResult {
  const { about, role, repository } = subject;
  const run = runFor(subject, by);
  const lacking = FORMS.filter((form) => !forms.includes(form) && subjectOf(run, repository, form));
  // Who has named the form in use has less to trust: a classic subject belongs to whoever holds the name.
  if (lacking.length > 0 && subject.form === undefined)
    return warning(about, {
      found: `it trusts the ${forms.join()} form of the subject and not the ${lacking.join()} one`,
      expected: 'both, for GitHub moves repositories from the classic to the immutable form',
      fix: conditionFix(subject, by),
    });
  if (by === 'branch' && runFor(subject, 'environment').kind === 'environment')
    return warning(about, {
      found: `it trusts the branch itself: no reviewer stands before ${role.name}`,
      expected: whoOf(runFor(subject, 'environment')),
      fix: conditionFix(subject, 'environment'),
    });
  const only = forms.length < FORMS.length ? ` (${forms.join()} form of the subject)` : '';
  return ok(about, `it trusts ${whoOf(run)} of ${repository.name} and nobody else that was tried${only}`);
}

function refusal(subject: Subject, policy: PolicyText): CheckResult {
  const { about, role, repository } = subject;
  const form = subject.form ?? 'classic';
  const run = runFor(subject, 'environment');
  const verdict = verdictOf(policy, role.arn, { run, repository }, form);
  if (verdict?.kind === 'undecided')
    return notChecked(
      about,
      `its trust policy has ${verdict.because}, which is not weighed here`,
      conditionFix(subject, 'environment'),
    );
  const misses = verdict?.kind === 'not-allowed' ? verdict.misses : [];
  if (misses.length > 0 && misses.every(dependsOnToken))
    return notChecked(
      about,
      `its trust depends on what only a token says: ${misses.map(missText).join('; ')}`,
      'Run doctor in the workflow job that uses the role.',
    );
  const why = verdict?.kind === 'denied' ? 'a Deny statement matches' : misses.map(missText).join('; ');
  return fault(about, {
    found: `it does not trust ${whoOf(run)}${why === '' ? '' : `: ${why}`}`,
    expected: `the subject ${subjectOf(run, repository, form)}`,
    fix: conditionFix(subject, 'environment'),
  });
}

function dependsOnToken(miss: Miss): boolean {
  return (
    miss.kind === 'condition' &&
    miss.found === undefined &&
    miss.condition.key.toLowerCase().startsWith(`${ISSUER}:`)
  );
}

export function missText(miss: Miss): string {
  switch (miss.kind) {
    case 'principal':
      return `its principal is ${miss.principals.map(({ kind, id }) => `${kind} ${id}`).join(', ') || 'nobody'}`;
    case 'action':
      return `its action is ${miss.actions.join(', ') || 'missing'}`;
    default: {
      const { operator, key, values } = miss.condition;
      return `${operator} ${key} wants ${values.join(' or ')}${miss.found === undefined ? '' : `, and it is ${miss.found}`}`;
    }
  }
}

function whoOf(run: RunKind): string {
  switch (run.kind) {
    case 'pull-request':
      return 'pull requests';
    case 'branch':
      return `the branch ${run.branch}`;
    default:
      return `the GitHub environment ${run.environment}`;
  }
}

/** The condition that lets exactly these runs in, in both forms as far as ids are known. */
function conditionFix(subject: Subject, by: By): string {
  const run = runFor(subject, by);
  const subjects = FORMS.flatMap((form) => subjectOf(run, subject.repository, form) ?? []);
  const condition = {
    StringEquals: {
      [`${ISSUER}:aud`]: AUDIENCE,
      [`${ISSUER}:sub`]: subjects.length === 1 ? subjects[0] : subjects,
    },
  };
  return `In the trust policy of ${subject.role.arn}: "Condition": ${JSON.stringify(condition)}, "Action": "${ASSUME_ACTION}", "Principal": {"Federated": "${providerArn(subject.role.arn)}"}`;
}

/** @param role for messages about roles that this job is not for */
export function whoUses(role: RoleName, branch: string): string {
  return whoOf(runOf(role, branch, 'environment'));
}
