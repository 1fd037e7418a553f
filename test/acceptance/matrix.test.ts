/** The same work on many runners at once: they converge to the state that one runner makes. */
import { describe, expect, it } from '@jest/globals';
import { repositoryOf } from '../support/sample-repository.ts';
import { type Ran, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

const CREATE = 'bedrock CreateModelCustomizationJob';
const JOBS = ['billing-bot', 'faq-bot', 'support-bot'];

function matrixOf(ran: Ran): readonly string[] {
  const { include }: { include: readonly { readonly job: string }[] } = JSON.parse(
    ran.outputs['matrix'] ?? '{}',
  );
  return include.map(({ job }) => job);
}

function commentsIn(ran: Ran): readonly string[] {
  return ran.writes.filter((write) => write.includes('/comments'));
}

describe('a matrix of one job per runner', () => {
  it('starts each job once, comments nowhere, and leaves the telling to the fan-in', async () => {
    const world = scenario();
    await world.allowInFlight(JOBS.length);
    const proposal = world.propose(repositoryOf(...JOBS));
    await world.run(world.pullRequest(proposal));
    const sha = world.merge(proposal).sha;
    const looked = await world.run(world.schedule());
    expect(matrixOf(looked)).toEqual(JOBS);
    const before = world.comments(1);

    const legs = await Promise.all(
      matrixOf(looked).map((job) =>
        world.run(world.dispatch('bedrock-train'), { command: 'apply', jobs: job, wait: '0' }),
      ),
    );
    expect(legs.map(({ verdict }) => verdict)).toEqual(JOBS.map(() => '0 in-progress training'));
    expect(legs.map(({ result }) => result.jobs.map(({ outcome }) => outcome))).toEqual(
      JOBS.map(() => ['started']),
    );
    // Runs that overlap see each other's calls: what counts is what all of them came to.
    const { ledger } = world.simulator;
    const creates = ledger.entries().filter(({ operation }) => CREATE.endsWith(operation));
    expect(creates).toHaveLength(JOBS.length);
    expect(world.jobs()).toHaveLength(JOBS.length);
    expect(world.comments(1)).toEqual(before);

    const fanIn = await world.run(world.schedule());
    expect(fanIn.verdict).toBe('0 in-progress training');
    expect(commentsIn(fanIn)).toHaveLength(1);
    for (const job of JOBS) expect(world.comments(1)[0]?.body).toContain(world.job(job).input.jobName);

    world.advance(3);
    const one = await world.run(world.schedule(), { jobs: 'faq-bot' });
    expect(commentsIn(one)).toEqual([]);
    expect((await world.run(world.schedule())).verdict).toBe('0 done ok');
    // The sticky one, and one for each end.
    expect(world.comments(1)).toHaveLength(1 + JOBS.length);
    for (const job of JOBS)
      expect(world.statuses(sha)).toMatchObject({ [`bedrock-tune/${job}`]: { state: 'success' } });
    const settled = await world.run(world.push(), { wait: '0' });
    expect([settled.verdict, settled.writes]).toEqual(['0 nothing-to-do up-to-date', []]);
  });

  it('queues what has no slot, and the fan-in says that work is left', async () => {
    const world = scenario();
    world.commit(repositoryOf(...JOBS));
    await Promise.all(
      JOBS.map((job) =>
        world.run(world.dispatch('bedrock-train'), { command: 'apply', jobs: job, wait: '0' }),
      ),
    );
    expect(world.jobs()).toHaveLength(2);
    expect((await world.run(world.schedule())).outputs['has-work']).toBe('true');
    world.advance(3);
    await world.run(world.schedule());
    const later = await world.run(world.push(), { wait: '0' });
    expect(later.writes.filter((write) => write === CREATE)).toHaveLength(1);
    expect(world.jobs()).toHaveLength(3);
  });
});
