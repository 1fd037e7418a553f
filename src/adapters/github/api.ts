/** The GitHub port over Octokit. */
import { AppError } from '../../errors.ts';
import type { Comment, GitHub, NewCommitStatus, PullRequest } from '../../ports/github.ts';
import { type GitHubClient, type GitHubOptions, githubClient } from './client.ts';
import { pullRequestsOfCommits, statusesOfCommits } from './commits.ts';
import type { GitHubCall } from './errors.ts';
import { comment, pullRequest, textAt, withoutBotSuffix } from './shapes.ts';
import { treeReader } from './trees.ts';

/** GitHub refuses longer ones. */
const MAX_DESCRIPTION = 140;

export function githubAdapter(options: GitHubOptions): GitHub {
  const client = githubClient(options);
  const treeCall: GitHubCall = { what: 'read the files of a commit', permission: 'contents: read' };
  const trees = treeReader(
    (treeish) =>
      client.request(treeCall, { method: 'GET', path: `/git/trees/${encodeURIComponent(treeish)}` }),
    treeCall,
  );
  return {
    viewerLogin: () => viewerLogin(client),
    getPullRequest: (number) => getPullRequest(client, number),
    pullRequestsOf: (shas) => pullRequestsOfCommits(client, shas, options.repository),
    listComments: (number) => listComments(client, number),
    createComment: (number, body) => createComment(client, number, body),
    updateComment: (id, body) => updateComment(client, id, body),
    deleteComment: (id) => deleteComment(client, id),
    statusesOf: (shas) => statusesOfCommits(client, shas),
    setStatus: (status) => setStatus(client, status),
    branchHead: (branch) => branchHead(client, branch),
    fileAt: (ref, path) => fileAt(client, ref, path),
    mergeBaseOf: (a, b) => mergeBaseOf(client, a, b),
    readBlob: (id) => {
      const call = { what: `read the file content ${id.slice(0, 12)}`, permission: 'contents: read' };
      return client.stream(call, `/git/blobs/${encodeURIComponent(id)}`);
    },
    blobIdsAt: (ref, paths) => trees.blobIds(ref, paths),
  };
}

async function viewerLogin(client: GitHubClient): Promise<string> {
  const call = { what: 'ask whom the token writes as', permission: 'pull-requests: write' };
  return withoutBotSuffix(
    textAt(await client.query(call, 'query { viewer { login } }'), 'viewer.login', call),
  );
}

async function getPullRequest(client: GitHubClient, number: number): Promise<PullRequest> {
  const call = { what: `read pull request ${number}`, permission: 'pull-requests: read' };
  return pullRequest(await client.request(call, { method: 'GET', path: `/pulls/${number}` }), call);
}

async function listComments(client: GitHubClient, number: number): Promise<readonly Comment[]> {
  const call = { what: `list the comments of pull request ${number}`, permission: 'pull-requests: read' };
  const found = await client.list(call, `/issues/${number}/comments`);
  return found.map((data) => comment(data, call)).sort((a, b) => a.id - b.id);
}

/** Throws `github-unavailable` when the comment may have been written: list and look before writing again. */
async function createComment(client: GitHubClient, number: number, body: string): Promise<Comment> {
  const call = { what: `comment on pull request ${number}`, permission: 'pull-requests: write' };
  const path = `/issues/${number}/comments`;
  const data = await client.request(call, { method: 'POST', path, body: { body } });
  return written(data, call);
}

async function updateComment(client: GitHubClient, id: number, body: string): Promise<Comment> {
  const call = { what: `update comment ${id}`, permission: 'pull-requests: write' };
  const path = `/issues/comments/${id}`;
  return written(await client.request(call, { method: 'PATCH', path, body: { body } }), call);
}

function written(data: unknown, call: GitHubCall): Comment {
  try {
    return comment(data, call);
  } catch (cause) {
    throw new AppError('github-unavailable', `GitHub: the answer to "${call.what}" cannot be read`, {
      blame: 'github',
      hint: 'Run again; what was written is found.',
      cause,
    });
  }
}

async function deleteComment(client: GitHubClient, id: number): Promise<void> {
  const call = { what: `delete comment ${id}`, permission: 'pull-requests: write' };
  try {
    await client.request(call, { method: 'DELETE', path: `/issues/comments/${id}` });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

async function setStatus(client: GitHubClient, status: NewCommitStatus): Promise<void> {
  const { sha, context, state, description, targetUrl } = status;
  const call = { what: `set the status ${context} of ${sha}`, permission: 'statuses: write' };
  const body = {
    context,
    state,
    description: description.slice(0, MAX_DESCRIPTION),
    ...(targetUrl === undefined ? {} : { target_url: targetUrl }),
  };
  await client.request(call, { method: 'POST', path: `/statuses/${encodeURIComponent(sha)}`, body });
}

async function branchHead(client: GitHubClient, branch: string): Promise<string> {
  const call = { what: `read the branch ${branch}`, permission: 'contents: read' };
  const path = `/branches/${encodePath(branch)}`;
  return textAt(await client.request(call, { method: 'GET', path }), 'commit.sha', call);
}

/** A folder is answered with a list, which is not a file's text. */
async function fileAt(client: GitHubClient, ref: string, path: string): Promise<string | undefined> {
  const call = { what: `read ${path} at ${ref}`, permission: 'contents: read' };
  const address = `/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
  try {
    const data = await client.request(call, { method: 'GET', path: address, raw: true });
    if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
    return typeof data === 'string' ? data : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function mergeBaseOf(client: GitHubClient, a: string, b: string): Promise<string | undefined> {
  const call = { what: `compare ${a.slice(0, 12)} with ${b.slice(0, 12)}`, permission: 'contents: read' };
  // One commit is enough: the answer names the merge base on every page.
  const path = `/compare/${encodeURIComponent(a)}...${encodeURIComponent(b)}?per_page=1`;
  try {
    return textAt(await client.request(call, { method: 'GET', path }), 'merge_base_commit.sha', call);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'github-not-found';
}
