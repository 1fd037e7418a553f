/** `stop`: ends named jobs' runs in one go. Only runs that are provably ours. */
import { AppError, isPassing, toAppError } from '../errors.ts';
import type { CommandResult } from '../outputs.ts';
import { isInFlight } from '../plan/in-flight.ts';
import { parseRunName } from '../plan/names.ts';
import { isSamePlace } from '../plan/place.ts';
import type { ObservedRun } from '../plan/reconcile.ts';
import type { CommandContext } from './context.ts';
import { converge } from './converge.ts';
import { repositoryIdMissing } from './execute.ts';
import { isUsable, type Loaded, loadJobs } from './load.ts';
import { keysByFingerprint, observe, type World } from './observe.ts';
import { otherFileOf } from './run-origin.ts';
import { environmentFilter, requireEnvironments } from './scope.ts';
import { stopForSure } from './supersede.ts';

/** A member of the result's `stopped`. */
export interface StoppedRun {
  readonly job: string;
  readonly jobName: string;
  readonly jobArn: string;
  readonly answer: 'stopping' | 'ended';
}

interface Stops {
  readonly stopped: readonly StoppedRun[];
  /** Of environments that could not be read, and of runs that could not be stopped: one never blocks the others. */
  readonly errors: readonly AppError[];
}

/**
 * Stops every run in flight of the jobs named, older specifications of them included, then reports like `status`.
 * @throws AppError `input-invalid` when no job is named: stopping everything is never an accident
 */
export async function stop(context: CommandContext): Promise<CommandResult> {
  if (context.inputs.jobs.length === 0)
    throw new AppError('input-invalid', 'stop needs to know which jobs', {
      blame: 'user',
      hint: 'Name them with the input `jobs`, separated by commas.',
    });
  if (context.run.repositoryId === undefined) throw repositoryIdMissing();
  const loaded = await loadJobs(context);
  let stops: Stops;
  try {
    stops = await stopRuns(context, loaded);
  } finally {
    await loaded.close();
  }
  const keys = context.inputs.jobs.filter((key) => loaded.jobs.some(({ job }) => job.key === key));
  const seen = { ...context, inputs: { ...context.inputs, jobs: keys } };
  return withStops(await converge(seen, 'status', 'apply'), stops);
}

/**
 * The file does not have to know a job any more: a removed one may still train. Nor does it have to be free of errors:
 * what costs money must be stoppable, so the sound environments are enough.
 */
async function stopRuns(context: CommandContext, loaded: Loaded): Promise<Stops> {
  requireEnvironments(context, loaded);
  const isSelected = environmentFilter(context);
  // `apply` is the role that may stop; ended runs need no look.
  const worlds = await observe(context, {
    role: 'apply',
    environments: loaded.environments.filter(({ name }) => isSelected(name)),
    jobs: loaded.jobs.filter(({ job }) => isSelected(job.environment.name)),
    all: loaded.jobs,
    needsCheck: async () => () => false,
  });
  if (isUsable(loaded) && worlds.errors.size === 0)
    requireKnown(context, loaded, [...worlds.byEnvironment.values()]);
  const stopped: StoppedRun[] = [];
  const errors = [...worlds.errors.values()];
  // Two environments of one account and region see the same runs.
  const known = new Set<string>();
  for (const world of worlds.byEnvironment.values()) {
    const isNamed = namedBy(context.inputs.jobs, loaded, world);
    const named = world.observed.runs.filter(
      ({ ref }) => isInFlight(ref.status) && isNamed(ref.jobName) && !known.has(ref.jobArn),
    );
    for (const { ref } of named) known.add(ref.jobArn);
    errors.push(...named.filter(({ ownership }) => ownership === 'unproven').map(unprovenError));
    const ours = named.filter(({ ownership }) => ownership === 'ours');
    const runs = await ofThisFile(context, world, ours);
    for (const { ref } of runs) {
      const answer = await stopOne(context, world, ref).catch(toAppError);
      if (answer instanceof AppError) errors.push(answer);
      else stopped.push(answer);
    }
  }
  return { stopped, errors };
}

