/** The situations in which a run is broken: what was there before, and what is started then. */
import type { InputName } from '../../src/inputs.ts';
import { datasetKey } from '../../src/plan/names.ts';
import type { StatusState } from '../../src/ports/github.ts';
import {
  accountOf,
  type OutcomeRule,
  type Settings,
  withAccount,
} from '../../src/simulator/bedrock/state.ts';
import type { Snapshot } from '../commands/memory-git.ts';
import { DISPATCH, filesFor, type JobText, PUSH, rows, SCHEDULE } from '../commands/support.ts';
import { ACCOUNT, REGION } from '../support/builders.ts';
import { sha256 } from '../support/memory-ports.ts';
import { type Launch, merge, type SweptWorld } from './world.ts';

/** Runs a process without any fault. */
export type Clean = (world: SweptWorld, launch: Launch) => Promise<unknown>;

export interface Scenario {
  readonly name: string;
  readonly settings?: Partial<Settings>;
  readonly prepare: (world: SweptWorld, clean: Clean) => Promise<void>;
  /** One or more processes at the same time. */
  readonly launches: (world: SweptWorld) => readonly Launch[];
  /** Something that happens at some moment between the calls of the processes. */
  readonly meanwhile?: (world: SweptWorld) => void;
  /** How often people asked for the same thing to be trained, by job; default once. */
  readonly attempts?: ReadonlyMap<string, number>;
  /** Inputs of every run, those of the schedule too. */
  readonly inputs?: Partial<Record<InputName, string>>;
  /** Runs without faults end in an error, as long as a person does nothing about it. */
  readonly isHopeless?: boolean;
  /**
   * What Bedrock holds in the end, whatever broke: `<job>@<attempt> <status>`, sorted; undefined: that depends on who
   * comes first.
   */
  readonly ends: readonly string[] | undefined;
  /** What it may hold where that depends: one of these. */
  readonly endsIn?: readonly (readonly string[])[];
  /** The status of a job on the head of the default branch in the end. */
  readonly shown?: Readonly<Record<string, StatusState>>;
}

const HOUR = 60 * 60_000;
const BOT: JobText = { key: 'bot' };
const STOPPING: JobText = { key: 'bot', extra: '    supersede: stop\n' };
const APPLY: Launch = { command: 'apply', trigger: PUSH };
const STATUS: Launch = { command: 'status', trigger: SCHEDULE };
/** What the scheduled workflow runs when something waits to be started. */
export const CATCH_UP: Launch = { command: 'apply', trigger: SCHEDULE };
export const FOLLOW = STATUS;

const brought = (...jobs: readonly JobText[]): Scenario['prepare'] => {
  return async (world) => {
    merge(world, filesFor(jobs), 1);
  };
};

const trained = (...jobs: readonly JobText[]): Scenario['prepare'] => {
  return async (world, clean) => {
    merge(world, filesFor(jobs), 1);
    await clean(world, APPLY);
    world.time += 3 * HOUR;
  };
};

/** A run in flight, and a change of its job that is merged while it trains. */
const changing = (job: JobText): Scenario['prepare'] => {
  return async (world, clean) => {
    merge(world, filesFor([job]), 1);
    await clean(world, APPLY);
    merge(world, filesFor([job], ' again'), 2);
  };
};

const OTHERS: readonly JobText[] = [{ key: 'guide' }, { key: 'judge' }];

/** Another name for the same specification. */
function renameBot(world: SweptWorld, others: readonly JobText[] = OTHERS): void {
  const before = world.repository.filesAt(world.main);
  const files = filesFor([{ key: 'robot', training: 'datasets/bot.jsonl' }, ...others]);
  merge(world, { ...files, 'datasets/bot.jsonl': before['datasets/bot.jsonl'] ?? '' }, 9);
}

/** The bot validates with a second file, and the guide's rows stand in S3. */
function withMoreData(files: Snapshot): Snapshot {
  const validation = 'datasets/bot.validation.jsonl';
  const text = (files['jobs.yaml'] ?? '')
    .replace('datasets/bot.jsonl', `datasets/bot.jsonl, validation: ${validation}`)
    .replace('datasets/guide.jsonl', '{ s3Uri: s3://elsewhere/guide.jsonl, versionId: v1 }');
  return { ...files, 'jobs.yaml': text, [validation]: rows('validation', 5) };
}

