/** Following runs for a while. A wait that ends is not a failure: a later run goes on from what AWS says. */

import { isPassing } from '../errors.ts';
import type { Bedrock, RunDetail } from '../ports/bedrock.ts';
import type { Clock } from '../ports/host.ts';
import { currentPhase, isTerminal, isValidated } from './phases.ts';

/** How far to follow, and for how long at most: until Bedrock has validated the input, or until the run has ended. */
export interface WaitFor {
  readonly until: 'validated' | 'ended';
  readonly atMostMs: number;
}

export interface WaitContext {
  readonly bedrock: Bedrock;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told on each change of a run's state, and every five minutes. */
  readonly onChange: (run: RunDetail) => void;
}

const FIRST_POLL_MS = 1000;
const LAST_POLL_MS = 30_000;
const HEARTBEAT_MS = 5 * 60_000;

/**
 * Polls with growing pauses (1 s to 30 s) until every run has come as far as `waitFor` asks, its time is over, or
 * `signal` aborts. Returns each run as it was last seen, in the order given.
 */
export async function waitForRuns(
  context: WaitContext,
  runs: readonly RunDetail[],
  waitFor: WaitFor,
): Promise<readonly RunDetail[]> {
  const started = context.clock.now();
  const latest = new Map(runs.map((run) => [run.jobArn, run]));
  const heartbeat = new Map(runs.map((run) => [run.jobArn, started]));
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 2, LAST_POLL_MS)) {
    const open = [...latest.values()].filter((run) => !isFarEnough(run, waitFor));
    const left = waitFor.atMostMs - (context.clock.now() - started);
    if (open.length === 0 || left <= 0 || context.signal.aborted) return [...latest.values()];
    await context.clock.sleep(Math.min(pause, left), context.signal);
    if (context.signal.aborted) return [...latest.values()];
    for (const run of open) {
      const seen = (await look(context, run)) ?? run;
      latest.set(run.jobArn, seen);
      tell(context, { before: run, seen, heartbeat });
    }
  }
}

/** undefined: there is no answer now, and hours of waiting must not end with that; the next look may have one. */
async function look({ bedrock }: WaitContext, { jobArn }: RunDetail): Promise<RunDetail | undefined> {
  try {
    return await bedrock.getRun(jobArn);
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}

function isFarEnough(run: RunDetail, waitFor: WaitFor): boolean {
  if (isTerminal(run.status)) return true;
  return waitFor.until === 'validated' && isValidated(run.phases) === true;
}

interface Change {
  readonly before: RunDetail;
  readonly seen: RunDetail;
  readonly heartbeat: Map<string, number>;
}

function tell(context: WaitContext, { before, seen, heartbeat }: Change): void {
  const now = context.clock.now();
  const due = now - (heartbeat.get(seen.jobArn) ?? 0) >= HEARTBEAT_MS;
  if (!due && stateOf(before) === stateOf(seen)) return;
  heartbeat.set(seen.jobArn, now);
  context.onChange(seen);
}

function stateOf(run: RunDetail): string {
  const phase = currentPhase(run.phases);
  return `${run.status}/${phase?.name ?? ''}/${phase?.status ?? ''}`;
}
