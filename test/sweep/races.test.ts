/** Runs that meet by chance, from a fixed seed; `npm run sweep` plays many more. */
import { expect, it } from '@jest/globals';
import { heardApart } from './heard.ts';
import { EVERY } from './tasks.ts';

const SEED = 20_000;
const RACES = 500;

it('finds races of chance sound', async () => {
  const to = EVERY.length + RACES;
  const { histories, faults, complaints } = await heardApart([{ from: EVERY.length, to }], {
    histories: to,
    seed: SEED,
    racesFirst: RACES,
  });
  expect(complaints).toEqual([]);
  expect(histories).toBe(RACES);
  expect(faults).toBeGreaterThan(RACES);
}, 120_000);
