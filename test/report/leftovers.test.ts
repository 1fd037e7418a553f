import { describe, expect, it } from '@jest/globals';
import { type LeftoverOptions, renderLeftovers } from '../../src/report/leftovers.ts';
import type { Leftover, Leftovers } from '../../src/teardown/leftovers.ts';
import { expectGolden } from './golden.ts';
import { HOSTILE, MODEL_ARN } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

const FOUND: readonly Leftover[] = [
  {
    kind: 'model',
    job: 'support-bot',
    place: MODEL_ARN,
    why: 'nothing serves it',
    count: 1,
    bytes: undefined,
    oldestAt: '2026-11-13T12:00:00Z',
    monthlyCost: { kind: 'usd', usd: 1.95 },
  },
  {
    kind: 'dataset',
    job: 'old-bot',
    place: 's3://acme-data/bedrock-tune/acme/support-models/datasets/old-bot/',
    why: 'its job is not in the file',
    count: 12,
    bytes: 48_000_000,
    oldestAt: '2026-10-20T12:00:00Z',
    monthlyCost: { kind: 'usd', usd: 0.001 },
  },
  {
    kind: 'foreign',
    job: undefined,
    place: 's3://acme-data/bedrock-tune/acme/support-models/notes.txt',
    why: 'not of the layout of this project',
    count: 1,
    bytes: 812,
    oldestAt: undefined,
    monthlyCost: { kind: 'unknown' },
  },
];

const PROD: Leftovers = {
  environment: 'prod',
  accountId: '111122223333',
  region: 'us-east-1',
  found: FOUND,
  problem: undefined,
};

function options(over: Partial<LeftoverOptions> = {}): LeftoverOptions {
  return { format: 'markdown', observedAt: '2026-11-20T12:00:00Z', reserved: 0, ...over };
}

describe('renderLeftovers', () => {
  it('is the golden one', () => {
    expectGolden('leftovers.md', renderLeftovers([PROD], options()));
    expectGolden('leftovers.txt', renderLeftovers([PROD], options({ format: 'text' })));
  });

  it('says that nothing lies around, and what could not be looked at', () => {
    const text = renderLeftovers([{ ...PROD, found: [], problem: 'denied' }], options());
    expect(text).toContain('could not be looked at: denied');
    expect(text).not.toContain('Nothing lies around');
    const clean = renderLeftovers([{ ...PROD, found: [] }], options());
    expect(clean.split('\n')[0]).toBe('### Nothing lies around');
    expect(text).not.toMatch(/per month|Next/);
  });

  it('offers to tear down what teardown can take', () => {
    const foreign = FOUND.filter(({ kind }) => kind === 'foreign');
    expect(renderLeftovers([{ ...PROD, found: foreign }], options())).not.toContain('gh workflow');
    const offers = (found: readonly Leftover[]): readonly string[] =>
      renderLeftovers([{ ...PROD, found }], options()).match(/(?<=^gh workflow run teardown\.yml -f ).*/gm) ??
      [];
    // The one job keeps its data, the other has nothing but data.
    expect(offers(FOUND)).toEqual(['jobs=support-bot -f what=models', 'jobs=old-bot -f what=data']);
    const both = FOUND.map((one) => ({ ...one, job: 'old-bot' }));
    expect(offers(both)).toEqual(['jobs=old-bot -f what=all']);
    // A job of the file keeps its data, whatever of it is served or half uploaded.
    const [model] = FOUND.filter(({ kind }) => kind === 'model');
    if (model === undefined) throw new Error('no model lies around');
    expect(offers([model, { ...model, kind: 'deployment' }])).toEqual([
      `jobs=${model.job} -f what=deployments`,
      `jobs=${model.job} -f what=models`,
    ]);
    expect(offers([{ ...model, kind: 'upload' }])).toEqual([]);
  });

  it('leaves room for the rest of the summary', () => {
    const found = Array.from({ length: 4000 }, (_, index) =>
      FOUND.slice(0, 1).map((one) => ({ ...one, place: `s3://${'x'.repeat(100)}/${index}` })),
    ).flat();
    const text = renderLeftovers([{ ...PROD, found }], options({ reserved: 2_000_000 }));
    expect(text.length).toBeLessThan(3000);
    expect(text).toContain('4,000 more rows');
  });

  it('is inert with hostile names', () => {
    const found = FOUND.map((one) => ({ ...one, job: HOSTILE, place: HOSTILE, why: HOSTILE }));
    const hostile = { ...PROD, environment: HOSTILE, accountId: HOSTILE, found, problem: HOSTILE };
    expectWellFormed(renderLeftovers([hostile], options()));
    const text = renderLeftovers([hostile], options({ format: 'text' }));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
