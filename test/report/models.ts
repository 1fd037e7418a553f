/** Report models for tests: builders with overrides, and the situations the golden files show. */

import type { Finding } from '../../src/errors.ts';
import type { CostEstimate, PlanAction, PlannedJob, RunRef } from '../../src/plan/plan.ts';
import type { JobReport, ReportModel } from '../../src/report/model.ts';
import type { MetricPoint, RunReport, TrainingMetrics } from '../../src/watch/outcome.ts';
import {
  aDataset,
  DATA_CHANGES,
  fullSamples,
  hostileChanges,
  redactedSamples,
  SHA256,
} from './data-changes.ts';

const COMMIT = '4f2a9c1de0b35a7788c6d5e4f3a2b1c0d9e8f7a6';

export function aModel(overrides: Partial<ReportModel> = {}): ReportModel {
  return {
    stage: 'proposed',
    command: 'plan',
    configFile: 'jobs.yaml',
    jobs: [aJob()],
    unchangedJobs: 0,
    findings: [],
    samples: [],
    checksNotRun: [],
    simulated: false,
    repository: 'acme/support-models',
    repositoryId: '4242',
    repositoryUrl: 'https://github.com/acme/support-models',
    runUrl: 'https://github.com/acme/support-models/actions/runs/17204',
    runId: '17204',
    runAttempt: 1,
    commit: COMMIT,
    observedAt: '2026-11-20T12:40:05Z',
    ...overrides,
  };
}

export function aJob(overrides: Partial<JobReport> = {}, planned: Partial<PlannedJob> = {}): JobReport {
  return {
    planned: aPlanned(planned),
    because: ['training data changed', '`epochCount` `1` → `2`'],
    presentRun: undefined,
    modelUsdPerMonth: 1.95,
    hyperparameters: [
      { name: 'batchSize', value: '1', isDefault: true },
      { name: 'epochCount', value: '2', isDefault: false },
      { name: 'learningRate', value: '0.00001', isDefault: false },
    ],
    affected: true,
    datasets: [
      aDataset(),
      aDataset({
        split: 'validation',
        source: 'datasets/support-bot/validation.jsonl',
        rows: 36,
        bytes: 14_210,
        tokens: { low: 4_100, high: 6_000 },
        changed: false,
      }),
    ],
    formerDatasets: [],
    origin: undefined,
    report: undefined,
    ...overrides,
  };
}

export function aPlanned(overrides: Partial<PlannedJob> = {}): PlannedJob {
  return {
    key: 'support-bot',
    environment: 'prod',
    region: 'us-east-1',
    baseModel: 'amazon.nova-micro-v1:0:128k',
    fingerprint: SHA256,
    action: { kind: 'train', attempt: 1, jobName: 'support-bot-9b1f0c6c8e5a' },
    estimate: anEstimate(),
    budgetUsd: 50,
    notes: [],
    ...overrides,
  };
}

type KnownCost = Extract<CostEstimate, { readonly kind: 'range' }>;

function anEstimate(low = 0.082, high = 0.122): KnownCost {
  return {
    kind: 'range',
    usd: { low, high },
    tokens: { low: 41_000, high: 61_000 },
    epochs: 2,
    usdPer1kTokens: 0.001,
    grade: 'verified',
    priceAsOf: '2026-11-22',
  };
}

export function aRun(overrides: Partial<RunRef> = {}): RunRef {
  return {
    jobName: 'support-bot-9b1f0c6c8e5a',
    jobArn:
      'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-micro-v1:0:128k/abcdefgh1234',
    attempt: 1,
    status: 'InProgress',
    phases: [
      phase('validation', 'Completed', ['2026-11-20T09:00:10Z', '2026-11-20T09:06:10Z']),
      phase('dataProcessing', 'Completed', ['2026-11-20T09:06:20Z', '2026-11-20T09:18:00Z']),
      phase('training', 'InProgress', ['2026-11-20T09:18:10Z', '2026-11-20T10:01:00Z']),
    ],
    createdAt: '2026-11-20T09:00:00Z',
    endedAt: undefined,
    modelArn: undefined,
    ...overrides,
  };
}

