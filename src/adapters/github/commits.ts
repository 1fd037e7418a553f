/** What GitHub knows of many commits at once: one GraphQL question for up to a hundred, where REST asks for each. */
import { AppError } from '../../errors.ts';
import type { CommitStatus, PullRequest } from '../../ports/github.ts';
import type { GitHubClient } from './client.ts';
import { type GitHubCall, statusOf, unexpectedAnswer } from './errors.ts';
import {
  at,
  commitStatus,
  comparePullRequests,
  listAt,
  pullRequest,
  pullRequestNode,
  statusNode,
} from './shapes.ts';

type PerCommit<T> = ReadonlyMap<string, readonly T[]>;

/** Commits in one question: GitHub answers within ten seconds or not at all. */
const STATUSES_AT_ONCE = 100;
const PULLS_AT_ONCE = 50;
/** A question about so few is never too heavy. */
const FEW = 25;
/** Of one commit: more than one pull request brings it only before the merge. */
const PULLS_OF_COMMIT = 20;
/** Requests under way at once where each commit is asked about by itself. */
const PARALLEL = 4;

/** What is asked about each commit, in either of GitHub's interfaces. */
interface Question<T> {
  readonly call: GitHubCall;
  readonly name: string;
  readonly atOnce: number;
  /** Fields of a `Commit`. */
  readonly fields: string;
  /** undefined where the answer is not all there is. */
  readonly ofNode: (commit: unknown) => readonly T[] | undefined;
  readonly restPath: string;
  readonly ofList: (data: readonly unknown[]) => readonly T[];
}

/** The latest status per context, by commit; a commit that GitHub does not know has none. */
export function statusesOfCommits(
  client: GitHubClient,
  shas: readonly string[],
): Promise<PerCommit<CommitStatus>> {
  const call = { what: `list the statuses of ${namesOf(shas)}`, permission: 'statuses: read' };
  return ask(client, shas, {
    call,
    name: 'CommitStatuses',
    atOnce: STATUSES_AT_ONCE,
    fields: 'status { contexts { context state description } }',
    ofNode: (commit) => {
      const isBare = at(commit, 'status') === null;
      return isBare ? [] : listAt(commit, 'status.contexts', call).map((node) => statusNode(node, call));
    },
    restPath: 'statuses',
    ofList: (data) => latest(data.map((status) => commitStatus(status, call))),
  });
}

/** Pull requests that contain the commit, as GitHub associates them, by commit. */
export function pullRequestsOfCommits(
  client: GitHubClient,
  shas: readonly string[],
  repository: string,
): Promise<PerCommit<PullRequest>> {
  const call = { what: `list the pull requests of ${namesOf(shas)}`, permission: 'pull-requests: read' };
  const own = (pulls: readonly unknown[], base: string): readonly unknown[] =>
    pulls.filter((data) => isInto(repository, at(data, base)));
  return ask(client, shas, {
    call,
    name: 'CommitPullRequests',
    atOnce: PULLS_AT_ONCE,
    fields: `associatedPullRequests(first: ${PULLS_OF_COMMIT}) { totalCount nodes { number state mergedAt mergeCommit { oid } headRefOid baseRefName baseRepository { nameWithOwner } } }`,
    ofNode: (commit) => {
      const nodes = listAt(commit, 'associatedPullRequests.nodes', call);
      if (at(commit, 'associatedPullRequests.totalCount') !== nodes.length) return undefined;
      const pulls = own(nodes, 'baseRepository.nameWithOwner').map((node) => pullRequestNode(node, call));
      return pulls.toSorted(comparePullRequests);
    },
    restPath: 'pulls',
    ofList: (data) =>
      own(data, 'base.repo.full_name')
        .map((pull) => pullRequest(pull, call))
        .toSorted(comparePullRequests),
  });
}

function namesOf(shas: readonly string[]): string {
  return shas.length === 1 ? `${shas[0]}` : `${shas.length} commits`;
}

