/** `init`: asks what it cannot know, and puts the files of a first set-up into a repository without replacing any. */

import { parseConfig } from '../config/parse.ts';
import { show } from '../config/report.ts';
import { AppError, type Finding, hasErrors } from '../errors.ts';
import { type Answers, withAwsNames } from '../init/answers.ts';
import { type InitFile, initFiles } from '../init/files.ts';
import { explainBranch, parseUses, repositoryOfUrl } from '../init/github.ts';
import { type Facts, FLAGS, type Flag, QUESTIONS, type Question, type Texts } from '../init/questions.ts';
import type { FileReport, InitResult } from '../init/result.ts';
import { VERSION } from '../init/templates.data.ts';
import type { Clone, Place, Prompt, Workspace } from '../ports/workspace.ts';

export interface InitPorts {
  readonly workspace: Workspace;
  /** undefined: nobody can be asked. */
  readonly prompt: Prompt | undefined;
}

export interface InitRequest {
  readonly facts: Facts;
  /** What stood on the command line. */
  readonly given: Texts;
  /** Only tells what it would write. */
  readonly isDryRun: boolean;
}

/** What the repository's clone and the program's own one know. `today` is `YYYY-MM-DD`. */
export async function findFacts(clones: {
  readonly repository: Clone;
  readonly action: Clone;
  readonly today: string;
}): Promise<Facts> {
  const { repository, action, today } = clones;
  const branch = await repository.defaultBranch();
  const [actionUrl, commit] = [await action.originUrl(), await action.publishedHead()];
  const actionName = repositoryOfUrl(actionUrl ?? '');
  return {
    today,
    repository: repositoryOfUrl((await repository.originUrl()) ?? ''),
    defaultBranch: branch !== undefined && explainBranch(branch) === undefined ? branch : undefined,
    uses: actionName === undefined || commit === undefined ? undefined : `${actionName}@${commit}`,
  };
}

/**
 * Writes everything or, where one of the places is refused, nothing. A file that exists stays as it is.
 * @throws AppError `input-invalid` for answers that are wrong or missing, `cancelled` when a person leaves
 */
export async function init(ports: InitPorts, request: InitRequest): Promise<InitResult> {
  const answers = toAnswers(await collect(ports.prompt, request));
  const files = initFiles(answers);
  const findings = check(files, request.facts.today);
  const reports = await place(ports.workspace, files, request.isDryRun);
  const { isDryRun } = request;
  const guessed = guesses(ports.prompt, request);
  return { root: ports.workspace.root, isDryRun, answers, guessed, findings, files: reports };
}

/** A wrong branch would never train, and would not say so. */
function guesses(prompt: Prompt | undefined, { given, facts }: InitRequest): readonly Flag[] {
  const isKnown = (given['default-branch'] ?? facts.defaultBranch) !== undefined;
  return prompt !== undefined || isKnown ? [] : ['default-branch'];
}

/** Every answer, checked; a person is asked for what no flag says. */
async function collect(prompt: Prompt | undefined, request: InitRequest): Promise<Texts> {
  let texts: Texts = {};
  const faults: string[] = [];
  const missing: Question[] = [];
  for (const question of QUESTIONS) {
    const answer =
      prompt === undefined
        ? answerWithout(question, request, texts)
        : { text: await ask(prompt, question, request, texts) };
    if (answer === undefined) missing.push(question);
    else if ('fault' in answer) faults.push(answer.fault);
    else texts = { ...texts, [question.flag]: answer.text };
  }
  if (faults.length > 0 || missing.length > 0) throw unusable(faults, missing);
  return texts;
}

type Answer = { readonly text: string } | { readonly fault: string };

/** The flag or the default; undefined where there is neither. */
function answerWithout(question: Question, { given, facts }: InitRequest, texts: Texts): Answer | undefined {
  const text = given[question.flag] ?? question.fallback(facts, texts);
  if (text === undefined) return undefined;
  const fault = faultOf(question, text, facts, texts);
  return fault === undefined ? { text } : { fault };
}

async function ask(
  prompt: Prompt,
  question: Question,
  { given, facts }: InitRequest,
  texts: Texts,
): Promise<string> {
  const fallback = question.fallback(facts, texts);
  const words = fallback === undefined ? question.text : `${question.text} [${fallback}]`;
  let text = given[question.flag];
  for (;;) {
    text ??= (await prompt.ask(`${words}: `)).trim() || (fallback ?? '');
    const fault = faultOf(question, text, facts, texts);
    if (fault === undefined) return text;
    prompt.say(fault);
    text = undefined;
  }
}

