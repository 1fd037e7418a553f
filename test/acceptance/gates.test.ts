/** What keeps a run from starting, and what a cancelled run leaves behind. */
import { StopModelCustomizationJobCommand } from '@aws-sdk/client-bedrock';
import { describe, expect, it } from '@jest/globals';
import { entry, jobsFile, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { isFollowing, type Ran, useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const TRAIN = trainPath('support-bot');

function awsWrites({ writes }: Ran): readonly string[] {
  return writes.filter((write) => !write.startsWith('github '));
}

describe('the quota of the account', () => {
  it('queues a job behind two foreign ones, and a later run starts it', async () => {
    const world = scenario();
    await world.foreignJob('theirs-1');
    await world.foreignJob('theirs-2');
    const sha = world.commit(repositoryOf('support-bot'));
    const queued = await world.run(world.push(), { wait: '0' });
    expect(queued.verdict).toBe('0 queued quota');
    expect(queued.outputs['has-work']).toBe('true');
    expect(world.jobs()).toEqual(['theirs-1 InProgress', 'theirs-2 InProgress']);
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });

    const client = world.bedrockClient();
    await client.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'theirs-1' }));
    client.destroy();
    world.advance(0.5);
    const tick = await world.run(world.schedule());
    expect(tick.outputs['has-work']).toBe('true');
    const started = await world.run(world.dispatch('bedrock-train'), { command: 'apply', wait: '0' });
    expect(started.verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(3);
  });

  it('starts as many of its own as there are slots, and the rest later', async () => {
    const world = scenario();
    world.commit(repositoryOf('a', 'b', 'c'));
    const first = await world.run(world.push(), { wait: '0' });
    expect(first.verdict).toBe('0 in-progress training');
    expect(first.outputs['has-work']).toBe('true');
    expect(world.jobs()).toHaveLength(2);
    world.advance(3);
    const second = await world.run(world.push(), { wait: '0' });
    expect(second.outputs['has-work']).toBe('false');
    expect(world.jobs().map((job) => job.charAt(0))).toEqual(['a', 'b', 'c']);
  });
});

describe('the budget', () => {
  it('blocks the plan and the apply, and nothing is written to AWS', async () => {
    const world = scenario();
    const proposal = world.propose({
      ...repositoryOf('support-bot'),
      'jobs.yaml': jobsFile({ 'support-bot': entry('support-bot', { budget: { trainingUsd: 0.0001 } }) }),
    });
    const planned = await world.run(world.pullRequest(proposal));
    expect(planned.verdict).toBe('1 blocked jobs-blocked');
    expect(planned.result.jobs[0]?.planned.action).toMatchObject({ reasons: [{ code: 'over-budget' }] });
    expect(world.statuses(proposal.pull.headSha)).toMatchObject({
      'bedrock-tune/plan/support-bot': { state: 'failure' },
    });
    const applied = await world.run(world.merge(proposal), { wait: '0' });
    expect(applied.verdict).toBe('1 blocked jobs-blocked');
    expect(awsWrites(applied)).toEqual([]);
    expect(world.objects()).toEqual([]);
  });
});

describe('what was reviewed', () => {
  it('strict starts the reviewed change, and not one that was pushed past the review', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    await world.run(world.pullRequest(proposal));
    const reviewed = await world.run(world.merge(proposal), { wait: '0', reviewed: 'strict' });
    expect(reviewed.verdict).toBe('0 in-progress training');

    world.commit({ [TRAIN]: rows('support-bot', 20) });
    const strict = await world.run(world.push(), { wait: '0', reviewed: 'strict' });
    expect(strict.verdict).toBe('1 blocked jobs-blocked');
    expect(strict.result.jobs[0]?.planned.action).toMatchObject({ reasons: [{ code: 'not-reviewed' }] });
    expect(awsWrites(strict)).toEqual([]);
    expect(world.jobs()).toHaveLength(1);

    const warned = await world.run(world.push(), { wait: '0' });
    expect(warned.verdict).toBe('0 in-progress training');
    expect(warned.result.jobs[0]?.planned.notes).toContainEqual(
      expect.objectContaining({ code: 'not-reviewed' }),
    );
  });

  it('strict does not start bytes that differ from those of the plan', async () => {
    const world = scenario();
    const proposal = world.propose(repositoryOf('support-bot'));
    await world.run(world.pullRequest(proposal));
    // A push after the plan, merged before a plan could run on it.
    const planned = proposal.pull.headSha;
    world.amend(proposal, { [TRAIN]: rows('poisoned', 20) });
    proposal.pull.headSha = planned;
    const ran = await world.run(world.merge(proposal), { wait: '0', reviewed: 'strict' });
    expect(ran.verdict).toBe('1 blocked jobs-blocked');
    expect(awsWrites(ran)).toEqual([]);
  });
});

describe('a cancelled run', () => {
  it.each([
    ['leave', 'InProgress', []],
    ['stop', 'Stopping', ['bedrock StopModelCustomizationJob']],
  ] as const)('on-cancel: %s', async (onCancel, state, stops) => {
    const world = scenario();
    const sha = world.commit(repositoryOf('support-bot'));
    const inputs = { wait: '10m', 'on-cancel': onCancel };
    const ran = await world.run(world.push(), inputs, { cancelWhen: isFollowing });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(ran.leftAfterMs).toBeLessThan(5000);
    expect(ran.writes.filter((write) => write.endsWith('StopModelCustomizationJob'))).toEqual(stops);
    expect(world.jobs()).toEqual([expect.stringMatching(` ${state}$`)]);
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });
  });
});