function requireKnown(context: CommandContext, loaded: Loaded, worlds: readonly World[]): void {
  const known = new Set([
    ...loaded.jobs.map(({ job }) => job.key),
    ...worlds.flatMap((world) => world.observed.runs.map(({ ref }) => parseRunName(ref.jobName)?.job)),
  ]);
  const unknown = context.inputs.jobs.find((key) => !known.has(key));
  if (unknown === undefined) return;
  throw new AppError(
    'input-invalid',
    `input jobs names ${unknown}, which neither the file nor a training run has`,
    {
      blame: 'user',
      hint: `Jobs of the file: ${loaded.jobs.map(({ job }) => job.key).join(', ')}.`,
    },
  );
}

/** By the name in the run, or by fingerprint where the job was renamed since: another place may want the same of another job. */
function namedBy(
  keys: readonly string[],
  { jobs }: Loaded,
  { environment }: World,
): (jobName: string) => boolean {
  const keyOf = keysByFingerprint(jobs.filter(({ job }) => isSamePlace(job.environment, environment)));
  return (jobName) => {
    const name = parseRunName(jobName);
    // The name in a run is that of its first days: where an entry wants it, it is that entry's run.
    return name !== undefined && keys.includes(keyOf.get(name.short) ?? name.job);
  };
}

function unprovenError({ ref }: ObservedRun): AppError {
  return new AppError('aws-access-denied', `whose run ${ref.jobName} is cannot be proven`, {
    blame: 'user',
    hint: 'Let the apply role call bedrock:ListTagsForResource, or stop it in the console.',
  });
}

/** Without the runs of a job of that name in another config file: they are told. */
async function ofThisFile(
  context: CommandContext,
  world: World,
  runs: readonly ObservedRun[],
): Promise<readonly ObservedRun[]> {
  const { bedrock } = world.session;
  const files = await Promise.all(
    runs.map(async ({ ref }) =>
      otherFileOf(context, await bedrock.listTags(ref.jobArn).catch(() => undefined)),
    ),
  );
  for (const [at, { ref }] of runs.entries())
    if (files[at] !== undefined)
      context.console.warn(
        `${ref.jobName} goes on training: it is a run of ${files[at]}. To stop it, set the input config to that file.`,
      );
  return runs.filter((_, at) => files[at] === undefined);
}

async function stopOne(context: CommandContext, world: World, ref: ObservedRun['ref']): Promise<StoppedRun> {
  // Its answer stands in the report.
  context.console.info(`${ref.jobName}: asking Bedrock to stop it`);
  const answer = await stopForSure(context, world, ref.jobArn);
  return { job: parseRunName(ref.jobName)?.job ?? '', jobName: ref.jobName, jobArn: ref.jobArn, answer };
}

/** A stopped run is what was asked for here: it does not redden the run that asked; one that goes on training does. */
function withStops(result: CommandResult, { stopped, errors }: Stops): CommandResult {
  const lines = [
    ...errors.map(notStoppedLine),
    ...stopped.map(({ jobName, answer }) => `${jobName}: ${wordOf(answer)}`),
  ];
  const own = lines.length === 0 ? 'Nothing of these jobs was found in flight.' : lines.join('\n');
  return {
    ...result,
    command: 'stop',
    ...decide(result, { stopped, errors }),
    // What makes the run red stands first: that line is its error.
    terminal: (errors.length === 0 && isRed(result)
      ? [result.terminal, own]
      : [own, '', result.terminal]
    ).join('\n'),
    details: { ...result.details, stopped },
  };
}

/** Bedrock refuses a second stop and one that comes too late alike. */
function wordOf(answer: StoppedRun['answer']): string {
  return answer === 'stopping'
    ? 'stop requested; what it has trained until then is billed'
    : 'was stopping or had ended already';
}

/** A stop whose answer was lost may have come about. */
function notStoppedLine(error: AppError): string {
  return `${isPassing(error) ? 'Perhaps not stopped' : 'Not stopped'}: ${error.message}. ${error.hint}`;
}

/** The first red of a failure belongs to the run that tells it, whatever that run was started for. */
function isRed({ decision }: Pick<CommandResult, 'decision'>): boolean {
  return decision === 'error' || decision === 'findings' || decision === 'failed';
}

function decide(
  { decision, reasonCode }: CommandResult,
  { stopped, errors }: Stops,
): Pick<CommandResult, 'decision' | 'reasonCode'> {
  const [error] = errors;
  if (error !== undefined) return { decision: 'error', reasonCode: error.code };
  if (isRed({ decision })) return { decision, reasonCode };
  return { decision: stopped.length === 0 ? 'nothing-to-do' : 'done', reasonCode: 'ok' };
}
