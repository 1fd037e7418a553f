import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inParallel } from '../../src/commands/parallel.ts';

/** Work that is ended by hand, and what is under way. */
function workshop() {
  const open = new Map<number, () => void>();
  let most = 0;
  const work = async (item: number): Promise<string> => {
    const done = new Promise<void>((resolve) => open.set(item, resolve));
    most = Math.max(most, open.size);
    await done;
    return `done ${item}`;
  };
  const end = async (item: number): Promise<void> => {
    open.get(item)?.();
    open.delete(item);
    // A worker takes its next item within a few turns of the queue.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { work, end, open, most: () => most };
}

describe('inParallel', () => {
  it('keeps the order of the items and the limit, in whatever order the work ends', async () => {
    const input = fc.record({
      count: fc.integer({ min: 0, max: 12 }),
      limit: fc.integer({ min: 1, max: 5 }),
      picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ count, limit, picks }) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const { work, end, open, most } = workshop();
        const all = inParallel(items, limit, work);
        for (const pick of picks) {
          const running = [...open.keys()];
          const next = running[pick % running.length];
          if (next !== undefined) await end(next);
        }
        expect(await all).toEqual(items.map((item) => `done ${item}`));
        expect(most()).toBe(Math.min(count, limit));
      }),
      { numRuns: 100 },
    );
  });

  it('rejects with a failure, and begins nothing with the same worker afterwards', async () => {
    const begun: number[] = [];
    const failing = inParallel([0, 1, 2], 1, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(begun).toEqual([0, 1]);
  });
});
