import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { plan } from '../../src/commands/plan.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { parseMarker } from '../../src/report/marker.ts';
import {
  appError,
  type ContextOptions,
  endRun,
  filesFor,
  jobsYaml,
  type Proposed,
  proposedWorld,
  rows,
  trainingPath,
  type World,
} from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BEFORE = filesFor(JOBS);
const NEW_DATA = { ...BEFORE, [trainingPath('a')]: rows('changed') };

async function planned({ world, trigger }: Proposed, options: ContextOptions = {}): Promise<CommandResult> {
  return await plan(world.context({ trigger, ...options }));
}

/** AWS as it is after the base was merged and trained. */
async function withTrained(proposed: Proposed): Promise<Proposed> {
  const { world, base } = proposed;
  const { head } = world.repository;
  world.repository.head = base;
  await apply(world.context({ inputs: { reviewed: 'off' } }));
  for (const name of [...world.account().runs.keys()]) endRun(world, world.account(), name, 'Completed');
  world.repository.head = head;
  world.calls.length = 0;
  return proposed;
}

function awsWrites(world: World): readonly string[] {
  const reads = /^(bedrock|objects)\.(list|get|head)/;
  return world.called().filter((name) => /^(bedrock|objects)\./.test(name) && !reads.test(name));
}

function githubWrites(world: World): readonly string[] {
  return world.called('github.').filter((name) => /create|update|delete|set/.test(name));
}

