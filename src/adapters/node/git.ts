/** The Git port over Git's own program. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { FirstParentChange, Git } from '../../ports/host.ts';
import { readBlob } from './git-blob.ts';
import { fetchObject } from './git-fetch.ts';
import { checkedId, checkedRef, type GitOptions, gitRunner, type Run, succeeded, text } from './git-run.ts';
import { realFolder } from './root.ts';

/** Paths per command, far below any limit on the length of a command line. */
const PATHS_PER_CALL = 200;

export function nodeGit(options: GitOptions): Git {
  const run = gitRunner(options);
  const resolve = async (expression: string): Promise<string | undefined> => {
    const answer = await run(['rev-parse', '--verify', '--quiet', `${expression}^{commit}`]);
    return answer.code === 1 ? undefined : text(succeeded('rev-parse', answer));
  };
  return {
    head: async () => ((await isRepository(options.root)) ? await resolve('HEAD') : undefined),
    firstParent: async (ref) => await resolve(`${checkedRef(ref)}^1`),
    recordedParent: async (ref) => {
      const commit = text(succeeded('cat-file', await run(['cat-file', 'commit', checkedRef(ref)])));
      // The header ends at the first empty line; what follows is the author's.
      return /^parent ([0-9a-f]+)$/m.exec(commit.split('\n\n', 1)[0] ?? '')?.[1];
    },
    mergeBase: async (a, b) => {
      const known = await Promise.all([resolve(checkedRef(a)), resolve(checkedRef(b))]);
      if (known.includes(undefined)) return undefined;
      const answer = await run(['merge-base', a, b]);
      if (answer.code === 1) return undefined;
      return text(succeeded('merge-base', answer)).split('\n')[0];
    },
    committedAt: async (commits) => {
      if (commits.length === 0) return new Map();
      const ids = commits.map(checkedId);
      const answer = await run(['log', '--no-walk=unsorted', '--ignore-missing', '--format=%H %ct', ...ids]);
      const lines = text(succeeded('log', answer)).split('\n').filter(Boolean);
      return new Map(lines.map((line) => line.split(' ')).map(([id = '', at]) => [id, Number(at) * 1000]));
    },
    firstParentChanges: (ref, paths, limit) => firstParentChanges(run, { ref, paths, limit }),
    isShallow: async () =>
      text(succeeded('rev-parse', await run(['rev-parse', '--is-shallow-repository']))) === 'true',
    blobIds: (ref, paths) => blobIds(run, ref, paths),
    readSmall: (ref, path, maxBytes) => readSmall(run, { ref, path, maxBytes }),
    blobSize: async (id) => {
      const answer = await run(['cat-file', '-s', checkedId(id)]);
      // 128: there is no such object here.
      return answer.code === 128 ? undefined : Number(text(succeeded('cat-file', answer)));
    },
    readBlob: (id) => readBlob(options, id),
    fetchObject: (kind, id) => fetchObject(options, kind, id),
  };
}

/** Root of the repository that `folder` lies in; undefined outside one. */
export async function repositoryRoot(folder: string): Promise<string | undefined> {
  for (let here = await realFolder(folder); ; here = dirname(here)) {
    if (await isRepository(here)) return here;
    if (here === dirname(here)) return undefined;
  }
}

export async function isRepository(root: string): Promise<boolean> {
  return await stat(join(root, '.git')).then(
    () => true,
    () => false,
  );
}

interface ChangeQuery {
  readonly ref: string;
  readonly paths: readonly string[];
  readonly limit: number;
}

async function firstParentChanges(
  run: Run,
  { ref, paths, limit }: ChangeQuery,
): Promise<readonly FirstParentChange[]> {
  if (paths.length === 0) return [];
  const shape = ['-z', '--raw', '--no-abbrev', '--no-renames', '--format=%H %P'];
  const range = ['--first-parent', '-m', `--max-count=${limit}`, checkedRef(ref)];
  return parseChanges(text(succeeded('log', await run(['log', ...shape, ...range, '--', ...paths]))));
}

/** Per commit `<id> <parents>`, then pairs of `:<modes> <id before> <id after> <kind>` and the path, all ended by NUL. */
function parseChanges(output: string): readonly FirstParentChange[] {
  const found: {
    readonly commit: string;
    readonly parent: string | undefined;
    readonly paths: Set<string>;
  }[] = [];
  const tokens = output.split('\0');
  for (let at = 0; at < tokens.length; at += 1) {
    const [first = '', second, before, after] = (tokens[at] ?? '').trimStart().split(' ');
    if (first.startsWith(':')) {
      at += 1;
      if (before !== after) found.at(-1)?.paths.add(tokens[at] ?? '');
    } else if (first !== '') found.push({ commit: first, parent: second || undefined, paths: new Set() });
  }
  return found;
}

async function blobIds(
  run: Run,
  ref: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [path, { id }] of await blobs(run, ref, paths)) found.set(path, id);
  return found;
}

interface Blob {
  readonly id: string;
  /** Bytes; NaN where the object is missing (a partial clone). */
  readonly size: number;
}

async function blobs(run: Run, ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, Blob>> {
  const commit = checkedRef(ref);
  const found = new Map<string, Blob>();
  for (let start = 0; start < paths.length; start += PATHS_PER_CALL) {
    const some = paths.slice(start, start + PATHS_PER_CALL);
    const answer = await run(['ls-tree', '-z', '--long', '--full-tree', commit, '--', ...some]);
    for (const entry of text(succeeded('ls-tree', answer)).split('\0').filter(Boolean)) {
      // `<mode> <type> <id> <size>` in columns and, after a tab, the path, which may itself contain tabs.
      const tab = entry.indexOf('\t');
      const [, type, id = '', size] = entry.slice(0, tab).split(/ +/);
      if (type === 'blob') found.set(entry.slice(tab + 1), { id, size: Number(size) });
    }
  }
  return found;
}

interface BlobQuery {
  readonly ref: string;
  readonly path: string;
  readonly maxBytes: number;
}

async function readSmall(run: Run, { ref, path, maxBytes }: BlobQuery): Promise<Uint8Array | undefined> {
  const blob = (await blobs(run, ref, [path])).get(path);
  if (blob === undefined) return undefined;
  if (blob.size > maxBytes) {
    throw new AppError('file-unreadable', `${path} at ${ref} is larger than ${maxBytes} bytes`, {
      blame: 'user',
      hint: 'Make the file smaller.',
    });
  }
  return succeeded('cat-file', await run(['cat-file', 'blob', blob.id], maxBytes + 1)).stdout;
}
