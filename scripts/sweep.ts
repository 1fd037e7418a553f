/**
 * Breaks runs of `apply`, `status` and `stop` at every call in every form, then lets several of them meet by chance.
 * `--histories N --seed S` (the calls count among the N; `--seed` chooses the races); the last line is one JSON object.
 * `--workers N` processes play them, one per core by default; how many there are changes nothing about what is played.
 * `--calls-only` leaves the races out, `--until-found` ends at the first fault, `--only '<name>'` plays one history again
 * (of a race, `seed N` is name enough).
 * Exit code 1 where a job was doubled or lost, something shown is not true, or the end is not the undisturbed one.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Played, playTogether } from '../test/sweep/crew.ts';
import { added, NOTHING } from '../test/sweep/sweep.ts';
import { type Part, taskNamed } from '../test/sweep/tasks.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    'calls-only': { type: 'boolean', default: false },
    'until-found': { type: 'boolean', default: false },
  },
});
const { only, 'calls-only': callsOnly, 'until-found': untilFound } = values;
const [histories = 0, seed = 0, workers = 0] = [values.histories, values.seed, values.workers].map(Number);
if (![histories, workers].every((count) => Number.isSafeInteger(count) && count > 0))
  refuse('Use --histories N --workers N with whole numbers from 1.');
if (!Number.isSafeInteger(seed)) refuse('Use --seed S with a whole number.');
if (only !== undefined && taskNamed(only) === undefined)
  refuse(`There is no history ${only}. Use a name as the sweep prints it, or seed N.`);

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

const SHOWN_MAX = 20;
/** So few that whoever looks for one fault ends soon, and nobody waits long for the last part. */
const PART = 20;
const PROGRESS_MS = 30_000;
const started = performance.now();
let sum = NOTHING;
let handedOut = 0;
let unsound = 0;

function next(length: number): Part | undefined {
  if (handedOut >= length || (untilFound && unsound > 0)) return undefined;
  const from = handedOut;
  handedOut = Math.min(from + PART, length);
  return { from, to: handedOut };
}

function nextOnly(): Part | undefined {
  handedOut += 1;
  return only === undefined || handedOut > 1 ? undefined : { name: only };
}

function take({ tally, complaints }: Played): void {
  sum = added(sum, tally);
  for (const complaint of complaints.slice(0, Math.max(0, SHOWN_MAX - unsound))) console.log(complaint);
  unsound += complaints.length;
}

const secondsSoFar = (): number => Number(((performance.now() - started) / 1000).toFixed(1));

const progress = setInterval(() => {
  console.error(
    `${sum.histories} of ${histories} histories in ${secondsSoFar()} s, ${unsound} of them unsound`,
  );
}, PROGRESS_MS);

await playTogether({
  workers: only === undefined ? workers : 1,
  // Whoever looks for one fault finds it sooner where both kinds take turns.
  sweep: { histories, seed, callsOnly, racesFirst: untilFound ? 1_500 : 0, untilFound },
  next: only === undefined ? next : nextOnly,
  take,
});
clearInterval(progress);
console.log(JSON.stringify({ ...sum, seed, seconds: secondsSoFar() }));
if (unsound > 0) process.exitCode = 1;
