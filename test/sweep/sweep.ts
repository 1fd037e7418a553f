/** Plays what a sweep is made of: scenarios as they are, their calls broken one by one, and races of chance. */
import type { Random } from '../teardown/random.ts';
import { FORMS, type Form } from './faults.ts';
import { type History, type HistoryPlan, play } from './history.ts';
import { type Plan, UNDISTURBED } from './process.ts';
import type { Scenario } from './situations.ts';
import { type CallsOf, EVERY, nameOf, raceOf, type Task } from './tasks.ts';

export interface Tally {
  readonly histories: number;
  readonly faults: number;
  readonly duplicates: number;
  readonly notConverged: number;
  readonly orphans: number;
  /** Histories in which one call was broken. */
  readonly calls: number;
}

export const NOTHING: Tally = {
  histories: 0,
  faults: 0,
  duplicates: 0,
  notConverged: 0,
  orphans: 0,
  calls: 0,
};

export interface Named {
  readonly name: string;
  readonly history: History;
}

/** Knows how every scenario goes when nothing breaks. */
export class Player {
  readonly #undisturbed: ReadonlyMap<Scenario, History>;

  private constructor(undisturbed: ReadonlyMap<Scenario, History>) {
    this.#undisturbed = undisturbed;
  }

  static async of(scenarios: readonly Scenario[] = EVERY): Promise<Player> {
    const undisturbed = new Map<Scenario, History>();
    for (const scenario of scenarios) undisturbed.set(scenario, await play(scenario, PLAIN, undefined));
    return new Player(undisturbed);
  }

  readonly callsOf: CallsOf = (scenario) => this.#knownOf(scenario).calls;

  async play(task: Task): Promise<Named> {
    return { name: nameOf(task), history: await this.#history(task) };
  }

  async #history(task: Task): Promise<History> {
    switch (task.kind) {
      case 'plain':
        return this.#knownOf(task.scenario);
      case 'call':
        return await this.#withBrokenCall(task);
      case 'race':
        return await this.#race(task.seed);
      default:
        return task satisfies never;
    }
  }

  async #withBrokenCall(task: Extract<Task, { readonly kind: 'call' }>): Promise<History> {
    const { scenario, form, call } = task;
    const plan = { ...PLAIN, faults: [failing(call, form)], lateness: 1 + (call % 5) };
    const history = await play(scenario, plan, this.#knownOf(scenario).endState);
    // Up to the call that breaks the run is the undisturbed one, which came so far.
    if (history.faults.length === 0) throw new Error(`nothing broke in ${nameOf(task)}`);
    return history;
  }

  /** The processes meet in any order and break now and then. */
  async #race(seed: number): Promise<History> {
    const { scenario, random } = raceOf(seed);
    const rate = random.pick([0, 0.02, 0.08, 0.25]);
    const plan: HistoryPlan = {
      faults: [0, 1, 2].map(() => anyFault(random, rate)),
      lateness: random.below(12),
      hiddenLooks: random.pick([0, 0, 1, 3, 6]),
      order: random,
    };
    return await play(scenario, plan, this.#knownOf(scenario).endState);
  }

  #knownOf(scenario: Scenario): History {
    const known = this.#undisturbed.get(scenario);
    if (known === undefined) throw new Error(`${scenario.name} was not played undisturbed`);
    return known;
  }
}

/** Every scenario as it goes when nothing breaks. */
export async function* plainHistories(): AsyncGenerator<Named> {
  const player = await Player.of();
  for (const scenario of EVERY) yield await player.play({ kind: 'plain', scenario });
}

const PLAIN: HistoryPlan = { faults: [], lateness: 0, hiddenLooks: 0, order: undefined };

function failing(wanted: number, form: Form): Plan {
  return (call) => (call === wanted ? form : undefined);
}

function anyFault(random: Random, rate: number): Plan {
  return rate === 0 ? UNDISTURBED : () => (random.chance(rate) ? random.pick(FORMS) : undefined);
}

export function tallied({ faults, duplicates, orphans, unequal }: History, isCall: boolean): Tally {
  return {
    histories: 1,
    faults: faults.length,
    duplicates: duplicates.length,
    notConverged: unequal.length > 0 ? 1 : 0,
    orphans: orphans.length,
    calls: isCall ? 1 : 0,
  };
}

export function added(a: Tally, b: Tally): Tally {
  return {
    histories: a.histories + b.histories,
    faults: a.faults + b.faults,
    duplicates: a.duplicates + b.duplicates,
    notConverged: a.notConverged + b.notConverged,
    orphans: a.orphans + b.orphans,
    calls: a.calls + b.calls,
  };
}

export function isSound({ duplicates, orphans, unequal }: History): boolean {
  return duplicates.length + orphans.length + unequal.length === 0;
}
