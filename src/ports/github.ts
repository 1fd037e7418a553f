/** GitHub's API in our own words. All lists are complete (every page). */

export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly mergedAt: string | undefined;
  readonly mergeCommitSha: string | undefined;
  readonly headSha: string;
  readonly baseRef: string;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  readonly authorLogin: string;
}

export type StatusState = 'pending' | 'success' | 'failure' | 'error';

export interface CommitStatus {
  readonly context: string;
  readonly state: StatusState;
  readonly description: string;
}

export interface NewCommitStatus extends CommitStatus {
  readonly sha: string;
  readonly targetUrl: string | undefined;
}

export interface GitHub {
  /** Login the token writes as, `[bot]` suffix removed. */
  viewerLogin(): Promise<string>;
  getPullRequest(number: number): Promise<PullRequest>;
  /**
   * For each commit the pull requests that contain it, as GitHub associates them: merged ones first, newest first. Many
   * commits are one question; a commit that GitHub does not know has none.
   */
  pullRequestsOf(shas: readonly string[]): Promise<ReadonlyMap<string, readonly PullRequest[]>>;
  /** Oldest first. */
  listComments(pullRequest: number): Promise<readonly Comment[]>;
  createComment(pullRequest: number, body: string): Promise<Comment>;
  updateComment(id: number, body: string): Promise<Comment>;
  deleteComment(id: number): Promise<void>;
  /** For each commit the latest status per context; asked as above. */
  statusesOf(shas: readonly string[]): Promise<ReadonlyMap<string, readonly CommitStatus[]>>;
  setStatus(status: NewCommitStatus): Promise<void>;
  /** Head commit of a branch. */
  branchHead(branch: string): Promise<string>;
  /** Text of a file at a commit; undefined when there is none. */
  fileAt(ref: string, path: string): Promise<string | undefined>;
  /** The commit at which two lines of history parted; undefined: GitHub does not know them both. */
  mergeBaseOf(a: string, b: string): Promise<string | undefined>;
  /** Content of a blob of at most 100 MB in chunks; throws where GitHub does not hand it out. */
  readBlob(id: string): AsyncIterable<Uint8Array>;
  /** Git blob id per path at a commit; a path that does not exist is left out. */
  blobIdsAt(ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
