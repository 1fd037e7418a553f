import { describe, expect, it } from '@jest/globals';
import { countLeaks, findLeaks } from '../../src/datasets/leaks.ts';
import { pair, scan } from './scan-support.ts';

const indexOf = async (...prompts: readonly string[]) =>
  (await scan(prompts.map((prompt, at) => pair(prompt, `answer ${at}`)).join(''))).index;

describe('findLeaks', () => {
  it('finds the rows that ask what a training row asks, whatever they answer, and the first that does', async () => {
    const training = await indexOf('a', 'b', 'b', 'c');
    const other = await indexOf('x', ' b ', 'c', 'B');
    expect(findLeaks(training, other)).toEqual([
      { row: 1, source: 1 },
      { row: 2, source: 3 },
    ]);
    expect(countLeaks(training, other)).toBe(2);
  });

  it('counts each row once, and all rows of a file held against itself', async () => {
    const training = await indexOf('a', 'b', 'b');
    expect(countLeaks(training, training)).toBe(3);
    expect(countLeaks(training, await indexOf())).toBe(0);
  });

  it('does not count rows that ask nothing', async () => {
    const answer = '{"messages":[{"role":"assistant","content":"a"}]}\n';
    const { index } = await scan(answer);
    expect(index.length).toBe(1);
    expect(countLeaks(index, index)).toBe(0);
  });
});
