/** What the roles and the service role may do. */
import type { RightAnswer } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, notChecked, ok } from './check.ts';
import type { EnvironmentFacts, RoleFacts } from './facts.ts';
import { partitionOf, policyCondition } from './place.ts';
import { decide, readPolicy } from './policy.ts';
import { missText } from './trust.ts';

export function checkRights({ environment, roles, serviceRole }: EnvironmentFacts): readonly CheckResult[] {
  return [
    ...roles.flatMap((role) => rightsOf(environment.name, role)),
    ...judged({ id: 'service-role-rights', subject: environment.name }, serviceRole.rights, (answers) =>
      lacking({ id: 'service-role-rights', subject: environment.name }, environment.serviceRoleArn, answers),
    ),
  ];
}

function rightsOf(environment: string, role: RoleFacts): readonly CheckResult[] {
  const subject = `${environment}: role ${role.name}`;
  const isPass = ({ action }: RightAnswer): boolean => action === 'iam:PassRole';
  const needed = { id: 'role-rights', subject } as const;
  const pass = { id: 'pass-role', subject } as const;
  const excess = { id: 'role-excess', subject } as const;
  return [
    ...judged(needed, role.rights, (answers) =>
      lacking(
        needed,
        role.arn,
        answers.filter((answer) => !isPass(answer)),
      ),
    ),
    ...(role.name === 'apply'
      ? judged(pass, role.rights, (answers) => lacking(pass, role.arn, answers.filter(isPass)))
      : []),
    ...judged(excess, role.excess, (answers) => tooMuch(excess, role.arn, answers)),
  ];
}

type About = Parameters<typeof fault>[0];

/** One result for all rights that are missing: they go into one policy. */
function lacking(about: About, roleArn: string, answers: readonly RightAnswer[]): CheckResult {
  const missing = answers.filter(({ decision }) => decision !== 'allowed');
  if (missing.length === 0)
    return ok(about, `${answers.length === 1 ? 'the right is' : `all ${answers.length} rights are`} there`);
  const denied = missing.filter(({ decision }) => decision === 'explicitly-denied');
  return fault(about, {
    found: `IAM does not allow ${missing.map(rightText).join(', ')}`,
    expected: 'every right of the table in the README',
    fix:
      denied.length > 0
        ? `Find the Deny statement (policy, boundary, or organisation) for ${denied.map(({ action }) => action).join(', ')} and role ${roleArn}.`
        : `In the policy of ${roleArn}: ${statementsFor(missing)}`,
  });
}

function rightText({ action, resource }: RightAnswer): string {
  return `${action} on ${resource}`;
}

/** What is missing as statements to copy, one for each condition: without it they would allow more than is needed. */
function statementsFor(missing: readonly RightAnswer[]): string {
  const groups = new Map<string, RightAnswer[]>();
  for (const answer of missing) {
    const key = JSON.stringify(policyCondition(answer));
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()].map(statementFor).join(', ');
}

function statementFor(missing: readonly RightAnswer[]): string {
  const [first] = missing;
  const Condition = first === undefined ? {} : policyCondition(first);
  return JSON.stringify({
    Effect: 'Allow',
    Action: [...new Set(missing.map(({ action }) => action))],
    Resource: [...new Set(missing.map(({ resource }) => resource.replace(/doctor-probe$/, '*')))],
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  });
}

function tooMuch(about: About, roleArn: string, answers: readonly RightAnswer[]): CheckResult {
  const allowed = answers.filter(({ decision }) => decision === 'allowed');
  if (allowed.length === 0) return ok(about, `none of ${answers.length} dangerous rights is there`);
  return fault(about, {
    found: `it may also ${allowed.map(rightText).join(', ')}`,
    expected: 'only the rights of the table in the README',
    fix: `Take these out of the policies of ${roleArn}, or limit them to what is ours: its resources, and the tag of the repository.`,
  });
}

/** Bedrock must be let in for training runs of this account and region, and for nothing else. */
export function checkServiceTrust({ environment, serviceRole }: EnvironmentFacts): readonly CheckResult[] {
  const about = { id: 'service-role-trust', subject: environment.name } as const;
  const others = { id: 'service-role-others', subject: environment.name } as const;
  const { serviceRoleArn, accountId, region } = environment;
  return judged(about, serviceRole.settings, (settings) => {
    if (settings === undefined)
      return fault(about, {
        found: `there is no role ${serviceRoleArn}`,
        expected: 'the role that `serviceRoleArn` names',
        fix: 'Deploy bootstrap/region.yaml, or correct `serviceRoleArn:` in jobs.yaml.',
      });
    const policy = readPolicy(settings.trust);
    if (policy === undefined)
      return notChecked(
        about,
        'its trust policy is not JSON',
        `Look at the trust policy of ${serviceRoleArn}.`,
      );
    const partition = partitionOf({ serviceRoleArn });
    const asks = (account: string) =>
      decide(policy, {
        action: 'sts:AssumeRole',
        principal: { kind: 'Service', id: 'bedrock.amazonaws.com' },
        context: {
          'aws:sourceaccount': account,
          'aws:sourcearn': `arn:${partition}:bedrock:${region}:${account}:model-customization-job/doctor-probe`,
        },
      });
    const fix = `In the trust policy of ${serviceRoleArn}: "Condition": ${JSON.stringify({
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: {
        'aws:SourceArn': `arn:${partition}:bedrock:${region}:${accountId}:model-customization-job/*`,
      },
    })}`;
    const own = asks(accountId);
    if (own.kind === 'undecided') return notChecked(about, `its trust policy has ${own.because}`, fix);
    if (own.kind !== 'allowed')
      return fault(about, {
        found: `it does not let Bedrock in${own.kind === 'not-allowed' ? `: ${own.misses.map(missText).join('; ')}` : ': a Deny statement matches'}`,
        expected: 'bedrock.amazonaws.com, for training runs of this account and region',
        fix,
      });
    const isOpen = asks('000000000000').kind === 'allowed';
    return [
      ok(about, 'it lets Bedrock in for training runs of this account and region'),
      isOpen
        ? fault(others, {
            found: 'it lets Bedrock in on behalf of other accounts',
            expected: 'conditions on aws:SourceAccount and aws:SourceArn',
            fix,
          })
        : ok(others, 'it lets Bedrock in for no other account'),
    ];
  });
}
