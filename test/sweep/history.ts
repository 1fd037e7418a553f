/** One history: processes that are broken on purpose, a clean run after them, the end, and what to say of it all. */
import { converge } from '../../src/commands/converge.ts';
import { stop } from '../../src/commands/stop.ts';
import { AppError } from '../../src/errors.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { Random } from '../teardown/random.ts';
import { allJobs, type EndState, endState, judge, toldAgain, trainings, untrueStops } from './oracle.ts';
import { type Plan, Process, type Turns, UNDISTURBED } from './process.ts';
import { CATCH_UP, type Scenario, STATUS } from './situations.ts';
import { AT_ONCE, RandomTurns } from './turns.ts';
import { type Launch, type Launched, newParts, SweptWorld } from './world.ts';

const HOUR = 60 * 60_000;
/** Rounds of the schedule until all that waits has been started and has ended: each takes two jobs of an account on. */
const ROUNDS = 4;

export interface HistoryPlan {
  /** By process. */
  readonly faults: readonly Plan[];
  /** Calls of anybody that go before a late effect. */
  readonly lateness: number;
  /** Looks at Bedrock's jobs that do not show a new one yet. */
  readonly hiddenLooks: number;
  /** Chooses who goes on; undefined: one process after the other. */
  readonly order: Random | undefined;
}

export interface History {
  /** What took place, as `form call`. */
  readonly faults: readonly string[];
  /** Calls of the first process. */
  readonly calls: number;
  readonly duplicates: readonly string[];
  readonly orphans: readonly string[];
  /** Why the end is not the one it should be. */
  readonly unequal: readonly string[];
  readonly endState: EndState;
}

/** What a scenario begins with, made once; every history gets a copy. */
interface Beginning {
  readonly world: SweptWorld;
  readonly complaints: readonly string[];
}

const beginnings = new WeakMap<Scenario, Promise<Beginning>>();

function beginningOf(scenario: Scenario): Promise<Beginning> {
  const known = beginnings.get(scenario) ?? prepared(scenario);
  beginnings.set(scenario, known);
  return known;
}

async function prepared(scenario: Scenario): Promise<Beginning> {
  const world = new SweptWorld(newParts(scenario.settings));
  const runs = new CleanRuns(world, scenario);
  await scenario.prepare(world, (_, launch) => runs.run(launch));
  return { world, complaints: runs.complaints };
}

/** @param expected the end state of the undisturbed history; undefined: this is it */
export async function play(
  scenario: Scenario,
  plan: HistoryPlan,
  expected: EndState | undefined,
): Promise<History> {
  const beginning = await beginningOf(scenario);
  const world = beginning.world.copy();
  const runs = new CleanRuns(world, scenario);
  world.lateness = plan.lateness;
  world.bedrock.hiddenLooks = plan.hiddenLooks;
  const launches = scenario.launches(world);
  const crashes: string[] = [];
  const { faults, calls } = await broken(world, { scenario, launches, plan, crashes });
  await world.settle();
  for (const launch of launches) await runs.run(launch);
  await runs.run(STATUS);
  const soon = judge(world, scenario.attempts ?? NO_RETRIES);
  const last = await runs.toTheEnd();
  const late = judge(world, scenario.attempts ?? NO_RETRIES);
  const end = endState(world);
  await runs.idle(last);
  const again = mayTellAgain(plan, faults) ? [] : toldAgain(world);
  return {
    faults,
    calls,
    duplicates: unique([...soon.duplicates, ...late.duplicates]),
    orphans: unique([...soon.orphans, ...late.orphans]),
    unequal: [
      ...crashes,
      ...beginning.complaints,
      ...runs.complaints,
      ...unique([...soon.untrue, ...late.untrue]),
      ...again.map((what) => `told again: ${what}`),
      ...absolute(world, scenario, faults),
      ...(expected === undefined || mayEndOtherwise(scenario) ? [] : differences(expected, end, faults)),
    ],
    endState: end,
  };
}

