/** Runs whose job has changed or left the file since: told on the pull request that started them, once. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { status } from '../../src/commands/status.ts';
import { stop } from '../../src/commands/stop.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { parseMarker } from '../../src/report/marker.ts';
import type { JobReport } from '../../src/report/model.ts';
import type { Snapshot } from './memory-git.ts';
import {
  appError,
  type ContextOptions,
  DISPATCH,
  endRun,
  filesFor,
  HOUR,
  inOnePlace,
  type JobText,
  mergedWorld,
  SCHEDULE,
  trainingPath,
  type World,
} from './support.ts';

const A: readonly JobText[] = [{ key: 'a' }];
const AB: readonly JobText[] = [{ key: 'a' }, { key: 'b' }];

/** Lets every run be created when it is first seen. */
function timed(world: World): void {
  const firstSeen = new Map<string, string>();
  world.account().view = (run) => {
    const createdAt = firstSeen.get(run.jobName) ?? new Date(world.clock.time).toISOString();
    firstSeen.set(run.jobName, createdAt);
    return { ...run, createdAt };
  };
}

/** The default branch, to which pull requests bring files hours after another. */
class Main {
  readonly world: World;
  readonly commits = new Map<number, string>();

  /** @param jobs brought by pull request 7, and in training since */
  private constructor(jobs: readonly JobText[]) {
    const { world, merge } = mergedWorld(jobs);
    this.world = world;
    timed(world);
    this.commits.set(7, merge);
  }

  static async training(jobs: readonly JobText[] = A): Promise<Main> {
    const main = new Main(jobs);
    await main.apply();
    return main;
  }

  /** @returns the commit */
  merge(number: number, files: Snapshot): string {
    const { world } = this;
    const { repository, hub } = world;
    const before = repository.head;
    const pull = hub.pulls.get(7);
    if (before === undefined || pull === undefined) throw new Error('pull request 7 comes first');
    world.clock.time += HOUR;
    repository.time = world.clock.time;
    const headSha = repository.commit(files, [before]);
    const merge = repository.commit(files, [before, headSha]);
    hub.mainHead = merge;
    hub.pullsOfCommit.set(merge, [number]);
    hub.pulls.set(number, { ...pull, number, headSha, mergeCommitSha: merge });
    this.commits.set(number, merge);
    return merge;
  }

  async apply(options: ContextOptions = {}): Promise<CommandResult> {
    return await apply(this.world.context({ ...options, inputs: { reviewed: 'off', ...options.inputs } }));
  }

  async status(options: ContextOptions = {}): Promise<CommandResult> {
    this.world.clock.time += HOUR;
    return await status(this.world.context({ trigger: SCHEDULE, ...options }));
  }

  async stop(jobs: string): Promise<CommandResult> {
    return await stop(this.world.context({ trigger: DISPATCH, inputs: { jobs } }));
  }

  /** Names of training runs in the order of their start. */
  runs(key = ''): readonly string[] {
    return this.world
      .account()
      .creates.map(({ jobName }) => jobName)
      .filter((name) => name.startsWith(key));
  }

  run(key: string, at = 0): string {
    const name = this.runs(`${key}-`)[at];
    if (name === undefined) throw new Error(`no run ${at} of ${key}`);
    return name;
  }

  end(jobName: string, how: 'Failed' | 'Stopped' | 'Completed'): void {
    endRun(this.world, this.world.account(), jobName, how);
  }

  /** `<state> <description>` */
  says(number: number, key: string): string | undefined {
    const found = this.world.hub.status(this.commits.get(number) ?? '', `bedrock-tune/${key}`);
    return found && `${found.state} ${found.description}`;
  }

  /** The sticky comment of a pull request. */
  sticky(number: number): string | undefined {
    const own = this.world.hub.commentsOf(number).filter(({ body }) => parseMarker(body)?.kind === 'report');
    expect(own.length).toBeLessThan(2);
    return own[0]?.body;
  }

  /** Comments that tell the end of a run, by its name. */
  ends(number: number): ReadonlyMap<string, string> {
    const told = this.world.hub.commentsOf(number).flatMap(({ body }) => {
      const marker = parseMarker(body);
      return marker?.kind === 'ended' ? [[marker.job, body] as const] : [];
    });
    expect(new Set(told.map(([job]) => job)).size).toBe(told.length);
    return new Map(told);
  }

