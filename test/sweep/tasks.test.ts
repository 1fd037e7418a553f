/** What a sweep plays follows from its options alone, and each history can be called for by its name. */
import { describe, expect, it } from '@jest/globals';
import { FORMS } from './faults.ts';
import { RACES } from './races.ts';
import { SCENARIOS } from './scenarios.ts';
import { type Agenda, type AgendaOptions, agendaOf, EVERY, nameOf, type Task, taskNamed } from './tasks.ts';

/** Three calls in the second scenario, one in the others. */
const callsOf: AgendaOptions['callsOf'] = (scenario) => (scenario === SCENARIOS[1] ? 3 : 1);
const CALLS = (SCENARIOS.length + 2) * FORMS.length;
const OPTIONS: AgendaOptions = { callsOf, histories: 1_000, seed: 70, callsOnly: false, racesFirst: 0 };

function tasks(agenda: Agenda): readonly Task[] {
  return Array.from({ length: agenda.length }, (_, at) => agenda.task(at));
}

function seedsOf(all: readonly Task[]): readonly number[] {
  return all.flatMap((task) => (task.kind === 'race' ? [task.seed] : []));
}

describe('the agenda', () => {
  it('has every scenario, then every call in every form, then a race for each further seed', () => {
    const all = tasks(agendaOf(OPTIONS));
    const [plain, calls] = [all.slice(0, EVERY.length), all.slice(EVERY.length, EVERY.length + CALLS)];
    const races = all.slice(EVERY.length + CALLS);
    expect(plain).toEqual(EVERY.map((scenario) => ({ kind: 'plain', scenario })));
    expect(new Set(calls.map(nameOf)).size).toBe(CALLS);
    expect(calls.map((task) => (task.kind === 'call' ? task.call : 0))).toEqual(
      [1, 2, 3].flatMap((call) => Array(call === 1 ? CALLS - 2 * FORMS.length : FORMS.length).fill(call)),
    );
    expect(seedsOf(races)).toEqual(races.map((_, at) => 70 + at));
    expect(all).toHaveLength(1_000);
  });

  it('is the beginning of a longer one', () => {
    const short = tasks(agendaOf({ ...OPTIONS, histories: 300 }));
    expect(short).toEqual(tasks(agendaOf(OPTIONS)).slice(0, 300));
  });

  it('ends with the calls where no races are wanted', () => {
    const all = tasks(agendaOf({ ...OPTIONS, callsOnly: true }));
    expect(all).toHaveLength(EVERY.length + CALLS);
    expect(seedsOf(all)).toEqual([]);
    expect(agendaOf({ ...OPTIONS, callsOnly: true, histories: 50 })).toHaveLength(50);
  });

  it('plays no race twice where some come first', () => {
    const all = tasks(agendaOf({ ...OPTIONS, racesFirst: 100 }));
    const seeds = seedsOf(all);
    expect(seedsOf(all.slice(0, EVERY.length + 100))).toHaveLength(100);
    expect(seeds).toEqual(seeds.map((_, at) => 70 + at));
    expect(all.filter(({ kind }) => kind === 'call')).toHaveLength(CALLS);
  });
});

describe('the name of a history', () => {
  const all = tasks(agendaOf(OPTIONS));

  it('leads back to it', () => {
    expect(new Set(all.map(nameOf)).size).toBe(all.length);
    expect(all.map((task) => taskNamed(nameOf(task)))).toEqual(all);
    expect(taskNamed('seed 12')).toEqual({ kind: 'race', seed: 12 });
  });

  it.each([
    '',
    'a first',
    'seed x',
    'a first apply / lost',
    'a first apply / late',
    'a first apply / late / call 0',
    'a first apply / lost / call 1',
  ])('%s leads nowhere', (name) => expect(taskNamed(name)).toBeUndefined());

  it.each([...SCENARIOS, ...RACES])('$name can stand between quotes', ({ name }) => {
    expect(name).not.toMatch(/['/]/);
  });
});
