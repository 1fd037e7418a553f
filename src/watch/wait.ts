/** Following runs for a while. A wait that ends is not a failure: a later run goes on from what AWS says. */

import { AppError, type ErrorCode } from '../errors.ts';
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
/** While AWS asks for fewer calls. */
const THROTTLED_POLL_MS = 2 * 60_000;
const HEARTBEAT_MS = 5 * 60_000;

/**
 * Polls with growing pauses (1 s to 30 s, to two minutes while AWS throttles) until every run has come as far as
 * `waitFor` asks, its time is over, or `signal` aborts. Returns each run as it was last seen, in the order given.
 */
export async function waitForRuns(
  context: WaitContext,
  runs: readonly RunDetail[],
  waitFor: WaitFor,
): Promise<readonly RunDetail[]> {
  const started = context.clock.now();
  const latest = new Map(runs.map((run) => [run.jobArn, run]));
  const heartbeat = new Map(runs.map((run) => [run.jobArn, started]));
  let pause = FIRST_POLL_MS;
  for (;;) {
    const open = [...latest.values()].filter((run) => !isFarEnough(run, waitFor));
    const left = waitFor.atMostMs - (context.clock.now() - started);
    if (open.length === 0 || left <= 0 || context.signal.aborted) return [...latest.values()];
    await context.clock.sleep(Math.min(pause, left), context.signal);
    const isThrottled = await pollOnce(context, open, { latest, heartbeat });
    pause = Math.min(pause * 2, isThrottled ? THROTTLED_POLL_MS : LAST_POLL_MS);
  }
}

interface Seen {
  readonly latest: Map<string, RunDetail>;
  readonly heartbeat: Map<string, number>;
}

/** Looks at each run once, until the run of the action is cancelled. @returns AWS has throttled */
async function pollOnce(
  context: WaitContext,
  open: readonly RunDetail[],
  { latest, heartbeat }: Seen,
): Promise<boolean> {
  let isThrottled = false;
  for (const run of open) {
    if (context.signal.aborted) break;
    const found = await look(context, run);
    isThrottled ||= found === 'throttled';
    const seen = typeof found === 'object' ? found : run;
    latest.set(run.jobArn, seen);
    tell(context, { before: run, seen, heartbeat });
  }
  return isThrottled;
}

/** undefined: there is no answer now, and hours of waiting must not end with that; the next look may have one. */
async function look(
  { bedrock, signal }: WaitContext,
  { jobArn }: RunDetail,
): Promise<RunDetail | 'throttled' | undefined> {
  try {
    return await unlessAborted(signal, bedrock.getRun(jobArn));
  } catch (error) {
    if (!(error instanceof AppError) || !MAY_PASS.has(error.code) || error.blame === 'user') throw error;
    return error.code === 'aws-throttled' ? 'throttled' : undefined;
  }
}

/** A question that changes nothing can be asked again, whoever failed to answer: AWS, or where credentials come from. */
const MAY_PASS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'aws-throttled',
  'aws-unavailable',
  'aws-unexpected-answer',
  'identity-unavailable',
  'oidc-unavailable',
]);

/** A cancelled run waits for no answer: undefined then. */
async function unlessAborted<T>(signal: AbortSignal, answer: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: over.signal });
  });
  // What comes after the abort is for nobody, a failure too.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    over.abort();
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
