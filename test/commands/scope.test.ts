import { describe, expect, it } from '@jest/globals';
import { type Loaded, loadJobs } from '../../src/commands/load.ts';
import { type Origins, originsOf } from '../../src/commands/origins.ts';
import { type Affected, affectedBy, selectJobs } from '../../src/commands/scope.ts';
import type { Trigger } from '../../src/event.ts';
import type { Snapshot } from './memory-git.ts';
import {
  appError,
  type ContextOptions,
  filesFor,
  jobsYaml,
  mergedWorld,
  type Proposed,
  proposedWorld,
  rows,
  trainingPath,
  World,
} from './support.ts';

async function load(world: World): Promise<Loaded> {
  const loaded = await loadJobs(world.context());
  await loaded.close();
  return loaded;
}

async function affected({
  world,
  trigger,
}: {
  readonly world: World;
  readonly trigger: Trigger;
}): Promise<Affected | undefined> {
  return await affectedBy(world.context({ trigger }), await load(world));
}

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BEFORE = filesFor(JOBS);
const newData: Snapshot = { ...BEFORE, [trainingPath('a')]: rows('changed') };

describe('affectedBy', () => {
  it('names the job whose dataset changed, and the path', async () => {
    const answer = await affected(proposedWorld(BEFORE, newData));
    expect(answer).toMatchObject({
      keys: new Set(['a']),
      because: new Map([['a', ['training data changed']]]),
      paths: new Set([trainingPath('a')]),
      removed: [],
      weakened: [],
    });
  });

  it('names the job whose entry changed, the new one and the removed one', async () => {
    const after = filesFor([{ key: 'a', extra: '    tags: { team: support }\n' }, { key: 'c' }]);
    const answer = await affected(proposedWorld(BEFORE, after));
    expect([...(answer?.keys ?? [])].sort()).toEqual(['a', 'c']);
    expect(answer?.removed).toEqual(['b']);
    // Tags make no other training.
    expect(answer?.because).toEqual(
      new Map([
        ['a', []],
        ['c', ['new job']],
      ]),
    );
  });

  it('names none where only other files, comments or the order changed', async () => {
    const after = {
      ...BEFORE,
      'README.md': 'new words',
      'jobs.yaml': `# words\n${jobsYaml(JOBS.toReversed())}`,
    };
    const answer = await affected(proposedWorld(BEFORE, after));
    expect(answer).toMatchObject({
      keys: new Set(),
      because: new Map(),
      paths: new Set(),
      removed: [],
      weakened: [],
    });
  });

  it('compares the merge commit with its first parent, so that newer work on the base is not counted', async () => {
    const { world, base, head, trigger } = proposedWorld(BEFORE, newData);
    const newerBase = world.repository.commit({ ...BEFORE, [trainingPath('b')]: rows('newer') }, [base]);
    world.repository.commit({ ...newData, [trainingPath('b')]: rows('newer') }, [newerBase, head]);
    expect([...((await affected({ world, trigger }))?.keys ?? [])]).toEqual(['a']);
  });

  it('compares a checkout of the head with the merge base, not with its own parent', async () => {
    const { world, base, trigger } = proposedWorld(BEFORE, newData);
    const first = world.repository.commit(newData, [base]);
    const second = world.repository.commit({ ...newData, 'README.md': 'more' }, [first]);
    world.repository.commit({ ...BEFORE, [trainingPath('b')]: rows('newer') }, [base]);
    world.repository.head = second;
    const answer = await affected({ world, trigger: { ...trigger, headSha: second } });
    expect([...(answer?.keys ?? [])]).toEqual(['a']);
  });

  it('says nothing of row text unless base and head both allow it', async () => {
    const policy = async (before: string, after: string) => {
      const from = { ...BEFORE, 'jobs.yaml': `${BEFORE['jobs.yaml']}${before}` };
      return (
        await affected(proposedWorld(from, { ...newData, 'jobs.yaml': `${BEFORE['jobs.yaml']}${after}` }))
      )?.samples;
    };
    const [redacted, full] = ['report: { samples: redacted }\n', 'report: { samples: full }\n'];
    expect(await policy('', '')).toBe('none');
    expect(await policy('', full)).toBe('none');
    expect(await policy(full, '')).toBe('none');
    expect(await policy(redacted, full)).toBe('redacted');
    expect(await policy(full, full)).toBe('full');
    expect(
      (await affected(proposedWorld({}, { ...BEFORE, 'jobs.yaml': `${BEFORE['jobs.yaml']}${full}` })))
        ?.samples,
    ).toBe('none');
  });

  it('counts every job where the base has a broken file', async () => {
    const answer = await affected(proposedWorld({ ...BEFORE, 'jobs.yaml': 'jobs: [' }, BEFORE));
    expect([...(answer?.keys ?? [])].sort()).toEqual(['a', 'b']);
    expect(answer?.because.get('a')).toEqual([]);
  });
});

