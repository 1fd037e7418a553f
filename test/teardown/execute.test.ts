import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/errors.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import { executeTeardown } from '../../src/teardown/execute.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import type { TeardownWorld } from '../../src/teardown/world.ts';
import { arn, runDetail } from '../support/builders.ts';
import { MemoryBedrock, MemoryClock, MemoryObjects } from '../support/memory-ports.ts';
import {
  datasetKeyOf,
  deploymentEntry,
  modelEntry,
  nameOf,
  objectEntry,
  outputKeyOf,
  runEntry,
  tagsOf,
  throughputEntry,
  uploadEntry,
  worldOf,
} from './worlds.ts';

const MINUTE = 60_000;
const OTHER = nameOf('other', 2);
const BUSY = new AppError('aws-throttled', 'slow down', { blame: 'aws', hint: 'run again' });
const DENIED = new AppError('aws-access-denied', 'not allowed', { blame: 'user', hint: 'allow it' });

/** Two jobs, one of them training. */
const WORLD = worldOf({
  runs: [runEntry(nameOf(), 'InProgress'), runEntry(OTHER, 'Completed', tagsOf('other'))],
  models: [modelEntry(), modelEntry(OTHER, tagsOf('other'))],
  objects: [datasetKeyOf(), outputKeyOf(), datasetKeyOf('other'), outputKeyOf(OTHER)].map((key) =>
    objectEntry(key),
  ),
});
const PLAN = planTeardown(WORLD, { what: 'all', jobs: [] });

class Account {
  readonly bedrock = new MemoryBedrock();
  readonly objects = new MemoryObjects();
  readonly clock = new MemoryClock();
  readonly progress: string[] = [];
  readonly world: TeardownWorld;
  /** What listing the buckets again comes to. */
  listAgain: () => Promise<TeardownWorld['objects']> = async () =>
    this.objects.stored.map(({ bucket, version, metadata }) => ({ bucket, version, metadata }));
  /** Models that are new since. */
  modelsAgain: () => TeardownWorld['models'] = () => [];
  deploymentsAgain: () => TeardownWorld['deployments'] = () => [];
  /** What a run that was told to stop comes to, and when. */
  stopped: { readonly status: RunStatus; readonly afterMs: number } = { status: 'Stopped', afterMs: 20_000 };

  constructor(world: TeardownWorld = WORLD) {
    this.world = world;
    for (const { run } of world.runs)
      this.bedrock.add(runDetail({ jobName: run.jobName, status: run.status }));
    for (const { model } of world.models) this.bedrock.models.set(model.modelArn, model);
    for (const { deployment } of world.deployments)
      this.bedrock.deployments.set(deployment.deploymentArn, deployment);
    for (const { throughput } of world.throughputs)
      this.bedrock.throughputs.set(throughput.throughputArn, throughput);
    this.objects.uploads.push(...world.uploads);
    for (const object of world.objects) this.write(object);
    const start = this.clock.time;
    this.bedrock.view = (run) =>
      run.status === 'Stopping' && this.clock.time - start >= this.stopped.afterMs
        ? { ...run, status: this.stopped.status }
        : run;
  }

  write({ bucket, version, metadata }: TeardownWorld['objects'][number]): void {
    this.objects.stored.push({ bucket, version, metadata: metadata ?? {}, sha256: undefined, text: '' });
  }

  tearDown(plan: TeardownPlan = PLAN, waitMs = 10 * MINUTE): Promise<readonly TeardownResult[]> {
    const { bedrock, objects, clock, progress } = this;
    const signal = new AbortController().signal;
    const planAgain = async (): Promise<TeardownPlan> =>
      planTeardown(
        {
          ...this.world,
          objects: await this.listAgain(),
          models: [...this.world.models, ...this.modelsAgain()],
          deployments: [...this.world.deployments, ...this.deploymentsAgain()],
        },
        { what: plan.what, jobs: [] },
      );
    return executeTeardown(
      { bedrock, objects, clock, signal, waitMs, onProgress: (line) => progress.push(line), planAgain },
      plan,
    );
  }

  get left(): readonly string[] {
    return [...this.bedrock.models.values()]
      .map(({ modelName }) => modelName)
      .concat(this.objects.stored.map(({ version }) => version.key));
  }
}

