/**
 * Runs whose job has changed or left the file since they were started: they still cost, and the pull request that
 * started them waits for their end. They are followed on their own commit, which their tags name, until its status
 * says the end.
 */
import { AppError } from '../errors.ts';
import { isInFlight } from '../plan/in-flight.ts';
import { parseRunName } from '../plan/names.ts';
import { stallNotes } from '../plan/notes.ts';
import type { Origin, PlanNote, PlannedJob } from '../plan/plan.ts';
import type { ObservedRun } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { CommandContext } from './context.ts';
import type { Converged } from './entry.ts';
import type { World, Worlds } from './observe.ts';
import { pullRequestsOf } from './origins.ts';
import { inParallel } from './parallel.ts';
import { jobReport, lookAt } from './reports.ts';
import { isOfThisFile, ownOrigin } from './run-origin.ts';
import { type Applied, actionOf } from './starts.ts';
import { isSuperseded, type Views } from './views.ts';

/** An end that no scheduled run told within three days is not looked for any more. */
const LOOK_BACK_MS = 72 * 60 * 60_000;
/** Runs per environment whose tags are read in one run: the look costs a call each. */
const MAX_RUNS = 20;
const PARALLEL = 4;

interface OvertakenInput {
  /** The jobs' own runs, told on their present commit. */
  readonly applied: readonly Applied[];
  readonly origins: ReadonlyMap<string, Origin>;
  readonly worlds: Worlds;
  readonly views: Views;
  /** ARNs of runs that this very run has stopped: what was read of them before is old. */
  readonly stopped: ReadonlySet<string>;
}

export async function overtakenRuns(
  context: CommandContext,
  input: OvertakenInput,
): Promise<readonly Converged[]> {
  const candidates = eachOnce(
    input,
    [...input.worlds.byEnvironment.values()].flatMap((world) =>
      recentRuns(context, input, world).map((run) => ({ world, run })),
    ),
  );
  const found = await inParallel(candidates, PARALLEL, async ({ world, run }) => {
    try {
      const origin = await ownOrigin(context, world, run);
      if (origin === undefined || isToldAnyway(input, run, origin)) return undefined;
      const key = keyOf(run);
      if (!(await isWaitedFor(input.views, { key, run, origin }))) return undefined;
      // A shallow clone does not reach the commit: better told by the runs of two files than by none.
      if ((await isOfThisFile(context, key, origin.commit)) === false) return undefined;
      // When it was started, GitHub may not have said which pull request it was.
      const unnamed = origin.pullRequest === undefined ? [origin.commit] : [];
      const pull = (await pullRequestsOf(context, unnamed)).get(origin.commit);
      return await overtaken(context, input, { key, world, run, origin: { ...origin, ...pull } });
    } catch (error) {
      return unseen(context, run, error);
    }
  });
  return found.filter((entry) => entry !== undefined);
}

interface Candidate {
  readonly world: World;
  readonly run: ObservedRun;
}

/** Two environments of one account and region see the same runs: the one that the job is in knows where it wrote to. */
function eachOnce({ applied }: OvertakenInput, candidates: readonly Candidate[]): readonly Candidate[] {
  const homes = new Map(applied.map(({ planned: { key, environment } }) => [key, environment]));
  const isHome = ({ world, run }: Candidate): boolean => homes.get(keyOf(run)) === world.environment.name;
  const byArn = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { jobArn } = candidate.run.ref;
    if (!byArn.has(jobArn) || isHome(candidate)) byArn.set(jobArn, candidate);
  }
  return [...byArn.values()];
}

function keyOf({ ref }: ObservedRun): string {
  return parseRunName(ref.jobName)?.job ?? ref.jobName;
}

function recentRuns(context: CommandContext, input: OvertakenInput, world: World): readonly ObservedRun[] {
  const now = context.clock.now();
  const { jobs } = context.inputs;
  return world.observed.runs
    .filter((run) => {
      const { ref, ownership } = run;
      if (ownership === 'foreign' || isTold(input, run)) return false;
      if (jobs.length > 0 && !jobs.includes(keyOf(run))) return false;
      const age = ref.endedAt === undefined ? Number.POSITIVE_INFINITY : now - Date.parse(ref.endedAt);
      return isInFlight(ref.status) || Math.abs(age) < LOOK_BACK_MS;
    })
    .toSorted((a, b) => lastSeen(b) - lastSeen(a))
    .slice(0, MAX_RUNS);
}

/** What is in flight first, then what ended last: a long run must not get lost behind many short ones. */
function lastSeen({ ref: { status, endedAt, createdAt } }: ObservedRun): number {
  return isInFlight(status) ? Number.MAX_SAFE_INTEGER : Date.parse(endedAt ?? createdAt);
}

