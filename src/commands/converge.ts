/** What `apply` and `status` share: desired against observed, the acts of apply, and every view of the outcome. */
import type { RoleName } from '../config/job.ts';
import type { CommandResult } from '../outputs.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { reconcile } from '../plan/reconcile.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { CommandContext } from './context.ts';
import { decideConverged } from './converge-decision.ts';
import { type Converged, isOpen, startsLater } from './entry.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs } from './load.ts';
import { observe, type Worlds } from './observe.ts';
import { jobReport, lookAt, reportModel } from './reports.ts';
import { originsOf, selectJobs } from './scope.ts';
import { type Applied, applyPlan } from './starts.ts';
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
  const entries = await lookAtAll(context, { applied, jobs, worlds, origins, views });
  return await finish(context, { command, loaded, entries, worlds, views });
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
}

/** Runs that are still told about are looked at closely, and with them all jobs of the same pull request. */
async function lookAtAll(context: CommandContext, input: LookInput): Promise<readonly Converged[]> {
  const told = input.applied.filter((entry) => hasNews(entry, input.views));
  const pulls = new Set(told.map(({ planned }) => input.origins.get(planned.key)?.pullRequest));
  const entries: Converged[] = [];
  for (const entry of input.applied) {
    const { planned } = entry;
    const origin = input.origins.get(planned.key);
    const isTold =
      !input.views.isSettled(planned.key) || (origin !== undefined && pulls.has(origin.pullRequest));
    const report = isTold
      ? await lookAt(context, planned, input.worlds.byEnvironment.get(planned.environment))
      : undefined;
    const loaded = input.jobs.find(({ job }) => job.key === planned.key);
    entries.push({ ...entry, report: jobReport({ planned, loaded, affected: undefined, origin, report }) });
  }
  return entries;
}

interface FinishInput {
  readonly command: ConvergeCommand;
  readonly loaded: Loaded;
  readonly entries: readonly Converged[];
  readonly worlds: Worlds;
  readonly views: Views;
}

async function finish(context: CommandContext, input: FinishInput): Promise<CommandResult> {
  const { command, loaded, entries, worlds, views } = input;
  const decided = decideConverged({ context, loaded, entries, worlds, views });
  const commentUrl = await publishViews(context, { command, entries, loaded, views });
  const jobs = entries.map(({ report }) => report);
  const model = reportModel(context, {
    stage: jobs.some(isOpen) ? 'training' : 'settled',
    command,
    jobs,
    unchangedJobs: 0,
    findings: loaded.findings,
    checksNotRun: [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`),
    commit: await context.git.head(),
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