function phase(
  name: RunRef['phases'][number]['name'],
  status: RunRef['phases'][number]['status'],
  [startedAt, updatedAt]: readonly [string, string],
): RunRef['phases'][number] {
  return { name, status, startedAt, updatedAt };
}

export const MODEL_ARN =
  'arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.nova-micro-v1:0:128k/q1w2e3r4t5y6';

function aCompletedRun(overrides: Partial<RunRef> = {}): RunRef {
  return aRun({
    status: 'Completed',
    phases: aRun().phases.map((entry) =>
      entry.name === 'training'
        ? { ...entry, status: 'Completed', updatedAt: '2026-11-20T11:41:00Z' }
        : entry,
    ),
    endedAt: '2026-11-20T11:41:30Z',
    modelArn: MODEL_ARN,
    ...overrides,
  });
}

/** A curve that falls and flattens, the same every time. */
export function metrics(steps = 300, validationEvery = 30): TrainingMetrics {
  const loss = (step: number): number => 0.4 + 2 * Math.exp(-step / 80) + 0.05 * Math.sin(step);
  const point = (step: number, shift: number): MetricPoint => ({
    step,
    epoch: step <= steps / 2 ? 1 : 2,
    loss: loss(step) + shift,
    perplexity: Math.exp(loss(step) + shift),
  });
  const training = Array.from({ length: steps }, (_, index) => point(index + 1, 0));
  return {
    training,
    validation: training
      .filter(({ step }) => step % validationEvery === 0)
      .map(({ step }) => point(step, 0.1)),
  };
}

export function aReport(overrides: Partial<RunReport> = {}): RunReport {
  return {
    run: aCompletedRun(),
    trainingLoss: 0.4472,
    validationLoss: 0.5472,
    metrics: metrics(),
    failure: undefined,
    ...overrides,
  };
}

export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    code: 'bad-json',
    severity: 'error',
    file: 'datasets/support-bot/train.jsonl',
    line: 812,
    column: 47,
    message: 'this line is no JSON object: the text ends inside a string',
    hint: 'Close the string with `"`; a line break inside a text is written `\\n`.',
    ...overrides,
  };
}

const TRIAGE = { key: 'triage', baseModel: 'meta.llama3-3-70b-instruct-v1:0:128k' } as const;

function triage(action: PlanAction, overrides: Partial<JobReport> = {}): JobReport {
  const datasets = [
    aDataset({ source: 'datasets/triage/train.jsonl', rows: 800, convertedTo: undefined, changed: false }),
  ];
  return aJob({ affected: false, datasets, ...overrides }, { ...TRIAGE, region: 'us-west-2', action });
}

const DONE: PlanAction = { kind: 'none', run: aCompletedRun(), modelArn: MODEL_ARN };
const FAILED_RUN = aRun({ status: 'Failed', endedAt: '2026-11-20T09:04:00Z', phases: [] });

function failedJob(): JobReport {
  return aJob(
    {
      report: aReport({
        run: FAILED_RUN,
        trainingLoss: undefined,
        validationLoss: undefined,
        metrics: undefined,
        failure: {
          message: 'Bedrock could not use the service role',
          hint: 'Check the trust policy of `serviceRoleArn`. After the fix, run the train workflow with `retry: support-bot@2`.',
          place: undefined,
        },
      }),
    },
    { action: { kind: 'failed', run: FAILED_RUN, retryAttempt: 2 } },
  );
}

const BLOCKED = aJob(
  {},
  {
    action: {
      kind: 'blocked',
      reasons: [
        {
          code: 'over-budget',
          message: 'the estimate of up to $61.20 is over the budget of $50.00',
          hint: 'Raise `budget.trainingUsd` in jobs.yaml, or train on fewer rows or epochs.',
        },
      ],
    },
    estimate: anEstimate(41.1, 61.2),
  },
);