describe('affectedBy in a checkout that lacks the base', () => {
  /** @param of what the clone holds; GitHub's merge commit, or the head of the pull request itself */
  const shallow = (of: 'merge' | 'head'): Proposed => {
    const proposed = proposedWorld(BEFORE, newData);
    const { repository } = proposed.world;
    // The target branch has moved on: what it has now is not what the change is compared with.
    const merge = repository.head;
    repository.commit({ ...BEFORE, [trainingPath('b')]: rows('newer') }, [proposed.base]);
    const baseSha = of === 'head' ? (repository.head ?? '') : proposed.base;
    repository.head = of === 'merge' ? merge : proposed.head;
    const { head } = repository;
    repository.reachable = (id) => id === head;
    return { ...proposed, trigger: { ...proposed.trigger, baseSha } };
  };
  const keysOf = (answer: Affected | undefined) => [...(answer?.keys ?? [])];
  const hub = (world: World) => world.called('github.');

  it('fetches the parent that the merge commit names, and asks nobody else', async () => {
    const { world, base, trigger } = shallow('merge');
    world.repository.canFetch = true;
    const answer = await affectedBy(world.context({ trigger, withoutGitHub: true }), await load(world));
    expect(keysOf(answer)).toEqual(['a']);
    expect([...world.repository.fetched]).toEqual([base]);
  });

  it('asks GitHub where the histories parted, where the head itself is checked out', async () => {
    const { world, base, trigger } = shallow('head');
    world.repository.canFetch = true;
    expect(keysOf(await affected({ world, trigger }))).toEqual(['a']);
    expect([...world.repository.fetched]).toEqual([base]);
    expect(hub(world)).toEqual(['github.mergeBaseOf']);
  });

  it.each(['merge', 'head'] as const)('reads what it cannot fetch from GitHub, for the %s', async (of) => {
    const { world, trigger } = shallow(of);
    const answer = await affected({ world, trigger });
    expect(keysOf(answer)).toEqual(['a']);
    expect(answer?.because.get('a')).toEqual(['training data changed']);
    expect(new Set(hub(world))).toContain('github.blobIdsAt');
  });

  it.each(['merge', 'head'] as const)(
    'does not know where neither answers, and warns, for the %s',
    async (of) => {
      for (const withoutGitHub of [true, false]) {
        const { world, trigger } = shallow(of);
        for (const call of ['github.blobIdsAt', 'github.mergeBaseOf'])
          world.fail(call, appError('github-denied', 'github'));
        const answer = await affectedBy(world.context({ trigger, withoutGitHub }), await load(world));
        expect(answer).toBeUndefined();
        expect(world.warnings).toHaveLength(1);
      }
    },
  );

  it('takes everything for new in the first commit there is', async () => {
    const world = new World();
    world.repository.commit(BEFORE);
    const answer = await affected({ world, trigger: { kind: 'merge-group', baseSha: undefined } });
    expect(keysOf(answer)).toEqual(['a', 'b']);
    expect(answer?.blobs.before.size).toBe(0);
  });
});

describe('affectedBy on other events', () => {
  it('counts everything on a laptop: what is not committed is invisible to git', async () => {
    const { world } = proposedWorld(BEFORE, { ...BEFORE, 'README.md': 'words' });
    expect(await affected({ world, trigger: { kind: 'local' } })).toBeUndefined();
  });

  it('compares a merge group with what it was put on, also where it is several commits', async () => {
    const world = new World();
    const baseSha = world.repository.commit(BEFORE);
    world.repository.commit(newData);
    world.repository.commit({ ...newData, [trainingPath('b')]: rows('changed') });
    const keys = async (base: string | undefined) => {
      const answer = await affected({ world, trigger: { kind: 'merge-group', baseSha: base } });
      return [...(answer?.keys ?? [])];
    };
    expect(await keys(baseSha)).toEqual(['a', 'b']);
    expect(await keys(undefined)).toEqual(['b']);
  });
});

