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

/** Each once found a fault; what a seed plays changes with the list of situations. */
const ONCE_FAULTY = [772_689, 773_666, 5_501_451, 5_502_085, 5_503_016, 20_076_801, 30_092_756];

it('finds what once was faulty sound', async () => {
  const { complaints } = await heardApart(ONCE_FAULTY.map((seed) => ({ name: `seed ${seed}` })));
  expect(complaints).toEqual([]);
}, 120_000);
