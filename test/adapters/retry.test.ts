import { describe, expect, it } from '@jest/globals';
import { withRetry } from '../../src/adapters/retry.ts';
import { instantClock } from './wire.ts';

const failing = (count: number) => {
  let calls = 0;
  return {
    calls: () => calls,
    run: async () => {
      calls += 1;
      if (calls <= count) throw new Error(`failure ${calls}`);
      return calls;
    },
  };
};

describe('withRetry', () => {
  it('pauses longer each time and returns the first success', async () => {
    const clock = instantClock();
    const work = failing(3);
    const result = await withRetry({ clock, tries: 5, pauseMs: 100, retryable: () => true }, work.run);
    expect(result).toBe(4);
    const [first = 0, second = 0, third = 0] = clock.pauses;
    expect(first).toBeGreaterThanOrEqual(50);
    expect(first).toBeLessThanOrEqual(100);
    expect(second).toBeGreaterThanOrEqual(100);
    expect(third).toBeLessThanOrEqual(400);
  });

  it('ends at the number of tries with the last error', async () => {
    const work = failing(9);
    const retried = withRetry(
      { clock: instantClock(), tries: 3, pauseMs: 1, retryable: () => true },
      work.run,
    );
    await expect(retried).rejects.toThrow('failure 3');
  });

  it('ends at once when the error is final', async () => {
    const work = failing(9);
    const retried = withRetry(
      { clock: instantClock(), tries: 3, pauseMs: 1, retryable: () => false },
      work.run,
    );
    await expect(retried).rejects.toThrow('failure 1');
  });

  it('takes over a pause that the server named, zero included', async () => {
    const clock = instantClock();
    const pauses = [7000, 0];
    const work = failing(2);
    const retryable = () => pauses.shift() ?? false;
    await withRetry({ clock, tries: 9, pauseMs: 1, retryable }, work.run);
    expect(clock.pauses).toEqual([7000, 0]);
  });

  it('starts no try beyond its budget', async () => {
    const clock = instantClock();
    const work = failing(9);
    const retried = withRetry(
      { clock, tries: 9, pauseMs: 1, budgetMs: 5000, retryable: () => 2000 },
      work.run,
    );
    await expect(retried).rejects.toThrow('failure 3');
  });

  it('stops when it is cancelled during a pause', async () => {
    const controller = new AbortController();
    const clock = { now: () => 0, sleep: async () => controller.abort() };
    const work = failing(9);
    const options = { clock, tries: 9, pauseMs: 1, signal: controller.signal, retryable: () => true };
    await expect(withRetry(options, work.run)).rejects.toThrow('failure 1');
    expect(work.calls()).toBe(1);
  });
});