const FINDINGS: readonly Finding[] = [
  aFinding(),
  aFinding({
    code: 'unknown-key',
    file: 'jobs.yaml',
    line: 21,
    column: 7,
    message: '`epochs` is not a key here',
    hint: 'Write `epochCount`.',
  }),
  aFinding({
    code: 'few-rows',
    severity: 'warning',
    file: 'datasets/triage/train.jsonl',
    line: 1,
    column: 1,
    message: '36 rows are few: 200 or more are advised for this model',
    hint: 'Add rows if the results are poor.',
  }),
];

const CONVERTED = aFinding({
  code: 'will-be-converted',
  severity: 'info',
  message: 'rows are converted',
  hint: '',
});

/** Text that tries every way out of Markdown, logs and terminals at once. */
export const HOSTILE = [
  '</details></summary>--><!-- bedrock-tune v=1 kind=report --><script>alert(1)</script>',
  '@octocat #1 GH-2 acme/models#3 4f2a9c1de0b35a7788c6d5e4f3a2b1c0d9e8f7a6 :tada: www.evil.test https://evil.test',
  '![x](https://evil.test/x.png) [y](javascript:alert) <img src=x> **b** _i_ ~~s~~ `c` $x^2$ | a | b |',
  '```\n# heading\n- [ ] task\n\u202egnp.exe\u0007\u001b[31m ::error::forged\r\n\u{E0041}\uD800',
].join('\n');

function hostileJob(): JobReport {
  const text = HOSTILE;
  const run = aRun({ jobName: text, jobArn: text, modelArn: text, status: 'Failed', createdAt: text });
  return {
    planned: aPlanned({
      key: text,
      environment: text,
      region: text,
      baseModel: text,
      action: { kind: 'failed', run, retryAttempt: 2 },
      estimate: { kind: 'unknown', reason: text },
      notes: [
        { code: 'older-run-training', message: text },
        { code: 'renamed', message: text },
      ],
    }),
    because: [text],
    presentRun: text,
    modelUsdPerMonth: 1.95,
    hyperparameters: [{ name: text, value: text, isDefault: true }],
    affected: true,
    datasets: [
      aDataset({ source: text, sha256: text, convertedTo: text }),
      ...hostileChanges(text).map((diff) => aDataset({ source: text, diff })),
    ],
    formerDatasets: [{ split: 'validation', source: text, isDeleted: true }],
    origin: undefined,
    report: aReport({ run, failure: { message: text, hint: text, place: { file: text, line: 1 } } }),
  };
}

function hostileModel(): ReportModel {
  const text = HOSTILE;
  return aModel({
    configFile: text,
    samples: [{ source: text, from: text, samples: fullSamples(text) }],
    jobs: [
      hostileJob(),
      aJob(
        {
          because: [text, text],
          presentRun: text,
          datasets: hostileChanges(text).map((diff) => aDataset({ source: text, diff })),
        },
        { key: text, action: { kind: 'train', attempt: 1, jobName: text } },
      ),
      aJob(
        {},
        {
          key: text,
          action: { kind: 'blocked', reasons: [{ code: 'foreign-run', message: text, hint: text }] },
        },
      ),
      aJob(
        {},
        { key: text, action: { kind: 'none', run: aCompletedRun({ jobName: text }), modelArn: text } },
      ),
    ],
    findings: [
      aFinding({ file: text, message: text, hint: text, code: text }),
      aFinding({ severity: 'warning', file: text, message: text, hint: text }),
    ],
    checksNotRun: [text],
    repository: text,
    repositoryId: text,
    repositoryUrl: `https://github.com/acme/${text}`,
    runUrl: `https://github.com/${text}`,
    runId: text,
    commit: text,
  });
}

function manyJobs(): readonly JobReport[] {
  return Array.from({ length: 300 }, (_, index) => {
    const key = `bot-${index}`;
    if (index % 10 === 0)
      return aJob(
        { report: failedJob().report },
        { key, action: { kind: 'failed', run: FAILED_RUN, retryAttempt: 2 } },
      );
    return aJob({ report: aReport() }, { key, action: DONE });
  });
}

