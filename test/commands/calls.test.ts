/** How many calls a run makes, where there are many jobs and many past runs. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { status } from '../../src/commands/status.ts';
import type { CommandResult } from '../../src/outputs.ts';
import {
  addHistory,
  type ContextOptions,
  endRun,
  HOUR,
  type JobText,
  mergedWorld,
  rows,
  SCHEDULE,
  trainingPath,
  type World,
} from './support.ts';

async function applied(world: World, options: ContextOptions = {}): Promise<CommandResult> {
  return await apply(world.context(options));
}

async function followed(world: World, options: ContextOptions = {}): Promise<CommandResult> {
  return await status(world.context({ trigger: SCHEDULE, ...options }));
}

function writes(world: World): readonly string[] {
  return world.called().filter((name) => /\.(create|update|delete|set|put|copy|stop)/.test(name));
}

describe('calls at scale', () => {
  const FIFTY: readonly JobText[] = Array.from({ length: 50 }, (_, index) => ({ key: `job-${index}` }));

  /** 50 jobs, all trained and told, and 300 past runs of theirs. */
  async function settled(): Promise<World> {
    const { world } = mergedWorld(FIFTY);
    addHistory(
      world.account(),
      300,
      FIFTY.map(({ key }) => key),
    );
    await applied(world, { inputs: { reviewed: 'off' } });
    for (const name of world.account().creates.map(({ jobName }) => jobName))
      endRun(world, world.account(), name, 'Completed');
    await followed(world);
    world.clock.time += 48 * HOUR;
    world.calls.length = 0;
    return world;
  }

  it('asks AWS two lists per environment and no Get when all is settled', async () => {
    const world = await settled();
    expect(await followed(world, { inputs: { environment: 'prod' } })).toMatchObject({
      decision: 'nothing-to-do',
      reasonCode: 'up-to-date',
    });
    expect(world.called('bedrock.').toSorted()).toEqual(['bedrock.listModels', 'bedrock.listRuns']);
    expect(world.called('objects.')).toEqual([]);
    expect(writes(world)).toEqual([]);
  });

  it('asks GitHub one question about the commits of all jobs, and tells that a model is gone', async () => {
    const world = await settled();
    const quiet = await followed(world);
    expect(quiet).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'up-to-date' });
    expect(world.called('github.')).toEqual(['github.statusesOf']);
    expect(world.count('bedrock.getRun')).toBe(0);
    const action = quiet.jobs[0]?.planned.action;
    if (action?.kind !== 'none') throw new Error('the first job is trained');
    world.account().models.delete(action.modelArn);
    const told = await followed(world);
    expect(
      told.jobs.map(({ planned }) => planned.action.kind).filter((kind) => kind === 'missing'),
    ).toHaveLength(1);
    expect(world.hub.commentsOf(7)[0]?.body).toContain('deleted');
    for (const { planned } of told.jobs) expect(world.hub.commentsOf(7)[0]?.body).toContain(planned.key);
    world.calls.length = 0;
    await followed(world);
    expect(writes(world)).toEqual([]);
  });

  it('gets only what is in flight when one job moves, and starts only that one', async () => {
    const world = await settled();
    const { head } = world.repository;
    if (head === undefined) throw new Error('no head');
    const files = { ...world.repository.filesAt(head), [trainingPath('job-7')]: rows('new') };
    world.hub.mainHead = world.repository.commit(files);
    await applied(world, { inputs: { reviewed: 'off' } });
    expect(world.count('bedrock.createRun')).toBe(1);
    world.calls.length = 0;
    expect((await followed(world, { inputs: { environment: 'prod' } })).decision).toBe('in-progress');
    expect(world.count('bedrock.getRun')).toBe(1);
    expect(world.count('bedrock.listRuns')).toBe(1);
  });

  it('looks at no job of others when it is asked for one', async () => {
    const world = await settled();
    const result = await followed(world, { inputs: { jobs: 'job-3' } });
    expect(result.jobs.map(({ planned }) => planned.key)).toEqual(['job-3']);
    expect(world.count('bedrock.getRun')).toBe(0);
  });
});
