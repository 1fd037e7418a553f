/** The situations in which several runs meet. */
import { filesFor } from '../commands/support.ts';
import {
  APPLY,
  arrive,
  BOT,
  brought,
  CATCH_UP,
  changing,
  FAILS_ONCE,
  newest,
  RETRY,
  renameBot,
  type Scenario,
  STATUS,
  STOP,
  STOPPING,
  trained,
  twoCommits,
  withoutTags,
} from './situations.ts';
import { merge } from './world.ts';

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
    name: 'two applies by a role that may not read tags',
    prepare: withoutTags(brought(BOT)),
    launches: () => [APPLY, CATCH_UP],
    ends: ['bot@1 Completed'],
    shown: { bot: 'success' },
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
