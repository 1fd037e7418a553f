import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { status } from '../../src/commands/status.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { ActionKind } from '../../src/plan/plan.ts';
import { parseMarker } from '../../src/report/marker.ts';
import {
  appError,
  type ContextOptions,
  endRun,
  filesFor,
  HOUR,
  type JobText,
  jobsYaml,
  type Merged,
  mergedWorld,
  roleArn,
  rows,
  SCHEDULE,
  trainingPath,
  type World,
} from './support.ts';

const ONE = [{ key: 'a' }];

async function applied(world: World, options: ContextOptions = {}): Promise<CommandResult> {
  return await apply(world.context(options));
}

async function followed(world: World, options: ContextOptions = {}): Promise<CommandResult> {
  return await status(world.context({ trigger: SCHEDULE, ...options }));
}

function actions(result: CommandResult): readonly (readonly [string, ActionKind])[] {
  return result.jobs.map(({ planned }) => [planned.key, planned.action.kind]);
}

/** The one run of the world's first environment. */
function onlyRun(world: World): string {
  const [name, ...more] = [...world.account().runs.keys()];
  if (name === undefined || more.length > 0) throw new Error(`not one run: ${name}, ${more.join()}`);
  return name;
}

async function trained(jobs: readonly JobText[] = ONE): Promise<Merged> {
  const merged = mergedWorld(jobs);
  await applied(merged.world, { inputs: { reviewed: 'off' } });
  merged.world.calls.length = 0;
  return merged;
}

function writes(world: World): readonly string[] {
  return world.called().filter((name) => /\.(create|update|delete|set|put|copy|stop)/.test(name));
}

