/** Routing of GitHub requests: path templates as the REST documentation writes them, and the permission each needs. */
import type { SimOperation, SimRequest, SimResponse, SimService } from '../protocol.ts';
import { answering } from '../refusal.ts';
import {
  authenticate,
  type GitHubCall,
  type GitHubHandler,
  type Need,
  notFound,
  ok,
  requirePermission,
} from './call.ts';
import { compareCommits, getBlob, getBranch, getCommit, getContent, getTree } from './content.ts';
import {
  createComment,
  createStatus,
  deleteComment,
  getCombinedStatus,
  getPull,
  getRepository,
  listComments,
  listPullsOfCommit,
  listStatuses,
  updateComment,
} from './conversation.ts';
import { gitReader } from './git.ts';
import { answerGraphql, isMutation } from './graphql.ts';
import {
  getActionsPermissions,
  getSubjectTemplate,
  getVariable,
  getWorkflowPermissions,
  listBranchPolicies,
  listEnvironments,
} from './settings.ts';
import {
  createBranchPolicy,
  createVariable,
  deleteEnvironment,
  deleteVariable,
  putEnvironment,
  updateVariable,
} from './settings-writes.ts';
import { fullName, type GitHubState } from './state.ts';
import { userView } from './views.ts';
import { dispatchWorkflow, getWorkflow } from './workflows.ts';

interface Route {
  /** `METHOD /template`: also the operation's name. */
  readonly name: string;
  readonly need: Need;
  readonly handler: GitHubHandler;
}

const REPO = '/repos/{owner}/{repo}';
const ANYONE: Need = { anyOf: [], level: 'read' };
const READ_CONTENTS: Need = { anyOf: ['contents'], level: 'read' };
const READ_PULLS: Need = { anyOf: ['pull-requests'], level: 'read' };
const READ_TALK: Need = { anyOf: ['issues', 'pull-requests'], level: 'read' };
const WRITE_TALK: Need = { anyOf: ['issues', 'pull-requests'], level: 'write' };
const READ_STATUSES: Need = { anyOf: ['statuses'], level: 'read' };
const WRITE_STATUSES: Need = { anyOf: ['statuses'], level: 'write' };

const READ_ACTIONS: Need = { anyOf: ['actions'], level: 'read' };
const READ_VARIABLES: Need = { anyOf: ['variables'], level: 'read', evenIfPublic: true };
const WRITE_VARIABLES: Need = { anyOf: ['variables'], level: 'write' };
const READ_SETTINGS: Need = { anyOf: ['administration'], level: 'read', evenIfPublic: true };
const WRITE_SETTINGS: Need = { anyOf: ['administration'], level: 'write' };
const WRITE_ACTIONS: Need = { anyOf: ['actions'], level: 'write' };

