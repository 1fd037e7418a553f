/** The repository's settings on GitHub, which are the boundary against a person with push rights. */
import { ENABLED_VARIABLE, environmentCommands } from '../init/github-environments.ts';
import type { GitHubEnvironment } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { RepositoryFacts } from './facts.ts';
import { formOf, type JobPlaces } from './subjects.ts';

export function checkRepository(facts: RepositoryFacts, places: JobPlaces): readonly CheckResult[] {
  const { name } = knownName(facts);
  const { train, teardown } = places.environments;
  return [
    ...identity(facts),
    ...subject(facts, name),
    ...(places.by === 'branch' ? [branchAlone(facts, name)] : environments(facts, [train, teardown])),
    ...variable(facts, name),
    ...policy(facts, name),
  ];
}

function knownName({ identity: reading }: RepositoryFacts): { readonly name: string } {
  return { name: reading.kind === 'read' ? reading.value.name : 'repository' };
}

function identity({ identity: reading }: RepositoryFacts): readonly CheckResult[] {
  const about = { id: 'repository-identity', subject: 'repository' } as const;
  return judged(about, reading, ({ name, id, ownerId, defaultBranch }) =>
    id === undefined || ownerId === undefined
      ? notChecked(
          { ...about, subject: name },
          `${id === undefined ? 'its id is' : 'the id of its owner is'} not known, so the immutable form of subjects cannot be tried; default branch ${defaultBranch ?? 'not known'}, as the clone or the workflows say`,
          'Set GH_TOKEN to a token that may read the repository.',
        )
      : ok(
          { ...about, subject: name },
          `id ${id}, owner id ${ownerId}, default branch ${defaultBranch ?? 'not known'}`,
        ),
  );
}

