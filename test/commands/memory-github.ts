/** Pull requests, comments and statuses in memory. */
import { AppError } from '../../src/errors.ts';
import type { Comment, CommitStatus, GitHub, PullRequest } from '../../src/ports/github.ts';
import type { Repository } from './memory-git.ts';

const BOT = 'github-actions';

export class Hub {
  readonly pulls = new Map<number, PullRequest>();
  /** Commit on the default branch to the pull requests that brought it. */
  readonly pullsOfCommit = new Map<string, readonly number[]>();
  readonly comments = new Map<number, Comment & { readonly pullRequest: number }>();
  readonly statuses = new Map<string, CommitStatus>();
  mainHead = '';
  #nextId = 1;

  addComment(pullRequest: number, body: string, authorLogin = BOT): Comment {
    const id = this.#nextId;
    this.#nextId += 1;
    const comment = { id, body, url: `https://github.test/c/${id}`, authorLogin, pullRequest };
    this.comments.set(id, comment);
    return comment;
  }

  commentsOf(pullRequest: number): readonly Comment[] {
    return [...this.comments.values()].filter((comment) => comment.pullRequest === pullRequest);
  }

  status(sha: string, context: string): CommitStatus | undefined {
    return this.statuses.get(`${sha} ${context}`);
  }

  statusesOf(sha: string): readonly CommitStatus[] {
    return [...this.statuses].flatMap(([key, status]) => (key.startsWith(`${sha} `) ? [status] : []));
  }

  setStatus(sha: string, status: CommitStatus): void {
    this.statuses.set(`${sha} ${status.context}`, status);
  }
}

export function memoryGitHub(hub: Hub, repository: Repository): GitHub {
  const pull = (number: number): PullRequest => {
    const found = hub.pulls.get(number);
    if (found !== undefined) return found;
    throw new AppError('github-not-found', `no pull request ${number}`, { blame: 'github', hint: 'Look.' });
  };
  return {
    viewerLogin: async () => BOT,
    getPullRequest: async (number) => pull(number),
    pullRequestsOf: async (shas) =>
      new Map(shas.map((sha) => [sha, (hub.pullsOfCommit.get(sha) ?? []).map(pull)])),
    listComments: async (number) => hub.commentsOf(number),
    createComment: async (number, body) => hub.addComment(number, body),
    updateComment: async (id, body) => {
      const before = hub.comments.get(id);
      if (before === undefined) throw new Error(`no comment ${id}`);
      const after = { ...before, body };
      hub.comments.set(id, after);
      return after;
    },
    deleteComment: async (id) => {
      hub.comments.delete(id);
    },
    statusesOf: async (shas) => new Map(shas.map((sha) => [sha, hub.statusesOf(sha)])),
    setStatus: async ({ sha, context, state, description }) =>
      hub.setStatus(sha, { context, state, description }),
    branchHead: async () => hub.mainHead,
    fileAt: async (ref, path) => repository.filesAt(ref)[path],
    mergeBaseOf: async (a, b) => {
      const ofB = new Set(repository.everyAncestor(b));
      return repository.everyAncestor(a).find((id) => ofB.has(id));
    },
    readBlob: async function* (id) {
      const text = repository.textOf(id);
      if (text === undefined) throw new AppError('github-not-found', id, { blame: 'github', hint: 'Look.' });
      yield new TextEncoder().encode(text);
    },
    blobIdsAt: async (ref, paths) => repository.blobsAt(ref, paths),
  };
}
