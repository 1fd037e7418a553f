/** After the run has left: scheduled looks, the end of training, a failure, a retry, a stop. */
import { describe, expect, it } from '@jest/globals';
import { repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { isFollowing, type Scenario, until, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

/** A merged pull request whose training runs are in flight; returns the trained commit. */
async function training(world: Scenario, ...jobs: readonly string[]): Promise<string> {
  const proposal = world.propose(repositoryOf(...jobs));
  await world.run(world.pullRequest(proposal));
  const push = world.merge(proposal);
  const { verdict } = await world.run(push, { wait: '0' });
  expect(verdict).toBe('0 in-progress training');
  return push.sha;
}

function bodies(world: Scenario): readonly string[] {
  return world.comments(1).map(({ body }) => body);
}

describe('status', () => {
  it('follows a run to its model, tells the end once, and writes nothing when nothing has changed', async () => {
    const world = scenario();
    const sha = await training(world, 'support-bot');
    const [started] = bodies(world);

    world.advance(1);
    const hour = await world.run(world.schedule());
    expect(hour.verdict).toBe('0 in-progress training');
    expect(hour.writes).toEqual(['github PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}']);
    expect(bodies(world)).toHaveLength(1);
    expect(bodies(world)[0]).not.toBe(started);

    world.advance(0.2);
    const unchanged = await world.run(world.schedule());
    expect(unchanged.verdict).toBe('0 in-progress training');
    expect(unchanged.writes).toEqual([]);

    world.advance(2);
    const ended = await world.run(world.schedule());
    expect(ended.verdict).toBe('0 done ok');
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'success' } });
    expect(bodies(world)).toHaveLength(2);
    const arn = ended.outputs['custom-model-arn'];
    expect(arn).toMatch(/^arn:aws:bedrock:us-east-1:111122223333:custom-model\//);
    expect(bodies(world)[0]).toContain(arn);
    expect(bodies(world)[1]).toContain(arn);
    expect(ended.outputs['job-status']).toBe('Completed');
    expect(JSON.parse(ended.outputs['training-metrics'] ?? '')).toEqual({
      trainingLoss: expect.any(Number),
      validationLoss: null,
      steps: expect.any(Number),
    });
    expect(ended.result.jobs[0]?.report?.metrics?.training.length).toBeGreaterThan(1);

    world.advance(1);
    const after = await world.run(world.schedule());
    expect(after.verdict).toBe('0 nothing-to-do up-to-date');
    expect(after.writes).toEqual([]);
    expect(bodies(world)).toHaveLength(2);
  });

  it('reports to the pull request that brought the job, not to the newest one', async () => {
    const world = scenario();
    const sha = await training(world, 'support-bot');
    const unrelated = world.propose({ 'README.md': '# Other words\n' });
    const push = world.merge(unrelated);
    expect((await world.run(push, { wait: '0' })).verdict).toBe('0 in-progress training');
    world.advance(3);
    expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    expect(world.comments(1)).toHaveLength(2);
    expect(world.comments(2)).toEqual([]);
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'success' } });
    expect(world.statuses(push.sha)).toEqual({});
  });

  it('looks with the status role alone, and starts nothing', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.schedule());
    expect(ran.exitCode).toBe(0);
    expect(ran.outputs).toMatchObject({ 'has-work': 'true', 'has-changes': 'true' });
    expect(ran.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    const roles = ran.calls.flatMap(({ request }) => request['RoleArn'] ?? []);
    expect(roles).toEqual(['arn:aws:iam::111122223333:role/bedrock-tune-status']);
  });

  it.each([
    ['in training', 'training'],
    ['in validation', 'validation'],
  ] as const)('a failure %s is red once, and quotes no row anywhere', async (_what, phase) => {
    const world = scenario();
    const secret = 'CANARY-4711';
    await world.script({
      jobName: '*',
      outcome: {
        kind: 'fail',
        phase,
        message: `Input size exceeded in file train.jsonl for record starting with {"prompt": "${secret}`,
      },
    });
    const sha = await training(world, 'support-bot');
    world.advance(3);
    const first = await world.run(world.schedule());
    expect(first.verdict).toBe('1 failed run-failed');
    expect(first.outputs['job-status']).toBe('Failed');
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'failure' } });
    expect(bodies(world)).toHaveLength(2);
    expect(bodies(world)[0]).toContain('support-bot@2');
    const second = await world.run(world.schedule());
    expect(second.verdict).toBe('0 nothing-to-do run-failed');
    expect(second.writes).toEqual([]);
    expect(bodies(world)).toHaveLength(2);
    expect(world.sinks.join('\n')).not.toContain(secret);
  });

  it('tells a message of a shape nobody has seen without what it quotes', async () => {
    const world = scenario();
    const secret = 'CANARY-4711';
    await world.script({
      jobName: '*',
      outcome: {
        kind: 'fail',
        phase: 'training',
        message: `Odd text around "${secret} is the row", and more`,
      },
    });
    await training(world, 'support-bot');
    world.advance(3);
    expect((await world.run(world.schedule())).verdict).toBe('1 failed run-failed');
    expect(world.sinks.join('\n')).not.toContain(secret);
  });
});

