/** In a workflow: which roles this very job can have, and what they answer. */
import type { RoleName } from '../config/job.ts';
import { type CheckResult, fault, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts, RepositoryFacts, RoleFacts } from './facts.ts';
import { runOf, subjectOf } from './subjects.ts';
import { whoUses } from './trust.ts';

/** The workflow job that doctor runs in. */
export interface ThisJob {
  readonly subject: string;
  readonly branch: string;
  /** `by-branch`: the role is for a GitHub environment, and the job has the branch without it. */
  readonly fits: (role: RoleName) => 'made-for' | 'by-branch' | 'not';
}

/** undefined: the job has no token to tell by. */
export function thisJob({ claims, identity }: RepositoryFacts): ThisJob | undefined {
  if (claims.kind !== 'read' || identity.kind !== 'read') return undefined;
  const subject = claims.value['sub'] ?? '';
  const branch = identity.value.defaultBranch ?? 'main';
  const is = (role: RoleName, by: 'environment' | 'branch'): boolean =>
    (['classic', 'immutable'] as const).some(
      (form) => subjectOf(runOf(role, branch, by), identity.value, form) === subject,
    );
  return {
    subject,
    branch,
    fits: (role) => (is(role, 'environment') ? 'made-for' : is(role, 'branch') ? 'by-branch' : 'not'),
  };
}

export function checkAssumed(
  { environment, roles }: EnvironmentFacts,
  job: ThisJob | undefined,
): readonly CheckResult[] {
  return roles.flatMap((role) => {
    const about = { id: 'role-assumed', subject: `${environment.name}: role ${role.name}` } as const;
    if (job === undefined)
      return [
        notChecked(
          about,
          'this job has no OIDC token',
          'Add `id-token: write` to the permissions of the job.',
        ),
      ];
    if (role.assumed.kind === 'read') return [granted(about, role, job), ...callsOf(environment.name, role)];
    return [refused(about, role, job)];
  });
}

interface About {
  readonly id: 'role-assumed';
  readonly subject: string;
}

function granted(about: About, { name, arn }: RoleFacts, { subject, branch, fits }: ThisJob): CheckResult {
  const fit = fits(name);
  if (fit === 'made-for') return ok(about, `this job (${subject}) has it`);
  // Where a plan has no environments, the branch is all there is to trust; and who may plan may read only.
  const grade = fit === 'by-branch' || name === 'plan' ? warning : fault;
  return grade(about, {
    found: `this job (${subject}) can have it`,
    expected: `only ${whoUses(name, branch)}`,
    fix: `Narrow the condition on sub in the trust policy of ${arn}.`,
  });
}

function refused(
  about: About,
  { name, assumed }: RoleFacts,
  { subject, branch, fits }: ThisJob,
): CheckResult {
  if (assumed.kind === 'read') return ok(about, subject);
  if (assumed.kind === 'skipped' || assumed.code !== 'identity-refused')
    return notChecked(about, assumed.reason, assumed.hint);
  if (fits(name) === 'made-for')
    return fault(about, { found: assumed.reason, expected: 'the role for this job', fix: assumed.hint });
  const how = `Run doctor from ${whoUses(name, branch)}.`;
  return notChecked(about, `AWS refuses it to this job (${subject}), as it should`, how);
}

/** Only a call proves a right here: a role may not ask IAM about itself. */
function callsOf(environment: string, { name, arn, calls }: RoleFacts): readonly CheckResult[] {
  const about = { id: 'role-rights', subject: `${environment}: role ${name}` } as const;
  const failed = calls.flatMap(({ action, outcome }) =>
    outcome.kind === 'unreadable' ? [{ action, ...outcome }] : [],
  );
  const tried = calls.map(({ action }) => action).join(', ') || 'none';
  const [first] = failed;
  if (first === undefined)
    return [
      ok(about, `answered: ${tried}`),
      notChecked(
        about,
        'rights to write cannot be tried without writing',
        'Run doctor on a laptop: there IAM is asked about every right.',
      ),
    ];
  const isDenied = ['aws-access-denied', 'bucket-refused'].includes(first.code);
  const result = {
    found: failed.map(({ reason }) => reason).join('; '),
    expected: `answers to ${tried}`,
    fix: isDenied
      ? `In the policy of ${arn}: allow ${failed.map(({ action }) => action).join(', ')}.`
      : first.hint,
  };
  return [isDenied ? fault(about, result) : notChecked(about, result.found, result.fix)];
}
