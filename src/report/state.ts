/** Where a job stands, in the words every report uses. */
import { unreachable } from '../errors.ts';
import type { PlanAction, RunRef } from '../plan/plan.ts';
import { count, plural } from './format.ts';
import type { DatasetReport, JobReport, ReportModel, Stage } from './model.ts';

export type JobState =
  | 'unchecked'
  | 'to-train'
  | 'queued'
  | 'in-progress'
  | 'up-to-date'
  | 'completed'
  | 'blocked'
  | 'failed'
  | 'stopped'
  | 'missing'
  | 'unmanaged';

/** Each sign has one meaning and never stands without the word. */
export const SIGN = {
  done: '✅',
  progress: '⏳',
  failed: '❌',
  blocked: '⛔',
  stopped: '⏹️',
  warning: '⚠️',
} as const;

export const STATE_SIGN: Readonly<Record<JobState, string>> = {
  unchecked: '',
  'to-train': '',
  queued: '',
  'in-progress': SIGN.progress,
  'up-to-date': SIGN.done,
  completed: SIGN.done,
  blocked: SIGN.blocked,
  failed: SIGN.failed,
  stopped: SIGN.stopped,
  missing: SIGN.warning,
  unmanaged: '',
};

export function stateOf(job: JobReport, model: ReportModel): JobState {
  const { kind } = job.planned.action;
  switch (kind) {
    case 'train':
      return 'to-train';
    case 'queue':
      return 'queued';
    case 'watch':
      return 'in-progress';
    case 'none':
      return isAfterMerge(model.stage) ? 'completed' : 'up-to-date';
    case 'blocked':
    case 'failed':
    case 'stopped':
    case 'missing':
    case 'unchecked':
    case 'unmanaged':
      return kind;
    default:
      return unreachable(kind);
  }
}

export function isAfterMerge(stage: Stage): boolean {
  return stage === 'training' || stage === 'settled';
}

/** `validate` never asks AWS, so that no endpoint has answered for it. */
export function isSimulated(model: ReportModel): boolean {
  return model.simulated && model.command !== 'validate';
}

/** Nothing more is spent on these, so that an estimate beside them would mislead. */
export function costsNothing(state: JobState): boolean {
  return ['up-to-date', 'failed', 'stopped', 'missing', 'unmanaged'].includes(state);
}

/** A dataset in S3 that was not read here. */
export function isElsewhere({ source, rows }: DatasetReport): boolean {
  return rows === undefined && source.startsWith('s3://');
}

/** An estimate from rows that nobody could read would be $0. */
export function hasFigures(job: JobReport): boolean {
  const training = job.datasets.find(({ split }) => split === 'training');
  return training === undefined || training.isUnderstood || isElsewhere(training);
}

/** The training run a job's action speaks of; what was looked at last wins. */
export function runOf(job: JobReport): RunRef | undefined {
  const { action } = job.planned;
  return job.report?.run ?? ('run' in action ? action.run : undefined);
}

/** The model as it exists now; a deleted one is not a model. */
export function modelArnOf(job: JobReport): string | undefined {
  const { action } = job.planned;
  if (action.kind === 'missing') return undefined;
  return 'modelArn' in action ? action.modelArn : runOf(job)?.modelArn;
}

/** `support-bot@2`: what a person writes to make a new attempt; undefined where none is waited for. */
export function retryOf(job: JobReport): string | undefined {
  const { action, key, notes } = job.planned;
  // A retry trains the present specification: of an overtaken run that is another one.
  if (notes.some(({ code }) => code === 'superseded')) return undefined;
  return 'retryAttempt' in action ? `${key}@${action.retryAttempt}` : undefined;
}

/** The action in words, without sign. */
export function actionWords(job: JobReport, model: ReportModel): string {
  const { action } = job.planned;
  switch (action.kind) {
    case 'train':
      return trainWords(action.attempt, model.stage);
    case 'queue':
      return `${model.stage === 'proposed' ? 'will train, may wait' : 'queued'}: ${plural(action.inFlight, 'run')} in flight`;
    case 'watch':
      return progressWords(action.run);
    case 'none':
      return isAfterMerge(model.stage) ? 'completed' : 'up to date';
    case 'blocked':
      return blockedWords(action);
    case 'failed':
      return 'failed';
    case 'stopped':
      return 'stopped';
    case 'missing':
      return 'completed, its model was deleted';
    case 'unchecked':
      return 'not compared with AWS';
    case 'unmanaged':
      return unmanagedWords(action);
    default:
      return unreachable(action);
  }
}

function trainWords(attempt: number, stage: Stage): string {
  if (stage === 'closed') return 'not started';
  const again = attempt > 1 ? ` (attempt ${count(attempt)})` : '';
  return (isAfterMerge(stage) ? 'not started yet' : 'will train') + again;
}

function blockedWords(action: Extract<PlanAction, { kind: 'blocked' }>): string {
  const codes = [...new Set(action.reasons.map((reason) => reason.code.replaceAll('-', ' ')))];
  return codes.length === 0 ? 'blocked' : `blocked: ${codes.join(', ')}`;
}

function unmanagedWords(action: Extract<PlanAction, { kind: 'unmanaged' }>): string {
  const left = isEnded(action.run) ? (action.modelArn === undefined ? '' : ', model kept') : ', in progress';
  return `no longer in the config file${left}`;
}

export function isEnded(run: RunRef): boolean {
  return run.status === 'Completed' || run.status === 'Failed' || run.status === 'Stopped';
}

/** One stretch of a training run as Bedrock reports it. */
export type RunPhase = RunRef['phases'][number];

export const PHASE_WORDS: Readonly<Record<RunPhase['name'], string>> = {
  validation: 'validation',
  dataProcessing: 'data processing',
  training: 'training',
};

function progressWords(run: RunRef): string {
  if (run.status === 'Stopping') return 'in progress: stopping';
  if (run.status === 'Unknown') return 'in progress (a status this release does not know)';
  const phase = run.phases.findLast((candidate) => candidate.status !== 'NotStarted');
  return phase === undefined ? 'in progress' : `in progress: ${PHASE_WORDS[phase.name]}`;
}