describe('apply', () => {
  it('uploads, starts, marks the commit, and ends in progress', async () => {
    const { world, merge } = mergedWorld(ONE);
    const result = await applied(world);
    expect(result).toMatchObject({
      command: 'apply',
      decision: 'in-progress',
      reasonCode: 'training',
      hasChanges: true,
      hasWork: false,
    });
    expect(writes(world)).toEqual([
      'objects.put',
      'bedrock.createRun',
      'github.setStatus',
      'github.createComment',
    ]);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'pending' });
    expect(result.commentUrl).toBe(world.hub.commentsOf(7)[0]?.url);
    const [request] = world.account().creates;
    expect(request).toMatchObject({ roleArn: roleArn('service'), hyperparameters: { epochCount: '2' } });
    expect(request?.tags).toMatchObject({
      'bedrock-tune:repository-id': '4242',
      'bedrock-tune:commit': merge,
      'bedrock-tune:pull-request': '7',
    });
  });

  it('writes nothing to AWS or GitHub the second time', async () => {
    const { world } = await trained();
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'in-progress', hasChanges: false });
    expect(writes(world)).toEqual([]);
    endRun(world, world.account(), onlyRun(world), 'Completed');
    await followed(world);
    world.calls.length = 0;
    const done = await applied(world);
    expect(done).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'up-to-date', hasWork: false });
    expect(writes(world)).toEqual([]);
  });

  it('needs to know whose runs these are', async () => {
    const { world } = mergedWorld(ONE);
    await expect(applied(world, { run: { repositoryId: undefined } })).rejects.toMatchObject({
      code: 'repository-id-missing',
    });
    expect(world.called()).toEqual([]);
  });

  it('assumes the role of each environment for the command', async () => {
    const { world } = mergedWorld([{ key: 'a' }, { key: 'b', environment: 'west' }]);
    await applied(world);
    const targets = world.calls.filter(({ name }) => name === 'aws.connect').map(({ args }) => args[0]);
    expect(targets).toEqual([
      expect.objectContaining({ roleArn: roleArn('apply') }),
      expect.objectContaining({ roleArn: roleArn('apply', 'west') }),
    ]);
    world.calls.length = 0;
    await followed(world, { inputs: { jobs: 'a' } });
    expect(world.calls.find(({ name }) => name === 'aws.connect')?.args[0]).toMatchObject({
      roleArn: roleArn('status'),
    });
  });

  it('creates nothing where freshness cannot be found out, and says so', async () => {
    const { world } = mergedWorld(ONE);
    world.fail('github.branchHead', appError('github-unavailable', 'github'));
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'stale', reasonCode: 'branch-unknown' });
    expect(result.jobs[0]?.planned.notes.map(({ code }) => code)).toEqual(['stale']);
    expect(world.count('bedrock.createRun') + world.count('objects.put')).toBe(0);
  });

  it('leaves a stale job to the run of the newer commit and starts the others', async () => {
    const jobs = [{ key: 'a' }, { key: 'b' }];
    const { world, merge } = mergedWorld(jobs);
    world.hub.mainHead = world.repository.commit({ ...filesFor(jobs), [trainingPath('a')]: rows('new') }, [
      merge,
    ]);
    world.repository.head = merge;
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'stale', reasonCode: 'branch-moved' });
    expect(world.account().creates.map(({ jobName }) => jobName.slice(0, 1))).toEqual(['b']);
  });

  it('does not start what the branch changed while its data was uploaded', async () => {
    const { world, merge } = mergedWorld(ONE);
    world.during('objects.put', () => {
      world.hub.mainHead = world.repository.commit({ ...filesFor(ONE), [trainingPath('a')]: rows('new') }, [
        merge,
      ]);
      world.repository.head = merge;
    });
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'stale', reasonCode: 'branch-moved' });
    expect(world.account().creates).toEqual([]);
  });

  it.each([
    ['strict', 'blocked', 0],
    ['warn', 'in-progress', 1],
    ['off', 'in-progress', 1],
  ] as const)('with `reviewed: %s` an unreviewed job is %s', async (reviewed, decision, creates) => {
    const { world } = mergedWorld(ONE);
    const result = await applied(world, { inputs: { reviewed } });
    expect(result.decision).toBe(decision);
    expect(world.count('bedrock.createRun')).toBe(creates);
    const notes = result.jobs[0]?.planned.notes.map(({ code }) => code);
    expect(notes).toEqual(reviewed === 'warn' ? ['not-reviewed'] : []);
  });

  it('goes on with the other jobs when the review of one cannot be read', async () => {
    const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }]);
    world.fail('github.getPullRequest', appError('github-unavailable', 'github'));
    const result = await applied(world, { inputs: { reviewed: 'strict' } });
    expect(actions(result)).toEqual([
      ['a', 'blocked'],
      ['b', 'blocked'],
    ]);
  });

  it('ends the starting of an environment at its quota, and says what waits', async () => {
    const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }, { key: 'c', environment: 'west' }]);
    world.account().createFaults.push('quota');
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'in-progress', hasWork: true });
    expect(actions(result)).toEqual([
      ['a', 'queue'],
      ['b', 'queue'],
      ['c', 'watch'],
    ]);
    expect(world.account().targets('createRun')).toHaveLength(1);
  });

  it('adopts the run of a lost answer instead of creating a second one', async () => {
    const { world } = mergedWorld(ONE);
    world.account().createFaults.push('lost-after');
    const result = await applied(world);
    expect(result.decision).toBe('in-progress');
    expect(world.account().creates).toHaveLength(1);
    expect(actions(result)).toEqual([['a', 'watch']]);
  });

  it.each(['aws-access-denied', 'bucket-refused', 'aws-throttled', 'file-changed'] as const)(
    'gives the reason %s of a start that failed, and starts the other job',
    async (code) => {
      const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }]);
      world.fail('objects.put', appError(code));
      const result = await applied(world);
      expect(result).toMatchObject({ decision: 'error', reasonCode: code });
      expect(actions(result)).toEqual([
        ['a', 'blocked'],
        ['b', 'watch'],
      ]);
    },
  );

  it('blocks a name that another repository holds', async () => {
    const { world } = await trained();
    const other = mergedWorld(ONE);
    const run = world.account().runs.get(onlyRun(world));
    if (run === undefined) throw new Error('no run');
    other.world
      .account()
      .add({ ...run, clientRequestToken: 'bt-other' }, { 'bedrock-tune:repository-id': '1' });
    const result = await applied(other.world);
    expect(result).toMatchObject({ decision: 'blocked', reasonCode: 'jobs-blocked' });
    expect(writes(other.world).filter((name) => !name.startsWith('github.'))).toEqual([]);
  });

  it('does not take what another repository trained two months ago for its own', async () => {
    const { world } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Completed');
    const run = world.account().runs.get(onlyRun(world));
    if (run === undefined) throw new Error('no run');
    const other = mergedWorld(ONE);
    other.world
      .account()
      .add({ ...run, clientRequestToken: 'bt-other' }, { 'bedrock-tune:repository-id': '1' });
    other.world.clock.time = world.clock.time + 60 * 24 * HOUR;
    for (const again of [applied, followed])
      expect(await again(other.world)).toMatchObject({ decision: 'blocked', reasonCode: 'jobs-blocked' });
    expect(other.world.hub.status(other.merge, 'bedrock-tune/a')).toMatchObject({ state: 'error' });
  });

  it('makes exactly the attempt a person asked for, once', async () => {
    const { world } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Failed');
    expect((await applied(world)).decision).toBe('failed');
    expect((await applied(world, { inputs: { retry: 'a@3' } })).hasChanges).toBe(false);
    const again = await applied(world, { inputs: { retry: 'a@2' } });
    expect(again).toMatchObject({ decision: 'in-progress', hasChanges: true });
    await applied(world, { inputs: { retry: 'a@2' } });
    expect(world.account().creates.map(({ jobName }) => /-r\d$/.exec(jobName)?.[0])).toEqual([
      undefined,
      '-r2',
    ]);
  });

  it('starts nothing after a cancellation, and stops what it started where asked to', async () => {
    const { world } = mergedWorld(ONE);
    const controller = new AbortController();
    controller.abort();
    await applied(world, { signal: controller.signal });
    expect(world.count('bedrock.createRun')).toBe(0);
    const later = new AbortController();
    world.clock.onSleep = () => later.abort();
    await applied(world, { signal: later.signal, inputs: { wait: '10m', 'on-cancel': 'stop' } });
    expect(world.account().targets('stopRun')).toHaveLength(1);
  });

  it('leaves what it started where asked to leave it, and warns that it costs', async () => {
    const { world } = mergedWorld(ONE);
    const controller = new AbortController();
    world.clock.onSleep = () => controller.abort();
    await applied(world, { signal: controller.signal, inputs: { wait: '10m' } });
    expect(world.count('bedrock.stopRun')).toBe(0);
    expect(world.warnings.join()).toContain(onlyRun(world));
  });

  it.each([
    ['over its budget', '    budget: { trainingUsd: 0.0000001 }\n', undefined, 'over-budget'],
    ['of unknown cost', '    budget: { requireEstimate: true }\n', 'acme.new-model-v9:0', 'cost-unknown'],
  ] as const)('starts nothing that is %s, also where a retry asks', async (_, extra, baseModel, code) => {
    const { world } = mergedWorld([{ key: 'a', extra, ...(baseModel === undefined ? {} : { baseModel }) }]);
    for (const retry of ['', 'a@2']) {
      const result = await applied(world, { inputs: { reviewed: 'off', retry } });
      expect(result).toMatchObject({ decision: 'blocked', reasonCode: 'jobs-blocked' });
      expect(result.jobs[0]?.planned.action).toMatchObject({ kind: 'blocked', reasons: [{ code }] });
    }
    expect(world.account().runs.size).toBe(0);
    expect(writes(world).filter((name) => /^(bedrock|objects)\./.test(name))).toEqual([]);
  });

  it('starts what is over its budget where the budget only warns, and says so', async () => {
    const extra = '    budget: { trainingUsd: 0.0000001, onOverrun: warn }\n';
    const { world } = mergedWorld([{ key: 'a', extra }]);
    const result = await applied(world, { inputs: { reviewed: 'off' } });
    expect(actions(result)).toEqual([['a', 'watch']]);
    expect(result.jobs[0]?.planned.notes.map(({ code }) => code)).toContain('over-budget');
  });

  it('starts nothing where the file has errors', async () => {
    const { world } = mergedWorld([{ key: 'a', extra: '    nonsense: 1\n' }]);
    expect(await applied(world)).toMatchObject({ decision: 'findings', reasonCode: 'findings', jobs: [] });
    expect(world.called('bedrock.')).toEqual([]);
  });

  it('has nothing to do without jobs', async () => {
    const { world, merge } = mergedWorld(ONE);
    world.hub.mainHead = world.repository.commit(
      { 'jobs.yaml': jobsYaml([]).replace('jobs:\n', 'jobs: {}\n') },
      [merge],
    );
    expect(await applied(world)).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'no-jobs' });
  });
});

