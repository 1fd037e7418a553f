import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resultSchema } from '../scripts/result-schema/index.ts';
import { ERROR_CODES } from '../src/errors.ts';
import {
  type CommandResult,
  DECISIONS,
  type Decision,
  EXIT_CODES,
  OUTCOME_REASONS,
  OUTPUT_NAMES,
  outputsOf,
  resultJson,
  worstDecision,
} from '../src/outputs.ts';
import type { CostEstimate, PlanAction, RunRef } from '../src/plan/plan.ts';
import type { RunStatus } from '../src/ports/bedrock.ts';
import type { JobReport } from '../src/report/model.ts';
import type { RunReport } from '../src/watch/outcome.ts';
import { judgeOf } from './support/json-schema.ts';

/** What the design says of each way to end: green or red in a workflow, and the code of the CLI. */
const EXITS: Readonly<Record<Decision, readonly [action: 0 | 1, cli: 0 | 1 | 2 | 3]>> = {
  'nothing-to-do': [0, 0],
  valid: [0, 0],
  planned: [0, 0],
  done: [0, 0],
  confirm: [0, 0],
  queued: [0, 0],
  'in-progress': [0, 0],
  stale: [0, 0],
  stopped: [1, 1],
  failed: [1, 1],
  blocked: [1, 1],
  findings: [1, 1],
  refused: [1, 2],
  error: [1, 3],
};

function range(low: number, high: number): CostEstimate {
  return {
    kind: 'range',
    usd: { low, high },
    tokens: { low: 1, high: 2 },
    epochs: 2,
    usdPer1kTokens: 0.001,
    grade: 'verified',
    priceAsOf: '2026-01-01',
  };
}

const UNKNOWN: CostEstimate = { kind: 'unknown', reason: 'no price is known' };

function run(status: RunStatus, modelArn?: string): RunRef {
  return {
    jobName: 'a-0123456789ab',
    jobArn: 'arn:job',
    attempt: 1,
    status,
    phases: [],
    createdAt: '2026-03-02T10:00:00.000Z',
    endedAt: undefined,
    modelArn,
  };
}

const TRAIN: PlanAction = { kind: 'train', attempt: 1, jobName: 'a-0123456789ab' };
const QUEUE: PlanAction = { kind: 'queue', attempt: 1, jobName: 'a-0123456789ab', inFlight: 2 };

interface JobChange {
  readonly key?: string;
  readonly estimate?: CostEstimate;
  readonly report?: RunReport;
}

function job(action: PlanAction, { key = 'a', estimate = range(1, 2), report }: JobChange = {}): JobReport {
  return {
    planned: {
      key,
      environment: 'prod',
      region: 'us-east-1',
      baseModel: 'amazon.nova-micro-v1:0:128k',
      fingerprint: 'f'.repeat(64),
      action,
      estimate,
      budgetUsd: undefined,
      notes: [],
    },
    because: [],
    presentRun: undefined,
    modelUsdPerMonth: undefined,
    affected: true,
    datasets: [],
    formerDatasets: [],
    hyperparameters: [],
    origin: undefined,
    report,
  };
}

function looked(ref: RunRef): RunReport {
  return { run: ref, trainingLoss: 0.25, validationLoss: undefined, metrics: undefined, failure: undefined };
}

function result(jobs: readonly JobReport[], change: Partial<CommandResult> = {}): CommandResult {
  return {
    command: 'status',
    decision: 'done',
    reasonCode: 'ok',
    findings: [],
    jobs,
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: undefined,
    terminal: '',
    details: {},
    ...change,
  };
}

