/**
 * `node bench/runner-minutes.ts`: how many minutes of a runner a training job of four hours costs, followed by the
 * clock, and what holding a runner would cost. Every run is `dist/index.js`, started as the runner does, against the
 * simulator, whose clock is moved from run to run; GitHub bills each job rounded up to a minute. The last line is JSON.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { initialState } from '../src/simulator/bedrock/state.ts';
import { pushEvent, scheduleEvent } from '../src/simulator/workflow/events.ts';
import { onStage, ROOT, type Stage } from './stage.ts';

const MINUTE = 60_000;
const JOB_MINUTES = 240;
const PHASES = { validation: 3 * MINUTE, dataProcessing: 5 * MINUTE };
const BEDROCK = {
  ...initialState(),
  settings: {
    ...initialState().settings,
    durations: { ...PHASES, training: JOB_MINUTES * MINUTE - PHASES.validation - PHASES.dataProcessing },
  },
};
/** Not measured here: GitHub sets the job up and checks out the repository. */
const SET_UP_SECONDS = 20;
const DAYS = 30;
const IDLE_TICKS = 5;

interface Followed {
  readonly everyMinutes: number;
  /** Seconds of each run, without its set-up. */
  readonly trainSeconds: number;
  readonly tickSeconds: readonly number[];
  readonly idleSeconds: readonly number[];
}

/** One training job from its push to the tick that tells its end, and some ticks with nothing to follow. */
function follow(everyMinutes: number): Promise<Followed> {
  return onStage(async (stage) => {
    const sha = commitOneJob(stage);
    const { now, advance } = stage.simulator.clock;
    const started = now();
    const trainSeconds = await train(stage, sha);
    const tickSeconds: number[] = [];
    let last = '';
    // The push comes on the full hour, the first tick with minute 23, as in follow.yml.
    for (let minute = 23 % everyMinutes; last !== 'done'; minute += everyMinutes) {
      advance(Math.max(0, (started + minute * MINUTE - now()) / 1000));
      const ran = await stage.run(scheduleEvent(sha), ['in-progress', 'done']);
      tickSeconds.push(ran.milliseconds / 1000);
      last = ran.outputs['decision'] ?? '';
    }
    const idleSeconds: number[] = [];
    for (let tick = 0; tick < IDLE_TICKS; tick += 1) {
      const { milliseconds } = await stage.run(scheduleEvent(sha), ['nothing-to-do']);
      idleSeconds.push(milliseconds / 1000);
    }
    return { everyMinutes, trainSeconds, tickSeconds, idleSeconds };
  }, BEDROCK);
}

/** The sample repository with one of its two jobs. */
function commitOneJob({ checkout }: Stage): string {
  checkout.copy(ROOT, ['datasets']);
  const { jobs, ...rest } = parse(readFileSync(join(ROOT, 'jobs.yaml'), 'utf8'));
  checkout.write('jobs.yaml', stringify({ ...rest, jobs: { 'support-bot': jobs['support-bot'] } }));
  return checkout.commit('Declare a model');
}

/** Seconds of the run that starts the job and waits until Bedrock has validated its input: that wait is not played. */
async function train(stage: Stage, sha: string): Promise<number> {
  const running = stage.run(pushEvent(sha), ['in-progress']);
  const isCreated = () =>
    stage.simulator.ledger.entries().some(({ operation }) => operation === 'CreateModelCustomizationJob');
  const waiting = setInterval(() => {
    if (!isCreated()) return;
    clearInterval(waiting);
    stage.simulator.clock.advance(PHASES.validation / 1000);
  }, 10);
  try {
    return ((await running).milliseconds + PHASES.validation) / 1000;
  } finally {
    clearInterval(waiting);
  }
}

function billed(seconds: number): number {
  return Math.ceil((seconds + SET_UP_SECONDS) / 60);
}

interface Way {
  readonly way: string;
  /** Billed for the one job: its train run, and the ticks from its start until its end is told. */
  readonly jobMinutes: number;
  readonly runs: number;
  /** From the end of training until the pull request tells it, at most (GitHub may be late with a schedule). */
  readonly toldWithinMinutes: number;
  /** Billed in a month of 30 days in which nothing trains. */
  readonly idleMonthMinutes: number;
}

function scheduled(followed: Followed, what: string): Way {
  const { trainSeconds, tickSeconds, idleSeconds, everyMinutes } = followed;
  const ticksPerMonth = (DAYS * 24 * 60) / everyMinutes;
  return {
    way: what,
    jobMinutes: billed(trainSeconds) + tickSeconds.map(billed).reduce((a, b) => a + b, 0),
    runs: 1 + tickSeconds.length,
    toldWithinMinutes: everyMinutes,
    idleMonthMinutes: ticksPerMonth * billed(Math.max(...idleSeconds)),
  };
}

/** The same run with `wait: done`: its work, and four hours. */
function holding({ trainSeconds }: Followed): Way {
  const seconds = trainSeconds - PHASES.validation / 1000 + JOB_MINUTES * 60;
  const minutes = billed(seconds);
  return {
    way: 'hold the runner (wait: done)',
    jobMinutes: minutes,
    runs: 1,
    toldWithinMinutes: 0,
    idleMonthMinutes: 0,
  };
}

async function main(): Promise<void> {
  const hourly = await follow(60);
  const quarterHourly = await follow(15);
  const first = scheduled(hourly, 'every hour, early exit (default)');
  const [trainMinutes, held] = [billed(hourly.trainSeconds), holding(hourly)];
  const worthIt = Math.ceil(first.idleMonthMinutes / (held.jobMinutes - trainMinutes));
  const armed = { ...first, way: 'armed while a job runs (not shipped)', idleMonthMinutes: 0 };
  const ways = [first, scheduled(quarterHourly, 'every 15 minutes'), held, armed];
  const most = (seconds: readonly number[]): string => Math.max(...seconds).toFixed(1);
  console.log(
    `One training job of ${JOB_MINUTES} minutes; runner minutes as GitHub bills them, each job rounded up.\n`,
  );
  console.log(table(ways));
  console.log(`
Measured: the train run works ${(hourly.trainSeconds - PHASES.validation / 1000).toFixed(1)} s beside the ${PHASES.validation / MINUTE} minutes that the simulated Bedrock validates,
a tick at most ${most(hourly.tickSeconds)} s, one with nothing to follow at most ${most(hourly.idleSeconds)} s. Assumed: ${SET_UP_SECONDS} s of set-up per job.
Ticks come with the schedule, whether or not a job trains: a month costs ${first.idleMonthMinutes} minutes and ${trainMinutes} for each job, less than
holding from ${worthIt} such jobs a month on.
A schedule that is armed only while a job runs needs \`actions: write\` and was not confirmed on github.com.`);
  console.log(JSON.stringify({ jobMinutes: JOB_MINUTES, setUpSeconds: SET_UP_SECONDS, days: DAYS, ways }));
}

function table(ways: readonly Way[]): string {
  const heading = [
    'way',
    'runs',
    'minutes for the job',
    'told within, minutes',
    'minutes a month, nothing trains',
  ];
  const rows = ways.map((way) => [
    way.way,
    way.runs,
    way.jobMinutes,
    way.toldWithinMinutes,
    way.idleMonthMinutes,
  ]);
  return [heading, ['---', '---:', '---:', '---:', '---:'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

await main();
