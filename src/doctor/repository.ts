/** The repository's settings on GitHub, which are the boundary against a person with push rights. */
import type { GitHubEnvironment } from '../ports/doctor.ts';
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { RepositoryFacts } from './facts.ts';
import { formOf } from './subjects.ts';

/** The GitHub environments whose jobs may spend or delete. */
const ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'] as const;

/** @param withoutEnvironments the workflows stand in none: then the roles trust the branch, and are told of that */
export function checkRepository(
  facts: RepositoryFacts,
  withoutEnvironments: boolean,
): readonly CheckResult[] {
  const { name } = knownName(facts);
  return [
    ...identity(facts),
    ...subject(facts, name),
    ...environments(facts, withoutEnvironments),
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
          `${id === undefined ? 'its id is' : 'the id of its owner is'} not known, so the immutable form of subjects cannot be tried`,
          'Set GITHUB_TOKEN to a token that may read the repository.',
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

function environments(facts: RepositoryFacts, withoutEnvironments: boolean): readonly CheckResult[] {
  const { environments: reading, url } = facts;
  if (reading.kind !== 'read')
    return (['github-environments', 'environment-branch-rule', 'environment-reviewers'] as const).map((id) =>
      notChecked(
        { id, subject: ENVIRONMENTS.join(', ') },
        reading.reason,
        `${reading.hint} Or look: ${url}/settings/environments`,
      ),
    );
  return ENVIRONMENTS.flatMap((name) => {
    const found = reading.value.find((candidate) => candidate.name === name);
    const about = { id: 'github-environments', subject: name } as const;
    if (found === undefined)
      return [
        (withoutEnvironments ? warning : fault)(about, {
          found: withoutEnvironments
            ? 'there is no such environment, and no job stands in one: whoever may push to the branch may spend'
            : 'there is no such environment; GitHub makes an open one when a job first names it',
          expected: 'an environment for the default branch only, with reviewers',
          fix: `Create it: ${url}/settings/environments/new`,
        }),
      ];
    return [ok(about, 'it exists'), branchRule(found, facts), reviewers(found, url)];
  });
}

function branchRule(
  { name, refs }: GitHubEnvironment,
  { identity: known, url }: RepositoryFacts,
): CheckResult {
  const about = { id: 'environment-branch-rule', subject: name } as const;
  const branch = (known.kind === 'read' ? known.value.defaultBranch : undefined) ?? 'main';
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
      expected: 'nobody passes',
      fix,
    });
  return ok(about, 'a reviewer approves each job, administrators too');
}

function variable({ enabledVariable, url }: RepositoryFacts, name: string): readonly CheckResult[] {
  const about = { id: 'repository-variable', subject: 'BEDROCK_TUNE_ENABLED' } as const;
  return judged(about, enabledVariable, (value) =>
    value === 'true'
      ? ok(about, 'true')
      : warning(about, {
          found: value === undefined ? 'it is not set' : `it is ${JSON.stringify(value)}`,
          expected:
            '"true"; until then train, follow, stop and teardown of the template workflows do nothing',
          fix: `gh variable set BEDROCK_TUNE_ENABLED --body true --repo ${name} (or ${url}/settings/variables/actions)`,
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
