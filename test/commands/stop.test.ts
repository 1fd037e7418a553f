import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { stop } from '../../src/commands/stop.ts';
import type { CommandResult } from '../../src/outputs.ts';
import {
  appError,
  type ContextOptions,
  DISPATCH,
  endRun,
  filesFor,
  inOnePlace,
  type JobText,
  jobsYaml,
  mergedWorld,
  rows,
  type World,
} from './support.ts';

const JOBS: readonly JobText[] = [{ key: 'a' }, { key: 'b' }, { key: 'c', environment: 'west' }];

async function training(jobs: readonly JobText[] = JOBS): Promise<World> {
  const { world } = mergedWorld(jobs);
  await apply(world.context({ inputs: { reviewed: 'off' } }));
  world.calls.length = 0;
  return world;
}

async function stopped(world: World, jobs: string, options: ContextOptions = {}): Promise<CommandResult> {
  return await stop(world.context({ trigger: DISPATCH, ...options, inputs: { jobs, ...options.inputs } }));
}

/** First letters of the runs that are being stopped. */
function stoppedJobs(world: World): readonly string[] {
  const all = [...world.account().runs.values(), ...world.account('west').runs.values()];
  return all.filter(({ status }) => status === 'Stopping').map(({ jobName }) => jobName.slice(0, 1));
}

