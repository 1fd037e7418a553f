/** What a scenario is, and what the scenarios are made of: beginnings, processes, things that happen meanwhile. */
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
import { DISPATCH, filesFor, type JobText, PUSH, rows, SCHEDULE, trainingPath } from '../commands/support.ts';
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
  /** Something that happens while the processes run. */
  readonly meanwhile?: (world: SweptWorld) => void;
  /** It happens at the first call of this name, or at last when all are through; default: at some moment between their calls. */
  readonly meanwhileAt?: string;
  /** All is told: no run writes anything or turns red, whichever call breaks. */
  readonly isQuiet?: boolean;
  /** How often people asked for the same thing to be trained, by job; default once. */
  readonly attempts?: ReadonlyMap<string, number>;
  /** Inputs of every run, those of the schedule too. */
  readonly inputs?: Partial<Record<InputName, string>>;
  /** Runs without faults end in an error, as long as a person does nothing about it. */
  readonly isHopeless?: boolean;
  /**
   * What Bedrock holds in the end, whatever broke: `<job>@<attempt> <status>`, sorted; undefined: that depends on who
   * comes first. With `endsIn`, where nothing broke.
   */
  readonly ends: readonly string[] | undefined;
  /** What it may hold where that depends on what broke, or on who comes first: one of these. */
  readonly endsIn?: readonly (readonly string[])[];
  /** The status of a job on the head of the default branch in the end. */
  readonly shown?: Readonly<Record<string, StatusState>>;
}

export const HOUR = 60 * 60_000;
export const BOT: JobText = { key: 'bot' };
export const STOPPING: JobText = { key: 'bot', extra: '    supersede: stop\n' };
export const APPLY: Launch = { command: 'apply', trigger: PUSH };
export const STATUS: Launch = { command: 'status', trigger: SCHEDULE };
/** What the scheduled workflow runs when something waits to be started. */
export const CATCH_UP: Launch = { command: 'apply', trigger: SCHEDULE };

export const brought = (...jobs: readonly JobText[]): Scenario['prepare'] => {
  return async (world) => {
    merge(world, filesFor(jobs), 1);
  };
};

export const trained = (...jobs: readonly JobText[]): Scenario['prepare'] => {
  return async (world, clean) => {
    merge(world, filesFor(jobs), 1);
    await clean(world, APPLY);
    world.time += 3 * HOUR;
  };
};

/** A run in flight, and a change of its job that is merged while it trains. */
export const changing = (job: JobText): Scenario['prepare'] => {
  return async (world, clean) => {
    merge(world, filesFor([job]), 1);
    await clean(world, APPLY);
    merge(world, filesFor([job], ' again'), 2);
  };
};

export const OTHERS: readonly JobText[] = [{ key: 'guide' }, { key: 'judge' }];

/** Another name for the same specification. */
export function renameBot(world: SweptWorld, others: readonly JobText[] = OTHERS): void {
  const before = world.repository.filesAt(world.main);
  const files = filesFor([{ key: 'robot', training: 'datasets/bot.jsonl' }, ...others]);
  merge(world, { ...files, 'datasets/bot.jsonl': before['datasets/bot.jsonl'] ?? '' }, 9);
}

/** The bot validates with a second file, and the guide's rows stand in S3. */
export function withMoreData(files: Snapshot): Snapshot {
  const validation = 'datasets/bot.validation.jsonl';
  const text = (files['jobs.yaml'] ?? '')
    .replace('datasets/bot.jsonl', `datasets/bot.jsonl, validation: ${validation}`)
    .replace('datasets/guide.jsonl', '{ s3Uri: s3://elsewhere/guide.jsonl, versionId: v1 }');
  return { ...files, 'jobs.yaml': text, [validation]: rows('validation', 5) };
}

/** So that following to the end takes tens of looks, not hundreds. */
export const SHORT: Partial<Settings> = {
  durations: { validation: 60_000, dataProcessing: 60_000, training: 240_000 },
};

const FAILURE: OutcomeRule = {
  jobName: '*',
  outcome: { kind: 'fail', phase: 'training', message: 'The training job failed.' },
  reportsPhases: true,
};
export const ALWAYS_FAILS: Partial<Settings> = { rules: [FAILURE] };
export const FAILS_ONCE: Partial<Settings> = {
  rules: [{ jobName: '*-r2', outcome: { kind: 'complete' }, reportsPhases: true }, FAILURE],
};
export const STOP: Launch = { command: 'stop', trigger: DISPATCH, inputs: { jobs: 'bot' } };
export const RETRY: Launch = { command: 'apply', trigger: DISPATCH, inputs: { retry: 'bot@2' } };

/** The bot fails, whatever else is trained. */
export const BOT_FAILS: Partial<Settings> = { rules: [{ ...FAILURE, jobName: 'bot-*' }] };

/** Trained and told. */
export const told = (...jobs: readonly JobText[]): Scenario['prepare'] => {
  return async (world, clean) => {
    await trained(...jobs)(world, clean);
    await clean(world, STATUS);
  };
};

/** The roles may not call ListTagsForResource. */
export const withoutTags = (prepare: Scenario['prepare']): Scenario['prepare'] => {
  return async (world, clean) => {
    world.bedrock.hidesTags = true;
    await prepare(world, clean);
  };
};

/** What stands in S3 after an upload of this job's rows. */
export function addDataset(world: SweptWorld, files: Snapshot, key: string, bytes?: string): void {
  const text = files[trainingPath(key)] ?? '';
  world.objects.add('data-prod', datasetKey('tune', key, sha256(text)), bytes ?? text);
}

/** The run that exists is another repository's, and nothing on GitHub speaks of it. */
export function giveAway(world: SweptWorld): void {
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
  world.hub.posted.length = 0;
}

/** What `second` merges gets to the default branch only later: `arrive`. */
export function mergedLater(world: SweptWorld, second: () => void): void {
  const first = world.main;
  second();
  world.hub.mainHead = first;
}

/** Two commits of the default branch; the second one gets there only later. */
export function twoCommits(world: SweptWorld, second: () => void): void {
  merge(world, filesFor([BOT]), 1);
  mergedLater(world, second);
}

export const newest = (world: SweptWorld): string => world.repository.head ?? '';

export function arrive(world: SweptWorld): void {
  world.hub.mainHead = newest(world);
}