/** Outcome of each item: a run or model by its name, an object by its key. */
function outcomes(results: readonly TeardownResult[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    results.map(({ item, outcome }) => {
      const isStored = item.kind === 'object' || item.kind === 'upload';
      const name = item.kind === 'run' ? item.jobName : isStored ? item.key : item.name;
      return [isStored ? name : `${item.kind} ${name}`, outcome];
    }),
  );
}

const BOT_DATA = [datasetKeyOf(), outputKeyOf()];

describe('executeTeardown', () => {
  it('stops, waits, deletes models, then data, and answers for each item', async () => {
    const account = new Account();
    const results = await account.tearDown();
    expect(Object.values(outcomes(results))).toEqual(PLAN.items.map(() => 'deleted'));
    expect(results.map(({ item }) => item)).toEqual(PLAN.items);
    expect(account.left).toEqual([]);
    expect(account.clock.sleeps.length).toBeGreaterThan(0);
    const operations = account.bedrock.calls.map(({ operation }) => operation);
    expect(operations.lastIndexOf('getRun')).toBeLessThan(operations.indexOf('deleteModel'));
    expect(account.progress.length).toBeGreaterThan(0);
  });

  it('touches nothing beside the plan', async () => {
    const account = new Account();
    const plan = planTeardown(WORLD, { what: 'all', jobs: ['other'] });
    await account.tearDown(plan);
    expect(account.left).toEqual([nameOf(), ...BOT_DATA]);
    expect(account.bedrock.targets('stopRun')).toEqual([]);
  });

  it('can be repeated: what is gone already is no fault', async () => {
    const account = new Account();
    await account.tearDown();
    const again = outcomes(await account.tearDown());
    expect(new Set(Object.values(again))).toEqual(new Set(['already-gone', 'deleted']));
    expect(again[`model ${nameOf()}`]).toBe('already-gone');
  });

  it('waits for nothing where nothing trains', async () => {
    const account = new Account();
    await account.tearDown({ ...PLAN, items: PLAN.items.filter(({ kind }) => kind !== 'run') });
    expect(account.clock.sleeps).toEqual([]);
  });

  it('says of a run that ended by itself that it is gone already', async () => {
    const account = new Account();
    account.bedrock.add(runDetail({ jobName: nameOf(), status: 'Completed' }));
    expect(outcomes(await account.tearDown())[`run ${nameOf()}`]).toBe('already-gone');
  });

  it('keeps the data of a run that has not stopped in time, and only that', async () => {
    const account = new Account();
    account.stopped = { status: 'Stopped', afterMs: 60 * MINUTE };
    const found = outcomes(await account.tearDown());
    expect([`run ${nameOf()}`, ...BOT_DATA].map((name) => found[name])).toEqual([
      'pending',
      'pending',
      'pending',
    ]);
    expect(account.left).toEqual(BOT_DATA);
    account.stopped = { status: 'Stopped', afterMs: 0 };
    await account.tearDown();
    expect(account.left).toEqual([]);
  });
});

describe('what a run writes until it has stopped', () => {
  const late = objectEntry(outputKeyOf(nameOf()).replace('metrics.csv', 'late.csv'));
  const foreign = {
    ...objectEntry(datasetKeyOf('third')),
    metadata: { 'bedrock-tune-repository-id': '987' },
  };

  it('goes too, and nothing else that is new', async () => {
    const account = new Account();
    account.clock.onSleep = () => {
      if (account.clock.sleeps.length > 1) return;
      for (const object of [late, foreign]) account.write(object);
    };
    const results = await account.tearDown();
    expect(results.map(({ item }) => item)).toEqual([
      ...PLAN.items,
      expect.objectContaining({ key: late.version.key }),
    ]);
    expect(account.left).toEqual([foreign.version.key]);
  });

  it('keeps the run open when it cannot be listed', async () => {
    const account = new Account();
    account.listAgain = async () => Promise.reject(DENIED);
    const results = await account.tearDown();
    expect(results[0]).toMatchObject({
      outcome: 'pending',
      reason: expect.stringContaining('not allowed'),
    });
    expect(account.left).toEqual(BOT_DATA);
  });

  it('is not asked for where no run was stopped', async () => {
    const account = new Account();
    account.listAgain = async () => Promise.reject(DENIED);
    account.bedrock.add(runDetail({ jobName: nameOf(), status: 'Stopped' }));
    const results = await account.tearDown({
      ...PLAN,
      items: PLAN.items.filter(({ kind }) => kind !== 'run'),
    });
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['deleted']));
  });
});

