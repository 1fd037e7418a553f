/** Pull requests, their comments, and commit statuses. */
import { Buffer } from 'node:buffer';
import type { SimResponse } from '../protocol.ts';
import { commitOf, type GitHubCall, invalid, notFound, ok, paged, pullOf, refuseGitHub } from './call.ts';
import {
  addComment,
  addStatus,
  type CommentState,
  latestStatuses,
  pullsOfCommit,
  statusesOf,
} from './state.ts';
import { commentView, pullView, repositoryView, statusView } from './views.ts';

/** UTF-8 bytes, as measured; GitHub's own text speaks of 65,536 characters. */
const MAX_COMMENT_BYTES = 262_144;
const MAX_DESCRIPTION = 140;
const MAX_STATUSES_PER_CONTEXT = 1000;

export function getRepository(call: GitHubCall): SimResponse {
  return ok(repositoryView(call.links));
}

export function getPull(call: GitHubCall): SimResponse {
  const pull = pullOf(call, 'pull_number');
  return ok({ ...pullView(pull, call.links), merged: pull.merged });
}

export function listPullsOfCommit(call: GitHubCall): SimResponse {
  const sha = commitOf(call, call.params['commit_sha'] ?? '');
  const { page, headers } = paged(call, pullsOfCommit(call.github, sha));
  return { status: 200, headers, body: page.map((pull) => pullView(pull, call.links)) };
}

export function listComments(call: GitHubCall): SimResponse {
  const { number } = pullOf(call, 'issue_number');
  const comments = call.github.comments.filter((comment) => comment.pull === number);
  const { page, headers } = paged(call, comments);
  return { status: 200, headers, body: page.map((comment) => commentView(comment, call.links)) };
}

export function createComment(call: GitHubCall): SimResponse {
  const pull = pullOf(call, 'issue_number');
  if (pull.locked) refuseGitHub(403, 'Unable to create comment because issue is locked.');
  const body = commentBody(call);
  const { token, now, github } = call;
  const comment = addComment(github, { pull: pull.number, body, login: token.login, createdAt: now });
  const view = commentView(comment, call.links);
  return { status: 201, headers: { location: String(view['url']) }, body: view };
}

export function updateComment(call: GitHubCall): SimResponse {
  const comment = commentOf(call);
  Object.assign(comment, { body: commentBody(call), updatedAt: call.now } satisfies Partial<CommentState>);
  return ok(commentView(comment, call.links));
}

export function deleteComment(call: GitHubCall): SimResponse {
  const comment = commentOf(call);
  call.github.comments = call.github.comments.filter((other) => other !== comment);
  return { status: 204 };
}

function commentOf(call: GitHubCall): CommentState {
  const id = Number(call.params['comment_id']);
  return call.github.comments.find((comment) => comment.id === id) ?? notFound();
}

function commentBody({ body: { body } }: GitHubCall): string {
  if (typeof body !== 'string' || body.trim() === '') invalid('IssueComment', 'data', 'Body cannot be blank');
  if (Buffer.byteLength(body) > MAX_COMMENT_BYTES) {
    invalid('IssueComment', 'data', 'Body is too long (maximum is 65536 characters)');
  }
  return body;
}

export function listStatuses(call: GitHubCall): SimResponse {
  const sha = commitOf(call, call.params['ref'] ?? '');
  const { page, headers } = paged(call, statusesOf(call.github, sha));
  return { status: 200, headers, body: page.map((status) => statusView(status, call.links)) };
}

export function getCombinedStatus(call: GitHubCall): SimResponse {
  const sha = commitOf(call, call.params['ref'] ?? '');
  const latest = latestStatuses(call.github, sha);
  const states = latest.map(({ state }) => state);
  const failed = states.some((state) => state === 'failure' || state === 'error');
  const pending = states.length === 0 || states.includes('pending');
  const { page, headers } = paged(call, latest);
  return {
    status: 200,
    headers,
    body: {
      state: failed ? 'failure' : pending ? 'pending' : 'success',
      sha,
      total_count: latest.length,
      // Unlike in the list of all statuses, nobody is named.
      statuses: page.map((status) => ({ ...statusView(status, call.links), creator: undefined })),
      repository: repositoryView(call.links),
    },
  };
}

export function createStatus(call: GitHubCall): SimResponse {
  const sha = commitOf(call, call.params['sha'] ?? '');
  const state = (['pending', 'success', 'failure', 'error'] as const).find(
    (known) => known === call.body['state'],
  );
  if (state === undefined) invalid('Status', 'state', 'State is not included in the list');
  const context = text(call, 'context') ?? 'default';
  const description = text(call, 'description');
  if ((description ?? '').length > MAX_DESCRIPTION) {
    invalid('Status', 'description', `description is too long (maximum is ${MAX_DESCRIPTION} characters)`);
  }
  const existing = statusesOf(call.github, sha).filter((status) => status.context === context);
  if (existing.length >= MAX_STATUSES_PER_CONTEXT) {
    invalid('Status', 'base', 'This SHA and context has reached the maximum number of statuses.');
  }
  const status = addStatus(call.github, {
    sha,
    state,
    context,
    description,
    targetUrl: text(call, 'target_url'),
    login: call.token.login,
    createdAt: call.now,
  });
  return { status: 201, body: statusView(status, call.links) };
}

function text({ body }: GitHubCall, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}