  toldEnds(number: number): readonly string[] {
    return [...this.ends(number).keys()];
  }

  /** Two more looks: nobody is told again, and nothing is started. */
  async staysQuiet(): Promise<void> {
    const { world } = this;
    const before = [...world.hub.statuses];
    const comments = [...world.hub.comments.values()].map(({ id }) => id);
    for (let times = 0; times < 2; times += 1)
      expect(['nothing-to-do', 'in-progress']).toContain((await this.status()).decision);
    expect([...world.hub.statuses]).toEqual(before);
    expect([...world.hub.comments.values()].map(({ id }) => id)).toEqual(comments);
  }
}

function overtakenIn(result: CommandResult): readonly JobReport[] {
  const { overtaken = [] } = result.details as { readonly overtaken?: readonly JobReport[] };
  return overtaken;
}

/** Edits that ask for the same training run under another commit. */
const SAME_RUN: readonly (readonly [string, Snapshot, string])[] = [
  ['a description', filesFor([{ key: 'a', extra: '    description: other words\n' }]), 'a'],
  ['a budget', filesFor([{ key: 'a', extra: '    budget: { trainingUsd: 50 }\n' }]), 'a'],
  [
    'a key',
    { ...filesFor([{ key: 'b', training: trainingPath('a') }]), ...onlyDataOf(filesFor(A), 'a') },
    'b',
  ],
];

function onlyDataOf(files: Snapshot, key: string): Snapshot {
  return { [trainingPath(key)]: files[trainingPath(key)] ?? '' };
}

describe('a change that asks for the same run', () => {
  it.each(SAME_RUN)('of %s does not hide an end that nobody saw', async (_what, files, key) => {
    const main = await Main.training();
    const run = main.run('a');
    main.end(run, 'Failed');
    main.merge(8, files);
    expect(await main.apply()).toMatchObject({ decision: 'failed', reasonCode: 'run-failed' });
    expect(main.says(7, 'a')).toBe(`failure ${run} failed`);
    expect(main.says(8, key)).toBe(`failure ${run} failed`);
    expect(main.sticky(7)).toContain('failed');
    expect(main.toldEnds(7)).toEqual([run]);
    expect(main.toldEnds(8)).toEqual([]);
    expect(main.runs()).toHaveLength(1);
    await main.staysQuiet();
  });

  it.each(SAME_RUN)('of %s while it trains: the first pull request is told the end', async (_what, files) => {
    const main = await Main.training();
    const run = main.run('a');
    main.merge(8, files);
    expect((await main.apply()).decision).toBe('in-progress');
    expect(main.runs()).toHaveLength(1);
    expect(main.says(7, 'a')).toBe(`pending ${run} in progress`);
    main.end(run, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.says(7, 'a')).toBe(`failure ${run} failed`);
    expect(main.toldEnds(7)).toEqual([run]);
    await main.staysQuiet();
  });
});

