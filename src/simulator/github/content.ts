/** Branches, trees and files, read from the local git repository. */
import type { SimResponse } from '../protocol.ts';
import { type GitHubCall, notFound, ok, refuseGitHub } from './call.ts';
import type { TreeEntry } from './git.ts';
import { fullName } from './state.ts';
import { commitView, repositoryUrl, SERVER_URL } from './views.ts';

/** Above this the JSON form leaves the content out. */
const MAX_JSON_CONTENT = 1024 * 1024;

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
  if (/raw/.test(request.headers['accept'] ?? '')) {
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
      body: object.bytes,
    };
  }
  const small = object.bytes.length <= MAX_JSON_CONTENT;
  return ok({
    ...contentView(call, { path, type: 'file', sha: object.sha, size: object.bytes.length }),
    encoding: small ? 'base64' : 'none',
    content: small ? object.bytes.toString('base64').replace(/.{60}/g, '$&\n') : '',
  });
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
