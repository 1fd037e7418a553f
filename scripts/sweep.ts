/**
 * Breaks runs of `apply`, `status` and `stop` at every call in every form, then lets several of them meet by chance.
 * `--histories N --seed S` (the calls count among the N; `--seed` chooses the races); the last line is one JSON object.
 * `--calls-only` leaves the races out, `--until-found` ends at the first fault.
 * Exit code 1 where a job was doubled or lost, something shown is not true, or the end is not the undisturbed one.
 */
import { parseArgs } from 'node:util';
import {
  isSound,
  type Named,
  NOTHING,
  plainHistories,
  races,
  sweepCalls,
  tallied,
} from '../test/sweep/sweep.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    'calls-only': { type: 'boolean', default: false },
    'until-found': { type: 'boolean', default: false },
  },
});
const wanted = Number(values.histories);
const seed = Number(values.seed);
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('Use --histories N --seed S with whole numbers.');
  process.exit(2);
}

const SHOWN_MAX = 20;
const FIRST_RACES = 1_500;
const started = performance.now();
let sum = NOTHING;
let shown = 0;

function take({ name, history }: Named): void {
  sum = tallied(sum, history);
  if (isSound(history) || shown >= SHOWN_MAX) return;
  shown += 1;
  const { faults, duplicates, orphans, unequal } = history;
  console.log(`${name} (${faults.join('; ')})`);
  for (const line of duplicates) console.log(`  doubled: ${line}`);
  for (const line of orphans) console.log(`  lost: ${line}`);
  for (const line of unequal) console.log(`  ${line.replaceAll('\n', '\n    ')}`);
}

const isEnough = (): boolean =>
  sum.histories >= wanted || (values['until-found'] && sum.duplicates + sum.notConverged + sum.orphans > 0);

async function takeAll(histories: AsyncIterable<Named>): Promise<void> {
  for await (const one of histories) {
    take(one);
    if (isEnough()) break;
  }
}

await takeAll(plainHistories());
// Whoever looks for one fault finds it sooner where both kinds take turns.
const first = values['until-found'] ? FIRST_RACES : 0;
if (!isEnough()) await takeAll(races(first, seed));
const before = sum.histories;
if (!isEnough()) await takeAll(sweepCalls());
const calls = sum.histories - before;
if (!values['calls-only'] && !isEnough()) await takeAll(races(wanted - sum.histories, seed + first));
const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
console.log(JSON.stringify({ ...sum, calls, seed, seconds }));
if (sum.duplicates + sum.notConverged + sum.orphans > 0) process.exitCode = 1;