describe('one environment that fails', () => {
  const TWO: readonly JobText[] = [{ key: 'a' }, { key: 'b', environment: 'west' }];

  it('does not keep the other from starting, and gives its own reason', async () => {
    const { world } = mergedWorld(TWO);
    world.fail('aws.connect', appError('identity-refused'));
    const result = await applied(world);
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'identity-refused' });
    expect(actions(result)).toEqual([
      ['a', 'blocked'],
      ['b', 'watch'],
    ]);
    expect(world.account('west').creates).toHaveLength(1);
    expect(result.summary).toContain('prod');
    // What to do about it stands with the job that it blocks.
    const { hint, message } = appError('identity-refused');
    expect(result.terminal.split(message)).toHaveLength(2);
    expect(result.jobs[0]?.planned.action).toMatchObject({
      reasons: [{ code: 'environment-unavailable', hint }],
    });
  });

  it('does not hide the end of a run that it could not see for a while', async () => {
    const { world, merge } = await trained();
    world.fail('bedrock.listRuns', appError('aws-throttled'));
    expect(await followed(world)).toMatchObject({ decision: 'error', reasonCode: 'aws-throttled' });
    endRun(world, world.account(), onlyRun(world), 'Failed');
    world.clock.time += 48 * HOUR;
    expect(await followed(world)).toMatchObject({ decision: 'failed', reasonCode: 'run-failed' });
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
    expect(world.hub.commentsOf(7)).toHaveLength(2);
  });
});

