/** The dataset diff in `plan` and `validate`: what each kind of change to a file is called, and what is never read. */
import { describe, expect, it } from '@jest/globals';
import { plan } from '../../src/commands/plan.ts';
import { validate } from '../../src/commands/validate.ts';
import type { DatasetChange } from '../../src/report/model.ts';
import type { Snapshot } from './memory-git.ts';
import { appError, filesFor, jobsYaml, type Proposed, proposedWorld, rows, trainingPath } from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BEFORE = filesFor(JOBS);
const PATH = trainingPath('a');
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;

const lines = (seed: string, count = 10): readonly string[] => rows(seed, count).trimEnd().split('\n');
const text = (all: readonly string[]): string => `${all.join('\n')}\n`;

const contextOf = ({ world, trigger }: Proposed) => world.context({ trigger });

async function planned({ world, trigger }: Proposed): Promise<readonly (DatasetChange | undefined)[]> {
  const { jobs } = await plan(world.context({ trigger }));
  return jobs.map(({ datasets }) => datasets[0]?.diff);
}

async function changeFrom(before: Snapshot, after: Snapshot): Promise<DatasetChange | undefined> {
  return (await planned(proposedWorld(before, after)))[0];
}

const changed = (now: string): Promise<DatasetChange | undefined> =>
  changeFrom(BEFORE, { ...BEFORE, [PATH]: now });

describe('a dataset that changed', () => {
  it('is compared row by row, in plan and in validate, and shown in both', async () => {
    const [first = '', second = '', ...rest] = lines('a');
    const now = text([...rest, second.replace('all is well', 'it burns'), ...lines('new', 2)]);
    expect(first).not.toBe('');
    const proposed = proposedWorld(BEFORE, { ...BEFORE, [PATH]: now });
    const counts = { same: 8, changed: 1, added: 2, removed: 1, rows: { before: 10, after: 11 } };
    const expected = {
      kind: 'compared',
      from: undefined,
      sameUpload: false,
      diff: { kind: 'rows', ...counts },
    };
    const [own, other] = await planned(proposed);
    expect(own).toMatchObject(expected);
    expect(other).toBeUndefined();
    const { world, trigger } = proposed;
    const line = `\`${PATH}\`: 10 → 11 rows (+2 added, −1 removed, 1 changed, 8 same)`;
    expect(world.hub.commentsOf(7)[0]?.body).toContain(line);
    const validated = await validate(world.context({ trigger }));
    expect(validated.jobs[0]?.datasets[0]?.diff).toMatchObject(expected);
    expect(validated.summary).toContain(line);
  });

  it('shows no text of a row', async () => {
    const proposed = proposedWorld(BEFORE, { ...BEFORE, [PATH]: rows('hush') });
    const result = await plan(proposed.world.context({ trigger: proposed.trigger }));
    expect(JSON.stringify([result.jobs, result.summary, result.terminal])).not.toContain('hush');
  });

  it('costs otherwise: the estimate before and after', async () => {
    const change = await changed(rows('a', 20));
    if (change?.kind !== 'compared' || change.cost === undefined) throw new Error('no cost');
    expect(change.cost.after.high).toBeGreaterThan(change.cost.before.high);
    expect(change.diff.tokens.after.low).toBeGreaterThan(change.diff.tokens.before.low);
  });

  it('has the tokens that the dataset itself is said to have', async () => {
    const { jobs } = await plan(contextOf(proposedWorld(BEFORE, { ...BEFORE, [PATH]: rows('b', 200) })));
    const { diff, tokens } = jobs[0]?.datasets[0] ?? {};
    if (diff?.kind !== 'compared') throw new Error('not compared');
    expect(diff.diff.tokens.after).toEqual(tokens);
  });

  it('is called what it is where only order or blanks changed', async () => {
    const [first = '', ...rest] = lines('a');
    expect(await changed(text([...rest, first]))).toMatchObject({
      kind: 'compared',
      sameUpload: false,
      diff: { kind: 'reordered', moved: 1 },
    });
    expect(await changed(rows('a').replaceAll('":', '": '))).toMatchObject({
      kind: 'compared',
      sameUpload: false,
      diff: { kind: 'same-rows', moved: 0 },
    });
  });

  it('retrains nothing where the converter makes the same upload of it', async () => {
    const pairs = text(
      Array.from({ length: 10 }, (_, at) => `{"prompt":"ask ${at}","completion":"tell ${at}"}`),
    );
    const before = { ...BEFORE, [PATH]: pairs };
    const after = { ...BEFORE, [PATH]: pairs.replaceAll('":', '": ') };
    expect(await changeFrom(before, after)).toMatchObject({ kind: 'compared', sameUpload: true });
  });

  it('counts rows that cannot be understood apart', async () => {
    const change = await changed(`${rows('a')}{broken\n`);
    expect(change).toMatchObject({ kind: 'compared', unread: { before: 0, after: 1 }, diff: { same: 10 } });
  });
});

