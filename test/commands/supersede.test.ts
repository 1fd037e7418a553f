/** An earlier specification of a job that still trains: told with its cost, or stopped before the present one starts. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { plan } from '../../src/commands/plan.ts';
import { status } from '../../src/commands/status.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { parseMarker } from '../../src/report/marker.ts';
import {
  appError,
  type ContextOptions,
  endRun,
  filesFor,
  type JobText,
  jobsYaml,
  mergedWorld,
  rows,
  SCHEDULE,
  type World,
} from './support.ts';

const STOP: readonly JobText[] = [{ key: 'a', extra: '    supersede: stop\n' }];
const TELL: readonly JobText[] = [{ key: 'a' }];

interface Changed {
  readonly world: World;
  /** The commit that the older run was started from, brought by pull request 7. */
  readonly merge: string;
  /** The change that pull request 8 brought. */
  readonly change: string;
  readonly older: string;
}

/** A run in flight, and a later merge that has changed its data. */
async function changed(jobs: readonly JobText[], before = jobs): Promise<Changed> {
  const { world, merge } = mergedWorld(before);
  await applied(world);
  const [older] = [...world.account().runs.keys()];
  if (older === undefined) throw new Error('nothing was started');
  const change = world.repository.commit(filesFor(jobs, 'new'), [merge]);
  world.hub.mainHead = change;
  world.hub.pullsOfCommit.set(change, [8]);
  world.calls.length = 0;
  return { world, merge, change, older };
}

async function applied(world: World, options: ContextOptions = {}): Promise<CommandResult> {
  return await apply(world.context({ ...options, inputs: { reviewed: 'off', ...options.inputs } }));
}

async function followed(world: World): Promise<CommandResult> {
  return await status(world.context({ trigger: SCHEDULE }));
}

function moves(world: World): readonly string[] {
  return world.called('bedrock.').filter((name) => /\.(create|stop)Run/.test(name));
}

function noteOf(result: CommandResult, code: string): string | undefined {
  return result.jobs[0]?.planned.notes.find((note) => note.code === code)?.message;
}

describe('an earlier specification that still trains', () => {
  it('is told with what it was estimated at, and goes on', async () => {
    const { world, older } = await changed(TELL);
    const result = await applied(world);
    const told = noteOf(result, 'older-run-training');
    expect(told).toContain(older);
    expect(told).toMatch(/estimated at \$0\.\d+ to \$0\.\d+/);
    expect(moves(world)).toEqual(['bedrock.createRun']);
  });

  it('of unknown cost is called that', async () => {
    const { world } = await changed(TELL);
    for (const [arn, tags] of world.account().tags) {
      const { 'bedrock-tune:estimated-usd': _, ...others } = tags ?? {};
      world.account().tags.set(arn, others);
    }
    expect(noteOf(await followed(world), 'older-run-training')).toContain('not known');
  });

  it('is told also where its tags cannot be read now', async () => {
    const { world } = await changed(TELL);
    world.fail('bedrock.listTags', appError('aws-throttled'), { times: 9 });
    expect(noteOf(await followed(world), 'older-run-training')).toContain('not known');
  });
});

