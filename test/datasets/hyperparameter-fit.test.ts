import { describe, expect, it } from '@jest/globals';
import { checkHyperparameterFit, type FitInput } from '../../src/datasets/hyperparameter-fit.ts';

const at = (line: number) => ({ file: 'jobs.yaml', line, column: 9 });
/** A run of 6,400 rows with what Nova Micro has: advised are 10 warm-up steps. */
const check = (over: Partial<FitInput>) =>
  checkHyperparameterFit({
    rows: 6_400,
    epochs: 2,
    batchSize: undefined,
    warmupSteps: undefined,
    defaultWarmupSteps: 10,
    rowsPerWarmupStep: 640,
    checks: {},
    ...over,
  });
const steps = (value: number) => ({ value, at: at(7) });
const batch = (value: number) => ({ value, at: at(8) });

describe('batch size', () => {
  it('is at most the number of rows', () => {
    expect(check({ rows: 512, batchSize: batch(512) })).toEqual([]);
    expect(check({ rows: 511, batchSize: batch(512) })).toMatchObject([
      { code: 'batch-size', severity: 'error', line: 8, column: 9 },
    ]);
  });

  it('says nothing of a file without rows, which is a fault of its own', () => {
    expect(check({ rows: 0, batchSize: batch(1), warmupSteps: steps(9) })).toEqual([]);
  });
});

describe('warm-up', () => {
  it('is shorter than the run', () => {
    const llama = { rows: 100, epochs: 2, rowsPerWarmupStep: undefined } as const;
    expect(check({ ...llama, warmupSteps: steps(199) })).toEqual([]);
    const [finding] = check({ ...llama, warmupSteps: steps(200) });
    expect(finding).toMatchObject({ code: 'warmup-steps', severity: 'warning', line: 7, column: 9 });
    expect(finding?.message).toContain('200 warm-up steps');
  });

  it('counts the steps by the batch', () => {
    const run = { rows: 101, epochs: 3, rowsPerWarmupStep: undefined, batchSize: batch(10) } as const;
    expect(check({ ...run, warmupSteps: steps(32) })).toEqual([]);
    expect(check({ ...run, warmupSteps: steps(33) })).toMatchObject([{ code: 'warmup-steps' }]);
    expect(check({ ...run, epochs: undefined, warmupSteps: steps(33) })).toEqual([]);
  });

  it('is at most three times what AWS advises', () => {
    expect(check({ warmupSteps: steps(30) })).toEqual([]);
    const [finding] = check({ warmupSteps: steps(31) });
    expect(finding).toMatchObject({ code: 'warmup-steps', severity: 'warning', line: 7 });
    expect(finding?.message).toContain('about 10');
  });

  it('may be none, and may be the default', () => {
    expect(check({ warmupSteps: steps(0) })).toEqual([]);
    expect(check({ rows: 100, warmupSteps: steps(10) })).toEqual([]);
    expect(check({ rows: 100, warmupSteps: steps(11) })).toMatchObject([{ code: 'warmup-steps' }]);
  });

  it('is judged as checks: says', () => {
    const set = (severity: 'off' | 'error' | undefined, threshold?: number) =>
      check({ warmupSteps: steps(31), checks: { 'warmup-steps': { severity, threshold } } });
    expect(set('off')).toEqual([]);
    expect(set('error')).toMatchObject([{ severity: 'error' }]);
    expect(set(undefined, 4)).toEqual([]);
  });
});
