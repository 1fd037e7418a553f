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

const DEPLOYMENT_ARN = 'arn:aws:bedrock:us-east-1:111122223333:custom-model-deployment/abcdefghij12';
const THROUGHPUT_ARN = 'arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdefghij34';
const TAGS = {
  'bedrock-tune:repository-id': '42',
  'bedrock-tune:job': 'support-bot',
  'bedrock-tune:attempt': '2',
  'bedrock-tune:commit': '0123456789abcdef0123456789abcdef01234567',
  'aws:cloudformation:stack-name': 'hidden',
  team: 'support',
};
const MADE = { job: 'support-bot', tags: TAGS, createdAt: '2026-11-13T12:00:00Z' } as const;

const ITEMS: readonly TeardownItem[] = [
  {
    ...MADE,
    kind: 'run',
    job: 'faq',
    jobName: 'faq-aaaabbbbcccc',
    arn: RUN_ARN,
    status: 'InProgress',
    monthlyCost: { kind: 'none' },
  },
  {
    ...MADE,
    kind: 'deployment',
    name: 'support-live',
    arn: DEPLOYMENT_ARN,
    modelArn: MODEL_ARN,
    modelName: 'support-bot-9b1f',
    status: 'Active',
    monthlyCost: { kind: 'by-use' },
  },
  {
    ...MADE,
    kind: 'throughput',
    name: 'support-units',
    arn: THROUGHPUT_ARN,
    modelArn: MODEL_ARN,
    modelName: 'support-bot-9b1f',
    modelUnits: 2,
    status: 'InService',
    monthlyCost: { kind: 'hourly-unknown' },
  },
  {
    ...MADE,
    kind: 'model',
    name: 'support-bot-9b1f',
    arn: MODEL_ARN,
    after: [DEPLOYMENT_ARN, THROUGHPUT_ARN],
    monthlyCost: { kind: 'usd', usd: 1.95 },
  },
  object('bedrock-tune/acme/support-models/datasets/support-bot/9b1f.jsonl'),
  {
    ...object('bedrock-tune/acme/support-models/outputs/support-bot-9b1f/metrics.csv'),
    isDeleteMarker: true,
    monthlyCost: { kind: 'none' },
  },
  {
    kind: 'upload',
    job: 'support-bot',
    bucket: 'acme-data',
    key: 'bedrock-tune/acme/support-models/outputs/support-bot-9b1f/model.bin',
    uploadId: 'u-1',
    startedAt: '2026-11-19T12:00:00Z',
    monthlyCost: { kind: 'unknown' },
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
    monthlyCost: { kind: 'usd', usd: 0.0000032 },
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
    live: [DEPLOYMENT_ARN, THROUGHPUT_ARN],
    withheld: [],
    items: ITEMS,
    kept: [
      {
        arn: `${MODEL_ARN}x`,
        name: 'faq-bot-77aa',
        reason: 'its tags name another repository',
        monthlyCost: undefined,
      },
      {
        arn: `${MODEL_ARN}y`,
        name: 'legal-bot-88bb',
        reason: 'protected by jobs.yaml:12',
        monthlyCost: { kind: 'usd', usd: 1.95 },
      },
    ],
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
  if (index === 3)
    return {
      outcome: 'failed',
      item,
      reason: 'a deployment uses it',
      command: `aws bedrock delete-custom-model --model-identifier ${MODEL_ARN}`,
    };
  return { outcome: index === 5 ? 'already-gone' : 'deleted', item };
});

const FORMATS = [
  ['markdown', 'md'],
  ['text', 'txt'],
] as const;

describe.each(FORMATS)('as %s', (format, extension) => {
  it('the plan and the results are the golden ones', () => {
    expectGolden(
      `teardown-plan.${extension}`,
      renderTeardownPlan([aPlan()], { code: CODE }, options({ format })),
    );
    expectGolden(
      `teardown-results.${extension}`,
      renderTeardownResults([aPlan()], RESULTS, { ...options({ format }), code: CODE }),
    );
  });

  it('names every object, what is kept, and the code', () => {
    const text = renderTeardownPlan([aPlan()], { code: CODE }, options({ format }));
    const names = ITEMS.map((item) => ('key' in item ? item.key : item.arn));
    for (const name of [...names, `${MODEL_ARN}x`, CODE]) expect(text).toContain(name);
    // A person knows them by these.
    for (const name of [
      'faq-aaaabbbbcccc',
      'support-live',
      'support-units',
      'support-bot-9b1f',
      'legal-bot-88bb',
    ])
      expect(text).toContain(name);
  });

  it('names after the deletion, too, what was kept and why', () => {
    const text = renderTeardownResults([aPlan()], RESULTS, { ...options({ format }), code: CODE });
    expect(text).toContain(`${MODEL_ARN}x`);
    expect(text).toContain('its tags name another repository');
  });

  it('says that it is simulated, and that nothing is to do where nothing is', () => {
    const text = renderTeardownPlan(
      [aPlan({ items: [] })],
      { code: CODE },
      options({ format, simulated: true }),
    );
    expect(text.split('\n')[0]).toMatch(/simulated/i);
    expect(text).not.toContain(CODE);
  });
});

