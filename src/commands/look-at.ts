/** The close look at runs that somebody is still told about. */
import { AppError } from '../errors.ts';
import { isInFlight } from '../plan/in-flight.ts';
import { stallNotes } from '../plan/notes.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { RunReport } from '../watch/outcome.ts';
import type { CommandContext } from './context.ts';
import type { ConvergeCommand } from './converge.ts';
import type { Converged } from './entry.ts';
import type { LoadedJob } from './load.ts';
import type { World, Worlds } from './observe.ts';
import { detailOf, jobReport, lookAt } from './reports.ts';
import { type Applied, actionOf } from './starts.ts';
import { hasNews, type Views } from './views.ts';

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
export async function lookAtAll(context: CommandContext, input: LookInput): Promise<readonly Converged[]> {
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
    context.console.warn(`${jobName} cannot be looked at now: ${error.message}. ${error.hint}`);
    return undefined;
  }
}
