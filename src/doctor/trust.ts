/** Whom the roles trust, against whom they are for. */
import type { RoleName } from '../config/job.ts';
import type { RoleSettings } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts, Reading, RoleFacts } from './facts.ts';
import { decide, type Miss, type PolicyText, type PolicyVerdict, readPolicy } from './policy.ts';
import { strangersTo } from './strangers.ts';
import {
  AUDIENCE,
  type By,
  claimKeys,
  type Home,
  type RunKind,
  runOf,
  type SubjectForm,
  standsInEnvironment,
  subjectOf,
} from './subjects.ts';

const ASSUME_ACTION = 'sts:AssumeRoleWithWebIdentity';
const FORMS: readonly SubjectForm[] = ['classic', 'immutable'];

export interface TrustContext {
  readonly home: Reading<Home>;
  /** The form GitHub uses for this repository today; undefined: not known. */
  readonly form: SubjectForm | undefined;
}

export function checkTrust(
  { environment, roles }: Pick<EnvironmentFacts, 'environment' | 'roles'>,
  { home, form }: TrustContext,
): readonly CheckResult[] {
  return roles.flatMap((role) => {
    const about = { id: 'role-trust', subject: `${environment.name}: role ${role.name}` } as const;
    return judged(about, role.settings, (settings) =>
      judged(about, home, (repository) => trustOf({ about, role, repository, form }, settings)),
    );
  });
}

interface Subject {
  readonly about: { readonly id: 'role-trust'; readonly subject: string };
  readonly role: Pick<RoleFacts, 'name' | 'arn'>;
  readonly repository: Home;
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
    expected: `only ${whoOf(runFor(subject))} of ${repository.name}`,
    fix: conditionFix(subject),
  });
}

function missingRole({ about, role }: Subject): CheckResult {
  return fault(about, {
    found: `there is no role ${role.arn}`,
    expected: 'the role that jobs.yaml names',
    fix: 'Deploy bootstrap/account.yaml, or correct the ARN under `roles:` in jobs.yaml.',
  });
}

function runFor({ role, repository }: Subject): RunKind {
  return runOf(role.name, repository, repository.by);
}

interface Bearer {
  readonly run: RunKind;
  readonly repository: Home;
  readonly audience?: string;
}

/** undefined: this form of the subject needs ids that are not known. */
function verdictOf(
  policy: PolicyText,
  roleArn: string,
  { run, repository, audience = AUDIENCE }: Bearer,
  form: SubjectForm,
): PolicyVerdict | undefined {
  const sub = subjectOf(run, repository, form);
  if (sub === undefined) return undefined;
  return decide(policy, {
    action: ASSUME_ACTION,
    principal: { kind: 'Federated', id: providerArn(roleArn, repository) },
    context: claimKeys(run, repository, { sub, aud: audience }),
  });
}