/** A fork shares commits with its origin, whose pull requests have numbers that mean others here. */
function isInto(repository: string, base: unknown): boolean {
  return typeof base !== 'string' || base.toLowerCase() === repository.toLowerCase();
}

/** REST lists statuses newest first; the first of a context is the one that counts. */
function latest(statuses: readonly CommitStatus[]): readonly CommitStatus[] {
  const first = new Map<string, CommitStatus>();
  for (const status of statuses) if (!first.has(status.context)) first.set(status.context, status);
  return [...first.values()];
}

async function ask<T>(
  client: GitHubClient,
  shas: readonly string[],
  question: Question<T>,
): Promise<PerCommit<T>> {
  const known = new Map<string, readonly T[]>();
  const wanted = [...new Set(shas)];
  for (let from = 0; from < wanted.length; from += question.atOnce) {
    const answers = await askLighter(client, wanted.slice(from, from + question.atOnce), question);
    for (const [sha, found] of answers.flatMap((answer) => [...answer])) known.set(sha, found);
  }
  const unanswered = wanted.filter((sha) => !known.has(sha));
  for (let from = 0; from < unanswered.length; from += PARALLEL) {
    const asked = unanswered.slice(from, from + PARALLEL).map(async (sha) => {
      known.set(sha, await askOne(client, sha, question));
    });
    await Promise.all(asked);
  }
  return known;
}

/** Where no answer came in time, the question may have been too heavy: it is asked in parts, once. */
async function askLighter<T>(
  client: GitHubClient,
  shas: readonly string[],
  question: Question<T>,
): Promise<readonly PerCommit<T>[]> {
  try {
    return [await askMany(client, shas, question)];
  } catch (error) {
    if (shas.length <= FEW || !isUnavailable(error)) throw error;
  }
  const answers: PerCommit<T>[] = [];
  for (let from = 0; from < shas.length; from += FEW)
    answers.push(await askMany(client, shas.slice(from, from + FEW), question));
  return answers;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'github-unavailable';
}

/** A token or a server that takes no such question is asked again by REST; what is down now is down there too. */
async function askMany<T>(
  client: GitHubClient,
  shas: readonly string[],
  { call, name, fields, ofNode }: Question<T>,
): Promise<PerCommit<T>> {
  const declared = shas.map((_, index) => `$c${index}: GitObjectID!`).join(', ');
  const commits = shas.map((_, index) => `c${index}: object(oid: $c${index}) { ...facts }`).join(' ');
  const document = `query ${name}($owner: String!, $name: String!, ${declared}) { repository(owner: $owner, name: $name) { ${commits} } } fragment facts on Commit { ${fields} }`;
  const variables = Object.fromEntries(shas.map((sha, index) => [`c${index}`, sha]));
  try {
    const data = await client.query(call, document, variables);
    return new Map(
      shas.flatMap((sha, index) => {
        const commit = at(data, `repository.c${index}`);
        if (commit === undefined) throw unexpectedAnswer(call, `repository.c${index}`);
        const found = commit === null ? [] : ofNode(commit);
        return found === undefined ? [] : [[sha, found] as const];
      }),
    );
  } catch (error) {
    const isRefused = error instanceof AppError && error.blame !== 'bug' && !isUnavailable(error);
    if (isRefused) return new Map();
    throw error;
  }
}

async function askOne<T>(
  client: GitHubClient,
  sha: string,
  { call, restPath, ofList }: Question<T>,
): Promise<readonly T[]> {
  try {
    return ofList(await client.list(call, `/commits/${encodeURIComponent(sha)}/${restPath}`));
  } catch (error) {
    if (isUnknownCommit(error)) return [];
    throw error;
  }
}

/** REST answers 422 where a commit's id has the right form. */
function isUnknownCommit(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'github-not-found' || statusOf(error.cause) === 422);
}
