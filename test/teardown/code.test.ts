import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { confirms, teardownCode } from '../../src/teardown/code.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownPlan } from '../../src/teardown/teardown.ts';
import type { TeardownScope, TeardownWorld } from '../../src/teardown/world.ts';
import { arn } from '../support/builders.ts';
import {
  deploymentEntry,
  fullWorld,
  modelEntry,
  nameOf,
  objectEntry,
  outputKeyOf,
  PROTECTED,
  policy,
  runEntry,
  tagsOf,
  throughputEntry,
} from './worlds.ts';

const ALL: TeardownScope = { what: 'all', jobs: [] };

function codeOf(world: TeardownWorld, scope: TeardownScope = ALL): string {
  return teardownCode([planTeardown(world, scope)]);
}

const BEFORE = fullWorld({
  runs: [runEntry(nameOf(), 'InProgress'), runEntry(nameOf('other', 2), 'Completed', tagsOf('other'))],
  models: [modelEntry(), modelEntry(nameOf('other', 2), tagsOf('other'))],
});

describe('teardownCode', () => {
  it('is short enough to type, and the same for the same plan', () => {
    expect(codeOf(BEFORE)).toMatch(/^teardown-[0-9a-f]{12}$/);
    expect(codeOf(fullWorld(BEFORE))).toBe(codeOf(BEFORE));
  });

  it('survives a teardown that got half-way', () => {
    const left = fc.record({
      models: fc.subarray([...BEFORE.models]),
      objects: fc.subarray([...BEFORE.objects]),
      status: fc.constantFrom('InProgress', 'Stopping', 'Stopped', 'Completed' as const),
    });
    fc.assert(
      fc.property(left, ({ models, objects, status }) => {
        const runs = [runEntry(nameOf(), status), ...BEFORE.runs.slice(1)];
        expect(codeOf({ ...BEFORE, models, objects, runs })).toBe(codeOf(BEFORE));
      }),
      { numRuns: 100 },
    );
  });

  it('does not hang on the order of listing, nor on what is not ours', () => {
    const turned = { ...BEFORE, runs: [...BEFORE.runs].reverse(), objects: [...BEFORE.objects].reverse() };
    expect(codeOf(turned)).toBe(codeOf(BEFORE));
    const foreign = runEntry(nameOf('theirs', 5), 'InProgress', tagsOf('theirs', '987'));
    expect(codeOf({ ...BEFORE, runs: [...BEFORE.runs, foreign] })).toBe(codeOf(BEFORE));
    expect(codeOf({ ...BEFORE, objects: [...BEFORE.objects, objectEntry('other/file')] })).toBe(
      codeOf(BEFORE),
    );
  });

  it.each<readonly [string, Partial<TeardownWorld>, TeardownScope]>([
    ['a new run of ours', { runs: [...BEFORE.runs, runEntry(nameOf('bot', 3))] }, ALL],
    ['another account', { accountId: '999922223333' }, ALL],
    ['another region', { region: 'eu-west-1' }, ALL],
    ['another repository', { repositoryId: '987' }, ALL],
    ['another prefix', { prefix: 'bedrock-tune/elsewhere' }, ALL],
    ['another bucket', { buckets: ['acme-other'] }, ALL],
    ['a wider or narrower choice', {}, { what: 'models', jobs: [] }],
    ['a choice of jobs', {}, { what: 'all', jobs: ['bot'] }],
  ])('is void with %s', (_, over, scope) => {
    expect(codeOf({ ...BEFORE, ...over }, scope)).not.toBe(codeOf(BEFORE));
  });

  it('is void where a deployment serves another model than it did', () => {
    const [model, other] = [modelEntry(), modelEntry(nameOf('bot', 2))];
    const runs = [runEntry(), runEntry(nameOf('bot', 2))];
    const serving = (arnOfModel: string): TeardownWorld =>
      fullWorld({ runs, models: [model, other], deployments: [deploymentEntry('serving', arnOfModel)] });
    const [before, after] = [serving(model.model.modelArn), serving(other.model.modelArn)];
    for (const what of ['deployments', 'all'] as const) {
      const scope = { what, jobs: [] };
      expect(confirms([planTeardown(before, scope)], codeOf(before, scope))).toBe(true);
      expect(confirms([planTeardown(after, scope)], codeOf(before, scope))).toBe(false);
    }
  });

  it('binds every environment, in any order', () => {
    const [prod, dev] = [
      planTeardown(BEFORE, ALL),
      planTeardown({ ...BEFORE, environment: 'dev', region: 'us-west-2' }, ALL),
    ];
    expect(teardownCode([prod, dev])).toBe(teardownCode([dev, prod]));
    expect(new Set([[prod, dev], [prod], [dev], []].map(teardownCode)).size).toBe(4);
  });

  it('names the outputs of a run only once', () => {
    expect(codeOf({ ...BEFORE, objects: [objectEntry(outputKeyOf()), objectEntry(outputKeyOf())] })).toBe(
      codeOf(BEFORE),
    );
  });
});

const MODEL = arn('custom-model', nameOf('other', 2));

function planOf(over: Partial<TeardownWorld>, scope: TeardownScope = ALL): TeardownPlan {
  return planTeardown({ ...BEFORE, ...over }, scope);
}

