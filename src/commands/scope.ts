/** Which jobs a run speaks of, and what a pull request changes about them. */
import { contentId, filesOf, type OriginContext, originCommit } from '../apply/origin.ts';
import type { Config, JobConfig } from '../config/job.ts';
import { parseConfig } from '../config/parse.ts';
import { AppError } from '../errors.ts';
import type { Trigger } from '../event.ts';
import type { Origin } from '../plan/plan.ts';
import { type CommandContext, today } from './context.ts';
import type { Loaded, LoadedJob } from './load.ts';

const CONFIG_LIMIT_BYTES = 256 * 1024;

/**
 * Jobs that the inputs `jobs` and `environment` select; all where they are empty.
 * @throws AppError `input-invalid` when a name is not in the file
 */
export function selectJobs(context: CommandContext, loaded: Loaded): readonly LoadedJob[] {
  const { jobs, environments } = context.inputs;
  const keys = new Set(loaded.jobs.map(({ job }) => job.key));
  const names = new Set(loaded.config?.environments.map((environment) => environment.name) ?? []);
  const unknownJob = jobs.find((key) => !keys.has(key));
  if (unknownJob !== undefined) throw unknownName(context, 'jobs', unknownJob, keys);
  const unknownEnvironment = environments.find((name) => !names.has(name));
  if (unknownEnvironment !== undefined) throw unknownName(context, 'environment', unknownEnvironment, names);
  const unknownRetry = [...context.inputs.retries.keys()].find((key) => !keys.has(key));
  if (unknownRetry !== undefined) throw unknownName(context, 'retry', unknownRetry, keys);
  return loaded.jobs.filter(
    ({ job }) =>
      (jobs.length === 0 || jobs.includes(job.key)) &&
      (environments.length === 0 || environments.includes(job.environment.name)),
  );
}

function unknownName(
  context: CommandContext,
  input: string,
  name: string,
  known: ReadonlySet<string>,
): AppError {
  return new AppError(
    'input-invalid',
    `input ${input} names ${name}, which ${context.inputs.config} does not have`,
    {
      blame: 'user',
      hint: known.size === 0 ? 'The file has none.' : `Use one of: ${[...known].slice(0, 20).join(', ')}.`,
    },
  );
}

/** What a pull request changes; undefined where the history does not tell. */
export interface Affected {
  readonly keys: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  /** Jobs that the base has and the head no longer has. */
  readonly removed: readonly string[];
}

/** Reads `jobs.yaml` at commits; every version is parsed once. */
export function originContext(context: CommandContext): OriginContext {
  const cache = new Map<string, Promise<Config | undefined>>();
  const file = context.inputs.config;
  const read = async (ref: string): Promise<Config | undefined> => {
    const bytes = await context.git.readSmall(ref, file, CONFIG_LIMIT_BYTES);
    return bytes === undefined ? undefined : parseConfig({ file, bytes, today: today(context) }).config;
  };
  const configAt = (ref: string): Promise<Config | undefined> => {
    const known = cache.get(ref) ?? read(ref);
    cache.set(ref, known);
    return known;
  };
  return { git: context.git, configFile: file, configAt };
}

/** Compares the checkout with what it would be merged into (or was pushed on). */
export async function affectedBy(context: CommandContext, loaded: Loaded): Promise<Affected | undefined> {
  const base = await baseCommit(context, context.trigger);
  const head = await context.git.head();
  if (base === undefined || head === undefined) return undefined;
  const configAtBase = await originContext(context).configAt(base);
  const paths = new Set(loaded.jobs.flatMap(({ job }) => filesOf(job)));
  const atBase = await context.git.blobIds(base, [...paths]);
  const atHead = await context.git.blobIds(head, [...paths]);
  const before = new Map(configAtBase?.jobs.map((job) => [job.key, job]));
  const isAffected = (job: JobConfig): boolean => {
    const earlier = before.get(job.key);
    return earlier === undefined || contentId(earlier, atBase) !== contentId(job, atHead);
  };
  return {
    keys: new Set(loaded.jobs.filter(({ job }) => isAffected(job)).map(({ job }) => job.key)),
    paths: new Set([...paths].filter((path) => atBase.get(path) !== atHead.get(path))),
    removed: [...before.keys()].filter((key) => !loaded.jobs.some(({ job }) => job.key === key)),
  };
}

/**
 * For the merge commit that GitHub checks out, its first parent; for a checkout of the head itself, the merge base;
 * for a push, the parent.
 */
async function baseCommit(context: CommandContext, trigger: Trigger): Promise<string | undefined> {
  const head = await context.git.head();
  if (head === undefined) return undefined;
  if (trigger.kind === 'pull-request' && trigger.headSha === head)
    return context.git.mergeBase(trigger.baseSha, head);
  return context.git.firstParent(head);
}

/** Commit and pull request of each job's last change, by job key. */
export async function originsOf(
  context: CommandContext,
  jobs: readonly LoadedJob[],
): Promise<ReadonlyMap<string, Origin>> {
  const head = await context.git.head();
  const origins = new Map<string, Origin>();
  if (head === undefined) return origins;
  const shared = originContext(context);
  const pulls = new Map<string, number | undefined>();
  for (const { job } of jobs) {
    const commit = await originCommit(shared, job, head);
    if (!pulls.has(commit)) pulls.set(commit, await pullRequestOf(context, commit));
    origins.set(job.key, { commit, pullRequest: pulls.get(commit) });
  }
  return origins;
}

/** The merged pull request that brought a commit; a failed look-up never blocks training. */
async function pullRequestOf(context: CommandContext, commit: string): Promise<number | undefined> {
  try {
    return (await context.github?.pullRequestsOfCommit(commit))?.find((pull) => pull.merged)?.number;
  } catch (error) {
    context.console.warn(
      `The pull request of ${commit.slice(0, 12)} could not be looked up: ${String(error)}`,
    );
    return undefined;
  }
}