function faultOf(question: Question, text: string, facts: Facts, texts: Texts): string | undefined {
  const explained = question.check(text, facts, texts);
  if (explained === undefined) return undefined;
  const { message, hint } = explained;
  const shown = message.includes(show(text)) ? '' : ` ${show(text)}`;
  return `--${question.flag}${shown}: ${message}. ${hint}`;
}

function unusable(faults: readonly string[], missing: readonly Question[]): AppError {
  const flags = missing.map(({ flag }) => `--${flag}`).join(', ');
  const lines = [...faults, ...missing.map(({ flag, text }) => `--${flag} is missing: ${text}`)];
  const advice = [
    ...(faults.length > 0 ? ['Correct the flags.'] : []),
    ...(missing.length > 0 ? [`Give ${flags}, or answer on a terminal, without --yes.`] : []),
  ];
  return new AppError('input-invalid', lines.join('\n'), {
    blame: 'user',
    hint: `${advice.join(' ')} Nothing was written.`,
  });
}

function toAnswers(texts: Texts): Answers {
  const text = (flag: Flag): string => texts[flag] ?? '';
  const uses = parseUses(text('uses'), `v${VERSION}`);
  if (uses === undefined || FLAGS.some((flag) => texts[flag] === undefined))
    throw internal('an answer is missing');
  return withAwsNames({
    accountId: text('account-id'),
    region: text('region'),
    repository: text('repository'),
    uses,
    defaultBranch: text('default-branch'),
    environment: text('environment'),
    job: text('job'),
    baseModel: text('base-model'),
    namePrefix: text('name-prefix'),
    trust: text('trust') === 'branch' ? 'branch' : 'environment',
  });
}

/** What our own parser says about the file to be written: remarks only, for every answer was checked. */
function check(files: readonly InitFile[], today: string): readonly Finding[] {
  return files
    .filter(({ kind }) => kind === 'jobs')
    .flatMap(({ path, text }) => {
      const bytes = new TextEncoder().encode(text);
      const { findings } = parseConfig({ file: path, bytes, today });
      if (hasErrors(findings)) throw internal(findings.map(({ message }) => message).join(' '));
      return findings;
    });
}

function internal(message: string): AppError {
  return new AppError('internal', message, {
    blame: 'bug',
    hint: 'Report this with the command line; nothing was written.',
  });
}

/** Looks at every place before the first write. */
async function place(
  workspace: Workspace,
  files: readonly InitFile[],
  isDryRun: boolean,
): Promise<readonly FileReport[]> {
  const looks = [];
  for (const file of files) looks.push({ file, place: await workspace.look(file.path, file.text) });
  const isJobsFileKept = looks.some(({ file, place }) => file.kind === 'jobs' && place.kind === 'taken');
  const intents = looks.map(({ file, place }) => ({ file, report: intentOf(file, place, isJobsFileKept) }));
  const isRefused = intents.some(({ report }) => report.state === 'refused');
  return await write(workspace, intents, isDryRun || isRefused);
}

function intentOf(file: InitFile, place: Place, isJobsFileKept: boolean): FileReport {
  const { path } = file;
  if (place.kind === 'refused') return { path, state: 'refused', why: place.why };
  if (place.kind === 'taken') return { path, state: 'kept' };
  if (place.kind === 'same') return { path, state: 'unchanged' };
  // The jobs file that is there names data of its own.
  if (file.kind === 'sample' && isJobsFileKept) return { path, state: 'left-out' };
  return { path, state: 'to-write' };
}

interface Intent {
  readonly file: InitFile;
  readonly report: FileReport;
}

/** Ends at the first file that cannot be written; those after it stay to be written by the next run. */
async function write(
  workspace: Workspace,
  intents: readonly Intent[],
  isHeldBack: boolean,
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  let isOver = isHeldBack;
  for (const { file, report } of intents) {
    if (isOver || report.state !== 'to-write') {
      reports.push(report);
      continue;
    }
    const creation = await workspace.create(file.path, file.text);
    isOver = creation.kind === 'failed';
    const { path } = file;
    reports.push(
      creation.kind === 'failed' ? { path, state: 'failed', why: creation.why } : { path, state: 'written' },
    );
  }
  return reports;
}
