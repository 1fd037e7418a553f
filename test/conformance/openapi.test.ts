/**
 * Our GitHub adapter and our simulated GitHub against the OpenAPI description that GitHub publishes of its REST API: every
 * request must be one it describes, down to each field; every answer of the simulator must have described fields and
 * kinds alone; and the adapter must understand the answers that GitHub publishes as examples.
 * `npm run test:conformance` names its folder in `GITHUB_OPENAPI`.
 *
 * Fields that the simulator leaves out, GraphQL, limits of length, and what GitHub does with a request are not in it.
 */
import { getOctokit } from '@actions/github';
import { afterAll, describe, expect, it } from '@jest/globals';
import { githubAdapter } from '../../src/adapters/github/api.ts';
import { repositorySetup } from '../../src/adapters/github/setup.ts';
import { addToken, openPullRequest } from '../../src/simulator/github/state.ts';
import { startSimulator } from '../../src/simulator/host.ts';
import { createCheckout } from '../../src/simulator/workflow/checkout.ts';
import { createWorld, DEFAULT_PERSONAL_TOKEN } from '../../src/simulator/world.ts';
import { instantClock } from '../adapters/wire.ts';
import { type Exchange, readDescription } from './openapi/description.ts';
import { record, recordCallsOf } from './openapi/recorder.ts';

const github = readDescription(process.env['GITHUB_OPENAPI'] ?? '');
const MISSING_SHA = '0'.repeat(40);
const REPOSITORY = 'acme/support-models';

const label = (exchange: Exchange): string => `${github.operationOf(exchange)} -> ${exchange.status}`;
const byLabel = (exchanges: readonly Exchange[]): [string, Exchange[]][] => {
  const rest = exchanges.filter(({ path }) => path !== '/graphql');
  return Object.entries(Object.groupBy(rest, label)).map(([name, same]) => [name, same ?? []]);
};

const checkout = createCheckout();
checkout.write('data/bot/train set.jsonl', '{}\n');
checkout.write('.github/workflows/train.yml', 'name: train\non:\n  workflow_dispatch:\njobs: {}\n');
const head = checkout.commit('Add');
checkout.git('branch', 'topic/one');
const world = createWorld({ repository: { directory: checkout.directory } });
const simulator = await startSimulator({ world });
const simulated = await recordCallsOf(simulator.url, '/github');
afterAll(async () => {
  await simulated.close();
  await simulator.close();
  checkout.remove();
});

