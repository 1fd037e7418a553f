/** The machine a run happens on: files, git, clock, and the place its words go to. */
import type { Finding } from '../errors.ts';

/** A file opened once; every pass reads the same descriptor. */
export interface OpenFile {
  readonly size: number;
  /**
   * A fresh pass from the first byte, in chunks; throws `file-changed` when size or mtime moved since it was opened.
   * @param use `pass`: a chunk is read and forgotten; its memory may be used again from the next but one on. Default: `keep`
   */
  read(use?: 'keep' | 'pass'): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What became of opening a path: refusals are the user's faults and become findings. */
export type OpenResult =
  | { readonly kind: 'opened'; readonly file: OpenFile }
  | {
      readonly kind: 'refused';
      readonly reason: 'missing' | 'not-a-file' | 'outside-repository' | 'symlink' | 'unreadable';
      /** A path of the same folder whose name differs only in case, if that is the likely mistake. */
      readonly nearest: string | undefined;
    };

export interface Files {
  /**
   * Path relative to the repository root, `/` separated. Follows no symlink, leaves the repository in no way.
   * @throws AppError `file-unreadable` where the process or the machine has too many files open
   */
  open(path: string): Promise<OpenResult>;
  /** A whole small file as strict UTF-8 bytes; undefined when missing. */
  readSmall(path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Writes a report of ours below the runner's temp folder; returns its absolute path. */
  writeReport(name: string, text: string): Promise<string>;
}

/** A commit with what it changed against its first parent. */
export interface FirstParentChange {
  readonly commit: string;
  /** undefined at the root and at the edge of a shallow clone: there everything counts as changed. */
  readonly parent: string | undefined;
  /** Of the paths asked for, those with other content than before. */
  readonly paths: ReadonlySet<string>;
}

export interface Git {
  /** Commit id of HEAD; undefined outside a repository. */
  head(): Promise<string | undefined>;
  /**
   * Committer times by commit id, in milliseconds since the epoch; those that the history does not reach are left out.
   */
  committedAt(commits: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** undefined when there is none (or the history does not reach it). */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** Commits of a first-parent line that change one of the paths, newest first, at most `limit`. */
  firstParentChanges(
    ref: string,
    paths: readonly string[],
    limit: number,
  ): Promise<readonly FirstParentChange[]>;
  /** First parent of a commit; undefined at the root or at the edge of a shallow clone. */
  firstParent(ref: string): Promise<string | undefined>;
  /** First parent as the commit names it, which a shallow clone need not have; undefined: it is a root. */
  recordedParent(ref: string): Promise<string | undefined>;
  /**
   * Brings an object that this clone lacks from `origin`, a commit with its files and without its history, with the
   * credentials the checkout has. false: it cannot be had there.
   */
  fetchObject(kind: 'commit' | 'blob', id: string): Promise<boolean>;
  /** The history here ends before its first commit. */
  isShallow(): Promise<boolean>;
  /** Blob id per path at a commit; a path that does not exist is left out. */
  blobIds(ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Text of a small file at a commit; undefined when there is none. */
  readSmall(ref: string, path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Bytes of a blob; undefined where this clone does not have it (a partial or a shallow one). */
  blobSize(id: string): Promise<number | undefined>;
  /** Content of a blob in chunks, in flat memory; throws `git-failed` where it cannot be read to its end. */
  readBlob(id: string): AsyncIterable<Uint8Array>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts (never rejects). */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Where words go. Everything is plain text here; the adapter makes it safe for the runner. */
export interface Console {
  info(line: string): void;
  debug(line: string): void;
  /** Lines written by `work` stand under a foldable title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** A warning or error of the run as a whole (findings go through `annotate`). */
  warn(line: string): void;
  annotate(finding: Finding): void;
}
