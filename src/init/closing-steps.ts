/** The way back to nothing: what `teardown` leaves standing on purpose, and the commands that remove it. */
import { partitionIn } from '../catalog/partitions.ts';
import type { Answers } from './answers.ts';
import { ENABLED_VARIABLE, GITHUB_ENVIRONMENTS } from './github-environments.ts';
import type { Step } from './next-steps.ts';

/** All steps from a set-up repository to an account without a trace of it, in order. */
export function closingSteps(answers: Answers): readonly Step[] {
  return [
    teardownStep(answers),
    bucketsStep(answers),
    stacksStep(answers),
    providerStep(answers),
    gitHubStep(answers),
  ];
}

function teardownStep({ repository }: Answers): Step {
  const run = `gh workflow run teardown.yml --repo ${repository} -f what=all`;
  return {
    title: 'Tear down what was trained',
    note: 'The first run deletes nothing: its summary names everything that would go, and the code. Put the code in the place of CODE; a reviewer of bedrock-teardown is asked both times.',
    commands: [run, `${run} -f confirm=CODE`],
  };
}

/** Page by page, and one by one: what is left after a teardown is little, and every line of it should be seen. */
const EMPTY = `empty() {
  aws s3api list-object-versions --region "$1" --bucket "$2" --output text \\
    --query '[Versions, DeleteMarkers][][].[Key, VersionId]' |
  while IFS="$(printf '\\t')" read -r key version; do
    [ "$key" = None ] || aws s3api delete-object --region "$1" --bucket "$2" --key "$key" --version-id "$version"
  done
}`;

function bucketsStep({ region, bucket, outputBucket }: Answers): Step {
  const buckets = [...new Set([bucket, outputBucket])];
  return {
    title: 'Empty and delete the buckets',
    note: 'teardown never deletes a bucket, nor objects that are not provably ours. This deletes everything in them, with all versions: look first.',
    commands: [
      ...buckets.map(
        (name) =>
          `aws s3api list-object-versions --region ${region} --bucket ${name} --query '[Versions, DeleteMarkers][][].Key'`,
      ),
      EMPTY,
      ...buckets.flatMap((name) => [
        `empty ${region} ${name}`,
        `aws s3api delete-bucket --region ${region} --bucket ${name}`,
      ]),
    ],
  };
}

function stacksStep({ region, namePrefix }: Answers): Step {
  return {
    title: 'Delete the stacks',
    note: 'The roles go with them.',
    commands: ['region', 'account'].flatMap((stack) => [
      `aws cloudformation delete-stack --region ${region} --stack-name ${namePrefix}-${stack}`,
      `aws cloudformation wait stack-delete-complete --region ${region} --stack-name ${namePrefix}-${stack}`,
    ]),
  };
}

/** The region says in which partition of AWS; the provider itself has none. */
function providerStep({ accountId, region }: Answers): Step {
  return {
    title: 'Delete the OIDC provider',
    note: 'Only if no other role of the account trusts it: an account has one provider per issuer, for all repositories.',
    commands: [
      `aws iam delete-open-id-connect-provider --region ${region} \\
  --open-id-connect-provider-arn arn:${partitionIn(region).id}:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
    ],
  };
}

function gitHubStep({ repository }: Answers): Step {
  return {
    title: 'Clear the repository',
    note: 'Without the variable the workflows do nothing; remove their files, jobs.yaml and the datasets in a pull request.',
    commands: [
      `gh variable delete ${ENABLED_VARIABLE} --repo ${repository}`,
      ...GITHUB_ENVIRONMENTS.map(
        (name) => `gh api --silent --method DELETE repos/${repository}/environments/${name}`,
      ),
    ],
  };
}
