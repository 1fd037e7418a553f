/** What `apply` and `status` share: desired against observed, the acts of apply, and every view of the outcome. */
import type { RoleName } from '../config/job.ts';
import { AppError } from '../errors.ts';
import { type CommandResult, startsLater } from '../outputs.ts';
import { stallNotes } from '../plan/notes.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { isInFlight } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { RunReport } from '../watch/outcome.ts';
import { type CommandContext, isoTime } from './context.ts';
import { decideConverged } from './converge-decision.ts';
import { type Converged, isOpen } from './entry.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs, withJudged } from './load.ts';
import { observe, type World, type Worlds } from './observe.ts';
import { originsOf } from './origins.ts';
import { overtakenRuns } from './overtaken.ts';
import { inParallel } from './parallel.ts';
import { planJobs } from './planned.ts';
import { detailOf, jobReport, lookAt, reportModel } from './reports.ts';
import { selectEnvironments, selectJobs } from './scope.ts';
import { type Applied, type ApplyInput, actionOf, applyPlan } from './starts.ts';
import { tell, tellRunning, tellSuperseding } from './tell.ts';
import { beforeReading } from './unread.ts';
import { hasNews, type Subject, type Views, viewsOf } from './views.ts';

export type ConvergeCommand = 'apply' | 'status';

/** @param role the one the workflow job's identity may assume; `stop` reports with the role it stopped with */
export async function converge(
  context: CommandContext,
  command: ConvergeCommand,
  role: RoleName = command,
): Promise<CommandResult> {
  const loaded = await loadJobs(context);
  try {
    return await converged(context, { command, role, loaded });
  } finally {
    await loaded.close();
  }
}

interface ConvergeInput {
  readonly command: ConvergeCommand;
  readonly role: RoleName;
  readonly loaded: Loaded;
}

async function converged(
  context: CommandContext,
  { command, role, loaded }: ConvergeInput,
): Promise<CommandResult> {
  const jobs = isUsable(loaded) ? selectJobs(context, loaded) : [];
  const observedAt = isoTime(context);
  const views = viewsOf(context);
  const reading = originsOf(context, jobs.length === 0 ? [] : loaded.jobs);
  const observing = observe(context, {
    role,
    environments: isUsable(loaded) ? selectEnvironments(context, loaded, jobs) : [],
    jobs,
    all: loaded.jobs,
    needsCheck: async (ended) => {
      const { byKey } = await reading;
      const recent = ended.filter(({ run }) => !isHistory(context, run.endedAt));
      await readAll(views, byKey, new Set(recent.map(({ key }) => key)));
      const names = new Set(recent.map(({ run }) => run.jobName));
      return (key, jobName) => names.has(jobName) && !views.isTold(key, jobName, byKey.get(key));
    },
  });
  const [{ byKey: origins, lookUp }, worlds] = await Promise.all([reading, observing]);
  const desired = command === 'apply' ? jobs.map(beforeReading) : jobs;
  const planned = planJobs(context, { all: loaded.jobs, selected: desired, worlds });
  const moving = planned.filter(
    ({ action }) => action.kind !== 'none' || !isHistory(context, action.run.endedAt),
  );
  const keys = new Set(moving.map(({ key }) => key));
  await Promise.all([lookUp(keys), readAll(views, origins, keys)]);
  const stopped = new Set<string>();
  const applied =
    command === 'apply'
      ? await act(context, { planned, jobs, all: loaded.jobs, worlds, origins, views, stopped })
      : planned.map((entry): Applied => ({ planned: entry, outcome: 'unchanged' }));
  // After apply's wait the first look is old: runs are read again, and the report carries the later time.
  const isFresh = command === 'status';
  const lookedAt = isFresh ? observedAt : isoTime(context);
  const older = await overtakenRuns(context, { applied, origins, worlds, views, stopped });
  // A comment is rendered from every job of its pull request, also from those that rest.
  const isAnyTold = applied.some((entry) =>
    hasNews({ ...entry, origin: origins.get(entry.planned.key) }, views),
  );
  if (isAnyTold || older.length > 0) await lookUp();
  const judged = withJudged(
    loaded,
    applied.flatMap((entry) => entry.loaded ?? []),
  );
  const entries = await lookAtAll(context, {
    command,
    applied,
    older,
    jobs: judged.jobs,
    worlds,
    origins,
    views,
    isFresh,
  });
  return await finish(context, {
    command,
    loaded: judged,
    entries,
    older,
    origins,
    worlds,
    views,
    observedAt: lookedAt,
  });
}

