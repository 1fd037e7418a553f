import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../src/catalog/nearest.ts';

const WORDS = ['epochCount', 'learningRate', 'learningRateWarmupSteps', 'batchSize'];

describe('nearest', () => {
  it.each([
    ['epochs', 'epochCount'],
    ['epochcount', 'epochCount'],
    ['learning_rate', 'learningRate'],
    ['LearningRat', 'learningRate'],
    ['learning-rate-warmup-steps', 'learningRateWarmupSteps'],
    ['batch', 'batchSize'],
    ['bathcSize', 'batchSize'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, WORDS)).toBe(meant);
  });

  it.each(['', '-', 'temperature', 'x', 'epochCount'.repeat(20)])('nothing is near %j', (word) => {
    expect(nearest(word, WORDS)).toBeUndefined();
  });

  it('takes the first of two equally near ones, and nothing from an empty list', () => {
    expect(nearest('prad', ['prod', 'prid'])).toBe('prod');
    expect(nearest('prod', [])).toBeUndefined();
  });
});
