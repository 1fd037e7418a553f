import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { githubAdapter } from '../../../src/adapters/github/api.ts';
import type { GitHub } from '../../../src/ports/github.ts';
import {
  addComment,
  addToken,
  mergePullRequest,
  openPullRequest,
} from '../../../src/simulator/github/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, instantClock, json, type Reply, truncated, wire } from '../wire.ts';

const REPOSITORY = 'acme/support-models';
const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const GRAPHQL = 'POST /graphql';
const GET_PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';

const directory = mkdtempSync(join(tmpdir(), 'github-api-'));
afterAll(() => rmSync(directory, { recursive: true }));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: directory, encoding: 'utf8' }).trim();
}

function commitFiles(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'change');
  return git('rev-parse', 'HEAD');
}

git('init', '-q', '-b', 'main');
const FIRST = commitFiles({
  'jobs.yaml': 'version: 1\n',
  'data/bot/train set.jsonl': '{}\n',
  'data/läss.txt': 'é',
  empty: '',
});
const SECOND = commitFiles({ 'jobs.yaml': 'version: 1\n# more\n' });

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('with the simulator', () => {
  const simulator = useSimulator({ world: createWorld({ repository: { directory } }) });
  let github: GitHub;
  const as = (token: string) =>
    githubAdapter({
      token,
      repository: REPOSITORY,
      apiUrl: `${simulator().url}/github`,
      clock: instantClock(),
    });
  beforeEach(() => {
    github = as('simulated-github-token');
    simulator().ledger.clear();
  });

  it('knows as whom it writes, as comments name it', async () => {
    openPullRequest(simulator().world.github, { headSha: FIRST, headRef: 'topic' });
    const { authorLogin } = await github.createComment(1, 'hello');
    expect(await github.viewerLogin()).toBe(authorLogin);
    expect(authorLogin).toBe('github-actions');
  });

  it('writes, lists, changes and deletes comments, over all pages', async () => {
    const { world } = simulator();
    openPullRequest(world.github, { headSha: FIRST, headRef: 'topic' });
    for (let n = 0; n < 230; n += 1)
      addComment(world.github, { pull: 1, body: `c${n}`, login: 'octocat', createdAt: n });
    const created = await github.createComment(1, 'ours');
    expect((await github.updateComment(created.id, 'ours, changed')).body).toBe('ours, changed');
    const comments = await github.listComments(1);
    expect(comments).toHaveLength(231);
    expect(comments[0]).toMatchObject({ body: 'c0', authorLogin: 'octocat' });
    expect(comments.at(-1)).toMatchObject({ id: created.id, body: 'ours, changed', url: created.url });
    await github.deleteComment(created.id);
    await github.deleteComment(created.id);
    expect(await github.listComments(1)).toHaveLength(230);
  });

  it('reads a pull request before and after its merge', async () => {
    const pull = openPullRequest(simulator().world.github, { headSha: FIRST, headRef: 'topic' });
    expect(await github.getPullRequest(1)).toEqual({
      number: 1,
      state: 'open',
      merged: false,
      mergedAt: undefined,
      mergeCommitSha: undefined,
      headSha: FIRST,
      baseRef: 'main',
    });
    mergePullRequest(pull, SECOND, Date.UTC(2026, 0, 1));
    expect(await github.getPullRequest(1)).toMatchObject({
      state: 'closed',
      merged: true,
      mergeCommitSha: SECOND,
      mergedAt: expect.stringContaining('2026-01-01'),
    });
    await expect(github.getPullRequest(9)).rejects.toMatchObject({ code: 'github-not-found' });
  });

  describe.each(['GraphQL', 'REST'])('asks about commits by %s', (by) => {
    const UNKNOWN = 'f'.repeat(40);
    beforeEach(() => {
      // As a server answers that does not have it.
      const fault = {
        service: 'github',
        operation: GRAPHQL,
        form: 'status',
        status: 404,
        count: 99,
      } as const;
      if (by === 'REST') simulator().faults.add(fault);
    });

    it('puts merged pull requests of a commit first, the newest merge before all', async () => {
      const state = simulator().world.github;
      const merged = [3, 1, 2].map((day) => {
        const pull = openPullRequest(state, { headSha: FIRST, headRef: `t${day}` });
        mergePullRequest(pull, SECOND, Date.UTC(2026, 0, day));
        return pull.number;
      });
      const open = openPullRequest(state, { headSha: SECOND, headRef: 'open' });
      const numbers = ((await github.pullRequestsOf([SECOND])).get(SECOND) ?? []).map(({ number }) => number);
      expect(numbers).toEqual([merged[0], merged[2], merged[1], open.number]);
    });

    it('sets statuses and reads the latest of each context', async () => {
      const status = {
        sha: FIRST,
        context: 'bedrock-tune/bot',
        targetUrl: undefined,
        description: 'x'.repeat(200),
      };
      await github.setStatus({ ...status, state: 'pending' });
      await github.setStatus({
        ...status,
        context: 'other',
        state: 'failure',
        targetUrl: 'https://example.com/run',
      });
      await github.setStatus({ ...status, state: 'success', description: 'done' });
      const statuses = (await github.statusesOf([FIRST])).get(FIRST);
      expect(statuses).toHaveLength(2);
      expect(statuses).toContainEqual({ context: 'bedrock-tune/bot', state: 'success', description: 'done' });
      expect(statuses).toContainEqual({ context: 'other', state: 'failure', description: 'x'.repeat(140) });
    });

    it('finds nothing on a commit that GitHub does not know, and what stands on the others', async () => {
      const state = simulator().world.github;
      const pull = openPullRequest(state, { headSha: FIRST, headRef: 'topic' });
      await github.setStatus({
        sha: SECOND,
        context: 'c',
        state: 'error',
        description: '',
        targetUrl: undefined,
      });
      const commits = [FIRST, UNKNOWN, SECOND];
      const statuses = await github.statusesOf(commits);
      expect(commits.map((sha) => statuses.get(sha)?.length)).toEqual([0, 0, 1]);
      const pulls = await github.pullRequestsOf(commits);
      expect(pulls.get(FIRST)).toMatchObject([{ number: pull.number, state: 'open', merged: false }]);
      expect(pulls.get(SECOND)).toEqual([]);
    });
  });

  it('asks one question about a hundred commits', async () => {
    const commits = Array.from({ length: 101 }, (_, index) => String(index).padStart(40, '0'));
    expect((await github.statusesOf([...commits, ...commits])).size).toBe(101);
    const asked = simulator().ledger.entries({ service: 'github' });
    expect(asked.map(({ operation }) => operation)).toEqual([GRAPHQL, GRAPHQL]);
  });

  it('asks in parts where no answer came to a question about many', async () => {
    const commits = Array.from({ length: 60 }, (_, index) => String(index).padStart(40, '0'));
    const fault = { service: 'github', operation: GRAPHQL, form: 'status', status: 504, count: 3 } as const;
    simulator().faults.add(fault);
    expect((await github.statusesOf(commits)).size).toBe(60);
    const asked = simulator().ledger.entries({ service: 'github' });
    expect(asked.map(({ operation }) => operation)).toEqual(Array(6).fill(GRAPHQL));
  });

  it('asks by REST about a commit with more pull requests than one answer holds', async () => {
    const state = simulator().world.github;
    for (let at = 0; at < 21; at += 1) openPullRequest(state, { headSha: FIRST, headRef: `t${at}` });
    expect((await github.pullRequestsOf([FIRST, SECOND])).get(FIRST)).toHaveLength(21);
  });

  it('says which permission is missing to read statuses, after both interfaces refused', async () => {
    const { world } = simulator();
    addToken(world.github, 'blind', { login: 'github-actions[bot]', permissions: { contents: 'read' } });
    await expect(as('blind').statusesOf([FIRST])).rejects.toMatchObject({
      code: 'github-denied',
      hint: expect.stringContaining('statuses: read'),
    });
  });

  it('does not ask anew by REST what is down', async () => {
    const fault = { service: 'github', operation: GRAPHQL, form: 'status', status: 502, count: 9 } as const;
    simulator().faults.add(fault);
    await expect(github.statusesOf([FIRST])).rejects.toMatchObject({ code: 'github-unavailable' });
    expect(
      simulator()
        .ledger.entries({ service: 'github' })
        .map(({ operation }) => operation),
    ).toEqual([GRAPHQL, GRAPHQL, GRAPHQL]);
  });

  it('reads branches and files at a commit', async () => {
    expect(await github.branchHead('main')).toBe(SECOND);
    await expect(github.branchHead('none')).rejects.toMatchObject({ code: 'github-not-found' });
    expect(await github.fileAt(FIRST, 'jobs.yaml')).toBe('version: 1\n');
    expect(await github.fileAt('main', 'jobs.yaml')).toBe('version: 1\n# more\n');
    expect(await github.fileAt(FIRST, 'data/läss.txt')).toBe('é');
    expect(await github.fileAt(FIRST, 'empty')).toBe('');
    expect(await github.fileAt(FIRST, 'data/bot')).toBeUndefined();
    expect(await github.fileAt(FIRST, 'none.yaml')).toBeUndefined();
  });

  it('finds where two lines of history parted', async () => {
    expect(await github.mergeBaseOf(SECOND, FIRST)).toBe(FIRST);
    expect(await github.mergeBaseOf(SECOND, SECOND)).toBe(SECOND);
    expect(await github.mergeBaseOf(SECOND, 'f'.repeat(40))).toBeUndefined();
  });

  it('streams the very bytes of a blob', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFEFF{}\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.alloc(300_000, 'x'),
    ]);
    writeFileSync(join(directory, 'bytes'), bytes);
    const id = git('hash-object', '-w', 'bytes');
    expect((await bytesOf(github.readBlob(id))).equals(bytes)).toBe(true);
    expect(await bytesOf(github.readBlob(git('rev-parse', `${FIRST}:empty`)))).toHaveLength(0);
    await expect(bytesOf(github.readBlob('f'.repeat(40)))).rejects.toMatchObject({
      code: 'github-not-found',
    });
    rmSync(join(directory, 'bytes'));
  });

  it('finds blob ids by walking, reading no folder twice', async () => {
    const paths = [
      'jobs.yaml',
      'data/bot/train set.jsonl',
      'data/bot',
      'data/none.txt',
      'jobs.yaml/x',
      'none/x',
    ];
    const ids = await github.blobIdsAt(FIRST, paths);
    expect([...ids]).toEqual([
      ['jobs.yaml', git('rev-parse', `${FIRST}:jobs.yaml`)],
      ['data/bot/train set.jsonl', git('rev-parse', `${FIRST}:data/bot/train set.jsonl`)],
    ]);
    await github.blobIdsAt(FIRST, paths);
    await github.blobIdsAt(SECOND, ['data/bot/train set.jsonl']);
    // Two commits; the folders below are the same in both.
    expect(simulator().ledger.entries({ service: 'github' })).toHaveLength(4);
  });

  it('repeats a read and never a write', async () => {
    openPullRequest(simulator().world.github, { headSha: FIRST, headRef: 'topic' });
    simulator().faults.add({ service: 'github', operation: GET_PULL, form: 'status', status: 502, count: 2 });
    expect(await github.getPullRequest(1)).toMatchObject({ number: 1 });
    simulator().faults.add({ service: 'github', operation: CREATE_COMMENT, form: 'reset-after' });
    const lost = github.createComment(1, 'once');
    await expect(lost).rejects.toMatchObject({ code: 'github-unavailable', blame: 'github' });
    expect(await github.listComments(1)).toHaveLength(1);
  });

  it('names the permission that is missing', async () => {
    const { world } = simulator();
    openPullRequest(world.github, { headSha: FIRST, headRef: 'topic' });
    addToken(world.github, 'reader', {
      login: 'github-actions[bot]',
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    await expect(as('reader').createComment(1, 'x')).rejects.toMatchObject({
      code: 'github-denied',
      blame: 'user',
      hint: expect.stringContaining('pull-requests: write'),
    });
    await expect(as('nobody').listComments(1)).rejects.toMatchObject({ code: 'github-denied' });
  });
});

