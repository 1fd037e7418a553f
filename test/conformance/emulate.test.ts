/**
 * Our GitHub adapter against emulate, a double of GitHub's REST API that others wrote: does a server that knows nothing
 * of us understand what we send, and we what it answers? `npm run test:conformance` starts it and names it in `EMULATE_URL`.
 *
 * It takes any token, and has no commit statuses, no pull requests of a commit and no raw text of files: it judges none
 * of these.
 */
import { getOctokit } from '@actions/github';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { githubAdapter } from '../../src/adapters/github/api.ts';
import type { GitHub } from '../../src/ports/github.ts';
import { instantClock } from '../adapters/wire.ts';

const apiUrl = process.env['EMULATE_URL'] ?? '';
const TOKEN = 'the-apps-token';
const [owner, repo] = ['octocat', 'hello-world'] as const;
/** What our adapter has no need to do: commits, branches, pull requests. */
const direct = getOctokit(TOKEN, { baseUrl: apiUrl });
const here = { owner, repo } as const;

const of = (repository: string): GitHub =>
  githubAdapter({ token: TOKEN, repository, apiUrl, clock: instantClock() });
const github = of(`${owner}/${repo}`);

/** A commit on top of `main` that adds these files. */
async function commit(branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const { data: main } = await direct.rest.git.getRef({ ...here, ref: 'heads/main' });
  const parent = main.object.sha;
  const { data: base } = await direct.rest.git.getCommit({ ...here, commit_sha: parent });
  const { data: tree } = await direct.rest.git.createTree({
    ...here,
    base_tree: base.tree.sha,
    tree: Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content })),
  });
  const made = { ...here, message: 'Add', tree: tree.sha, parents: [parent] };
  const { sha } = (await direct.rest.git.createCommit(made)).data;
  await direct.rest.git.createRef({ ...here, ref: `refs/heads/${branch}`, sha });
  return sha;
}

async function open(branch: string): Promise<{ readonly number: number; readonly head: string }> {
  const head = await commit(branch, { [`${branch}.txt`]: 'text\n' });
  const { data } = await direct.rest.pulls.create({ ...here, head: branch, base: 'main', title: branch });
  return { number: data.number, head };
}

describe('pull requests at emulate', () => {
  it('reads one that is open, then merged', async () => {
    const { number, head } = await open('merged-later');
    expect(await github.getPullRequest(number)).toMatchObject({
      number,
      state: 'open',
      merged: false,
      mergedAt: undefined,
      headSha: head,
      baseRef: 'main',
    });
    const { data } = await direct.rest.pulls.merge({
      ...here,
      pull_number: number,
      merge_method: 'squash',
    });
    expect(await github.getPullRequest(number)).toMatchObject({
      state: 'closed',
      merged: true,
      mergeCommitSha: data.sha,
    });
  });

  it('says so when there is none, and when there is no such repository', async () => {
    await expect(github.getPullRequest(9999)).rejects.toMatchObject({ code: 'github-not-found' });
    await expect(of(`${owner}/none`).listComments(1)).rejects.toMatchObject({
      code: 'github-not-found',
    });
  });
});

describe('comments at emulate', () => {
  let number = 0;
  beforeAll(async () => {
    ({ number } = await open('talk'));
  });

  it('writes one, changes it, finds it, deletes it, and deletes it again without complaint', async () => {
    const body = 'Größe <!-- bedrock-tune --> 返金\n\n| a | b |\n|---|---|\n';
    const { id, authorLogin, url } = await github.createComment(number, body);
    expect(authorLogin).toBe(owner);
    expect(url).toMatch(/^http/);
    expect(await github.listComments(number)).toMatchObject([{ id, body, authorLogin }]);
    expect(await github.updateComment(id, 'other')).toMatchObject({ id, body: 'other' });
    expect(await github.listComments(number)).toMatchObject([{ id, body: 'other' }]);
    await github.deleteComment(id);
    await github.deleteComment(id);
    expect(await github.listComments(number)).toEqual([]);
    await expect(github.updateComment(id, 'x')).rejects.toMatchObject({ code: 'github-not-found' });
  });

  it('pages through more than 200 of them, oldest first', async () => {
    const ids: number[] = [];
    for (let at = 0; at < 203; at += 1) ids.push((await github.createComment(number, `c${at}`)).id);
    expect((await github.listComments(number)).map(({ id }) => id)).toEqual(ids);
  });
});

describe('commits at emulate', () => {
  it('reads the head of a branch, with a slash in its name too', async () => {
    const sha = await commit('topic/one', { 'a.txt': 'a' });
    expect(await github.branchHead('topic/one')).toBe(sha);
    await expect(github.branchHead('no-such')).rejects.toMatchObject({ code: 'github-not-found' });
  });

  it('finds blob ids at a commit, folder by folder, and leaves out what is not there', async () => {
    const text = '{"a":1}\n';
    const sha = await commit('data', { 'data/bot/train set.jsonl': text, 'data/läss.txt': 'é' });
    const paths = ['data/bot/train set.jsonl', 'data/läss.txt', 'data/bot', 'data/none.jsonl', 'none/none'];
    const found = await github.blobIdsAt(sha, paths);
    expect([...found.keys()]).toEqual(paths.slice(0, 2));
    const { data } = await direct.rest.git.getBlob({ ...here, file_sha: found.get(paths[0] ?? '') ?? '' });
    expect(Buffer.from(data.content, 'base64').toString()).toBe(text);
  });

  it('knows a file that is not there', async () => {
    expect(await github.fileAt('main', 'none.yaml')).toBeUndefined();
  });
});