describe('a file that', () => {
  it('is new has no earlier version', async () => {
    expect(await planned(proposedWorld(filesFor([{ key: 'b' }]), BEFORE))).toEqual([
      { kind: 'new' },
      undefined,
    ]);
  });

  it.each(['a', 'z'])('was renamed is known by its content, for job %s', async (key) => {
    const after = {
      'jobs.yaml': jobsYaml([{ key, training: 'datasets/moved.jsonl' }]),
      'datasets/moved.jsonl': rows('a'),
    };
    expect(await changeFrom(BEFORE, after)).toEqual({ kind: 'renamed', from: PATH });
  });

  it('takes the place of another one is compared with that', async () => {
    const jobs = jobsYaml([{ key: 'a', training: 'datasets/other.jsonl' }]);
    const after = { 'jobs.yaml': jobs, 'datasets/other.jsonl': rows('a', 12) };
    expect(await changeFrom(BEFORE, after)).toMatchObject({
      kind: 'compared',
      from: PATH,
      diff: { same: 10, added: 2 },
    });
  });

  it('was a pointer, or is one now, is named with what it points at, and not compared', async () => {
    const before = { kind: 'Git LFS', digest: '0'.repeat(64), bytes: 12 };
    const earlier = await changeFrom({ ...BEFORE, [PATH]: POINTER }, BEFORE);
    expect(earlier).toEqual({ kind: 'pointer', from: undefined, before, after: undefined });
    expect(await changed(POINTER)).toEqual({
      kind: 'pointer',
      from: undefined,
      before: undefined,
      after: before,
    });
    const dvc = 'outs:\n- md5: 0123456789abcdef0123456789abcdef\n  size: 7\n  path: a.jsonl\n';
    expect(await changeFrom({ ...BEFORE, [PATH]: POINTER }, { ...BEFORE, [PATH]: dvc })).toEqual({
      kind: 'pointer',
      from: undefined,
      before,
      after: { kind: 'DVC', digest: '0123456789abcdef0123456789abcdef', bytes: 7 },
    });
  });

  it('is gone is a finding and no change', async () => {
    expect(await changeFrom(BEFORE, { 'jobs.yaml': BEFORE['jobs.yaml'] ?? '' })).toBeUndefined();
  });

  describe('a partial clone lacks', () => {
    const partial = (): Proposed => {
      const proposed = proposedWorld(BEFORE, { ...BEFORE, [PATH]: rows('changed') });
      const { repository } = proposed.world;
      repository.missingBlobs.add(repository.blobsAt(proposed.base, [PATH]).get(PATH) ?? '');
      return proposed;
    };

    it('is fetched', async () => {
      const proposed = partial();
      proposed.world.repository.canFetch = true;
      const [change] = await planned(proposed);
      expect(change).toMatchObject({ kind: 'compared', diff: { removed: 10 } });
      expect(proposed.world.called('github.')).not.toContain('github.readBlob');
    });

    it('is read from GitHub where it cannot be fetched', async () => {
      expect((await planned(partial()))[0]).toMatchObject({ kind: 'compared', diff: { removed: 10 } });
    });

    it('is named where neither hands it out, and the plan goes on', async () => {
      for (const withoutGitHub of [true, false]) {
        const { world, trigger } = partial();
        world.fail('github.readBlob', appError('github-denied', 'github'));
        const { decision, jobs } = await plan(world.context({ trigger, withoutGitHub }));
        expect(decision).toBe('planned');
        expect(jobs[0]?.datasets[0]?.diff).toMatchObject({ kind: 'not-compared' });
      }
    });
  });

  it('did not change is not read from git', async () => {
    const after = {
      ...BEFORE,
      'jobs.yaml': (BEFORE['jobs.yaml'] ?? '').replace('epochCount: 2', 'epochCount: 3'),
    };
    const proposed = proposedWorld(BEFORE, after);
    const { world, base } = proposed;
    for (const id of world.repository.blobsAt(base, [PATH]).values()) world.repository.missingBlobs.add(id);
    expect(await planned(proposed)).toEqual([undefined, undefined]);
  });
});

