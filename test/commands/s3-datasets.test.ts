/** Datasets that stand in S3: held to the same rules as files, in `plan` where it may read them and always in `apply`. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { plan } from '../../src/commands/plan.ts';
import type { CommandResult } from '../../src/outputs.ts';
import {
  appError,
  filesFor,
  type JobText,
  mergedWorld,
  type Proposed,
  proposedWorld,
  rows,
  type World,
} from './support.ts';

const NAME = 's3://lake/curated/x.jsonl?versionId=v1';
const training = '{ s3Uri: "s3://lake/curated/x.jsonl", versionId: v1 }';
const BAD = rows('x').replace('\n', '\n{broken\n');
const PAIRS = Array.from(
  { length: 12 },
  (_, index) => `${JSON.stringify({ prompt: `Question ${index}?`, completion: `Answer ${index}.` })}\n`,
).join('');

function jobs(extra = ''): readonly JobText[] {
  return [{ key: 'a' }, { key: 's', training, extra }];
}

function proposed(text: string | undefined, extra?: string): Proposed {
  const one = proposedWorld(filesFor([{ key: 'a' }]), filesFor(jobs(extra)));
  fill(one.world, text);
  return one;
}

function fill({ store }: World, text: string | undefined): void {
  if (text === undefined) return;
  const version = { key: 'curated/x.jsonl', size: text.length, versionId: 'v1', isDeleteMarker: false };
  store.add('lake', version.key, text, { version: { ...version, modifiedAt: undefined } });
}

async function planned({ world, trigger }: Proposed): Promise<CommandResult> {
  return await plan(world.context({ trigger }));
}

async function applied(world: World): Promise<CommandResult> {
  return await apply(world.context({ inputs: { reviewed: 'off' } }));
}

function merged(text: string | undefined, extra?: string): World {
  const { world } = mergedWorld(jobs(extra));
  fill(world, text);
  return world;
}

const BUDGET = '    budget: { trainingUsd: 0.0000001 }\n';
const ESTIMATE = '    budget: { trainingUsd: 50, requireEstimate: true }\n';

describe('plan of a job with data in S3', () => {
  it('knows its rows, its tokens and its cost', async () => {
    const result = await planned(proposed(rows('x')));
    const job = result.jobs.find(({ planned: { key } }) => key === 's');
    expect(job?.datasets).toMatchObject([{ rows: 10, isUnderstood: true }]);
    expect(job?.planned).toMatchObject({ action: { kind: 'train' }, estimate: { kind: 'range' } });
    expect(result.details).toMatchObject({ checksNotRun: [] });
    expect(result.terminal).toContain('10 rows');
    expect(result.terminal).not.toContain('not read here');
  });

  it('finds a bad row at its place, and writes nothing', async () => {
    const one = proposed(BAD);
    const result = await planned(one);
    expect(result.findings).toContainEqual(
      expect.objectContaining({ file: NAME, line: 2, column: 2, severity: 'error' }),
    );
    expect(result).toMatchObject({ decision: 'findings' });
    expect(one.world.called('objects.')).toEqual(['objects.read']);
  });

  it('holds it to its budget, and to the estimate that a budget asks for', async () => {
    const kind = async (one: Proposed) => {
      const { jobs: [, job] = [] } = await planned(one);
      const { action } = job?.planned ?? {};
      return action?.kind === 'blocked' ? action.reasons.map(({ code }) => code) : action?.kind;
    };
    expect(await kind(proposed(rows('x'), BUDGET))).toEqual(['over-budget']);
    expect(await kind(proposed(rows('x'), ESTIMATE))).toBe('train');
    const unread = proposed(rows('x'), ESTIMATE);
    unread.world.fail('objects.read', appError('bucket-refused', 'user'));
    expect(await kind(unread)).toEqual(['cost-unknown']);
  });

  it('refuses rows that only a file of the repository would be converted from', async () => {
    const { findings } = await planned(proposed(PAIRS));
    expect(
      findings.filter(({ file }) => file === NAME).map(({ code, severity }) => [code, severity]),
    ).toEqual(expect.arrayContaining([['wrong-format-for-model', 'error']]));
    expect(findings.map(({ code }) => code)).not.toContain('will-be-converted');
  });

  it('says at its line that there is no such version', async () => {
    const { findings } = await planned(proposed(undefined));
    expect(findings).toMatchObject([{ file: 'jobs.yaml', code: 'object-missing', severity: 'error' }]);
  });

  it('names what it may not read, with the right that is missing', async () => {
    const one = proposed(BAD);
    one.world.fail('objects.read', appError('bucket-refused', 'user'));
    const result = await planned(one);
    expect(result).toMatchObject({
      decision: 'planned',
      details: {
        checksNotRun: [`the rows of ${NAME} (needs s3:GetObjectVersion on lake/curated/x.jsonl)`],
      },
    });
    expect(result.summary).toContain('s3:GetObjectVersion');
  });

  it('names what broke off', async () => {
    const one = proposed(rows('x'));
    one.world.fail('objects.read', appError('aws-unavailable'));
    const { details } = await planned(one);
    expect(details).toMatchObject({ checksNotRun: [`the rows of ${NAME} (aws-unavailable happened)`] });
  });

  it('reads nothing where nothing would start, and nothing for a stranger', async () => {
    const same = proposedWorld(filesFor(jobs()), { ...filesFor(jobs()), 'README.md': 'words' });
    fill(same.world, BAD);
    await planned(same);
    expect(same.world.called('objects.')).toEqual([]);
    const strange = proposed(BAD);
    await plan(strange.world.context({ trigger: { ...strange.trigger, untrusted: true } }));
    expect(strange.world.called('objects.')).toEqual([]);
  });
});

describe('apply of a job with data in S3', () => {
  it('reads the version before it copies it, and trains', async () => {
    const world = merged(rows('x'));
    const result = await applied(world);
    expect(result.jobs.map(({ planned: { action } }) => action.kind)).toEqual(['watch', 'watch']);
    expect(result.jobs[1]?.datasets).toMatchObject([{ rows: 10 }]);
    const calls = world.called('objects.');
    expect(calls.indexOf('objects.read')).toBeLessThan(calls.indexOf('objects.copy'));
  });

  it('reads nothing again for a run that exists', async () => {
    const world = merged(rows('x'));
    await applied(world);
    world.calls.length = 0;
    await applied(world);
    expect(world.called('objects.')).toEqual([]);
  });

  it.each([
    ['a bad row', BAD, ''],
    ['a budget that is too small', rows('x'), BUDGET],
    ['no such version', undefined, ''],
  ])('starts and copies nothing because of %s', async (_, text, extra) => {
    const world = merged(text, extra);
    const result = await applied(world);
    const job = result.jobs.find(({ planned: { key } }) => key === 's');
    expect(job?.planned.action.kind).toBe('blocked');
    expect(result.decision).toBe('blocked');
    expect(world.account().creates.map(({ jobName }) => jobName.slice(0, 2))).toEqual(['a-']);
    expect(world.store.copies).toEqual([]);
    if (text === BAD)
      expect(result.findings).toContainEqual(expect.objectContaining({ file: NAME, line: 2 }));
  });

  it.each(['copied', 'there already'])(
    'does not start what the branch changed while it was read (%s)',
    async (data) => {
      const world = merged(rows('x'));
      const { mainHead: merge = '' } = world.hub;
      if (data === 'there already') {
        world.fail('bedrock.createRun', appError('aws-access-denied'), { times: 9 });
        await applied(world);
        world.fail('bedrock.createRun', appError('aws-access-denied'), { times: 0 });
        expect(world.store.copies).toHaveLength(1);
      }
      world.during('objects.read', () => {
        world.hub.mainHead = world.repository.commit(filesFor(jobs('    description: other words\n')), [
          merge,
        ]);
        world.repository.head = merge;
      });
      const result = await applied(world);
      expect(result).toMatchObject({ decision: 'stale', reasonCode: 'branch-moved' });
      expect(world.account().creates.map(({ jobName }) => jobName.slice(0, 2))).toEqual(['a-']);
      expect(world.store.copies).toHaveLength(1);
    },
  );

  it('has the estimate that a budget asks for from the rows', async () => {
    const result = await applied(merged(rows('x'), ESTIMATE));
    expect(result.jobs[1]?.planned).toMatchObject({ action: { kind: 'watch' }, estimate: { kind: 'range' } });
  });

  it('starts nothing from data that cannot be read, and goes on with the others', async () => {
    const world = merged(rows('x'));
    world.fail('objects.read', appError('aws-unavailable'));
    const result = await applied(world);
    expect(result.jobs.map(({ planned: { action } }) => action.kind)).toEqual(['watch', 'blocked']);
    expect(world.store.copies).toEqual([]);
    expect(result).toMatchObject({ decision: 'error', reasonCode: 'aws-unavailable' });
    const again = await applied(world);
    expect(again.jobs.map(({ planned: { action } }) => action.kind)).toEqual(['watch', 'watch']);
  });
});
