/** `teardown` where two environments see one place, where a job had another name, and with fewer rights than all. */
import { describe, expect, it } from '@jest/globals';
import { withLeftovers } from '../../src/commands/leftovers.ts';
import { status } from '../../src/commands/status.ts';
import { teardown } from '../../src/commands/teardown.ts';
import type { InputName } from '../../src/inputs.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { datasetKey, outputPrefix, ownerMetadata } from '../../src/plan/names.ts';
import type { TeardownPlan } from '../../src/teardown/teardown.ts';
import { arn, runDetail } from '../support/builders.ts';
import type { Snapshot } from './memory-git.ts';
import {
  appError,
  DISPATCH,
  endRun,
  filesFor,
  type JobText,
  jobsYaml,
  mergedWorld,
  REPOSITORY_ID,
  trainingPath,
  type World,
} from './support.ts';

type Inputs = Partial<Record<InputName, string>>;

function run(world: World, inputs: Inputs = {}, signal?: AbortSignal): Promise<CommandResult> {
  const cancel = signal === undefined ? {} : { signal };
  return teardown(world.context({ trigger: DISPATCH, inputs, ...cancel }));
}

function plansOf(result: CommandResult): { readonly plans: readonly TeardownPlan[]; readonly code: string } {
  // Each command has details of its own, which the common type does not know.
  return result.details['teardown'] as { readonly plans: readonly TeardownPlan[]; readonly code: string };
}

/** What would go, by name or key, environment by environment. */
function going(result: CommandResult): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    plansOf(result).plans.map(({ environment, items }) => [
      environment,
      items.map((item) =>
        item.kind === 'object' || item.kind === 'upload'
          ? item.key
          : item.kind === 'run'
            ? item.jobName
            : item.name,
      ),
    ]),
  );
}

async function both(world: World, inputs: Inputs = {}): Promise<CommandResult> {
  return await run(world, { ...inputs, confirm: plansOf(await run(world, inputs)).code });
}

/** A run of the job that has come to its end, with a model. */
function train(world: World, job: string, short = '0123456789ab'): string {
  const jobName = `${job}-${short}`;
  const tags = { 'bedrock-tune:repository-id': REPOSITORY_ID, 'bedrock-tune:job': job };
  world.account().add(runDetail({ jobName, jobArn: arn('model-customization-job', jobName) }), tags);
  endRun(world, world.account(), jobName, 'Completed');
  return jobName;
}

const JOBS: readonly JobText[] = [{ key: 'a' }, { key: 'b', environment: 'west' }];

/** `west` is the account and region of `prod` too; only its bucket is another one. */
function inOnePlace(jobs: readonly JobText[] = JOBS): Snapshot {
  return { ...filesFor(jobs), 'jobs.yaml': jobsYaml(jobs).replaceAll('444455556666', '111122223333') };
}

function worldOf(files: Snapshot): World {
  const { world } = mergedWorld([{ key: 'a' }]);
  world.repository.commit(files);
  return world;
}

describe('two environments of one account and region', () => {
  it('hold each the jobs that the file puts there', async () => {
    const world = worldOf(inOnePlace());
    const [a, b] = [train(world, 'a'), train(world, 'b')];
    expect(going(await run(world, { environment: 'west' }))).toEqual({ west: [b] });
    expect(going(await run(world))).toEqual({ prod: [a], west: [b] });
    expect((await both(world, { environment: 'west' })).decision).toBe('done');
    expect([...world.account().models.values()].map(({ modelName }) => modelName)).toEqual([a]);
  });

  it('leave alone what the file puts into an environment that cannot be read', async () => {
    const world = worldOf(inOnePlace());
    const [a] = [train(world, 'a'), train(world, 'b')];
    const broken = inOnePlace()['jobs.yaml']?.replace('bucket: data-west', 'bucket: No_Bucket') ?? '';
    world.repository.commit({ ...inOnePlace(), 'jobs.yaml': broken });
    expect(going(await run(world))).toEqual({ prod: [a] });
  });

  it('list, count and cost once what no job of the file has', async () => {
    const world = worldOf(inOnePlace());
    const gone = train(world, 'gone');
    world.account().tags.set(arn('custom-model', train(world, 'theirs')), undefined);
    const planned = await run(world);
    expect(going(planned)).toEqual({ prod: [gone], west: [] });
    expect(planned.counts).toEqual({ items: 1, kept: 1 });
    const done = await both(world);
    expect(done.counts).toMatchObject({ deleted: 1, alreadyGone: 0, failed: 0 });
    const context = world.context({ trigger: DISPATCH, inputs: { all: 'true' } });
    const { details } = await withLeftovers(context, await status(context));
    expect(details['leftovers']).toMatchObject([{ found: [] }, { found: [] }]);
  });

  it('share what lies around: it is told once', async () => {
    const world = worldOf(inOnePlace());
    train(world, 'gone');
    const context = world.context({ trigger: DISPATCH, inputs: { all: 'true' } });
    const { counts } = await withLeftovers(context, await status(context));
    expect(counts).toMatchObject({ leftovers: 1 });
  });
});

