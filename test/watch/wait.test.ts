import { describe, expect, it } from '@jest/globals';
import { AppError, type Blame, type ErrorCode } from '../../src/errors.ts';
import type { RunDetail } from '../../src/ports/bedrock.ts';
import { currentPhase, isTerminal, isValidated } from '../../src/watch/phases.ts';
import { type WaitFor, waitForRuns } from '../../src/watch/wait.ts';
import { phase, runDetail } from '../support/builders.ts';
import { MemoryBedrock, MemoryClock } from '../support/memory-ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const VALIDATING: Partial<RunDetail> = {
  phases: [phase('validation', 'InProgress'), phase('training', 'NotStarted')],
};
const TRAINING: Partial<RunDetail> = {
  phases: [phase('validation', 'Completed'), phase('training', 'InProgress')],
};
const COMPLETED: Partial<RunDetail> = { status: 'Completed', phases: TRAINING.phases ?? [] };

function failure(code: ErrorCode, blame: Blame): AppError {
  return new AppError(code, 'no answer', { blame, hint: 'wait' });
}

/** From when on (milliseconds since the start) a run is in a state. */
type Timeline = readonly (readonly [number, Partial<RunDetail>])[];

class Watch {
  readonly bedrock = new MemoryBedrock();
  readonly clock = new MemoryClock();
  readonly cancel = new AbortController();
  readonly told: string[] = [];
  readonly #start = this.clock.time;
  readonly #timelines: ReadonlyMap<string, Timeline>;

  constructor(timelines: Readonly<Record<string, Timeline>>) {
    this.#timelines = new Map(Object.entries(timelines));
    for (const jobName of this.#timelines.keys()) this.bedrock.add(runDetail({ jobName }));
    this.bedrock.view = (run) => this.#now(run);
  }

  #now(run: RunDetail): RunDetail {
    const state = this.#timelines.get(run.jobName)?.findLast(([from]) => from <= this.elapsed)?.[1];
    return { ...run, ...state };
  }

  /** The next questions about runs fail. */
  refuse(error: AppError, times: number): void {
    const getRun = this.bedrock.getRun.bind(this.bedrock);
    let left = times;
    this.bedrock.getRun = async (nameOrArn) => {
      left -= 1;
      if (left >= 0) throw error;
      return await getRun(nameOrArn);
    };
  }

  get elapsed(): number {
    return this.clock.time - this.#start;
  }

