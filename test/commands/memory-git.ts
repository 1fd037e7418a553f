/** A git repository in memory: commits are whole snapshots, ids are hashes of their content and place. */
import { createHash } from 'node:crypto';
import type { Git } from '../../src/ports/host.ts';
import { NOW } from '../support/builders.ts';

export type Snapshot = Readonly<Record<string, string>>;

interface Commit {
  readonly files: Snapshot;
  readonly parents: readonly string[];
  readonly time: number;
}

export class Repository {
  readonly #commits = new Map<string, Commit>();
  /** When the next commit is made. */
  time = NOW;
  /** What is checked out. */
  head: string | undefined;
  /** Commits that a shallow clone has; parents beyond it are not known. */
  reachable: ((id: string) => boolean) | undefined;

  /** Blobs that a partial clone does not have. */
  readonly missingBlobs = new Set<string>();

  /** @param parents default: the present head */
  commit(files: Snapshot, parents?: readonly string[]): string {
    const line = this.head === undefined ? [] : [this.head];
    const commit = { files, parents: parents ?? line, time: this.time };
    const id = sha1(JSON.stringify([commit, this.#commits.size]));
    this.#commits.set(id, commit);
    this.head = id;
    return id;
  }

  committedAt(id: string): number | undefined {
    return this.#commits.get(id)?.time;
  }

  filesAt(id: string): Snapshot {
    const commit = this.#commits.get(id);
    if (commit === undefined) throw new Error(`no commit ${id}`);
    return commit.files;
  }

  blobsAt(id: string, paths: readonly string[]): ReadonlyMap<string, string> {
    const files = this.filesAt(id);
    return new Map(
      paths.flatMap((path) => {
        const text = files[path];
        return text === undefined ? [] : [[path, sha1(text)] as const];
      }),
    );
  }

  /** Text of a blob; undefined where no commit has it, or the clone left it out. */
  blob(id: string): string | undefined {
    if (this.missingBlobs.has(id)) return undefined;
    return [...this.#commits.values()]
      .flatMap(({ files }) => Object.values(files))
      .find((text) => sha1(text) === id);
  }

  parentOf(id: string): string | undefined {
    const parent = this.#commits.get(id)?.parents[0];
    return parent !== undefined && (this.reachable?.(parent) ?? true) ? parent : undefined;
  }

  ancestors(id: string): readonly string[] {
    const seen = new Set<string>();
    const queue = [id];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next) || !(this.reachable?.(next) ?? true)) continue;
      seen.add(next);
      queue.push(...(this.#commits.get(next)?.parents ?? []));
    }
    return [...seen];
  }

  /** First-parent line from `id`, newest first. */
  line(id: string): readonly string[] {
    const parent = this.parentOf(id);
    return parent === undefined ? [id] : [id, ...this.line(parent)];
  }
}

export function memoryGit(repository: Repository): Git {
  const changed = (id: string, paths: readonly string[]): ReadonlySet<string> => {
    const parent = repository.parentOf(id);
    const before = parent === undefined ? {} : repository.filesAt(parent);
    const now = repository.filesAt(id);
    return new Set(paths.filter((path) => before[path] !== now[path]));
  };
  return {
    head: async () => repository.head,
    committedAt: async (ref) => repository.committedAt(ref),
    firstParent: async (ref) => repository.parentOf(ref),
    mergeBase: async (a, b) => {
      const ofB = new Set(repository.ancestors(b));
      return repository.ancestors(a).find((id) => ofB.has(id));
    },
    firstParentChanges: async (ref, paths, limit) =>
      repository
        .line(ref)
        .map((id) => ({ commit: id, parent: repository.parentOf(id), paths: changed(id, paths) }))
        .filter((change) => change.paths.size > 0)
        .slice(0, limit),
    isShallow: async () => repository.reachable !== undefined,
    blobIds: async (ref, paths) => repository.blobsAt(ref, paths),
    readSmall: async (ref, path) => {
      const text = repository.filesAt(ref)[path];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    blobSize: async (id) => {
      const text = repository.blob(id);
      return text === undefined ? undefined : Buffer.byteLength(text);
    },
    readBlob: async function* (id) {
      const text = repository.blob(id);
      if (text === undefined) throw new Error(`no blob ${id}`);
      yield new TextEncoder().encode(text);
    },
  };
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