/** What does not follow from how the code behaves undisturbed. */
function absolute(
  world: SweptWorld,
  { ends, endsIn = [], shown = {} }: Scenario,
  faults: readonly string[],
): readonly string[] {
  const found = trainings(world);
  const states = Object.entries(shown).flatMap(([key, state]) => {
    const now = world.hub.status(world.main, `bedrock-tune/${key}`)?.state;
    return now === state ? [] : [`${key} is shown as ${now ?? 'nothing'}, not ${state}`];
  });
  const isWhole = ends !== undefined && (faults.length === 0 || endsIn.length === 0);
  const nearest = (isWhole ? [ends] : endsIn)
    .map((wanted) => lineChanges(wanted, found))
    .toSorted((a, b) => a.length - b.length);
  return [...(nearest[0] ?? []), ...states];
}

/** Who looks while another one tells, or before what is told shows, tells it as well. */
function mayTellAgain({ order }: HistoryPlan, faults: readonly string[]): boolean {
  return order !== undefined || faults.includes('late github.createComment');
}

function mayEndOtherwise({ ends, endsIn }: Scenario): boolean {
  return ends === undefined || endsIn !== undefined;
}

const NO_RETRIES: ReadonlyMap<string, number> = new Map();

interface Broken {
  readonly scenario: Scenario;
  readonly launches: readonly Launch[];
  readonly plan: HistoryPlan;
  readonly crashes: string[];
}

async function broken(world: SweptWorld, input: Broken): Promise<Pick<History, 'faults' | 'calls'>> {
  const { scenario, launches, plan, crashes } = input;
  const turns = plan.order === undefined ? undefined : new RandomTurns(plan.order);
  const launched = launches.map((launch, at) =>
    world.launch(withInputs(launch, scenario), plan.faults[at] ?? UNDISTURBED, turns ?? AT_ONCE),
  );
  const run = async (one: Launched, at: number): Promise<void> => {
    const complaints = scenario.isHopeless === true ? [] : crashes;
    const launch = launches[at] ?? STATUS;
    await Promise.race([one.process.killed, attempt(world, one, { launch, scenario, complaints })]);
  };
  const { meanwhile: event, meanwhileAt } = scenario;
  if (event !== undefined && meanwhileAt !== undefined) world.atCall(meanwhileAt, () => event(world));
  if (turns === undefined) {
    if (meanwhileAt === undefined) event?.(world);
    for (const [at, one] of launched.entries()) await run(one, at);
  } else await turns.run(Promise.all([meanwhile(world, input, turns), ...launched.map(run)]));
  const faults = launched.flatMap(({ process }) => process.faults);
  crashes.push(...launched.flatMap(({ process }) => process.insisted.map((call) => `insisted on ${call}`)));
  return { faults, calls: launched[0]?.process.calls.length ?? 0 };
}

/** What happens beside the processes happens at some moment between their calls. */
async function meanwhile(world: SweptWorld, { scenario, plan }: Broken, turns: Turns): Promise<void> {
  if (scenario.meanwhile === undefined || scenario.meanwhileAt !== undefined) return;
  const bystander = new Process({ plan: UNDISTURBED, turns, postpone: () => undefined });
  for (let left = plan.order?.below(12) ?? 0; left >= 0; left -= 1) await turns.wait(bystander);
  scenario.meanwhile(world);
}

interface Attempt {
  readonly launch: Launch;
  readonly scenario: Scenario;
  readonly complaints: string[];
}

