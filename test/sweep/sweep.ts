/** All histories: every call of every scenario broken in every form, then as many races of chance as asked for. */
import { Random } from '../teardown/random.ts';
import { FORMS, type Form } from './faults.ts';
import { type History, type HistoryPlan, play } from './history.ts';
import type { EndState } from './oracle.ts';
import { type Plan, UNDISTURBED } from './process.ts';
import { RACES, SCENARIOS, type Scenario } from './scenarios.ts';

export interface Tally {
  readonly histories: number;
  readonly faults: number;
  readonly duplicates: number;
  readonly notConverged: number;
  readonly orphans: number;
}

export const NOTHING: Tally = { histories: 0, faults: 0, duplicates: 0, notConverged: 0, orphans: 0 };

/** Every scenario as it goes when nothing breaks. */
export async function* plainHistories(): AsyncGenerator<Named> {
  for (const scenario of [...SCENARIOS, ...RACES])
    yield { name: scenario.name, history: await undisturbed(scenario) };
}

/** Each scenario with its first call failed in each form, then the second and so on, until none is left to fail. */
export async function* sweepCalls(
  scenarios: readonly Scenario[] = SCENARIOS,
  forms: readonly Form[] = FORMS,
): AsyncGenerator<Named> {
  const open = new Map<Sweep, EndState>();
  for (const scenario of scenarios) {
    const { endState } = await undisturbed(scenario);
    for (const form of forms) open.set({ scenario, form }, endState);
  }
  for (let call = 1; open.size > 0; call += 1)
    for (const [sweep, expected] of open) {
      const { scenario, form } = sweep;
      const plan = { ...PLAIN, faults: [failing(call, form)], lateness: 1 + (call % 5) };
      const history = await play(scenario, plan, expected);
      if (history.faults.length === 0) open.delete(sweep);
      else yield { name: `${scenario.name} / ${form} / call ${call}`, history };
    }
}

interface Sweep {
  readonly scenario: Scenario;
  readonly form: Form;
}

export interface Named {
  readonly name: string;
  readonly history: History;
}

/** Races of chance, one for each seed from `seed` on; the processes meet in any order and break now and then. */
export async function* races(
  count: number,
  seed: number,
  scenarios: readonly Scenario[] = [...RACES, ...SCENARIOS],
): AsyncGenerator<Named> {
  const ends = new Map<Scenario, EndState>();
  for (let at = 0; at < count; at += 1) {
    const random = new Random(seed + at);
    const scenario = random.pick(scenarios);
    const expected = ends.get(scenario) ?? (await undisturbed(scenario)).endState;
    ends.set(scenario, expected);
    const rate = random.pick([0, 0.02, 0.08, 0.25]);
    const plan: HistoryPlan = {
      faults: [0, 1, 2].map(() => anyFault(random, rate)),
      lateness: random.below(12),
      hiddenLooks: random.pick([0, 0, 1, 3, 6]),
      order: random,
    };
    yield { name: `seed ${seed + at} / ${scenario.name}`, history: await play(scenario, plan, expected) };
  }
}

const PLAIN: HistoryPlan = { faults: [], lateness: 0, hiddenLooks: 0, order: undefined };

async function undisturbed(scenario: Scenario): Promise<History> {
  return await play(scenario, PLAIN, undefined);
}

function failing(wanted: number, form: Form): Plan {
  return (call) => (call === wanted ? form : undefined);
}

function anyFault(random: Random, rate: number): Plan {
  return rate === 0 ? UNDISTURBED : () => (random.chance(rate) ? random.pick(FORMS) : undefined);
}

export function tallied(sum: Tally, { faults, duplicates, orphans, unequal }: History): Tally {
  return {
    histories: sum.histories + 1,
    faults: sum.faults + faults.length,
    duplicates: sum.duplicates + duplicates.length,
    notConverged: sum.notConverged + (unequal.length > 0 ? 1 : 0),
    orphans: sum.orphans + orphans.length,
  };
}

export function isSound({ duplicates, orphans, unequal }: History): boolean {
  return duplicates.length + orphans.length + unequal.length === 0;
}
