/**
 * What the workflows ask of a repository's settings: the GitHub environments whose reviewers let a run spend or delete,
 * the commands that make one, and the variable that switches the workflows on.
 */

export const ENABLED_VARIABLE = 'BEDROCK_TUNE_ENABLED';

export const GITHUB_ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'] as const;

export interface EnvironmentWish {
  /** `owner/name`. */
  readonly repository: string;
  readonly name: string;
  /** The only one that may use it. */
  readonly branch: string;
}

/** For a POSIX shell, in this order; one of them has several lines. */
export function environmentCommands({ repository, name, branch }: EnvironmentWish): readonly string[] {
  const path = `repos/${repository}/environments/${name}`;
  return [
    `gh api --silent --method PUT ${path} \\
  -F 'deployment_branch_policy[protected_branches]=false' \\
  -F 'deployment_branch_policy[custom_branch_policies]=true' \\
  -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api user --jq .id)"`,
    `gh api --silent --method POST ${path}/deployment-branch-policies -f name=${branch}`,
  ];
}
