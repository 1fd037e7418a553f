/** The first line a person reads: how many, what will happen, what it will cost. */
import { compareText, type Finding } from '../errors.ts';
import { totalWords } from './cost.ts';
import { code } from './escape.ts';
import { plural } from './format.ts';
import type { JobReport, ReportModel, Stage } from './model.ts';
import { isAfterMerge, isSimulated, type JobState, SIGN, STATE_SIGN, stateOf } from './state.ts';

export interface Verdict {
  /** One sign or nothing; says no more than the words. */
  readonly sign: string;
  /** Without sign and without markup. */
  readonly text: string;
}

const BEFORE_MERGE: readonly JobState[] = [
  'blocked',
  'to-train',
  'queued',
  'in-progress',
  'failed',
  'stopped',
  'missing',
  'up-to-date',
  'completed',
  'unchecked',
  'unmanaged',
];
const AFTER_MERGE: readonly JobState[] = [
  'failed',
  'stopped',
  'missing',
  'blocked',
  'in-progress',
  'queued',
  'to-train',
  'completed',
  'up-to-date',
  'unmanaged',
];
const COSTING: readonly JobState[] = ['to-train', 'queued', 'in-progress'];

/** @param name how a job's name is shown (plain in a terminal, code in Markdown) */
export function verdict(model: ReportModel, name: (key: string) => string = (key) => key): Verdict {
  const clauses = [...findingClauses(model), ...jobClauses(model, name)];
  const lead = opening(model);
  const text = clauses.map((clause) => clause.text).join(', ');
  return {
    sign: lead.sign ?? clauses[0]?.sign ?? SIGN.done,
    text: [lead.text, text].filter((part) => part !== '').join(': ') || nothingWords(model.unchangedJobs),
  };
}

/** The heading of a comment or a summary. */
export function verdictHeading(model: ReportModel): string {
  const { sign, text } = verdict(model, code);
  return `### ${[sign, isSimulated(model) ? '**Simulated**:' : '', text].filter((part) => part !== '').join(' ')}`;
}

function nothingWords(unchanged: number): string {
  return unchanged === 0 ? 'No job is affected' : `No job is affected, ${plural(unchanged, 'job')} unchanged`;
}

/** What needs the reader first; file order within. For lists that have no room for all. */
export function byAttention(model: ReportModel): readonly JobReport[] {
  const order = isAfterMerge(model.stage) ? AFTER_MERGE : BEFORE_MERGE;
  const place = (job: JobReport): number => order.indexOf(stateOf(job, model));
  return model.jobs.toSorted((a, b) => place(a) - place(b));
}

function opening(model: ReportModel): { readonly sign: string | undefined; readonly text: string } {
  if (model.stage === 'closed') return { sign: '', text: 'Closed without merging, nothing was started' };
  if (model.stage === 'merged')
    return { sign: undefined, text: model.jobs.length === 0 ? 'Merged, no job is affected' : 'Merged' };
  const refused = hasErrors(model) || model.jobs.some((job) => stateOf(job, model) === 'blocked');
  const passed = model.command === 'validate' && !refused;
  return passed
    ? { sign: SIGN.done, text: 'Checks passed, AWS was not asked' }
    : { sign: undefined, text: '' };
}

function findingClauses(model: ReportModel): readonly Verdict[] {
  const errors = countOf(model.findings, 'error');
  if (errors === 0) return [];
  const untilFixed = errors === 1 ? 'until it is fixed' : 'until they are fixed';
  if (isAfterMerge(model.stage))
    // Where the file can be read, each job that an error keeps says so itself.
    return model.jobs.length > 0
      ? []
      : [{ sign: SIGN.failed, text: `${plural(errors, 'error')} to fix, no job is looked at ${untilFixed}` }];
  if (model.stage !== 'proposed') return [];
  const trains = model.jobs.some((job) => ['to-train', 'queued'].includes(stateOf(job, model)));
  // Without an answer of AWS nobody knows what would train.
  const nothing = trains || model.command === 'validate' ? '' : `, nothing will train ${untilFixed}`;
  return [{ sign: SIGN.failed, text: `${plural(errors, 'error')} to fix${nothing}` }];
}

export function countOf(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function jobClauses(model: ReportModel, name: (key: string) => string): readonly Verdict[] {
  return (isAfterMerge(model.stage) ? AFTER_MERGE : BEFORE_MERGE)
    .filter((state) => model.stage !== 'closed' || state === 'in-progress')
    .flatMap((state) => {
      const jobs = model.jobs.filter((job) => stateOf(job, model) === state);
      return jobs.length === 0
        ? []
        : [clause(state, jobs, { stage: model.stage, hasErrors: hasErrors(model), name })];
    });
}

function hasErrors(model: ReportModel): boolean {
  return countOf(model.findings, 'error') > 0;
}

interface ClauseContext {
  readonly stage: Stage;
  /** Errors that leave a job alone do not keep it from training. */
  readonly hasErrors: boolean;
  readonly name: (key: string) => string;
}

function clause(state: JobState, jobs: readonly JobReport[], context: ClauseContext): Verdict {
  const names = shownNames(jobs).map((key) => context.name(key));
  const cost = COSTING.includes(state) ? [totalWords(jobs)] : [];
  const aside = [...names, ...cost].join(', ');
  return {
    sign: STATE_SIGN[state],
    text: stateWords(state, jobs.length, context) + (aside === '' ? '' : ` (${aside})`),
  };
}

/** Names of up to three jobs; more than that, or names no config file allows, are left to the table. A job may have two runs. */
function shownNames(jobs: readonly JobReport[]): readonly string[] {
  const keys = [...new Set(jobs.map((job) => job.planned.key))];
  return keys.length <= 3 && keys.every(isJobKey) ? keys.toSorted(compareText) : [];
}

/** The one shape of a job's name; what has another shape is never put into a command line. */
export function isJobKey(key: string): boolean {
  return key.length <= 40 && /^[a-z](?:-?[a-z0-9])*$/.test(key);
}

function stateWords(state: JobState, size: number, { stage, hasErrors }: ClauseContext): string {
  const runs = plural(size, 'training run');
  const s = size === 1 ? 's' : '';
  const onMerge = hasErrors ? `merging anyway starts ${runs}` : `${runs} start${s} on merge`;
  const words: Readonly<Record<JobState, string>> = {
    unchecked: `${plural(size, 'job')} checked`,
    'to-train': {
      proposed: onMerge,
      closed: `${runs} not started`,
      merged: `${runs} to start`,
      training: `${runs} not started yet`,
      settled: `${runs} not started`,
    }[stage],
    queued: stage === 'proposed' ? `${onMerge}, or when a slot is free` : `${runs} queued`,
    'in-progress': `${runs} in progress`,
    'up-to-date': `${plural(size, 'job')} up to date`,
    completed: `${runs} completed`,
    blocked: `${plural(size, 'job')} blocked`,
    failed: `${runs} failed`,
    stopped: `${runs} stopped`,
    missing: `${plural(size, 'trained model')} deleted since`,
    unmanaged: `${plural(size, 'job')} no longer in the config file`,
  };
  return words[state];
}
