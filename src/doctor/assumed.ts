/** In a workflow: which roles this very job can have, and what they answer. */
import type { RoleName } from '../config/job.ts';
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts, Reading, RepositoryFacts, RoleFacts } from './facts.ts';
import { type By, type Home, runOf, subjectOf } from './subjects.ts';
import { whoUses } from './trust.ts';

/** The workflow job that doctor runs in. */
export interface ThisJob {
  readonly subject: string;
  readonly home: Home;
  /** `by-branch`: the role is for a GitHub environment, and the job has the branch without it. */
  readonly fits: (role: RoleName) => 'made-for' | 'by-branch' | 'not';
}

export function thisJob({ claims }: Pick<RepositoryFacts, 'claims'>, known: Reading<Home>): Reading<ThisJob> {
  if (claims.kind !== 'read') return claims;
  if (known.kind !== 'read') return known;
  const home = known.value;
  const subject = claims.value['sub'] ?? '';
  const is = (role: RoleName, by: By): boolean =>
    (['classic', 'immutable'] as const).some(
      (form) => subjectOf(runOf(role, home, by), home, form) === subject,
    );
  const fits: ThisJob['fits'] = (role) =>
    is(role, home.by) ? 'made-for' : is(role, 'branch') ? 'by-branch' : 'not';
  return { kind: 'read', value: { subject, home, fits } };
}

export function checkAssumed(
  { environment, roles }: EnvironmentFacts,
  thisOne: Reading<ThisJob>,
): readonly CheckResult[] {
  return roles.flatMap((role) => {
    const about = { id: 'role-assumed', subject: `${environment.name}: role ${role.name}` } as const;
    return judged(about, thisOne, (job) =>
      role.assumed.kind === 'read'
        ? [granted(about, role, job), ...callsOf(environment.name, role)]
        : refused(about, role, job),
    );
  });
}

interface About {
  readonly id: 'role-assumed';
  readonly subject: string;
}

function granted(about: About, { name, arn }: RoleFacts, { subject, home, fits }: ThisJob): CheckResult {
  const fit = fits(name);
  if (fit === 'made-for') return ok(about, `this job (${subject}) has it`);
  // A push to the branch needs a right of its own; and who may plan may read only.
  const grade = fit === 'by-branch' || name === 'plan' ? warning : fault;
  return grade(about, {
    found: `this job (${subject}) can have it`,
    expected: `only ${whoUses(name, home)}`,
    fix: `Narrow the condition on sub in the trust policy of ${arn}.`,
  });
}

function refused(about: About, { name, assumed }: RoleFacts, { subject, home, fits }: ThisJob): CheckResult {
  if (assumed.kind === 'read') return ok(about, subject);
  if (assumed.kind === 'skipped' || assumed.code !== 'identity-refused')
    return notChecked(about, assumed.reason, assumed.hint);
  if (fits(name) === 'made-for')
    return fault(about, { found: assumed.reason, expected: 'the role for this job', fix: assumed.hint });
  const how = `Run doctor from ${whoUses(name, home)}.`;
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
