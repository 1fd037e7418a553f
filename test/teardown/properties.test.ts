import { describe, expect, it } from '@jest/globals';
import { trial } from './trial.ts';

const WORLDS = 3000;

describe('whatever an account holds', () => {
  it(`a teardown takes nothing that is not ours, asked for and free, and names all that stays (${WORLDS} worlds)`, async () => {
    let deletions = 0;
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const { deletions: done, isConfirmed: _, ...faults } = await trial(seed);
      deletions += done;
      expect({ seed, ...faults }).toEqual({
        seed,
        wrongDeletions: [],
        unexplainedKept: [],
        withoutConsent: [],
      });
    }
    expect(deletions).toBeGreaterThan(WORLDS);
  });
});
