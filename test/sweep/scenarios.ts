/** The situations in which a run is broken: what was there before, and what is started then. */
import { filesFor, rows } from '../commands/support.ts';
import {
  ALWAYS_FAILS,
  APPLY,
  addDataset,
  arrive,
  BOT,
  BOT_FAILS,
  brought,
  CATCH_UP,
  changing,
  FAILS_ONCE,
  giveAway,
  HOUR,
  mergedLater,
  OTHERS,
  RETRY,
  renameBot,
  type Scenario,
  SHORT,
  STATUS,
  STOP,
  STOPPING,
  told,
  trained,
  twoCommits,
  withMoreData,
  withoutTags,
} from './situations.ts';
import { merge } from './world.ts';

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
      addDataset(world, files, 'bot', 'other bytes');
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
  {
    name: 'a merge while data is uploaded',
    prepare: async (world) => twoCommits(world, () => merge(world, filesFor([BOT], ' again'), 2)),
    launches: (world) => [{ ...APPLY, commit: world.main }],
    meanwhile: arrive,
    meanwhileAt: 'objects.put',
    // How far the older commit got before, in S3 and on GitHub, depends on what broke.
    ends: ['bot@1 Completed'],
    endsIn: [['bot@1 Completed']],
    shown: { bot: 'success' },
  },
  {
    name: 'a change that stops the older run is taken back while its data is uploaded',
    prepare: async (world, clean) => {
      await changing(STOPPING)(world, clean);
      mergedLater(world, () => merge(world, filesFor([STOPPING]), 3));
    },
    launches: (world) => [{ ...APPLY, commit: world.main }],
    meanwhile: arrive,
    meanwhileAt: 'objects.put',
    ends: ['bot@1 Completed'],
    endsIn: [['bot@1 Completed']],
    shown: { bot: 'success' },
  },
  {
    name: 'a merge between two starts',
    prepare: async (world) => {
      const files = filesFor([BOT, { key: 'guide' }]);
      merge(world, files, 1);
      addDataset(world, files, 'guide');
      const lite = { key: 'guide', baseModel: 'amazon.nova-lite-v1:0:300k' };
      mergedLater(world, () => merge(world, filesFor([BOT, lite]), 2));
    },
    launches: (world) => [{ ...APPLY, commit: world.main }],
    meanwhile: arrive,
    meanwhileAt: 'bedrock.CreateModelCustomizationJob',
    ends: ['bot@1 Completed', 'guide@1 Completed'],
    // Where the first start does not come about, the second one comes before the merge.
    endsIn: [
      ['bot@1 Completed', 'guide@1 Completed'],
      ['bot@1 Completed', 'guide@1 Completed', 'guide@1 Completed'],
    ],
    shown: { guide: 'success' },
  },
  {
    name: 'a role that may not read tags',
    prepare: withoutTags(brought(BOT)),
    launches: () => [APPLY],
    ends: ['bot@1 Completed'],
    shown: { bot: 'success' },
  },
  {
    name: 'a role that may not read tags, and no token in the answers',
    prepare: async (world, clean) => {
      world.bedrock.echoesTokens = false;
      await withoutTags(brought(BOT))(world, clean);
    },
    launches: () => [APPLY],
    ends: ['bot@1 Completed'],
    shown: { bot: 'success' },
  },
  {
    name: 'a run of another repository that ended long ago',
    prepare: async (world, clean) => {
      await trained(BOT)(world, clean);
      giveAway(world);
      world.time += 60 * 24 * HOUR;
    },
    launches: () => [APPLY],
    ends: ['bot@1 Completed'],
    shown: { bot: 'error' },
  },
  {
    name: 'ends that are told',
    settings: BOT_FAILS,
    prepare: told(BOT, { key: 'guide' }),
    launches: () => [STATUS],
    isQuiet: true,
    ends: ['bot@1 Failed', 'guide@1 Completed'],
    shown: { bot: 'failure', guide: 'success' },
  },
  {
    name: 'a failure that is told without a pull request',
    settings: BOT_FAILS,
    prepare: async (world, clean) => {
      merge(world, filesFor([BOT]), 1);
      world.hub.pullsOfCommit.clear();
      await clean(world, APPLY);
      world.time += 3 * HOUR;
      await clean(world, STATUS);
    },
    launches: () => [CATCH_UP],
    isQuiet: true,
    ends: ['bot@1 Failed'],
    shown: { bot: 'failure' },
  },
];
