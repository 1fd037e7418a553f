/** The files that `init` writes: names and texts, a function of the answers alone. */
import { type Answers, usesText } from './answers.ts';
import { hasValidation, jobsFileText, samplePaths, scalar } from './jobs-file.ts';
import { SAMPLE, WORKFLOWS } from './templates.data.ts';

export interface TextFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export interface InitFile extends TextFile {
  /** `sample`: of no use beside a jobs file that does not name it. */
  readonly kind: 'jobs' | 'sample' | 'workflow';
}

export const JOBS_FILE = 'jobs.yaml';

export function initFiles(answers: Answers): readonly InitFile[] {
  return [
    { kind: 'jobs', path: JOBS_FILE, text: jobsFileText(answers) },
    ...sampleFiles(answers).map((file): InitFile => ({ kind: 'sample', ...file })),
    ...WORKFLOWS.map(
      ({ path, text }): InitFile => ({ kind: 'workflow', path, text: workflowText(text, answers) }),
    ),
  ];
}

function sampleFiles({ job, baseModel }: Answers): readonly TextFile[] {
  const paths = samplePaths(job);
  const training = { path: paths.training, text: SAMPLE.training };
  return hasValidation(baseModel)
    ? [training, { path: paths.validation, text: SAMPLE.validation }]
    : [training];
}

/**
 * A workflow of this repository for another one: the action from outside, the branch whose pushes train, and no GitHub
 * environment where there is none.
 */
function workflowText(own: string, { uses, defaultBranch, trust }: Answers): string {
  const kept = trust === 'environment' ? own : own.replace(/^ {4}environment: .*\n/gm, '');
  // By functions, for `$` means something in a replacement text.
  return kept
    .replace(/^( *- uses: )\.\/$/gm, (_, before: string) => before + usesText(uses))
    .replace(/^( *branches: )\[main\]$/gm, (_, before: string) => `${before}[${scalar(defaultBranch)}]`);
}
