import { describe, expect, it } from '@jest/globals';
import { OWNER_METADATA } from '../../src/plan/names.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownPlan, TeardownWhat } from '../../src/teardown/teardown.ts';
import type { Tags, TeardownScope, TeardownWorld } from '../../src/teardown/world.ts';
import { ACCOUNT, arn, iso, REGION, runDetail } from '../support/builders.ts';
import {
  datasetKeyOf,
  deploymentEntry,
  fullWorld,
  HASH,
  modelEntry,
  nameOf,
  type ObjectEntry,
  OURS,
  OWNER,
  objectEntry,
  outputKeyOf,
  PREFIX,
  PROTECTED,
  policy,
  runEntry,
  tagsOf,
  throughputEntry,
  uploadEntry,
  worldOf,
} from './worlds.ts';

const ALL: TeardownScope = { what: 'all', jobs: [] };

/** Each item in a word. */
function items(plan: TeardownPlan): readonly string[] {
  return plan.items.map((item) => {
    if (item.kind === 'run') return `run ${item.jobName}`;
    return `${item.kind} ${'key' in item ? item.key : item.name}`;
  });
}

describe('planTeardown', () => {
  const inFlight = { runs: [runEntry(nameOf(), 'InProgress')] };

  it.each<readonly [TeardownWhat, readonly string[]]>([
    ['stop', [`run ${nameOf()}`]],
    ['all', [`run ${nameOf()}`, `model ${nameOf()}`, `object ${datasetKeyOf()}`, `object ${outputKeyOf()}`]],
  ])('of %s, in the order they go', (what, expected) => {
    expect(items(planTeardown(fullWorld(inFlight), { what, jobs: [] }))).toEqual(expected);
    expect(items(planTeardown(fullWorld(), { what: 'models', jobs: [] }))).toEqual([`model ${nameOf()}`]);
  });

  it('of data takes every version of it, delete markers included', () => {
    const marker = objectEntry(datasetKeyOf(), 'acme-data', 'v2');
    const objects = [
      objectEntry(datasetKeyOf()),
      { ...marker, version: { ...marker.version, isDeleteMarker: true } },
    ];
    const plan = planTeardown(fullWorld({ objects }), { what: 'data', jobs: [] });
    expect(plan.items).toMatchObject([
      { kind: 'object', versionId: 'v1', isDeleteMarker: false },
      { kind: 'object', versionId: 'v2', isDeleteMarker: true },
    ]);
  });

  it('of an empty account has nothing', () => {
    expect(planTeardown(worldOf(), ALL)).toMatchObject({ items: [], kept: [], runNames: [] });
  });

  it('takes only the jobs it is asked for', () => {
    const [bot, other] = [fullWorld(inFlight), nameOf('other', 2)];
    const world = worldOf({
      runs: [...bot.runs, runEntry(other, 'InProgress', tagsOf('other'))],
      models: [...bot.models, modelEntry(other, tagsOf('other'))],
      objects: [...bot.objects, objectEntry(datasetKeyOf('other')), objectEntry(outputKeyOf(other))],
    });
    const plan = planTeardown(world, { what: 'all', jobs: ['other'] });
    expect(items(plan)).toEqual([
      `run ${other}`,
      `model ${other}`,
      `object ${datasetKeyOf('other')}`,
      `object ${outputKeyOf(other)}`,
    ]);
    expect(plan.runNames).toEqual([other]);
    expect(plan.prefixes.filter((prefix) => !prefix.includes('/other'))).toEqual([]);
  });

  it.each<readonly [RunStatus, number]>([
    ['InProgress', 1],
    ['Stopping', 1],
    ['Unknown', 1],
    ['Completed', 0],
    ['Failed', 0],
    ['Stopped', 0],
  ])('stops a run that is %s: %i', (status, count) => {
    expect(planTeardown(worldOf({ runs: [runEntry(nameOf(), status)] }), ALL).items).toHaveLength(count);
  });
});

