/** How an `init` ended, for people. */
import { unreachable } from '../errors.ts';
import { JOBS_FILE } from './files.ts';
import type { Step } from './next-steps.ts';
import { decisionOf, type FileReport, type InitResult } from './result.ts';

export function initText(result: InitResult, steps: readonly Step[]): string {
  const { answers, guessed, root, files, findings } = result;
  const width = Math.max(...files.map(({ path }) => path.length));
  return [
    headline(result),
    '',
    ...files.map((file) => `  ${file.path.padEnd(width)}  ${wordsOf(file)}`),
    ...notes(files).flatMap((note) => ['', note]),
    ...findings.map(({ file, line, message }) => `\n${file}:${line}: ${message}`),
    '',
    `Account ${answers.accountId}, ${answers.region}; repository ${answers.repository} in ${root}.`,
    ...(guessed.includes('default-branch')
      ? [
          `The default branch is taken to be ${answers.defaultBranch}, for this clone does not know it. If it is another, write that one below \`branches:\` in .github/workflows/train.yml and into the commands here.`,
        ]
      : []),
    ...steps.flatMap(stepText),
  ].join('\n');
}

function headline(result: InitResult): string {
  const decision = decisionOf(result);
  const count = result.files.filter(({ state }) => state === 'written').length;
  switch (decision) {
    case 'written':
      return `${count} file${count === 1 ? '' : 's'} written.`;
    case 'unchanged':
      return 'Nothing to write.';
    case 'dry-run':
      return 'A dry run: nothing was written.';
    case 'refused':
      return 'Nothing was written, for some places cannot be used.';
    case 'failed':
      return 'Not all files could be written; mend the cause and run it again, the rest is kept.';
    default:
      return unreachable(decision);
  }
}

function wordsOf(file: FileReport): string {
  switch (file.state) {
    case 'written':
      return 'written';
    case 'unchanged':
      return 'unchanged';
    case 'kept':
      return 'kept: it exists with another text';
    case 'left-out':
      return `left out: the ${JOBS_FILE} that exists names its own data`;
    case 'to-write':
      return 'not written yet';
    case 'refused':
    case 'failed':
      return `${file.state}: ${file.why}`;
    default:
      return unreachable(file);
  }
}

function notes(files: readonly FileReport[]): readonly string[] {
  const kept = files.filter(({ state }) => state === 'kept');
  if (kept.length === 0) return [];
  const isJobsFileKept = kept.some(({ path }) => path === JOBS_FILE);
  return [
    'To take the text of this version for a kept file, move it away and run init again.',
    ...(isJobsFileKept
      ? [`Where ${JOBS_FILE} says otherwise than the commands below, change the commands.`]
      : []),
  ];
}

function stepText(step: Step, index: number): readonly string[] {
  const commands = step.commands.flatMap((command) => command.split('\n'));
  return ['', `${index + 1}. ${step.title}. ${step.note}`, '', ...commands.map((line) => `     ${line}`)];
}
