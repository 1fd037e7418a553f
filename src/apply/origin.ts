/** Where a job's present entry and files come from: the commit whose change on the default branch made them so. */
import { createHash } from 'node:crypto';
import type { Config, DatasetSource, JobConfig } from '../config/job.ts';
import { compareText } from '../errors.ts';
import type { FirstParentChange, Git } from '../ports/host.ts';

/** How many commits touching a job its walk goes past before it gives up and names HEAD. */
const MAX_COMMITS = 50;
/** Commits that Git is asked for at once. */
const PAGE = 100;

/** Reads `jobs.yaml` at a commit; undefined when it is missing or has errors there. */
export type ConfigAt = (ref: string) => Promise<Config | undefined>;

export interface OriginContext {
  readonly git: Git;
  readonly configAt: ConfigAt;
  readonly configFile: string;
}

/** The job's files in the repository, sorted. */
export function filesOf(job: JobConfig): readonly string[] {
  const sources: readonly (DatasetSource | undefined)[] = [
    job.data.training,
    job.data.validation,
    job.evaluation?.data,
  ];
  const paths = sources.flatMap((source) => (source?.kind === 'file' ? [source.path] : []));
  return [...new Set(paths)].sort(compareText);
}

/**
 * Content id of a job at a commit: its resolved entry without positions, and the blob ids of its files. Equal ids mean
 * that nothing about the job changed in between.
 */
export function contentId(job: JobConfig, blobIds: ReadonlyMap<string, string>): string {
  const files = filesOf(job).map((path) => [path, blobIds.get(path) ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([entryText(job), files]))
    .digest('hex');
}

/** Equal texts mean that two entries ask for the same. */
function entryText(job: JobConfig): string {
  return JSON.stringify(withoutPositions(job));
}

/**
 * A job as plain JSON in one order of its members, without positions: moving an entry within the file changes nothing.
 * A tag may be called `at` too; only positions are objects.
 */
function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([name, member]) => !(name === 'at' && typeof member === 'object') && member !== undefined)
    .sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutPositions(member)]));
}

export interface OriginCommit {
  readonly commit: string;
  /** false: the history does not tell, and `commit` is the best guess. */
  readonly certain: boolean;
}

/** A job on its way back through history. It is at every commit of the way what it is at HEAD. */
interface Walk {
  readonly key: string;
  readonly entry: string;
  readonly files: readonly string[];
  /** Commits seen so far that touch `jobs.yaml` or its files. */
  seen: number;
}

/**
 * For each job the last commit of HEAD's first-parent line that changed its entry or files, in one walk for all of them.
 * Uncertain are the oldest commit of a shallow clone (the change may lie before it), and `head` for a job that the walk
 * loses after 50 commits touching it, or that HEAD does not have.
 */
export async function originCommits(
  context: OriginContext,
  keys: readonly string[],
  head: string,
): Promise<ReadonlyMap<string, OriginCommit>> {
  const found = new Map<string, OriginCommit>(keys.map((key) => [key, { commit: head, certain: false }]));
  let walks = (await context.configAt(head))?.jobs.filter(({ key }) => found.has(key)).map(walkOf) ?? [];
  let from: string | undefined = head;
  while (from !== undefined && walks.length > 0) {
    const paths = [...new Set([context.configFile, ...walks.flatMap(({ files }) => files)])];
    const page = await context.git.firstParentChanges(from, paths, PAGE);
    for (const change of page) walks = await step(context, { walks, change, found });
    from = page.length < PAGE ? undefined : page.at(-1)?.parent;
  }
  return found;
}

function walkOf(job: JobConfig): Walk {
  return { key: job.key, entry: entryText(job), files: filesOf(job), seen: 0 };
}

interface Step {
  readonly walks: Walk[];
  readonly change: FirstParentChange;
  readonly found: Map<string, OriginCommit>;
}

/** Goes past one commit; the jobs whose way goes on. */
async function step(context: OriginContext, { walks, change, found }: Step): Promise<Walk[]> {
  const { commit, parent, paths } = change;
  const isConfigTouched = paths.has(context.configFile);
  const touched = walks.filter(({ files }) => isConfigTouched || files.some((path) => paths.has(path)));
  if (touched.length === 0) return walks;
  const before = isConfigTouched && parent !== undefined ? await entriesAt(context, parent) : undefined;
  const certain = parent !== undefined || !(await context.git.isShallow());
  const ended = new Set<Walk>();
  for (const walk of touched) {
    walk.seen += 1;
    const isOrigin =
      parent === undefined ||
      walk.files.some((path) => paths.has(path)) ||
      (before !== undefined && before.get(walk.key) !== walk.entry);
    if (isOrigin) found.set(walk.key, { commit, certain });
    if (isOrigin || walk.seen === MAX_COMMITS) ended.add(walk);
  }
  return walks.filter((walk) => !ended.has(walk));
}

async function entriesAt(context: OriginContext, ref: string): Promise<ReadonlyMap<string, string>> {
  const config = await context.configAt(ref);
  return new Map(config?.jobs.map((job) => [job.key, entryText(job)]));
}