describe('the next step', () => {
  it('repeats the inputs the code was made for', () => {
    expect(
      renderTeardownPlan([aPlan()], { code: CODE }, options({ jobs: ['faq', 'support-bot'] })),
    ).toContain(`gh workflow run teardown.yml -f jobs=faq,support-bot -f what=all -f confirm=${CODE}`);
  });

  it('writes no command with a name that is not the name of a job', () => {
    expect(renderTeardownPlan([aPlan()], { code: CODE }, options({ environments: ['prod'] }))).toContain(
      '-f environment=prod',
    );
    expect(renderTeardownPlan([aPlan()], { code: CODE }, options({ jobs: ['x; rm -rf /'] }))).not.toContain(
      'gh workflow',
    );
  });

  it('asks for another run as long as something is left', () => {
    expect(renderTeardownResults([aPlan()], RESULTS, { ...options(), code: CODE })).toContain(
      'Run teardown again',
    );
    expect(
      renderTeardownResults(
        [aPlan()],
        RESULTS.filter(({ outcome }) => outcome === 'deleted'),
        { ...options(), code: CODE },
      ),
    ).not.toContain('Run teardown again');
  });
});

describe('what things cost', () => {
  const plan = renderTeardownPlan([aPlan()], { code: CODE }, options());

  it('is summed over what would go, with what has no figure beside it, and apart from what is kept', () => {
    expect(plan).toContain(
      'Would save about $1.95 per month; not in it: 1 provisioned throughput by the hour',
    );
    expect(plan).toContain('1 deployment by use, 1 thing of unknown cost.');
    expect(plan).toContain('What of ours is kept costs about $1.95 per month.');
    expect(plan).toMatch(/unverified/);
  });

  it('is not claimed for what may be somebody else’s', () => {
    const kept = [{ arn: MODEL_ARN, name: undefined, reason: 'no tags', monthlyCost: undefined }];
    const text = renderTeardownPlan([aPlan({ items: [], kept })], { code: CODE }, options());
    expect(text).not.toContain('What of ours is kept');
    expect(text).not.toContain('$1.95');
  });

  it('is told again of what is gone', () => {
    const text = renderTeardownResults([aPlan()], RESULTS, { ...options(), code: CODE });
    expect(text).toContain('Saves under $0.01 per month');
  });
});

describe('tags', () => {
  it('are ours in short and the author’s, without what stands elsewhere and without those of AWS', () => {
    const text = renderTeardownPlan([aPlan()], { code: CODE }, options({ format: 'text' }));
    expect(text).toContain('attempt=2, commit=0123456789abcdef…, team=support');
    expect(text).not.toMatch(/hidden|repository-id=/);
  });
});

describe('too many deletions', () => {
  it.each(['markdown', 'text'] as const)('are named without a code, with what to change (%s)', (format) => {
    const text = renderTeardownPlan([aPlan()], { maxDeletions: 5 }, options({ format }));
    expect(text.split('\n')[0]).toMatch(/7 objects.*5.*teardown\.maxDeletions/);
    expect(text).not.toMatch(/confirm|teardown-/);
    expect(text).toContain(DEPLOYMENT_ARN);
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
      name: HOSTILE,
      jobName: HOSTILE,
      modelName: HOSTILE,
      uploadId: HOSTILE,
      tags: { [HOSTILE]: HOSTILE, 'bedrock-tune:commit': HOSTILE },
    })),
    kept: [{ arn: HOSTILE, name: HOSTILE, reason: HOSTILE, monthlyCost: undefined }],
  });

  it('are inert', () => {
    expectWellFormed(renderTeardownPlan([hostile], { code: HOSTILE }, options({ jobs: [HOSTILE] })));
    const text = renderTeardownPlan([hostile], { code: HOSTILE }, options({ format: 'text' }));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const failed = hostile.items.map(
      (item) => ({ outcome: 'failed', item, reason: HOSTILE, command: HOSTILE }) as const,
    );
    expectWellFormed(renderTeardownResults([hostile], failed, { ...options(), code: HOSTILE }));
  });

  it('stay below the limit of a summary and are whole in the log', () => {
    const items = Array.from({ length: 8_000 }, (_, index) => object(`p/${'x'.repeat(200)}/${index}.jsonl`));
    const summary = renderTeardownPlan([aPlan({ items })], { code: CODE }, options());
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BUDGET);
    expect(summary).toContain('the log of this step lists all of them');
    expect(summary).toContain(CODE);
    expect(renderTeardownPlan([aPlan({ items })], { code: CODE }, options({ format: 'text' }))).toContain(
      '/7999.jsonl',
    );
  });
});
