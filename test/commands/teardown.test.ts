/** `teardown` as a command: what it reads, what it refuses, what it says. */
import { describe, expect, it } from '@jest/globals';
import { teardown } from '../../src/commands/teardown.ts';
import { AppError } from '../../src/errors.ts';
import type { InputName } from '../../src/inputs.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { datasetKey, outputPrefix, ownerMetadata } from '../../src/plan/names.ts';
import type { TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { arn, runDetail } from '../support/builders.ts';
import { sha256 } from '../support/memory-ports.ts';
import {
  appError,
  DISPATCH,
  endRun,
  filesFor,
  mergedWorld,
  REPOSITORY_ID,
  trainingPath,
  type World,
} from './support.ts';

const RUN = 'a-0123456789ab';
const DATASET = datasetKey('tune', 'a', 'f'.repeat(64));
const OUTPUT = `${outputPrefix('tune', RUN)}metrics.csv`;
const TAGS = { 'bedrock-tune:repository-id': REPOSITORY_ID, 'bedrock-tune:job': 'a' };

/** Job `a` has trained, and job `b` is in the file only. */
function trainedWorld(): World {
  const { world } = mergedWorld([{ key: 'a' }, { key: 'b' }]);
  world.account().add(runDetail({ jobName: RUN, jobArn: arn('model-customization-job', RUN) }), TAGS);
  endRun(world, world.account(), RUN, 'Completed');
  world.store.add('data-prod', DATASET, 'rows', { metadata: ownerMetadata(REPOSITORY_ID) });
  world.store.add('data-prod', OUTPUT, 'loss');
  return world;
}

type Inputs = Partial<Record<InputName, string>>;

function run(world: World, inputs: Inputs = {}): Promise<CommandResult> {
  return teardown(world.context({ trigger: DISPATCH, inputs: { environment: 'prod', ...inputs } }));
}

interface Details {
  readonly plans: readonly TeardownPlan[];
  readonly code: string;
  readonly results: readonly TeardownResult[];
}

function detailsOf(result: CommandResult): Details {
  // Each command has details of its own, which the common type does not know.
  return result.details['teardown'] as Details;
}

/** Run 1 and run 2. */
async function both(world: World, inputs: Inputs = {}): Promise<CommandResult> {
  const confirm = detailsOf(await run(world, inputs)).code;
  return await run(world, { ...inputs, confirm });
}

function keysLeft(world: World): readonly string[] {
  return world.store.stored.map(({ version }) => version.key);
}

describe('what teardown takes', () => {
  it('is what the plan named, down to an empty account', async () => {
    const world = trainedWorld();
    const { decision, counts } = await both(world);
    expect([decision, counts]).toEqual([
      'done',
      { items: 3, kept: 0, deleted: 3, alreadyGone: 0, pending: 0, failed: 0 },
    ]);
    expect(keysLeft(world)).toEqual([]);
  });

  it('is no dataset of another repository below the same prefix, though its run has ended', async () => {
    const world = trainedWorld();
    const theirs = datasetKey('tune', 'a', '0'.repeat(64));
    world.store.add('data-prod', theirs, 'their rows', { metadata: ownerMetadata('77') });
    const result = await both(world);
    expect(result.decision).toBe('done');
    expect(keysLeft(world)).toEqual([theirs]);
    expect(detailsOf(result).plans[0]?.kept).toMatchObject([
      { arn: expect.stringContaining(theirs), reason: expect.stringContaining('77') },
    ]);
    for (const text of [result.summary, result.terminal]) expect(text).toContain(theirs);
  });

  it('is no dataset that a foreign run in flight may read, ours or not', async () => {
    const world = trainedWorld();
    const name = 'a-ba9876543210';
    world.account().add(runDetail({ jobName: name, jobArn: arn('model-customization-job', name) }), {
      ...TAGS,
      'bedrock-tune:repository-id': '77',
    });
    expect((await both(world)).decision).toBe('done');
    expect(keysLeft(world)).toEqual([DATASET]);
  });

  it('is no dataset whose metadata cannot be read, and that is no reason to keep the rest', async () => {
    const world = trainedWorld();
    world.fail('objects.head', appError('bucket-refused', 'user'), { times: 9 });
    const result = await both(world);
    expect(result.decision).toBe('done');
    expect(keysLeft(world)).toEqual([DATASET]);
    expect(detailsOf(result).plans[0]?.kept).toMatchObject([
      { reason: expect.stringContaining('s3:GetObjectVersion') },
    ]);
  });

  it('waits for another day when S3 does not answer', async () => {
    const world = trainedWorld();
    world.fail('objects.head', appError('aws-unavailable'));
    await expect(run(world)).rejects.toMatchObject({ code: 'aws-unavailable' });
  });

  it('looks at the metadata of datasets in scope only', async () => {
    const world = trainedWorld();
    world.store.add('data-prod', datasetKey('tune', 'b', sha256('b')), 'b', {
      metadata: ownerMetadata(REPOSITORY_ID),
    });
    await run(world, { jobs: 'b' });
    expect(world.store.targets('head')).toEqual([datasetKey('tune', 'b', sha256('b'))]);
    await run(world, { what: 'models' });
    expect(world.store.targets('head')).toHaveLength(1);
  });
});

describe('what teardown needs of the repository', () => {
  it('is the file alone: datasets may be missing or broken', async () => {
    const world = trainedWorld();
    world.repository.commit({ ...filesFor([{ key: 'a' }]), [trainingPath('a')]: '{"prompt":1}\n' });
    world.refusals.set(trainingPath('b'), { kind: 'refused', reason: 'missing', nearest: undefined });
    expect((await both(world)).decision).toBe('done');
    expect(world.count('files.open')).toBe(0);
  });

  it('refuses an environment that the file does not have', async () => {
    const world = trainedWorld();
    const refused = run(world, { environment: 'prdo' });
    await expect(refused).rejects.toMatchObject({
      code: 'input-invalid',
      hint: expect.stringContaining('prod'),
    });
    expect(world.called('aws')).toEqual([]);
  });

  it('refuses a job that neither the file nor AWS has, and takes one that AWS alone has', async () => {
    const world = trainedWorld();
    world.repository.commit(filesFor([{ key: 'b' }]));
    await expect(run(world, { jobs: 'b,c' })).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining(' c,'),
      hint: expect.stringContaining('a'),
    });
    expect((await run(world, { jobs: 'a' })).decision).toBe('confirm');
    expect((await run(world, { jobs: 'b' })).decision).toBe('nothing-to-do');
  });

  it.each([
    ['a model', (world: World) => world.account().runs.clear()],
    ['a dataset', (world: World) => [world.account().runs, world.account().models].map((all) => all.clear())],
  ])('knows a job by %s alone', async (_, forget) => {
    const world = trainedWorld();
    forget(world);
    world.repository.commit(filesFor([{ key: 'b' }]));
    expect((await run(world, { jobs: 'a' })).decision).toBe('confirm');
  });
});

