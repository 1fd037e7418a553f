import { describe, expect, it } from '@jest/globals';
import { repositorySetup } from '../../../src/adapters/github/setup.ts';
import type { RepositorySetup } from '../../../src/ports/doctor.ts';
import { addToken, type Permissions } from '../../../src/simulator/github/state.ts';
import type { Simulator } from '../../../src/simulator/host.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { instantClock } from '../../adapters/wire.ts';
import { useSimulator } from '../../support/simulator.ts';

const ALL: Permissions = { actions: 'read', administration: 'read', variables: 'read' };

const simulator = useSimulator();

function setupAs(simulated: Simulator, permissions: Permissions): RepositorySetup {
  addToken(simulated.world.github, 'token', { login: 'octocat', permissions });
  return repositorySetup({
    token: 'token',
    repository: 'acme/support-models',
    apiUrl: `${simulated.url}/github`,
    clock: instantClock(),
  });
}

const QUESTIONS: readonly (readonly [string, (setup: RepositorySetup) => Promise<unknown>, unknown])[] = [
  [
    'environments',
    (setup) => setup.environments(),
    ['bedrock-train', 'bedrock-teardown'].map((name) => ({
      name,
      refs: { kind: 'patterns', patterns: [{ name: 'main', type: 'branch' }] },
      hasReviewers: true,
      adminsBypass: false,
    })),
  ],
  [
    'how subjects are made',
    (setup) => setup.subjectTemplate(),
    { isDefault: true, claimKeys: [], immutable: false },
  ],
  [
    'the policy for Actions',
    (setup) => setup.actionsPolicy(),
    { enabled: true, allowedActions: 'all', shaPinningRequired: false },
  ],
  ['the default permissions', (setup) => setup.defaultPermissions(), 'read'],
  ['a variable', (setup) => setup.variable('BEDROCK_TUNE_ENABLED'), 'true'],
];

describe('settings of the repository', () => {
  it.each(QUESTIONS)('are told to a token that may read them: %s', async (_, ask, expected) => {
    expect(await ask(setupAs(simulator(), ALL))).toEqual(expected);
  });

  it.each(QUESTIONS)('are refused to one that may not: %s', async (_, ask) => {
    await expect(ask(setupAs(simulator(), { contents: 'read' }))).rejects.toMatchObject({
      code: 'github-denied',
    });
  });

  it('say who the repository is, with the id that its tokens carry', async () => {
    expect(await setupAs(simulator(), {}).repository()).toEqual({
      name: 'acme/support-models',
      id: '4242',
      ownerId: simulator().world.oidc.repositoryClaims['repository_owner_id'],
      defaultBranch: 'main',
      private: true,
    });
  });

  it('can be others', async () => {
    const { settings } = simulator().world.github;
    settings.environments = [
      { name: 'open', refs: 'all', reviewers: [], adminsBypass: true },
      { name: 'protected', refs: 'protected-branches', reviewers: ['octocat'], adminsBypass: false },
      { name: 'a/b', refs: [{ name: 'v*', type: 'tag' }], reviewers: [], adminsBypass: false },
    ];
    settings.subjectClaims = ['repo', 'context'];
    settings.variables = {};
    const setup = setupAs(simulator(), ALL);
    expect(
      (await setup.environments()).map(({ name, refs, hasReviewers }) => [name, refs, hasReviewers]),
    ).toEqual([
      ['open', { kind: 'all' }, false],
      ['protected', { kind: 'protected-branches' }, true],
      ['a/b', { kind: 'patterns', patterns: [{ name: 'v*', type: 'tag' }] }, false],
    ]);
    expect(await setup.subjectTemplate()).toMatchObject({ isDefault: false, claimKeys: ['repo', 'context'] });
    expect(await setup.variable('BEDROCK_TUNE_ENABLED')).toBeUndefined();
    expect(await setup.variable('constructor')).toBeUndefined();
  });
});

describe('settings of a public repository', () => {
  const open = useSimulator({ world: createWorld({ repository: { private: false } }) });

  it('are open to everybody who may read it, but for those of its administrators', async () => {
    const setup = setupAs(open(), {});
    expect(await setup.environments()).toHaveLength(2);
    await expect(setup.actionsPolicy()).rejects.toMatchObject({ code: 'github-denied' });
    await expect(setup.variable('BEDROCK_TUNE_ENABLED')).rejects.toMatchObject({ code: 'github-denied' });
  });
});