/** The provider stands in the account of the role: STS accepts no other. */
function providerArn(roleArn: string, { issuer }: Home): string {
  const [, partition = 'aws', , , account = ''] = roleArn.split(':');
  return `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
}

/** The forms of the subject in which a role lets a run in. */
function formsFor(policy: PolicyText, roleArn: string, bearer: Bearer): readonly SubjectForm[] {
  return FORMS.filter((form) => verdictOf(policy, roleArn, bearer, form)?.kind === 'allowed');
}

function acceptance(subject: Subject, policy: PolicyText): CheckResult {
  const { about, role, repository } = subject;
  const forms = formsFor(policy, role.arn, { run: runFor(subject), repository });
  const inUse = subject.form ?? forms[0];
  if (inUse !== undefined && forms.includes(inUse)) return accepted(subject, forms);
  const branch = runOf(role.name, repository, 'branch');
  if (forms.length > 0 || formsFor(policy, role.arn, { run: branch, repository }).length === 0)
    return refusal(subject, policy);
  return fault(about, {
    found: `it trusts ${whoOf(branch)} itself, and a job in ${whoOf(runFor(subject))} has another subject`,
    expected: whoOf(runFor(subject)),
    fix: conditionFix(subject),
  });
}

/** Where the roles that write expect their jobs to stand; undefined: none of them lets any such job in. */
export function trustedBy(
  environments: readonly Pick<EnvironmentFacts, 'roles'>[],
  home: Home,
): By | undefined {
  const roles = environments.flatMap((environment) => environment.roles);
  const trusts = (by: By): boolean =>
    roles.some(({ name, arn, settings }) => {
      if (!standsInEnvironment(name) || settings.kind !== 'read') return false;
      const policy = readPolicy(settings.value?.trust ?? '');
      const bearer = { run: runOf(name, home, by), repository: home };
      return policy !== undefined && formsFor(policy, arn, bearer).length > 0;
    });
  return (['environment', 'branch'] as const).find(trusts);
}

function accepted(subject: Subject, forms: readonly SubjectForm[]): CheckResult {
  const { about, repository } = subject;
  const run = runFor(subject);
  const lacking = FORMS.filter((form) => !forms.includes(form) && subjectOf(run, repository, form));
  // Who has named the form in use has less to trust: a classic subject belongs to whoever holds the name.
  if (lacking.length > 0 && subject.form === undefined)
    return warning(about, {
      found: `it trusts the ${forms.join()} form of the subject and not the ${lacking.join()} one`,
      expected: 'both, for GitHub moves repositories from the classic to the immutable form',
      fix: conditionFix(subject),
    });
  const only = forms.length < FORMS.length ? ` (${forms.join()} form of the subject)` : '';
  return ok(about, `it trusts ${whoOf(run)} of ${repository.name} and nobody else that was tried${only}`);
}

function refusal(subject: Subject, policy: PolicyText): CheckResult {
  const { about, role, repository } = subject;
  const form = subject.form ?? 'classic';
  const run = runFor(subject);
  const verdict = verdictOf(policy, role.arn, { run, repository }, form);
  if (verdict?.kind === 'undecided')
    return notChecked(
      about,
      `its trust policy has ${verdict.because}, which is not weighed here`,
      conditionFix(subject),
    );
  const misses = verdict?.kind === 'not-allowed' ? verdict.misses : [];
  if (misses.length > 0 && misses.every((miss) => dependsOnToken(miss, repository)))
    return notChecked(
      about,
      `its trust depends on what only a token says: ${misses.map(missText).join('; ')}`,
      'Run doctor in the workflow job that uses the role.',
    );
  const why = verdict?.kind === 'denied' ? 'a Deny statement matches' : misses.map(missText).join('; ');
  return fault(about, {
    found: `it does not trust ${whoOf(run)}${why === '' ? '' : `: ${why}`}`,
    expected: `the subject ${subjectOf(run, repository, form)}`,
    fix: conditionFix(subject),
  });
}

function dependsOnToken(miss: Miss, { issuer }: Home): boolean {
  return (
    miss.kind === 'condition' &&
    miss.found === undefined &&
    miss.condition.key.toLowerCase().startsWith(`${issuer.toLowerCase()}:`)
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
function conditionFix(subject: Subject): string {
  const run = runFor(subject);
  const { issuer } = subject.repository;
  const subjects = FORMS.flatMap((form) => subjectOf(run, subject.repository, form) ?? []);
  const condition = {
    StringEquals: {
      [`${issuer}:aud`]: AUDIENCE,
      [`${issuer}:sub`]: subjects.length === 1 ? subjects[0] : subjects,
    },
  };
  return `In the trust policy of ${subject.role.arn}: "Condition": ${JSON.stringify(condition)}, "Action": "${ASSUME_ACTION}", "Principal": {"Federated": "${providerArn(subject.role.arn, subject.repository)}"}`;
}

/** @param role for messages about roles that this job is not for */
export function whoUses(role: RoleName, home: Home): string {
  return whoOf(runOf(role, home, home.by));
}