describe('stop', () => {
  it('stops the jobs named and no other', async () => {
    const world = await training();
    const result = await stopped(world, 'a,c');
    expect(result).toMatchObject({ command: 'stop', decision: 'done', reasonCode: 'ok' });
    expect(stoppedJobs(world)).toEqual(['a', 'c']);
    expect(result.details).toMatchObject({
      stopped: [
        { job: 'a', answer: 'stopping' },
        { job: 'c', answer: 'stopping' },
      ],
    });
    expect(world.count('bedrock.createRun')).toBe(0);
  });

  it('stops an older specification of the job, and a job that the file no longer has', async () => {
    const world = await training([{ key: 'a' }, { key: 'b' }]);
    world.hub.mainHead = world.repository.commit(filesFor([{ key: 'a' }], 'new'));
    await stopped(world, 'a,b');
    expect(stoppedJobs(world)).toEqual(['a', 'b']);
  });

  it('stops what runs also where an error in jobs.yaml keeps everything else from going on', async () => {
    const world = await training([{ key: 'a' }]);
    const files = filesFor([{ key: 'a' }]);
    const broken = { ...files, 'jobs.yaml': `${files['jobs.yaml']}nonsense: 1\n` };
    world.hub.mainHead = world.repository.commit(broken);
    const result = await stopped(world, 'a');
    expect(stoppedJobs(world)).toEqual(['a']);
    expect(result).toMatchObject({ decision: 'findings', details: { stopped: [{ job: 'a' }] } });
  });

  it('never stops everything by accident, nor a job that does not exist', async () => {
    const world = await training();
    await expect(stopped(world, '')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(stopped(world, 'nobody')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(stopped(world, 'a', { inputs: { environment: 'nowhere' } })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(stopped(world, 'a', { run: { repositoryId: undefined } })).rejects.toMatchObject({
      code: 'repository-id-missing',
    });
    expect(stoppedJobs(world)).toEqual([]);
  });

  it.each(['a', 'b'])('stops %s where two accounts train the same for two jobs', async (key) => {
    const data = { training: 'datasets/shared.jsonl' };
    const world = await training([
      { key: 'a', ...data },
      { key: 'b', ...data, environment: 'west' },
    ]);
    expect((await stopped(world, key)).details).toMatchObject({ stopped: [{ job: key }] });
    expect(stoppedJobs(world)).toEqual([key]);
  });

  it('stops a run once that two environments of one account see', async () => {
    const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }]);
    world.hub.mainHead = world.repository.commit(inOnePlace(filesFor([{ key: 'a' }, { key: 'b' }])));
    await apply(world.context({ inputs: { reviewed: 'off' } }));
    world.hub.mainHead = world.repository.commit(inOnePlace(filesFor([{ key: 'a' }])));
    expect((await stopped(world, 'b')).details).toMatchObject({ stopped: [{ job: 'b' }] });
    expect(world.count('bedrock.stopRun')).toBe(1);
    expect(stoppedJobs(world)).toEqual(['b']);
  });

  it('stops only in the environments named', async () => {
    const world = await training();
    expect(await stopped(world, 'a,c', { inputs: { environment: 'west' } })).toMatchObject({
      decision: 'done',
    });
    expect(stoppedJobs(world)).toEqual(['c']);
  });

  it('leaves a run alone whose owner is not proven, and says so in red', async () => {
    const world = await training([{ key: 'a' }]);
    for (const run of world.account().runs.values()) {
      world.account().runs.set(run.jobName, { ...run, clientRequestToken: undefined });
      world.account().tags.set(run.jobArn, undefined);
    }
    expect(await stopped(world, 'a')).toMatchObject({ decision: 'error', reasonCode: 'aws-access-denied' });
    expect(stoppedJobs(world)).toEqual([]);
  });

  it('leaves a job of the same name in another config file alone, as long as there is that file', async () => {
    const files = {
      ...filesFor([{ key: 'a' }]),
      'other.yaml': jobsYaml([{ key: 'a', training: 'other.jsonl' }]),
    };
    const world = await training([{ key: 'a' }]);
    world.hub.mainHead = world.repository.commit({ ...files, 'other.jsonl': rows('other') });
    await apply(world.context({ inputs: { reviewed: 'off', config: 'other.yaml' } }));
    const [own, theirs] = [...world.account().runs.keys()];
    await stopped(world, 'a');
    const statusOf = (name = '') => world.account().runs.get(name)?.status;
    expect([statusOf(own), statusOf(theirs)]).toEqual(['Stopping', 'InProgress']);
    expect(world.warnings.join()).toContain('other.yaml');
    // A file that was renamed keeps nobody from stopping what it started.
    world.hub.mainHead = world.repository.commit(filesFor([{ key: 'a' }]));
    await stopped(world, 'a');
    expect(statusOf(theirs)).toBe('Stopping');
  });

  it('has nothing to do the second time', async () => {
    const world = await training([{ key: 'a' }]);
    const [run] = world.account().runs.values();
    if (run === undefined) throw new Error('no run');
    world.account().runs.set(run.jobName, { ...run, status: 'Stopped', endedAt: run.createdAt });
    expect(await stopped(world, 'a')).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'ok' });
    expect(world.count('bedrock.stopRun')).toBe(0);
  });

  it('is red when a run could not be stopped, and stops the others', async () => {
    const world = await training();
    world.fail('bedrock.stopRun', appError('aws-access-denied'));
    const result = await stopped(world, 'a,b');
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'aws-access-denied' });
    expect(stoppedJobs(world)).toEqual(['b']);
    expect(result.details).toMatchObject({ stopped: [{ job: 'b' }] });
  });

  it.each([
    ['took effect', true],
    ['did not', false],
  ])('asks again when the answer is lost and it %s', async (_, afterwards) => {
    const world = await training([{ key: 'a' }]);
    world.fail('bedrock.stopRun', appError('aws-unavailable'), { afterwards });
    expect(await stopped(world, 'a')).toMatchObject({ decision: 'done', reasonCode: 'ok' });
    expect(stoppedJobs(world)).toEqual(['a']);
  });

  it('does not say that a run was not stopped where that is not known', async () => {
    const world = await training([{ key: 'a' }]);
    world.fail('bedrock.stopRun', appError('aws-unavailable'), { afterwards: true, times: 9 });
    const result = await stopped(world, 'a');
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'aws-unavailable' });
    expect(result.terminal).not.toMatch(/^Not stopped/m);
  });

  it('says of each run what became of it, by its name', async () => {
    const world = await training();
    const [a = '', b = ''] = world.account().creates.map(({ jobName }) => jobName);
    world.fail('bedrock.stopRun', appError('aws-access-denied'));
    const { terminal } = await stopped(world, 'a,b');
    const [first, second] = terminal.split('\n');
    expect(first).toContain('Do the right thing.');
    expect(second).toBe(`${b}: stop requested; what it has trained until then is billed`);
    world.account().runs.clear();
    expect((await stopped(world, 'a')).terminal).not.toContain(`${a}: stop`);
  });

  it('is not red for a stopped run that it is the first to see', async () => {
    const world = await training([{ key: 'a' }]);
    const [run] = world.account().creates;
    endRun(world, world.account(), run?.jobName ?? '', 'Stopped');
    expect(await stopped(world, 'a')).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'ok' });
  });

  it('is red when an environment could not be asked, even if the report afterwards can', async () => {
    const world = await training();
    world.fail('bedrock.listRuns', appError('aws-throttled'));
    const result = await stopped(world, 'a,c');
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'aws-throttled' });
    expect(stoppedJobs(world)).toEqual(['c']);
  });
});