describe('retry', () => {
  it('makes exactly the attempt that was asked for, once', async () => {
    const world = scenario();
    await world.script({
      jobName: '*',
      outcome: { kind: 'fail', phase: 'training', message: 'Internal error' },
    });
    const sha = await training(world, 'support-bot');
    const name = world.job('support-bot').input.jobName;
    world.advance(3);
    await world.run(world.schedule());
    await world.script();
    const dispatch = (): ReturnType<Scenario['dispatch']> => world.dispatch('bedrock-train');

    const without = await world.run(dispatch(), { command: 'apply', wait: '0' });
    expect(without.writes).toEqual([]);

    const retry = { command: 'apply', retry: 'support-bot@2', wait: '0' };
    const retried = await world.run(dispatch(), retry);
    expect(retried.verdict).toBe('0 in-progress training');
    expect(world.jobs()).toEqual([`${name} Failed`, `${name}-r2 InProgress`]);
    expect(world.job(`${name}-r2`).tags).toContainEqual({ key: 'bedrock-tune:attempt', value: '2' });
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });

    const again = await world.run(dispatch(), retry);
    expect(again.verdict).toBe('0 in-progress training');
    expect(again.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(world.jobs()).toHaveLength(2);

    world.advance(3);
    expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'success' } });
    const late = await world.run(dispatch(), retry);
    expect(late.verdict).toBe('0 nothing-to-do up-to-date');
    expect(world.jobs()).toHaveLength(2);
  });

  it('is red when the new attempt fails while the run still waits for it', async () => {
    const world = scenario();
    await world.script({
      jobName: '*',
      outcome: { kind: 'fail', phase: 'validation', message: 'Internal error' },
    });
    await training(world, 'support-bot');
    world.advance(1);
    expect((await world.run(world.schedule())).verdict).toBe('1 failed run-failed');
    const { ledger } = world.simulator;
    const before = ledger.entries().length;
    const running = world.run(world.dispatch('bedrock-train'), { command: 'apply', retry: 'support-bot@2' });
    await until(() => isFollowing(ledger.entries().slice(before)));
    world.advance(1);
    const ran = await running;
    expect(ran.verdict).toBe('1 failed run-failed');
    expect(bodies(world)).toHaveLength(3);
    const next = await world.run(world.schedule());
    expect(next.verdict).toBe('0 nothing-to-do run-failed');
    expect(next.writes).toEqual([]);
  });

  it('does not skip an attempt', async () => {
    const world = scenario();
    await world.script({
      jobName: '*',
      outcome: { kind: 'fail', phase: 'validation', message: 'Internal error' },
    });
    await training(world, 'support-bot');
    world.advance(1);
    const ran = await world.run(world.dispatch('bedrock-train'), {
      command: 'apply',
      retry: 'support-bot@3',
      wait: '0',
    });
    expect(ran.writes.filter((write) => !write.startsWith('github '))).toEqual([]);
    expect(world.jobs()).toHaveLength(1);
  });
});

describe('stop', () => {
  it('ends the named job in one run, and nothing else', async () => {
    const world = scenario();
    const sha = await training(world, 'faq-bot', 'support-bot');
    const stopped = await world.run(world.dispatch('bedrock-train'), {
      command: 'stop',
      jobs: 'support-bot',
    });
    expect(stopped.verdict).toBe('0 done ok');
    expect(stopped.result.stopped).toMatchObject([{ job: 'support-bot', answer: 'stopping' }]);
    expect(stopped.writes.filter((write) => write.startsWith('bedrock '))).toEqual([
      'bedrock StopModelCustomizationJob',
    ]);
    const states = () => world.jobs().map((job) => job.replace(/-[0-9a-f]{12} /, ' '));
    expect(states()).toEqual(['faq-bot InProgress', 'support-bot Stopping']);

    world.advance(0.5);
    await world.run(world.schedule());
    expect(states()).toEqual(['faq-bot InProgress', 'support-bot Stopped']);
    expect(world.statuses(sha)).toMatchObject({
      'bedrock-tune/support-bot': { state: 'failure' },
      'bedrock-tune/faq-bot': { state: 'pending' },
    });
    const apply = await world.run(world.push(), { wait: '0' });
    expect(apply.exitCode).toBe(0);
    expect(world.jobs()).toHaveLength(2);
  });

  it('ends the older specification of the job too', async () => {
    const world = scenario();
    await training(world, 'support-bot');
    world.commit({ [trainPath('support-bot')]: rows('support-bot', 20) });
    await world.run(world.push(), { wait: '0' });
    const stopped = await world.run(world.dispatch('bedrock-train'), {
      command: 'stop',
      jobs: 'support-bot',
    });
    expect(stopped.result.stopped).toHaveLength(2);
    expect(world.jobs().every((job) => job.endsWith(' Stopping'))).toBe(true);
  });

  it('needs to be told which job', async () => {
    const world = scenario();
    await training(world, 'support-bot');
    const ran = await world.run(world.dispatch('bedrock-train'), { command: 'stop' });
    expect(ran.verdict).toBe('1 refused input-invalid');
    expect(ran.calls).toEqual([]);
  });
});