describe('one failure does not stop the others', () => {
  const [failedRun] = [`run ${nameOf()}`];

  it('a run that may not be stopped keeps its data', async () => {
    const account = new Account();
    account.bedrock.failNext('stopRun', DENIED);
    const results = await account.tearDown();
    expect(outcomes(results)[failedRun]).toBe('failed');
    expect(results[0]).toMatchObject({
      reason: 'not allowed',
      command: expect.stringContaining(arn('model-customization-job', nameOf())),
    });
    expect(account.left).toEqual(BOT_DATA);
  });

  it('a run that cannot be looked at while it stops', async () => {
    const account = new Account();
    account.clock.onSleep = () => account.bedrock.failNext('getRun', DENIED);
    const results = await account.tearDown();
    expect(outcomes(results)[failedRun]).toBe('failed');
    expect(results).toHaveLength(PLAN.items.length);
    expect(account.left).toEqual(BOT_DATA);
  });

  it('a moment without an answer ends no wait', async () => {
    const account = new Account();
    account.clock.onSleep = () => {
      if (account.clock.sleeps.length < 3) account.bedrock.failNext('getRun', BUSY);
    };
    expect(outcomes(await account.tearDown())[failedRun]).toBe('deleted');
    expect(account.left).toEqual([]);
  });

  it('a model that is in use is failed, with the command for later', async () => {
    const account = new Account();
    const inUse = arn('custom-model', nameOf());
    account.bedrock.modelsInUse.add(inUse);
    const results = await account.tearDown();
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([{ item: { arn: inUse }, command: expect.stringContaining(inUse) }]);
    expect(account.left).toEqual([nameOf()]);
  });

  it('a model that may not be deleted', async () => {
    const account = new Account();
    account.bedrock.failNext('deleteModel', DENIED, arn('custom-model', nameOf()));
    expect(outcomes(await account.tearDown())[`model ${nameOf()}`]).toBe('failed');
    expect(account.left).toEqual([nameOf()]);
  });

  it('a bucket that cannot be reached', async () => {
    const output = objectEntry(outputKeyOf(OTHER), 'acme-output');
    const world = { ...WORLD, objects: [...WORLD.objects, output], buckets: ['acme-data', 'acme-output'] };
    const account = new Account(world);
    account.objects.failNext('deleteVersions', DENIED, 'acme-data');
    const results = await account.tearDown(planTeardown(world, { what: 'all', jobs: [] }));
    expect(results.filter(({ outcome }) => outcome === 'failed')).toHaveLength(4);
    expect(account.objects.stored.filter(({ bucket }) => bucket === 'acme-output')).toEqual([]);
  });

  it('a version that is locked, beside others of its key', async () => {
    const versions = ['v1', 'v2', 'v3'].map((id) => objectEntry(datasetKeyOf(), 'acme-data', id));
    const world = worldOf({ runs: [runEntry()], objects: versions });
    const account = new Account(world);
    account.objects.locked.add(`${datasetKeyOf()}?versionId=v2`);
    const results = await account.tearDown(planTeardown(world, { what: 'data', jobs: [] }));
    expect(results.map(({ outcome }) => outcome)).toEqual(['deleted', 'failed', 'deleted']);
    expect(account.objects.stored.map(({ version }) => version.versionId)).toEqual(['v2']);
  });

  it('a delete marker goes before what it hides, which proves whose it is', async () => {
    const marker = objectEntry(datasetKeyOf(), 'acme-data', 'm');
    const hidden = objectEntry(datasetKeyOf());
    const world = worldOf({
      objects: [hidden, { ...marker, version: { ...marker.version, isDeleteMarker: true } }],
    });
    const account = new Account(world);
    const asked: string[] = [];
    account.objects.deleteVersions = async (_bucket, versions) => {
      asked.push(...versions.map(({ versionId }) => versionId));
      return [];
    };
    await account.tearDown(planTeardown(world, { what: 'data', jobs: [] }));
    expect(asked).toEqual(['m', 'v1']);
  });

  it('an object that is locked, with a command that is safe to paste', async () => {
    const key = `${outputKeyOf()}/it's; rm -rf $(x).csv`;
    const world = { ...WORLD, objects: [...WORLD.objects, objectEntry(key)] };
    const account = new Account(world);
    account.objects.locked.add(key);
    const results = await account.tearDown(planTeardown(world, { what: 'all', jobs: [] }));
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    const quoted = `'${key.replace("'", "'\\''")}'`;
    expect(failed).toMatchObject([
      { reason: 'AccessDenied', command: expect.stringContaining(`--key ${quoted} `) },
    ]);
    expect(account.left).toEqual([key]);
  });
});

