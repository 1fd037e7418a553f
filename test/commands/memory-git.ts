/** A git repository in memory: commits are whole snapshots, ids are hashes of their content and place. */
import { createHash } from 'node:crypto';
import { AppError } from '../../src/errors.ts';
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

  /** Whether `origin` hands out what this clone lacks. */
  canFetch = false;
  /** Commits that were fetched alone. */
  readonly fetched = new Set<string>();

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

  recordedParentOf(id: string): string | undefined {
    return this.#commits.get(id)?.parents[0];
  }

  /** What `origin` has, whatever the clone lacks. */
  textOf(id: string): string | undefined {
    const texts = [...this.#commits.values()].flatMap(({ files }) => Object.values(files));
    return texts.find((text) => sha1(text) === id);
  }

  fetchObject(kind: 'commit' | 'blob', id: string): boolean {
    if (!this.canFetch) return false;
    if (kind === 'blob') this.missingBlobs.delete(id);
    else this.fetched.add(id);
    return kind === 'blob' ? this.textOf(id) !== undefined : this.#commits.has(id);
  }

  isHere(id: string): boolean {
    return (this.reachable?.(id) ?? true) || this.fetched.has(id);
  }

  /** As the clone has it. */
  localFilesAt(id: string): Snapshot {
    if (this.isHere(id)) return this.filesAt(id);
    throw new AppError('git-failed', `no commit ${id} here`, { blame: 'user', hint: 'Fetch it.' });
  }

  filesAt(id: string): Snapshot {
    const commit = this.#commits.get(id);
    if (commit === undefined) throw new Error(`no commit ${id}`);
    return commit.files;
  }

  blobsAt(id: string, paths: readonly string[], files = this.filesAt(id)): ReadonlyMap<string, string> {
    return new Map(
      paths.flatMap((path) => {
        const text = files[path];
        return text === undefined ? [] : [[path, sha1(text)] as const];
      }),
    );
  }

  /** Text of a blob; undefined where no commit has it, or the clone left it out. */
  blob(id: string): string | undefined {
    return this.missingBlobs.has(id) ? undefined : this.textOf(id);
  }

  parentOf(id: string): string | undefined {
    const parent = this.#commits.get(id)?.parents[0];
    return parent !== undefined && (this.reachable?.(parent) ?? true) ? parent : undefined;
  }

  ancestors(id: string): readonly string[] {
    return this.everyAncestor(id, this.reachable);
  }

  everyAncestor(id: string, isKnown: (id: string) => boolean = () => true): readonly string[] {
    const seen = new Set<string>();
    const queue = [id];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next) || !isKnown(next)) continue;
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
    committedAt: async (commits) =>
      new Map(
        commits.flatMap((id) => {
          const at = repository.isHere(id) ? repository.committedAt(id) : undefined;
          return at === undefined ? [] : [[id, at] as const];
        }),
      ),
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
    recordedParent: async (ref) => repository.recordedParentOf(ref),
    fetchObject: async (kind, id) => repository.fetchObject(kind, id),
    blobIds: async (ref, paths) => repository.blobsAt(ref, paths, repository.localFilesAt(ref)),
    readSmall: async (ref, path) => {
      const text = repository.localFilesAt(ref)[path];
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
