/** How an `init` ended, as data. */
import type { Finding } from '../errors.ts';
import type { Answers } from './answers.ts';
import type { Step } from './next-steps.ts';
import type { Flag } from './questions.ts';

export type FileReport =
  | {
      readonly path: string;
      /**
       * `kept`: a file with another text stands there. `unchanged`: one with this text. `left-out`: a sample that the
       * kept jobs file does not name. `to-write`: in a dry run, and where the run ended before it.
       */
      readonly state: 'written' | 'unchanged' | 'kept' | 'left-out' | 'to-write';
    }
  | { readonly path: string; readonly state: 'refused' | 'failed'; readonly why: string };

export interface InitResult {
  /** Absolute path of the repository's root. */
  readonly root: string;
  readonly isDryRun: boolean;
  readonly answers: Answers;
  /** Flags whose answer is a guess: nobody gave it, and the clone does not know. */
  readonly guessed: readonly Flag[];
  /** Remarks on the jobs file, none of them an error. */
  readonly findings: readonly Finding[];
  readonly files: readonly FileReport[];
}

/** `refused`: nothing was written. `failed`: some files were, the report says which. */
export type InitDecision = 'written' | 'unchanged' | 'dry-run' | 'refused' | 'failed';

export function decisionOf({ files, isDryRun }: Pick<InitResult, 'files' | 'isDryRun'>): InitDecision {
  const has = (state: FileReport['state']): boolean => files.some((file) => file.state === state);
  if (has('refused')) return 'refused';
  if (has('failed')) return 'failed';
  if (isDryRun) return 'dry-run';
  return has('written') ? 'written' : 'unchanged';
}

/** The one object of `init --json`. */
export function initJson(result: InitResult, steps: readonly Step[]): Readonly<Record<string, unknown>> {
  const { root, answers, guessed, files, findings } = result;
  return {
    schemaVersion: 1,
    command: 'init',
    decision: decisionOf(result),
    root,
    answers,
    guessed,
    files,
    findings,
    nextSteps: steps,
  };
}
