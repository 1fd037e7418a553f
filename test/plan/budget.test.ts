import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Budget } from '../../src/config/job.ts';
import { budgetBlockers, budgetNotes } from '../../src/plan/budget.ts';
import type { CostEstimate } from '../../src/plan/plan.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { desiredJob, jobConfig, NOW, observed } from '../support/builders.ts';

const at = (line: number) => ({ file: 'jobs.yaml', line, column: 5 });

function jobWith(budget: Partial<Budget>) {
  const none: Budget = { trainingUsd: undefined, requireEstimate: undefined, onOverrun: 'block' };
  return jobConfig({ budget: { ...none, ...budget } });
}

function upTo(high: number): CostEstimate {
  return {
    kind: 'range',
    usd: { low: 0, high },
    tokens: { low: 0, high: 1 },
    epochs: 1,
    usdPer1kTokens: 1,
    grade: 'verified',
    priceAsOf: '2026-11-22',
  };
}

const UNKNOWN: CostEstimate = { kind: 'unknown', reason: 'no price is known for Nova' };
const FIFTY = { trainingUsd: { value: 50, at: at(9) } };
const REQUIRED = { requireEstimate: { value: true, at: at(10) } } as const;
const WARN = { onOverrun: 'warn' } as const;

describe('a budget', () => {
  it.each([
    ['no budget', {}, upTo(1e6), 'nothing'],
    ['within', FIFTY, upTo(50), 'nothing'],
    ['over', FIFTY, upTo(50.01), 'blocked: over-budget'],
    ['over, warn', { ...FIFTY, ...WARN }, upTo(50.01), 'noted: over-budget'],
    ['within, warn', { ...FIFTY, ...WARN }, upTo(50), 'nothing'],
    ['unknown', FIFTY, UNKNOWN, 'nothing'],
    ['unknown, estimate required', REQUIRED, UNKNOWN, 'blocked: cost-unknown'],
    [
      'unknown, estimate required, warn',
      { ...FIFTY, ...REQUIRED, ...WARN },
      UNKNOWN,
      'blocked: cost-unknown',
    ],
    ['known, estimate required', REQUIRED, upTo(1e6), 'nothing'],
    ['over, estimate required', { ...FIFTY, ...REQUIRED }, upTo(51), 'blocked: over-budget'],
  ] as const)('%s', (_, budget, estimate, said) => {
    const job = jobWith(budget);
    const words = [
      ...budgetBlockers(job, estimate).map(({ code }) => `blocked: ${code}`),
      ...budgetNotes(job, estimate).map(({ code }) => `noted: ${code}`),
    ];
    expect(words.join() || 'nothing').toBe(said);
  });

  it('names the line to change', () => {
    expect(budgetBlockers(jobWith(FIFTY), upTo(51))[0]?.hint).toContain('jobs.yaml:9');
    expect(budgetBlockers(jobWith(REQUIRED), UNKNOWN)[0]?.hint).toContain('jobs.yaml:10');
  });
});

describe('a plan', () => {
  const actionOf = (budget: Partial<Budget>, estimate: CostEstimate) => {
    const job = jobWith(budget);
    const desired = desiredJob({ job, estimate, blockers: budgetBlockers(job, estimate) });
    const worlds = new Map([['prod', observed([])]]);
    const { jobs } = reconcile([desired], worlds, { now: NOW, retries: new Map(), entries: [desired] });
    return jobs[0];
  };

  it('starts nothing over its budget, and nothing of unknown cost where an estimate is required', () => {
    const amount = fc.double({ min: 0.0001, max: 1e6, noNaN: true });
    const estimates = fc.option(amount).map((high) => (high === null ? UNKNOWN : upTo(high)));
    const isRequired = fc.boolean();
    fc.assert(
      fc.property(amount, estimates, isRequired, (limit, estimate, required) => {
        const budget = { trainingUsd: { value: limit, at: at(9) }, ...(required ? REQUIRED : {}) };
        const starts = actionOf(budget, estimate)?.action.kind === 'train';
        expect(starts).toBe(estimate.kind === 'unknown' ? !required : estimate.usd.high <= limit);
      }),
      { numRuns: 200 },
    );
  });

  it('warns beside the start where the budget says so', () => {
    const planned = actionOf({ ...FIFTY, ...WARN }, upTo(61.2));
    expect(planned?.action.kind).toBe('train');
    expect(planned?.notes.map(({ code }) => code)).toEqual(['over-budget']);
  });
});