/** A model that was trained so long ago is as it should be: GitHub is not asked whether that was told. */
const HISTORY_MS = 30 * 24 * 60 * 60_000;
/** Questions to GitHub under way at once. */
const PARALLEL = 4;

function isHistory(context: CommandContext, endedAt: string | undefined): boolean {
  return endedAt !== undefined && context.clock.now() - Date.parse(endedAt) > HISTORY_MS;
}

/** What stands on the commits of these jobs. */
async function readAll(
  views: Views,
  origins: ReadonlyMap<string, Origin>,
  keys: ReadonlySet<string>,
): Promise<void> {
  const commits = new Set([...keys].flatMap((key) => origins.get(key)?.commit ?? []));
  await inParallel([...commits], PARALLEL, (commit) => views.read(commit));
}

interface ActInput extends Pick<ApplyInput, 'planned' | 'jobs' | 'worlds' | 'origins'> {
  readonly all: readonly LoadedJob[];
  readonly views: Views;
  /** Takes the ARNs of runs that are stopped for a later change of their job. */
  readonly stopped: Set<string>;
}

async function act(
  context: CommandContext,
  { all, views, stopped, ...input }: ActInput,
): Promise<readonly Applied[]> {
  return await applyPlan(context, {
    ...input,
    entries: all.map(({ desired }) => desired),
    onRunning: (entry) => tellRunning(context, views, subjectOf(entry, input.origins)),
    onSuperseded: async (older) => {
      stopped.add(older.run.jobArn);
      await tellSuperseding(context, views, older);
    },
  });
}

/** What a start is told as. */
function subjectOf(planned: PlannedJob, origins: ReadonlyMap<string, Origin>): Subject {
  return { planned, outcome: 'started', origin: origins.get(planned.key) };
}

interface LookInput {
  readonly applied: readonly Applied[];
  readonly older: readonly Converged[];
  readonly jobs: readonly LoadedJob[];
  readonly worlds: Worlds;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly views: Views;
  readonly command: ConvergeCommand;
  /** The details of the first look can be used. */
  readonly isFresh: boolean;
}

/** Runs that are still told about are looked at closely, and with them all jobs of the same pull request. */
async function lookAtAll(context: CommandContext, input: LookInput): Promise<readonly Converged[]> {
  const told = input.applied.filter((entry) =>
    hasNews({ ...entry, origin: input.origins.get(entry.planned.key) }, input.views),
  );
  const pulls = new Set([
    ...told.map(({ planned }) => input.origins.get(planned.key)?.pullRequest),
    ...input.older.map(({ report }) => report.origin?.pullRequest),
  ]);
  const entries: Converged[] = [];
  for (const entry of input.applied) {
    const origin = input.origins.get(entry.planned.key);
    const isTold =
      told.includes(entry) || (origin?.pullRequest !== undefined && pulls.has(origin.pullRequest));
    entries.push(await lookAtOne(context, input, { entry, origin, isTold }));
  }
  return entries;
}

interface LookOne {
  readonly entry: Applied;
  readonly origin: Origin | undefined;
  readonly isTold: boolean;
}

