/** The commands of docs/setup.md, made by the same functions that `init` prints them with. */
import { type Answers, withAwsNames } from '../src/init/answers.ts';
import { closingSteps } from '../src/init/closing-steps.ts';
import { nextSteps, type Step } from '../src/init/next-steps.ts';

/** The repository and account of the sample `jobs.yaml`. */
export const SAMPLE_ANSWERS: Answers = withAwsNames({
  accountId: '111122223333',
  region: 'us-east-1',
  repository: 'acme/support-models',
  uses: { repository: 'OWNER/bedrock-tune', commit: '0'.repeat(40), version: 'v0.1.0' },
  defaultBranch: 'main',
  environment: 'prod',
  job: 'support-bot',
  baseModel: 'amazon.nova-micro-v1:0:128k',
  namePrefix: 'bedrock-tune',
  trust: 'environment',
});

/** As a reader of the documentation stands: in a clone of the own repository, beside one of this project. */
const SAMPLE_OPTIONS = {
  templates: '../bedrock-tune/bootstrap',
  paths: ['jobs.yaml', 'datasets', '.github/workflows'],
};

/** Markdown by marker. */
export function setupSections(): Readonly<Record<string, string>> {
  return {
    setup: markdown(nextSteps(SAMPLE_ANSWERS, SAMPLE_OPTIONS)),
    remove: markdown(closingSteps(SAMPLE_ANSWERS)),
  };
}

function markdown(steps: readonly Step[]): string {
  return steps
    .map(
      ({ title, note, commands }, index) =>
        `### ${index + 1}. ${title}\n\n${note}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``,
    )
    .join('\n\n');
}
