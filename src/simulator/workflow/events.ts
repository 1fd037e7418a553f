/** Event payloads with the fields of the real ones that the action reads, and the claims their jobs get. */
import type { JobClaims } from '../oidc/state.ts';

export interface SimEvent {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  readonly payload: unknown;
  /** Claims of the job's OIDC token. */
  readonly claims: JobClaims;
}

const REPOSITORY = { id: 4242, full_name: 'acme/support-models', default_branch: 'main', private: true };
const MAIN = 'refs/heads/main';

export interface PullRequestEvent {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  /** What is checked out: the merge commit. */
  readonly sha: string;
  readonly action?: 'opened' | 'synchronize' | 'closed';
  readonly merged?: boolean;
  readonly closedAt?: string;
  readonly headRepository?: string | null;
  readonly author?: string;
}

export function pullRequestEvent(pull: PullRequestEvent): SimEvent {
  const { number, headSha, baseSha, sha, action = 'synchronize' } = pull;
  const fullName = pull.headRepository === undefined ? REPOSITORY.full_name : pull.headRepository;
  const ref = `refs/pull/${number}/merge`;
  return {
    name: 'pull_request',
    ref,
    sha,
    payload: {
      action,
      number,
      repository: REPOSITORY,
      pull_request: {
        number,
        state: action === 'closed' ? 'closed' : 'open',
        merged: pull.merged ?? false,
        closed_at: pull.closedAt ?? null,
        user: { login: pull.author ?? 'octocat' },
        head: { sha: headSha, ref: 'topic', repo: fullName === null ? null : { full_name: fullName } },
        base: { sha: baseSha, ref: 'main', repo: { full_name: REPOSITORY.full_name } },
      },
    },
    claims: { event_name: 'pull_request', ref, sha },
  };
}

export function pushEvent(sha: string, branch = 'main', environment = 'bedrock-train'): SimEvent {
  const ref = `refs/heads/${branch}`;
  return {
    name: 'push',
    ref,
    sha,
    payload: { ref, after: sha, repository: REPOSITORY },
    claims: { event_name: 'push', ref, sha, environment },
  };
}

export function scheduleEvent(sha: string): SimEvent {
  return {
    name: 'schedule',
    ref: MAIN,
    sha,
    payload: { schedule: '17 * * * *', repository: REPOSITORY },
    claims: { event_name: 'schedule', ref: MAIN, sha },
  };
}

/** @param environment the GitHub environment of the job: it decides which role trusts it */
export function dispatchEvent(sha: string, environment: string, ref = MAIN): SimEvent {
  return {
    name: 'workflow_dispatch',
    ref,
    sha,
    payload: { ref, inputs: {}, repository: REPOSITORY },
    claims: { event_name: 'workflow_dispatch', ref, sha, environment },
  };
}

export function plainEvent(name: string, sha: string): SimEvent {
  return {
    name,
    ref: MAIN,
    sha,
    payload: { repository: REPOSITORY },
    claims: { event_name: name, ref: MAIN, sha },
  };
}