async function lookAtOne(
  context: CommandContext,
  input: LookInput,
  { entry, origin, isTold }: LookOne,
): Promise<Converged> {
  const { planned: before } = entry;
  const world = input.worlds.byEnvironment.get(before.environment);
  const loaded = input.jobs.find(({ job }) => job.key === before.key);
  const seen = isTold
    ? await look(context, { planned: before, loaded, world, isFresh: input.isFresh })
    : undefined;
  // A completed run that still waits for its model stays `watch`.
  const isMoving = before.action.kind === 'watch' && isInFlight(before.action.run.status);
  const planned = isMoving && seen !== undefined ? moved(context, before, seen.detail) : before;
  const outcome = input.command === 'apply' ? entry.outcome : undefined;
  const report = jobReport({ planned, outcome, loaded, affected: undefined, origin, report: seen?.report });
  return { ...entry, planned, report };
}

/** A job as its run was last seen. */
function moved(context: CommandContext, before: PlannedJob, detail: RunDetail): PlannedJob {
  const action = actionOf(detail);
  const stalls = action.kind === 'watch' ? stallNotes(action.run, context.clock.now()) : [];
  return { ...before, action, notes: [...before.notes.filter(({ code }) => code !== 'stalled'), ...stalls] };
}

interface LookAtRun {
  readonly planned: PlannedJob;
  readonly loaded: LoadedJob | undefined;
  readonly world: World | undefined;
  readonly isFresh: boolean;
}

interface Seen {
  readonly detail: RunDetail;
  readonly report: RunReport;
}

/** undefined where there is no run, or where it cannot be read now: then the plan's word stands. */
async function look(
  context: CommandContext,
  { planned, loaded, world, isFresh }: LookAtRun,
): Promise<Seen | undefined> {
  if (world === undefined || !('run' in planned.action)) return undefined;
  const { jobName } = planned.action.run;
  try {
    const known = isFresh ? world.details.get(jobName) : undefined;
    const detail = known ?? (await detailOf(planned, world));
    return detail && { detail, report: await lookAt(context, loaded, detail, world) };
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    context.console.warn(`${jobName} cannot be looked at now: ${error.message}`);
    return undefined;
  }
}

interface FinishInput {
  readonly command: ConvergeCommand;
  readonly loaded: Loaded;
  readonly entries: readonly Converged[];
  /** Runs that a later change has overtaken: told like the others, but no state of a job. */
  readonly older: readonly Converged[];
  readonly origins: ReadonlyMap<string, Origin>;
  readonly worlds: Worlds;
  readonly views: Views;
  readonly observedAt: string;
}

async function finish(context: CommandContext, input: FinishInput): Promise<CommandResult> {
  const { command, loaded, entries, older, origins, worlds, views, observedAt } = input;
  const all = [...entries, ...older];
  // What is news is decided before it is told: telling settles it.
  const news = new Set(all.filter((entry) => views.isNews(entry.report)).flatMap(runNameOf));
  const { url, toldBefore } = await tell(context, {
    command,
    entries: all,
    origins,
    loaded,
    views,
    observedAt,
  });
  const isNews = (entry: Converged): boolean =>
    runNameOf(entry).some((name) => news.has(name) && !toldBefore.has(name));
  const jobs = entries.map(({ report }) => report);
  const shown = all.map(({ report }) => report);
  const model = reportModel(context, {
    stage: shown.some(isOpen) ? 'training' : 'settled',
    command,
    jobs: shown,
    unchangedJobs: 0,
    findings: loaded.findings,
    checksNotRun: [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`),
    commit: await context.git.head(),
    observedAt,
  });
  return {
    command,
    ...decideConverged({ loaded, entries, older, worlds, isNews }),
    findings: loaded.findings,
    jobs,
    hasChanges: entries.some(({ outcome }) => outcome === 'started') || jobs.some(startsLater),
    hasWork: jobs.some(startsLater),
    commentUrl: url,
    summary: renderSummary(model),
    terminal: renderTerminal(model),
    details: older.length === 0 ? {} : { overtaken: older.map(({ report }) => report) },
  };
}

function runNameOf({ planned }: Converged): readonly string[] {
  return 'run' in planned.action ? [planned.action.run.jobName] : [];
}
