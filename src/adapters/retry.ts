/** Bounded retries with back-off, for calls whose repetition is known to be safe. */
import type { Clock } from '../ports/host.ts';

export interface RetryOptions {
  readonly clock: Clock;
  readonly tries: number;
  /** First pause; it doubles each time, and a random half of it is left out so that racing runs spread. */
  readonly pauseMs: number;
  /** No new try starts later than this after the first one. */
  readonly budgetMs?: number;
  /** Ends the waiting; the last error is thrown then. */
  readonly signal?: AbortSignal | undefined;
  /** `false`: final. A number: the server named the pause, in milliseconds. */
  readonly retryable: (error: unknown) => boolean | number;
}

const NEVER = new AbortController().signal;

/** Runs `attempt` (told its number, from 1) until it succeeds, fails for good, or the bounds are reached. */
export async function withRetry<T>(options: RetryOptions, attempt: (n: number) => Promise<T>): Promise<T> {
  const { clock, signal = NEVER } = options;
  const startedAt = clock.now();
  for (let n = 1; ; n += 1) {
    try {
      return await attempt(n);
    } catch (error) {
      const pause = pauseAfter(error, n, options);
      if (pause === undefined || clock.now() - startedAt + pause > (options.budgetMs ?? Infinity))
        throw error;
      await clock.sleep(pause, signal);
      if (signal.aborted) throw error;
    }
  }
}

/** Milliseconds to wait after the n-th try; undefined when it was the last. */
function pauseAfter(error: unknown, n: number, options: RetryOptions): number | undefined {
  const verdict = n < options.tries && options.retryable(error);
  if (verdict === false) return undefined;
  if (verdict !== true) return verdict;
  const full = options.pauseMs * 2 ** (n - 1);
  return full / 2 + (Math.random() * full) / 2;
}
