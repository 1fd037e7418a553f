/**
 * Runs whose job has changed or left the file since they were started: they still cost, and the pull request that
 * started them waits for their end. They are followed on their own commit, which their tags name, until its status
 * says the end.
 */
import { originCommits } from '../apply/origin.ts';
import { AppError } from '../errors.ts';
import { parseRunName, TAG_PREFIX } from '../plan/names.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import { isInFlight, type ObservedRun } from '../plan/reconcile.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type { CommandContext } from './context.ts';
import type { Converged } from './entry.ts';
import type { World, Worlds } from './observe.ts';
import { inParallel } from './parallel.ts';
import { jobReport, lookAt } from './reports.ts';
import { originContext, pullRequestOf } from './scope.ts';
import { type Applied, actionOf } from './starts.ts';
import type { Views } from './views.ts';

/** An end that no scheduled run told within three days is not looked for any more. */
const LOOK_BACK_MS = 72 * 60 * 60_000;
/** Runs per environment whose tags are read in one run, newest first: the look costs a call each. */
const MAX_RUNS = 20;
const PARALLEL = 4;

interface OvertakenInput {
  /** The jobs' own runs, told on their present commit. */
  readonly applied: readonly Applied[];
  readonly origins: ReadonlyMap<string, Origin>;
  readonly worlds: Worlds;
  readonly views: Views;
}

export async function overtakenRuns(
  context: CommandContext,
  input: OvertakenInput,
): Promise<readonly Converged[]> {
  const candidates = [...input.worlds.byEnvironment.values()].flatMap((world) =>
    recentRuns(context, input, world).map((run) => ({ world, run })),
  );
  const found = await inParallel(candidates, PARALLEL, async ({ world, run }) => {
    try {
      const origin = await ownOrigin(context, world, run);
      if (origin === undefined || isToldAnyway(input, run, origin)) return undefined;
      const key = keyOf(run);
      if (!(await isWaitedFor(input.views, { key, run, origin }))) return undefined;
      if (!(await isOfThisFile(context, key, origin.commit))) return undefined;
      // When it was started, GitHub may not have said which pull request it was.
      const pull = origin.pullRequest === undefined ? await pullRequestOf(context, origin.commit) : {};
      return await overtaken(context, { key, world, run, origin: { ...origin, ...pull } });
    } catch (error) {
      return unseen(context, run, error);
    }
  });
  return found.filter((entry) => entry !== undefined);
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
    .toSorted((a, b) => Date.parse(b.ref.createdAt) - Date.parse(a.ref.createdAt))
    .slice(0, MAX_RUNS);
}

/** Its end stands on the commit of the job whose run it is: no call is needed to know that. */
function isTold({ applied, origins, views }: OvertakenInput, { ref }: ObservedRun): boolean {
  return applied.some(({ planned }) => {
    const isItsRun = 'run' in planned.action && planned.action.run.jobArn === ref.jobArn;
    return isItsRun && views.isTold(planned.key, ref.jobName, origins.get(planned.key));
  });
}

/** Where a run of ours was started from; undefined for runs of others. */
async function ownOrigin(
  context: CommandContext,
  world: World,
  run: ObservedRun,
): Promise<Origin | undefined> {
  const tags = await world.session.bedrock.listTags(run.ref.jobArn);
  if (tags === undefined && isInFlight(run.ref.status))
    context.console.warn(`The tags of ${run.ref.jobName} cannot be read: whose run it is is not known.`);
  const { repositoryId } = context.run;
  if (repositoryId === undefined || tags?.[`${TAG_PREFIX}repository-id`] !== repositoryId) return undefined;
  const commit = tags[`${TAG_PREFIX}commit`];
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const pullRequest = Number(tags[`${TAG_PREFIX}pull-request`]);
  return { commit, pullRequest: Number.isSafeInteger(pullRequest) ? pullRequest : undefined, certain: true };
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
  await views.read(origin.commit);
  const status = views.statusOf(key, origin);
  // The commit may wait for a later attempt: then this one's end was told before.
  const isPending = status?.state === 'pending' && status.description.startsWith(`${run.ref.jobName} `);
  return isInFlight(run.ref.status) || isPending;
}

/** Another config file may have a job of that name: runs of this one start from a commit that changed the job in it. */
async function isOfThisFile(context: CommandContext, key: string, commit: string): Promise<boolean> {
  // A shallow clone does not reach the commit: better told by the runs of two files than by none.
  if ((await context.git.committedAt(commit)) === undefined) return true;
  const origins = originContext(context);
  const config = await origins.configAt(commit);
  if (config?.jobs.some((job) => job.key === key) !== true) return false;
  const found = (await originCommits(origins, [key], commit)).get(key);
  return found?.certain !== true || found.commit === commit;
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
  { key, world, run, origin }: OneRun,
): Promise<Converged | undefined> {
  const { bedrock } = world.session;
  const detail = world.details.get(run.ref.jobName) ?? (await bedrock.getRun(run.ref.jobArn));
  if (detail === undefined) return undefined;
  const planned = plannedOf(key, world, detail);
  const report = await lookAt(context, undefined, detail, world);
  return {
    planned,
    outcome: 'unchanged',
    report: jobReport({ planned, loaded: undefined, affected: undefined, origin, report }),
  };
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
