import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOctokit } from '@actions/github';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  addToken,
  closePullRequest,
  mergePullRequest,
  openPullRequest,
  type Permissions,
} from '../../../src/simulator/github/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const REPO = { owner: 'acme', repo: 'support-models' };
const directory = mkdtempSync(join(tmpdir(), 'simulated-github-'));
const commits: { first: string; second: string } = { first: '', second: '' };

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Simulated', '-c', 'user.email=simulated@example.com'];
  return execFileSync('git', ['-C', directory, ...identity, ...args], { encoding: 'utf8' }).trim();
}

function commitFile(path: string, text: string): string {
  mkdirSync(join(directory, path, '..'), { recursive: true });
  writeFileSync(join(directory, path), text);
  git('add', '.');
  git('commit', '--quiet', '--message', `Add ${path}`);
  return git('rev-parse', 'HEAD');
}

git('init', '--quiet', '--initial-branch', 'main');
commits.first = commitFile('jobs.yaml', 'version: 1\n');
commits.second = commitFile('datasets/bot/träin set.jsonl', '{"a":"ü"}\n');
git('branch', 'feature/x', commits.first);
afterAll(() => rmSync(directory, { recursive: true }));

const simulator = useSimulator(() => ({ world: createWorld({ repository: { directory } }) }));

function octokitFor(token: string) {
  return getOctokit(token, { baseUrl: simulator().env['GITHUB_API_URL'] ?? '', request: { retries: 0 } });
}

function octokitWith(permissions: Permissions) {
  addToken(simulator().world.github, 'limited', { login: 'limited[bot]', permissions });
  return octokitFor('limited');
}

let octokit: ReturnType<typeof getOctokit>;
let pull: { readonly number: number };
beforeAll(() => {
  octokit = octokitFor(simulator().env['GITHUB_TOKEN'] ?? '');
});
beforeEach(() => {
  pull = openPullRequest(simulator().world.github, {
    number: 7,
    headSha: commits.second,
    headRef: 'feature/x',
  });
});

