/** Which jobs a run speaks of, and what a pull request changes about them. */
import { contentId, filesOf, type OriginCommit, type OriginContext, originCommits } from '../apply/origin.ts';
import type { Config, ConfigResult, EnvironmentConfig, JobConfig } from '../config/job.ts';
import { parseConfig } from '../config/parse.ts';
import { MAX_FILE_BYTES } from '../config/source.ts';
import { AppError, compareFindings, type Finding } from '../errors.ts';
import type { Trigger } from '../event.ts';
import type { Origin } from '../plan/plan.ts';
import { type BlobIds, differencesOf } from './because.ts';
import { type CommandContext, today } from './context.ts';
import { weakenedGuards } from './guards.ts';
import type { Loaded, LoadedJob } from './load.ts';
import { inParallel } from './parallel.ts';

/** Questions to GitHub under way at once. */
const PARALLEL = 4;

/**
 * Jobs that the inputs `jobs` and `environment` select; all where they are empty.
 * @throws AppError `input-invalid` when a name is not in the file
 */
export function selectJobs(context: CommandContext, loaded: Loaded): readonly LoadedJob[] {
  const { jobs } = context.inputs;
  const isSelected = environmentFilter(context);
  const keys = new Set(loaded.jobs.map(({ job }) => job.key));
  // Names cannot be checked against a file with errors; its findings say what to do.
  if (loaded.config === undefined) return [];
  requireEnvironments(context, loaded.config);
  const unknownJob = jobs.find((key) => !keys.has(key));
  if (unknownJob !== undefined) throw unknownName(context, 'jobs', unknownJob, keys);
  const unknownRetry = [...context.inputs.retries.keys()].find((key) => !keys.has(key));
  if (unknownRetry !== undefined) throw unknownName(context, 'retry', unknownRetry, keys);
  const selected = loaded.jobs.filter(
    ({ job }) => (jobs.length === 0 || jobs.includes(job.key)) && isSelected(job.environment.name),
  );
  requireSelected(context, selected);
  return selected;
}

/** A retry of a job that this run leaves out would be ignored silently. */
function requireSelected({ inputs }: CommandContext, selected: readonly LoadedJob[]): void {
  const left = [...inputs.retries.keys()].find((key) => !selected.some(({ job }) => job.key === key));
  if (left === undefined) return;
  throw new AppError('input-invalid', `input retry names ${left}, which this run does not select`, {
    blame: 'user',
    hint: `Add ${left} to the input jobs, or leave jobs and environment empty.`,
  });
}

/** @throws AppError `input-invalid` when the input `environment` names one that is not in the file */
export function requireEnvironments(context: CommandContext, config: Pick<Config, 'environments'>): void {
  const names = new Set(config.environments.map(({ name }) => name));
  const unknown = context.inputs.environments.find((name) => !names.has(name));
  if (unknown !== undefined) throw unknownName(context, 'environment', unknown, names);
}

/** Whether the input `environment` names an environment, or none at all. */
export function environmentFilter({ inputs }: CommandContext): (name: string) => boolean {
  const { environments } = inputs;
  return (name) => environments.length === 0 || environments.includes(name);
}