describe('overtaken runs', () => {
  it('are both told on their own pull requests, and never again', async () => {
    const main = await Main.training();
    main.merge(8, filesFor(A, 'second'));
    await main.apply();
    main.merge(9, filesFor(A, 'third'));
    expect((await main.apply()).decision).toBe('in-progress');
    expect(main.runs()).toHaveLength(3);
    const [first, second, third] = [main.run('a', 0), main.run('a', 1), main.run('a', 2)];

    main.end(second, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.says(8, 'a')).toBe(`failure ${second} failed`);
    expect(main.toldEnds(8)).toEqual([second]);
    expect(main.says(7, 'a')).toBe(`pending ${first} in progress`);

    main.end(first, 'Stopped');
    expect(await main.status()).toMatchObject({ decision: 'stopped', reasonCode: 'run-stopped' });
    expect(main.says(7, 'a')).toBe(`failure ${first} stopped`);
    expect(main.toldEnds(7)).toEqual([first]);
    expect(main.says(9, 'a')).toBe(`pending ${third} in progress`);
    expect(main.toldEnds(9)).toEqual([]);
    await main.staysQuiet();
  });

  it('of a removed job are followed to their end', async () => {
    const main = await Main.training(AB);
    const run = main.run('b');
    main.merge(8, filesFor(A));
    expect((await main.apply()).decision).toBe('in-progress');
    expect(main.says(7, 'b')).toBe(`pending ${run} in progress`);
    main.end(run, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.says(7, 'b')).toBe(`failure ${run} failed`);
    expect(main.toldEnds(7)).toEqual([run]);
    expect(main.sticky(8)).toBeUndefined();
    await main.staysQuiet();
  });

  it('are told also when many short ones were started and ended since', async () => {
    const main = await Main.training(AB);
    const long = main.run('a');
    for (let number = 8; number < 32; number += 1) {
      main.merge(number, filesFor(AB, `seed ${number}`));
      await main.apply();
      const { runs } = main.world.account();
      for (const { jobName, status: now } of [...runs.values()])
        if (jobName !== long && now === 'InProgress') main.end(jobName, 'Completed');
      await main.status();
    }
    main.end(long, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.says(7, 'a')).toBe(`failure ${long} failed`);
    expect(main.toldEnds(7)).toContain(long);
  });

  it('are told once, and in red, where two environments of one account see them', async () => {
    const main = await Main.training();
    const run = main.run('a');
    main.merge(8, inOnePlace(filesFor(A, 'second')));
    await main.apply();
    main.end(run, 'Failed');
    const result = await main.status();
    expect(result).toMatchObject({ decision: 'failed', reasonCode: 'run-failed' });
    expect(overtakenIn(result).map(({ planned }) => planned.environment)).toEqual(['prod']);
    expect(main.toldEnds(7)).toEqual([run]);
    await main.staysQuiet();
  });

  it('are followed where the entry names a dataset that is missing today', async () => {
    const main = await Main.training();
    const run = main.run('a');
    const { 'jobs.yaml': gone = '' } = filesFor([{ key: 'a', training: 'datasets/gone.jsonl' }]);
    main.merge(8, { 'jobs.yaml': gone });
    await main.apply();
    main.end(run, 'Failed');
    const result = await main.status();
    expect(overtakenIn(result).map(({ planned }) => planned.action.kind)).toEqual(['failed']);
    expect(main.says(7, 'a')).toBe(`failure ${run} failed`);
    expect(main.toldEnds(7)).toEqual([run]);
    await main.status();
    expect(main.toldEnds(7)).toEqual([run]);
    expect(main.runs()).toHaveLength(1);
  });

  it('that failed stand in the summary, the terminal and the result', async () => {
    const main = await Main.training();
    const run = main.run('a');
    main.merge(8, filesFor(A, 'second'));
    await main.apply();
    main.end(run, 'Failed');
    const result = await main.status();
    expect(result.decision).toBe('failed');
    expect(result.summary).toContain(run);
    expect(result.terminal).toContain(run);
    expect(overtakenIn(result).map(({ planned }) => [planned.key, planned.action.kind])).toEqual([
      ['a', 'failed'],
    ]);
    expect(overtakenIn(result)[0]?.report?.failure).toBeDefined();
    expect(result.jobs.map(({ planned }) => planned.action.kind)).toEqual(['watch']);
  });

  it.each(['Failed', 'Stopped'] as const)(
    'that %s offer no retry, for it would train another specification',
    async (how) => {
      const main = await Main.training();
      const run = main.run('a');
      main.merge(8, filesFor([{ key: 'a', baseModel: 'amazon.nova-lite-v1:0:300k' }]));
      await main.apply();
      expect(main.runs()).toHaveLength(2);
      main.end(run, how);
      const result = await main.status();
      const told = [main.ends(7).get(run), main.sticky(7), result.terminal, result.summary];
      for (const text of told) expect(text).toEqual(expect.not.stringContaining('a@2'));
      expect(main.sticky(7)).toContain('nova-micro');
      expect(main.sticky(7)).not.toContain('nova-lite');
    },
  );

  it.each([
    ['of the same name', 'a'],
    ['of another name', 'c'],
  ])('of another config file, of a job %s, are left to its own runs', async (_what, key) => {
    const main = await Main.training();
    const others = filesFor([{ key, training: 'datasets/other.jsonl' }], 'other');
    const { 'jobs.yaml': file = '', ...data } = others;
    main.merge(8, { ...filesFor(A), ...data, 'other.yaml': file });
    const other = { inputs: { config: 'other.yaml' } };
    expect((await main.apply(other)).decision).toBe('in-progress');
    const [own, run] = main.runs();
    if (own === undefined || run === undefined) throw new Error('not two runs');
    main.end(run, 'Failed');
    const before = main.world.hub.commentsOf(8);
    expect((await main.status()).decision).toBe('in-progress');
    expect(main.says(8, key)).toBe(`pending ${run} in progress`);
    expect(main.world.hub.commentsOf(8)).toEqual(before);
    expect((await main.status(other)).decision).toBe('failed');
    expect(main.says(8, key)).toBe(`failure ${run} failed`);
    expect(main.toldEnds(8)).toEqual([run]);
    expect(main.says(7, 'a')).toBe(`pending ${own} in progress`);
  });

  it('leave the sticky comment all that it shows of a job that completed', async () => {
    const main = await Main.training(AB);
    main.end(main.run('b'), 'Completed');
    await main.status();
    const model = [...main.world.account().models.keys()][0] ?? 'none';
    expect(main.sticky(7)).toContain(model);
    main.merge(8, { ...filesFor(AB), ...onlyDataOf(filesFor(A, 'second'), 'a') });
    await main.apply();
    expect(main.sticky(7)).toContain(model);
    expect(main.sticky(7)).toContain('`a`');
    main.end(main.run('a'), 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.sticky(7)).toContain(model);
    await main.staysQuiet();
    expect(main.sticky(7)).toContain(model);
  });
});

