/** The few questions of GitHub's GraphQL API that the action and the GitHub CLI ask, known by what the clients call them. */
import type { SimResponse } from '../protocol.ts';
import { type GitHubCall, isPermitted, type Need, ok, requirePermission } from './call.ts';
import { commitPullRequests, commitStatuses } from './graphql-commits.ts';
import { fullName, openPullRequest, type PullState } from './state.ts';
import { nodeId, pullUrl } from './views.ts';

type Json = Readonly<Record<string, unknown>>;
type Answer = (call: GitHubCall, variables: Json) => SimResponse;

/** By the name behind `query` or `mutation`. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  RepositoryInfo: repositoryInfo,
  PullRequestForBranch: pullRequestForBranch,
  PullRequestCreate: createPullRequest,
  CommitStatuses: permitted({ anyOf: ['statuses'], level: 'read' }, commitStatuses),
  CommitPullRequests: permitted({ anyOf: ['pull-requests'], level: 'read' }, commitPullRequests),
};

/** GraphQL refuses with an error in an answer, not with a status of HTTP. */
function permitted(need: Need, answer: Answer): Answer {
  return (call, variables) =>
    isPermitted(call, need)
      ? (ownRepository(call, variables) ?? answer(call, variables))
      : failed('FORBIDDEN', 'Resource not accessible by integration');
}

export function answerGraphql(call: GitHubCall): SimResponse {
  const query = textOf(call.body['query']).replace(/\s+/g, ' ').trim();
  if (/^(query\b[^{]*)?\{ ?viewer ?\{ ?login ?\} ?\}$/.test(query)) {
    return ok({ data: { viewer: { login: call.token.login } } });
  }
  const name = /\b(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
  const answer = Object.hasOwn(ANSWERS, name) ? ANSWERS[name] : undefined;
  if (answer !== undefined) return answer(call, Object(call.body['variables']));
  const known = ['{ viewer { login } }', ...Object.keys(ANSWERS)].join(', ');
  return failed('NOT_SIMULATED', `The simulated GraphQL API answers ${known} alone`);
}

/** Whether a body of `POST /graphql` changes anything. */
export function isMutation(body: Json): boolean {
  return /\bmutation\b/.test(textOf(body['query']));
}

function failed(type: string, message: string): SimResponse {
  return ok({ data: null, errors: [{ type, message }] });
}

/** The refusal of a question about another one. */
function ownRepository({ github }: GitHubCall, { owner, name }: Json): SimResponse | undefined {
  const asked = `${textOf(owner)}/${textOf(name)}`;
  if (asked.toLowerCase() === fullName(github.repository).toLowerCase()) return undefined;
  return failed('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
}

function repositoryInfo(call: GitHubCall, variables: Json): SimResponse {
  const { repository } = call.github;
  const other = ownRepository(call, variables);
  if (other !== undefined) return other;
  return ok({
    data: {
      repository: {
        id: nodeId('Repository', repository.id),
        name: repository.name,
        owner: { login: repository.owner },
        description: null,
        hasIssuesEnabled: true,
        hasWikiEnabled: false,
        viewerPermission: 'ADMIN',
        defaultBranchRef: { name: repository.defaultBranch },
        parent: null,
        mergeCommitAllowed: true,
        rebaseMergeAllowed: true,
        squashMergeAllowed: true,
      },
    },
  });
}

function pullRequestForBranch(call: GitHubCall, { headRefName, states }: Json): SimResponse {
  const { github } = call;
  requirePermission(call, { anyOf: ['pull-requests'], level: 'read' });
  const wanted: readonly unknown[] = Array.isArray(states) ? states : ['OPEN', 'CLOSED', 'MERGED'];
  const nodes = github.pulls
    .filter((pull) => pull.headRef === headRefName && wanted.includes(stateOf(pull)))
    .map((pull) => pullNode(pull, call));
  const { defaultBranch } = github.repository;
  return ok({
    data: { repository: { pullRequests: { nodes }, defaultBranchRef: { name: defaultBranch } } },
  });
}

function stateOf({ merged, state }: PullState): string {
  return merged ? 'MERGED' : state.toUpperCase();
}

function pullNode(pull: PullState, { github }: GitHubCall): Json {
  const [owner = ''] = pull.headRepository.split('/');
  return {
    id: nodeId('PullRequest', pull.number),
    number: pull.number,
    url: pullUrl(pull.number, github.repository),
    state: stateOf(pull),
    baseRefName: pull.baseRef,
    headRefName: pull.headRef,
    isCrossRepository: pull.headRepository !== fullName(github.repository),
    headRepositoryOwner: { id: nodeId('User', owner), login: owner },
  };
}

/** Of a branch of the repository itself. */
function createPullRequest(call: GitHubCall, { input }: Json): SimResponse {
  const { github, git, token, now } = call;
  requirePermission(call, { anyOf: ['pull-requests'], level: 'write' });
  const { title, headRefName, baseRefName, repositoryId } = Object(input);
  const [headRef, baseRef] = [textOf(headRefName), textOf(baseRefName)];
  if (repositoryId !== nodeId('Repository', github.repository.id))
    return failed('NOT_FOUND', `Could not resolve to a node with the global id of '${textOf(repositoryId)}'`);
  const [headSha, baseSha] = [git.branch(headRef), git.branch(baseRef)];
  if (headSha === undefined || baseSha === undefined)
    return failed('UNPROCESSABLE', "Head sha can't be blank, Base sha can't be blank");
  const commits = git.commitsBetween(baseSha, headSha);
  if (commits.length === 0) return failed('UNPROCESSABLE', `No commits between ${baseRef} and ${headRef}`);
  if (github.pulls.some((pull) => pull.state === 'open' && pull.headRef === headRef))
    return failed(
      'UNPROCESSABLE',
      `A pull request already exists for ${github.repository.owner}:${headRef}.`,
    );
  const opened = openPullRequest(github, {
    title: textOf(title),
    headRef,
    headSha,
    baseRef,
    commits,
    author: token.login,
    createdAt: now,
  });
  return ok({ data: { createPullRequest: { pullRequest: pullNode(opened, call) } } });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
