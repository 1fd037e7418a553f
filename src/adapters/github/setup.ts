/** The repository's settings over Octokit. A token without the right is told by the error, setting by setting. */

import { AppError } from '../../errors.ts';
import type {
  ActionsPolicy,
  GitHubEnvironment,
  RefPattern,
  RepositoryIdentity,
  RepositorySetup,
  SubjectTemplate,
} from '../../ports/doctor.ts';
import { type GitHubClient, type GitHubOptions, githubClient } from './client.ts';
import type { GitHubCall } from './errors.ts';
import { at, listAt, textAt } from './shapes.ts';

/** Of a GitHub environment that a person made; the list gives at most a hundred at a time. */
const PAGE = '?per_page=100';

export function repositorySetup(options: GitHubOptions): RepositorySetup {
  const client = githubClient(options);
  return {
    repository: () => repository(client),
    environments: () => environments(client),
    subjectTemplate: () => subjectTemplate(client),
    actionsPolicy: () => actionsPolicy(client),
    defaultPermissions: () => defaultPermissions(client),
    variable: (name) => variable(client, name),
  };
}

async function repository(client: GitHubClient): Promise<RepositoryIdentity> {
  const call = { what: 'read the repository', permission: 'metadata: read' };
  const data = await client.request(call, { method: 'GET', path: '' });
  return {
    name: textAt(data, 'full_name', call),
    id: String(at(data, 'id')),
    ownerId: String(at(data, 'owner.id')),
    defaultBranch: textAt(data, 'default_branch', call),
    private: at(data, 'private') === true,
  };
}

async function environments(client: GitHubClient): Promise<readonly GitHubEnvironment[]> {
  const call = { what: 'list the GitHub environments', permission: 'actions: read' };
  const data = await client.request(call, { method: 'GET', path: `/environments${PAGE}` });
  const found: GitHubEnvironment[] = [];
  for (const item of listAt(data, 'environments', call)) found.push(await environment(client, item, call));
  return found;
}

async function environment(
  client: GitHubClient,
  data: unknown,
  call: GitHubCall,
): Promise<GitHubEnvironment> {
  const name = textAt(data, 'name', call);
  const rules = at(data, 'protection_rules');
  const types = Array.isArray(rules) ? rules.map((rule) => at(rule, 'type')) : [];
  return {
    name,
    refs: await refsOf(client, name, at(data, 'deployment_branch_policy')),
    hasReviewers: types.includes('required_reviewers'),
    adminsBypass: at(data, 'can_admins_bypass') !== false,
  };
}

async function refsOf(
  client: GitHubClient,
  name: string,
  policy: unknown,
): Promise<GitHubEnvironment['refs']> {
  if (at(policy, 'custom_branch_policies') === true)
    return { kind: 'patterns', patterns: await patterns(client, name) };
  return { kind: at(policy, 'protected_branches') === true ? 'protected-branches' : 'all' };
}

async function patterns(client: GitHubClient, name: string): Promise<readonly RefPattern[]> {
  const call = { what: `read which branches may use ${name}`, permission: 'actions: read' };
  const path = `/environments/${encodeURIComponent(name)}/deployment-branch-policies${PAGE}`;
  const data = await client.request(call, { method: 'GET', path });
  return listAt(data, 'branch_policies', call).map((item) => ({
    name: textAt(item, 'name', call),
    type: at(item, 'type') === 'tag' ? 'tag' : 'branch',
  }));
}

async function subjectTemplate(client: GitHubClient): Promise<SubjectTemplate> {
  const call = { what: 'read how OIDC subjects are made', permission: 'actions: read' };
  const data = await client.request(call, { method: 'GET', path: '/actions/oidc/customization/sub' });
  const keys = at(data, 'include_claim_keys');
  const immutable = at(data, 'use_immutable_subject');
  return {
    isDefault: at(data, 'use_default') !== false,
    claimKeys: Array.isArray(keys) ? keys.map(String) : [],
    immutable: typeof immutable === 'boolean' ? immutable : undefined,
  };
}

async function actionsPolicy(client: GitHubClient): Promise<ActionsPolicy> {
  const call = { what: 'read the policy for GitHub Actions', permission: 'administration: read' };
  const data = await client.request(call, { method: 'GET', path: '/actions/permissions' });
  return {
    enabled: at(data, 'enabled') === true,
    allowedActions:
      typeof at(data, 'allowed_actions') === 'string' ? textAt(data, 'allowed_actions', call) : 'all',
    shaPinningRequired: at(data, 'sha_pinning_required') === true,
  };
}

async function defaultPermissions(client: GitHubClient): Promise<string> {
  const call = { what: 'read the default permissions of workflows', permission: 'administration: read' };
  const data = await client.request(call, { method: 'GET', path: '/actions/permissions/workflow' });
  return textAt(data, 'default_workflow_permissions', call);
}

/** 404 is the answer for a variable that is not set, where the token may read variables at all. */
async function variable(client: GitHubClient, name: string): Promise<string | undefined> {
  const call = { what: `read the variable ${name}`, permission: 'variables: read' };
  try {
    const path = `/actions/variables/${encodeURIComponent(name)}`;
    return textAt(await client.request(call, { method: 'GET', path }), 'value', call);
  } catch (error) {
    if (error instanceof AppError && error.code === 'github-not-found') return undefined;
    throw error;
  }
}
