/** `teardown` as a command: what it reads, what it refuses, what it says. */
import { describe, expect, it } from '@jest/globals';
import { teardown } from '../../src/commands/teardown.ts';
import { AppError } from '../../src/errors.ts';
import type { InputName } from '../../src/inputs.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { datasetKey, outputPrefix, ownerMetadata } from '../../src/plan/names.ts';
import type { TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { arn, deploymentSummary, iso, runDetail, throughputSummary } from '../support/builders.ts';
import { sha256 } from '../support/memory-ports.ts';
import type { Snapshot } from './memory-git.ts';
import {
  appError,
  DISPATCH,
  endRun,
  filesFor,
  type JobText,
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

/** The files with more at the end of `jobs.yaml`. */
function withPolicy(text: string, jobs: readonly JobText[] = [{ key: 'a' }, { key: 'b' }]): Snapshot {
  const files = filesFor(jobs);
  return { ...files, 'jobs.yaml': `${files['jobs.yaml']}${text}\n` };
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
    world.repository.commit(withPolicy('teardown: { maxDeletions: 5000 }'));
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
    expect((await run(world)).summary).toMatch(/\| 3 h \|.*metrics\.csv/);
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

const MODEL = arn('custom-model', RUN);

/** The model of `a` serves, by a deployment that is ours. */
function servingWorld(): World {
  const world = trainedWorld();
  const one = deploymentSummary('serving', MODEL);
  world.account().deployments.set(one.deploymentArn, one);
  world.account().tags.set(one.deploymentArn, TAGS);
  return world;
}

describe('what serves a model', () => {
  it('keeps it where only models are asked for, and says what blocks it', async () => {
    const world = servingWorld();
    const result = await run(world, { what: 'models' });
    expect(result.decision).toBe('nothing-to-do');
    expect(detailsOf(result).plans[0]?.kept).toMatchObject([
      { arn: arn('custom-model-deployment', 'serving'), monthlyCost: { kind: 'by-use' } },
      {
        arn: MODEL,
        reason: expect.stringContaining('deployment serving'),
        monthlyCost: { kind: 'usd' },
      },
    ]);
  });

  it('goes before it, also where Bedrock takes its time', async () => {
    const world = servingWorld();
    world.account().lingering = 3;
    const result = await both(world, { wait: '10m' });
    expect(result.decision).toBe('done');
    expect([world.account().models.size, world.account().deployments.size]).toEqual([0, 0]);
    const names = world.called('bedrock.delete');
    expect(names).toEqual(['bedrock.deleteDeployment', 'bedrock.deleteModel']);
  });

  it('is waited for 180 minutes where nobody says how long, and a later run with the same code goes on', async () => {
    const world = servingWorld();
    const { code } = detailsOf(await run(world));
    world.account().lingering = 1_000_000;
    const started = world.clock.time;
    const first = await run(world, { confirm: code, wait: '' });
    expect([first.decision, first.reasonCode]).toEqual(['in-progress', 'teardown-incomplete']);
    expect(world.clock.time - started).toBe(180 * 60_000);
    expect(first.terminal).toContain(`--confirm ${code}`);
    world.account().deployments.clear();
    expect((await run(world, { confirm: code })).decision).toBe('done');
    expect(world.account().models.size).toBe(0);
  });

  it('voids a code when it is new, and not when it is gone', async () => {
    const world = servingWorld();
    const { code } = detailsOf(await run(world));
    const units = throughputSummary('units', MODEL);
    world.account().throughputs.set(units.throughputArn, units);
    world.account().tags.set(units.throughputArn, TAGS);
    await expect(run(world, { confirm: code })).rejects.toMatchObject({ code: 'confirm-mismatch' });
    world.account().throughputs.clear();
    world.account().deployments.clear();
    expect((await run(world, { confirm: code })).decision).toBe('done');
  });
});

describe('the policy of the file', () => {
  it('protects a job, and names the line', async () => {
    const world = trainedWorld();
    const extra = '    protect: true\n';
    world.repository.commit(filesFor([{ key: 'a', extra }, { key: 'b' }]));
    const result = await run(world);
    expect(result.decision).toBe('nothing-to-do');
    const kept = detailsOf(result).plans[0]?.kept ?? [];
    expect(kept.map(({ arn: place }) => place)).toEqual([
      MODEL,
      expect.stringContaining(DATASET),
      expect.stringContaining(OUTPUT),
    ]);
    for (const { reason } of kept) expect(reason).toMatch(/^protected by jobs\.yaml:\d+$/);
  });

  it('limits how much may go in one teardown, before and with a code', async () => {
    const world = trainedWorld();
    const { code } = detailsOf(await run(world));
    world.repository.commit(withPolicy('teardown: { maxDeletions: 2 }'));
    for (const inputs of [{}, { confirm: code }]) {
      const result = await run(world, inputs);
      expect([result.decision, result.reasonCode]).toEqual(['blocked', 'too-many-deletions']);
      expect(result.details).toMatchObject({ teardown: { plans: [{ items: { length: 3 } }] } });
      expect(result.terminal + JSON.stringify(result.details)).not.toContain('teardown-');
    }
    expect(keysLeft(world)).toEqual([DATASET, OUTPUT]);
    expect((await run(world, { what: 'data' })).decision).toBe('confirm');
  });

  it('is read where a job has errors: what a retired base model left can go', async () => {
    const world = trainedWorld();
    world.repository.commit(filesFor([{ key: 'a', baseModel: 'amazon.titan-text-lite-v1:0:4k' }]));
    const result = await both(world);
    expect(result.decision).toBe('done');
    expect(world.warnings).toEqual(expect.arrayContaining([expect.stringContaining('has errors')]));
  });

  it('is not guessed where the file cannot be read', async () => {
    const world = trainedWorld();
    for (const text of ['', '- 1\n', 'jobs: [\n']) {
      world.repository.commit({ 'jobs.yaml': text });
      const refused: unknown = await run(world).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'input-invalid', hint: expect.stringContaining('validate') });
    }
    expect(world.called('aws')).toEqual([]);
  });

  it('keeps as many old models as it says', async () => {
    const world = trainedWorld();
    const names = [1, 2, 3].map((spec) => `a-${String(spec).padStart(12, '0')}`);
    for (const [index, name] of names.entries()) {
      const jobArn = arn('model-customization-job', name);
      world
        .account()
        .add(runDetail({ jobName: name, jobArn, createdAt: iso(-10_000_000 * (index + 2)) }), TAGS);
      endRun(world, world.account(), name, 'Completed');
      world.store.add('data-prod', `${outputPrefix('tune', name)}metrics.csv`, 'loss');
    }
    const extra = '    retention: { keepLast: 2 }\n';
    world.repository.commit(filesFor([{ key: 'a', extra }, { key: 'b' }]));
    expect((await both(world, { what: 'old' })).decision).toBe('done');
    const left = [...world.account().models.values()].map(({ modelName }) => modelName);
    expect(left.toSorted()).toEqual([names[0], RUN].toSorted());
    expect(keysLeft(world)).toEqual([DATASET, OUTPUT, `${outputPrefix('tune', names[0] ?? '')}metrics.csv`]);
    expect((await run(world, { what: 'old' })).decision).toBe('nothing-to-do');
  });
});
