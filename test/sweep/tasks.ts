/**
 * Which histories a sweep plays, in which order, and what each is called. All of it follows from the scenarios, the calls
 * their runs make and a seed: however many play, they play the same.
 */
import { Random } from '../teardown/random.ts';
import { FORMS, type Form } from './faults.ts';
import { RACES } from './races.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Scenario } from './situations.ts';

export type Task =
  | { readonly kind: 'plain'; readonly scenario: Scenario }
  /** The call with this number (from 1) breaks in this form. */
  | { readonly kind: 'call'; readonly scenario: Scenario; readonly form: Form; readonly call: number }
  | { readonly kind: 'race'; readonly seed: number };

export const EVERY: readonly Scenario[] = [...RACES, ...SCENARIOS];

/** What replays the history alone: `npm run sweep -- --only '<name>'`. */
export function nameOf(task: Task): string {
  switch (task.kind) {
    case 'plain':
      return task.scenario.name;
    case 'call':
      return `${task.scenario.name} / ${task.form} / call ${task.call}`;
    case 'race':
      return `seed ${task.seed} / ${raceOf(task.seed).scenario.name}`;
    default:
      return task satisfies never;
  }
}

/** The history of that name; of a race its seed is enough. undefined: there is none. */
export function taskNamed(name: string): Task | undefined {
  const seed = /^seed (\d+)(?: \/ .+)?$/.exec(name)?.[1];
  if (seed !== undefined) return { kind: 'race', seed: Number(seed) };
  const [first, form, call] = name.split(' / ');
  const scenario = EVERY.find((one) => one.name === first);
  if (scenario === undefined) return undefined;
  if (form === undefined) return { kind: 'plain', scenario };
  const known = FORMS.find((one) => one === form);
  const number = Number(/^call ([1-9]\d*)$/.exec(call ?? '')?.[1]);
  return known && number ? { kind: 'call', scenario, form: known, call: number } : undefined;
}

/** @param random goes on from here to break the processes and to choose who goes on */
export function raceOf(seed: number): { readonly scenario: Scenario; readonly random: Random } {
  const random = new Random(seed);
  return { scenario: random.pick(EVERY), random };
}

/** How many calls the run makes that the sweep breaks, when nothing breaks. */
export type CallsOf = (scenario: Scenario) => number;

/** The first call of each scenario in each form, then the second and so on, until none is left to break. */
export function callTasks(
  callsOf: CallsOf,
  scenarios: readonly Scenario[] = SCENARIOS,
  forms: readonly Form[] = FORMS,
): readonly Task[] {
  const longest = Math.max(0, ...scenarios.map(callsOf));
  return Array.from({ length: longest }, (_, at) => at + 1).flatMap((call) =>
    scenarios
      .filter((scenario) => callsOf(scenario) >= call)
      .flatMap((scenario) => forms.map((form): Task => ({ kind: 'call', scenario, form, call }))),
  );
}

export interface AgendaOptions {
  readonly callsOf: CallsOf;
  readonly histories: number;
  /** Of the first race; each race has the next one. */
  readonly seed: number;
  /** Without races, and so with fewer histories than asked for where there are no more calls. */
  readonly callsOnly: boolean;
  /** Races that come before the calls. */
  readonly racesFirst: number;
}

export interface Agenda {
  readonly length: number;
  /** From 0. */
  task(at: number): Task;
}

/** What nothing breaks, then every call, then as many races as are left. */
export function agendaOf({ callsOf, histories, seed, callsOnly, racesFirst }: AgendaOptions): Agenda {
  const plain = EVERY.map((scenario): Task => ({ kind: 'plain', scenario }));
  const race = (at: number): Task => ({ kind: 'race', seed: seed + at });
  const first = Array.from({ length: racesFirst }, (_, at) => race(at));
  const listed = [...plain, ...first, ...callTasks(callsOf)];
  return {
    length: callsOnly ? Math.min(histories, listed.length) : histories,
    task: (at) => listed[at] ?? race(racesFirst + at - listed.length),
  };
}

/** Histories of the agenda from the first number up to, and without, the second one; or the one of that name. */
export type Part = { readonly from: number; readonly to: number } | { readonly name: string };

/** @throws where there is no history of that name */
export function tasksOf(agenda: Agenda, part: Part): readonly Task[] {
  if ('from' in part)
    return Array.from({ length: part.to - part.from }, (_, at) => agenda.task(part.from + at));
  const task = taskNamed(part.name);
  if (task === undefined) throw new Error(`no history ${part.name}`);
  return [task];
}