describe('what is not provably ours', () => {
  const elsewhere = (from: string, to: string): string =>
    arn('model-customization-job', nameOf()).replace(from, to);
  const withArn = (jobArn: string) => ({ run: runDetail({ jobName: nameOf(), jobArn }), tags: tagsOf() });

  it.each<readonly [string, TeardownWorld['runs'][number]]>([
    ['its tags cannot be read', { ...runEntry(nameOf(), 'InProgress'), tags: undefined }],
    ['it has no owner', runEntry(nameOf(), 'InProgress', {})],
    ['it is of another repository', runEntry(nameOf(), 'InProgress', tagsOf('bot', '987'))],
    ['its owner only begins like ours', runEntry(nameOf(), 'InProgress', tagsOf('bot', `${OWNER}0`))],
    ['its tag names another job', runEntry(nameOf(), 'InProgress', tagsOf('other'))],
    ['it is in another account', withArn(elsewhere(ACCOUNT, '999922223333'))],
    ['it is in another region', withArn(elsewhere(REGION, 'eu-west-1'))],
  ])('is kept, and said to be: %s', (_, entry) => {
    const { items: found, kept, runNames } = planTeardown(worldOf({ runs: [entry] }), ALL);
    expect([found, runNames]).toEqual([[], []]);
    expect(kept).toMatchObject([{ arn: entry.run.jobArn, reason: expect.stringMatching(/\w/) }]);
  });

  it('keeps its model while it is in flight, whatever the list of models says', () => {
    const world = worldOf({ runs: [runEntry(nameOf(), 'InProgress')], models: [modelEntry()] });
    for (const what of ['models', 'old'] as const) {
      const { items: found, kept } = planTeardown(world, { what, jobs: [] });
      expect(found).toEqual([]);
      expect(kept).toEqual(
        expect.arrayContaining([expect.objectContaining({ arn: BOT_MODEL, reason: expect.anything() })]),
      );
    }
  });

  it('is not mentioned when it has ended and is not ours: it stays listed for ever', () => {
    const world = worldOf({ runs: [runEntry(nameOf(), 'Completed', tagsOf('bot', '987'))] });
    expect(planTeardown(world, ALL)).toMatchObject({ items: [], kept: [] });
  });

  it('is not even mentioned when its name is not of our pattern', () => {
    const world = worldOf({ runs: [runEntry('bot', 'InProgress')], models: [modelEntry('bot-v2')] });
    expect(planTeardown(world, ALL)).toMatchObject({ items: [], kept: [] });
  });

  it.each([
    ['beside our prefix', `${PREFIX}-2/datasets/bot/${HASH}.jsonl`],
    ['below another prefix of that length', `${PREFIX.replace('acme', 'emca')}/datasets/bot/${HASH}.jsonl`],
    ['of another repository', `bedrock-tune/other/datasets/bot/${HASH}.jsonl`],
    ['with a name of its own', `${PREFIX}/datasets/bot/train.jsonl`],
    ['deeper than ours', `${PREFIX}/datasets/bot/old/${HASH}.jsonl`],
    ['of no job', `${PREFIX}/datasets/${HASH}.jsonl`],
    ['of a key that no job can have', `${PREFIX}/datasets/Bot/${HASH}.jsonl`],
    ['above the folders', `${PREFIX}/notes.txt`],
    ['that only marks a folder', `${PREFIX}/outputs/${nameOf()}/`],
    ['of a run that is not ours', outputKeyOf(nameOf('other', 9))],
    ['that reaches out of the prefix', `${PREFIX}/../datasets/bot/${HASH}.jsonl`],
  ])('is no object %s', (_, key) => {
    const world = fullWorld({ objects: [objectEntry(key)] });
    expect(planTeardown(world, { what: 'data', jobs: [] }).items).toEqual([]);
  });
});

