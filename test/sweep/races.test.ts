/** Runs that meet by chance, from a fixed seed; `npm run sweep` plays many more. */
import { expect, it } from '@jest/globals';
import { heard } from './heard.ts';
import { races } from './sweep.ts';

const SEED = 20_000;
const RACES = 300;

it('finds races of chance sound', async () => {
  const { histories, faults, complaints } = await heard(races(RACES, SEED));
  expect(complaints).toEqual([]);
  expect(histories).toBe(RACES);
  expect(faults).toBeGreaterThan(RACES);
}, 120_000);
