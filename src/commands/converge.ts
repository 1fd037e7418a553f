/** What `apply` and `status` share: desired against observed, the acts of apply, and every view of the outcome. */
import type { RoleName } from '../config/job.ts';
import type { CommandResult } from '../outputs.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { reconcile } from '../plan/reconcile.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { decideConverged } from './converge-decision.ts';
import { type Converged, isOpen, startsLater } from './entry.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs } from './load.ts';
import { observe, type Worlds } from './observe.ts';
import { detailOf, jobReport, lookAt, reportModel } from './reports.ts';
import { originsOf, selectJobs } from './scope.ts';
import { type Applied, actionOf, applyPlan } from './starts.ts';
import { hasNews, publishPending, publishViews, readViews, type Views } from './views.ts';

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
  const origins = await originsOf(context, jobs);
  const views = await readViews(context, origins);
  const observedAt = isoTime(context);
  const worlds = await observe(context, { role, jobs, needsCheck: (key) => !views.isSettled(key) });
  const planned = planFor(context, jobs, worlds);
  const applied =
    command === 'apply'
      ? await applyPlan(context, {
          planned,
          jobs,
          worlds,
          origins,
          onRunning: (entry) => publishPending(context, views, entry, origins.get(entry.key)),
        })
      : planned.map((entry): Applied => ({ planned: entry, outcome: 'unchanged' }));
  // After apply's wait the first look is old: runs are read again, and the report carries the later time.
  const isFresh = command === 'status';
  const lookedAt = isFresh ? observedAt : isoTime(context);
  const entries = await lookAtAll(context, { applied, jobs, worlds, origins, views, isFresh });
  return await finish(context, { command, loaded, entries, worlds, views, observedAt: lookedAt });
}

function planFor(context: CommandContext, jobs: readonly LoadedJob[], worlds: Worlds): readonly PlannedJob[] {
  const observed = new Map([...worlds.byEnvironment].map(([name, world]) => [name, world.observed]));
  return reconcile(
    jobs.map(({ desired }) => desired),
    observed,
    { now: context.clock.now(), retries: context.inputs.retries },
  ).jobs;
}

interface LookInput {
  readonly applied: readonly Applied[];
  readonly jobs: readonly LoadedJob[];
  readonly worlds: Worlds;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly views: Views;
  /** The details of the first look can be used. */
  readonly isFresh: boolean;
}

/** Runs that are still told about are looked at closely, and with them all jobs of the same pull request. */
async function lookAtAll(context: CommandContext, input: LookInput): Promise<readonly Converged[]> {
  const told = input.applied.filter((entry) => hasNews(entry, input.views));
  const pulls = new Set(told.map(({ planned }) => input.origins.get(planned.key)?.pullRequest));
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
  const world = input.worlds.byEnvironment.get(entry.planned.environment);
  const known =
    'run' in entry.planned.action ? world?.details.get(entry.planned.action.run.jobName) : undefined;
  const detail = isTold
    ? ((input.isFresh ? known : undefined) ?? (await detailOf(entry.planned, world)))
    : undefined;
  const isMoving = entry.planned.action.kind === 'watch' && detail !== undefined;
  const planned = isMoving ? { ...entry.planned, action: actionOf(detail) } : entry.planned;
  const report =
    detail === undefined || world === undefined
      ? undefined
      : await lookAt(context, planned.key, detail, world);
  const loaded = input.jobs.find(({ job }) => job.key === planned.key);
  const job = jobReport({ planned, loaded, affected: undefined, origin, report });
  return { ...entry, planned, report: job };
}

interface FinishInput {
  readonly command: ConvergeCommand;
  readonly loaded: Loaded;
  readonly entries: readonly Converged[];
  readonly worlds: Worlds;
  readonly views: Views;
  readonly observedAt: string;
}

async function finish(context: CommandContext, input: FinishInput): Promise<CommandResult> {
  const { command, loaded, entries, worlds, views, observedAt } = input;
  const decided = decideConverged({ context, loaded, entries, worlds, views });
  const commentUrl = await publishViews(context, { command, entries, loaded, views, observedAt });
  const jobs = entries.map(({ report }) => report);
  const model = reportModel(context, {
    stage: jobs.some(isOpen) ? 'training' : 'settled',
    command,
    jobs,
    unchangedJobs: 0,
    findings: loaded.findings,
    checksNotRun: [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`),
    commit: await context.git.head(),
    observedAt,
  });
  return {
    command,
    ...decided,
    findings: loaded.findings,
    jobs,
    hasChanges: entries.some(({ outcome }) => outcome === 'started') || jobs.some(startsLater),
    hasWork: jobs.some(startsLater),
    commentUrl,
    summary: renderSummary(model),
    terminal: renderTerminal(model),
    details: {},
  };
}
