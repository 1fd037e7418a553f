/** What an administrator changes in the settings of the repository. */
import type { SimResponse } from '../protocol.ts';
import { type GitHubCall, notFound, ok, refuseGitHub } from './call.ts';
import { type EnvironmentState, environmentView, type RefRule } from './settings.ts';
import type { GitHubState } from './state.ts';
import { userView } from './views.ts';

const VARIABLE_NAME = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/;

/** What the body leaves out is taken away; the rules of chosen branches stay as long as branches are chosen. */
export function putEnvironment(call: GitHubCall): SimResponse {
  const { github, params, body } = call;
  const name = params['environment_name'] ?? '';
  const before = github.settings.environments.find((candidate) => candidate.name === name);
  const environment: EnvironmentState = {
    name,
    refs: refsFrom(body['deployment_branch_policy'], before?.refs),
    reviewers: reviewersFrom(body['reviewers'], github),
    adminsBypass: before?.adminsBypass ?? true,
  };
  replace(github, name, environment);
  return ok(environmentView(environment, call));
}

function refsFrom(policy: unknown, before: EnvironmentState['refs'] = []): EnvironmentState['refs'] {
  if (policy === undefined || policy === null) return 'all';
  const { protected_branches: areProtected, custom_branch_policies: areChosen } = Object(policy);
  if (typeof areProtected !== 'boolean' || typeof areChosen !== 'boolean' || areProtected === areChosen) {
    refuseGitHub(422, 'protected_branches and custom_branch_policies cannot have the same value');
  }
  if (areProtected) return 'protected-branches';
  return typeof before === 'string' ? [] : before;
}

function reviewersFrom(given: unknown, github: GitHubState): readonly string[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > 6) refuseGitHub(422, 'reviewers: give a list of up to 6');
  return given.map((reviewer) => {
    const { type, id } = Object(reviewer);
    const login = type === 'User' ? loginOf(github, id) : undefined;
    return login ?? refuseGitHub(422, `No user with the id ${String(id)} may review here`);
  });
}

/** People are known by their tokens. */
function loginOf({ tokens }: GitHubState, id: unknown): string | undefined {
  return Object.values(tokens).find(({ login }) => userView(login)['id'] === id)?.login;
}

function replace(github: GitHubState, name: string, environment: EnvironmentState | undefined): void {
  const { settings } = github;
  const others = settings.environments.filter((candidate) => candidate.name !== name);
  settings.environments = environment === undefined ? others : [...others, environment];
}

export function deleteEnvironment({ github, params }: GitHubCall): SimResponse {
  const name = params['environment_name'] ?? '';
  if (!github.settings.environments.some((candidate) => candidate.name === name)) notFound();
  replace(github, name, undefined);
  return { status: 204 };
}

export function createBranchPolicy({ github, params, body }: GitHubCall): SimResponse {
  const name = params['environment_name'] ?? '';
  const environment = github.settings.environments.find((candidate) => candidate.name === name);
  if (environment === undefined || typeof environment.refs === 'string') return notFound();
  const { name: pattern, type = 'branch' } = body;
  if (typeof pattern !== 'string' || pattern === '' || (type !== 'branch' && type !== 'tag')) {
    refuseGitHub(422, 'name: give a pattern; type: give branch or tag');
  }
  if (environment.refs.some((rule) => rule.name === pattern && rule.type === type)) return { status: 303 };
  const rule: RefRule = { name: pattern, type };
  replace(github, name, { ...environment, refs: [...environment.refs, rule] });
  return ok({ id: environment.refs.length + 1, ...rule });
}

export function createVariable({ github, body }: GitHubCall): SimResponse {
  const { variables } = github.settings;
  const name = variableName(body['name']);
  if (Object.hasOwn(variables, name)) refuseGitHub(409, 'Already exists - Variable already exists');
  variables[name] = variableValue(body['value']);
  return { status: 201, body: {} };
}

export function updateVariable({ github, params, body }: GitHubCall): SimResponse {
  github.settings.variables[existing(github, params['name'])] = variableValue(body['value']);
  return { status: 204 };
}

export function deleteVariable({ github, params }: GitHubCall): SimResponse {
  delete github.settings.variables[existing(github, params['name'])];
  return { status: 204 };
}

function existing({ settings }: GitHubState, name = ''): string {
  return Object.hasOwn(settings.variables, name) ? name : notFound();
}

/** GitHub keeps names in upper case. */
function variableName(given: unknown): string {
  const name = String(given).toUpperCase();
  return VARIABLE_NAME.test(name) ? name : refuseGitHub(422, `The variable name ${name} is not valid`);
}

function variableValue(given: unknown): string {
  return typeof given === 'string' ? given : refuseGitHub(422, 'value: give a text');
}