  follow(until: WaitFor['until'], atMostMs: number): Promise<readonly RunDetail[]> {
    const { bedrock, clock } = this;
    const onChange = ({ jobName, status }: RunDetail): void => {
      this.told.push(`${this.elapsed / SECOND} ${jobName} ${status}`);
    };
    const runs = [...bedrock.runs.values()].map((run) => this.#now(run));
    return waitForRuns({ bedrock, clock, signal: this.cancel.signal, onChange }, runs, { until, atMostMs });
  }
}

describe('waitForRuns', () => {
  it('leaves once the input is validated', async () => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [90 * SECOND, TRAINING],
      ],
    });
    expect(await watch.follow('validated', 10 * MINUTE)).toMatchObject([
      { jobName: 'a', phases: TRAINING.phases },
    ]);
    expect(watch.elapsed).toBeGreaterThanOrEqual(90 * SECOND);
    expect(watch.elapsed).toBeLessThanOrEqual(120 * SECOND);
  });

  it('goes on to the end where it is asked to', async () => {
    const watch = new Watch({
      a: [
        [0, TRAINING],
        [60 * MINUTE, COMPLETED],
      ],
    });
    expect(await watch.follow('ended', Number.POSITIVE_INFINITY)).toMatchObject([{ status: 'Completed' }]);
    expect(watch.elapsed).toBeGreaterThanOrEqual(60 * MINUTE);
  });

  it.each(['Failed', 'Stopped', 'Completed'] as const)('leaves when the run is %s', async (status) => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [5 * SECOND, { status }],
      ],
    });
    expect(await watch.follow('validated', 10 * MINUTE)).toMatchObject([{ status }]);
    expect(watch.elapsed).toBe(7 * SECOND);
  });

  it('ends at its time, to the millisecond, with what it saw last', async () => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [599 * SECOND, { status: 'Stopping' }],
      ],
    });
    expect(await watch.follow('validated', 10 * MINUTE)).toMatchObject([{ status: 'Stopping' }]);
    expect(watch.elapsed).toBe(10 * MINUTE);
  });

  it('waits its whole time where no phase is reported', async () => {
    const watch = new Watch({ a: [[0, { phases: [] }]] });
    await watch.follow('validated', 10 * MINUTE);
    expect(watch.elapsed).toBe(10 * MINUTE);
  });

  it.each([
    ['no time', VALIDATING, 0],
    ['nothing to wait for', COMPLETED, 10 * MINUTE],
  ])('asks nothing with %s', async (_, state, atMostMs) => {
    const watch = new Watch({ a: [[0, state]] });
    await watch.follow('ended', atMostMs);
    expect([watch.bedrock.calls, watch.clock.sleeps]).toEqual([[], []]);
  });

  it('pauses longer and longer, at most half a minute', async () => {
    const watch = new Watch({ a: [[0, VALIDATING]] });
    await watch.follow('ended', 2 * MINUTE);
    expect(watch.clock.sleeps.map((ms) => ms / SECOND)).toEqual([1, 2, 4, 8, 16, 30, 30, 29]);
    expect(watch.bedrock.targets('getRun')).toHaveLength(8);
  });

  it('asks less often while AWS throttles, and as before after that', async () => {
    const watch = new Watch({ a: [[0, VALIDATING]] });
    watch.refuse(failure('aws-throttled', 'aws'), 8);
    await watch.follow('ended', 12 * MINUTE);
    const pauses = watch.clock.sleeps.map((ms) => ms / SECOND);
    expect(pauses.slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120, 30, 30]);
  });

  it.each([
    ['aws-unavailable', 'aws'],
    ['aws-unexpected-answer', 'aws'],
    ['identity-unavailable', 'aws'],
    ['oidc-unavailable', 'github'],
  ] as const)('goes on after %s, whoever it was', async (code, blame) => {
    const watch = new Watch({ a: [[MINUTE, COMPLETED]] });
    watch.refuse(failure(code, blame), 3);
    expect(await watch.follow('ended', 10 * MINUTE)).toMatchObject([{ status: 'Completed' }]);
  });

  it.each([
    ['aws-access-denied', 'user'],
    ['identity-refused', 'user'],
    ['aws-unavailable', 'user'],
    ['internal', 'bug'],
  ] as const)('ends with %s (%s), which no waiting mends', async (code, blame) => {
    const watch = new Watch({ a: [[0, TRAINING]] });
    watch.refuse(failure(code, blame), 1);
    await expect(watch.follow('ended', 10 * MINUTE)).rejects.toMatchObject({ code });
    expect(watch.elapsed).toBe(SECOND);
  });

  it('follows several runs, asks only about open ones, and keeps the order', async () => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [MINUTE, TRAINING],
      ],
      b: [[0, TRAINING]],
      c: [
        [0, VALIDATING],
        [3 * SECOND, { status: 'Failed' }],
      ],
    });
    const seen = await watch.follow('validated', 10 * MINUTE);
    expect(seen.map(({ jobName, status }) => `${jobName} ${status}`)).toEqual([
      'a InProgress',
      'b InProgress',
      'c Failed',
    ]);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => watch.bedrock.runs.get(name)?.jobArn);
    const asked = (arn: string | undefined): number =>
      watch.bedrock.targets('getRun').filter((x) => x === arn).length;
    expect([asked(a), asked(b), asked(c)]).toEqual([watch.clock.sleeps.length, 0, 2]);
  });

  it('stops at once when the run is cancelled', async () => {
    const watch = new Watch({ a: [[0, VALIDATING]] });
    watch.clock.onSleep = () => {
      if (watch.clock.sleeps.length === 3) watch.cancel.abort();
    };
    expect(await watch.follow('ended', 10 * MINUTE)).toMatchObject([{ status: 'InProgress' }]);
    expect(watch.bedrock.targets('getRun')).toHaveLength(2);
  });

  it('keeps what it knows of a run that cannot be found for a moment', async () => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [10 * SECOND, COMPLETED],
      ],
    });
    watch.bedrock.hiddenGets = 2;
    expect(await watch.follow('ended', 10 * MINUTE)).toMatchObject([{ status: 'Completed' }]);
  });

  it('tells each change once, and every five minutes that nothing changed', async () => {
    const watch = new Watch({
      a: [
        [0, VALIDATING],
        [2 * MINUTE, TRAINING],
        [14 * MINUTE, COMPLETED],
      ],
    });
    await watch.follow('ended', 60 * MINUTE);
    const times = watch.told.map((line) => Number(line.split(' ')[0]) / 60);
    expect(watch.told.map((line) => line.split(' ')[2])).toEqual([
      'InProgress',
      'InProgress',
      'InProgress',
      'Completed',
    ]);
    const expected = [2, 7, 12, 14];
    for (const [index, minute] of expected.entries()) {
      expect(times[index]).toBeGreaterThanOrEqual(minute);
      expect(times[index]).toBeLessThan(minute + 1.1);
    }
  });
});

describe('phases', () => {
  it('tell whether the input was accepted, and nothing where none is reported', () => {
    expect(isValidated([])).toBeUndefined();
    expect(isValidated(VALIDATING.phases ?? [])).toBe(false);
    expect(isValidated(TRAINING.phases ?? [])).toBe(true);
    expect(isValidated([phase('validation', 'Failed')])).toBe(false);
  });

  it('name the furthest one that has begun', () => {
    expect(currentPhase([])).toBeUndefined();
    expect(currentPhase([phase('validation', 'NotStarted')])).toBeUndefined();
    expect(currentPhase(TRAINING.phases ?? [])?.name).toBe('training');
  });

  it('are over only for the three words of an end', () => {
    const words = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped', 'Unknown'] as const;
    expect(words.filter(isTerminal)).toEqual(['Completed', 'Failed', 'Stopped']);
  });
});
