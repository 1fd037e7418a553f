import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import { SUMMARY_BUDGET } from '../../src/report/summary.ts';
import {
  renderTeardownPlan,
  renderTeardownResults,
  type TeardownOptions,
} from '../../src/report/teardown.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from '../../src/teardown/teardown.ts';
import { expectGolden } from './golden.ts';
import { HOSTILE, MODEL_ARN } from './models.ts';
import { expectWellFormed } from './wellformed.ts';

const RUN_ARN =
  'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-micro-v1:0:128k/run1';
const CODE = 'teardown-7f3a9c21b0de';

const ITEMS: readonly TeardownItem[] = [
  { kind: 'run', job: 'faq', jobName: 'faq-aaaabbbbcccc', arn: RUN_ARN, status: 'InProgress' },
  {
    kind: 'model',
    job: 'support-bot',
    name: 'support-bot-9b1f',
    arn: MODEL_ARN,
    createdAt: '2026-11-13T12:00:00Z',
  },
  object('bedrock-tune/acme/support-models/datasets/support-bot/9b1f.jsonl'),
  {
    ...object('bedrock-tune/acme/support-models/outputs/support-bot-9b1f/metrics.csv'),
    isDeleteMarker: true,
  },
];

function object(key: string): Extract<TeardownItem, { kind: 'object' }> {
  return {
    kind: 'object',
    job: 'support-bot',
    bucket: 'acme-data',
    key,
    versionId: 'v-1',
    size: 148_912,
    modifiedAt: '2026-11-18T12:00:00Z',
    isDeleteMarker: false,
  };
}

function aPlan(overrides: Partial<TeardownPlan> = {}): TeardownPlan {
  return {
    environment: 'prod',
    accountId: '111122223333',
    region: 'us-east-1',
    repositoryId: '42',
    what: 'all',
    runNames: ['faq-aaaabbbbcccc'],
    prefixes: ['s3://acme-data/bedrock-tune/acme/support-models/'],
    items: ITEMS,
    kept: [{ arn: `${MODEL_ARN}x`, reason: 'its tags name another repository' }],
    ...overrides,
  };
}

function options(overrides: Partial<TeardownOptions> = {}): TeardownOptions {
  return {
    format: 'markdown',
    observedAt: '2026-11-20T12:00:00Z',
    jobs: [],
    environments: [],
    simulated: false,
    ...overrides,
  };
}

const RESULTS: readonly TeardownResult[] = ITEMS.map((item, index): TeardownResult => {
  if (index === 0) return { outcome: 'pending', item, reason: 'Bedrock is still stopping it' };
  if (index === 1)
    return {
      outcome: 'failed',
      item,
      reason: 'a deployment uses it',
      command: `aws bedrock delete-custom-model --model-identifier ${MODEL_ARN}`,
    };
  return { outcome: index === 2 ? 'deleted' : 'already-gone', item };
});

const FORMATS = [
  ['markdown', 'md'],
  ['text', 'txt'],
] as const;

describe.each(FORMATS)('as %s', (format, extension) => {
  it('the plan and the results are the golden ones', () => {
    expectGolden(`teardown-plan.${extension}`, renderTeardownPlan([aPlan()], CODE, options({ format })));
    expectGolden(
      `teardown-results.${extension}`,
      renderTeardownResults([aPlan()], RESULTS, options({ format })),
    );
  });

  it('names every object, what is kept, and the code', () => {
    const text = renderTeardownPlan([aPlan()], CODE, options({ format }));
    const names = ITEMS.map((item) => (item.kind === 'object' ? item.key : item.arn));
    for (const name of [...names, `${MODEL_ARN}x`, CODE]) expect(text).toContain(name);
  });

  it('names after the deletion, too, what was kept and why', () => {
    const text = renderTeardownResults([aPlan()], RESULTS, options({ format }));
    expect(text).toContain(`${MODEL_ARN}x`);
    expect(text).toContain('its tags name another repository');
  });

  it('says that it is simulated, and that nothing is to do where nothing is', () => {
    const text = renderTeardownPlan([aPlan({ items: [] })], CODE, options({ format, simulated: true }));
    expect(text.split('\n')[0]).toMatch(/simulated/i);
    expect(text).not.toContain(CODE);
  });
});

describe('the next step', () => {
  it('repeats the inputs the code was made for', () => {
    expect(renderTeardownPlan([aPlan()], CODE, options({ jobs: ['faq', 'support-bot'] }))).toContain(
      `gh workflow run teardown.yml -f jobs=faq,support-bot -f what=all -f confirm=${CODE}`,
    );
  });

  it('writes no command with a name that is not the name of a job', () => {
    expect(renderTeardownPlan([aPlan()], CODE, options({ environments: ['prod'] }))).toContain(
      '-f environment=prod',
    );
    expect(renderTeardownPlan([aPlan()], CODE, options({ jobs: ['x; rm -rf /'] }))).not.toContain(
      'gh workflow',
    );
  });

  it('asks for another run as long as something is left', () => {
    expect(renderTeardownResults([aPlan()], RESULTS, options())).toContain('Run teardown again');
    expect(renderTeardownResults([aPlan()], RESULTS.slice(2), options())).not.toContain('Run teardown again');
  });
});

describe('hostile and large teardowns', () => {
  const hostile = aPlan({
    environment: HOSTILE,
    accountId: HOSTILE,
    region: HOSTILE,
    items: ITEMS.map((item) => ({
      ...item,
      job: HOSTILE,
      key: HOSTILE,
      arn: HOSTILE,
      bucket: HOSTILE,
      status: HOSTILE,
    })),
    kept: [{ arn: HOSTILE, reason: HOSTILE }],
  });

  it('are inert', () => {
    expectWellFormed(renderTeardownPlan([hostile], HOSTILE, options({ jobs: [HOSTILE] })));
    const text = renderTeardownPlan([hostile], HOSTILE, options({ format: 'text' }));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const failed = hostile.items.map(
      (item) => ({ outcome: 'failed', item, reason: HOSTILE, command: HOSTILE }) as const,
    );
    expectWellFormed(renderTeardownResults([hostile], failed, options()));
  });

  it('stay below the limit of a summary and are whole in the log', () => {
    const items = Array.from({ length: 8_000 }, (_, index) => object(`p/${'x'.repeat(200)}/${index}.jsonl`));
    const summary = renderTeardownPlan([aPlan({ items })], CODE, options());
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BUDGET);
    expect(summary).toContain('the log of this step lists all of them');
    expect(summary).toContain(CODE);
    expect(renderTeardownPlan([aPlan({ items })], CODE, options({ format: 'text' }))).toContain(
      '/7999.jsonl',
    );
  });
});