describe('data that a run still uses', () => {
  const kept = (status: RunStatus, what: TeardownWhat, over: { readonly tags?: Tags } = {}) => {
    const runs = [{ ...runEntry(nameOf(), status), ...over }];
    const plan = planTeardown(fullWorld({ runs, models: [] }), { what, jobs: [] });
    return plan.kept.map(({ arn: place }) => place).filter((place) => place.startsWith('s3:'));
  };
  const DATASET = `s3://acme-data/${datasetKeyOf()}`;
  const OUTPUT = `s3://acme-data/${outputKeyOf()}`;

  it.each(['InProgress', 'Stopping', 'Unknown'] as const)('is kept while the run is %s', (status) => {
    expect(kept(status, 'data')).toEqual([DATASET, OUTPUT]);
  });

  it('goes with the run where that is stopped first, or has ended', () => {
    expect([kept('InProgress', 'all'), kept('Completed', 'data'), kept('Failed', 'data')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each<readonly [string, Tags]>([
    ['may be ours and cannot be stopped', undefined],
    ['has no owner', {}],
    ['is of another repository', tagsOf('bot', '987')],
  ])('is kept beside a run that %s', (_, tags) => {
    expect(kept('InProgress', 'all', { tags })).toEqual([DATASET]);
    expect(kept('Completed', 'all', { tags })).toEqual([]);
  });

  it('is only that of the job the run is named after', () => {
    const theirs = runEntry(nameOf('bot', 7), 'InProgress', tagsOf('bot', '987'));
    const other = runEntry(nameOf('other', 2), 'Completed', tagsOf('other'));
    const world = fullWorld({
      runs: [runEntry(), theirs, other],
      models: [],
      objects: [
        ...fullWorld().objects,
        objectEntry(datasetKeyOf('other')),
        objectEntry(outputKeyOf(nameOf('other', 2))),
      ],
    });
    const plan = planTeardown(world, ALL);
    expect(plan.kept).toMatchObject([{ arn: theirs.run.jobArn }, { arn: DATASET }]);
    expect(items(plan)).toEqual([
      `object ${outputKeyOf()}`,
      `object ${datasetKeyOf('other')}`,
      `object ${outputKeyOf(nameOf('other', 2))}`,
    ]);
  });
});

describe('a dataset below a prefix that repositories share', () => {
  const version = (versionId: string, metadata: ObjectEntry['metadata']): ObjectEntry => ({
    ...objectEntry(datasetKeyOf(), 'acme-data', versionId),
    metadata,
  });
  const marker = (versionId: string): ObjectEntry => {
    const entry = version(versionId, undefined);
    return { ...entry, version: { ...entry.version, isDeleteMarker: true } };
  };
  const planOf = (...objects: readonly ObjectEntry[]): TeardownPlan =>
    planTeardown(fullWorld({ objects, models: [] }), ALL);
  const taken = (plan: TeardownPlan): readonly string[] =>
    plan.items.flatMap((item) => (item.kind === 'object' ? [item.versionId] : []));

  it.each<readonly [string, ObjectEntry['metadata']]>([
    ['its metadata cannot be read', undefined],
    ['it has no owner', {}],
    ['it is of another repository', { [OWNER_METADATA]: '987' }],
    ['its owner only begins like ours', { [OWNER_METADATA]: `${OWNER}0` }],
    ['its owner stands under another name', { 'repository-id': OWNER }],
  ])('is kept, with the reason: %s', (_, metadata) => {
    const plan = planOf(version('v1', metadata));
    expect(plan.items).toEqual([]);
    expect(plan.kept).toMatchObject([
      {
        arn: `s3://acme-data/${datasetKeyOf()}?versionId=v1`,
        reason: expect.stringMatching(/metadata|987|0$/),
      },
    ]);
  });

  it('is judged version by version', () => {
    const plan = planOf(version('v1', OURS), version('v2', { [OWNER_METADATA]: '987' }));
    expect(taken(plan)).toEqual(['v1']);
    expect(plan.kept.map(({ arn: place }) => place)).toEqual([
      `s3://acme-data/${datasetKeyOf()}?versionId=v2`,
    ]);
  });

  it('goes with its delete marker only where all that the marker hides is ours', () => {
    expect(taken(planOf(marker('m'), version('v1', OURS)))).toEqual(['m', 'v1']);
    expect(taken(planOf(marker('m'), version('v2', OURS), version('v1', {})))).toEqual(['v2']);
    const alone = planOf(marker('m'));
    expect([alone.items.length, alone.kept.length]).toEqual([0, 1]);
  });

  it('asks for no proof of an output, whose run proves it', () => {
    const output = { ...objectEntry(outputKeyOf()), metadata: undefined };
    expect(taken(planOf(output))).toEqual(['v1']);
  });
});

const BOT_MODEL = arn('custom-model', nameOf());
const MODELS: TeardownScope = { what: 'models', jobs: [] };

function keptReasons(plan: TeardownPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(plan.kept.map(({ arn: place, reason }) => [place, reason]));
}

describe('what serves a model of ours', () => {
  const deployment = deploymentEntry('serving', BOT_MODEL);
  const DEPLOYMENT = deployment.deployment.deploymentArn;
  const throughput = throughputEntry('units', BOT_MODEL);
  const THROUGHPUT = throughput.throughput.throughputArn;

  it('goes before the model, which waits for it', () => {
    const plan = planTeardown(fullWorld({ deployments: [deployment], throughputs: [throughput] }), ALL);
    expect(items(plan).slice(0, 3)).toEqual(['deployment serving', 'throughput units', `model ${nameOf()}`]);
    expect(plan.items[2]).toMatchObject({ after: [DEPLOYMENT, THROUGHPUT] });
    expect(plan.live).toEqual([DEPLOYMENT, THROUGHPUT].map((holder) => `${holder} ${BOT_MODEL}`).toSorted());
  });

  it('goes alone where that is asked for', () => {
    const plan = planTeardown(fullWorld({ deployments: [deployment] }), { what: 'deployments', jobs: [] });
    expect([items(plan), plan.kept]).toEqual([['deployment serving'], []]);
  });

  it('blocks the model where only models are asked for, with what it costs', () => {
    const plan = planTeardown(fullWorld({ throughputs: [throughput] }), MODELS);
    expect(plan.items).toEqual([]);
    expect(plan.kept).toMatchObject([
      { arn: THROUGHPUT, monthlyCost: { kind: 'hourly-unknown' } },
      {
        arn: BOT_MODEL,
        reason: expect.stringContaining('provisioned throughput units'),
        monthlyCost: { kind: 'usd', usd: 1.95 },
      },
    ]);
  });

  it.each<readonly [string, Partial<TeardownWorld>]>([
    ['its tags cannot be read', { deployments: [{ ...deployment, tags: undefined }] }],
    ['it has no owner', { deployments: [{ ...deployment, tags: {} }] }],
    [
      'it is of another repository',
      { deployments: [deploymentEntry('serving', BOT_MODEL, tagsOf('bot', '987'))] },
    ],
    ['it is of another job', { deployments: [deploymentEntry('serving', BOT_MODEL, tagsOf('other'))] }],
    [
      'it is in another region',
      {
        deployments: [
          {
            ...deployment,
            deployment: { ...deployment.deployment, deploymentArn: DEPLOYMENT.replace(REGION, 'eu-west-1') },
          },
        ],
      },
    ],
    [
      'it moves to another model',
      {
        throughputs: [
          {
            ...throughput,
            throughput: { ...throughput.throughput, desiredModelArn: arn('custom-model', 'theirs') },
          },
        ],
      },
    ],
    [
      'it comes from another model',
      {
        throughputs: [
          {
            ...throughput,
            throughput: { ...throughput.throughput, modelArn: arn('custom-model', 'theirs') },
          },
        ],
      },
    ],
  ])('stays, and the model with it, where %s', (_, over) => {
    const plan = planTeardown(fullWorld({ ...over, objects: [] }), ALL);
    expect([plan.items, plan.live]).toEqual([[], []]);
    expect(plan.kept).toMatchObject([
      { reason: expect.stringMatching(/\w/), monthlyCost: undefined },
      { arn: BOT_MODEL, reason: expect.stringContaining('is served by') },
    ]);
  });

  it('is not deleted before its commitment ends', () => {
    const until = (committedUntil: string) =>
      planTeardown(
        fullWorld({
          throughputs: [{ ...throughput, throughput: { ...throughput.throughput, committedUntil } }],
        }),
        { what: 'deployments', jobs: [] },
      );
    expect(items(until(iso(-1)))).toEqual(['throughput units']);
    expect(keptReasons(until(iso(1)))[THROUGHPUT]).toContain(iso(1));
    expect(until('some day').items).toEqual([]);
  });

  it('is nobody’s business where it serves a model that is not ours', () => {
    const theirs = [modelEntry('hand-made'), modelEntry(nameOf('third', 4), tagsOf('third', '987'))];
    const world = fullWorld({
      models: theirs,
      deployments: theirs.map(({ model }) => deploymentEntry('serving', model.modelArn)),
    });
    expect(keptReasons(planTeardown(world, { what: 'deployments', jobs: [] }))).toEqual({});
  });
});

describe('what is old', () => {
  const specs = [1, 2, 3, 4];
  const hours = (spec: number): string => iso(-spec * 3_600_000);
  const run = (spec: number, status: RunStatus = 'Completed') => ({
    run: runDetail({ jobName: nameOf('bot', spec), status, createdAt: hours(spec) }),
    tags: tagsOf(),
  });
  const world = (keepLast: number, over: Partial<TeardownWorld> = {}): TeardownWorld =>
    worldOf({
      runs: specs.map((spec) => run(spec)),
      models: specs.map((spec) => modelEntry(nameOf('bot', spec))),
      objects: [datasetKeyOf(), ...specs.map((spec) => outputKeyOf(nameOf('bot', spec)))].map((key) =>
        objectEntry(key),
      ),
      removal: policy({ bot: { keepLast } }),
      ...over,
    });
  const old = (keepLast: number, over?: Partial<TeardownWorld>): readonly string[] =>
    items(planTeardown(world(keepLast, over), { what: 'old', jobs: [] }));
  const goes = (...of: readonly number[]): readonly string[] => [
    ...of.map((spec) => `model ${nameOf('bot', spec)}`),
    ...of.map((spec) => `object ${outputKeyOf(nameOf('bot', spec))}`),
  ];

  it('are the models beyond the newest, with the outputs of their runs, and no dataset', () => {
    expect([old(4), old(3), old(1)]).toEqual([[], goes(4), goes(2, 3, 4)]);
    expect(old(0)).toEqual(goes(1, 2, 3, 4));
  });

  it('are counted by job', () => {
    const other = { runs: [...world(1).runs, runEntry(nameOf('other', 9), 'Completed', tagsOf('other'))] };
    const models = [...world(1).models, modelEntry(nameOf('other', 9), tagsOf('other'))];
    expect(old(3, { ...other, models })).toEqual(goes(4));
  });

  it('are none that something serves, and that does not make another one old', () => {
    const deployments = [deploymentEntry('serving', arn('custom-model', nameOf('bot', 4)), {})];
    const plan = planTeardown(world(2, { deployments }), { what: 'old', jobs: [] });
    expect(items(plan)).toEqual(goes(3));
    expect(keptReasons(plan)[arn('custom-model', nameOf('bot', 1))]).toContain('2 newest');
  });

  it('are outputs of older runs that ended without a model, and of none in flight', () => {
    const ended = [run(5, 'Failed'), run(6, 'InProgress'), { ...run(0, 'Stopped') }];
    const objects = [0, 1, 5, 6].map((spec) => objectEntry(outputKeyOf(nameOf('bot', spec))));
    const over = { runs: [...world(4).runs, ...ended], objects };
    expect(old(4, over)).toEqual([`object ${outputKeyOf(nameOf('bot', 5))}`]);
    // With fewer models than are to be kept, nothing is older than what is kept.
    expect(old(5, over)).toEqual([]);
  });

  it('stay the same when a teardown got half-way', () => {
    const before = planTeardown(world(2), { what: 'old', jobs: [] });
    const halfWay = planTeardown(world(2, { models: world(2).models.slice(0, 3) }), {
      what: 'old',
      jobs: [],
    });
    expect(items(halfWay)).toEqual(items(before).filter((item) => item !== `model ${nameOf('bot', 4)}`));
  });
});

describe('an unfinished upload', () => {
  const uploads = [
    uploadEntry(outputKeyOf(), 'acme-data', 'ours'),
    uploadEntry(outputKeyOf(nameOf('bot', 8)), 'acme-data', 'theirs'),
    uploadEntry(datasetKeyOf(), 'acme-data', 'dataset'),
    uploadEntry(`${PREFIX}/notes.txt`, 'acme-data', 'strange'),
  ];
  const ids = (plan: TeardownPlan): readonly string[] =>
    plan.items.flatMap((item) => (item.kind === 'upload' ? [item.uploadId] : []));

  it('goes below the output of a run of ours, and is named elsewhere', () => {
    const plan = planTeardown(fullWorld({ uploads }), { what: 'data', jobs: [] });
    expect(ids(plan)).toEqual(['ours']);
    expect(plan.kept.map(({ arn: place }) => place.split('uploadId=')[1])).toEqual([
      'theirs',
      'dataset',
      'strange',
    ]);
  });

  it('stays while the run writes, and is not looked for with models', () => {
    const world = fullWorld({ uploads, runs: [runEntry(nameOf(), 'InProgress')] });
    expect(ids(planTeardown(world, { what: 'data', jobs: [] }))).toEqual([]);
    expect(planTeardown(fullWorld({ uploads }), MODELS).kept).toEqual([]);
  });

  it('belongs to a job, where one is asked for', () => {
    const plan = planTeardown(fullWorld({ uploads }), { what: 'data', jobs: ['other'] });
    expect([ids(plan), plan.kept]).toEqual([[], []]);
  });
});

describe('a protected job', () => {
  const world = fullWorld({
    runs: [runEntry(nameOf(), 'InProgress'), runEntry(nameOf('other', 2), 'InProgress', tagsOf('other'))],
    deployments: [deploymentEntry('serving', BOT_MODEL)],
    uploads: [uploadEntry(outputKeyOf())],
  });

  it('loses nothing, and all of it is named with the line that protects it', () => {
    const plan = planTeardown({ ...world, removal: policy({ bot: PROTECTED }) }, ALL);
    expect(items(plan)).toEqual([`run ${nameOf('other', 2)}`]);
    const reasons = Object.values(keptReasons(plan));
    expect(reasons).toHaveLength(6);
    expect(new Set(reasons)).toEqual(new Set(['protected by jobs.yaml:7']));
  });

  it('may be one that left the file', () => {
    const others = { ...policy().others, ...PROTECTED };
    const plan = planTeardown({ ...world, removal: policy({ other: {} }, { others }) }, ALL);
    expect(items(plan)).toEqual([`run ${nameOf('other', 2)}`]);
  });
});

describe('what things cost', () => {
  it('is known of models and bytes, unknown of base models and regions that are not', () => {
    const costs = (over: Partial<TeardownWorld>) =>
      planTeardown(fullWorld(over), ALL).items.map(({ monthlyCost }) => monthlyCost);
    const gb = {
      ...objectEntry(outputKeyOf()),
      version: { ...objectEntry(outputKeyOf()).version, size: 2 ** 30 },
    };
    expect(costs({ objects: [gb] })).toEqual([
      { kind: 'usd', usd: 1.95 },
      { kind: 'usd', usd: 0.023 },
    ]);
    const strange = {
      model: { ...modelEntry().model, baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/x' },
      tags: tagsOf(),
    };
    expect(costs({ models: [strange], objects: [] })).toEqual([{ kind: 'unknown' }]);
    const silent = { model: { ...modelEntry().model, baseModelArn: undefined }, tags: tagsOf() };
    expect(costs({ models: [silent], objects: [] })).toEqual([{ kind: 'unknown' }]);
    const region = 'eu-west-1';
    expect(costs({ region, runs: [], models: [], objects: [objectEntry(datasetKeyOf())] })).toEqual([
      { kind: 'unknown' },
    ]);
  });
});
