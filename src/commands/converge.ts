/** What `apply` and `status` share: desired against observed, the acts of apply, and every view of the outcome. */
import type { RoleName } from '../config/job.ts';
import { type CommandResult, startsLater } from '../outputs.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { decideConverged } from './converge-decision.ts';
import { type Converged, isOpen } from './entry.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs, withJudged } from './load.ts';
import { lookAtAll } from './look-at.ts';
import { observe, type Worlds } from './observe.ts';
import { type Origins, originsOf } from './origins.ts';
import { overtakenRuns } from './overtaken.ts';
import { causesOnce, environmentsNotRead, planJobs } from './planned.ts';
import { reportModel, surfaceOf } from './reports.ts';
import { selectEnvironments, selectJobs } from './scope.ts';
import { type Applied, type ApplyInput, applyPlan, isStart } from './starts.ts';
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
  const reading = readOrigins(context, { jobs, all: loaded.jobs, views });
  const observing = observe(context, {
    role,
    environments: isUsable(loaded) ? selectEnvironments(context, loaded, jobs) : [],
    jobs,
    all: loaded.jobs,
    needsCheck: async () => {
      const { byKey } = await reading;
      return (key, jobName) => !views.isTold(key, jobName, byKey.get(key));
    },
  });
  const [{ byKey: origins, lookUp }, worlds] = await Promise.all([reading, observing]);
  const desired = command === 'apply' ? jobs.map(beforeReading) : jobs;
  const planned = planJobs(context, { all: loaded.jobs, selected: desired, worlds });
  const told = planned.filter(
    (entry) =>
      isStart(entry) ||
      hasNews({ planned: entry, outcome: 'unchanged', origin: origins.get(entry.key) }, views),
  );
  await lookUp(told.map(({ key }) => key));
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

interface OriginsInput {
  readonly jobs: readonly LoadedJob[];
  readonly all: readonly LoadedJob[];
  readonly views: Views;
}

/** Where the jobs of the file come from, and what stands on the commits of those selected. */
async function readOrigins(context: CommandContext, { jobs, all, views }: OriginsInput): Promise<Origins> {
  const origins = await originsOf(context, jobs.length === 0 ? [] : all);
  await views.read(jobs.flatMap(({ job }) => origins.byKey.get(job.key)?.commit ?? []));
  return origins;
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
    jobs: causesOnce(shown, worlds),
    unchangedJobs: 0,
    findings: loaded.findings,
    checksNotRun: environmentsNotRead(worlds, shown),
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
    terminal: renderTerminal(model, surfaceOf(context)),
    details: older.length === 0 ? {} : { overtaken: older.map(({ report }) => report) },
  };
}

function runNameOf({ planned }: Converged): readonly string[] {
  return 'run' in planned.action ? [planned.action.run.jobName] : [];
}
