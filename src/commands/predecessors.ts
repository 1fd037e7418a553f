/**
 * Runs that a later change of their job has overtaken: they still cost, and the pull request that started them waits
 * for their end. They are followed on their own commit, which their tags name, until that end is told.
 */
import { AppError } from '../errors.ts';
import { parseRunName, shortFingerprint, TAG_PREFIX } from '../plan/names.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { isInFlight, type ObservedRun } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { CommandContext } from './context.ts';
import type { Converged } from './entry.ts';
import { ownershipOf, type World, type Worlds } from './observe.ts';
import { jobReport, lookAt } from './reports.ts';
import { actionOf } from './starts.ts';
import type { Views } from './views.ts';

/** An end that nobody told within this time is not looked for any more. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

interface PredecessorInput {
  readonly entries: readonly Converged[];
  readonly worlds: Worlds;
  readonly views: Views;
}

export async function predecessors(
  context: CommandContext,
  { entries, worlds, views }: PredecessorInput,
): Promise<readonly Converged[]> {
  const found: Converged[] = [];
  for (const entry of entries) {
    const world = worlds.byEnvironment.get(entry.planned.environment);
    if (world === undefined || entry.planned.fingerprint === undefined) continue;
    for (const run of candidates(context, world, entry.planned)) {
      const older = await followed(context, { entry, world, run, views });
      if (older !== undefined) found.push(older);
    }
  }
  return found;
}

/** All that are in flight, and the newest one that ended lately. */
function candidates(context: CommandContext, world: World, planned: PlannedJob): readonly ObservedRun[] {
  const short = shortFingerprint(planned.fingerprint ?? '');
  const older = world.observed.runs.filter(({ ref }) => {
    const name = parseRunName(ref.jobName);
    return name?.job === planned.key && name.short !== short;
  });
  const ended = older
    .filter(
      ({ ref }) => ref.endedAt !== undefined && context.clock.now() - Date.parse(ref.endedAt) < LOOK_BACK_MS,
    )
    .toSorted((a, b) => Date.parse(b.ref.createdAt) - Date.parse(a.ref.createdAt));
  return [...older.filter(({ ref }) => isInFlight(ref.status)), ...ended.slice(0, 1)];
}

interface FollowedInput {
  readonly entry: Converged;
  readonly world: World;
  readonly run: ObservedRun;
  readonly views: Views;
}

/** undefined where it is not ours, was started from the same commit, or has been told. */
async function followed(context: CommandContext, input: FollowedInput): Promise<Converged | undefined> {
  const { entry, world, run, views } = input;
  const { bedrock } = world.session;
  try {
    const detail = world.details.get(run.ref.jobName) ?? (await bedrock.getRun(run.ref.jobArn));
    if (detail === undefined) return undefined;
    if ((await ownershipOf(world.session, detail, context.run.repositoryId)) !== 'ours') return undefined;
    const origin = originOf(await bedrock.listTags(detail.jobArn));
    if (origin === undefined || origin.commit === entry.report.origin?.commit) return undefined;
    await views.read(origin.commit);
    const isWaiting = views.statusOf(entry.planned.key, origin)?.state === 'pending';
    if (!isWaiting && !isInFlight(detail.status)) return undefined;
    return await convergedOlder(context, { entry, world, detail, origin });
  } catch (error) {
    // A view of an older run: the state of the job itself is told without it.
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    context.console.warn(`${run.ref.jobName} could not be looked at: ${error.message}`);
    return undefined;
  }
}

function originOf(tags: Readonly<Record<string, string>> | undefined): Origin | undefined {
  const commit = tags?.[`${TAG_PREFIX}commit`];
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const pullRequest = Number(tags?.[`${TAG_PREFIX}pull-request`]);
  return { commit, pullRequest: Number.isSafeInteger(pullRequest) ? pullRequest : undefined, certain: true };
}

interface OlderInput {
  readonly entry: Converged;
  readonly world: World;
  readonly detail: RunDetail;
  readonly origin: Origin;
}

async function convergedOlder(
  context: CommandContext,
  { entry, world, detail, origin }: OlderInput,
): Promise<Converged> {
  const planned: PlannedJob = {
    ...entry.planned,
    fingerprint: undefined,
    action: actionOf(detail),
    estimate: { kind: 'unknown', reason: 'of an earlier specification' },
    notes: [{ code: 'superseded', message: 'a later change of this job has taken its place' }],
  };
  const report = await lookAt(context, planned.key, detail, world);
  return {
    planned,
    outcome: 'unchanged',
    report: jobReport({ planned, loaded: undefined, affected: undefined, origin, report }),
  };
}