describe('supersede: stop', () => {
  it('stops the older run first, then starts the new one', async () => {
    const { world, older } = await changed(STOP);
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'in-progress', jobs: [{ outcome: 'started' }] });
    expect(moves(world)).toEqual(['bedrock.stopRun', 'bedrock.createRun']);
    expect(world.account().runs.get(older)?.status).toBe('Stopping');
    // The data was in its place before anything was stopped.
    expect(world.called().indexOf('objects.put')).toBeLessThan(world.called().indexOf('bedrock.stopRun'));
    world.calls.length = 0;
    await applied(world);
    expect(moves(world)).toEqual([]);
  });

  it('tells the end of the older run on its own pull request, once, and reddens nothing', async () => {
    const { world, merge, older } = await changed(STOP);
    await applied(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({
      state: 'pending',
      description: expect.stringMatching(/stopping: superseded/),
    });
    await followed(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toMatch(/stopping: superseded/);
    endRun(world, world.account(), older, 'Stopped');
    const result = await followed(world);
    expect(result.decision).toBe('in-progress');
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({
      state: 'failure',
      description: expect.stringMatching(/stopped: superseded/),
    });
    const ended = world.hub.commentsOf(7).filter(({ body }) => parseMarker(body)?.kind === 'ended');
    expect(ended.map(({ body }) => /supersede: stop/.test(body))).toEqual([true]);
    world.calls.length = 0;
    await followed(world);
    expect(world.called('github.').filter((name) => /create|update|set/.test(name))).toEqual([]);
  });

  it('says how the older run really ended, when the stop came too late', async () => {
    const { world, merge, older } = await changed(STOP);
    await applied(world);
    endRun(world, world.account(), older, 'Completed');
    await followed(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({
      state: 'success',
      description: `${older} trained`,
    });
  });

  it.each(['plan', 'status'] as const)('only tells it in %s', async (command) => {
    const { world } = await changed(STOP);
    const run = command === 'plan' ? plan : status;
    const result = await run(world.context({ trigger: SCHEDULE }));
    expect(noteOf(result, 'older-run-training')).toContain('supersede: stop');
    expect(moves(world)).toEqual([]);
  });

  it.each<readonly [string, readonly JobText[], ContextOptions]>([
    ['findings', [{ key: 'a', extra: '    supersede: stop\n    nonsense: 1\n' }], {}],
    [
      'the budget',
      [{ key: 'a', extra: '    supersede: stop\n    budget: { trainingUsd: 0.0000001 }\n' }],
      {},
    ],
    ['the review', STOP, { inputs: { reviewed: 'strict' } }],
  ])('stops nothing where the new one cannot start for %s', async (_, jobs, options) => {
    const { world } = await changed(jobs, STOP);
    await applied(world, options);
    expect(moves(world)).toEqual([]);
  });

  it('stops nothing from a commit that is no longer the newest', async () => {
    const { world, change } = await changed(STOP);
    world.hub.mainHead = world.repository.commit(filesFor(STOP, 'newest'), [change]);
    world.repository.head = change;
    expect((await applied(world)).decision).toBe('stale');
    expect(moves(world)).toEqual([]);
  });

  it('stops nothing when the data cannot be stored', async () => {
    const { world } = await changed(STOP);
    world.fail('objects.put', appError('bucket-refused'));
    expect((await applied(world)).decision).toBe('error');
    expect(moves(world)).toEqual([]);
  });

  it.each([
    ['took effect', true],
    ['did not', false],
  ])('asks again when the answer to Stop is lost and it %s', async (_, afterwards) => {
    const { world, older } = await changed(STOP);
    world.fail('bedrock.stopRun', appError('aws-unavailable'), { afterwards });
    expect((await applied(world)).decision).toBe('in-progress');
    expect(moves(world)).toEqual(['bedrock.stopRun', 'bedrock.stopRun', 'bedrock.createRun']);
    expect(world.account().runs.get(older)?.status).toBe('Stopping');
  });

  it('starts nothing beside a run that Bedrock refuses to stop', async () => {
    const { world } = await changed(STOP);
    world.fail('bedrock.stopRun', appError('aws-access-denied'), { times: 9 });
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'aws-access-denied' });
    expect(moves(world)).toEqual(['bedrock.stopRun']);
  });

  it('says of a run that Bedrock refuses to stop that it goes on', async () => {
    const { world, merge } = await changed(STOP);
    world.fail('bedrock.stopRun', appError('aws-access-denied'), { times: 9 });
    await applied(world);
    await followed(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toMatch(/ to be stopped: superseded/);
    expect(
      world.hub
        .commentsOf(7)
        .map(({ body }) => body)
        .join(),
    ).not.toMatch(/stopped this run/);
  });

  it('says why a run was stopped also where GitHub does not take that at first', async () => {
    const { world, merge, older } = await changed(STOP);
    world.fail('github.setStatus', appError('github-unavailable', 'github'));
    await applied(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toMatch(/stopping: superseded/);
    endRun(world, world.account(), older, 'Stopped');
    expect((await followed(world)).decision).toBe('in-progress');
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toMatch(/stopped: superseded/);
  });

  it('stops nothing once the run is cancelled, for nothing would be started', async () => {
    const { world, merge } = await changed(STOP);
    const cancel = new AbortController();
    world.store.beforePut = () => cancel.abort();
    const result = await applied(world, { signal: cancel.signal });
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'cancelled' });
    expect(moves(world)).toEqual([]);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).not.toMatch(/superseded/);
  });

  it('leaves the run of a change that was taken back, as it is wanted again', async () => {
    const { world, merge, older } = await changed(STOP);
    world.fail('bedrock.stopRun', appError('aws-access-denied'), { times: 9 });
    await applied(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toMatch(/superseded/);
    const back = world.repository.commit(filesFor(STOP), [world.hub.mainHead]);
    world.hub.mainHead = back;
    await applied(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).toBe(`${older} in progress`);
    expect(world.account().runs.get(older)?.status).toBe('InProgress');
  });

  it("leaves another config file's job of the same name alone, also where one commit brought both", async () => {
    const both = (seed: string) => ({
      ...filesFor(STOP, seed),
      'other.yaml': jobsYaml([{ key: 'a', training: 'datasets/other.jsonl' }]),
      'datasets/other.jsonl': rows('other'),
    });
    const { world, merge } = await changed(STOP);
    const first = world.repository.commit(both('one'), [merge]);
    world.hub.mainHead = first;
    const config = { inputs: { config: 'other.yaml' } };
    await applied(world, config);
    const theirs = [...world.account().runs.keys()].at(-1) ?? '';
    world.hub.mainHead = world.repository.commit(both('two'), [first]);
    const { jobs } = await applied(world);
    expect(world.account().runs.get(theirs)?.status).toBe('InProgress');
    const notes = jobs.flatMap(({ planned }) => planned.notes.map(({ message }) => message));
    expect(notes.join()).not.toContain(theirs);
  });

  it('keeps saying why a run is stopped while GitHub cannot say what stands on its commit', async () => {
    const { world, merge } = await changed(STOP);
    await applied(world);
    const told = () => world.hub.status(merge, 'bedrock-tune/a')?.description;
    const before = told();
    expect(before).toContain('superseded');
    world.fail('github.statusesOf', appError('github-unavailable', 'github'), { times: 9 });
    await followed(world);
    expect(told()).toBe(before);
  });

  it("does not show another config file's runs as left behind", async () => {
    const { world, merge } = await changed([{ key: 'a' }]);
    const files = {
      'other.yaml': jobsYaml([{ key: 'b', training: 'other.jsonl' }]),
      'other.jsonl': rows('b'),
    };
    const both = world.repository.commit({ ...filesFor([{ key: 'a' }], 'new'), ...files }, [merge]);
    world.hub.mainHead = both;
    await applied(world, { inputs: { config: 'other.yaml' } });
    const kinds = async (): Promise<readonly string[]> =>
      (await applied(world)).jobs.map(({ planned }) => `${planned.key} ${planned.action.kind}`);
    expect(await kinds()).toEqual(['a watch']);
    // Once the file is gone, nobody else shows them.
    world.hub.mainHead = world.repository.commit(filesFor([{ key: 'a' }], 'new'), [both]);
    expect(await kinds()).toEqual(['a watch', 'b unmanaged']);
  });

  it('leaves a run alone whose tags do not say that it is of this repository', async () => {
    const { world, older } = await changed(STOP);
    const arn = world.account().runs.get(older)?.jobArn ?? '';
    world.account().tags.set(arn, undefined);
    const result = await applied(world);
    expect(moves(world)).toEqual(['bedrock.createRun']);
    expect(result.decision).toBe('in-progress');
    expect(world.warnings.join()).toContain(older);
  });

  it("leaves another config file's job of the same name alone", async () => {
    const { world, merge, older } = await changed(STOP);
    const run = world.account().runs.get(older);
    // A commit of this history at which the file did not have the job: another file's run started there.
    const elsewhere = world.repository.commit({ 'README.md': 'other models' }, []);
    world.repository.head = world.hub.mainHead;
    const tags = world.account().tags.get(run?.jobArn ?? '');
    world.account().tags.set(run?.jobArn ?? '', { ...tags, 'bedrock-tune:commit': elsewhere });
    await applied(world);
    expect(moves(world)).toEqual(['bedrock.createRun']);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.description).not.toMatch(/superseded/);
  });

  it('makes the room it needs: with one slot left to it, the new one starts once the old one has stopped', async () => {
    const { world, older } = await changed(STOP);
    world.account().createFaults.push('quota');
    expect(await applied(world)).toMatchObject({ decision: 'queued', hasWork: true });
    expect(moves(world)).toEqual(['bedrock.stopRun', 'bedrock.createRun']);
    endRun(world, world.account(), older, 'Stopped');
    world.calls.length = 0;
    expect((await applied(world)).jobs[0]?.outcome).toBe('started');
    expect(moves(world)).toEqual(['bedrock.createRun']);
  });

  it('also ends what a revert leaves training', async () => {
    const { world, merge, older } = await changed(STOP);
    endRun(world, world.account(), older, 'Completed');
    await applied(world);
    const reverted = [...world.account().runs.keys()].find((name) => name !== older) ?? '';
    world.hub.mainHead = world.repository.commit(filesFor(STOP), [world.hub.mainHead ?? merge]);
    world.calls.length = 0;
    const result = await applied(world);
    expect(result.jobs[0]?.planned.action.kind).toBe('none');
    expect(moves(world)).toEqual(['bedrock.stopRun']);
    expect(world.account().runs.get(reverted)?.status).toBe('Stopping');
  });
});
