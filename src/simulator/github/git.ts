/** What the simulated GitHub reads from a local git repository. The simulator is an edge: it may run `git`. */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  /** Blobs only. */
  readonly size: number | undefined;
  readonly path: string;
}

export interface CommitData {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  /** ISO 8601. */
  readonly date: string;
  readonly message: string;
}

export interface GitReader {
  /** Full commit id of a branch. */
  branch(name: string): string | undefined;
  /** Full commit id of a branch, a tag or a commit id. */
  resolve(ref: string): string | undefined;
  commit(sha: string): CommitData | undefined;
  /** Ids of the commits of `head` that `base` does not have, newest first. */
  commitsBetween(base: string, head: string): readonly string[];
  /** Where two commits parted; undefined: nowhere. */
  mergeBase(a: string, b: string): string | undefined;
  /** Bytes of a blob by its full id. */
  blob(id: string): Buffer | undefined;
  /** Entries of a tree; `treeish` is a tree id, or anything `resolve` knows. */
  tree(
    treeish: string,
    recursive: boolean,
  ): { readonly sha: string; readonly entries: readonly TreeEntry[] } | undefined;
  /** Id, type and bytes of a path at a commit (a folder has no bytes here). */
  object(
    sha: string,
    path: string,
  ): { readonly sha: string; readonly type: string; readonly bytes: Buffer } | undefined;
}

const HEX = /^[0-9a-f]{7,40}$/;
const FULL_ID = /^[0-9a-f]{40}$/;

/** Nothing exists when there is no directory. Arguments never start with `-`: names are put behind `refs/` or a hash. */
export function gitReader(directory: string | undefined): GitReader {
  const id = (expression: string) =>
    text(directory, ['rev-parse', '--verify', '--quiet', expression])?.trim();
  const branch = (name: string) => id(`refs/heads/${name}^{commit}`);
  const commitId = remembered((sha) => (HEX.test(sha) ? id(`${sha}^{commit}`) : undefined));
  // GitHub takes no branch and no tag whose name looks like a full id.
  const resolve = (ref: string) =>
    FULL_ID.test(ref) ? commitId(ref) : (branch(ref) ?? id(`refs/tags/${ref}^{commit}`) ?? commitId(ref));
  return {
    branch,
    resolve,
    commit: remembered((sha) => readCommit(directory, sha)),
    commitsBetween: (base, head) =>
      (text(directory, ['rev-list', `${base}..${head}`]) ?? '').split('\n').filter((line) => line !== ''),
    mergeBase: (a, b) => text(directory, ['merge-base', a, b])?.trim(),
    blob: (sha) => (FULL_ID.test(sha) ? run(directory, ['cat-file', 'blob', sha]) : undefined),
    tree: (treeish, recursive) => {
      const commit = resolve(treeish);
      const sha = commit === undefined ? treeId(treeish, id) : id(`${commit}^{tree}`);
      return sha === undefined ? undefined : { sha, entries: readTree(directory, sha, recursive) };
    },
    object: (sha, path) => {
      const object = path === '' ? id(`${sha}^{tree}`) : id(`${sha}:${path}`);
      if (object === undefined) return undefined;
      const type = text(directory, ['cat-file', '-t', object])?.trim() ?? '';
      return { sha: object, type, bytes: run(directory, ['cat-file', type, object]) ?? Buffer.alloc(0) };
    },
  };
}

/** Keeps what was found under a full id: there it never changes, and each look is a process. */
function remembered<T>(find: (sha: string) => T | undefined): (sha: string) => T | undefined {
  const found = new Map<string, T>();
  return (sha) => {
    const value = found.get(sha) ?? find(sha);
    if (value !== undefined && FULL_ID.test(sha)) found.set(sha, value);
    return value;
  };
}

function treeId(treeish: string, id: (expression: string) => string | undefined): string | undefined {
  return HEX.test(treeish) ? id(`${treeish}^{tree}`) : undefined;
}

function readTree(directory: string | undefined, sha: string, recursive: boolean): readonly TreeEntry[] {
  const listing = text(directory, ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), sha]) ?? '';
  return [...listing.matchAll(/(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t([^\0]+)\0/g)].map(
    ([, mode = '', type = '', entrySha = '', size = '-', path = '']) => {
      return { mode, type, sha: entrySha, size: size === '-' ? undefined : Number(size), path };
    },
  );
}

function readCommit(directory: string | undefined, sha: string): CommitData | undefined {
  if (!HEX.test(sha)) return undefined;
  const format = '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%cI%x00%B';
  const fields = text(directory, ['show', '--no-patch', format, `${sha}^{commit}`])?.split('\0');
  if (fields === undefined) return undefined;
  const [full = '', tree = '', parents = '', authorName = '', authorEmail = '', date = '', message = ''] =
    fields;
  const parentIds = parents === '' ? [] : parents.split(' ');
  return { sha: full, tree, parents: parentIds, authorName, authorEmail, date, message: message.trimEnd() };
}

function text(directory: string | undefined, args: readonly string[]): string | undefined {
  return run(directory, args)?.toString();
}

/** undefined: git says there is no such thing. */
function run(directory: string | undefined, args: readonly string[]): Buffer | undefined {
  if (directory === undefined) return undefined;
  const { status, stdout, error } = spawnSync('git', ['-C', directory, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 128 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return status === 0 ? stdout : undefined;
}
