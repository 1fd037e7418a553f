/** What GraphQL says about many commits: statuses and pull requests of `c0`, `c1`, … of one question. */
import type { SimResponse } from '../protocol.ts';
import { commitOf, type GitHubCall, ok } from './call.ts';
import { fullName, latestStatuses, type PullState, pullsOfCommit, type StatusState } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

export function commitStatuses(call: GitHubCall, variables: Json): SimResponse {
  return ofCommits(call, variables, (sha) => {
    const latest = latestStatuses(call.github, sha);
    return { status: latest.length === 0 ? null : { contexts: latest.map(statusContext) } };
  });
}

export function commitPullRequests(call: GitHubCall, variables: Json): SimResponse {
  return ofCommits(call, variables, (sha) => {
    const pulls = pullsOfCommit(call.github, sha);
    const nodes = pulls.slice(0, 20).map((pull) => pullRequest(call, pull));
    return { associatedPullRequests: { totalCount: pulls.length, nodes } };
  });
}

function ofCommits(call: GitHubCall, variables: Json, factsOf: (sha: string) => Json): SimResponse {
  const asked = Object.entries(variables).filter(([name]) => /^c\d+$/.test(name));
  const commits = asked.map(([name, sha]) => {
    const known = commitIn(call, String(sha));
    return [name, known === undefined ? null : factsOf(known)];
  });
  return ok({ data: { repository: Object.fromEntries(commits) } });
}

/** GraphQL has `null` where REST answers that there is no such commit. */
function commitIn(call: GitHubCall, sha: string): string | undefined {
  try {
    return commitOf(call, sha);
  } catch {
    return undefined;
  }
}

function statusContext({ context, state, description }: StatusState): Json {
  return { context, state: state.toUpperCase(), description: description ?? null };
}

function pullRequest({ github }: GitHubCall, pull: PullState): Json {
  return {
    number: pull.number,
    state: pull.merged ? 'MERGED' : pull.state.toUpperCase(),
    mergedAt: pull.mergedAt === undefined ? null : new Date(pull.mergedAt).toISOString(),
    mergeCommit: pull.mergeCommitSha === undefined ? null : { oid: pull.mergeCommitSha },
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRepository: { nameWithOwner: fullName(github.repository) },
  };
}
