/**
 * Tears down random accounts and lets an oracle of its own judge each deletion. `--worlds N --seed S`; the last line is
 * one JSON object. Exit code 1 where a single deletion was wrong, or something stays that nothing explains.
 */
import { parseArgs } from 'node:util';
import { trial } from '../test/teardown/trial.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
  },
});
const worlds = Number(values.worlds);
const seed = Number(values.seed);
if (!Number.isSafeInteger(worlds) || worlds < 1 || !Number.isSafeInteger(seed)) {
  console.error('Use --worlds N --seed S with whole numbers.');
  process.exit(2);
}

const FAULTS = ['wrongDeletions', 'unexplainedKept', 'withoutConsent'] as const;
const SHOWN_MAX = 10;

const sums = { deletions: 0, emptyWorlds: 0, sameCode: 0, voidCode: 0 };
const faults = { wrongDeletions: 0, unexplainedKept: 0, withoutConsent: 0 };
const started = performance.now();
let shown = 0;
for (let at = 0; at < worlds; at += 1) {
  const verdict = await trial(seed + at);
  sums.deletions += verdict.deletions;
  sums.emptyWorlds += verdict.deletions === 0 ? 1 : 0;
  sums[verdict.isConfirmed ? 'sameCode' : 'voidCode'] += 1;
  for (const fault of FAULTS) {
    faults[fault] += verdict[fault].length;
    if (verdict[fault].length > 0 && shown++ < SHOWN_MAX)
      console.log(`seed ${seed + at}, ${fault}: ${verdict[fault].join('; ')}`);
  }
}
const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
console.log(JSON.stringify({ worlds, seed, ...sums, ...faults, seconds }));
if (Object.values(faults).some((size) => size > 0)) process.exitCode = 1;