describe('over a bad wire', () => {
  async function over(...replies: readonly Reply[]) {
    const { url, seen } = await wire(...replies);
    const clock = instantClock();
    return { github: githubAdapter({ token: 't', repository: REPOSITORY, apiUrl: url, clock }), seen, clock };
  }

  const PULL = json(200, { number: 1, state: 'open', head: { sha: FIRST }, base: { ref: 'main' } });
  const COMMENT = { id: 7, body: 'x', html_url: 'https://example.com', user: null };

  it("leaves out the pull requests of a fork's origin, whose numbers mean others here", async () => {
    const pull = (number: number, repository: string) => ({
      ...{ number, state: 'closed', merged_at: '2026-01-01T00:00:00Z', head: { sha: FIRST } },
      base: { ref: 'main', repo: { full_name: repository } },
    });
    const pulls = [pull(7, 'origin/models'), pull(2, 'Acme/support-models')];
    const { github } = await over(json(404, {}), json(200, pulls));
    expect(((await github.pullRequestsOf([FIRST])).get(FIRST) ?? []).map(({ number }) => number)).toEqual([
      2,
    ]);
  });

  it.each([
    ['a reset', drop],
    ['a page', answer(200, '<html>', { 'content-type': 'text/html' })],
    ['a page named JSON', answer(200, '<html>', { 'content-type': 'application/json' })],
    ['a broken body', truncated],
    ['a 503', answer(503)],
  ])('reads again after %s', async (_name, fault) => {
    const { github, seen } = await over(fault, fault, PULL);
    expect(await github.getPullRequest(1)).toMatchObject({ headSha: FIRST });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['a 500', answer(500), 'github-unavailable'],
    ['a reset', drop, 'github-unavailable'],
    ['a page', answer(200, '<html>', { 'content-type': 'text/html' }), 'github-unexpected-answer'],
    ['an answer of another kind', json(200, { id: 'x' }), 'github-unexpected-answer'],
    ['an answer of another kind', json(422, { message: 'no' }), 'github-unexpected-answer'],
  ])('gives up on %s', async (_name, fault, code) => {
    const { github, seen } = await over(fault);
    await expect(github.getPullRequest(1)).rejects.toMatchObject({ code, blame: 'github' });
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['a reset', drop],
    ['a 502', answer(502, '<html>')],
    ['a page', answer(201, '<html>', { 'content-type': 'text/html' })],
    ['a broken body', truncated],
    ['an answer of another kind', json(201, {})],
  ])('a write answered with %s may have happened', async (_name, fault) => {
    const { github, seen } = await over(fault, json(201, COMMENT));
    await expect(github.createComment(1, 'x')).rejects.toMatchObject({ code: 'github-unavailable' });
    expect(seen).toHaveLength(1);
  });

  it('waits for a rate limit as long as GitHub says, also with a write', async () => {
    const limited = json(403, { message: 'secondary rate limit' }, { 'retry-after': '30' });
    const { github, clock } = await over(limited, json(201, COMMENT));
    expect(await github.createComment(1, 'x')).toMatchObject({ id: 7, authorLogin: 'ghost' });
    expect(clock.pauses).toEqual([30_000]);
  });

  it.each([
    ['retry-after', { 'retry-after': '3600' }],
    [
      'x-ratelimit-reset',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.UTC(2026, 11, 1) / 1000) },
    ],
  ])('does not wait an hour (%s)', async (_name, headers) => {
    const { github, clock } = await over(json(403, {}, headers));
    await expect(github.getPullRequest(1)).rejects.toMatchObject({ code: 'github-unavailable' });
    expect(clock.pauses).toEqual([]);
  });

  it('does not take a broken file for an empty one', async () => {
    const raw: Reply = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/vnd.github.raw+json; charset=utf-8',
        'content-length': '99',
      });
      response.write('version');
      setImmediate(() => response.socket?.resetAndDestroy());
    };
    const { github } = await over(raw);
    await expect(github.fileAt('main', 'jobs.yaml')).rejects.toMatchObject({
      code: 'github-unexpected-answer',
    });
  });

  it('says of a blob that broke off, or is too large, that it is not all there', async () => {
    const raw: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/vnd.github.raw+json', 'content-length': '99' });
      response.write('row');
      setImmediate(() => response.socket?.resetAndDestroy());
    };
    const { github } = await over(
      raw,
      json(403, { message: 'This API returns blobs up to 100 MB in size.' }),
    );
    await expect(bytesOf(github.readBlob(FIRST))).rejects.toMatchObject({ code: 'github-unavailable' });
    await expect(bytesOf(github.readBlob(FIRST))).rejects.toMatchObject({ code: 'github-denied' });
  });

  it('refuses a listing that GitHub cut off', async () => {
    const { github } = await over(json(200, { tree: [], truncated: true }));
    await expect(github.blobIdsAt(FIRST, ['a'])).rejects.toMatchObject({ code: 'github-unexpected-answer' });
  });

  it('keeps odd names inside their part of the address', async () => {
    const { github, seen } = await over(answer(404));
    await github.fileAt('a/b?c', 'x/{owner}/?ref=main#/ü.yaml');
    expect(seen[0]?.url).toBe(
      '/repos/acme/support-models/contents/x/%7Bowner%7D/%3Fref%3Dmain%23/%C3%BC.yaml?ref=a%2Fb%3Fc',
    );
  });

  it('sends its token to no plain address', () => {
    const options = {
      token: 't',
      repository: REPOSITORY,
      apiUrl: 'http://api.github.com',
      clock: instantClock(),
    };
    expect(() => githubAdapter(options)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
