/** Branches, trees and files, read from the local git repository. */
import type { Buffer } from 'node:buffer';
import type { SimRequest, SimResponse } from '../protocol.ts';
import { type GitHubCall, notFound, ok, paged, refuseGitHub } from './call.ts';
import type { TreeEntry } from './git.ts';
import { fullName } from './state.ts';
import { commitView, repositoryUrl, SERVER_URL } from './views.ts';

/** Above this the JSON form leaves the content out. */
const MAX_JSON_CONTENT = 1024 * 1024;
const MAX_BLOB_BYTES = 100 * 1000 * 1000;

export function getBranch(call: GitHubCall): SimResponse {
  const name = call.params['branch'] ?? '';
  const commit = call.git.commit(call.git.branch(name) ?? '');
  if (commit === undefined) refuseGitHub(404, 'Branch not found');
  return ok({ name, commit: commitView(commit, call.links), protected: false });
}

export function getCommit(call: GitHubCall): SimResponse {
  const ref = call.params['ref'] ?? '';
  const commit = call.git.commit(call.git.resolve(ref) ?? '');
  if (commit === undefined) refuseGitHub(422, `No commit found for SHA: ${ref}`);
  return ok(commitView(commit, call.links));
}

export function getTree(call: GitHubCall): SimResponse {
  const tree = call.git.tree(call.params['tree_sha'] ?? '', call.request.query.has('recursive'));
  if (tree === undefined) return notFound();
  const api = repositoryUrl(call.links);
  return ok({
    sha: tree.sha,
    url: `${api}/git/trees/${tree.sha}`,
    tree: tree.entries.map(({ size, ...entry }) => ({
      ...entry,
      ...(size === undefined ? {} : { size }),
      url: `${api}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
    })),
    truncated: false,
  });
}

export function getBlob(call: GitHubCall): SimResponse {
  const sha = call.params['file_sha'] ?? '';
  const bytes = call.git.blob(sha);
  if (bytes === undefined) return notFound();
  if (bytes.length > MAX_BLOB_BYTES)
    refuseGitHub(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large.');
  if (isRaw(call.request)) return rawAnswer(bytes);
  const url = `${repositoryUrl(call.links)}/git/blobs/${sha}`;
  return ok({ sha, url, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') });
}

/** `base...head`: the commits that only `head` has, oldest first, and where the two parted. */
export function compareCommits(call: GitHubCall): SimResponse {
  const [base, head] = (call.params['basehead'] ?? '').split('...').map((ref) => call.git.resolve(ref));
  const parted = base === undefined || head === undefined ? undefined : call.git.mergeBase(base, head);
  if (base === undefined || head === undefined || parted === undefined) return notFound();
  const [ahead, behind] = [call.git.commitsBetween(base, head), call.git.commitsBetween(head, base)];
  const { page, headers } = paged(call, ahead.toReversed());
  const view = (sha: string): unknown => {
    const commit = call.git.commit(sha);
    return commit === undefined ? notFound() : commitView(commit, call.links);
  };
  return {
    status: 200,
    headers,
    body: {
      base_commit: view(base),
      merge_base_commit: view(parted),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: page.map(view),
    },
  };
}

export function getContent(call: GitHubCall): SimResponse {
  const { git, params, request, github } = call;
  const path = (params['path'] ?? '').replace(/\/$/, '');
  const ref = request.query.get('ref') ?? github.repository.defaultBranch;
  const commit = git.resolve(ref);
  if (commit === undefined) refuseGitHub(404, `No commit found for the ref ${ref}`);
  const object = git.object(commit, path);
  if (object === undefined) return notFound();
  if (object.type === 'tree') {
    const entries = git.tree(object.sha, false)?.entries ?? [];
    return ok(entries.map((entry) => entryView(call, entry, path)));
  }
  if (isRaw(request)) return rawAnswer(object.bytes);
  const small = object.bytes.length <= MAX_JSON_CONTENT;
  return ok({
    ...contentView(call, { path, type: 'file', sha: object.sha, size: object.bytes.length }),
    encoding: small ? 'base64' : 'none',
    content: small ? object.bytes.toString('base64').replace(/.{60}/g, '$&\n') : '',
  });
}

function isRaw(request: SimRequest): boolean {
  return /raw/.test(request.headers['accept'] ?? '');
}

function rawAnswer(body: Buffer): SimResponse {
  const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
  return { status: 200, headers, body };
}

function entryView(call: GitHubCall, entry: TreeEntry, folder: string): object {
  const path = folder === '' ? entry.path : `${folder}/${entry.path}`;
  const type = entry.type === 'tree' ? 'dir' : 'file';
  return contentView(call, { path, type, sha: entry.sha, size: entry.size ?? 0 });
}

interface Content {
  readonly path: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number;
}

function contentView({ links }: GitHubCall, content: Content): object {
  const encoded = encodeURIComponent(content.path).replaceAll('%2F', '/');
  const branch = links.repository.defaultBranch;
  return {
    ...content,
    name: content.path.slice(content.path.lastIndexOf('/') + 1),
    url: `${repositoryUrl(links)}/contents/${encoded}`,
    git_url: `${repositoryUrl(links)}/git/blobs/${content.sha}`,
    html_url: `${SERVER_URL}/${fullName(links.repository)}/blob/${branch}/${encoded}`,
  };
}