describe('what is live', () => {
  const deployment = deploymentEntry('serving', MODEL, tagsOf('other'));
  const throughput = throughputEntry('units', MODEL, tagsOf('other'));
  const both = planOf({ deployments: [deployment], throughputs: [throughput] });
  const code = teardownCode([both]);

  it('lengthens the code by a mark each, in one order', () => {
    expect(code).toMatch(/^teardown-[0-9a-f]{12}(?:-[0-9a-f]{8}){2}$/);
    const marks = code.split('-').slice(2);
    expect(marks).toEqual(marks.toSorted());
    expect(code.startsWith(codeOf(BEFORE))).toBe(true);
  });

  it('may be gone by run 2, and nothing of it may be new', () => {
    const less = [planOf({ deployments: [deployment] }), planOf({ throughputs: [throughput] }), planOf({})];
    for (const plan of less) expect(confirms([plan], code)).toBe(true);
    const other = deploymentEntry('another', MODEL, tagsOf('other'));
    expect(confirms([planOf({ deployments: [deployment, other] })], code)).toBe(false);
    expect(confirms([planOf({ deployments: [other] })], code)).toBe(false);
    expect(confirms([both], teardownCode([planOf({})]))).toBe(false);
  });

  it('is a model that no training run names', () => {
    const alone = modelEntry(nameOf('other', 9), tagsOf('other'));
    const known = teardownCode([planOf({ models: [...BEFORE.models, alone] })]);
    expect(confirms([planOf({})], known)).toBe(true);
    expect(confirms([planOf({ models: [...BEFORE.models, alone] })], codeOf(BEFORE))).toBe(false);
  });

  it('binds each mark to its plan', () => {
    const wider = planOf({ deployments: [deployment], runs: [...BEFORE.runs, runEntry(nameOf('bot', 3))] });
    const marks = teardownCode([planOf({ deployments: [deployment] })])
      .split('-')
      .slice(2);
    const [word, base] = teardownCode([wider]).split('-');
    expect(confirms([wider], teardownCode([wider]))).toBe(true);
    expect(confirms([wider], [word, base, ...marks].join('-'))).toBe(false);
  });
});

/** Run 2 never deletes what run 1 said would stay. */
describe('what run 1 kept', () => {
  const inFlight = [runEntry(nameOf(), 'InProgress'), ...BEFORE.runs.slice(1)];
  const ended = [runEntry(nameOf(), 'Completed'), ...BEFORE.runs.slice(1)];
  const held = { deployments: [deploymentEntry('serving', MODEL, {})] };

  it.each<readonly [string, TeardownScope['what'], Partial<TeardownWorld>, Partial<TeardownWorld>]>([
    ['a model that was served', 'models', held, {}],
    ['a model that somebody else served', 'all', held, {}],
    [
      'a model whose tags could not be read',
      'models',
      { runs: ended, models: [{ ...modelEntry(), tags: undefined }] },
      { runs: ended, models: [modelEntry()] },
    ],
    ['the model of a run that trained', 'models', { runs: inFlight, models: [] }, { runs: ended }],
    ['the data of a job that trained', 'data', { runs: inFlight }, { runs: ended }],
    ['a job that was protected', 'all', { removal: policy({ bot: PROTECTED }) }, {}],
    [
      'a model that was among the newest',
      'old',
      { removal: policy({ other: { keepLast: 1 } }) },
      { removal: policy({ other: { keepLast: 0 } }) },
    ],
  ])('is bound: %s', (_, what, first, second) => {
    const scope = { what, jobs: [] };
    const code = teardownCode([planOf(first, scope)]);
    expect(planOf(second, scope).items.length).toBeGreaterThan(planOf(first, scope).items.length);
    expect(confirms([planOf(second, scope)], code)).toBe(false);
  });

  it('may be more in run 2: a run of others that reads a dataset for a while', () => {
    const theirs = (status: 'InProgress' | 'Completed') => ({
      runs: [...BEFORE.runs, runEntry(nameOf('bot', 5), status, tagsOf('bot', '987'))],
    });
    const [free, busy] = [planOf(theirs('Completed')), planOf(theirs('InProgress'))];
    expect(busy.items.length).toBeLessThan(free.items.length);
    expect(confirms([busy], teardownCode([free]))).toBe(true);
    expect(confirms([free], teardownCode([busy]))).toBe(false);
  });

  it('is not the run that this teardown stops', () => {
    const code = teardownCode([planOf({ runs: inFlight, models: [] })]);
    expect(confirms([planOf({ runs: ended })], code)).toBe(true);
  });
});

describe('confirms', () => {
  const plans = [planTeardown(BEFORE, ALL)];
  const code = teardownCode(plans);

  it('accepts exactly the code', () => {
    expect(confirms(plans, code)).toBe(true);
  });

  it.each([
    '',
    'yes',
    'teardown-',
    code.slice(0, -1),
    `${code}0`,
    ` ${code}`,
    `${code}\n`,
    code.toUpperCase(),
    code.replace('teardown-', ''),
    code.replace('teardown-', 'teardown–'),
    `${code}-`,
    `${code}-1234567`,
    `${code}-bbbbbbbb-aaaaaaaa`,
    `${code}-aaaaaaaa-aaaaaaaa`,
  ])('refuses %j', (given) => {
    expect(confirms(plans, given)).toBe(false);
  });

  it('refuses anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^teardown-[0-9a-f]{12}$/)), (given) => {
        expect(confirms(plans, given)).toBe(given === code);
      }),
      { numRuns: 200 },
    );
  });
});