describe('starting in several environments', () => {
  const THREE: readonly JobText[] = [
    { key: 'a' },
    { key: 'b', environment: 'west' },
    { key: 'c', environment: 'west' },
  ];

  it('one does not wait for the other, and within one each start follows the one before', async () => {
    const { world } = mergedWorld(THREE);
    const open = new Set<string>();
    let atOnce = 0;
    let bothWest = false;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      release = resolve;
    });
    for (const name of ['prod', 'west'] as const) {
      const account = world.account(name);
      const create = account.createRun.bind(account);
      account.createRun = async (request) => {
        bothWest ||= name === 'west' && open.has('west');
        open.add(name);
        atOnce = Math.max(atOnce, open.size);
        if (open.size === 2) release();
        // Neither goes on before the other has come: in turn, this would never end.
        await both;
        const answer = await create(request);
        open.delete(name);
        return answer;
      };
    }
    const result = await applied(world);
    expect([atOnce, bothWest]).toEqual([2, false]);
    expect(result.jobs.map(({ planned, outcome }) => [planned.key, outcome])).toEqual([
      ['a', 'started'],
      ['b', 'started'],
      ['c', 'started'],
    ]);
  });

  it('says for each job what this run did about it', async () => {
    const { world } = mergedWorld([
      ...THREE,
      { key: 'd', extra: '    budget: { trainingUsd: 0.0000001 }\n' },
    ]);
    world.account('west').createFaults.push('lost-after', 'quota');
    world.fail('objects.put', appError('bucket-refused'));
    const result = await applied(world);
    expect(result.jobs.map(({ planned, outcome }) => [planned.key, outcome])).toEqual([
      ['a', 'error'],
      ['b', 'adopted'],
      ['c', 'queued'],
      ['d', 'blocked'],
    ]);
    expect((await followed(world)).jobs.map(({ outcome }) => outcome)).toEqual(Array(4).fill(undefined));
  });
});