describe('what teardown says', () => {
  it('is in the text for the log to the last object, before and after, however many there are', async () => {
    const world = trainedWorld();
    for (let part = 0; part < 3000; part += 1)
      world.store.add('data-prod', `${OUTPUT}.${'x'.repeat(300)}.${part}`, '');
    const planned = await run(world);
    expect(planned.summary).not.toContain('.2999?');
    expect(planned.terminal.split('.2999?')).toHaveLength(2);
    const { code } = detailsOf(planned);
    expect(planned.terminal).toContain(code);
    expect((await run(world, { confirm: code })).terminal.split('.2999?')).toHaveLength(2);
  });

  it('tells how old each object is', async () => {
    const world = trainedWorld();
    const object = world.store.stored.pop();
    if (object === undefined) throw new Error('the world has objects');
    const modifiedAt = new Date(world.clock.time - 3 * 3_600_000).toISOString();
    world.store.stored.push({ ...object, version: { ...object.version, modifiedAt } });
    expect((await run(world)).summary).toMatch(/metrics\.csv.*\| 3 h \|/);
  });

  it('names what voids a code', async () => {
    const world = trainedWorld();
    const { code } = detailsOf(await run(world));
    // A new object does not.
    world.store.add('data-prod', `${OUTPUT}.2`, 'more');
    expect(detailsOf(await run(world)).code).toBe(code);
    const name = 'a-aaaaaaaaaaaa';
    world.account().add(runDetail({ jobName: name, jobArn: arn('model-customization-job', name) }), TAGS);
    const refused: unknown = await run(world, { confirm: code }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({
      code: 'confirm-mismatch',
      hint: expect.stringContaining('training run'),
    });
  });
});