describe('plan of a pull request', () => {
  it('tells what a merge would train, and what it would cost', async () => {
    const proposed = await withTrained(proposedWorld(BEFORE, NEW_DATA));
    const result = await planned(proposed);
    expect(result).toMatchObject({
      command: 'plan',
      decision: 'planned',
      reasonCode: 'changes-planned',
      hasChanges: true,
      hasWork: true,
    });
    expect(result.jobs.map(({ planned: { key, action }, affected }) => [key, action.kind, affected])).toEqual(
      [
        ['a', 'train', true],
        ['b', 'none', false],
      ],
    );
    expect(result.jobs[0]?.planned.estimate.kind).toBe('range');
    expect(result.commentUrl).toBe(proposed.world.hub.commentsOf(7)[0]?.url);
  });

  it('tells why a job trains, and which run its present model is of', async () => {
    const after = { ...filesFor([...JOBS, { key: 'c' }]), [trainingPath('a')]: rows('changed') };
    const proposed = await withTrained(proposedWorld(BEFORE, after));
    const [present] = [...proposed.world.account().runs.keys()].filter((name) => name.startsWith('a-'));
    const { jobs } = await planned(proposed);
    expect(jobs.map(({ because, presentRun }) => ({ because, presentRun }))).toEqual([
      { because: ['training data changed'], presentRun: present },
      { because: [], presentRun: undefined },
      { because: ['new job'], presentRun: undefined },
    ]);
    const body = proposed.world.hub.commentsOf(7)[0]?.body;
    expect(body).toContain(`\`a\`: training data changed; the present model is of run \`${present}\`.`);
  });

  it('says of a job that nobody touched and nobody trained that it is not trained yet', async () => {
    const { jobs } = await planned(proposedWorld(BEFORE, NEW_DATA));
    expect(jobs.map(({ because }) => because)).toEqual([['training data changed'], ['not trained yet']]);
  });

  it('puts the reviewed fingerprint on the head commit, for the affected job only', async () => {
    const proposed = await withTrained(proposedWorld(BEFORE, NEW_DATA));
    const result = await planned(proposed);
    const fingerprint = result.jobs[0]?.planned.fingerprint;
    const { hub } = proposed.world;
    expect(hub.status(proposed.head, 'bedrock-tune/plan/a')).toMatchObject({
      state: 'success',
      description: `train v1:${fingerprint}`,
    });
    expect(hub.status(proposed.head, 'bedrock-tune/plan/b')).toBeUndefined();
  });

  it('writes nothing to AWS, whatever the pull request changes', async () => {
    const changes = [
      NEW_DATA,
      filesFor([...JOBS, { key: 'c', environment: 'west' }]),
      filesFor([{ key: 'a' }]),
      { ...NEW_DATA, 'jobs.yaml': 'jobs: [' },
      { ...BEFORE, [trainingPath('a')]: '{broken' },
    ];
    for (const after of changes) {
      const proposed = await withTrained(proposedWorld(BEFORE, after));
      await planned(proposed, { inputs: { retry: after === NEW_DATA ? 'a@2' : '' } });
      expect(awsWrites(proposed.world)).toEqual([]);
      expect(proposed.world.account().runs.size).toBe(2);
    }
  });

  it('is green, silent and cheap where nothing is affected', async () => {
    const proposed = await withTrained(proposedWorld(BEFORE, { ...BEFORE, 'README.md': 'words' }));
    expect(await planned(proposed)).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'not-affected' });
    expect(githubWrites(proposed.world)).toEqual([]);
    expect(proposed.world.count('bedrock.getRun')).toBe(0);
  });

  it('does not answer for faults that were there before', async () => {
    const broken = { ...BEFORE, [trainingPath('b')]: '{broken' };
    const proposed = proposedWorld(broken, { ...broken, [trainingPath('a')]: rows('changed') });
    const result = await planned(proposed);
    expect(result.decision).toBe('planned');
    expect(result.findings.filter(({ file }) => file === trainingPath('b'))).toEqual([]);
    const theirs = await planned(proposedWorld(BEFORE, { ...NEW_DATA, [trainingPath('b')]: '{broken' }));
    expect(theirs).toMatchObject({ decision: 'findings', reasonCode: 'findings' });
  });

  it('is red for an affected job over its budget, and says failure on its commit', async () => {
    const over = filesFor([{ key: 'a', extra: '    budget: { trainingUsd: 0.0000001 }\n' }, { key: 'b' }]);
    const proposed = proposedWorld(BEFORE, over);
    expect(await planned(proposed)).toMatchObject({ decision: 'blocked', reasonCode: 'jobs-blocked' });
    expect(proposed.world.hub.status(proposed.head, 'bedrock-tune/plan/a')).toMatchObject({
      state: 'failure',
    });
  });

  it('comments a broken file even though no job is known', async () => {
    const proposed = proposedWorld(BEFORE, { ...BEFORE, 'jobs.yaml': 'jobs: [' });
    expect(await planned(proposed)).toMatchObject({ decision: 'findings', jobs: [] });
    expect(proposed.world.hub.commentsOf(7)).toHaveLength(1);
    expect(proposed.world.called('bedrock.')).toEqual([]);
    expect(await planned(proposed, { inputs: { jobs: 'a' } })).toMatchObject({ decision: 'findings' });
  });

  it('keeps quiet when the pull request has moved on, or was closed meanwhile', async () => {
    for (const change of [{ headSha: 'f'.repeat(40) }, { state: 'closed' as const }]) {
      const proposed = proposedWorld(BEFORE, NEW_DATA);
      const pull = proposed.world.hub.pulls.get(7);
      if (pull === undefined) throw new Error('no pull request');
      proposed.world.hub.pulls.set(7, { ...pull, ...change });
      expect((await planned(proposed)).commentUrl).toBeUndefined();
      expect(githubWrites(proposed.world).filter((name) => name.endsWith('Comment'))).toEqual([]);
    }
  });

  it.each(['getPullRequest', 'listComments', 'setStatus'] as const)(
    'stays green with a warning where %s is denied',
    async (method) => {
      const proposed = proposedWorld(BEFORE, NEW_DATA);
      proposed.world.fail(`github.${method}`, appError('github-denied', 'user'), { times: 9 });
      expect(await planned(proposed)).toMatchObject({ decision: 'planned' });
      expect(proposed.world.warnings.length).toBeGreaterThan(0);
    },
  );

  it('gives the reason of an environment that cannot be read, and still plans the other', async () => {
    const after = filesFor([{ key: 'a' }, { key: 'b', environment: 'west' }]);
    const proposed = proposedWorld({ 'README.md': '' }, after);
    proposed.world.fail('aws.connect', appError('account-mismatch', 'user'));
    const result = await planned(proposed);
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'account-mismatch' });
    expect(result.jobs.map(({ planned: { action } }) => action.kind)).toEqual(['blocked', 'train']);
    expect(result.summary).toContain('account-mismatch happened');
  });

  it('says once what keeps several environments from being read', async () => {
    const after = filesFor([
      { key: 'a' },
      { key: 'b', environment: 'west' },
      { key: 'c', environment: 'west' },
    ]);
    const proposed = proposedWorld({ 'README.md': '' }, after);
    proposed.world.fail('aws.connect', appError('identity-unavailable'), { times: 2 });
    const result = await planned(proposed);
    expect(result.decision).toBe('error');
    const reasons = result.jobs.map(({ planned: { action } }) => JSON.stringify(action));
    expect(reasons.filter((text) => text.includes('identity-unavailable happened'))).toHaveLength(3);
    const body = proposed.world.hub.commentsOf(7)[0]?.body ?? '';
    for (const text of [result.terminal, body]) {
      expect(text.split('identity-unavailable happened')).toHaveLength(2);
      for (const name of ['prod', 'west']) expect(text).toContain(`environment ${name}`);
    }
  });

  it('says it of an environment whose jobs are blocked by something else', async () => {
    const over = { key: 'a', extra: '    budget: { trainingUsd: 0.000001 }\n' };
    const proposed = proposedWorld({ 'README.md': '' }, filesFor([over]));
    proposed.world.fail('aws.connect', appError('identity-unavailable'));
    expect((await planned(proposed)).terminal).toContain('environment prod: identity-unavailable happened');
  });

  it('is not red for an environment that none of its jobs is in, and names it', async () => {
    const jobs = [{ key: 'a' }, { key: 'b', environment: 'west' as const }];
    const before = filesFor(jobs);
    const failing = async (after: Proposed): Promise<CommandResult> => {
      after.world.fail('aws.connect', appError('aws-unavailable'), { times: 2 });
      return await planned(after);
    };
    const unrelated = await failing(proposedWorld(before, { ...before, 'README.md': 'x' }));
    expect(unrelated).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'not-affected' });
    expect(unrelated.summary).toContain('aws-unavailable happened');
    const related = await failing(proposedWorld(before, { ...before, [trainingPath('b')]: rows('new') }));
    expect(related).toMatchObject({ decision: 'error', reasonCode: 'aws-unavailable' });
  });

  it('treats every job as affected where the base cannot be had, and says what it could not tell', async () => {
    const proposed = proposedWorld(BEFORE, NEW_DATA);
    const { head } = proposed.world.repository;
    proposed.world.repository.reachable = (id) => id === head;
    proposed.world.fail('github.blobIdsAt', appError('github-denied', 'github'));
    const result = await planned(proposed);
    expect(result.jobs.map(({ affected }) => affected)).toEqual([true, true]);
    expect(result.summary).toContain('fetch-depth: 0');
  });
});