describe('status', () => {
  it('reports without starting anything', async () => {
    const { world } = mergedWorld(ONE);
    const result = await followed(world);
    expect(result).toMatchObject({ command: 'status', decision: 'queued', hasWork: true, hasChanges: true });
    expect(writes(world).filter((name) => !name.startsWith('github.'))).toEqual([]);
  });

  it.each([
    ['Completed', 'done', 'success', 'up-to-date'],
    ['Failed', 'failed', 'failure', 'run-failed'],
    ['Stopped', 'stopped', 'failure', 'run-stopped'],
  ] as const)('tells a run that %s once: %s, and never again', async (end, decision, state, afterwards) => {
    const { world, merge } = await trained();
    expect((await followed(world)).decision).toBe('in-progress');
    endRun(world, world.account(), onlyRun(world), end);
    world.clock.time += 30 * HOUR;
    expect((await followed(world)).decision).toBe(decision);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state });
    expect(world.hub.commentsOf(7)).toHaveLength(2);
    world.calls.length = 0;
    for (let times = 0; times < 2; times += 1)
      expect(await followed(world)).toMatchObject({ decision: 'nothing-to-do', reasonCode: afterwards });
    expect(writes(world)).toEqual([]);
    expect(world.count('bedrock.getRun')).toBe(0);
  });

  it('takes the end of a run from before the commit, as after a revert, for history', async () => {
    const { world } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Failed');
    await followed(world);
    world.clock.time += 30 * HOUR;
    world.repository.time = world.clock.time;
    world.repository.commit(filesFor(ONE, 'new'));
    const revert = world.repository.commit(filesFor(ONE));
    expect(await followed(world)).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'run-failed' });
    expect(world.hub.status(revert, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
    expect(world.hub.commentsOf(7)).toHaveLength(2);
  });

  it('tells an end whose comment could not be written by the next run', async () => {
    const { world } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Completed');
    world.fail('github.listComments', new Error('the runner went away'));
    await expect(followed(world)).rejects.toThrow('went away');
    expect((await followed(world)).decision).toBe('done');
    expect(world.hub.commentsOf(7)).toHaveLength(2);
  });

  it('says that a model was deleted, once', async () => {
    const { world, merge } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Completed');
    await followed(world);
    world.account().models.clear();
    world.clock.time += HOUR;
    const result = await followed(world);
    expect(result).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'model-missing' });
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
    world.calls.length = 0;
    await followed(world);
    expect(writes(world)).toEqual([]);
  });

  it('works without GitHub', async () => {
    const { world } = await trained();
    expect(await followed(world, { withoutGitHub: true })).toMatchObject({ decision: 'in-progress' });
    expect(world.called('github.')).toEqual([]);
  });

  it.each([
    ['down: once they can be read', 'github-unavailable', 'github', 'pending'],
    ['closed to the token: at once, for that will not change', 'github-denied', 'user', 'failure'],
  ] as const)('tells an end while the statuses are %s', async (_how, code, blame, state) => {
    const { world, merge } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Failed');
    world.fail('github.statusesOf', appError(code, blame));
    await followed(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state });
    await followed(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
  });

  it('tells an end again whose comment GitHub did not take', async () => {
    const { world, merge } = await trained();
    endRun(world, world.account(), onlyRun(world), 'Completed');
    world.fail('github.listComments', appError('github-unavailable', 'github'), { times: 9 });
    expect((await followed(world)).decision).toBe('done');
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'pending' });
    world.fail('github.listComments', appError('github-unavailable', 'github'), { times: 0 });
    expect((await followed(world)).decision).toBe('done');
    expect(world.hub.commentsOf(7)).toHaveLength(2);
    expect((await followed(world)).decision).toBe('nothing-to-do');
  });

  it('follows a run that a later change has overtaken, on its own commit', async () => {
    const { world, merge } = await trained();
    const name = onlyRun(world);
    world.hub.mainHead = world.repository.commit(filesFor(ONE, 'new'));
    await applied(world, { inputs: { reviewed: 'off' } });
    expect(world.account().runs.size).toBe(2);
    endRun(world, world.account(), name, 'Failed');
    expect(await followed(world)).toMatchObject({ decision: 'failed', reasonCode: 'run-failed' });
    expect(world.hub.status(merge, 'bedrock-tune/a')).toMatchObject({ state: 'failure' });
    expect(world.hub.commentsOf(7).map(({ body }) => parseMarker(body))).toContainEqual(
      expect.objectContaining({ kind: 'ended', job: name }),
    );
    expect((await followed(world)).decision).toBe('in-progress');
  });

  it('goes on where statuses cannot be read', async () => {
    const { world } = await trained();
    world.fail('github.statusesOf', appError('github-denied', 'user'), { times: 9 });
    world.fail('github.pullRequestsOf', appError('github-denied', 'user'), { times: 9 });
    expect(await followed(world)).toMatchObject({ decision: 'in-progress' });
    expect(world.warnings.length).toBeGreaterThan(0);
    expect(world.warnings.join()).toContain('could not be looked up: github-denied happened');
  });
});