/** So that following to the end takes tens of looks, not hundreds. */
const SHORT: Partial<Settings> = {
  durations: { validation: 60_000, dataProcessing: 60_000, training: 240_000 },
};

const FAILURE: OutcomeRule = {
  jobName: '*',
  outcome: { kind: 'fail', phase: 'training', message: 'The training job failed.' },
  reportsPhases: true,
};
const ALWAYS_FAILS: Partial<Settings> = { rules: [FAILURE] };
const FAILS_ONCE: Partial<Settings> = {
  rules: [{ jobName: '*-r2', outcome: { kind: 'complete' }, reportsPhases: true }, FAILURE],
};
const STOP: Launch = { command: 'stop', trigger: DISPATCH, inputs: { jobs: 'bot' } };
const RETRY: Launch = { command: 'apply', trigger: DISPATCH, inputs: { retry: 'bot@2' } };

/** The run that exists is another repository's, and nothing on GitHub speaks of it. */
function giveAway(world: SweptWorld): void {
  const account = accountOf(world.bedrock.state, ACCOUNT, REGION);
  const jobs = account.jobs.map((job) => {
    const tags = job.tags.map(({ key, value }) => ({
      key,
      value: key.endsWith(':repository-id') ? '1' : value,
    }));
    return { ...job, tags, input: { ...job.input, clientRequestToken: 'theirs' } };
  });
  world.bedrock.state = withAccount(world.bedrock.state, { ...account, jobs });
  world.hub.statuses.clear();
  world.hub.comments.clear();
}

/** Two commits of the default branch; the second one gets there only later. */
function twoCommits(world: SweptWorld, second: () => void): void {
  merge(world, filesFor([BOT]), 1);
  const first = world.main;
  second();
  world.hub.mainHead = first;
}

const newest = (world: SweptWorld): string => world.repository.head ?? '';

function arrive(world: SweptWorld): void {
  world.hub.mainHead = newest(world);
}

