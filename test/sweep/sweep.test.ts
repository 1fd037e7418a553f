/** A bounded part of `npm run sweep`, and whether its judge sees what it is there to see. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { converge } from '../../src/commands/converge.ts';
import { stop } from '../../src/commands/stop.ts';
import { accountOf, type Job, withAccount } from '../../src/simulator/bedrock/state.ts';
import { DISPATCH, filesFor, PUSH } from '../commands/support.ts';
import { ACCOUNT, REGION } from '../support/builders.ts';
import type { Form } from './faults.ts';
import { heard, heardApart } from './heard.ts';
import { allJobs, judge, toldAgain, untrueStops } from './oracle.ts';
import { UNDISTURBED } from './process.ts';
import { SCENARIOS } from './scenarios.ts';
import { Player, plainHistories } from './sweep.ts';
import { callTasks, nameOf } from './tasks.ts';
import { AT_ONCE } from './turns.ts';
import { merge, SweptWorld } from './world.ts';

/** Those that have shown most. */
const SOME: readonly Form[] = ['lost-after', 'late', 'killed-after'];
const MINUTE = 60_000;

describe('the sweep', () => {
  it(
    'finds every scenario sound where nothing breaks',
    async () => {
      const { histories, faults, complaints } = await heard(plainHistories());
      expect(complaints).toEqual([]);
      expect(histories).toBeGreaterThanOrEqual(40);
      expect(faults).toBe(0);
    },
    MINUTE,
  );

  it.each(['the failure of a training is told', 'a change that stops the older run', 'a stop'])(
    'finds %s sound whichever call breaks',
    async (name) => {
      const scenarios = SCENARIOS.filter((scenario) => scenario.name === name);
      const { callsOf } = await Player.of(scenarios);
      const names = callTasks(callsOf, scenarios, SOME).map((task) => ({ name: nameOf(task) }));
      const { histories, faults, complaints } = await heardApart(names);
      expect(complaints).toEqual([]);
      expect(histories).toBeGreaterThan(SOME.length * 5);
      expect(faults).toBe(histories);
    },
    MINUTE,
  );
});

/** One job in training, started and told by a run that nothing disturbed. */
async function training(): Promise<{ readonly world: SweptWorld; readonly job: Job }> {
  const world = new SweptWorld();
  merge(world, filesFor([{ key: 'bot' }]), 1);
  const { context } = world.launch({ command: 'apply', trigger: PUSH }, UNDISTURBED, AT_ONCE);
  await converge(context, 'apply');
  const [job, ...others] = allJobs(world);
  if (job === undefined || others.length > 0) throw new Error('not one job');
  return { world, job };
}

function addJob(world: SweptWorld, job: Job): void {
  const account = accountOf(world.bedrock.state, ACCOUNT, REGION);
  world.bedrock.state = withAccount(world.bedrock.state, { ...account, jobs: [...account.jobs, job] });
}

function say(world: SweptWorld, state: 'pending' | 'success', description: string): void {
  world.hub.setStatus(world.main, { context: 'bedrock-tune/bot', state, description });
}

const ONCE: ReadonlyMap<string, number> = new Map();

describe('the judge', () => {
  it('has nothing to say of one run that is told as it is', async () => {
    const { world } = await training();
    expect(judge(world, ONCE)).toEqual({ duplicates: [], orphans: [], untrue: [] });
  });

  it('sees what was trained twice, unless a person asked for it', async () => {
    const { world, job } = await training();
    const jobName = `${job.input.jobName}-r2`;
    addJob(world, { ...job, arn: `${job.arn}2`, input: { ...job.input, jobName, clientRequestToken: 'x' } });
    expect(judge(world, ONCE).duplicates).toEqual([`${job.input.jobName}, ${jobName}`]);
    expect(judge(world, new Map([['bot', 2]])).duplicates).toEqual([]);
  });

  it('sees no double in another account, nor in what another repository trains', async () => {
    const { world, job } = await training();
    addJob(world, { ...job, arn: job.arn.replace(ACCOUNT, '999988887777') });
    addJob(world, { ...job, arn: `${job.arn}3`, tags: [] });
    expect(judge(world, ONCE).duplicates).toEqual([]);
  });

  it('sees a run that nobody tells of', async () => {
    const { world, job } = await training();
    world.hub.statuses.clear();
    world.hub.comments.clear();
    expect(judge(world, ONCE).orphans).toEqual([job.input.jobName]);
  });

  it.each([
    ['an end that has not come', 'success', 'trained'],
    ['a stop that nobody asked for', 'pending', 'stopping: superseded by a later change'],
  ] as const)('sees a status that tells of %s', async (_, state, what) => {
    const { world, job } = await training();
    say(world, state, `${job.input.jobName} ${what}`);
    expect(judge(world, ONCE).untrue).toHaveLength(1);
  });

  it('sees a status of another run', async () => {
    const { world } = await training();
    say(world, 'pending', 'bot-000000000000 in progress');
    expect(judge(world, ONCE).untrue).toHaveLength(1);
  });

  it('sees that an end was not told', async () => {
    const { world } = await training();
    world.time += 100 * 60 * MINUTE;
    expect(judge(world, ONCE).untrue).toHaveLength(1);
  });
});

describe('the judge of what was said', () => {
  it('sees that the same was told again, though one of the two is gone', async () => {
    const { world } = await training();
    expect(toldAgain(world)).toEqual([]);
    const [comment] = world.hub.commentsOf(1);
    const second = world.hub.addComment(1, comment?.body ?? '');
    world.hub.comments.delete(second.id);
    expect(toldAgain(world)).toEqual(['report of jobs.yaml on #1']);
  });

  it('has nothing to say of a comment on another pull request, nor of what others write', async () => {
    const { world } = await training();
    const [comment] = world.hub.commentsOf(1);
    world.hub.addComment(2, comment?.body ?? '');
    world.hub.addComment(1, 'Nice.');
    expect(toldAgain(world)).toEqual([]);
  });

  it('sees that what was stopped trains', async () => {
    const { world, job } = await training();
    const { context } = world.launch(
      { command: 'stop', trigger: DISPATCH, inputs: { jobs: 'bot' } },
      UNDISTURBED,
      AT_ONCE,
    );
    const result = await stop(context);
    expect(untrueStops(world, result)).toEqual([]);
    const account = accountOf(world.bedrock.state, ACCOUNT, REGION);
    world.bedrock.state = withAccount(world.bedrock.state, { ...account, jobs: [job] });
    expect(untrueStops(world, result)).toEqual([
      `${job.input.jobName} trains, and stop says that it does not`,
    ]);
  });
});

describe('planted bugs', () => {
  const root = join(import.meta.dirname, '..', '..');
  const patches = readdirSync(join(import.meta.dirname, 'planted')).filter((name) => name.endsWith('.patch'));

  it('are many', () => expect(patches.length).toBeGreaterThanOrEqual(34));

  it.each(patches)('%s applies to the sources as they are', (name) => {
    const patch = join('test', 'sweep', 'planted', name);
    expect(() =>
      execFileSync('git', ['apply', '--check', patch], { cwd: root, stdio: 'pipe' }),
    ).not.toThrow();
  });
});