describe('pull requests', () => {
  it('gives one, open and merged', async () => {
    const { data: open } = await octokit.rest.pulls.get({ ...REPO, pull_number: 7 });
    expect(open).toMatchObject({
      number: 7,
      state: 'open',
      merged: false,
      merged_at: null,
      merge_commit_sha: null,
    });
    expect(open.head).toMatchObject({ sha: commits.second, ref: 'feature/x' });
    expect(open.base).toMatchObject({ ref: 'main', repo: { id: 4242, full_name: 'acme/support-models' } });
    const [state] = simulator().world.github.pulls;
    if (state !== undefined) mergePullRequest(state, commits.first, Date.UTC(2026, 0, 2));
    const { data: merged } = await octokit.rest.pulls.get({ ...REPO, pull_number: 7 });
    expect(merged).toMatchObject({ state: 'closed', merged: true, merged_at: '2026-01-02T00:00:00Z' });
    expect(merged.merge_commit_sha).toBe(commits.first);
  });

  it('tells a closed one from a merged one', async () => {
    const [state] = simulator().world.github.pulls;
    if (state !== undefined) closePullRequest(state, Date.UTC(2026, 0, 2));
    const { data } = await octokit.rest.pulls.get({ ...REPO, pull_number: 7 });
    expect(data).toMatchObject({
      state: 'closed',
      merged: false,
      merged_at: null,
      closed_at: '2026-01-02T00:00:00Z',
    });
  });

  it('tells a fork by its repository', async () => {
    openPullRequest(simulator().world.github, {
      headSha: commits.second,
      headRef: 'x',
      headRepository: 'mallory/fork',
    });
    const { data } = await octokit.rest.pulls.get({ ...REPO, pull_number: 8 });
    expect(data.head.repo).toMatchObject({ full_name: 'mallory/fork', fork: true });
  });

  it('finds those of a commit, merged ones first', async () => {
    const merged = openPullRequest(simulator().world.github, { headSha: commits.first, headRef: 'y' });
    mergePullRequest(merged, commits.second, 0);
    openPullRequest(simulator().world.github, { headSha: commits.first, headRef: 'z' });
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      ...REPO,
      commit_sha: commits.second,
    });
    expect(data.map(({ number }) => number)).toEqual([merged.number, 7]);
  });

  it('answers 404 and 422 for what is not there', async () => {
    await expect(octokit.rest.pulls.get({ ...REPO, pull_number: 99 })).rejects.toMatchObject({ status: 404 });
    await expect(octokit.rest.pulls.get({ ...REPO, repo: 'other', pull_number: 7 })).rejects.toMatchObject({
      status: 404,
    });
    const unknown = { ...REPO, commit_sha: '0'.repeat(40) };
    await expect(octokit.rest.repos.listPullRequestsAssociatedWithCommit(unknown)).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('comments', () => {
  const create = (body: string) =>
    octokit.rest.issues.createComment({ ...REPO, issue_number: pull.number, body });

  it('writes, edits and deletes one', async () => {
    const { data: comment } = await create('first');
    expect(comment).toMatchObject({ body: 'first', user: { login: 'github-actions[bot]', type: 'Bot' } });
    expect(comment.html_url).toMatch(/\/acme\/support-models\/pull\/7#issuecomment-\d+$/);
    simulator().clock.advance(60);
    const address = { ...REPO, comment_id: comment.id };
    const { data: edited } = await octokit.rest.issues.updateComment({ ...address, body: 'second' });
    expect(edited.body).toBe('second');
    expect(Date.parse(edited.updated_at) - Date.parse(edited.created_at)).toBe(60_000);
    await octokit.rest.issues.deleteComment(address);
    await expect(octokit.rest.issues.deleteComment(address)).rejects.toMatchObject({ status: 404 });
    expect(simulator().ledger.entries({ service: 'github', write: true })).toHaveLength(4);
  });

  it('pages through all of them, oldest first', async () => {
    const bodies = Array.from({ length: 7 }, (_, index) => `comment ${index}`);
    for (const body of bodies) await create(body);
    const listed = await octokit.paginate(octokit.rest.issues.listComments, {
      ...REPO,
      issue_number: 7,
      per_page: 3,
    });
    expect(listed.map(({ body }) => body)).toEqual(bodies);
    const middle = await octokit.rest.issues.listComments({ ...REPO, issue_number: 7, per_page: 3, page: 2 });
    for (const relation of ['prev', 'next', 'last', 'first'])
      expect(middle.headers.link).toContain(`rel="${relation}"`);
    const last = await octokit.rest.issues.listComments({ ...REPO, issue_number: 7, per_page: 3, page: 3 });
    expect(last.headers.link).not.toContain('rel="next"');
  });

  it('limits a body by its bytes', async () => {
    await expect(create('é'.repeat(131_072))).resolves.toMatchObject({ status: 201 });
    await expect(create(`${'é'.repeat(131_072)}x`)).rejects.toMatchObject({ status: 422 });
    await expect(create(' ')).rejects.toMatchObject({ status: 422 });
  });

  it('refuses comments on a locked pull request', async () => {
    for (const state of simulator().world.github.pulls) state.locked = true;
    await expect(create('x')).rejects.toMatchObject({ status: 403 });
  });
});

describe('statuses', () => {
  const set = (context: string, state: 'pending' | 'success' | 'failure', description = '') =>
    octokit.rest.repos.createCommitStatus({ ...REPO, sha: commits.first, context, state, description });

  it('keeps the latest per context in the combined status, and all in the list', async () => {
    await set('a', 'pending');
    await set('b', 'success', 'fingerprint');
    const combined = () => octokit.rest.repos.getCombinedStatusForRef({ ...REPO, ref: commits.first });
    expect((await combined()).data).toMatchObject({ state: 'pending', total_count: 2 });
    await set('a', 'success');
    const { data } = await combined();
    expect(data.state).toBe('success');
    expect(data.statuses.map(({ context, state }) => [context, state])).toEqual([
      ['a', 'success'],
      ['b', 'success'],
    ]);
    const { data: all } = await octokit.rest.repos.listCommitStatusesForRef({ ...REPO, ref: commits.first });
    expect(all.map(({ context }) => context)).toEqual(['a', 'b', 'a']);
    const other = await octokit.rest.repos.getCombinedStatusForRef({ ...REPO, ref: 'main' });
    expect(other.data).toMatchObject({ sha: commits.second, state: 'pending', total_count: 0 });
  });

  it('refuses long descriptions, unknown states and unknown commits', async () => {
    await expect(set('a', 'success', 'x'.repeat(140))).resolves.toMatchObject({ status: 201 });
    await expect(set('a', 'success', 'x'.repeat(141))).rejects.toMatchObject({ status: 422 });
    const wrong = { ...REPO, sha: commits.first, state: 'done' as 'success' };
    await expect(octokit.rest.repos.createCommitStatus(wrong)).rejects.toMatchObject({ status: 422 });
    const nowhere = { ...REPO, sha: '0'.repeat(40), state: 'success' as const };
    await expect(octokit.rest.repos.createCommitStatus(nowhere)).rejects.toMatchObject({ status: 422 });
  });
});

describe('git content', () => {
  const PATH = 'datasets/bot/träin set.jsonl';

  it('gives branches as the checkout has them', async () => {
    const { data: main } = await octokit.rest.repos.getBranch({ ...REPO, branch: 'main' });
    expect(main.commit.sha).toBe(commits.second);
    expect(main.commit.parents.map(({ sha }) => sha)).toEqual([commits.first]);
    const { data: feature } = await octokit.rest.repos.getBranch({ ...REPO, branch: 'feature/x' });
    expect(feature.commit.sha).toBe(commits.first);
    await expect(octokit.rest.repos.getBranch({ ...REPO, branch: '--help' })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('gives a commit by ref', async () => {
    const { data } = await octokit.rest.repos.getCommit({ ...REPO, ref: 'feature/x' });
    expect(data).toMatchObject({ sha: commits.first, commit: { message: 'Add jobs.yaml' } });
  });

  it('gives a file as JSON and raw, at any ref', async () => {
    const { data } = await octokit.rest.repos.getContent({ ...REPO, path: PATH });
    if (Array.isArray(data) || data.type !== 'file') throw new Error('a file was expected');
    expect(Buffer.from(data.content, 'base64').toString()).toBe('{"a":"ü"}\n');
    expect(data.sha).toBe(git('rev-parse', `HEAD:${PATH}`));
    const raw = await octokit.rest.repos.getContent({
      ...REPO,
      path: 'jobs.yaml',
      ref: commits.first,
      mediaType: { format: 'raw' },
    });
    expect(raw.data).toBe('version: 1\n');
    const absent = { ...REPO, path: PATH, ref: 'feature/x' };
    await expect(octokit.rest.repos.getContent(absent)).rejects.toMatchObject({ status: 404 });
  });

  it('lists a folder', async () => {
    const { data } = await octokit.rest.repos.getContent({ ...REPO, path: 'datasets' });
    expect(data).toMatchObject([{ type: 'dir', name: 'bot', path: 'datasets/bot' }]);
  });

  it('gives trees by ref, commit and tree id', async () => {
    const { data: root } = await octokit.rest.git.getTree({ ...REPO, tree_sha: 'main' });
    expect(root.tree.map(({ path, type }) => [path, type])).toEqual([
      ['datasets', 'tree'],
      ['jobs.yaml', 'blob'],
    ]);
    const { data: same } = await octokit.rest.git.getTree({ ...REPO, tree_sha: root.sha });
    expect(same.tree).toEqual(root.tree);
    const { data: deep } = await octokit.rest.git.getTree({
      ...REPO,
      tree_sha: commits.second,
      recursive: 'true',
    });
    expect(deep.tree.map(({ path }) => path)).toContain(PATH);
    await expect(octokit.rest.git.getTree({ ...REPO, tree_sha: 'none' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('tokens', () => {
  it('says who the token writes as', async () => {
    expect(await octokit.graphql('query { viewer { login } }')).toEqual({
      viewer: { login: 'github-actions[bot]' },
    });
    await expect(octokit.graphql('{ viewer { login email } }')).rejects.toMatchObject({
      name: 'GraphqlResponseError',
    });
  });

  it('refuses a token it does not know', async () => {
    await expect(octokitFor('nobody').rest.repos.get(REPO)).rejects.toMatchObject({ status: 401 });
    expect((await fetch(`${simulator().url}/github/repos/acme/support-models`)).status).toBe(401);
  });

  it('holds every write and read against the permissions', async () => {
    const reader = octokitWith({ contents: 'read', 'pull-requests': 'read' });
    await expect(reader.rest.issues.listComments({ ...REPO, issue_number: 7 })).resolves.toMatchObject({
      data: [],
    });
    const denied = { status: 403, response: { data: { message: 'Resource not accessible by integration' } } };
    const comment = reader.rest.issues.createComment({ ...REPO, issue_number: 7, body: 'x' });
    await expect(comment).rejects.toMatchObject(denied);
    const status = reader.rest.repos.createCommitStatus({ ...REPO, sha: commits.first, state: 'success' });
    await expect(status).rejects.toMatchObject(denied);
    const statuses = reader.rest.repos.getCombinedStatusForRef({ ...REPO, ref: commits.first });
    await expect(statuses).rejects.toMatchObject(denied);
    expect(simulator().world.github).toMatchObject({ comments: [], statuses: [] });
    const writer = octokitWith({ issues: 'write' });
    await expect(
      writer.rest.issues.createComment({ ...REPO, issue_number: 7, body: 'x' }),
    ).resolves.toMatchObject({ status: 201 });
    await expect(writer.rest.repos.getContent({ ...REPO, path: 'jobs.yaml' })).rejects.toMatchObject(denied);
  });
});
