/** Where a job's present entry and files come from: the commit whose change on the default branch made them so. */
import { createHash } from 'node:crypto';
import type { Config, DatasetSource, JobConfig } from '../config/job.ts';
import { compareText } from '../errors.ts';
import type { Git } from '../ports/host.ts';

/** How far the first-parent walk goes before it gives up and names HEAD. */
const MAX_COMMITS = 50;

/** Reads `jobs.yaml` at a commit; undefined when it is missing or has errors there. */
export type ConfigAt = (ref: string) => Promise<Config | undefined>;

export interface OriginContext {
  readonly git: Git;
  readonly configAt: ConfigAt;
  readonly configFile: string;
}

/** The job's files in the repository, sorted. */
export function filesOf(job: JobConfig): readonly string[] {
  const sources: readonly (DatasetSource | undefined)[] = [job.data.training, job.data.validation];
  const paths = sources.flatMap((source) => (source?.kind === 'file' ? [source.path] : []));
  return [...new Set(paths)].sort(compareText);
}

/**
 * Content id of a job at a commit: its resolved entry without positions, and the blob ids of its files. Equal ids mean
 * that nothing about the job changed in between. undefined: the job does not exist there.
 */
export async function contentIdAt(
  context: OriginContext,
  key: string,
  ref: string,
): Promise<string | undefined> {
  const config = await context.configAt(ref);
  const job = config?.jobs.find((candidate) => candidate.key === key);
  if (job === undefined) return undefined;
  return contentId(job, await context.git.blobIds(ref, filesOf(job)));
}

export function contentId(job: JobConfig, blobIds: ReadonlyMap<string, string>): string {
  const files = filesOf(job).map((path) => [path, blobIds.get(path) ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([withoutPositions(job), files]))
    .digest('hex');
}

/** A job as plain JSON without `at` members: moving an entry within the file changes nothing. */
function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => name !== 'at' && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutPositions(member)]));
}

/**
 * The last commit of HEAD's first-parent line that changed the job's entry or files; `head` where the walk does not
 * find it within 50 commits or the history is too shallow.
 */
export async function originCommit(context: OriginContext, job: JobConfig, head: string): Promise<string> {
  const current = await contentIdAt(context, job.key, head);
  if (current === undefined) return head;
  const paths = [context.configFile, ...filesOf(job)];
  const commits = await context.git.firstParentCommitsTouching(head, paths, MAX_COMMITS);
  for (const commit of commits) {
    const parent = await context.git.firstParent(commit);
    const before = parent === undefined ? undefined : await contentIdAt(context, job.key, parent);
    if (before !== current) return commit;
  }
  return head;
}
