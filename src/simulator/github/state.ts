/** The GitHub side of the world: one repository with its pull requests, comments, statuses and tokens, as plain data. */

import type { RepositorySettings } from './settings.ts';

export interface GitHubState {
  readonly repository: Repository;
  readonly settings: RepositorySettings;
  readonly pulls: PullState[];
  comments: CommentState[];
  readonly statuses: StatusState[];
  readonly dispatches: DispatchState[];
  /** Token text -> who it is and what it may do. */
  readonly tokens: Record<string, TokenState>;
  /** Ids of comments and statuses come from one counter. */
  nextId: number;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly ownerId: number;
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  /** A local git repository whose branches and files are served; undefined: no git content. */
  readonly directory: string | undefined;
}

/** Permissions of a GITHUB_TOKEN, named as in a workflow's `permissions:`. */
export type PermissionName =
  | 'contents'
  | 'issues'
  | 'pull-requests'
  | 'statuses'
  | 'actions'
  /** No workflow can ask for these two; a person's own token has them. */
  | 'variables'
  | 'administration';
export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;

export interface TokenState {
  readonly login: string;
  readonly permissions: Permissions;
}

export interface PullState {
  readonly number: number;
  readonly title: string;
  state: 'open' | 'closed';
  locked: boolean;
  merged: boolean;
  /** Milliseconds, as all times here. */
  closedAt: number | undefined;
  mergedAt: number | undefined;
  mergeCommitSha: string | undefined;
  headSha: string;
  readonly headRef: string;
  /** `owner/name`; another one than the repository's is a fork. */
  readonly headRepository: string;
  readonly baseRef: string;
  /** Commits of the pull request, head included. */
  commits: readonly string[];
  readonly author: string;
  readonly createdAt: number;
}

export interface CommentState {
  readonly id: number;
  readonly pull: number;
  body: string;
  readonly login: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface StatusState {
  readonly id: number;
  readonly sha: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly context: string;
  readonly description: string | undefined;
  readonly targetUrl: string | undefined;
  readonly login: string;
  readonly createdAt: number;
}

/** A workflow run that was asked for by hand. */
export interface DispatchState {
  /** Of the workflow file. */
  readonly path: string;
  /** `refs/heads/main` */
  readonly ref: string;
  readonly sha: string;
  /** With the defaults of the workflow. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly login: string;
  readonly createdAt: number;
}

export interface NewPull {
  readonly headSha: string;
  readonly headRef: string;
  readonly number?: number;
  readonly title?: string;
  readonly headRepository?: string;
  readonly baseRef?: string;
  readonly commits?: readonly string[];
  readonly author?: string;
  readonly createdAt?: number;
}

export function openPullRequest(github: GitHubState, pull: NewPull): PullState {
  const { repository, pulls } = github;
  const opened: PullState = {
    number: pulls.reduce((highest, { number }) => Math.max(highest, number), 0) + 1,
    title: 'A simulated pull request',
    state: 'open',
    locked: false,
    merged: false,
    closedAt: undefined,
    mergedAt: undefined,
    mergeCommitSha: undefined,
    headRepository: fullName(repository),
    baseRef: repository.defaultBranch,
    commits: [pull.headSha],
    author: 'octocat',
    createdAt: 0,
    ...pull,
  };
  pulls.push(opened);
  return opened;
}

/** Closes without merging. */
export function closePullRequest(pull: PullState, closedAt: number): void {
  Object.assign(pull, { state: 'closed', closedAt } satisfies Partial<PullState>);
}

export function mergePullRequest(pull: PullState, mergeCommitSha: string, mergedAt: number): void {
  closePullRequest(pull, mergedAt);
  Object.assign(pull, { merged: true, mergeCommitSha, mergedAt } satisfies Partial<PullState>);
}

/** Registers a token; the permissions are those of the job it was given to. */
export function addToken(github: GitHubState, token: string, state: TokenState): void {
  github.tokens[token] = state;
}

export function addComment(
  github: GitHubState,
  comment: Pick<CommentState, 'pull' | 'body' | 'login' | 'createdAt'>,
): CommentState {
  const added = { ...comment, id: takeId(github), updatedAt: comment.createdAt };
  github.comments.push(added);
  return added;
}

export function addStatus(github: GitHubState, status: Omit<StatusState, 'id'>): StatusState {
  const added = { ...status, id: takeId(github) };
  github.statuses.push(added);
  return added;
}

/** Statuses of a commit, newest first. */
export function statusesOf(github: GitHubState, sha: string): readonly StatusState[] {
  return github.statuses.filter((status) => status.sha === sha).reverse();
}

/** The latest status per context, newest first. */
export function latestStatuses(github: GitHubState, sha: string): readonly StatusState[] {
  const seen = new Set<string>();
  return statusesOf(github, sha).filter(({ context }) => {
    const first = !seen.has(context);
    seen.add(context);
    return first;
  });
}

/** Pull requests a commit came with: their head, one of their commits, or what merged them; merged ones first. */
export function pullsOfCommit(github: GitHubState, sha: string): readonly PullState[] {
  return github.pulls
    .filter((pull) => [pull.headSha, pull.mergeCommitSha, ...pull.commits].includes(sha))
    .sort((a, b) => Number(b.merged) - Number(a.merged) || b.number - a.number);
}

export function fullName({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

function takeId(github: GitHubState): number {
  github.nextId += 1;
  return github.nextId;
}