/** Where to look: the environments of the jobs that `jobs` names, else all that `environment` selects. */
export function selectEnvironments(
  context: CommandContext,
  loaded: Loaded,
  selected: readonly LoadedJob[],
): readonly EnvironmentConfig[] {
  const { jobs } = context.inputs;
  const isSelected = environmentFilter(context);
  const named = new Set(selected.map(({ job }) => job.environment.name));
  return (loaded.config?.environments ?? []).filter(
    ({ name }) => isSelected(name) && (jobs.length === 0 || named.has(name)),
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
  /** Datasets of both versions of the file at the commit compared with, and those of the present one at HEAD. */
  readonly blobs: { readonly before: BlobIds; readonly after: BlobIds };
  /** By key, as the commit compared with has them. */
  readonly jobsBefore: ReadonlyMap<string, JobConfig>;
  /** By key of an affected job: what makes it train anew, in words (rich text, not escaped); empty where not known. */
  readonly because: ReadonlyMap<string, readonly string[]>;
  /** Jobs that the base has and the head no longer has. */
  readonly removed: readonly string[];
  /** Warnings of limits that the change lifts. */
  readonly weakened: readonly Finding[];
}

/** Reads `jobs.yaml` at commits; every version is parsed once. */
export function originContext(context: CommandContext): OriginContext {
  const cache = new Map<string, Promise<Config | undefined>>();
  const read = async (ref: string): Promise<Config | undefined> => (await fileAt(context, ref))?.config;
  const configAt = (ref: string): Promise<Config | undefined> => {
    const known = cache.get(ref) ?? read(ref);
    cache.set(ref, known);
    return known;
  };
  return { git: context.git, configFile: context.inputs.config, configAt };
}

/** `jobs.yaml` at a commit; undefined where it has none. */
async function fileAt(context: CommandContext, ref: string): Promise<ConfigResult | undefined> {
  const file = context.inputs.config;
  const bytes = await context.git.readSmall(ref, file, MAX_FILE_BYTES);
  return bytes === undefined ? undefined : parseConfig({ file, bytes, today: today(context) });
}

/**
 * Compares the checkout with what it would be merged into (or was pushed on). On a laptop everything counts as affected:
 * Git cannot tell what is not committed yet.
 */
export async function affectedBy(context: CommandContext, loaded: Loaded): Promise<Affected | undefined> {
  if (context.trigger.kind === 'local') return undefined;
  const head = await context.git.head();
  const base = head === undefined ? undefined : await baseCommit(context, context.trigger, head);
  if (base === undefined || head === undefined) return undefined;
  const paths = new Set(loaded.jobs.flatMap(({ job }) => filesOf(job)));
  const file = context.inputs.config;
  const [atBase, atHead] = await Promise.all([
    context.git.blobIds(base, [file, ...paths]),
    context.git.blobIds(head, [...paths]),
  ]);
  // Most changes leave the file alone: then it needs no second reading.
  const isSame = loaded.config !== undefined && atBase.get(file) === loaded.configBlobId;
  const fileAtBase = isSame ? loaded : await fileAt(context, base);
  const configAtBase = fileAtBase?.config;
  const before = new Map(configAtBase?.jobs.map((job) => [job.key, job]));
  const blobsBefore = await withFilesOf(context, { base, known: atBase, jobs: configAtBase?.jobs ?? [] });
  const isAffected = (job: JobConfig): boolean => {
    const earlier = before.get(job.key);
    return earlier === undefined || contentId(earlier, atBase) !== contentId(job, atHead);
  };
  const because = (job: JobConfig): readonly string[] => {
    const earlier = before.get(job.key);
    // A base whose file cannot be read says nothing of what is new.
    if (earlier === undefined) return configAtBase === undefined ? [] : ['new job'];
    return differencesOf({ job: earlier, blobs: atBase }, { job, blobs: atHead });
  };
  const affected = loaded.jobs.map(({ job }) => job).filter(isAffected);
  return {
    keys: new Set(affected.map(({ key }) => key)),
    because: new Map(affected.map((job) => [job.key, because(job)])),
    blobs: { before: blobsBefore, after: atHead },
    jobsBefore: before,
    paths: new Set([...paths].filter((path) => atBase.get(path) !== atHead.get(path))),
    removed: [...before.keys()].filter((key) => !loaded.jobs.some(({ job }) => job.key === key)),
    weakened: fileAtBase === undefined ? [] : weakenedGuards(fileAtBase, loaded, whereOf(context.trigger)),
  };
}

/** Files that the jobs have left are asked for only where there are any. */
async function withFilesOf(
  context: CommandContext,
  {
    base,
    known,
    jobs,
  }: { readonly base: string; readonly known: BlobIds; readonly jobs: readonly JobConfig[] },
): Promise<BlobIds> {
  const left = [...new Set(jobs.flatMap(filesOf))].filter((path) => !known.has(path));
  const more = left.length === 0 ? [] : await context.git.blobIds(base, left);
  const all = new Map([...known, ...more]);
  all.delete(context.inputs.config);
  return all;
}

function whereOf(trigger: Trigger): string {
  return trigger.kind === 'pull-request' ? 'in this pull request' : 'in this change';
}

/** What a change is answerable for: `jobs.yaml`, the limits it lifts, and the datasets of the jobs it affects. */
export function relevantFindings(loaded: Loaded, affected: Affected | undefined): readonly Finding[] {
  if (affected === undefined) return loaded.findings;
  const relevant = loaded.jobs.filter(({ job }) => affected.keys.has(job.key)).flatMap((job) => job.findings);
  const kept = new Set([...loaded.configFindings, ...relevant].map((finding) => JSON.stringify(finding)));
  const own = loaded.findings.filter((finding) => kept.has(JSON.stringify(finding)));
  return [...own, ...affected.weakened].sort(compareFindings);
}

/**
 * For the merge commit that GitHub checks out, its first parent; for a checkout of the head itself, the merge base;
 * for a merge group, what it was put on (a rebasing queue adds several commits); for a push, the parent.
 */
async function baseCommit(
  context: CommandContext,
  trigger: Trigger,
  head: string,
): Promise<string | undefined> {
  if (trigger.kind === 'pull-request' && trigger.headSha === head)
    return context.git.mergeBase(trigger.baseSha, head);
  if (trigger.kind === 'merge-group' && trigger.baseSha !== undefined)
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
  const keys = jobs.map(({ job }) => job.key);
  const commits = await originCommits(originContext(context), keys, head);
  await warnIfShallow(context, commits);
  const distinct = [...new Set([...commits.values()].map(({ commit }) => commit))];
  const pulls = await inParallel(distinct, PARALLEL, (commit) => pullRequestOf(context, commit));
  for (const [key, origin] of commits)
    origins.set(key, { ...origin, pullRequest: pulls[distinct.indexOf(origin.commit)] });
  return origins;
}

async function warnIfShallow(
  context: CommandContext,
  commits: ReadonlyMap<string, OriginCommit>,
): Promise<void> {
  const unsure = [...commits].filter(([, { certain }]) => !certain).map(([key]) => key);
  if (unsure.length === 0 || !(await context.git.isShallow())) return;
  context.console.warn(
    `The checkout is shallow: which commit and pull request last changed ${unsure.slice(0, 5).join(', ')}${unsure.length > 5 ? ', …' : ''} is not known. Check out with fetch-depth: 0.`,
  );
}

/**
 * The merged pull request that brought a commit, into the default branch if there are several; a failed look-up never
 * blocks training.
 */
async function pullRequestOf(context: CommandContext, commit: string): Promise<number | undefined> {
  try {
    const pulls = (await context.github?.pullRequestsOfCommit(commit)) ?? [];
    const merged = pulls.filter((pull) => pull.merged);
    return (merged.find(({ baseRef }) => baseRef === context.run.defaultBranch) ?? merged[0])?.number;
  } catch (error) {
    context.console.warn(
      `The pull request of ${commit.slice(0, 12)} could not be looked up: ${String(error)}`,
    );
    return undefined;
  }
}
