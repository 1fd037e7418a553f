/** What a change is compared with: the files of a commit, from this clone or, where that lacks them, from GitHub. */
import { AppError, toAppError } from '../errors.ts';
import type { Trigger } from '../event.ts';
import type { GitHub } from '../ports/github.ts';
import type { BlobIds } from './because.ts';
import type { CommandContext } from './context.ts';

export interface Base {
  /** Git's ids of files; a path that the commit does not have is left out. */
  blobIds(paths: readonly string[]): Promise<BlobIds>;
  /** A whole small file; undefined when there is none. */
  readSmall(path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Content of a file by its id; undefined: it cannot be had. */
  openBlob(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** `missing`: which commit it is, or what it holds, cannot be found out here. */
export type FoundBase = { readonly kind: 'found'; readonly base: Base } | { readonly kind: 'missing' };

/** Before the first commit there was nothing. */
const NOTHING: Base = {
  blobIds: async () => new Map(),
  readSmall: async () => undefined,
  openBlob: async () => undefined,
};

/** A shallow clone gets what it lacks from where it was cloned; where that fails, GitHub is asked; else a warning. */
export async function findBase(context: CommandContext): Promise<FoundBase> {
  const head = await context.git.head();
  if (head === undefined) return { kind: 'missing' };
  try {
    const commit = await baseCommit(context, head);
    if (commit === undefined) return await parentless(context, head);
    return { kind: 'found', base: await baseAt(context, commit) };
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    return missing(context, `${error.message}. ${error.hint}`);
  }
}

/** A shallow clone whose commit names no parent has all there is. */
async function parentless(context: CommandContext, head: string): Promise<FoundBase> {
  const isRoot = (await context.git.recordedParent(head)) === undefined;
  if (isRoot) return { kind: 'found', base: NOTHING };
  return missing(
    context,
    'where its history began is not in this checkout. Check out with `fetch-depth: 0`.',
  );
}

function missing(context: CommandContext, why: string): FoundBase {
  context.console.warn(`What this change is compared with cannot be read: ${why}`);
  return { kind: 'missing' };
}

/**
 * For the merge commit that GitHub checks out, its first parent; for a checkout of the head itself, the merge base;
 * for a merge group, what it was put on (a rebasing queue adds several commits); for a push, the parent.
 */
async function baseCommit(context: CommandContext, head: string): Promise<string | undefined> {
  const { git, trigger } = context;
  const forkedFrom = targetOf(trigger, head);
  if (forkedFrom === undefined) return (await git.firstParent(head)) ?? (await git.recordedParent(head));
  const known = await git.mergeBase(forkedFrom, head);
  return known ?? (await (await context.openGitHub())?.mergeBaseOf(forkedFrom, head));
}

/** The commit whose merge base with the head counts; undefined: the parent does. */
function targetOf(trigger: Trigger, head: string): string | undefined {
  if (trigger.kind === 'pull-request' && trigger.headSha === head) return trigger.baseSha;
  return trigger.kind === 'merge-group' ? trigger.baseSha : undefined;
}

/** @throws AppError of GitHub, or of Git where there is no GitHub to ask */
async function baseAt(context: CommandContext, commit: string): Promise<Base> {
  const { git, inputs } = context;
  const look = (): Promise<AppError | undefined> =>
    git.blobIds(commit, [inputs.config]).then(() => undefined, toAppError);
  const missing = await look();
  if (missing === undefined) return cloneBase(context, commit);
  if ((await git.fetchObject('commit', commit)) && (await look()) === undefined)
    return cloneBase(context, commit);
  const github = await context.openGitHub();
  if (github === undefined) throw missing;
  await github.blobIdsAt(commit, [inputs.config]);
  return hubBase(context, github, commit);
}

function cloneBase(context: CommandContext, commit: string): Base {
  const { git } = context;
  return {
    blobIds: (paths) => git.blobIds(commit, paths),
    readSmall: async (path, maxBytes) => {
      const id = (await git.blobIds(commit, [path])).get(path);
      // A partial clone may lack it.
      if (id !== undefined && (await git.blobSize(id)) === undefined) await git.fetchObject('blob', id);
      return await git.readSmall(commit, path, maxBytes);
    },
    openBlob: (id) => openBlob(context, id),
  };
}

function hubBase(context: CommandContext, github: GitHub, commit: string): Base {
  return {
    blobIds: (paths) => github.blobIdsAt(commit, paths),
    readSmall: async (path) => {
      const text = await github.fileAt(commit, path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    openBlob: (id) => openBlob(context, id),
  };
}

async function openBlob(
  { git, openGitHub }: CommandContext,
  id: string,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const isHere = async (): Promise<boolean> => (await git.blobSize(id)) !== undefined;
  if ((await isHere()) || ((await git.fetchObject('blob', id)) && (await isHere()))) return git.readBlob(id);
  return (await openGitHub())?.readBlob(id);
}