describe('what was done in the console', () => {
  it.each([
    ['a run was stopped', 'Stopped', 'stopped'],
    ['a model was deleted', 'Completed', 'missing'],
  ] as const)('%s: told, with the line that makes it anew, and not repaired', async (_, end, kind) => {
    const { world } = await trained();
    endRun(world, world.account(), onlyRun(world), end);
    await followed(world);
    world.account().models.clear();
    world.clock.time += HOUR;
    for (const result of [await followed(world), await applied(world), await applied(world)])
      expect(actions(result)).toEqual([['a', kind]]);
    expect(world.called('bedrock.').filter((name) => /\.(create|stop|delete)/.test(name))).toEqual([]);
    const [comment] = world.hub.commentsOf(7);
    expect(comment?.body).toContain('retry: a@2');
    expect(comment?.body).toContain('gh workflow run train.yml -f retry=a@2');
  });
});

describe('a run that waits for capacity', () => {
  it('is told, fails nothing, and is told no more once training has started', async () => {
    const { world } = await trained();
    const name = onlyRun(world);
    const at = new Date(world.clock.time).toISOString();
    const withTraining = (training: 'NotStarted' | 'InProgress'): void => {
      const run = world.account().runs.get(name);
      if (run === undefined) throw new Error('no run');
      const phases = [
        { name: 'validation', status: 'Completed', startedAt: at, updatedAt: at },
        { name: 'training', status: training, startedAt: undefined, updatedAt: undefined },
      ] as const;
      world.account().runs.set(name, { ...run, phases });
    };
    withTraining('NotStarted');
    const codes = async (): Promise<readonly string[]> => {
      const result = await followed(world);
      expect(result).toMatchObject({ decision: 'in-progress', reasonCode: 'training' });
      return result.jobs[0]?.planned.notes.map(({ code }) => code) ?? [];
    };
    expect(await codes()).toEqual([]);
    world.clock.time += 3 * HOUR;
    expect(await codes()).toEqual(['stalled']);
    const told = world.hub.commentsOf(7)[0]?.body ?? '';
    expect(told).toContain('waits for capacity');
    world.clock.time += HOUR;
    world.calls.length = 0;
    expect(await codes()).toEqual(['stalled']);
    expect(writes(world)).toEqual([]);
    withTraining('InProgress');
    expect(await codes()).toEqual([]);
    expect(world.hub.commentsOf(7)[0]?.body).not.toContain('waits for capacity');
  });
});

describe('runs that no entry wants', () => {
  it('shows one of a removed job with its model, and of a job that moved to another account', async () => {
    const { world, merge } = await trained([{ key: 'a' }, { key: 'b' }]);
    for (const name of world.account().runs.keys()) endRun(world, world.account(), name, 'Completed');
    world.hub.mainHead = world.repository.commit(
      filesFor([{ key: 'a', environment: 'west' }, { key: 'c' }]),
      [merge],
    );
    const result = await followed(world);
    expect(actions(result)).toEqual([
      ['a', 'train'],
      ['c', 'train'],
      ['a', 'unmanaged'],
      ['b', 'unmanaged'],
    ]);
    expect(writes(world).filter((name) => !name.startsWith('github.'))).toEqual([]);
  });

  it('shows none of jobs that are only not selected, not even in flight', async () => {
    const { world } = await trained([{ key: 'a' }, { key: 'b' }]);
    const result = await followed(world, { inputs: { jobs: 'b' } });
    expect(actions(result)).toEqual([['b', 'watch']]);
    expect(world.count('bedrock.getRun')).toBe(1);
  });
});

describe('an origin that the history does not tell', () => {
  it('reddens no later run with a failure that was told where its run came from', async () => {
    const { world, merge } = await trained();
    const head = world.repository.commit({ ...filesFor(ONE), 'README.md': 'x' }, [merge]);
    world.hub.mainHead = head;
    // The attempt is made by a retry, after the commit that is all a shallow clone shows.
    endRun(world, world.account(), onlyRun(world), 'Failed');
    expect((await followed(world)).decision).toBe('failed');
    world.clock.time += HOUR;
    const [run] = [...world.account().runs.values()];
    if (run === undefined) throw new Error('no run');
    const createdAt = new Date(world.clock.time).toISOString();
    world.account().runs.set(run.jobName, { ...run, createdAt });
    world.repository.reachable = (id) => id === head;
    for (let times = 0; times < 2; times += 1)
      expect(await followed(world)).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'run-failed' });
  });
});
