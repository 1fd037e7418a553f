/** What `doctor` knows of the repository: from GitHub, from this job's token, and from the command line. */
import type { KnownRepository, Reading, RepositoryFacts } from '../doctor/facts.ts';
import { ENABLED_VARIABLE } from '../init/github-environments.ts';
import type { Claims, RepositorySetup } from '../ports/doctor.ts';
import type { CommandContext } from './context.ts';
import { reading, readingOf, skipped } from './reading.ts';

export async function repositoryFacts(context: CommandContext): Promise<RepositoryFacts> {
  const claims = await claimsOf(context);
  const setup = await setupOf(context);
  const [found, environments, subjectTemplate, actionsPolicy, defaultPermissions, enabledVariable] =
    await Promise.all([
      readingOf(setup, (github) => github.repository()),
      readingOf(setup, (github) => github.environments()),
      readingOf(setup, (github) => github.subjectTemplate()),
      readingOf(setup, (github) => github.actionsPolicy()),
      readingOf(setup, (github) => github.defaultPermissions()),
      readingOf(setup, (github) => github.variable(ENABLED_VARIABLE)),
    ]);
  const { repository, repositoryUrl } = context.run;
  const url = repositoryUrl ?? `https://github.com/${repository ?? 'OWNER/REPOSITORY'}`;
  return {
    identity: await identityOf(context, found, claims),
    claims,
    issuer: issuerOf(context, claims),
    environments: withAdministrator(environments, `${url}/settings/environments`),
    subjectTemplate: withAdministrator(subjectTemplate, `${url}/settings/actions`),
    actionsPolicy: withAdministrator(actionsPolicy, `${url}/settings/actions`),
    defaultPermissions: withAdministrator(defaultPermissions, `${url}/settings/actions`),
    enabledVariable: withAdministrator(enabledVariable, `${url}/settings/variables/actions`),
    url,
  };
}

/** What the token of a workflow may never read, whatever its permissions. */
function withAdministrator<T>(found: Reading<T>, page: string): Reading<T> {
  if (found.kind !== 'unreadable' || !['github-denied', 'github-not-found'].includes(found.code))
    return found;
  const hint = `Run doctor on a laptop with GH_TOKEN of somebody who administers the repository, or look at ${page}.`;
  return { ...found, hint };
}

async function claimsOf({ trigger, setup }: CommandContext): Promise<Reading<Claims>> {
  if (trigger.kind === 'local')
    return skipped('there is no OIDC token on a laptop', 'Run doctor in a workflow.');
  return await reading(() => setup.claims());
}

async function setupOf({ inputs, run, setup }: CommandContext): Promise<Reading<RepositorySetup>> {
  const { githubToken } = inputs;
  const { repository } = run;
  if (repository === undefined)
    return skipped('the repository is not known', 'Pass --repository OWNER/NAME, and set GH_TOKEN.');
  if (githubToken === undefined)
    return skipped(
      'there is no token for GitHub',
      'Set GH_TOKEN to a token that may read the settings of the repository: GH_TOKEN="$(gh auth token)". In a workflow give the input `github-token`.',
    );
  return await reading(() => setup.repository(githubToken, repository));
}

/** A token says it itself; before there is one, the address of GitHub's API tells. */
function issuerOf({ setup }: CommandContext, claims: Reading<Claims>): string {
  const said = claims.kind === 'read' ? claims.value['iss'] : undefined;
  return said?.replace(/^https:\/\//, '') ?? setup.issuer;
}

/** GitHub's own answer is whole; without it the run, the token, the clone and the command line each know a part. */
async function identityOf(
  { run, setup }: CommandContext,
  found: Reading<KnownRepository>,
  claims: Reading<Claims>,
): Promise<Reading<KnownRepository>> {
  if (found.kind === 'read') return found;
  if (run.repository === undefined) return found;
  const ofToken: Claims = claims.kind === 'read' ? claims.value : {};
  return {
    kind: 'read',
    value: {
      name: run.repository,
      id: run.repositoryId,
      ownerId: ofToken['repository_owner_id'],
      defaultBranch: run.defaultBranch ?? (await setup.clonedBranch()),
    },
  };
}
