/** The repository's settings: GitHub environments, Actions policy, variables, and how OIDC subjects are made. */
import type { SimResponse } from '../protocol.ts';
import { type GitHubCall, notFound, ok, paged } from './call.ts';
import { repositoryUrl } from './views.ts';

export interface RepositorySettings {
  environments: EnvironmentState[];
  /** What the workflow default gives a job that asks for nothing. */
  defaultPermissions: 'read' | 'write';
  actions: { enabled: boolean; allowed: 'all' | 'local_only' | 'selected'; shaPinning: boolean };
  variables: Record<string, string>;
  /** Claims of a template of the repository's own; undefined: GitHub's default. */
  subjectClaims: readonly string[] | undefined;
  /** Subjects carry ids of owner and repository. */
  immutableSubject: boolean;
}

export interface EnvironmentState {
  readonly name: string;
  readonly refs: 'all' | 'protected-branches' | readonly RefRule[];
  readonly reviewers: readonly string[];
  readonly adminsBypass: boolean;
}

export interface RefRule {
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

/** As the set-up guide says: two environments for the default branch, each with a reviewer. */
export function initialSettings(defaultBranch: string): RepositorySettings {
  const environment = (name: string): EnvironmentState => ({
    name,
    refs: [{ name: defaultBranch, type: 'branch' }],
    reviewers: ['octocat'],
    adminsBypass: false,
  });
  return {
    environments: ['bedrock-train', 'bedrock-teardown'].map(environment),
    defaultPermissions: 'read',
    actions: { enabled: true, allowed: 'all', shaPinning: false },
    variables: { BEDROCK_TUNE_ENABLED: 'true' },
    subjectClaims: undefined,
    immutableSubject: false,
  };
}

export function listEnvironments(call: GitHubCall): SimResponse {
  const { environments } = call.github.settings;
  const { page, headers } = paged(call, environments);
  const body = {
    total_count: environments.length,
    environments: page.map((environment) => environmentView(environment, call)),
  };
  return { status: 200, headers, body };
}

export function environmentView(
  { name, refs, reviewers, adminsBypass }: EnvironmentState,
  { links }: GitHubCall,
): object {
  const rules = [
    ...(refs === 'all' ? [] : [{ id: 2, type: 'branch_policy' }]),
    ...(reviewers.length === 0
      ? []
      : [
          {
            id: 1,
            type: 'required_reviewers',
            prevent_self_review: false,
            reviewers: reviewers.map((login) => ({ type: 'User', reviewer: { login } })),
          },
        ]),
  ];
  return {
    name,
    url: `${repositoryUrl(links)}/environments/${encodeURIComponent(name)}`,
    protection_rules: rules,
    can_admins_bypass: adminsBypass,
    deployment_branch_policy:
      refs === 'all'
        ? null
        : {
            protected_branches: refs === 'protected-branches',
            custom_branch_policies: refs !== 'protected-branches',
          },
  };
}

export function listBranchPolicies(call: GitHubCall): SimResponse {
  const name = call.params['environment_name'];
  const environment =
    call.github.settings.environments.find((candidate) => candidate.name === name) ?? notFound();
  const rules = typeof environment.refs === 'string' ? [] : environment.refs;
  const { page, headers } = paged(call, rules);
  const policies = page.map((rule, index) => ({ id: index + 1, ...rule }));
  return { status: 200, headers, body: { total_count: rules.length, branch_policies: policies } };
}

export function getActionsPermissions({ github }: GitHubCall): SimResponse {
  const { enabled, allowed, shaPinning } = github.settings.actions;
  return ok({ enabled, allowed_actions: allowed, sha_pinning_required: shaPinning });
}

export function getWorkflowPermissions({ github }: GitHubCall): SimResponse {
  return ok({
    default_workflow_permissions: github.settings.defaultPermissions,
    can_approve_pull_request_reviews: false,
  });
}

export function getVariable({ github, params }: GitHubCall): SimResponse {
  const name = params['name'] ?? '';
  const { variables } = github.settings;
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return value === undefined ? notFound() : ok({ name, value });
}

export function getSubjectTemplate({ github }: GitHubCall): SimResponse {
  const { subjectClaims, immutableSubject } = github.settings;
  return ok({
    use_default: subjectClaims === undefined,
    use_immutable_subject: immutableSubject,
    ...(subjectClaims === undefined ? {} : { include_claim_keys: subjectClaims }),
  });
}
