/** Waiting for what `apply` started or found: one lost answer is no end. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { parseMarker } from '../../src/report/marker.ts';
import { appError, endRun, mergedWorld, SCHEDULE, type World } from './support.ts';

/** A job in training, for which the next apply waits to its end; its first look, after that of the plan, meets a fault. */
async function waiting(onFirstLook: (world: World) => void): Promise<World> {
  const { world } = mergedWorld([{ key: 'a' }]);
  await apply(world.context({ inputs: { reviewed: 'off' } }));
  const [jobName = ''] = world.account().runs.keys();
  let looks = 0;
  world.during('bedrock.getRun', () => {
    looks += 1;
    if (looks === 2) onFirstLook(world);
    if (looks === 8) endRun(world, world.account(), jobName, 'Completed');
  });
  return world;
}

async function waited(world: World) {
  return await apply(world.context({ trigger: SCHEDULE, inputs: { reviewed: 'off', wait: 'done' } }));
}

describe('a wait to the end', () => {
  it.each(['aws-throttled', 'aws-unavailable'] as const)(
    'is not over when %s meets its first look',
    async (code) => {
      const world = await waiting(() => world.fail('bedrock.getRun', appError(code), { times: 2 }));
      expect(await waited(world)).toMatchObject({ decision: 'done' });
      expect(world.warnings).toEqual([]);
    },
  );

  it('is over when the first look is refused, which costs nobody the report', async () => {
    const world = await waiting(() => world.fail('bedrock.getRun', appError('aws-access-denied')));
    expect(await waited(world)).toMatchObject({ decision: 'in-progress' });
    expect(world.warnings.join()).toContain('cannot be followed');
  });
});

describe('an end, where GitHub could not say at first what stood on the commit,', () => {
  const gone = appError('github-unavailable', 'github');
  const kinds = (world: World) =>
    world.hub
      .commentsOf(7)
      .map(({ body }) => parseMarker(body)?.kind)
      .toSorted();

  it('is told by the run that has seen the training from its start', async () => {
    const { world } = mergedWorld([{ key: 'a' }]);
    let looks = 0;
    world.during('bedrock.getRun', () => {
      looks += 1;
      const [jobName] = world.account().runs.keys();
      if (looks === 5 && jobName !== undefined) endRun(world, world.account(), jobName, 'Failed');
    });
    world.fail('github.statusesOf', gone);
    expect(await waited(world)).toMatchObject({ decision: 'failed' });
    expect(kinds(world)).toEqual(['ended', 'report']);
  });

  it('is left to a later run where it was met as an end', async () => {
    const { world, merge } = mergedWorld([{ key: 'a' }]);
    const createdAt = new Date(world.clock.time).toISOString();
    world.account().view = (run) => ({ ...run, createdAt });
    world.fail('github.setStatus', gone, { times: 9 });
    await apply(world.context({ inputs: { reviewed: 'off' } }));
    world.fail('github.setStatus', gone, { times: 0 });
    const [jobName = ''] = world.account().runs.keys();
    endRun(world, world.account(), jobName, 'Failed');
    // The list of runs lags: apply meets the run when it asks by name.
    const account = world.account();
    const listRuns = account.listRuns.bind(account);
    account.listRuns = async () => [];
    world.fail('github.statusesOf', gone);
    await waited(world);
    expect(world.hub.status(merge, 'bedrock-tune/a')?.state).not.toBe('failure');
    expect(kinds(world)).not.toContain('ended');
    account.listRuns = listRuns;
    expect(await waited(world)).toMatchObject({ decision: 'failed' });
    expect(kinds(world)).toEqual(['ended', 'report']);
    expect(await waited(world)).toMatchObject({ decision: 'nothing-to-do' });
  });
});