/** First match counts: longer templates before `commits/{ref}`, whose ref may hold slashes. */
const ROUTES: readonly Route[] = [
  { name: `GET ${REPO}`, need: ANYONE, handler: getRepository },
  { name: `GET ${REPO}/pulls/{pull_number}`, need: READ_PULLS, handler: getPull },
  { name: `GET ${REPO}/commits/{commit_sha}/pulls`, need: READ_PULLS, handler: listPullsOfCommit },
  { name: `GET ${REPO}/issues/{issue_number}/comments`, need: READ_TALK, handler: listComments },
  { name: `POST ${REPO}/issues/{issue_number}/comments`, need: WRITE_TALK, handler: createComment },
  { name: `PATCH ${REPO}/issues/comments/{comment_id}`, need: WRITE_TALK, handler: updateComment },
  { name: `DELETE ${REPO}/issues/comments/{comment_id}`, need: WRITE_TALK, handler: deleteComment },
  { name: `GET ${REPO}/commits/{ref}/statuses`, need: READ_STATUSES, handler: listStatuses },
  { name: `GET ${REPO}/commits/{ref}/status`, need: READ_STATUSES, handler: getCombinedStatus },
  { name: `POST ${REPO}/statuses/{sha}`, need: WRITE_STATUSES, handler: createStatus },
  { name: `GET ${REPO}/branches/{branch}`, need: READ_CONTENTS, handler: getBranch },
  { name: `GET ${REPO}/git/trees/{tree_sha}`, need: READ_CONTENTS, handler: getTree },
  { name: `GET ${REPO}/git/blobs/{file_sha}`, need: READ_CONTENTS, handler: getBlob },
  { name: `GET ${REPO}/compare/{basehead}`, need: READ_CONTENTS, handler: compareCommits },
  { name: `GET ${REPO}/contents/{path}`, need: READ_CONTENTS, handler: getContent },
  { name: `GET ${REPO}/commits/{ref}`, need: READ_CONTENTS, handler: getCommit },
  { name: `GET ${REPO}/environments`, need: READ_ACTIONS, handler: listEnvironments },
  {
    name: `GET ${REPO}/environments/{environment_name}/deployment-branch-policies`,
    need: READ_ACTIONS,
    handler: listBranchPolicies,
  },
  { name: `GET ${REPO}/actions/oidc/customization/sub`, need: READ_ACTIONS, handler: getSubjectTemplate },
  { name: `GET ${REPO}/actions/permissions`, need: READ_SETTINGS, handler: getActionsPermissions },
  { name: `GET ${REPO}/actions/permissions/workflow`, need: READ_SETTINGS, handler: getWorkflowPermissions },
  { name: `GET ${REPO}/actions/variables/{name}`, need: READ_VARIABLES, handler: getVariable },
  { name: `POST ${REPO}/actions/variables`, need: WRITE_VARIABLES, handler: createVariable },
  { name: `PATCH ${REPO}/actions/variables/{name}`, need: WRITE_VARIABLES, handler: updateVariable },
  { name: `DELETE ${REPO}/actions/variables/{name}`, need: WRITE_VARIABLES, handler: deleteVariable },
  { name: `PUT ${REPO}/environments/{environment_name}`, need: WRITE_SETTINGS, handler: putEnvironment },
  {
    name: `DELETE ${REPO}/environments/{environment_name}`,
    need: WRITE_SETTINGS,
    handler: deleteEnvironment,
  },
  {
    name: `POST ${REPO}/environments/{environment_name}/deployment-branch-policies`,
    need: WRITE_SETTINGS,
    handler: createBranchPolicy,
  },
  { name: `GET ${REPO}/actions/workflows/{workflow_id}`, need: READ_ACTIONS, handler: getWorkflow },
  {
    name: `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`,
    need: WRITE_ACTIONS,
    handler: dispatchWorkflow,
  },
  { name: 'GET /user', need: ANYONE, handler: getUser },
  { name: 'POST /graphql', need: ANYONE, handler: answerGraphql },
];

const COMPILED = ROUTES.map((route) => ({ route, pattern: compile(route.name) }));

/** Names that may hold slashes match greedily. */
function compile(name: string): RegExp {
  const template = name.slice(name.indexOf(' ') + 1);
  const source = template.replace(/\{(\w+)\}/g, (_whole, parameter: string) =>
    ['path', 'branch', 'ref', 'tree_sha', 'basehead'].includes(parameter)
      ? `(?<${parameter}>.*)`
      : `(?<${parameter}>[^/]+)`,
  );
  return new RegExp(`^${source}/?$`);
}

/** @param now simulated time in milliseconds */
export function githubService(github: GitHubState, now: () => number): SimService {
  const git = gitReader(github.repository.directory);
  return {
    name: 'github',
    match: (request) => {
      const found = COMPILED.find(
        ({ route, pattern }) => route.name.startsWith(`${request.method} `) && pattern.test(request.path),
      );
      if (found === undefined) return undefined;
      const params = decode(found.pattern.exec(request.path)?.groups ?? {});
      const body = parseBody(request);
      const links = { repository: github.repository, api: `http://${request.headers['host']}/github` };
      const run = (): SimResponse => {
        const token = authenticate(github, request);
        return carryOut(found.route, { github, git, request, params, body, token, links, now: now() });
      };
      return operation(found.route, { ...params, ...Object.fromEntries(request.query), ...body }, run);
    },
  };
}

function operation(route: Route, request: Record<string, unknown>, run: () => SimResponse): SimOperation {
  const write = route.need.level === 'write' || (route.name === 'POST /graphql' && isMutation(request));
  return { service: 'github', operation: route.name, write, request, run: () => answering('github', run) };
}

function carryOut({ need, handler }: Route, call: GitHubCall): SimResponse {
  const { owner, repo } = call.params;
  const name = fullName(call.github.repository).toLowerCase();
  if (owner !== undefined && `${owner}/${repo}`.toLowerCase() !== name) notFound();
  requirePermission(call, need);
  return handler(call);
}

function decode(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

function parseBody(request: SimRequest): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(request.body.toString() || '{}');
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

function getUser({ token }: GitHubCall): SimResponse {
  return ok(userView(token.login));
}
