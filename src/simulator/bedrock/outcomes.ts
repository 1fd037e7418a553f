/** Scripted outcomes: which rule a job falls under, and what a new list of rules means for jobs in flight. */
import { matchesName } from './name-pattern.ts';
import type { AccountState, BedrockState, Job, Outcome, OutcomeRule } from './state.ts';
import { isInFlight, progressOf } from './timeline.ts';

/** The first rule whose pattern matches; without one the job completes and reports its phases. */
export function outcomeFor(
  jobName: string,
  rules: readonly OutcomeRule[],
): Pick<OutcomeRule, 'outcome' | 'reportsPhases'> {
  const rule = rules.find((candidate) => matchesName(candidate.jobName, jobName));
  return rule ?? { outcome: { kind: 'complete' }, reportsPhases: true };
}

/** Puts the rules in force, for jobs in flight too: a job that no longer stalls starts its training now. */
export function withRules(state: BedrockState, rules: readonly OutcomeRule[], now: number): BedrockState {
  const account = (before: AccountState): AccountState => ({
    ...before,
    jobs: before.jobs.map((job) => (isInFlight(job, now) ? rescripted(job, rules, now) : job)),
  });
  const accounts = Object.entries(state.accounts).map(([key, before]) => [key, account(before)]);
  return { settings: { ...state.settings, rules }, accounts: Object.fromEntries(accounts) };
}

function rescripted(job: Job, rules: readonly OutcomeRule[], now: number): Job {
  const { outcome, reportsPhases } = outcomeFor(job.input.jobName, rules);
  if (!job.scripted) return { ...job, reportsPhases };
  const lifted = job.outcome.kind === 'stall' && outcome.kind !== 'stall';
  return {
    ...job,
    outcome: stillPossible(outcome, job, now),
    reportsPhases,
    trainingHeldUntil: lifted ? now : job.trainingHeldUntil,
  };
}

/** A job does not go back: what was to happen in a phase that is over happens in training, a late stall not at all. */
function stillPossible(outcome: Outcome, job: Job, now: number): Outcome {
  const { phases } = progressOf(job, now);
  if (outcome.kind === 'stall') return phases.training.status === 'NotStarted' ? outcome : job.outcome;
  if (outcome.kind === 'fail' && phases[outcome.phase].status === 'Completed') {
    return { ...outcome, phase: 'training' };
  }
  return outcome;
}
