import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { addToken } from '../../../src/simulator/github/state.ts';
import { createWorld, DEFAULT_PERSONAL_TOKEN, FRESH } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const REPO = '/repos/acme/support-models';
const directory = mkdtempSync(join(tmpdir(), 'simulated-set-up-'));
const WORKFLOW = `name: tidy
on:
  workflow_dispatch:
    inputs:
      what: { type: choice, required: true, default: stop, options: [stop, all] }
      confirm: { type: string, default: "" }
`;

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Simulated', '-c', 'user.email=simulated@example.com'];
  return execFileSync('git', ['-C', directory, ...identity, ...args], { encoding: 'utf8' }).trim();
}

function commit(message: string): string {
  git('add', '.');
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD');
}

git('init', '--quiet', '--initial-branch', 'main');
mkdirSync(join(directory, '.github', 'workflows'), { recursive: true });
writeFileSync(join(directory, '.github', 'workflows', 'tidy.yml'), WORKFLOW);
writeFileSync(join(directory, '.github', 'workflows', 'push.yml'), 'name: push\non:\n  push:\n');
const main = commit('Begin');
git('switch', '--quiet', '--create', 'topic');
const first = commit('One');
const second = commit('Two');
git('branch', 'nothing-new', main);
afterAll(() => rmSync(directory, { recursive: true }));

const simulator = useSimulator(() => ({ world: createWorld({ ...FRESH, repository: { directory } }) }));