/** In a workflow the token itself tells; else GitHub's settings do. */
function subject(facts: RepositoryFacts, name: string): readonly CheckResult[] {
  const about = { id: 'oidc-subject', subject: name } as const;
  const { claims, subjectTemplate, url } = facts;
  if (claims.kind === 'read') {
    const sub = claims.value['sub'] ?? '';
    const form = formOf(sub);
    return [
      form === undefined
        ? fault(about, {
            found: `the subject of this job is ${sub}`,
            expected: "GitHub's default template, on which the trust policies of bootstrap/account.yaml rest",
            fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true`,
          })
        : ok(about, `${form} form: ${sub}`),
    ];
  }
  return judged(about, subjectTemplate, ({ isDefault, claimKeys, immutable }) =>
    isDefault
      ? ok(
          about,
          `GitHub's default template${immutable === undefined ? '' : immutable ? ', immutable form' : ', classic form'}`,
        )
      : fault(about, {
          found: `subjects are made of ${claimKeys.join(', ') || 'other claims'}`,
          expected: 'the default template',
          fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true (or ${url}/settings/actions)`,
        }),
  );
}

/** One choice, told once: the other checks then take it for what is wanted. */
function branchAlone(facts: RepositoryFacts, name: string): CheckResult {
  const branch = branchOf(facts) ?? 'that GitHub shows first';
  return warning(
    { id: 'github-environments', subject: name },
    {
      found: `no job that writes stands in one, so its role has to trust the branch ${branch} itself: any workflow on it can use the role, and no reviewer is asked`,
      expected: 'GitHub environments with reviewers, where the plan of the repository has them',
      fix: 'Without such a plan nothing is to be done. Else change all three: make the environments, name them in the workflows, deploy account.yaml with TrustBy=environment (docs/setup.md#plans-of-github of bedrock-tune)',
    },
  );
}

function branchOf({ identity: known }: RepositoryFacts): string | undefined {
  return known.kind === 'read' ? known.value.defaultBranch : undefined;
}

function environments(facts: RepositoryFacts, names: readonly string[]): readonly CheckResult[] {
  const { environments: reading, url } = facts;
  if (reading.kind !== 'read')
    return (['github-environments', 'environment-branch-rule', 'environment-reviewers'] as const).map((id) =>
      notChecked(
        { id, subject: names.join(', ') },
        reading.reason,
        `${reading.hint} Or look: ${url}/settings/environments`,
      ),
    );
  return names.flatMap((name) => {
    const found = reading.value.find((candidate) => candidate.name === name);
    const about = { id: 'github-environments', subject: name } as const;
    if (found === undefined)
      return [
        fault(about, {
          found: 'there is no such environment; GitHub makes an open one when a job first names it',
          expected: 'an environment for the default branch only, with reviewers',
          fix: creation(facts, name),
        }),
      ];
    return [ok(about, 'it exists'), branchRule(found, facts), reviewers(found, url)];
  });
}

/** The commands of `init` in one line; names that a shell would take for more are for the page. */
function creation(facts: RepositoryFacts, name: string): string {
  const page = `${facts.url}/settings/environments/new`;
  const { name: repository } = knownName(facts);
  const branch = branchOf(facts);
  if (branch === undefined || ![repository, name, branch].every((word) => /^[\w./-]+$/.test(word)))
    return `Create it: ${page}`;
  const commands = environmentCommands({ repository, name, branch });
  return `${commands.map((command) => command.replace(/\s*\\\n\s*/g, ' ')).join(' && ')} (or ${page})`;
}

function branchRule({ name, refs }: GitHubEnvironment, facts: RepositoryFacts): CheckResult {
  const about = { id: 'environment-branch-rule', subject: name } as const;
  const { url } = facts;
  const branch = branchOf(facts);
  if (branch === undefined)
    return notChecked(about, 'the default branch is not known', `Look: ${url}/settings/environments`);
  const fix = `${url}/settings/environments: ${name}, "Deployment branches and tags": Selected branches and tags, one branch rule: ${branch}`;
  const expected = `the branch ${branch} alone`;
  switch (refs.kind) {
    case 'all':
      return fault(about, {
        found: 'every branch may use it, and every pull request of a branch',
        expected,
        fix,
      });
    case 'protected-branches':
      return warning(about, { found: 'every protected branch may use it', expected, fix });
    default: {
      const others = refs.patterns.filter((pattern) => pattern.type !== 'branch' || pattern.name !== branch);
      if (others.length > 0)
        return fault(about, {
          found: `it accepts ${others.map((other) => `the ${other.type} ${other.name}`).join(', ')}`,
          expected,
          fix,
        });
      if (refs.patterns.length === 0) return fault(about, { found: 'no branch may use it', expected, fix });
      return ok(about, `${branch} alone`);
    }
  }
}

function reviewers({ name, hasReviewers, adminsBypass }: GitHubEnvironment, url: string): CheckResult {
  const about = { id: 'environment-reviewers', subject: name } as const;
  const fix = `${url}/settings/environments: ${name}, "Required reviewers" on, "Allow administrators to bypass" off`;
  if (!hasReviewers)
    return warning(about, {
      found: 'nobody has to approve its jobs',
      expected: 'required reviewers (private repositories need GitHub Enterprise for them)',
      fix,
    });
  if (adminsBypass)
    return warning(about, {
      found: 'administrators may pass without a review',
      expected: 'each job waits for a reviewer, whoever started it',
      fix,
    });
  return ok(about, 'a reviewer approves each job, administrators too');
}

function variable({ enabledVariable, url }: RepositoryFacts, name: string): readonly CheckResult[] {
  const about = { id: 'repository-variable', subject: ENABLED_VARIABLE } as const;
  return judged(about, enabledVariable, (value) =>
    value === 'true'
      ? ok(about, 'true')
      : warning(about, {
          found: value === undefined ? 'it is not set' : `it is ${JSON.stringify(value)}`,
          expected:
            '"true"; until then train, follow, stop and teardown of the template workflows do nothing',
          fix: `gh variable set ${ENABLED_VARIABLE} --body true --repo ${name} (or ${url}/settings/variables/actions)`,
        }),
  );
}

function policy(
  { actionsPolicy, defaultPermissions, url }: RepositoryFacts,
  name: string,
): readonly CheckResult[] {
  const about = { id: 'actions-policy', subject: name } as const;
  const fix = `${url}/settings/actions`;
  return [
    ...judged(about, actionsPolicy, ({ enabled, allowedActions, shaPinningRequired }) => {
      if (!enabled) return fault(about, { found: 'GitHub Actions is off', expected: 'on', fix });
      if (allowedActions === 'local_only')
        return warning(about, {
          found: 'only actions of the owner may run',
          expected: 'actions/checkout and this action are allowed',
          fix,
        });
      return ok(
        about,
        `allowed actions: ${allowedActions}; pins ${shaPinningRequired ? 'required' : 'not required'} by GitHub`,
      );
    }),
    ...judged(about, defaultPermissions, (found) =>
      found === 'read'
        ? ok(about, 'a workflow without `permissions:` may only read')
        : warning(about, {
            found: `a workflow without \`permissions:\` gets ${found}`,
            expected: 'read',
            fix,
          }),
    ),
  ];
}
