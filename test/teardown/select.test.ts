import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OWNER_METADATA, parseRunName } from '../../src/plan/names.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownPlan, TeardownWhat } from '../../src/teardown/teardown.ts';
import type { Tags, TeardownScope, TeardownWorld } from '../../src/teardown/world.ts';
import { ACCOUNT, arn, REGION, runDetail } from '../support/builders.ts';
import {
  datasetKeyOf,
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
  runEntry,
  tagsOf,
  worldOf,
} from './worlds.ts';

const ALL: TeardownScope = { what: 'all', jobs: [] };

/** Each item in a word. */
function items(plan: TeardownPlan): readonly string[] {
  return plan.items.map((item) => {
    if (item.kind === 'run') return `run ${item.jobName}`;
    return item.kind === 'model' ? `model ${item.name}` : `object ${item.key}`;
  });
}

describe('planTeardown', () => {
  const inFlight = { runs: [runEntry(nameOf(), 'InProgress')] };

  it.each<readonly [TeardownWhat, readonly string[]]>([
    ['stop', [`run ${nameOf()}`]],
    ['models', [`model ${nameOf()}`]],
    ['all', [`run ${nameOf()}`, `model ${nameOf()}`, `object ${datasetKeyOf()}`, `object ${outputKeyOf()}`]],
  ])('of %s, in the order they go', (what, expected) => {
    expect(items(planTeardown(fullWorld(inFlight), { what, jobs: [] }))).toEqual(expected);
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

describe('whatever the account holds', () => {
  const job = fc.constantFrom('bot', 'other', 'third');
  const doubtful: fc.Arbitrary<Tags> = fc.oneof(
    fc.constant(undefined),
    fc.record(
      {
        'bedrock-tune:repository-id': fc.constantFrom(OWNER, '987', `${OWNER}0`, ''),
        'bedrock-tune:job': fc.constantFrom('bot', 'other', 'Bot'),
        owner: fc.constant(OWNER),
      },
      { requiredKeys: [] },
    ),
  );
  const name = fc.oneof(
    {
      arbitrary: fc.tuple(job, fc.integer({ min: 1, max: 3 })).map(([key, spec]) => nameOf(key, spec)),
      weight: 3,
    },
    {
      arbitrary: fc.constantFrom('bot', 'bot-v2', 'Bot-000000000001', `${nameOf()}-r1`, `x${nameOf()}-copy`),
      weight: 1,
    },
  );
  /** Mostly what is right, else something near it. */
  const tagsFor = (of: string): fc.Arbitrary<Tags> =>
    fc.oneof(
      { arbitrary: fc.constant(tagsOf(of.split('-')[0])), weight: 3 },
      { arbitrary: doubtful, weight: 2 },
    );
  const named = name.chain((of) => fc.tuple(fc.constant(of), tagsFor(of)));
  const place = fc.constantFrom(
    [REGION, ACCOUNT],
    [REGION, ACCOUNT],
    ['eu-west-1', ACCOUNT],
    [REGION, '999922223333'],
  );
  const moved = (text: string, [region = '', account = '']: readonly string[]): string =>
    text.replace(REGION, region).replace(ACCOUNT, account);
  const status = fc.constantFrom<RunStatus>(
    'InProgress',
    'Completed',
    'Failed',
    'Stopping',
    'Stopped',
    'Unknown',
  );
  const run = fc.tuple(named, status, place).map(([[jobName, found], state, at]) => ({
    run: runDetail({ jobName, status: state, jobArn: moved(arn('model-customization-job', jobName), at) }),
    tags: found,
  }));
  const model = fc.tuple(named, place).map(([[modelName, found], at]) => {
    const entry = modelEntry(modelName).model;
    return { model: { ...entry, modelArn: moved(entry.modelArn, at) }, tags: found };
  });
  const key = fc.oneof(
    job.map(datasetKeyOf),
    name.map(outputKeyOf),
    name.map((jobName) => outputKeyOf(jobName).replace(PREFIX, `${PREFIX}2`)),
    fc.constantFrom(`${PREFIX}/`, `${PREFIX}/datasets/bot/x.jsonl`, 'other/file', `x/${datasetKeyOf()}`),
  );
  const object = fc
    .tuple(
      key,
      fc.constantFrom('acme-data', 'acme-output'),
      fc.constantFrom<ObjectEntry['metadata']>(OURS, OURS, OURS, {}, { [OWNER_METADATA]: '987' }, undefined),
    )
    .map(([at, bucket, metadata]) => ({ ...objectEntry(at, bucket), metadata }));
  const world = fc
    .record({
      runs: fc.array(run, { maxLength: 6 }),
      models: fc.array(model, { maxLength: 6 }),
      objects: fc.array(object, { maxLength: 6 }),
    })
    .map((over) => worldOf({ ...over, buckets: ['acme-data', 'acme-output'] }));
  const scope: fc.Arbitrary<TeardownScope> = fc.record({
    what: fc.constantFrom<TeardownWhat>('stop', 'models', 'data', 'all'),
    jobs: fc.uniqueArray(job, { maxLength: 2 }),
  });

  /** The rule once more, in other words than the code's. */
  const isProven = (objectName: string, objectArn: string, found: Tags): boolean =>
    objectArn.startsWith(`arn:aws:bedrock:${REGION}:${ACCOUNT}:`) &&
    found?.['bedrock-tune:repository-id'] === OWNER &&
    found['bedrock-tune:job'] !== undefined &&
    new RegExp(`^${found['bedrock-tune:job']}-[0-9a-f]{12}$`).test(objectName);

  const check = (property: (of: TeardownWorld, by: TeardownScope) => void): void => {
    fc.assert(fc.property(world, scope, property), { numRuns: 300 });
  };

  it('takes a run or model only when name, tags, account and region agree', () => {
    check((of, by) => {
      for (const item of planTeardown(of, by).items) {
        if (item.kind === 'run')
          expect(
            of.runs.some(
              ({ run: { jobName, jobArn }, tags: t }) => jobArn === item.arn && isProven(jobName, jobArn, t),
            ),
          ).toBe(true);
        if (item.kind === 'model')
          expect(
            of.models.some(
              ({ model: { modelName, modelArn }, tags: t }) =>
                modelArn === item.arn && isProven(modelName, modelArn, t),
            ),
          ).toBe(true);
      }
    });
  });

  it('takes an object only below our prefix, of our layout, a dataset of ours or an output of a run of ours', () => {
    check((of, by) => {
      const ours = of.runs.filter(({ run: { jobName, jobArn }, tags: t }) => isProven(jobName, jobArn, t));
      const datasets = new Set(['bot', 'other', 'third'].map(datasetKeyOf));
      const outputs = ours.map(({ run: proven }) => outputKeyOf(proven.jobName));
      const found = (item: { readonly bucket: string; readonly key: string }): readonly ObjectEntry[] =>
        of.objects.filter(({ bucket, version }) => bucket === item.bucket && version.key === item.key);
      for (const item of planTeardown(of, by).items)
        if (item.kind === 'object' && !outputs.includes(item.key)) {
          expect(datasets).toContain(item.key);
          expect(found(item).some(({ metadata }) => metadata?.[OWNER_METADATA] === OWNER)).toBe(true);
        }
    });
  });

  it('stays within its scope', () => {
    check((of, by) => {
      const plan = planTeardown(of, by);
      const kinds = { stop: ['run'], models: ['model'], data: ['object'], all: ['run', 'model', 'object'] }[
        by.what
      ];
      expect(plan.items.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
      if (by.jobs.length > 0) expect(plan.items.filter((item) => !by.jobs.includes(item.job))).toEqual([]);
      for (const item of plan.items)
        if (item.kind === 'object')
          expect(plan.prefixes.some((prefix) => covers(prefix, `s3://${item.bucket}/${item.key}`))).toBe(
            true,
          );
    });
  });

  it('takes nothing that it also keeps, and orders runs, models, objects', () => {
    check((of, by) => {
      const plan = planTeardown(of, by);
      const order = plan.items.map(({ kind }) => ['run', 'model', 'object'].indexOf(kind));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(plan.runNames.every((found) => parseRunName(found) !== undefined)).toBe(true);
    });
  });
});

/** Whether a printed prefix, with `*` for any part, covers a place. */
function covers(prefix: string, place: string): boolean {
  const [head = '', ...rest] = prefix.split('*');
  if (!place.startsWith(head)) return false;
  return rest.length === 0 || place.slice(head.length).includes(rest.join('*'));
}
