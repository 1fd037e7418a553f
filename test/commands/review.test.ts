import { describe, expect, it } from '@jest/globals';
import { type LoadedJob, loadJobs } from '../../src/commands/load.ts';
import { unplanned } from '../../src/commands/reports.ts';
import { freshnessCheck, reviewCheck } from '../../src/commands/review.ts';
import { AppError } from '../../src/errors.ts';
import type { PlannedJob } from '../../src/plan/plan.ts';
import {
  appError,
  type ContextOptions,
  filesFor,
  jobsYaml,
  type Merged,
  mergedWorld,
  PUSH,
  rows,
  trainingPath,
  type World,
} from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];

async function jobOf(world: World, key = 'a'): Promise<LoadedJob> {
  const loaded = await loadJobs(world.context());
  await loaded.close();
  const found = loaded.jobs.find(({ job }) => job.key === key);
  if (found === undefined) throw new Error(`no job ${key}`);
  return found;
}

/** Main moves on to `files` while the run still stands on the merge. */
function moveMain({ world, merge }: Merged, files: Readonly<Record<string, string>>): string {
  const moved = world.repository.commit(files, [merge]);
  world.repository.head = merge;
  world.hub.mainHead = moved;
  return moved;
}

async function freshness(merged: Merged, options: ContextOptions = {}) {
  const { world } = merged;
  const check = await freshnessCheck(world.context(options));
  return await check(await jobOf(world));
}

describe('freshnessCheck', () => {
  it('is fresh at the head of the default branch, with one question', async () => {
    const merged = mergedWorld(JOBS);
    expect(await freshness(merged)).toEqual({ kind: 'fresh' });
    expect(merged.world.called('github.')).toEqual(['github.branchHead']);
  });

  it.each([
    ['another file', { ...filesFor(JOBS), 'README.md': 'new words' }],
    ['another job', { ...filesFor(JOBS), [trainingPath('b')]: rows('new') }],
    ['another job of the file', filesFor([{ key: 'c' }, { key: 'a' }])],
    ['a comment of the file', { ...filesFor(JOBS), 'jobs.yaml': `# words\n${jobsYaml(JOBS)}` }],
  ])('is fresh when the branch moved %s', async (_what, files) => {
    const merged = mergedWorld(JOBS);
    moveMain(merged, files);
    expect(await freshness(merged)).toEqual({ kind: 'fresh' });
  });

  it.each([
    ['its dataset', { ...filesFor(JOBS), [trainingPath('a')]: rows('new') }],
    ['its entry', filesFor([{ key: 'a', extra: '    tags: { team: x }\n' }, { key: 'b' }])],
    ['it away', filesFor([{ key: 'b' }])],
    ['the file away', { 'README.md': '' }],
    ['the file into one that cannot be read', { ...filesFor(JOBS), 'jobs.yaml': 'jobs: [' }],
  ])('is stale when the branch moved %s', async (_what, files) => {
    const merged = mergedWorld(JOBS);
    const head = moveMain(merged, files);
    expect(await freshness(merged)).toEqual({ kind: 'stale', head });
  });

  it.each(['branchHead', 'fileAt', 'blobIdsAt'] as const)('does not know when %s fails', async (method) => {
    const merged = mergedWorld(JOBS);
    moveMain(merged, { ...filesFor(JOBS), 'README.md': 'new words' });
    merged.world.fail(`github.${method}`, appError('github-unavailable', 'github'));
    expect(await freshness(merged)).toMatchObject({ kind: 'unknown' });
  });

  it('does not know without a token or a default branch, and lets the person at the keyboard decide', async () => {
    expect(await freshness(mergedWorld(JOBS), { withoutGitHub: true })).toMatchObject({ kind: 'unknown' });
    expect(await freshness(mergedWorld(JOBS), { run: { defaultBranch: undefined } })).toMatchObject({
      kind: 'unknown',
    });
    const local = mergedWorld(JOBS);
    expect(await freshness(local, { trigger: { kind: 'local' }, withoutGitHub: true })).toEqual({
      kind: 'fresh',
    });
  });

  it('passes on a bug', async () => {
    const merged = mergedWorld(JOBS);
    merged.world.fail('github.branchHead', new TypeError('x'));
    await expect(freshness(merged)).rejects.not.toBeInstanceOf(AppError);
  });
});

describe('reviewCheck', () => {
  const ORIGIN = { commit: 'c'.repeat(40), pullRequest: 7, certain: true };

  async function plannedOf(world: World): Promise<PlannedJob> {
    return unplanned(await jobOf(world));
  }

  async function doubt(
    merged: Merged,
    options: ContextOptions = {},
    origin: typeof ORIGIN | undefined = ORIGIN,
  ) {
    const { world } = merged;
    return await reviewCheck(world.context({ trigger: PUSH, ...options }))(await plannedOf(world), origin);
  }

  async function reviewed(description?: string): Promise<Merged> {
    const merged = mergedWorld(JOBS);
    const { fingerprint } = await plannedOf(merged.world);
    merged.world.hub.setStatus(merged.head, {
      context: 'bedrock-tune/plan/a',
      state: 'success',
      description: description ?? `train v1:${fingerprint}`,
    });
    return merged;
  }

  it('has no doubt where the head commit of the pull request carries the same fingerprint', async () => {
    expect(await doubt(await reviewed())).toBeUndefined();
  });

  it.each([
    `train v1:${'0'.repeat(64)}`,
    'train',
    '',
    'train v2:'.padEnd(73, '0'),
    `train v1:${'0'.repeat(63)}`,
  ])('doubts a status that says %j', async (description) => {
    expect(await doubt(await reviewed(description))).toContain('#7');
  });

  it('doubts what no pull request planned: a direct push, a missing status, the status of another job', async () => {
    expect(await doubt(mergedWorld(JOBS))).toContain('#7');
    expect(await doubt(await reviewed(), { withoutGitHub: true })).toBeDefined();
    const direct = await reviewed();
    const check = reviewCheck(direct.world.context());
    expect(
      await check(await plannedOf(direct.world), {
        commit: 'c'.repeat(40),
        pullRequest: undefined,
        certain: true,
      }),
    ).toBeDefined();
    expect(await check(await plannedOf(direct.world), undefined)).toBeDefined();
    expect(await check(unplanned(await jobOf(direct.world, 'b')), ORIGIN)).toBeDefined();
  });

  it('doubts a retry, and asks nothing with `reviewed: off`', async () => {
    expect(await doubt(await reviewed(), { inputs: { retry: 'a@2' } })).toContain('retry');
    const off = mergedWorld(JOBS);
    expect(await doubt(off, { inputs: { reviewed: 'off', retry: 'a@2' } })).toBeUndefined();
    expect(off.world.called('github.')).toEqual([]);
  });

  it.each(['getPullRequest', 'statusesOf'] as const)(
    'doubts where GitHub does not say (%s), instead of ending the run',
    async (method) => {
      const merged = await reviewed();
      merged.world.fail(`github.${method}`, appError('github-unavailable', 'github'));
      expect(await doubt(merged)).toContain('#7');
    },
  );
});
