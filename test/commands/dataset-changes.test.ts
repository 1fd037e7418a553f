/** The dataset diff in `plan` and `validate`: what each kind of change to a file is called, and what is never read. */
import { describe, expect, it } from '@jest/globals';
import { plan } from '../../src/commands/plan.ts';
import { validate } from '../../src/commands/validate.ts';
import type { DatasetChange } from '../../src/report/model.ts';
import type { Snapshot } from './memory-git.ts';
import { filesFor, jobsYaml, type Proposed, proposedWorld, rows, trainingPath } from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }];
const BEFORE = filesFor(JOBS);
const PATH = trainingPath('a');
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;

const lines = (seed: string, count = 10): readonly string[] => rows(seed, count).trimEnd().split('\n');
const text = (all: readonly string[]): string => `${all.join('\n')}\n`;

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

  it('was a Git LFS pointer, or is one now, is named and not compared', async () => {
    const earlier = await changeFrom({ ...BEFORE, [PATH]: POINTER }, BEFORE);
    expect(earlier).toMatchObject({
      kind: 'not-compared',
      reason: expect.stringContaining('earlier version is a Git LFS'),
    });
    expect(await changed(POINTER)).toMatchObject({
      kind: 'not-compared',
      reason: expect.stringContaining('present version'),
    });
  });

  it('is gone is a finding and no change', async () => {
    expect(await changeFrom(BEFORE, { 'jobs.yaml': BEFORE['jobs.yaml'] ?? '' })).toBeUndefined();
  });

  it('a partial clone lacks is named, and the plan goes on', async () => {
    const proposed = proposedWorld(BEFORE, { ...BEFORE, [PATH]: rows('changed') });
    const { repository } = proposed.world;
    repository.missingBlobs.add(repository.blobsAt(proposed.base, [PATH]).get(PATH) ?? '');
    const { decision, jobs } = await plan(proposed.world.context({ trigger: proposed.trigger }));
    expect(decision).toBe('planned');
    expect(jobs[0]?.datasets[0]?.diff).toMatchObject({ kind: 'not-compared' });
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
