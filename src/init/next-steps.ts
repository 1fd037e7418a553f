/** What is left to do after the files are written: the exact commands, for `init` and for docs/setup.md alike. */
import { partitionIn } from '../catalog/partitions.ts';
import { type Answers, DEFAULT_NAME_PREFIX } from './answers.ts';
import { JOBS_FILE } from './files.ts';
import { ENABLED_VARIABLE, environmentCommands, GITHUB_ENVIRONMENTS } from './github-environments.ts';

export interface Step {
  readonly title: string;
  /** Why, or what to look at; one sentence or two. */
  readonly note: string;
  /** To be pasted into a POSIX shell, in this order; each may have several lines. */
  readonly commands: readonly string[];
}

/** Folders and names that are not among the answers. */
export interface StepOptions {
  /** Folder of `account.yaml` and `region.yaml`. */
  readonly templates: string;
  /** Files to commit. */
  readonly paths: readonly string[];
}

/** All steps from written files to the first plan, in order. */
export function nextSteps(answers: Answers, options: StepOptions): readonly Step[] {
  return [
    validateStep(),
    accountStep(answers, options),
    regionStep(answers, options),
    ...(answers.trust === 'environment' ? [environmentsStep(answers)] : []),
    variableStep(answers),
    doctorStep(answers),
    proposeStep(answers, options),
  ];
}

function validateStep(): Step {
  return {
    title: 'Check the files',
    note: 'Needs no credentials.',
    commands: ['bedrock-tune validate'],
  };
}

function accountStep(answers: Answers, { templates }: StepOptions): Step {
  const { accountId, repository, region, prefix, defaultBranch, namePrefix, trust } = answers;
  const [owner = '', name = ''] = repository.split('/');
  return {
    title: 'Make the OIDC provider and the roles',
    note: `Where the account has a provider for GitHub already, add OidcProviderArn=arn:${partitionIn(region).id}:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com at the end.`,
    commands: [
      deploy({
        region,
        stack: `${namePrefix}-account`,
        template: `${templates}/account.yaml`,
        parameters: [
          `GitHubOwner=${owner}`,
          `GitHubRepository=${name}`,
          `OwnerId="$(gh api repos/${repository} --jq .owner.id)"`,
          `RepositoryId="$(gh api repos/${repository} --jq .id)"`,
          `DefaultBranch=${defaultBranch}`,
          `Region=${region}`,
          `Prefix=${prefix}`,
          ...(trust === 'branch' ? ['TrustBy=branch'] : []),
          ...nameParameters(namePrefix),
        ],
      }),
    ],
  };
}

function regionStep({ region, namePrefix }: Answers, { templates }: StepOptions): Step {
  const stack = `${namePrefix}-region`;
  return {
    title: 'Make the buckets and the role that Bedrock assumes',
    note: `The second command prints their names, which ${JOBS_FILE} holds.`,
    commands: [
      deploy({
        region,
        stack,
        template: `${templates}/region.yaml`,
        parameters: nameParameters(namePrefix),
      }),
      `aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query 'Stacks[0].Outputs'`,
    ],
  };
}

/** Only what differs from the templates' defaults. */
function nameParameters(namePrefix: string): readonly string[] {
  if (namePrefix === DEFAULT_NAME_PREFIX) return [];
  return [`RoleNamePrefix=${namePrefix}`, `BucketNamePrefix=${namePrefix}`];
}

interface Deployment {
  readonly region: string;
  readonly stack: string;
  readonly template: string;
  readonly parameters: readonly string[];
}

function deploy({ region, stack, template, parameters }: Deployment): string {
  return [
    `aws cloudformation deploy --region ${region} --stack-name ${stack}`,
    `--template-file ${quoted(template)}`,
    '--capabilities CAPABILITY_NAMED_IAM',
    ...(parameters.length === 0 ? [] : ['--parameter-overrides', ...parameters.map((text) => `  ${text}`)]),
  ].join(' \\\n  ');
}

function environmentsStep({ repository, defaultBranch }: Answers): Step {
  return {
    title: 'Make the GitHub environments',
    note: 'Only the default branch may use them, and you approve each run. A private repository has environments from GitHub Pro or Team on, and reviewers with Enterprise only: docs/setup.md of bedrock-tune says what to do without.',
    commands: GITHUB_ENVIRONMENTS.flatMap((name) =>
      environmentCommands({ repository, name, branch: defaultBranch }),
    ),
  };
}

function variableStep({ repository }: Answers): Step {
  return {
    title: 'Switch the workflows on',
    note: 'Without this variable train, follow, stop and teardown do nothing.',
    commands: [`gh variable set ${ENABLED_VARIABLE} --repo ${repository} --body true`],
  };
}

function doctorStep({ repository, trust }: Answers): Step {
  const expected =
    trust === 'environment'
      ? 'The warnings that administrators may pass without a review are expected: no command can change that, the page that they name can.'
      : 'The warning that the roles trust the branch is expected.';
  return {
    title: 'Check the set-up',
    note: `Reads only, and prints for each fault the line to change. ${expected}`,
    commands: [`GH_TOKEN="$(gh auth token)" bedrock-tune doctor --repository ${repository}`],
  };
}

function proposeStep({ trust }: Answers, { paths }: StepOptions): Step {
  const merge = trust === 'environment' ? 'the merge asks you before it trains' : 'the merge trains';
  return {
    title: 'Open the pull request',
    note: `The workflow plan comments what the merge will train and what it will cost; ${merge}.`,
    commands: [
      'git switch -c bedrock-tune',
      ['git add', ...paths].join(' \\\n  '),
      'git commit -m "Fine-tune through pull requests"',
      'git push -u origin bedrock-tune',
      'gh pr create --fill',
    ],
  };
}

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
