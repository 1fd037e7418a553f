/** A repository that files are written into, what clones know of their place on GitHub, and the person asked. */

/** What stands where a new file is to stand. */
export type Place =
  | { readonly kind: 'free' }
  /** A regular file with exactly this text. */
  | { readonly kind: 'same' }
  /** A file with another text; it is left alone. */
  | { readonly kind: 'taken' }
  /** Nothing may be written there: a link, a folder, a way that leads outside, a folder without write permission. */
  | { readonly kind: 'refused'; readonly why: string };

export type Creation =
  | { readonly kind: 'written' }
  /** Nothing of the file is left behind. */
  | { readonly kind: 'failed'; readonly why: string };

/** A text, or bytes in chunks: a file need not fit into memory. */
export type Content = string | AsyncIterable<Uint8Array>;

/** The work tree of a repository. Paths are relative to its root and `/` separated. */
export interface Workspace {
  readonly root: string;
  look(path: string, text: string): Promise<Place>;
  /**
   * Makes the file and the folders on its way. Never replaces anything, follows no link, stays inside the root. The
   * file appears whole or not at all, whatever happens on the way.
   * @throws AppError that the content ends with; nothing is left behind then either
   */
  create(path: string, content: Content): Promise<Creation>;
}

/** What a clone knows without asking a server. */
export interface Clone {
  /** Address of the remote `origin`, which can hold credentials: not to be shown. */
  originUrl(): Promise<string | undefined>;
  /** Name of the branch that `origin` shows first; undefined where the clone does not know it. */
  defaultBranch(): Promise<string | undefined>;
  /** Commit id of HEAD, if a branch of `origin` was seen to contain it. */
  publishedHead(): Promise<string | undefined>;
}

/** A person at a terminal. */
export interface Prompt {
  /**
   * One line, without its line break.
   * @throws AppError `cancelled` when the person leaves instead of answering
   */
  ask(question: string): Promise<string>;
  say(line: string): void;
  /** Lets go of the terminal, so that the program can end. */
  close(): void;
}
