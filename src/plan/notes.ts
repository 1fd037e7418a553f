/** What a person should know beside a job's action. The words are the same at every look, so that no comment is written anew. */
import type { JobConfig } from '../config/job.ts';
import type { Range } from '../datasets/dataset.ts';
import { usdRangeText } from './cost.ts';
import type { PlanAction, PlanNote, RunRef } from './plan.ts';

/**
 * A run whose training has not started so long after its data was ready waits for capacity (as of November 2026: data
 * is ready within minutes, most runs start training soon after, and single ones were seen to wait for days).
 */
const STALL_MS = 2 * 60 * 60_000;

export function renamedNote({ jobName }: RunRef): PlanNote {
  return { code: 'renamed', message: `found by its fingerprint under the name ${jobName}` };
}

interface Older {
  readonly ref: Pick<RunRef, 'jobName' | 'status'>;
  readonly estimatedUsd?: Range | undefined;
}

/** A run of an earlier specification that has not ended, with what it costs. */
export function olderNote(
  { supersede }: Pick<JobConfig, 'supersede'>,
  { ref, estimatedUsd }: Older,
): PlanNote {
  const cost =
    estimatedUsd === undefined
      ? 'what it was estimated at is not known'
      : `it was estimated at ${usdRangeText(estimatedUsd)}`;
  return {
    code: 'older-run-training',
    message: `\`${ref.jobName}\`, an earlier specification of this job, ${olderWords(ref, supersede, cost)}`,
  };
}

/** With `supersede: stop` they have to be true before and after the apply that stops it. */
function olderWords(
  { status }: Pick<RunRef, 'status'>,
  supersede: JobConfig['supersede'],
  cost: string,
): string {
  if (status === 'Stopping') return `is stopping (${cost}); what it has trained is billed`;
  return supersede === 'stop'
    ? `is not wanted any more (${cost}); \`supersede: stop\` lets apply stop it, and what it has trained by then is billed`
    : `still trains and costs (${cost}); set \`supersede: stop\` on the job to let apply stop it`;
}

/** At most one note. A wait for capacity is no failure: nobody but a person ends it. */
export function stallNotes(run: RunRef, now: number): readonly PlanNote[] {
  const since = waitingSince(run);
  if (since === undefined || now - Date.parse(since) < STALL_MS) return [];
  const minute = `${since.slice(0, 10)} ${since.slice(11, 16)} UTC`;
  return [
    {
      code: 'stalled',
      message: `\`${run.jobName}\` waits for capacity in Bedrock since ${minute}: its data is accepted, its training has not started. It starts by itself; stopping it, or another region, is for a person to decide`,
    },
  ];
}

/** When everything before the training was done; undefined where training has started, or is not what it waits for. */
function waitingSince({ status, phases, createdAt }: RunRef): string | undefined {
  const training = phases.find(({ name }) => name === 'training');
  if (status !== 'InProgress' || training?.status !== 'NotStarted') return undefined;
  const before = phases.filter(({ name }) => name !== 'training');
  if (before.length === 0 || before.some((phase) => phase.status !== 'Completed')) return undefined;
  const ends = before.flatMap(({ updatedAt }) => updatedAt ?? []).sort();
  return ends.at(-1) ?? createdAt;
}

interface Asked {
  /** The attempt of `retry`; undefined: none. */
  readonly asked: number | undefined;
  readonly action: PlanAction;
  /** 0: there is none. */
  readonly latest: number;
}

/** Why an attempt that a person asked for is not made; empty where it is, or none was asked for. */
export function retryNotes(input: Asked): readonly PlanNote[] {
  const message = refusedRetry(input);
  return message === undefined ? [] : [{ code: 'retry-exists', message }];
}

function refusedRetry({ asked, action, latest }: Asked): string | undefined {
  if (asked === undefined) return undefined;
  if (asked <= latest) return `attempt ${asked} exists already: nothing new is started`;
  if (asked > latest + 1)
    return `attempt ${asked} was asked for, but the next attempt is ${latest + 1}: ${asked} is not started`;
  if (action.kind === 'watch')
    return `attempt ${asked} is not started: attempt ${latest} still trains, or its model is not listed yet`;
  if (action.kind === 'none')
    return `attempt ${asked} is not started: the model of ${action.run.jobName} exists`;
  return undefined;
}
