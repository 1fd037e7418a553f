/** GitHub's answers, unknown until read, as the port's plain data. */
import type { Comment, CommitStatus, PullRequest, StatusState } from '../../ports/github.ts';
import { type GitHubCall, unexpectedAnswer } from './errors.ts';

const STATES: readonly StatusState[] = ['pending', 'success', 'failure', 'error'];

/** The value at a dotted path, if there is one. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    // Any object may be read by key; what it holds stays unknown.
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

export function textAt(value: unknown, path: string, call: GitHubCall): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw unexpectedAnswer(call, path);
  return found;
}

function numberAt(value: unknown, path: string, call: GitHubCall): number {
  const found = at(value, path);
  if (typeof found !== 'number') throw unexpectedAnswer(call, path);
  return found;
}

export function listAt(value: unknown, path: string, call: GitHubCall): readonly unknown[] {
  const found = at(value, path);
  if (!Array.isArray(found)) throw unexpectedAnswer(call, path);
  return found;
}

function optionalTextAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function pullRequest(data: unknown, call: GitHubCall): PullRequest {
  const mergedAt = optionalTextAt(data, 'merged_at');
  return {
    number: numberAt(data, 'number', call),
    state: textAt(data, 'state', call) === 'open' ? 'open' : 'closed',
    // Entries of a list have only the time.
    merged: at(data, 'merged') === true || mergedAt !== undefined,
    mergedAt,
    mergeCommitSha: optionalTextAt(data, 'merge_commit_sha'),
    headSha: textAt(data, 'head.sha', call),
    baseRef: textAt(data, 'base.ref', call),
  };
}

/** As GraphQL names the same. */
export function pullRequestNode(node: unknown, call: GitHubCall): PullRequest {
  const state = textAt(node, 'state', call);
  return {
    number: numberAt(node, 'number', call),
    state: state === 'OPEN' ? 'open' : 'closed',
    merged: state === 'MERGED',
    mergedAt: optionalTextAt(node, 'mergedAt'),
    mergeCommitSha: optionalTextAt(node, 'mergeCommit.oid'),
    headSha: textAt(node, 'headRefOid', call),
    baseRef: textAt(node, 'baseRefName', call),
  };
}

/** Merged ones first, the newest merge first; then by number, newest first. */
export function comparePullRequests(a: PullRequest, b: PullRequest): number {
  const mergedAt = (pull: PullRequest) => (pull.mergedAt === undefined ? 0 : Date.parse(pull.mergedAt));
  return Number(b.merged) - Number(a.merged) || mergedAt(b) - mergedAt(a) || b.number - a.number;
}

export function comment(data: unknown, call: GitHubCall): Comment {
  return {
    id: numberAt(data, 'id', call),
    body: optionalTextAt(data, 'body') ?? '',
    url: textAt(data, 'html_url', call),
    // A comment of a deleted account has no user.
    authorLogin: withoutBotSuffix(optionalTextAt(data, 'user.login') ?? 'ghost'),
  };
}

/** An app writes as `name[bot]`; GitHub's two interfaces disagree about the suffix. */
export function withoutBotSuffix(login: string): string {
  return login.replace(/\[bot\]$/, '');
}

export function commitStatus(data: unknown, call: GitHubCall): CommitStatus {
  const state = textAt(data, 'state', call);
  return {
    context: textAt(data, 'context', call),
    state: STATES.find((known) => known === state) ?? 'error',
    description: optionalTextAt(data, 'description') ?? '',
  };
}

/** As GraphQL names the same; `EXPECTED` is a required status that nobody has reported yet. */
export function statusNode(node: unknown, call: GitHubCall): CommitStatus {
  const state = textAt(node, 'state', call).toLowerCase();
  return commitStatus({ ...Object(node), state: state === 'expected' ? 'pending' : state }, call);
}
