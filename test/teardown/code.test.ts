import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { confirms, teardownCode } from '../../src/teardown/code.ts';
import { planTeardown } from '../../src/teardown/select.ts';
import type { TeardownScope, TeardownWorld } from '../../src/teardown/world.ts';
import { fullWorld, modelEntry, nameOf, objectEntry, outputKeyOf, runEntry, tagsOf } from './worlds.ts';

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

describe('confirms', () => {
  const code = codeOf(BEFORE);

  it('accepts exactly the code', () => {
    expect(confirms(code, code)).toBe(true);
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
  ])('refuses %j', (given) => {
    expect(confirms(given, code)).toBe(false);
  });

  it('refuses anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^teardown-[0-9a-f]{12}$/)), (given) => {
        expect(confirms(given, code)).toBe(given === code);
      }),
      { numRuns: 200 },
    );
  });
});