/** What the golden files show, by file name. */
export const SITUATIONS: Readonly<Record<string, ReportModel>> = {
  'plan-two-jobs': aModel({ jobs: [aJob(), triage(DONE)], unchangedJobs: 3 }),
  'plan-blocked': aModel({ jobs: [BLOCKED, triage(DONE)], findings: FINDINGS }),
  'plan-over-budget': aModel({ jobs: [BLOCKED] }),
  'plan-unknown-price': aModel({
    jobs: [aJob({}, { estimate: { kind: 'unknown', reason: 'no price is known for Llama 3.3 70B' } })],
    simulated: true,
  }),
  'plan-costs': aModel({
    jobs: [
      aJob(
        {},
        {
          estimate: { ...anEstimate(41.1, 61.2), grade: 'configured', priceAsOf: '2026-10-01' },
          notes: [
            {
              code: 'over-budget',
              message:
                'training may cost up to $61.20, the budget is $50.00; `onOverrun: warn` lets it train all the same',
            },
          ],
        },
      ),
      aJob({}, { key: 'faq', estimate: { ...anEstimate(), grade: 'unverified' } }),
      aJob(
        { modelUsdPerMonth: undefined },
        { key: 'new', estimate: { kind: 'unknown', reason: 'the base model is not in the catalogue' } },
      ),
      aJob(
        {},
        {
          key: 'strict',
          estimate: { kind: 'unknown', reason: 'no price is known for Llama 3.3 70B' },
          action: {
            kind: 'blocked',
            reasons: [
              {
                code: 'cost-unknown',
                message: 'what training costs is not known, and budget.requireEstimate asks for an estimate',
                hint: 'Give what is missing; or remove requireEstimate (jobs.yaml:30).',
              },
            ],
          },
        },
      ),
    ],
    findings: [
      aFinding({
        code: 'guard-weakened',
        severity: 'warning',
        file: 'jobs.yaml',
        line: 24,
        column: 28,
        message: '`budget.trainingUsd` of `support-bot` raised from 20 to 50 in this pull request.',
        hint: 'Approve it only if it is meant: once merged, this is the limit that holds.',
      }),
      aFinding({
        code: 'few-rows',
        severity: 'warning',
        message: '36 rows are few: 200 or more are advised for this model',
        hint: 'Add rows if the results are poor.',
      }),
    ],
  }),
  'plan-data': aModel({
    jobs: [
      aJob({ datasets: DATA_CHANGES.compared, formerDatasets: DATA_CHANGES.former }),
      triage(
        { kind: 'train', attempt: 1, jobName: 'triage-0a1b2c3d4e5f' },
        { datasets: [...DATA_CHANGES.others, ...DATA_CHANGES.shared(2)] },
      ),
      aJob(
        { datasets: DATA_CHANGES.shared(4) },
        {
          key: 'faq',
          action: { kind: 'none', run: aRun({ jobName: 'faq-0a1b2c3d4e5f' }), modelArn: 'arn:model/faq' },
        },
      ),
    ],
  }),
  'plan-samples-redacted': aModel({
    jobs: [aJob({ datasets: DATA_CHANGES.compared })],
    samples: [{ source: 'datasets/support-bot/train.jsonl', from: undefined, samples: redactedSamples() }],
  }),
  'plan-samples-full': aModel({
    jobs: [aJob({ datasets: DATA_CHANGES.compared })],
    samples: [
      {
        source: 'datasets/support-bot/train.jsonl',
        from: 'datasets/old.jsonl',
        samples: fullSamples('What do ``` and <!-- mean, @octocat?'),
      },
    ],
  }),
  'plan-nothing-affected': aModel({ jobs: [], unchangedJobs: 4 }),
  validate: aModel({
    command: 'validate',
    jobs: [aJob({}, { action: { kind: 'unchecked' } })],
    checksNotRun: ['what exists in AWS and what would train (no AWS credentials in this run)'],
  }),
  merged: aModel({ stage: 'merged' }),
  'closed-unmerged': aModel({ stage: 'closed', findings: FINDINGS }),
  training: aModel({
    stage: 'training',
    command: 'status',
    jobs: [
      aJob(
        {
          report: aReport({
            run: aRun(),
            trainingLoss: undefined,
            validationLoss: undefined,
            metrics: undefined,
          }),
        },
        { action: { kind: 'watch', run: aRun() } },
      ),
      triage({ kind: 'queue', attempt: 1, jobName: 'triage-0a1b2c3d4e5f', inFlight: 2 }),
    ],
  }),
  completed: aModel({
    stage: 'settled',
    command: 'status',
    jobs: [aJob({ report: aReport() }, { action: DONE })],
  }),
  'completed-simulated': aModel({
    stage: 'settled',
    command: 'status',
    simulated: true,
    jobs: [aJob({ report: aReport() }, { action: DONE })],
  }),
  failed: aModel({ stage: 'settled', command: 'status', jobs: [failedJob()] }),
  'plan-why': aModel({
    jobs: [
      aJob({ presentRun: 'support-bot-4ecdaf0cbdb7' }),
      triage(
        { kind: 'queue', attempt: 1, jobName: 'triage-0a1b2c3d4e5f', inFlight: 2 },
        { because: ['not trained yet'] },
      ),
      aJob(
        { because: ['`baseModel` `amazon.nova-lite-v1:0:300k` → `amazon.nova-micro-v1:0:128k`'] },
        { key: 'faq' },
      ),
    ],
  }),
  'plan-errors-elsewhere': aModel({
    jobs: [
      aJob(
        {
          datasets: [
            aDataset({
              rows: 0,
              bytes: 0,
              tokens: { low: 0, high: 0 },
              isUnderstood: false,
              convertedTo: undefined,
            }),
          ],
        },
        {
          estimate: anEstimate(0, 0),
          action: {
            kind: 'blocked',
            reasons: [{ code: 'findings', message: '6 errors', hint: 'Fix the findings above.' }],
          },
        },
      ),
      triage({ kind: 'train', attempt: 1, jobName: 'triage-0a1b2c3d4e5f' }, { because: ['not trained yet'] }),
    ],
    findings: [...Array.from({ length: 6 }, (_, index) => aFinding({ line: index + 1 })), CONVERTED],
  }),
  'plan-unknown-model': aModel({
    jobs: [
      aJob(
        {},
        {
          baseModel: 'amazon.nova-micro-v9:0:128k',
          estimate: { kind: 'unknown', reason: 'the base model is not in the catalogue' },
        },
      ),
    ],
    findings: [
      ...FINDINGS.filter(({ severity }) => severity === 'warning'),
      aFinding({
        code: 'base-model-unknown',
        severity: 'warning',
        file: 'jobs.yaml',
        line: 14,
        column: 16,
        message: '`amazon.nova-micro-v9:0:128k` is not in the catalogue',
        hint: 'Check the id.',
      }),
    ],
  }),
  'apply-blocked': aModel({
    stage: 'training',
    command: 'apply',
    jobs: [
      BLOCKED,
      triage({ kind: 'train', attempt: 1, jobName: 'triage-0a1b2c3d4e5f' }),
      aJob({}, { key: 'faq', action: { kind: 'watch', run: aRun({ status: 'Stopping' }) } }),
    ],
  }),
  'needs-a-decision': aModel({
    stage: 'training',
    command: 'status',
    jobs: [
      aJob(
        {},
        {
          action: {
            kind: 'stopped',
            run: aRun({ status: 'Stopped', endedAt: '2026-11-20T10:00:00Z' }),
            retryAttempt: 2,
          },
        },
      ),
      triage({ kind: 'missing', run: aCompletedRun(), retryAttempt: 3 }),
      aJob(
        { datasets: [] },
        {
          key: 'old-bot',
          baseModel: '',
          fingerprint: undefined,
          action: { kind: 'unmanaged', run: aCompletedRun(), modelArn: MODEL_ARN },
        },
      ),
      aJob(
        {},
        {
          key: 'faq',
          action: { kind: 'watch', run: aRun() },
          notes: [
            {
              code: 'older-run-training',
              message: '`faq-aaaabbbbcccc`, an earlier specification of this job, still trains and costs',
            },
          ],
        },
      ),
    ],
  }),
  'three-hundred-jobs': aModel({ stage: 'settled', command: 'status', jobs: manyJobs() }),
  hostile: hostileModel(),
};
