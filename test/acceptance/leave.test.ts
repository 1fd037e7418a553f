/** When a run leaves: what `wait` says, and how a cancelled one goes. Judged by the order of the calls, not by a clock. */
import { describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/simulator/protocol.ts';
import { repositoryOf } from '../support/sample-repository.ts';
import { isFollowing, type Moment, until, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

const GET = 'GetModelCustomizationJob';
const CREATE = 'CreateModelCustomizationJob';

/** Looks at a run after the first word about it was written. */
function looksAfterTelling(calls: readonly LedgerEntry[]): number {
  const told = calls.findIndex(
    ({ operation }) => operation.includes('/statuses/') && !operation.startsWith('GET'),
  );
  return calls.slice(told).filter(({ operation }) => operation === GET).length;
}

/** A look at a run got no answer. */
const isHanging: Moment = (calls) =>
  calls.some(({ operation, status }) => operation === GET && status === 0) && isFollowing(calls);

describe('wait', () => {
  it('0 leaves without following', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.push(), { wait: '0' });
    expect(ran.verdict).toBe('0 in-progress training');
    // One to begin with, one for the report.
    expect(looksAfterTelling(ran.calls)).toBeLessThanOrEqual(2);
  });

  it('a duration ends while Bedrock still validates, and that is no failure', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.push(), { wait: '1s' });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(looksAfterTelling(ran.calls)).toBeGreaterThan(2);
  });

  it('done goes on to the end, and says it', async () => {
    const world = scenario();
    const sha = world.commit(repositoryOf('support-bot'));
    const { ledger } = world.simulator;
    const running = world.run(world.push(), { wait: 'done' });
    await until(() => isFollowing(ledger.entries()));
    world.advance(3);
    expect((await running).verdict).toBe('0 done ok');
    expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'success' } });
  });

  it('by default leaves as soon as the input is accepted', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const { ledger } = world.simulator;
    const running = world.run(world.push());
    await until(() => isFollowing(ledger.entries()));
    world.advance(0.2);
    expect((await running).verdict).toBe('0 in-progress training');
    expect(world.jobs()).toEqual([expect.stringMatching(/ InProgress$/)]);
  });
});

describe('a cancelled run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s: says what trains on, how to end it, and leaves',
    async (cancelWith) => {
      const world = scenario();
      world.commit(repositoryOf('support-bot'));
      const ran = await world.run(world.push(), { wait: 'done' }, { cancelWhen: isFollowing, cancelWith });
      expect(ran.verdict).toBe('0 in-progress training');
      expect(ran.stdout).toContain(`${world.job('support-bot').input.jobName} goes on training, and costing`);
      expect(ran.stdout).toContain('gh workflow run stop.yml -f jobs=support-bot');
      expect(world.jobs()).toEqual([expect.stringMatching(/ InProgress$/)]);
    },
  );

  it('leaves also when Bedrock does not answer any more', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const { faults } = world.simulator;
    // The look by name, the read-back and the first look are answered.
    faults.add({ service: 'bedrock', operation: GET, form: 'hang', skip: 3, count: 100 });
    const ran = await world.run(world.push(), { wait: 'done' }, { cancelWhen: isHanging });
    faults.clear();
    expect(ran.verdict).toBe('1 error cancelled');
    expect(ran.stdout).toContain('goes on training, and costing');
    // It waited for no answer: no call was given up and sent again.
    expect(
      ran.calls.filter(({ operation, status }) => operation === GET && status === 0).length,
    ).toBeLessThan(4);
    const next = await world.run(world.push(), { wait: '0' });
    expect(next.verdict).toBe('0 in-progress training');
    expect(next.writes.filter((write) => write.startsWith('bedrock '))).toEqual([]);
    expect(world.jobs()).toHaveLength(1);
  });

  it('says that a run may exist when it is cut off at Create', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const { faults } = world.simulator;
    faults.add({ service: 'bedrock', operation: CREATE, form: 'hang', count: 100 });
    const isCreating: Moment = (calls) => calls.some(({ operation }) => operation === CREATE);
    const ran = await world.run(world.push(), { wait: '0' }, { cancelWhen: isCreating });
    faults.clear();
    expect(ran.verdict).toBe('1 error cancelled');
    expect(ran.stdout).toContain('may exist by now');
    expect((await world.run(world.push(), { wait: '0' })).verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(1);
  });

  it.each([CREATE, 'PutObject', GET])(
    'killed at %s: the next run comes to the same end',
    async (operation) => {
      const world = scenario();
      const sha = world.commit(repositoryOf('support-bot'));
      const isThere: Moment = (calls) => calls.some((call) => call.operation === operation);
      const killed = await world.run(
        world.push(),
        { wait: '0' },
        { cancelWhen: isThere, cancelWith: 'SIGKILL' },
      );
      expect(killed.exitCode).toBeNull();
      const next = await world.run(world.push(), { wait: '0' });
      expect(next.verdict).toBe('0 in-progress training');
      expect(world.jobs()).toHaveLength(1);
      expect(world.statuses(sha)).toMatchObject({ 'bedrock-tune/support-bot': { state: 'pending' } });
      world.advance(3);
      expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    },
  );
});
