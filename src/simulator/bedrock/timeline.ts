/** Where a job stands at a moment: computed from its creation time, never stored. */
import type { PhaseName, PhaseStatus, RunStatus } from '../../ports/bedrock.ts';
import type { Job } from './state.ts';

export interface PhaseProgress {
  readonly status: Exclude<PhaseStatus, 'Unknown'>;
  /** Milliseconds since the epoch; both undefined until the phase starts. */
  readonly startedAt: number | undefined;
  readonly changedAt: number | undefined;
}

export interface Progress {
  readonly status: Exclude<RunStatus, 'Unknown'>;
  readonly phases: Readonly<Record<PhaseName, PhaseProgress>>;
  /** Times in milliseconds since the epoch. */
  readonly changedAt: number;
  readonly endedAt: number | undefined;
  readonly failureMessage: string | undefined;
}

/** Time from a stop request until the job is Stopped, in milliseconds. */
const STOPPING_TIME = 60_000;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly ending: 'Completed' | 'Failed';
}

interface Stop {
  readonly at: number;
  readonly done: boolean;
}

/** `now` in milliseconds since the epoch; Infinity gives the final state of a job that ends by itself. */
export function progressOf(job: Job, now: number): Progress {
  const spans = spansOf(job);
  const last = Object.values(spans).find((span) => span.ending === 'Failed') ?? spans.training;
  const stop = stopOf(job, last, now);
  const phaseOf = (span: Span) => phaseAt(span, Math.min(now, last.end), stop);
  const phases = {
    validation: phaseOf(spans.validation),
    dataProcessing: phaseOf(spans.dataProcessing),
    training: phaseOf(spans.training),
  };
  if (stop !== undefined) return { ...stopped(stop), phases };
  const ended = now >= last.end;
  const changes = Object.values(phases).map((phase) => phase.changedAt ?? job.createdAt);
  return {
    status: ended ? last.ending : 'InProgress',
    phases,
    changedAt: Math.max(...changes),
    endedAt: ended ? last.end : undefined,
    failureMessage: ended && job.outcome.kind === 'fail' ? job.outcome.message : undefined,
  };
}

export function isInFlight(job: Job, now: number): boolean {
  const { status } = progressOf(job, now);
  return status === 'InProgress' || status === 'Stopping';
}

/** A phase that is never reached starts at Infinity. */
function spansOf({ createdAt, durations, outcome, trainingHeldUntil }: Job): Record<PhaseName, Span> {
  const span = (name: PhaseName, start: number): Span => ({
    start,
    end: start + durations[name],
    ending: outcome.kind === 'fail' && outcome.phase === name ? 'Failed' : 'Completed',
  });
  const validation = span('validation', createdAt);
  const dataProcessing = span('dataProcessing', nextStart(validation));
  const ready = Math.max(nextStart(dataProcessing), trainingHeldUntil ?? 0);
  return {
    validation,
    dataProcessing,
    training: span('training', outcome.kind === 'stall' ? Number.POSITIVE_INFINITY : ready),
  };
}

function nextStart(span: Span): number {
  return span.ending === 'Failed' ? Number.POSITIVE_INFINITY : span.end;
}

function stopOf(job: Job, last: Span, now: number): Stop | undefined {
  const at = job.stopRequestedAt;
  if (at === undefined || at >= last.end) return undefined;
  return { at, done: now >= at + STOPPING_TIME };
}

function stopped({ at, done }: Stop): Omit<Progress, 'phases'> {
  const end = at + STOPPING_TIME;
  return {
    status: done ? 'Stopped' : 'Stopping',
    changedAt: done ? end : at,
    endedAt: done ? end : undefined,
    failureMessage: undefined,
  };
}

/** Only the phase that ran when the stop was requested is stopped; earlier ones stay Completed. */
function phaseAt(span: Span, now: number, stop: Stop | undefined): PhaseProgress {
  const moment = stop === undefined ? now : stop.at;
  if (moment < span.start || span.start === Number.POSITIVE_INFINITY) {
    return { status: 'NotStarted', startedAt: undefined, changedAt: undefined };
  }
  if (moment >= span.end) return { status: span.ending, startedAt: span.start, changedAt: span.end };
  if (stop === undefined) return { status: 'InProgress', startedAt: span.start, changedAt: span.start };
  const { status, changedAt } = stopped(stop);
  return { status, startedAt: span.start, changedAt };
}