describe('several environments', () => {
  it('are stopped at once: none trains on while another is waited for', async () => {
    const world = worldOf(filesFor(JOBS));
    const accounts = [world.account(), world.account('west')] as const;
    for (const [at, job] of (['a', 'b'] as const).entries()) {
      const jobName = `${job}-0123456789ab`;
      const region = at === 0 ? '111122223333' : '444455556666';
      const jobArn = arn('model-customization-job', jobName).replace('111122223333', region);
      const tags = { 'bedrock-tune:repository-id': REPOSITORY_ID, 'bedrock-tune:job': job };
      accounts[at]?.add(runDetail({ jobName, jobArn, status: 'InProgress', endedAt: undefined }), tags);
    }
    const { code } = plansOf(await run(world, { what: 'stop' }));
    const asked: number[] = [];
    world.clock.onSleep = () => asked.push(world.count('bedrock.stopRun'));
    const result = await run(world, { what: 'stop', confirm: code, wait: '10m' });
    expect(asked[0]).toBe(2);
    expect(result.counts).toMatchObject({ pending: 2 });
  });
});

const FILES = filesFor([{ key: 'new', extra: '    protect: true\n' }, { key: 'b' }]);
/** What the protected job asks for, as an apply names it. */
async function currentShort(world: World): Promise<string> {
  const { jobs } = await status(world.context({ trigger: DISPATCH }));
  const planned = jobs.find(({ planned: { key } }) => key === 'new')?.planned;
  return planned?.fingerprint?.slice(0, 12) ?? '';
}

describe('a protected job that was renamed', () => {
  it('keeps what it had under its former name, and what it serves stays', async () => {
    const world = worldOf(FILES);
    const old = train(world, 'old', await currentShort(world));
    world.store.add('data-prod', datasetKey('tune', 'old', 'f'.repeat(64)), 'rows', {
      metadata: ownerMetadata(REPOSITORY_ID),
    });
    world.store.add('data-prod', `${outputPrefix('tune', old)}metrics.csv`, 'loss');
    const gone = train(world, 'gone');
    const planned = await run(world, { environment: 'prod' });
    expect(going(planned)).toEqual({ prod: [gone] });
    const reasons = plansOf(planned).plans[0]?.kept.map(({ reason }) => reason) ?? [];
    expect(reasons).toHaveLength(3);
    for (const reason of reasons) expect(reason).toMatch(/^protected by jobs\.yaml:\d+$/);
    expect(world.openFiles.size).toBe(0);
  });

  it('may be any that left the file where its dataset cannot be read', async () => {
    const world = worldOf(FILES);
    train(world, 'gone');
    const b = train(world, 'b');
    world.refusals.set(trainingPath('new'), { kind: 'refused', reason: 'missing', nearest: undefined });
    expect(going(await run(world, { environment: 'prod' }))).toEqual({ prod: [b] });
  });
});

describe('what a teardown asks AWS', () => {
  it.each([
    ['stop', ['bedrock.listModels', 'bedrock.listDeployments', 'bedrock.listThroughputs']],
    ['data', ['bedrock.listModels', 'bedrock.listDeployments', 'bedrock.listThroughputs']],
    ['models', []],
  ])('with what=%s is only what it needs', async (what, unasked) => {
    const world = worldOf(filesFor([{ key: 'a' }]));
    train(world, 'a');
    const denied = appError('aws-access-denied', 'user');
    const inS3 = what === 'data' ? [] : ['objects.listVersions', 'objects.listUploads'];
    for (const name of [...unasked, ...inS3]) world.fail(name, denied, { times: 9 });
    expect(['confirm', 'nothing-to-do']).toContain(
      (await run(world, { what, environment: 'prod' })).decision,
    );
  });

  it('where what serves a model cannot be listed, no model goes', async () => {
    const world = worldOf(filesFor([{ key: 'a' }]));
    train(world, 'a');
    for (const what of ['models', 'old', 'all']) {
      world.fail('bedrock.listThroughputs', appError('aws-access-denied', 'user'));
      await expect(run(world, { what, environment: 'prod' })).rejects.toMatchObject({
        code: 'aws-access-denied',
      });
    }
  });

  it('is not the tags of runs of other jobs', async () => {
    const world = worldOf(filesFor([{ key: 'a' }, { key: 'b' }]));
    train(world, 'a');
    train(world, 'b');
    await run(world, { what: 'stop', jobs: 'a', environment: 'prod' });
    expect(world.count('bedrock.listTags')).toBe(1);
  });

  it('may come to very many objects', async () => {
    const world = worldOf(filesFor([{ key: 'a' }]));
    const version = { size: 1, versionId: 'v', isDeleteMarker: false, modifiedAt: undefined };
    const many = Array.from({ length: 300_000 }, (_, at) => ({ ...version, key: `tune/notes/${at}` }));
    world.store.listVersions = async () => many;
    expect((await run(world, { environment: 'prod' })).decision).toBe('nothing-to-do');
  });
});