describe('a run asked for some jobs only', () => {
  it('keeps the others in the comment of their pull request', async () => {
    const main = await Main.training(AB);
    const [a, b] = [main.run('a'), main.run('b')];
    main.end(a, 'Failed');
    main.end(b, 'Failed');
    await main.status();
    expect(main.sticky(7)).toContain(b);
    await main.apply({ trigger: DISPATCH, inputs: { jobs: 'a', retry: 'a@2' } });
    expect(main.run('a', 1)).toBe(`${a}-r2`);
    expect(main.sticky(7)).toContain(b);
    main.end(`${a}-r2`, 'Failed');
    expect((await main.status({ inputs: { jobs: 'a' } })).decision).toBe('failed');
    expect(main.sticky(7)).toContain(b);
    // Who sees the whole tells it, and is red for it; afterwards it is old.
    expect(main.toldEnds(7)).toEqual([a, b]);
    expect((await main.status()).decision).toBe('failed');
    expect((await main.status()).decision).toBe('nothing-to-do');
    expect(main.sticky(7)).toContain(b);
    expect(main.says(7, 'a')).toBe(`failure ${a}-r2 failed`);
    expect(main.toldEnds(7)).toEqual([a, b, `${a}-r2`]);
  });
});

describe('a retry', () => {
  it('that a change overtakes is followed, and its first attempt is not told again', async () => {
    const main = await Main.training();
    const first = main.run('a');
    main.end(first, 'Failed');
    await main.status();
    await main.apply({ trigger: DISPATCH, inputs: { retry: 'a@2' } });
    const second = main.run('a', 1);
    main.merge(8, filesFor(A, 'second'));
    await main.apply();
    expect((await main.status()).decision).toBe('in-progress');
    expect(main.says(7, 'a')).toBe(`pending ${second} in progress`);
    main.end(second, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.says(7, 'a')).toBe(`failure ${second} failed`);
    expect(main.toldEnds(7)).toEqual([first, second]);
    await main.staysQuiet();
  });
});

describe('a shallow clone', () => {
  it('writes nothing to the pull request at its edge while a run is in flight, and tells the end at home', async () => {
    const main = await Main.training();
    const run = main.run('a');
    const edge = main.merge(8, { ...filesFor(A), 'README.md': 'other words' });
    main.world.repository.reachable = (id) => id === edge;
    expect((await main.status()).decision).toBe('in-progress');
    main.end(run, 'Failed');
    expect((await main.status()).decision).toBe('failed');
    expect(main.world.hub.commentsOf(8)).toEqual([]);
    expect(main.says(8, 'a')).toBeUndefined();
    expect(main.world.warnings.join()).toContain('shallow');
    expect(main.says(7, 'a')).toBe(`failure ${run} failed`);
    expect(main.toldEnds(7)).toEqual([run]);
    await main.staysQuiet();
  });
});