describe('what a job holds back from training', () => {
  const HELD = 'datasets/held.jsonl';
  const held = (split: 'validation' | 'evaluation'): string =>
    split === 'validation'
      ? jobsYaml([{ key: 'a', training: `${PATH}, validation: ${HELD}` }])
      : jobsYaml([{ key: 'a', extra: `    evaluation: { data: ${HELD} }\n` }]);
  const worldOf = (split: 'validation' | 'evaluation', train: string, other: string): Snapshot => ({
    'jobs.yaml': held(split),
    [PATH]: train,
    [HELD]: other,
  });
  const leaksOf = async (before: Snapshot, after: Snapshot) =>
    (await plan(contextOf(proposedWorld(before, after)))).jobs[0]?.datasets.map(({ diff }) =>
      diff?.kind === 'compared' ? diff.leaks : diff,
    );

  it.each(['validation', 'evaluation'] as const)('is told what leaked, with the %s set', async (split) => {
    const clean = worldOf(split, rows('a'), rows('held', 20));
    const leaking = worldOf(split, rows('a'), rows('held', 20) + text(lines('a', 3)));
    expect(await leaksOf(clean, leaking)).toEqual([undefined, [{ split, before: 0, after: 3 }]]);
    expect(await leaksOf(leaking, clean)).toEqual([undefined, [{ split, before: 3, after: 0 }]]);
    const trained = worldOf(split, rows('a') + text(lines('held', 2)), rows('held', 20));
    expect(await leaksOf(clean, trained)).toEqual([[{ split, before: 0, after: 2 }], undefined]);
    const both = worldOf(split, rows('a', 9), rows('held', 20) + text(lines('a', 1)));
    expect(await leaksOf(clean, both)).toEqual([[], [{ split, before: 0, after: 1 }]]);
  });

  it('says of evaluation data that it trains nothing', async () => {
    const before = worldOf('evaluation', rows('a'), rows('held', 20));
    const proposed = proposedWorld(before, { ...before, [HELD]: rows('held', 22) });
    await plan(contextOf(proposed));
    expect(proposed.world.hub.commentsOf(7)[0]?.body).toContain(
      `\`${HELD}\`: evaluation data, which trains nothing; 20 → 22 rows`,
    );
  });

  it('names a set that the job has no longer, and whether its file is still there', async () => {
    const before = worldOf('validation', rows('a'), rows('held', 20));
    const former = async (after: Snapshot) =>
      (await plan(contextOf(proposedWorld(before, after)))).jobs[0]?.formerDatasets;
    const without = { ...before, 'jobs.yaml': jobsYaml([{ key: 'a' }]) };
    const gone = { 'jobs.yaml': without['jobs.yaml'], [PATH]: rows('a') };
    expect(await former(without)).toEqual([{ split: 'validation', source: HELD, isDeleted: false }]);
    expect(await former(gone)).toEqual([{ split: 'validation', source: HELD, isDeleted: true }]);
    expect(await former({ ...before, [PATH]: rows('b') })).toEqual([]);
  });
});

