/** Which jobs a run speaks of, and what a pull request changes about them. */
import { contentId, filesOf, type OriginContext } from '../apply/origin.ts';
import type { Config, ConfigResult, EnvironmentConfig, JobConfig, SamplePolicy } from '../config/job.ts';
import { parseConfig } from '../config/parse.ts';
import { MAX_FILE_BYTES } from '../config/source.ts';
import { AppError, compareFindings, type Finding } from '../errors.ts';
import type { Trigger } from '../event.ts';
import { type Base, findBase } from './base.ts';
import { type BlobIds, differencesOf } from './because.ts';
import { type CommandContext, today } from './context.ts';
import { stricterSamples, weakenedGuards } from './guards.ts';
import type { Loaded, LoadedJob } from './load.ts';

/**
 * Jobs that the inputs `jobs` and `environment` select; all where they are empty.
 * @throws AppError `input-invalid` when a name is not in the file
 */
export function selectConfigs(context: CommandContext, config: Config): readonly JobConfig[] {
  const { jobs } = context.inputs;
  const isSelected = environmentFilter(context);
  const keys = new Set(config.jobs.map(({ key }) => key));
  requireEnvironments(context, config);
  const unknownJob = jobs.find((key) => !keys.has(key));
  if (unknownJob !== undefined) throw unknownName(context, 'jobs', unknownJob, keys);
  const unknownRetry = [...context.inputs.retries.keys()].find((key) => !keys.has(key));
  if (unknownRetry !== undefined) throw unknownName(context, 'retry', unknownRetry, keys);
  const selected = config.jobs.filter(
    ({ key, environment }) => (jobs.length === 0 || jobs.includes(key)) && isSelected(environment.name),
  );
  requireSelected(context, selected);
  return selected;
}

/** The same of jobs that were read. Names cannot be checked against a file with errors; its findings say what to do. */
export function selectJobs(context: CommandContext, { config, jobs }: Loaded): readonly LoadedJob[] {
  if (config === undefined) return [];
  const keys = new Set(selectConfigs(context, config).map(({ key }) => key));
  return jobs.filter(({ job }) => keys.has(job.key));
}

/** A retry of a job that this run leaves out would be ignored silently. */
function requireSelected({ inputs }: CommandContext, selected: readonly JobConfig[]): void {
  const left = [...inputs.retries.keys()].find((key) => !selected.some((job) => job.key === key));
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

/** What a reader is told where `affectedBy` does not know. */
export const NOT_COMPARED = 'what changed (the base is not in this checkout: use fetch-depth: 0)';

/** What a pull request changes; undefined where the history does not tell. */
export interface Affected {
  /** What it is compared with. */
  readonly base: Base;
  /** How much of a row may be shown: what the base allows, or less. */
  readonly samples: SamplePolicy;
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
  const read = async (ref: string): Promise<Config | undefined> =>
    (await parsedAt(context, (file) => context.git.readSmall(ref, file, MAX_FILE_BYTES)))?.config;
  const configAt = (ref: string): Promise<Config | undefined> => {
    const known = cache.get(ref) ?? read(ref);
    cache.set(ref, known);
    return known;
  };
  return { git: context.git, configFile: context.inputs.config, configAt };
}

/** `jobs.yaml` as a commit has it; undefined where it has none. */
async function parsedAt(
  context: CommandContext,
  read: (file: string) => Promise<Uint8Array | undefined>,
): Promise<ConfigResult | undefined> {
  const file = context.inputs.config;
  const bytes = await read(file);
  return bytes === undefined ? undefined : parseConfig({ file, bytes, today: today(context) });
}

/**
 * Compares the checkout with what it would be merged into (or was pushed on); undefined where that cannot be read. On a
 * laptop everything counts as affected: Git cannot tell what is not committed yet.
 */
export async function affectedBy(context: CommandContext, loaded: Loaded): Promise<Affected | undefined> {
  if (context.trigger.kind === 'local') return undefined;
  const found = await findBase(context);
  const head = await context.git.head();
  if (found.kind === 'missing' || head === undefined) return undefined;
  const { base } = found;
  const jobs = loaded.config?.jobs ?? [];
  const paths = new Set(jobs.flatMap(filesOf));
  const file = context.inputs.config;
  const [atBase, atHead] = await Promise.all([
    base.blobIds([file, ...paths]),
    context.git.blobIds(head, [...paths]),
  ]);
  // Most changes leave the file alone: then it needs no second reading.
  const isSame = loaded.config !== undefined && atBase.get(file) === loaded.configBlobId;
  const fileBefore = isSame
    ? loaded
    : await parsedAt(context, (path) => base.readSmall(path, MAX_FILE_BYTES));
  const before = new Map(fileBefore?.config?.jobs.map((job) => [job.key, job]));
  const sides = { before, atBase, atHead, isKnown: fileBefore?.config !== undefined };
  const affected = jobs.filter((job) => isChanged(job, sides));
  // Files that jobs have left.
  const left = [...new Set([...before.values()].flatMap(filesOf))].filter((path) => !paths.has(path));
  const blobs = {
    before: withoutPath(await withFiles(atBase, left, base.blobIds), file),
    after: await withFiles(atHead, left, (files) => context.git.blobIds(head, files)),
  };
  return {
    base,
    keys: new Set(affected.map(({ key }) => key)),
    because: new Map(affected.map((job) => [job.key, reasonsOf(job, sides)])),
    blobs,
    jobsBefore: before,
    paths: new Set([...paths].filter((path) => atBase.get(path) !== atHead.get(path))),
    removed: [...before.keys()].filter((key) => !jobs.some((job) => job.key === key)),
    weakened:
      fileBefore === undefined
        ? []
        : weakenedGuards(
            { ...fileBefore, blobs: blobs.before },
            { ...loaded, blobs: blobs.after },
            whereOf(context.trigger),
          ),
    samples: stricterSamples(fileBefore?.config, loaded.config),
  };
}

interface Sides {
  /** By key. */
  readonly before: ReadonlyMap<string, JobConfig>;
  readonly atBase: BlobIds;
  readonly atHead: BlobIds;
  /** The base has a file that can be read; else nothing is known of what is new. */
  readonly isKnown: boolean;
}

function isChanged(job: JobConfig, { before, atBase, atHead }: Sides): boolean {
  const earlier = before.get(job.key);
  return earlier === undefined || contentId(earlier, atBase) !== contentId(job, atHead);
}

function reasonsOf(job: JobConfig, { before, atBase, atHead, isKnown }: Sides): readonly string[] {
  const earlier = before.get(job.key);
  if (earlier === undefined) return isKnown ? ['new job'] : [];
  return differencesOf({ job: earlier, blobs: atBase }, { job, blobs: atHead });
}

function withoutPath(ids: BlobIds, path: string): BlobIds {
  return new Map([...ids].filter(([other]) => other !== path));
}

type FileIds = (paths: readonly string[]) => Promise<BlobIds>;

/** The same with further files, which are asked for only where there are any. */
async function withFiles(ids: BlobIds, paths: readonly string[], more: FileIds): Promise<BlobIds> {
  const left = paths.filter((path) => !ids.has(path));
  return left.length === 0 ? ids : new Map([...ids, ...(await more(left))]);
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