/** A refusal is an honest end; anything else that is thrown is a crash. */
async function attempt(
  world: SweptWorld,
  { context, process }: Launched,
  { launch: { command }, scenario, complaints }: Attempt,
): Promise<void> {
  try {
    const result = await COMMANDS[command](context);
    const { decision, reasonCode } = result;
    complaints.push(...untrueStops(world, result), ...loud(scenario, process, result));
    if (decision === 'error' && process.faults.length === 0)
      complaints.push(`${command} ends in ${reasonCode}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug')
      complaints.push(`crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** To whom GitHub refuses for good to say what was told, all is news. */
function loud(
  { isQuiet = false }: Scenario,
  { faults, writes }: Process,
  { command, decision }: CommandResult,
): readonly string[] {
  if (!isQuiet || faults.includes('denied github.statusesOf')) return [];
  const isRed = decision === 'failed' || decision === 'stopped';
  return [
    ...writes.map((name) => `${name} although all was told`),
    ...(isRed ? [`${command} is red although all was told`] : []),
  ];
}

const COMMANDS = {
  apply: (context: Launched['context']): Promise<CommandResult> => converge(context, 'apply'),
  status: (context: Launched['context']): Promise<CommandResult> => converge(context, 'status'),
  stop,
} as const;

/** Runs without faults: none of them may fail, and in the end they find nothing to do. */
class CleanRuns {
  readonly #world: SweptWorld;
  readonly #scenario: Scenario;
  readonly complaints: string[] = [];

  constructor(world: SweptWorld, scenario: Scenario) {
    this.#world = world;
    this.#scenario = scenario;
  }

  async run(launch: Launch): Promise<Process> {
    const launched = this.#world.launch(withInputs(launch, this.#scenario), UNDISTURBED, AT_ONCE);
    try {
      const result = await COMMANDS[launch.command](launched.context);
      const { decision, reasonCode } = result;
      this.complaints.push(...untrueStops(this.#world, result));
      if (decision === 'error' && this.#scenario.isHopeless !== true)
        this.complaints.push(`a clean ${launch.command} ends in ${reasonCode}`);
    } catch (error) {
      this.complaints.push(`a clean ${launch.command} throws ${String(error)}`);
    }
    return launched.process;
  }

  /** The schedule's hours, until nothing waits and nothing trains. What the last `apply` and `status` wrote. */
  async toTheEnd(): Promise<readonly string[]> {
    let last: readonly string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      this.#world.time += 3 * HOUR;
      await this.run(STATUS);
      const before = allJobs(this.#world).length;
      last = (await this.run(CATCH_UP)).writes;
      if (allJobs(this.#world).length === before) break;
    }
    return [...last, ...(await this.run(STATUS)).writes];
  }

  /**
   * A further `apply` and `status` write nothing. Where the last ones wrote nothing they were these: the same would be
   * asked of the same world.
   */
  async idle(last: readonly string[]): Promise<void> {
    if (last.length === 0) return;
    for (const launch of [CATCH_UP, STATUS])
      for (const name of (await this.run(launch)).writes)
        this.complaints.push(`${name} although nothing was to be done`);
  }
}

function withInputs(launch: Launch, { inputs }: Scenario): Launch {
  return { ...launch, inputs: { ...inputs, ...launch.inputs } };
}

/** Whom GitHub does not let comment, it will not let comment the next time: nobody tries for ever. */
function differences(expected: EndState, end: EndState, faults: readonly string[]): readonly string[] {
  const mayLackComments = faults.some((fault) => fault.startsWith('denied github.'));
  const said = (lines: readonly string[]) => (mayLackMark(faults) ? lines.map(withoutMark) : lines);
  return [
    ...lineChanges(said(expected.lines), said(end.lines)),
    ...(mayLackComments ? [] : commentChanges(expected.comments, end.comments, faults)),
  ];
}

/**
 * Why a run was stopped stands on its commit only, and only the process that stopped it knows: what GitHub refuses to
 * hear or to show, or did not hear before that process broke, is lost. That the run was stopped is not.
 */
function mayLackMark(faults: readonly string[]): boolean {
  const unheard = faults.filter((fault) => fault.endsWith(' github.setStatus'));
  return (
    faults.includes('denied github.statusesOf') ||
    unheard.some((fault) => faults.length > 1 || fault.startsWith('denied'))
  );
}

function withoutMark(line: string): string {
  return line.replace(/ stopped: superseded by a later change$/, ' stopped');
}

/**
 * Two runs that tell one end at the same time leave one comment, as long as both come so far as to look again. Where one
 * of them breaks there, a copy stays: it says nothing that is not true.
 */
function commentChanges(
  wanted: readonly string[],
  found: readonly string[],
  faults: readonly string[],
): readonly string[] {
  const isBroken = faults.some((fault) =>
    / github\.(?:createComment|listComments|viewerLogin|deleteComment)$/.test(fault),
  );
  const kept = isBroken
    ? found.filter((line, at) => !wanted.includes(line) || found.indexOf(line) === at)
    : found;
  return lineChanges(wanted, kept);
}

/** Lines can stand more than once, as comments that were made twice would. */
function lineChanges(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const left = [...found];
  const missing = wanted.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [
    ...missing.map((line) => `missing at the end: ${line}`),
    ...left.map((line) => `too much at the end: ${line}`),
  ];
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