/** Its end stands on the commit of the job whose run it is: no call is needed to know that. */
function isTold({ applied, origins, views }: OvertakenInput, { ref }: ObservedRun): boolean {
  return applied.some(({ planned }) => {
    const isItsRun = 'run' in planned.action && planned.action.run.jobArn === ref.jobArn;
    return isItsRun && views.isTold(planned.key, ref.jobName, origins.get(planned.key));
  });
}

/** What stands under a job's name on its present commit is the present job's to say; an earlier attempt is history. */
function isToldAnyway({ applied, origins }: OvertakenInput, run: ObservedRun, origin: Origin): boolean {
  const key = keyOf(run);
  const present = origins.get(key);
  const isPresent = present?.certain === true && present.commit === origin.commit;
  return isPresent && applied.some(({ planned }) => planned.key === key);
}

interface Waiting {
  readonly key: string;
  readonly run: ObservedRun;
  readonly origin: Origin;
}

async function isWaitedFor(views: Views, { key, run, origin }: Waiting): Promise<boolean> {
  await views.read([origin.commit]);
  // GitHub could not say what stands there (that it was to be stopped, perhaps): a later run asks again.
  if (!views.isRead(origin.commit)) return false;
  const status = views.statusOf(key, origin);
  // The commit may wait for a later attempt: then this one's end was told before.
  const isPending = status?.state === 'pending' && status.description.startsWith(`${run.ref.jobName} `);
  return isInFlight(run.ref.status) || isPending;
}

/** A view of an older run: the state of the jobs themselves is told without it. */
function unseen(context: CommandContext, { ref }: ObservedRun, error: unknown): undefined {
  if (!(error instanceof AppError) || error.blame === 'bug') throw error;
  context.console.warn(`${ref.jobName} could not be looked at: ${error.message}`);
  return undefined;
}

interface OneRun extends Waiting {
  readonly world: World;
}

async function overtaken(
  context: CommandContext,
  { applied, views, stopped }: OvertakenInput,
  { key, world, run, origin }: OneRun,
): Promise<Converged | undefined> {
  const { bedrock } = world.session;
  const known = stopped.has(run.ref.jobArn) ? undefined : world.details.get(run.ref.jobName);
  const detail = known ?? (await bedrock.getRun(run.ref.jobArn));
  if (detail === undefined) return undefined;
  const isReplaced =
    stopped.has(run.ref.jobArn) || isSuperseded(views.statusOf(key, origin), run.ref.jobName);
  const before = plannedOf(key, world, detail);
  const notes = [
    ...before.notes,
    ...(isReplaced ? replacedNotes(before, isWanted(applied, run)) : stallsOf(context, before)),
  ];
  const planned = { ...before, notes };
  const report = await lookAt(context, undefined, detail, world);
  return {
    planned,
    outcome: 'unchanged',
    report: jobReport({ planned, loaded: undefined, affected: undefined, origin, report }),
  };
}

function stallsOf(context: CommandContext, { action }: PlannedJob): readonly PlanNote[] {
  return action.kind === 'watch' ? stallNotes(action.run, context.clock.now()) : [];
}

/** What the job asks for now: the change that was to stop this run has been taken back. */
function isWanted(applied: readonly Applied[], { ref }: ObservedRun): boolean {
  return applied.some(({ planned: { action } }) => 'run' in action && action.run.jobArn === ref.jobArn);
}

/** A stop that was asked for can come too late: then the run ended as it did. */
function replacedNotes({ action }: PlannedJob, isWantedAgain: boolean): readonly PlanNote[] {
  if (action.kind !== 'watch' && action.kind !== 'stopped') return [];
  const goesOn = action.run.status !== 'Stopping' && action.run.status !== 'Stopped';
  if (goesOn && isWantedAgain) return [];
  const message = goesOn
    ? 'a later change of the job is to stop this run (`supersede: stop`); until it is stopped, it trains and costs'
    : 'a later change of the job stopped this run (`supersede: stop`); what was trained until then is billed';
  return [{ code: 'stopped-by-supersede', message }];
}

/** As the run itself says it; the job's present entry is another specification. */
function plannedOf(key: string, world: World, detail: RunDetail): PlannedJob {
  return {
    key,
    environment: world.environment.name,
    region: world.environment.region,
    baseModel: detail.baseModelArn.split('/').at(-1) ?? '',
    fingerprint: undefined,
    action: actionOf(detail),
    estimate: { kind: 'unknown', reason: 'of an earlier specification' },
    budgetUsd: undefined,
    notes: [
      { code: 'superseded', message: 'the job has changed, or left the file, since this run was started' },
    ],
  };
}
