/** Runs that a later change overtakes, and what stands in the way of telling their end. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { entry, jobsFile, repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { type Files, type Proposal, type Scenario, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

const FAILS = {
  jobName: '*',
  outcome: { kind: 'fail', phase: 'validation', message: 'Internal error' },
} as const;

/** Merges a pull request and lets apply run on the push. */
async function merged(world: Scenario, files: Files): Promise<Landed> {
  const proposal = world.propose(files);
  const push = world.merge(proposal);
  const ran = await world.run(push, { wait: '0' });
  return { ...proposal, sha: push.sha, verdict: ran.verdict };
}

interface Landed extends Proposal {
  readonly sha: string;
  readonly verdict: string;
}

function kinds(world: Scenario, pull: number): readonly (string | undefined)[] {
  return world.comments(pull).map(({ body }) => /<!-- bedrock-tune .*?kind=(\w+)/.exec(body)?.[1]);
}

function stateOf(world: Scenario, { sha }: Landed, job = 'support-bot'): string | undefined {
  return world.statuses(sha)[`bedrock-tune/${job}`]?.state;
}

/** Another look: green, and nothing is written. */
async function staysQuiet(world: Scenario, verdict: string): Promise<void> {
  const again = await world.run(world.schedule());
  expect(again.verdict).toBe(verdict);
  expect(again.writes).toEqual([]);
}

describe('a change that asks for the same run', () => {
  it('does not hide a failure between two looks: it is red once, on the commit that waits for it', async () => {
    const world = scenario();
    await world.script(FAILS);
    const first = await merged(world, repositoryOf('support-bot'));
    expect(first.verdict).toBe('0 in-progress training');
    world.advance(2);
    const described = jobsFile({ 'support-bot': entry('support-bot', { description: 'other words' }) });
    const second = await merged(world, { 'jobs.yaml': described });
    expect(second.verdict).toBe('1 failed run-failed');
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['failure', 'failure']);
    expect(kinds(world, 1)).toEqual(['report', 'ended']);
    expect(world.jobs()).toHaveLength(1);
    await staysQuiet(world, '0 nothing-to-do run-failed');
  });
});

describe('an overtaken run', () => {
  it('is told on its own pull request without a retry, and named wherever the red run is read', async () => {
    const world = scenario();
    const first = await merged(world, repositoryOf('support-bot'));
    const name = world.job('support-bot').input.jobName;
    await world.script({ ...FAILS, jobName: name }, { jobName: '*', outcome: { kind: 'stall' } });
    const second = await merged(world, { [trainPath('support-bot')]: rows('support-bot', 20) });
    expect(second.verdict).toBe('0 in-progress training');
    world.advance(2);
    const look = await world.run(world.schedule());
    expect(look.verdict).toBe('1 failed run-failed');
    expect(look.summary).toContain(name);
    expect(look.stdout).toContain(name);
    expect(look.result.overtaken).toMatchObject([
      { planned: { key: 'support-bot', action: { kind: 'failed', run: { jobName: name } } } },
    ]);
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['failure', 'pending']);
    expect(kinds(world, 1)).toEqual(['report', 'ended']);
    expect(world.comments(1).map(({ body }) => body.includes('support-bot@2'))).toEqual([false, false]);
    expect(kinds(world, 2)).toEqual(['report']);
    await staysQuiet(world, '0 in-progress training');
  });

  it.each([
    ['that the file no longer has', { 'jobs.yaml': jobsFile({ 'faq-bot': entry('faq-bot') }) }],
    [
      'whose dataset is missing today',
      {
        'jobs.yaml': jobsFile({
          'faq-bot': entry('faq-bot'),
          'support-bot': entry('support-bot', { data: { training: 'datasets/gone.jsonl' } }),
        }),
      },
    ],
  ])('of a job %s is followed to its end', async (_what, files) => {
    const world = scenario();
    const first = await merged(world, repositoryOf('faq-bot', 'support-bot'));
    await world.script({ ...FAILS, jobName: 'support-bot-*' }, { jobName: '*', outcome: { kind: 'stall' } });
    await merged(world, files);
    world.advance(2);
    await world.run(world.schedule());
    expect(stateOf(world, first)).toBe('failure');
    expect(stateOf(world, first, 'faq-bot')).toBe('pending');
    expect(kinds(world, 1)).toEqual(['report', 'ended']);
    expect(world.jobs()).toHaveLength(2);
  });

  it('of another config file is left to the runs of that file', async () => {
    const world = scenario();
    await world.script({ jobName: '*', outcome: { kind: 'stall' } });
    const first = await merged(world, repositoryOf('support-bot'));
    const name = world.job('support-bot').input.jobName;
    const other = jobsFile({ 'support-bot': entry('support-bot', { hyperparameters: { epochCount: 3 } }) });
    const second = await merged(world, { 'other.yaml': other });
    const started = await world.run(world.push(), { wait: '0', config: 'other.yaml' });
    expect(started.verdict).toBe('0 in-progress training');
    await world.script({ jobName: name, outcome: { kind: 'stall' } }, FAILS);
    world.advance(2);
    const comments = world.comments(2).map(({ body }) => body);
    const own = await world.run(world.schedule());
    expect(own.verdict).toBe('0 in-progress training');
    expect(world.comments(2).map(({ body }) => body)).toEqual(comments);
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['pending', 'pending']);
    const theirs = await world.run(world.schedule(), { config: 'other.yaml' });
    expect(theirs.verdict).toBe('1 failed run-failed');
    expect(stateOf(world, second)).toBe('failure');
  });
});

describe('what cannot be read', () => {
  it('a created run stays started, though it cannot be read back', async () => {
    const world = scenario();
    world.simulator.faults.add({
      service: 'bedrock',
      operation: 'GetModelCustomizationJob',
      form: 'status',
      status: 429,
      code: 'ThrottlingException',
      skip: 1,
      count: 3,
    });
    const first = await merged(world, repositoryOf('support-bot'));
    expect(first.verdict).toBe('0 in-progress training');
    expect(stateOf(world, first)).toBe('pending');
    expect(world.jobs()).toHaveLength(1);
    world.simulator.faults.clear();
    expect((await world.run(world.schedule())).verdict).toBe('0 in-progress training');
    expect(world.jobs()).toHaveLength(1);
  });

  it('a shallow clone says nothing to a pull request that has nothing to do with the run', async () => {
    const world = scenario();
    await world.script(FAILS);
    const first = await merged(world, repositoryOf('support-bot'));
    const second = await merged(world, { 'README.md': '# Other words\n' });
    const workspace = shallowClone(world);
    const look = await world.run(world.schedule(), {}, { workspace });
    expect(look.verdict).toBe('0 in-progress training');
    expect(look.stdout).toContain('shallow');
    world.advance(2);
    expect((await world.run(world.schedule(), {}, { workspace })).verdict).toBe('1 failed run-failed');
    expect(world.comments(2)).toEqual([]);
    expect(world.statuses(second.sha)).toEqual({});
    expect(stateOf(world, first)).toBe('failure');
    expect(kinds(world, 1)).toEqual(['report', 'ended']);
  });
});

/** A checkout of main as `fetch-depth: 1` makes it; GitHub itself has the whole history. */
function shallowClone({ checkout }: Scenario): string {
  const clone = join(checkout.directory, '.git', 'shallow-clone');
  checkout.git('clone', '--quiet', '--depth', '1', '--branch', 'main', `file://${checkout.directory}`, clone);
  return clone;
}
