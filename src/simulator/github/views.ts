/** State in the words of the GitHub REST API: the fields its clients read. */
import { createHash } from 'node:crypto';
import type { CommitData } from './git.ts';
import { type CommentState, fullName, type PullState, type Repository, type StatusState } from './state.ts';

/** Base of links for people. The host does not exist: nothing here is on github.com. */
export const SERVER_URL = 'https://github.example';

/** Where links of an answer point. */
export interface Links {
  readonly repository: Repository;
  /** URL of the simulated REST API. */
  readonly api: string;
}

type Json = Readonly<Record<string, unknown>>;

const ACTIONS_BOT_ID = 41_898_282;

export function userView(login: string): Json {
  const isBot = login.endsWith('[bot]');
  const id = login === 'github-actions[bot]' ? ACTIONS_BOT_ID : numberOf(login);
  return {
    login,
    id,
    node_id: nodeId('User', id),
    type: isBot ? 'Bot' : 'User',
    site_admin: false,
    html_url: isBot ? `${SERVER_URL}/apps/${login.slice(0, -5)}` : `${SERVER_URL}/${login}`,
  };
}

export function repositoryView({ repository, api }: Links): Json {
  const name = fullName(repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: name,
    owner: { ...userView(repository.owner), id: repository.ownerId },
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    fork: false,
    archived: false,
    default_branch: repository.defaultBranch,
    html_url: `${SERVER_URL}/${name}`,
    clone_url: `${SERVER_URL}/${name}.git`,
    url: repositoryUrl({ repository, api }),
  };
}

export function repositoryUrl({ repository, api }: Links): string {
  return `${api}/repos/${fullName(repository)}`;
}

/** The page for people. */
export function pullUrl(number: number, repository: Repository): string {
  return `${SERVER_URL}/${fullName(repository)}/pull/${number}`;
}

/** As in lists; a single pull request also says whether it is `merged`. */
export function pullView(pull: PullState, links: Links): Json {
  const { repository } = links;
  const html = pullUrl(pull.number, repository);
  return {
    id: numberOf(html),
    node_id: nodeId('PullRequest', pull.number),
    number: pull.number,
    url: `${repositoryUrl(links)}/pulls/${pull.number}`,
    html_url: html,
    state: pull.state,
    locked: pull.locked,
    draft: false,
    title: pull.title,
    body: null,
    user: userView(pull.author),
    created_at: time(pull.createdAt),
    updated_at: time(pull.closedAt ?? pull.createdAt),
    closed_at: time(pull.closedAt),
    merged_at: time(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? null,
    head: headView(pull, links),
    base: {
      label: `${repository.owner}:${pull.baseRef}`,
      ref: pull.baseRef,
      repo: repositoryView(links),
      user: userView(repository.owner),
    },
  };
}

function headView(pull: PullState, { repository, api }: Links): Json {
  const [owner = '', name = ''] = pull.headRepository.split('/');
  const isFork = pull.headRepository !== fullName(repository);
  const fork = { ...repository, owner, ownerId: numberOf(owner), name, id: numberOf(pull.headRepository) };
  const head = isFork ? fork : repository;
  return {
    label: `${owner}:${pull.headRef}`,
    ref: pull.headRef,
    sha: pull.headSha,
    user: userView(owner),
    repo: { ...repositoryView({ repository: head, api }), fork: isFork },
  };
}

export function commentView(comment: CommentState, links: Links): Json {
  const pull = pullUrl(comment.pull, links.repository);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${repositoryUrl(links)}/issues/comments/${comment.id}`,
    issue_url: `${repositoryUrl(links)}/issues/${comment.pull}`,
    html_url: `${pull}#issuecomment-${comment.id}`,
    body: comment.body,
    user: userView(comment.login),
    author_association: comment.login.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
  };
}

export function statusView(status: StatusState, links: Links): Json {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repositoryUrl(links)}/statuses/${status.sha}`,
    state: status.state,
    context: status.context,
    description: status.description ?? null,
    target_url: status.targetUrl ?? null,
    creator: userView(status.login),
    created_at: time(status.createdAt),
    updated_at: time(status.createdAt),
  };
}

export function commitView(commit: CommitData, links: Links): Json {
  const person = { name: commit.authorName, email: commit.authorEmail, date: commit.date };
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${repositoryUrl(links)}/commits/${commit.sha}`,
    html_url: `${SERVER_URL}/${fullName(links.repository)}/commit/${commit.sha}`,
    commit: { author: person, committer: person, message: commit.message, tree: { sha: commit.tree } },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({ sha, url: `${repositoryUrl(links)}/commits/${sha}` })),
  };
}

export function workflowView(
  { path, name }: { readonly path: string; readonly name: string },
  { repository, api }: Links,
): Json {
  const id = workflowId(path);
  return {
    id,
    node_id: nodeId('Workflow', id),
    name,
    path,
    state: 'active',
    url: `${repositoryUrl({ repository, api })}/actions/workflows/${id}`,
    html_url: `${SERVER_URL}/${fullName(repository)}/blob/${repository.defaultBranch}/${path}`,
  };
}

export function workflowId(path: string): number {
  return numberOf(path);
}

function time(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function nodeId(kind: string, id: number | string): string {
  return btoa(`${kind}:${id}`);
}

/** A stable id for what has no number of its own. */
function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