describe('plan of a closed pull request', () => {
  const closed = (proposed: Proposed, merged: boolean, closedAt: string): Proposed => ({
    ...proposed,
    trigger: { ...proposed.trigger, state: 'closed', merged, closedAt },
  });

  it.each([true, false])('settles the comment (merged: %s) and asks AWS nothing', async (merged) => {
    const proposed = proposedWorld(BEFORE, NEW_DATA);
    await planned(proposed);
    const [before] = proposed.world.hub.commentsOf(7);
    proposed.world.calls.length = 0;
    const result = await planned(closed(proposed, merged, '2026-03-01T12:05:00Z'));
    expect(result).toMatchObject({ decision: 'nothing-to-do', reasonCode: 'pull-request-closed' });
    expect(githubWrites(proposed.world)).toEqual(['github.updateComment']);
    expect(proposed.world.hub.commentsOf(7)[0]?.body).not.toBe(before?.body);
    expect(proposed.world.called('bedrock.')).toEqual([]);
    expect(proposed.world.called('files.')).toEqual([]);
  });

  it('creates no comment, and never writes over what apply wrote after the merge', async () => {
    const proposed = proposedWorld(BEFORE, NEW_DATA);
    await planned(closed(proposed, true, '2026-03-01T12:05:00Z'));
    expect(proposed.world.hub.commentsOf(7)).toEqual([]);
    await planned(proposed);
    proposed.world.calls.length = 0;
    await planned(closed(proposed, true, '2026-03-01T11:00:00Z'));
    expect(githubWrites(proposed.world)).toEqual([]);
    const marker = parseMarker(proposed.world.hub.commentsOf(7)[0]?.body ?? '');
    expect(marker?.observed).toBe('2026-03-01T12:00:00.000Z');
  });
});

describe('plan elsewhere', () => {
  it('plans on a push and on a laptop without writing to GitHub', async () => {
    for (const trigger of [{ kind: 'push', onDefaultBranch: false }, { kind: 'local' }] as const) {
      const { world } = proposedWorld(BEFORE, NEW_DATA);
      expect(await plan(world.context({ trigger }))).toMatchObject({ decision: 'planned' });
      expect(githubWrites(world)).toEqual([]);
      expect(awsWrites(world)).toEqual([]);
    }
  });

  it('has no jobs to tell of in a file without any', async () => {
    const none = { 'jobs.yaml': jobsYaml([]).replace('jobs:\n', 'jobs: {}\n') };
    const proposed = proposedWorld(none, { ...none, 'README.md': 'x' });
    expect(await planned(proposed)).toMatchObject({ decision: 'nothing-to-do', jobs: [] });
  });
});