/** Each is swept by failing its calls one by one; those with several processes are raced as well. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'a first apply', prepare: brought(BOT), launches: () => [APPLY], ends: ['bot@1 Completed'] },
  {
    name: 'an apply that follows the validation',
    ends: ['bot@1 Completed'],
    prepare: brought(BOT),
    launches: () => [{ ...APPLY, inputs: { wait: '10m' } }],
  },
  {
    name: 'an apply that follows to the end',
    settings: SHORT,
    ends: ['bot@1 Completed'],
    prepare: brought(BOT),
    launches: () => [{ ...APPLY, inputs: { wait: 'done' } }],
  },
  {
    name: 'three jobs and two places',
    ends: ['bot@1 Completed', 'guide@1 Completed', 'judge@1 Completed'],
    prepare: brought(BOT, { key: 'guide' }, { key: 'judge' }),
    launches: () => [APPLY],
  },
  {
    name: 'jobs in two accounts',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: brought(BOT, { key: 'guide', environment: 'west' }),
    launches: () => [APPLY],
  },
  {
    name: 'the end of a training is told',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: trained(BOT, { key: 'guide' }),
    launches: () => [STATUS],
  },
  {
    name: 'the failure of a training is told',
    ends: ['bot@1 Failed'],
    settings: FAILS_ONCE,
    prepare: trained(BOT),
    launches: () => [STATUS],
  },
  {
    name: 'a retry',
    ends: ['bot@1 Failed', 'bot@2 Completed'],
    settings: FAILS_ONCE,
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      await clean(world, STATUS);
    },
    launches: () => [RETRY],
    attempts: new Map([['bot', 2]]),
  },
  {
    name: 'the run that retried is run again',
    settings: ALWAYS_FAILS,
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      await clean(world, RETRY);
      world.time += 3 * HOUR;
      await clean(world, STATUS);
    },
    launches: () => [RETRY],
    attempts: new Map([['bot', 2]]),
    ends: ['bot@1 Failed', 'bot@2 Failed'],
  },
  {
    name: 'a change while the older run trains',
    ends: ['bot@1 Completed', 'bot@1 Completed'],
    prepare: changing(BOT),
    launches: () => [APPLY],
  },
  {
    name: 'a change that stops the older run',
    ends: ['bot@1 Completed', 'bot@1 Stopped'],
    prepare: changing(STOPPING),
    launches: () => [APPLY],
    shown: { bot: 'success' },
  },
  {
    name: 'a change that is taken back stops what it started',
    ends: ['bot@1 Completed', 'bot@1 Stopped'],
    prepare: async (world, clean) => {
      await trained(STOPPING)(world, clean);
      await clean(world, STATUS);
      merge(world, filesFor([STOPPING], ' again'), 2);
      await clean(world, APPLY);
      merge(world, filesFor([STOPPING]), 3);
    },
    launches: () => [APPLY],
    shown: { bot: 'success' },
  },
  {
    name: 'validation data, and a dataset in S3',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: async (world) => {
      world.objects.add('elsewhere', 'guide.jsonl', rows('guide'));
      merge(world, withMoreData(filesFor([BOT, { key: 'guide' }])), 1);
    },
    launches: () => [APPLY],
  },
  {
    name: 'a change is taken back',
    ends: ['bot@1 Completed', 'bot@1 Completed'],
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      await clean(world, STATUS);
      merge(world, filesFor([BOT], ' again'), 2);
      await clean(world, APPLY);
      world.time += 3 * HOUR;
      await clean(world, STATUS);
      merge(world, filesFor([BOT]), 3);
    },
    launches: () => [APPLY],
  },
  {
    name: 'a renamed job',
    ends: ['bot@1 Completed', 'guide@1 Completed', 'judge@1 Completed'],
    prepare: async (world, clean) => {
      merge(world, filesFor([BOT]), 1);
      await clean(world, APPLY);
      world.time += 3 * HOUR;
      merge(world, filesFor([BOT, ...OTHERS]), 2);
      await clean(world, APPLY);
      renameBot(world);
    },
    launches: () => [APPLY],
  },
  {
    name: 'a stop',
    ends: ['bot@1 Stopped', 'guide@1 Completed'],
    prepare: async (world, clean) => {
      merge(world, filesFor([BOT, { key: 'guide' }]), 1);
      await clean(world, APPLY);
    },
    launches: () => [STOP],
  },
  {
    name: 'a run of another repository under the name',
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      giveAway(world);
    },
    launches: () => [APPLY],
    ends: ['bot@1 Completed'],
    shown: { bot: 'error' },
  },
  {
    name: 'other bytes under the name of the dataset',
    prepare: async (world) => {
      const files = filesFor([BOT]);
      merge(world, files, 1);
      const hash = sha256(files['datasets/bot.jsonl'] ?? '');
      world.objects.add('data-prod', datasetKey('tune', 'bot', hash), 'other bytes');
    },
    launches: () => [APPLY],
    isHopeless: true,
    ends: [],
    shown: { bot: 'error' },
  },
  {
    name: 'a change that nobody reviewed',
    prepare: brought(BOT),
    launches: () => [APPLY],
    inputs: { reviewed: 'strict' },
    ends: [],
    shown: { bot: 'error' },
  },
  {
    name: 'an apply of a commit that is old',
    prepare: async (world) => {
      merge(world, filesFor([BOT]), 1);
      merge(world, filesFor([BOT], ' again'), 2);
    },
    launches: (world) => [{ ...APPLY, commit: world.repository.parentOf(world.main) ?? '' }],
    ends: ['bot@1 Completed'],
    shown: { bot: 'success' },
  },
];

/** Processes that meet: two merges, a merge and the schedule, legs of a matrix, a person's hand beside them. */
export const RACES: readonly Scenario[] = [
  {
    name: 'two applies',
    prepare: brought(BOT),
    launches: () => [APPLY, CATCH_UP],
    ends: ['bot@1 Completed'],
  },
  {
    name: 'three applies',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: brought(BOT, { key: 'guide' }),
    launches: () => [APPLY, CATCH_UP, { ...APPLY, inputs: { wait: '10m' } }],
  },
  {
    name: 'an apply and the schedule',
    prepare: brought(BOT),
    launches: () => [APPLY, STATUS],
    ends: ['bot@1 Completed'],
  },
  {
    name: 'legs of a matrix',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: brought(BOT, { key: 'guide' }),
    launches: () => [{ ...APPLY, inputs: { jobs: 'bot' } }, { ...APPLY, inputs: { jobs: 'guide' } }, STATUS],
  },
  {
    name: 'an apply that a merge has overtaken',
    ends: ['bot@1 Completed'],
    prepare: async (world) => {
      merge(world, filesFor([BOT]), 1);
      merge(world, filesFor([BOT], ' again'), 2);
    },
    launches: (world) => [{ ...APPLY, commit: world.repository.parentOf(world.main) ?? '' }, APPLY],
  },
  {
    name: 'two statuses at the end',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    prepare: trained(BOT, { key: 'guide' }),
    launches: () => [STATUS, STATUS],
  },
  {
    name: 'two retries',
    ends: ['bot@1 Failed', 'bot@2 Completed'],
    settings: FAILS_ONCE,
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      await clean(world, STATUS);
    },
    launches: () => [RETRY, RETRY, STATUS],
    attempts: new Map([['bot', 2]]),
  },
  {
    name: 'an apply and a stop',
    ends: ['bot@1 Stopped'],
    prepare: async (world, clean) => {
      merge(world, filesFor([BOT]), 1);
      await clean(world, APPLY);
    },
    launches: () => [STOP, CATCH_UP],
  },
  {
    name: 'two applies that stop the older run',
    ends: ['bot@1 Completed', 'bot@1 Stopped'],
    prepare: changing(STOPPING),
    launches: () => [APPLY, CATCH_UP, STATUS],
    shown: { bot: 'success' },
  },
  {
    name: 'a change that stops the older run, and a stop',
    // Who stopped the older run depends on who came first; nothing is left training.
    ends: undefined,
    endsIn: [['bot@1 Stopped', 'bot@1 Stopped']],
    prepare: changing(STOPPING),
    launches: () => [APPLY, STOP],
    shown: { bot: 'failure' },
  },
  {
    name: 'a second merge while a change stops the older run',
    prepare: async (world, clean) => {
      merge(world, filesFor([STOPPING]), 1);
      await clean(world, APPLY);
      merge(world, filesFor([STOPPING], ' again'), 2);
      const second = world.main;
      merge(world, filesFor([STOPPING], ' and again'), 3);
      world.hub.mainHead = second;
    },
    launches: (world) => [
      { ...APPLY, commit: world.main },
      { ...APPLY, commit: newest(world) },
    ],
    meanwhile: arrive,
    ends: undefined,
    endsIn: [
      ['bot@1 Completed', 'bot@1 Stopped'],
      ['bot@1 Completed', 'bot@1 Stopped', 'bot@1 Stopped'],
    ],
    shown: { bot: 'success' },
  },
  {
    name: 'a change that stops the older run is taken back meanwhile',
    prepare: async (world, clean) => {
      await changing(STOPPING)(world, clean);
      const second = world.main;
      merge(world, filesFor([STOPPING]), 3);
      world.hub.mainHead = second;
    },
    launches: (world) => [
      { ...APPLY, commit: world.main },
      { ...APPLY, commit: newest(world) },
    ],
    meanwhile: arrive,
    // Whatever is left training is what the branch asks for, or stands beside what was stopped and waits for a person.
    ends: undefined,
    endsIn: [
      ['bot@1 Completed'],
      ['bot@1 Stopped'],
      ['bot@1 Completed', 'bot@1 Stopped'],
      ['bot@1 Stopped', 'bot@1 Stopped'],
    ],
  },
  {
    name: 'a merge while the one before is applied',
    prepare: async (world) => twoCommits(world, () => merge(world, filesFor([BOT], ' again'), 2)),
    launches: (world) => [
      { ...APPLY, commit: world.main },
      { ...APPLY, commit: newest(world) },
    ],
    meanwhile: arrive,
    ends: undefined,
    endsIn: [['bot@1 Completed'], ['bot@1 Completed', 'bot@1 Completed']],
    shown: { bot: 'success' },
  },
  {
    name: 'a new name while the old one is applied',
    prepare: async (world) => twoCommits(world, () => renameBot(world, [])),
    launches: (world) => [
      { ...APPLY, commit: world.main },
      { ...APPLY, commit: newest(world) },
    ],
    meanwhile: arrive,
    ends: undefined,
    endsIn: [['bot@1 Completed'], ['robot@1 Completed']],
    shown: { robot: 'success' },
  },
];