describe('data in S3', () => {
  const object = (version: string, key = 'x.jsonl'): Snapshot => ({
    'jobs.yaml': jobsYaml([{ key: 'a', training: `{ s3Uri: "s3://other/${key}", versionId: ${version} }` }]),
  });

  it('is another version, or another object, and is not compared', async () => {
    expect(await changeFrom(object('v1'), object('v2'))).toEqual({
      kind: 'version',
      before: 'v1',
      after: 'v2',
    });
    expect(await changeFrom(object('v1'), object('v1', 'y.jsonl'))).toMatchObject({ kind: 'not-compared' });
    expect(await changeFrom(BEFORE, object('v1'))).toMatchObject({ kind: 'not-compared' });
    expect(await changeFrom(object('v1'), BEFORE)).toMatchObject({ kind: 'not-compared' });
  });
});

describe('rows to look at', () => {
  const policy = (samples: string): Snapshot => ({
    ...BEFORE,
    'jobs.yaml': `${BEFORE['jobs.yaml']}report: { samples: ${samples} }\n`,
  });
  const [, second = '', ...rest] = lines('a');
  const AFTER = text([...rest, second.replace('all is well', 'it burns'), ...lines('hush', 2)]);
  const shown = async (before: Snapshot, after: Snapshot): Promise<string> => {
    const proposed = proposedWorld(before, { ...after, [PATH]: AFTER });
    const result = await plan(contextOf(proposed));
    const body = proposed.world.hub.commentsOf(7)[0]?.body ?? '';
    expect(JSON.stringify([result.jobs, result.terminal, result.findings])).not.toMatch(/hush|it burns/);
    expect(body).toContain('(+2 added, −1 removed, 1 changed, 8 same)');
    return body;
  };

  it('are shown by their text where the base allows it', async () => {
    const body = await shown(policy('full'), policy('full'));
    const said = (what: string) => `assistant "Light ${what}."`;
    expect(body).toContain(`- 2: user "a: what does light 1 mean?" ${said('1 of a means that all is well')}`);
    expect(body).toContain(`+ 9: user "a: what does light 1 mean?" ${said('1 of a means that it burns')}`);
    expect(body).toMatch(/^\+ 10: user "hush: what/m);
    expect(body).toContain(`- 1: user "a: what does light 0 mean?" ${said('0 of a means that all is well')}`);
  });

  it('are shown by their form, without a word', async () => {
    const body = await shown(policy('redacted'), policy('full'));
    expect(body).toContain(
      '- 2: user 7 tokens, assistant 9 tokens\n+ 9: user same, assistant 8 tokens (6 words kept',
    );
    expect(body).not.toMatch(/hush|burns|light/);
  });

  it('are not shown where the pull request itself allows it, and that is pointed out', async () => {
    const body = await shown(BEFORE, policy('full'));
    expect(body).not.toMatch(/hush|burns|```diff/);
    expect(body).toContain('raised from `none` to `full`');
  });

  it('are the same ones as long as nobody pushes', async () => {
    const many = (seed: string) => text(lines(seed, 60));
    const body = async (extra: Snapshot) => {
      const proposed = proposedWorld(
        { ...policy('full'), ...extra },
        { ...policy('full'), ...extra, [PATH]: many('b') },
      );
      const { world, trigger } = proposed;
      await plan(world.context({ trigger: { ...trigger, headSha: 'abcdef0123'.repeat(4) } }));
      const result = await validate(
        world.context({ trigger: { ...trigger, headSha: 'abcdef0123'.repeat(4) } }),
      );
      return /```diff[\s\S]*?```/.exec(result.summary ?? '')?.[0];
    };
    const block = await body({});
    expect(block?.match(/^\+ /gm)).toHaveLength(5);
    expect(block?.match(/^- /gm)).toHaveLength(5);
    expect(await body({ 'README.md': 'another base' })).toBe(block);
  });

  it('are not those of a file that lies here otherwise than Git has it', async () => {
    const proposed = proposedWorld(policy('full'), { ...policy('full'), [PATH]: AFTER });
    const { world, trigger } = proposed;
    const context = world.context({ trigger });
    const { blobSize } = context.git;
    const git = { ...context.git, blobSize: async (id: string) => ((await blobSize(id)) ?? 0) + 1 };
    expect((await validate({ ...context, git })).summary).not.toContain('```diff');
  });
});