async function ask(method: string, path: string, body?: object, token = DEFAULT_PERSONAL_TOKEN) {
  const answer = await fetch(`${simulator().env['GITHUB_API_URL']}${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await answer.text();
  return { status: answer.status, data: text === '' ? undefined : JSON.parse(text) };
}

async function query(text: string, variables: object) {
  return (await ask('POST', '/graphql', { query: text, variables })).data;
}

function writesTo(service: string): readonly string[] {
  return simulator()
    .ledger.entries({ write: true })
    .filter((entry) => entry.service === service)
    .map(({ operation }) => operation);
}

const CHOSEN = { protected_branches: false, custom_branch_policies: true };

describe('environments', () => {
  const train = `${REPO}/environments/bedrock-train`;

  it('are made with reviewers and a rule for branches, and shown so', async () => {
    const { data: user } = await ask('GET', '/user');
    const body = { deployment_branch_policy: CHOSEN, reviewers: [{ type: 'User', id: user.id }] };
    expect((await ask('PUT', train, body)).status).toBe(200);
    expect((await ask('POST', `${train}/deployment-branch-policies`, { name: 'main' })).data).toMatchObject({
      name: 'main',
      type: 'branch',
    });
    const { data } = await ask('GET', `${REPO}/environments`);
    expect(data).toMatchObject({ total_count: 1, environments: [{ name: 'bedrock-train' }] });
    expect(data.environments[0].deployment_branch_policy).toEqual(CHOSEN);
    expect(data.environments[0].protection_rules).toContainEqual(
      expect.objectContaining({ type: 'required_reviewers' }),
    );
    const { data: rules } = await ask('GET', `${train}/deployment-branch-policies`);
    expect(rules.branch_policies).toEqual([{ id: 1, name: 'main', type: 'branch' }]);
  });

  it('keep their branch rules when put again, and lose what the body leaves out', async () => {
    const { data: user } = await ask('GET', '/user');
    const reviewers = [{ type: 'User', id: user.id }];
    await ask('PUT', train, { deployment_branch_policy: CHOSEN, reviewers });
    await ask('POST', `${train}/deployment-branch-policies`, { name: 'main' });
    await ask('PUT', train, { deployment_branch_policy: CHOSEN });
    const [environment] = simulator().world.github.settings.environments;
    expect(environment).toMatchObject({ refs: [{ name: 'main', type: 'branch' }], reviewers: [] });
    await ask('PUT', train, {});
    expect(simulator().world.github.settings.environments).toMatchObject([{ refs: 'all' }]);
  });

  it.each([
    ['both kinds of branches', { deployment_branch_policy: { ...CHOSEN, protected_branches: true } }],
    ['neither kind', { deployment_branch_policy: { ...CHOSEN, custom_branch_policies: false } }],
    ['a policy without its members', { deployment_branch_policy: {} }],
    ['an unknown reviewer', { reviewers: [{ type: 'User', id: 1 }] }],
    ['seven reviewers', { reviewers: Array.from({ length: 7 }, () => ({ type: 'User', id: 1 })) }],
  ])('refuse %s', async (_what, body) => {
    expect((await ask('PUT', train, body)).status).toBe(422);
    expect(simulator().world.github.settings.environments).toEqual([]);
  });

  it('take a branch rule once, and only where branches are chosen', async () => {
    const rules = `${train}/deployment-branch-policies`;
    expect((await ask('POST', rules, { name: 'main' })).status).toBe(404);
    await ask('PUT', train, {});
    expect((await ask('POST', rules, { name: 'main' })).status).toBe(404);
    await ask('PUT', train, { deployment_branch_policy: CHOSEN });
    expect((await ask('POST', rules, { name: '' })).status).toBe(422);
    expect((await ask('POST', rules, { name: 'main' })).status).toBe(200);
    expect((await ask('POST', rules, { name: 'main' })).status).toBe(303);
  });

  it('are deleted once', async () => {
    await ask('PUT', train, {});
    expect((await ask('DELETE', train)).status).toBe(204);
    expect((await ask('DELETE', train)).status).toBe(404);
    expect(simulator().world.github.settings.environments).toEqual([]);
  });
});

describe('variables', () => {
  const variables = `${REPO}/actions/variables`;

  it('are made, changed, read and deleted', async () => {
    expect((await ask('POST', variables, { name: 'some_flag', value: 'a' })).status).toBe(201);
    expect((await ask('POST', variables, { name: 'SOME_FLAG', value: 'b' })).status).toBe(409);
    expect((await ask('PATCH', `${variables}/SOME_FLAG`, { value: 'b' })).status).toBe(204);
    expect((await ask('GET', `${variables}/SOME_FLAG`)).data).toMatchObject({ value: 'b' });
    expect((await ask('DELETE', `${variables}/SOME_FLAG`)).status).toBe(204);
    expect((await ask('DELETE', `${variables}/SOME_FLAG`)).status).toBe(404);
    expect((await ask('PATCH', `${variables}/SOME_FLAG`, { value: 'b' })).status).toBe(404);
  });

  it.each(['1ST', 'GITHUB_X', 'a-b'])('refuse the name %s', async (name) => {
    expect((await ask('POST', variables, { name, value: 'a' })).status).toBe(422);
  });

  it('begin anew after a reset', async () => {
    await ask('POST', variables, { name: 'A', value: 'a' });
    simulator().reset();
    expect(simulator().world.github.settings.variables).toEqual({});
  });
});

it('needs the rights of an administrator for settings, and records the writes', async () => {
  addToken(simulator().world.github, 'reader', { login: 'r', permissions: { actions: 'read' } });
  const refused = [
    await ask('PUT', `${REPO}/environments/x`, {}, 'reader'),
    await ask('DELETE', `${REPO}/environments/x`, undefined, 'reader'),
    await ask('POST', `${REPO}/environments/x/deployment-branch-policies`, { name: 'm' }, 'reader'),
    await ask('POST', `${REPO}/actions/variables`, { name: 'A', value: 'a' }, 'reader'),
    await ask('PATCH', `${REPO}/actions/variables/A`, { value: 'a' }, 'reader'),
    await ask('DELETE', `${REPO}/actions/variables/A`, undefined, 'reader'),
    await ask('POST', `${REPO}/actions/workflows/tidy.yml/dispatches`, { ref: 'main' }, 'reader'),
  ];
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  expect(writesTo('github')).toHaveLength(refused.length);
});

describe('workflows', () => {
  const dispatches = `${REPO}/actions/workflows/tidy.yml/dispatches`;

  it('are known by file and by id, from the default branch', async () => {
    const { data } = await ask('GET', `${REPO}/actions/workflows/tidy.yml`);
    expect(data).toMatchObject({ name: 'tidy', path: '.github/workflows/tidy.yml', state: 'active' });
    expect((await ask('GET', `${REPO}/actions/workflows/${data.id}`)).data).toEqual(data);
    expect((await ask('GET', `${REPO}/actions/workflows/none.yml`)).status).toBe(404);
  });

  it('are asked for by hand, with the defaults of their inputs', async () => {
    expect((await ask('POST', dispatches, { ref: 'main', inputs: { what: 'all' } })).status).toBe(204);
    expect((await ask('POST', dispatches, { ref: 'refs/heads/topic' })).status).toBe(204);
    expect(simulator().world.github.dispatches).toMatchObject([
      {
        path: '.github/workflows/tidy.yml',
        ref: 'refs/heads/main',
        sha: main,
        inputs: { what: 'all', confirm: '' },
      },
      { ref: 'refs/heads/topic', sha: second, inputs: { what: 'stop' }, login: 'octocat' },
    ]);
  });

  it.each([
    ['an unknown ref', { ref: 'none' }],
    ['no ref', {}],
    ['an unknown input', { ref: 'main', inputs: { which: 'all' } }],
    ['a value that is no choice', { ref: 'main', inputs: { what: 'everything' } }],
    ['an empty required input', { ref: 'main', inputs: { what: '' } }],
  ])('refuse %s', async (_what, body) => {
    expect((await ask('POST', dispatches, body)).status).toBe(422);
    expect(simulator().world.github.dispatches).toEqual([]);
  });

  it('refuse a workflow that is not for hands', async () => {
    const path = `${REPO}/actions/workflows/push.yml/dispatches`;
    expect((await ask('POST', path, { ref: 'main' })).status).toBe(422);
  });
});

describe('GraphQL, as gh asks', () => {
  const CREATE = 'mutation PullRequestCreate($input: CreatePullRequestInput!) { createPullRequest }';
  const FIND = 'query PullRequestForBranch($headRefName: String!) { repository { pullRequests } }';
  const INFO = 'fragment repo on Repository { id } query RepositoryInfo($owner: String!) { repository }';

  async function repositoryId(): Promise<string> {
    return (await query(INFO, { owner: 'acme', name: 'support-models' })).data.repository.id;
  }

  async function create(input: object) {
    const given = { repositoryId: await repositoryId(), baseRefName: 'main', title: 'Teach', ...input };
    return await query(CREATE, { input: given });
  }

  it('opens a pull request with the commits of its branch, and finds it', async () => {
    const { data } = await create({ headRefName: 'topic' });
    expect(data.createPullRequest.pullRequest.url).toMatch(/\/acme\/support-models\/pull\/1$/);
    expect(simulator().world.github.pulls).toMatchObject([
      { number: 1, title: 'Teach', headSha: second, commits: [second, first], author: 'octocat' },
    ]);
    const open = await query(FIND, { headRefName: 'topic', states: ['OPEN'] });
    expect(open.data.repository.pullRequests.nodes).toMatchObject([{ number: 1, isCrossRepository: false }]);
    const closed = await query(FIND, { headRefName: 'topic', states: ['CLOSED', 'MERGED'] });
    expect(closed.data.repository.pullRequests.nodes).toEqual([]);
    expect(writesTo('github')).toEqual(['POST /graphql']);
  });

  it('refuses a second one, a branch without commits or that is not there, and another repository', async () => {
    await create({ headRefName: 'topic' });
    for (const input of [
      { headRefName: 'topic' },
      { headRefName: 'nothing-new' },
      { headRefName: 'none' },
      { headRefName: 'nothing-new', repositoryId: 'x' },
    ]) {
      expect((await create(input)).errors).toHaveLength(1);
    }
    expect(simulator().world.github.pulls).toHaveLength(1);
  });

  it('says what it does not know', async () => {
    expect((await query(INFO, { owner: 'acme', name: 'other' })).errors[0].type).toBe('NOT_FOUND');
    expect((await query('query Other { x }', {})).errors[0].type).toBe('NOT_SIMULATED');
  });
});
