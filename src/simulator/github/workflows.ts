/** The workflows of the default branch, and runs of them that were asked for by hand. They are recorded, not run. */
import { parse } from 'yaml';
import type { SimResponse } from '../protocol.ts';
import { type GitHubCall, notFound, ok, refuseGitHub } from './call.ts';
import { workflowId, workflowView } from './views.ts';

const FOLDER = '.github/workflows';

export function getWorkflow(call: GitHubCall): SimResponse {
  const path = pathOf(call);
  const { name } = Object(parse(fileAt(call, call.github.repository.defaultBranch, path) ?? notFound()));
  return ok(workflowView({ path, name: typeof name === 'string' ? name : path }, call.links));
}

export function dispatchWorkflow(call: GitHubCall): SimResponse {
  const { github, git, body, token, now } = call;
  const path = pathOf(call);
  const ref = String(body['ref'] ?? '').replace(/^refs\/heads\//, '');
  const sha = git.branch(ref) ?? refuseGitHub(422, `No ref found for: ${ref}`);
  const file = Object(parse(fileAt(call, ref, path) ?? notFound()));
  const triggers = Object(file.on);
  if (!Object.hasOwn(triggers, 'workflow_dispatch'))
    refuseGitHub(422, "Workflow does not have 'workflow_dispatch' trigger");
  const inputs = inputsFrom(Object(body['inputs']), Object(Object(triggers.workflow_dispatch).inputs));
  github.dispatches.push({ path, ref: `refs/heads/${ref}`, sha, inputs, login: token.login, createdAt: now });
  return { status: 204 };
}

/** By file name or by id; only what is on the default branch is a workflow. */
function pathOf(call: GitHubCall): string {
  const wanted = call.params['workflow_id'] ?? '';
  const branch = call.github.repository.defaultBranch;
  const commit = call.git.branch(branch) ?? notFound();
  const folder = call.git.object(commit, FOLDER) ?? notFound();
  const paths = (call.git.tree(folder.sha, false)?.entries ?? []).map(({ path }) => `${FOLDER}/${path}`);
  const found = paths.find((path) => path === `${FOLDER}/${wanted}` || String(workflowId(path)) === wanted);
  return found ?? notFound();
}

function fileAt({ git }: GitHubCall, branch: string, path: string): string | undefined {
  const commit = git.branch(branch);
  return commit === undefined ? undefined : git.object(commit, path)?.bytes.toString();
}

/** Values by name, with the defaults of the workflow for what was not given. */
function inputsFrom(
  given: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) refuseGitHub(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => [name, inputValue(name, given[name], declaration)]),
  );
}

function inputValue(name: string, given: unknown, declaration: unknown): string {
  const { required, default: fallback, type, options } = Object(declaration);
  const value = given ?? fallback;
  if (required === true && (value === undefined || value === ''))
    refuseGitHub(422, `Required input '${name}' not provided`);
  if (type === 'choice' && Array.isArray(options) && !options.includes(value))
    refuseGitHub(
      422,
      `Provided value '${String(value)}' for input '${name}' not in the list of allowed values`,
    );
  return String(value ?? '');
}