describe('originsOf', () => {
  const origins = async (world: World, options: ContextOptions = {}) =>
    await lookedUp(await originsOf(world.context(options), (await load(world)).jobs));
  const lookedUp = async ({ byKey, lookUp }: Origins) => {
    await lookUp();
    return byKey;
  };

  it('names the commit and the merged pull request that made the job what it is', async () => {
    const { world, merge } = mergedWorld(JOBS);
    expect((await origins(world)).get('a')).toEqual({ commit: merge, pullRequest: 7, certain: true });
    const later = world.repository.commit({ ...newData });
    const answer = await origins(world);
    expect(answer.get('a')).toEqual({ commit: later, pullRequest: undefined, certain: true });
    expect(answer.get('b')).toEqual({ commit: merge, pullRequest: 7, certain: true });
  });

  it('looks up each commit once', async () => {
    const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
    await origins(world);
    expect(world.count('github.pullRequestsOf')).toBe(1);
    const { jobs } = await load(world);
    await originsOf(world.context(), jobs);
    expect(world.count('github.pullRequestsOf')).toBe(1);
  });

  it('goes on without the pull request when GitHub does not answer', async () => {
    const { world, merge } = mergedWorld(JOBS);
    world.fail('github.pullRequestsOf', appError('github-unavailable', 'github'));
    expect((await origins(world)).get('a')).toEqual({
      commit: merge,
      pullRequest: undefined,
      isPullUnknown: true,
      certain: true,
    });
    expect(world.warnings).toHaveLength(1);
    const { world: silent } = mergedWorld(JOBS);
    expect((await origins(silent, { withoutGitHub: true })).get('a')).toMatchObject({
      pullRequest: undefined,
    });
  });

  it('does not take an unmerged pull request for the origin', async () => {
    const { world, merge } = mergedWorld(JOBS);
    const pull = world.hub.pulls.get(7);
    if (pull !== undefined) world.hub.pulls.set(7, { ...pull, merged: false });
    expect((await origins(world)).get('a')).toEqual({
      commit: merge,
      pullRequest: undefined,
      certain: true,
    });
  });

  it('prefers the pull request into the default branch', async () => {
    const { world, merge } = mergedWorld(JOBS);
    const pull = world.hub.pulls.get(7);
    if (pull === undefined) throw new Error('no pull request');
    world.hub.pulls.set(8, { ...pull, number: 8, baseRef: 'release' });
    world.hub.pullsOfCommit.set(merge, [8, 7]);
    expect((await origins(world)).get('a')?.pullRequest).toBe(7);
    world.hub.pullsOfCommit.set(merge, [8]);
    expect((await origins(world)).get('a')?.pullRequest).toBe(8);
  });

  it('is uncertain in a shallow checkout, and says so once', async () => {
    const { world } = mergedWorld(JOBS);
    const head = world.repository.commit({ ...filesFor(JOBS), 'README.md': 'x' });
    world.repository.reachable = (id) => id === head;
    expect([...(await origins(world)).values()].map(({ certain }) => certain)).toEqual([false, false]);
    expect(world.warnings).toEqual([expect.stringContaining('fetch-depth: 0')]);
    world.repository.reachable = undefined;
    expect([...(await origins(world)).values()].map(({ certain }) => certain)).toEqual([true, true]);
    expect(world.warnings).toHaveLength(1);
  });

  it('names none outside of a repository', async () => {
    const { world } = mergedWorld(JOBS);
    const { jobs } = await load(world);
    world.repository.head = undefined;
    expect((await lookedUp(await originsOf(world.context(), jobs))).size).toBe(0);
  });
});

describe('selectJobs', () => {
  const JOBS_OF_TWO = [{ key: 'a' }, { key: 'b', environment: 'west' as const }];
  const selected = async (inputs: ContextOptions['inputs']): Promise<readonly string[]> => {
    const { world } = mergedWorld(JOBS_OF_TWO);
    const context = world.context(inputs === undefined ? {} : { inputs });
    return selectJobs(context, await load(world)).map(({ job }) => job.key);
  };

  it('takes all, or those named, or those of an environment, or both', async () => {
    expect(await selected({})).toEqual(['a', 'b']);
    expect(await selected({ jobs: 'b' })).toEqual(['b']);
    expect(await selected({ environment: 'prod' })).toEqual(['a']);
    expect(await selected({ environment: 'prod,west', jobs: 'b,a' })).toEqual(['a', 'b']);
    expect(await selected({ environment: 'prod', jobs: 'b' })).toEqual([]);
  });

  it.each([{ jobs: 'a' }, { environment: 'prod' }])(
    'refuses a retry of a job that %j leaves out, instead of ignoring it',
    async (inputs) => {
      await expect(selected({ ...inputs, retry: 'b@2' })).rejects.toMatchObject({ code: 'input-invalid' });
      expect(await selected({ ...inputs, retry: 'a@2' })).toEqual(['a']);
    },
  );

  it.each([
    ['jobs', 'nobody'],
    ['environment', 'staging'],
    ['retry', 'nobody@2'],
  ] as const)('refuses a name in %s that the file does not have', async (input, name) => {
    await expect(selected({ [input]: name })).rejects.toMatchObject({ code: 'input-invalid', blame: 'user' });
  });
});