describe('an end that GitHub would not hear in full', () => {
  it('is red once where statuses may not be written: the comment remembers', async () => {
    const { world } = mergedWorld(A);
    timed(world);
    world.fail('github.setStatus', appError('github-denied', 'user'), { times: 99 });
    await apply(world.context({ inputs: { reviewed: 'off' } }));
    const [run] = world.account().creates;
    endRun(world, world.account(), run?.jobName ?? '', 'Failed');
    const looks: unknown[] = [];
    for (let times = 0; times < 3; times += 1) {
      world.clock.time += 30 * HOUR;
      looks.push((await status(world.context({ trigger: SCHEDULE }))).decision);
    }
    expect(looks).toEqual(['failed', 'nothing-to-do', 'nothing-to-do']);
    expect(world.hub.commentsOf(7)).toHaveLength(2);
  });

  it('is red and told where apply adopts a run that has failed already', async () => {
    const { world, merge } = mergedWorld(A);
    timed(world);
    const gone = appError('github-unavailable', 'github');
    world.fail('github.setStatus', gone, { times: 9 });
    world.fail('github.createComment', gone, { times: 9 });
    await apply(world.context({ inputs: { reviewed: 'off' } }));
    const run = world.account().creates[0]?.jobName ?? '';
    endRun(world, world.account(), run, 'Failed');
    world.fail('github.setStatus', gone, { times: 0 });
    world.fail('github.createComment', gone, { times: 0 });
    // The list of runs lags: apply meets the run when it asks by name.
    world.account().listRuns = async () => [];
    expect(await apply(world.context({ inputs: { reviewed: 'off' } }))).toMatchObject({
      decision: 'failed',
      reasonCode: 'run-failed',
    });
    expect(world.account().creates).toHaveLength(1);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
    expect(
      world.hub
        .commentsOf(7)
        .map(({ body }) => parseMarker(body)?.kind)
        .toSorted(),
    ).toEqual(['ended', 'report']);
  });
});

describe('stop and what it meets', () => {
  it('is red where it is the first to see the failure of another job, and stops all the same', async () => {
    const main = await Main.training(AB);
    const [a, b] = [main.run('a'), main.run('b')];
    main.merge(8, filesFor(A));
    main.end(a, 'Failed');
    const result = await main.stop('b');
    // The first line becomes the error of the run.
    expect(result.terminal.split('\n')[0]).toContain('failed');
    expect(result.terminal).toContain(`${b}: stop requested`);
    expect(result).toMatchObject({
      decision: 'failed',
      reasonCode: 'run-failed',
      details: { stopped: [{ job: 'b', jobName: b, answer: 'stopping' }] },
    });
    expect(main.says(7, 'a')).toBe(`failure ${a} failed`);
    expect(main.toldEnds(7)).toEqual([a]);
    main.end(b, 'Stopped');
    await main.status();
    expect(main.says(7, 'b')).toBe(`failure ${b} stopped`);
    await main.staysQuiet();
  });

  it('stops the run of the job named today, not the one that has only its old name', async () => {
    const main = await Main.training();
    const renamed = main.run('a');
    const { 'jobs.yaml': yaml = '' } = filesFor([{ key: 'b', training: 'datasets/old.jsonl' }, { key: 'a' }]);
    main.merge(8, {
      ...filesFor(A, 'second'),
      'jobs.yaml': yaml,
      'datasets/old.jsonl': filesFor(A)[trainingPath('a')] ?? '',
    });
    await main.apply();
    const fresh = main.run('a', 1);
    expect(main.runs()).toEqual([renamed, fresh]);
    const statusOf = (name: string): string | undefined => main.world.account().runs.get(name)?.status;
    const result = await main.stop('a');
    expect(result.details).toMatchObject({ stopped: [{ job: 'a', jobName: fresh }] });
    expect([statusOf(renamed), statusOf(fresh)]).toEqual(['InProgress', 'Stopping']);
    const other = await main.stop('b');
    expect(other.details).toMatchObject({ stopped: [{ jobName: renamed }] });
    expect(statusOf(renamed)).toBe('Stopping');
  });
});