describe('what serves a model', () => {
  const served = arn('custom-model', OTHER);
  const world = {
    ...WORLD,
    deployments: [deploymentEntry('serving', served, tagsOf('other'))],
    throughputs: [throughputEntry('units', served, tagsOf('other'))],
  };
  const plan = planTeardown(world, { what: 'all', jobs: ['other'] });
  const [DEPLOYMENT, THROUGHPUT, MODEL] = ['deployment serving', 'throughput units', `model ${OTHER}`];

  it('is gone before the model is deleted', async () => {
    const account = new Account(world);
    account.bedrock.lingering = 4;
    expect(new Set(Object.values(outcomes(await account.tearDown(plan))))).toEqual(new Set(['deleted']));
    expect(account.bedrock.targets('deleteModel')).toHaveLength(1);
    expect(account.bedrock.targets('deleteDeployment')).toHaveLength(1);
  });

  it('is pending where it takes longer, and so is the model alone', async () => {
    const account = new Account(world);
    account.bedrock.lingering = 1000;
    const found = outcomes(await account.tearDown(plan, MINUTE));
    expect([DEPLOYMENT, THROUGHPUT, MODEL].map((name) => found[name])).toEqual([
      'pending',
      'pending',
      'pending',
    ]);
    expect(found[datasetKeyOf('other')]).toBe('deleted');
    expect(account.bedrock.targets('deleteModel')).toEqual([]);
  });

  it('is asked for again while it is in the making', async () => {
    const account = new Account(world);
    const [one] = account.bedrock.deployments.values();
    if (one === undefined) throw new Error('the world has a deployment');
    account.bedrock.deployments.set(one.deploymentArn, { ...one, status: 'Creating' });
    account.clock.onSleep = () => {
      if (account.clock.sleeps.length === 3) account.bedrock.deployments.set(one.deploymentArn, one);
    };
    expect(outcomes(await account.tearDown(plan))[DEPLOYMENT]).toBe('deleted');
    account.bedrock.deployments.set(one.deploymentArn, { ...one, status: 'Creating' });
    expect(outcomes(await account.tearDown(plan, 0))[DEPLOYMENT]).toBe('pending');
  });

  it('stays where somebody has put another model behind it since', async () => {
    const account = new Account(world);
    const [one] = account.bedrock.deployments.values();
    if (one === undefined) throw new Error('the world has a deployment');
    account.bedrock.deployments.set(one.deploymentArn, { ...one, modelArn: arn('custom-model', 'theirs') });
    expect(outcomes(await account.tearDown(plan))[DEPLOYMENT]).toBe('pending');
    expect(account.bedrock.targets('deleteDeployment')).toEqual([]);
  });

  it.each(['deleteDeployment', 'listDeployments'])(
    'is asked for again where AWS has no answer for a moment (%s)',
    async (operation) => {
      const account = new Account(world);
      account.bedrock.failNext(operation, BUSY);
      expect(new Set(Object.values(outcomes(await account.tearDown(plan))))).toEqual(new Set(['deleted']));
      const other = new Account(world);
      other.bedrock.failNext(operation, BUSY);
      const results = await other.tearDown(plan, 0);
      expect(results.find(({ item }) => item.kind === 'deployment')).toMatchObject({
        outcome: 'pending',
        reason: expect.stringContaining('slow down'),
      });
    },
  );

  it('that is gone by itself is no fault', async () => {
    const account = new Account(world);
    account.bedrock.deployments.clear();
    const found = outcomes(await account.tearDown(plan));
    expect([found[DEPLOYMENT], found[MODEL]]).toEqual(['already-gone', 'deleted']);
  });

  it.each([
    ['deleteDeployment', DEPLOYMENT, 'delete-custom-model-deployment'],
    ['listDeployments', DEPLOYMENT, 'delete-custom-model-deployment'],
    ['deleteThroughput', THROUGHPUT, 'delete-provisioned-model-throughput'],
    ['listThroughputs', THROUGHPUT, 'delete-provisioned-model-throughput'],
  ])('fails with the command that does it (%s), and the model waits', async (operation, name, command) => {
    const account = new Account(world);
    account.bedrock.failNext(operation, DENIED);
    const results = await account.tearDown(plan);
    const found = outcomes(results);
    expect([found[name], found[MODEL]]).toEqual(['failed', 'pending']);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      {
        reason: 'not allowed',
        command: expect.stringContaining(`aws bedrock ${command} --region us-east-1 --`),
      },
    ]);
    expect(account.left).toEqual([nameOf(), OTHER, ...BOT_DATA]);
  });
});

