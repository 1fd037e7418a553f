/** Repositories on another GitHub: a server of one's own, or a tenant of ghe.com. */
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { nodeFiles } from '../../src/adapters/node/files.ts';
import { setupAdapter } from '../../src/adapters/setup.ts';
import type { CheckResult } from '../../src/doctor/check.ts';
import type { EnvironmentFacts, RoleFacts } from '../../src/doctor/facts.ts';
import { type Home, USUAL_ENVIRONMENTS } from '../../src/doctor/subjects.ts';
import { checkTrust } from '../../src/doctor/trust.ts';
import { instantClock } from '../adapters/wire.ts';
import { ACCOUNT, ALL_ROLES, REGION, REPOSITORY, ROLES, stack, trustOf } from '../bootstrap/stacks.ts';

const SERVER = 'GitHub.acme.example/_services/token';

const UNASKED = { kind: 'skipped', reason: 'nobody asked', hint: '' } as const;
const ENVIRONMENT: EnvironmentFacts['environment'] = {
  name: 'prod',
  at: { file: 'jobs.yaml', line: 3, column: 3 },
  region: REGION,
  accountId: ACCOUNT,
  bucket: 'data',
  outputBucket: 'output',
  prefix: 'p',
  serviceRoleArn: `arn:aws:iam::${ACCOUNT}:role/service`,
  roles: {},
};

function issuerAt(apiUrl?: string): string {
  return setupAdapter({
    env: { GITHUB_API_URL: apiUrl },
    root: '.',
    files: nodeFiles({ root: '.', temp: tmpdir() }),
    clock: instantClock(),
    mintToken: () => Promise.reject(new Error('no token')),
    runId: '1',
    runAttempt: '1',
  }).issuer;
}

describe('the issuer of tokens', () => {
  it.each([
    [undefined, 'token.actions.githubusercontent.com'],
    ['https://api.github.com', 'token.actions.githubusercontent.com'],
    ['http://127.0.0.1:4566/github', 'token.actions.githubusercontent.com'],
    ['https://github.acme.example/api/v3', 'github.acme.example/_services/token'],
    ['https://github.acme.example/api/v3/', 'github.acme.example/_services/token'],
    ['https://api.octocorp.ghe.com', 'token.actions.octocorp.ghe.com'],
  ])('follows from the address of the API: %s', (apiUrl, issuer) => {
    expect(issuerAt(apiUrl)).toBe(issuer);
  });
});

describe('roles that a server is trusted by', () => {
  function checked(issuer: string): readonly CheckResult[] {
    const made = stack('account', { OidcIssuer: SERVER, EvaluateRole: 'yes' });
    const home: Home = {
      name: `${REPOSITORY['GitHubOwner']}/${REPOSITORY['GitHubRepository']}`,
      id: REPOSITORY['RepositoryId'],
      ownerId: REPOSITORY['OwnerId'],
      defaultBranch: 'main',
      issuer,
      environments: USUAL_ENVIRONMENTS,
      by: 'environment',
    };
    const roles = ALL_ROLES.map((name): RoleFacts => {
      const trust = JSON.stringify({ Statement: trustOf(made, ROLES[name]) });
      const settings = { kind: 'read', value: { trust } } as const;
      const unasked = { rights: UNASKED, excess: UNASKED, assumed: UNASKED, calls: [] };
      return { name, arn: `arn:aws:iam::${ACCOUNT}:role/${name}`, settings, ...unasked };
    });
    return checkTrust(
      { environment: ENVIRONMENT, roles },
      { home: { kind: 'read', value: home }, form: undefined },
    );
  }

  it('are fine where its issuer is known, and in fault where tokens come from elsewhere', () => {
    expect(checked(SERVER).map(({ outcome }) => outcome)).toEqual(ALL_ROLES.map(() => 'ok'));
    expect(checked('token.actions.githubusercontent.com').map(({ outcome }) => outcome)).toEqual(
      ALL_ROLES.map(() => 'fault'),
    );
  });
});