describe('decisions and exits', () => {
  it('has one exit for every decision, as the design says', () => {
    expect(Object.keys(EXIT_CODES).sort()).toEqual([...DECISIONS].sort());
    for (const decision of DECISIONS)
      expect([decision, EXIT_CODES[decision].action, EXIT_CODES[decision].cli]).toEqual([
        decision,
        ...EXITS[decision],
      ]);
  });

  it('orders decisions so that every red one is worse than every green one', () => {
    const reds = DECISIONS.map((decision) => EXIT_CODES[decision].action);
    expect(reds).toEqual(reds.toSorted());
    const clis = DECISIONS.map((decision) => EXIT_CODES[decision].cli);
    expect(clis).toEqual(clis.toSorted());
  });

  it('lets the worst job decide, in any order', () => {
    expect(worstDecision([])).toBe('nothing-to-do');
    expect(worstDecision(['in-progress', 'failed', 'queued'])).toBe('failed');
    expect(worstDecision(['blocked', 'stopped'])).toBe('blocked');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DECISIONS), { minLength: 1 }), (decisions) => {
        const worst = worstDecision(decisions);
        expect(decisions).toContain(worst);
        expect(worstDecision(decisions.toReversed())).toBe(worst);
        const isRed = decisions.some((decision) => EXIT_CODES[decision].action === 1);
        expect(EXIT_CODES[worst].action).toBe(isRed ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });

  it('has every name once in its closed lists', () => {
    const reasons: readonly string[] = [...OUTCOME_REASONS, ...ERROR_CODES];
    for (const list of [DECISIONS, OUTPUT_NAMES, reasons]) {
      expect(new Set<string>(list).size).toBe(list.length);
      for (const name of list) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });
});

describe('outputsOf', () => {
  const actions: readonly PlanAction[] = [
    TRAIN,
    QUEUE,
    { kind: 'watch', run: run('InProgress') },
    { kind: 'none', run: run('Completed', 'arn:model'), modelArn: 'arn:model' },
    { kind: 'blocked', reasons: [{ code: 'over-budget', message: 'm', hint: 'h' }] },
    { kind: 'failed', run: run('Failed'), retryAttempt: 2 },
    { kind: 'stopped', run: run('Stopped'), retryAttempt: 2 },
    { kind: 'missing', run: run('Completed', 'arn:gone'), retryAttempt: 2 },
    { kind: 'unchecked' },
    { kind: 'unmanaged', run: run('Completed', 'arn:old'), modelArn: 'arn:old' },
  ];

  it('writes every output as a text, whatever the result', () => {
    const jobs = fc.array(fc.constantFrom(...actions.map((action) => job(action))), { maxLength: 4 });
    fc.assert(
      fc.property(jobs, fc.constantFrom(...DECISIONS), (some, decision) => {
        const outputs = outputsOf(result(some, { decision }), '/report.json');
        expect(Object.keys(outputs)).toEqual([...OUTPUT_NAMES]);
        expect(Object.values(outputs).every((value) => typeof value === 'string')).toBe(true);
        expect(JSON.parse(outputs.result)).toMatchObject({ schemaVersion: 1, decision });
        expect(JSON.parse(outputs.matrix)).toEqual({ include: expect.any(Array) });
        expect(outputs['estimated-cost-usd']).toMatch(/^(?:0|unknown|\d+\.\d{4}-\d+\.\d{4})$/);
      }),
      { numRuns: 100 },
    );
  });

  it('passes on what the command found', () => {
    const outputs = outputsOf(
      result([], {
        decision: 'in-progress',
        reasonCode: 'training',
        hasChanges: true,
        hasWork: true,
        commentUrl: 'https://github.test/c/1',
      }),
      '/report.json',
    );
    expect(outputs).toMatchObject({
      decision: 'in-progress',
      'reason-code': 'training',
      'has-changes': 'true',
      'has-work': 'true',
      'has-evaluation': 'false',
      'comment-url': 'https://github.test/c/1',
      'report-path': '/report.json',
      matrix: '{"include":[]}',
      'estimated-cost-usd': '0',
      'job-status': '',
      'custom-model-arn': '',
      'training-metrics': '',
    });
  });

  it('makes a matrix leg and a cost of what would start, and of nothing else', () => {
    const jobs = actions.map((action, index) => job(action, { key: `j${index}` }));
    const outputs = outputsOf(result(jobs), '');
    expect(JSON.parse(outputs.matrix)).toEqual({
      include: [
        { job: 'j0', environment: 'prod' },
        { job: 'j1', environment: 'prod' },
      ],
    });
    expect(outputs['estimated-cost-usd']).toBe('2.0000-4.0000');
  });

  it('calls a cost unknown as soon as one price is, but only of what would start', () => {
    const cost = (jobs: readonly JobReport[]): string => outputsOf(result(jobs), '')['estimated-cost-usd'];
    expect(cost([job(TRAIN), job(QUEUE, { estimate: UNKNOWN })])).toBe('unknown');
    expect(cost([job(TRAIN), job({ kind: 'unchecked' }, { estimate: UNKNOWN })])).toBe('1.0000-2.0000');
    expect(cost([job(TRAIN, { estimate: range(0.00001, 0.00002) })])).toBe('0.0000-0.0000');
  });

  it.each([
    [TRAIN, undefined, 'train', ''],
    [QUEUE, undefined, 'queue', ''],
    [{ kind: 'watch', run: run('Stopping') }, undefined, 'Stopping', ''],
    [{ kind: 'watch', run: run('InProgress') }, looked(run('Completed', 'arn:new')), 'Completed', 'arn:new'],
    [
      { kind: 'none', run: run('Completed', 'arn:model'), modelArn: 'arn:model' },
      undefined,
      'Completed',
      'arn:model',
    ],
    [{ kind: 'failed', run: run('Failed'), retryAttempt: 2 }, looked(run('Failed')), 'Failed', ''],
    [
      { kind: 'missing', run: run('Completed', 'arn:gone'), retryAttempt: 2 },
      looked(run('Completed', 'arn:gone')),
      'Completed',
      '',
    ],
    [
      { kind: 'unmanaged', run: run('Completed', 'arn:old'), modelArn: 'arn:old' },
      undefined,
      'Completed',
      'arn:old',
    ],
    [{ kind: 'unmanaged', run: run('InProgress'), modelArn: undefined }, undefined, 'InProgress', ''],
    [{ kind: 'blocked', reasons: [] }, undefined, 'blocked', ''],
    [{ kind: 'unchecked' }, undefined, 'unchecked', ''],
  ] satisfies (readonly [PlanAction, RunReport | undefined, string, string])[])(
    'tells of a single job: %j',
    (action, report, status, model) => {
      const outputs = outputsOf(result([job(action, report === undefined ? {} : { report })]), '');
      expect(outputs['job-status']).toBe(status);
      expect(outputs['custom-model-arn']).toBe(model);
      if (report === undefined) expect(outputs['training-metrics']).toBe('');
      else
        expect(JSON.parse(outputs['training-metrics'])).toEqual({
          trainingLoss: 0.25,
          validationLoss: null,
          steps: null,
        });
    },
  );

  it('tells of the single job of the file beside runs of jobs that left it', () => {
    const removed = job({ kind: 'unmanaged', run: run('Completed', 'arn:old'), modelArn: 'arn:old' });
    const outputs = outputsOf(result([job({ kind: 'watch', run: run('Stopping') }), removed, removed]), '');
    expect([outputs['job-status'], outputs['custom-model-arn']]).toEqual(['Stopping', '']);
  });

  it('tells of no single job where there are two', () => {
    const outputs = outputsOf(result([job(TRAIN), job(TRAIN, { key: 'b' })]), '');
    expect([outputs['job-status'], outputs['custom-model-arn'], outputs['training-metrics']]).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('says how much there is where the whole is too large for an output, counted as GitHub counts', () => {
    const details = (bytes: number): CommandResult =>
      result([job(TRAIN)], { details: { items: 'ü'.repeat(bytes / 2) }, counts: { items: 7 } });
    const fits = JSON.parse(outputsOf(details(890_000), '').result);
    expect(fits.items).toHaveLength(445_000);
    expect(fits).not.toHaveProperty('truncated');
    const outputs = outputsOf(details(1_000_000), '/report.json');
    const cut = JSON.parse(outputs.result);
    expect(cut).toEqual({
      schemaVersion: 1,
      command: 'status',
      decision: 'done',
      reasonCode: 'ok',
      truncated: true,
      counts: { findings: 0, jobs: 1, items: 7 },
    });
    expect(judgeOf(resultSchema())(cut)).toEqual([]);
    expect(outputs['report-path']).toBe('/report.json');
    expect(resultJson(details(1_000_000))).toHaveProperty('items');
  });

  it('puts the details of a command beside the common members', () => {
    const json = resultJson(result([], { details: { stopped: [] } }));
    expect(json).toEqual({
      schemaVersion: 1,
      command: 'status',
      decision: 'done',
      reasonCode: 'ok',
      findings: [],
      jobs: [],
      stopped: [],
    });
  });
});