describe('an unfinished upload', () => {
  const world = { ...WORLD, uploads: [uploadEntry(outputKeyOf(OTHER))] };
  const plan = planTeardown(world, { what: 'data', jobs: ['other'] });

  it('is aborted, or was already', async () => {
    const account = new Account(world);
    expect(outcomes(await account.tearDown(plan))).toMatchObject({ [outputKeyOf(OTHER)]: 'deleted' });
    expect(account.objects.uploads).toEqual([]);
    const again = await account.tearDown(plan);
    expect(again.find(({ item }) => item.kind === 'upload')?.outcome).toBe('already-gone');
  });

  it('fails by itself, with the command', async () => {
    const account = new Account(world);
    account.objects.failNext('abortUpload', DENIED);
    const failed = (await account.tearDown(plan)).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([
      {
        command: expect.stringMatching(
          /^aws s3api abort-multipart-upload --bucket acme-data .*--upload-id u1$/,
        ),
      },
    ]);
  });
});

describe('a training run that has begun since the plan', () => {
  it('keeps the datasets of its job', async () => {
    const account = new Account();
    account.bedrock.add(runDetail({ jobName: nameOf('other', 77) }));
    const found = outcomes(await account.tearDown(planTeardown(WORLD, { what: 'all', jobs: ['other'] })));
    expect([found[datasetKeyOf('other')], found[outputKeyOf(OTHER)]]).toEqual(['pending', 'deleted']);
  });

  it('may have, for all that is known where it cannot be asked', async () => {
    const account = new Account();
    account.bedrock.failNext('listRuns', DENIED);
    const found = outcomes(await account.tearDown(planTeardown(WORLD, { what: 'all', jobs: ['other'] })));
    expect([found[datasetKeyOf('other')], found[outputKeyOf(OTHER)]]).toEqual(['pending', 'pending']);
  });
});

describe('a run that completes instead of stopping', () => {
  it('leaves a model, which goes too', async () => {
    const account = new Account({ ...WORLD, models: WORLD.models.slice(1) });
    account.clock.onSleep = () =>
      account.bedrock.models.set(arn('custom-model', nameOf()), modelEntry().model);
    account.modelsAgain = () => [modelEntry()];
    const plan = planTeardown(account.world, { what: 'all', jobs: [] });
    expect(outcomes(await account.tearDown(plan))[`model ${nameOf()}`]).toBe('deleted');
    expect(account.left).toEqual([]);
  });

  it('leaves a model, which stays and is told of where somebody has begun to serve it', async () => {
    const account = new Account({ ...WORLD, models: [] });
    account.bedrock.models.set(arn('custom-model', nameOf()), modelEntry().model);
    account.modelsAgain = () => [modelEntry()];
    account.deploymentsAgain = () => [deploymentEntry('serving', arn('custom-model', nameOf()))];
    const plan = planTeardown(account.world, { what: 'all', jobs: [] });
    expect(outcomes(await account.tearDown(plan))[`model ${nameOf()}`]).toBe('pending');
    expect(account.bedrock.targets('deleteModel')).toEqual([]);
  });
});