/** Every method of the adapters, what goes wrong included. */
async function play(apiUrl: string): Promise<void> {
  const options = (token: string) => ({ token, repository: REPOSITORY, apiUrl, clock: instantClock() });
  const adapter = githubAdapter(options(DEFAULT_PERSONAL_TOKEN));
  const refused = (work: Promise<unknown>) =>
    expect(work).rejects.toMatchObject({ blame: expect.anything() });
  // What it asks by GraphQL it asks by REST where that is refused, of which alone this is a description.
  const refusal = { service: 'github', operation: 'POST /graphql', form: 'status', status: 404 } as const;
  simulator.faults.add({ ...refusal, count: 2 });
  const status = { sha: head, context: 'bedrock-tune', state: 'success', description: 'x' } as const;
  await adapter.getPullRequest(7);
  await refused(adapter.getPullRequest(99));
  await adapter.pullRequestsOf([head]);
  for (let at = 0; at < 101; at += 1) await adapter.createComment(7, `c${at}`);
  const [first] = await adapter.listComments(7);
  await adapter.updateComment(first?.id ?? 0, 'other');
  await adapter.deleteComment(first?.id ?? 0);
  await adapter.deleteComment(first?.id ?? 0);
  await refused(adapter.createComment(7, ' '));
  await adapter.setStatus({ ...status, targetUrl: 'https://example.com/run' });
  await adapter.setStatus({ ...status, targetUrl: undefined });
  await adapter.statusesOf([head]);
  await adapter.branchHead('main');
  await adapter.branchHead('topic/one');
  await refused(adapter.branchHead('none'));
  await adapter.fileAt(head, 'data/bot/train set.jsonl');
  await adapter.fileAt(head, 'none');
  await adapter.blobIdsAt(head, ['data/bot/train set.jsonl', 'none']);
  await refused(adapter.blobIdsAt(MISSING_SHA, ['data']));
  await refused(githubAdapter(options('no-token-of-theirs')).getPullRequest(7));
  addToken(world.github, 'reads', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
  await refused(githubAdapter(options('reads')).createComment(7, 'x'));
  await setUp(options);
}

type Options = Parameters<typeof repositorySetup>[0];

/** What `doctor` reads, and what the GitHub CLI writes in docs/setup.md. */
async function setUp(options: (token: string) => Options): Promise<void> {
  const { apiUrl } = options('');
  const octokit = getOctokit(DEFAULT_PERSONAL_TOKEN, { baseUrl: apiUrl });
  const at = { owner: 'acme', repo: 'support-models' };
  const environment = { ...at, environment_name: 'bedrock-more' };
  await octokit.rest.repos.createOrUpdateEnvironment({
    ...environment,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  await octokit.rest.repos.createDeploymentBranchPolicy({ ...environment, name: 'main', type: 'branch' });
  await octokit.rest.actions.createRepoVariable({ ...at, name: 'BEDROCK_X', value: '1' });
  await octokit.rest.actions.updateRepoVariable({ ...at, name: 'BEDROCK_X', value: '2' });
  await octokit.rest.actions.createWorkflowDispatch({ ...at, workflow_id: 'train.yml', ref: 'main' });
  await octokit.rest.actions.getWorkflow({ ...at, workflow_id: 'train.yml' });
  await octokit.rest.git.getTree({ ...at, tree_sha: 'main', recursive: '1' });
  await octokit.rest.repos.getContent({ ...at, path: 'data' });
  await octokit.rest.repos.getContent({ ...at, path: 'data/bot/train set.jsonl' });
  await octokit.rest.repos.getCommit({ ...at, ref: 'main' });
  await octokit.rest.repos.getCombinedStatusForRef({ ...at, ref: head });
  await octokit.rest.users.getAuthenticated();
  const setup = repositorySetup(options(DEFAULT_PERSONAL_TOKEN));
  await setup.repository();
  await setup.environments();
  await setup.subjectTemplate();
  await setup.actionsPolicy();
  await setup.defaultPermissions();
  await setup.variable('BEDROCK_X');
  await setup.variable('NONE');
  await octokit.rest.actions.deleteRepoVariable({ ...at, name: 'BEDROCK_X' });
  await octokit.rest.repos.deleteAnEnvironment(environment);
}

openPullRequest(world.github, { number: 7, headRef: 'topic/one', headSha: head, commits: [head] });
await play(simulated.url);

describe.each(byLabel(simulated.exchanges))(
  `%s, by GitHub's description ${github.version}`,
  (_name, same) => {
    it('is asked as described', () => {
      expect(same.flatMap(github.requestFaults)).toEqual([]);
    });

    it('is answered by the simulator as described, but for what it leaves out', () => {
      expect(same.flatMap(github.answerFaults)).toEqual([]);
    });
  },
);

/** GitHub's own example of the answer to each request; of pages, the first alone. */
const published = await record(async (asked, request) => {
  if (asked.path === '/graphql') return { status: 404, contentType: 'application/json', answered: '{}' };
  const { status, value } = github.example(asked);
  if (String(request.headers.accept).includes('.raw'))
    return { status, contentType: 'application/vnd.github.raw+json', answered: 'text\n' };
  return {
    status,
    contentType: 'application/json',
    answered: value === undefined ? '' : JSON.stringify(value),
  };
});
afterAll(() => published.close());

describe(`the examples of GitHub's description ${github.version}, understood`, () => {
  const options = {
    token: 'any',
    repository: 'octocat/Hello-World',
    apiUrl: published.url,
    clock: instantClock(),
  };
  const adapter = githubAdapter(options);
  const setup = repositorySetup(options);
  const COMMENT = { id: 1, body: 'Me too', authorLogin: 'octocat' };

  it('a pull request, alone and in the list of a commit', async () => {
    const pull = { number: 1347, state: 'open', headSha: expect.stringMatching(/^[0-9a-f]{40}$/) };
    expect(await adapter.getPullRequest(1347)).toMatchObject({ ...pull, baseRef: 'master' });
    const pulls = await adapter.pullRequestsOf([MISSING_SHA]);
    expect(pulls.get(MISSING_SHA)).toMatchObject([{ ...pull, merged: true }]);
  });

  it('comments, read and written', async () => {
    expect(await adapter.listComments(1347)).toMatchObject([COMMENT]);
    expect(await adapter.createComment(1347, 'Me too')).toMatchObject(COMMENT);
    expect(await adapter.updateComment(1, 'Me too')).toMatchObject(COMMENT);
  });

  it('statuses', async () => {
    const status = {
      context: 'continuous-integration/jenkins',
      state: 'success',
      description: 'Build has completed successfully',
    };
    expect((await adapter.statusesOf([MISSING_SHA])).get(MISSING_SHA)).toEqual([status]);
    await adapter.setStatus({ ...status, state: 'success', sha: MISSING_SHA, targetUrl: undefined });
  });

  it('branches, trees and files', async () => {
    expect(await adapter.branchHead('main')).toMatch(/^[0-9a-f]{40}$/);
    expect(await adapter.blobIdsAt(MISSING_SHA, ['file.rb', 'none'])).toEqual(
      new Map([['file.rb', expect.stringMatching(/^[0-9a-f]{40}$/)]]),
    );
    expect(await adapter.fileAt('main', 'README.md')).toBe('text\n');
  });

  it('the settings of a repository', async () => {
    expect(await setup.repository()).toMatchObject({
      name: 'octocat/Hello-World',
      id: '1296269',
      ownerId: '1',
    });
    expect(await setup.environments()).toMatchObject([{ name: 'staging', hasReviewers: true }]);
    expect(await setup.subjectTemplate()).toMatchObject({ isDefault: false, claimKeys: ['repo', 'context'] });
    expect(await setup.actionsPolicy()).toEqual({
      enabled: true,
      allowedActions: 'selected',
      shaPinningRequired: true,
    });
    expect(await setup.defaultPermissions()).toBe('read');
    expect(await setup.variable('USERNAME')).toBe('octocat');
  });
});

describe('the judge', () => {
  const asked = { method: 'POST', path: '/repos/o/r/issues/1/comments', query: new URLSearchParams() };
  const answered = { status: 201, contentType: 'application/json', answered: '{"id":1}' };
  const sound: Exchange = { ...asked, ...answered, sent: { body: 'x' } };

  it('finds nothing in what is sound', () => {
    expect([...github.requestFaults(sound), ...github.answerFaults(sound)]).toEqual([]);
  });

  it.each<[string, Partial<Exchange>]>([
    ['an operation that GitHub has not', { path: '/repos/o/r/remarks' }],
    ['a parameter that the operation has not', { query: new URLSearchParams({ pages: '1' }) }],
    ['a body that is missing', { sent: undefined }],
    ['a field that is missing', { sent: {} }],
    ['a field that the body has not', { sent: { body: 'x', color: 'red' } }],
    ['a field of another kind', { sent: { body: 1 } }],
  ])('refuses to send %s', (_what, change) => {
    expect(github.requestFaults({ ...sound, ...change })).not.toEqual([]);
  });

  it.each<[string, Partial<Exchange>]>([
    ['with a status that is not described', { status: 200 }],
    ['with a field that GitHub has not', { answered: '{"id":1,"color":"red"}' }],
    ['with a field of another kind', { answered: '{"id":"1"}' }],
    ['in another format', { contentType: 'text/html', answered: '<p>' }],
  ])('refuses an answer %s', (_what, change) => {
    expect(github.answerFaults({ ...sound, ...change })).not.toEqual([]);
  });
});
