/** A real git repository to play pull requests in: commits, branches, the merge commit that GitHub checks out. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Checkout {
  readonly directory: string;
  /** Runs git here; returns its output without the last line break. */
  git(...args: readonly string[]): string;
  write(path: string, text: string): void;
  /** Copies files or folders of `from` to the same places here. */
  copy(from: string, paths: readonly string[]): void;
  /** Commits everything; returns the commit id. */
  commit(message: string): string;
  /** What `pull_request` runs check out: base merged with the branch, on a detached HEAD. */
  checkoutMerge(branch: string): string;
  /** Squash-merges a branch into main and stays there; returns the commit id. */
  squashMerge(branch: string, message: string): string;
  remove(): void;
}

/** An identity for commits that depends on nothing of the machine. */
const CONFIG = [
  '-c',
  'user.name=octocat',
  '-c',
  'user.email=octocat@users.noreply.github.com',
  '-c',
  'commit.gpgsign=false',
];

export function createCheckout(): Checkout {
  const directory = mkdtempSync(join(tmpdir(), 'bedrock-tune-checkout-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...CONFIG, ...args], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  const commit = (message: string): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  return {
    directory,
    git,
    commit,
    write: (path, text) => {
      const target = join(directory, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
    copy: (from, paths) => {
      for (const path of paths) cpSync(join(from, path), join(directory, path), { recursive: true });
    },
    checkoutMerge: (branch) => {
      git('checkout', '--quiet', '--detach', 'main');
      git('merge', '--quiet', '--no-ff', '--no-edit', branch);
      return git('rev-parse', 'HEAD');
    },
    squashMerge: (branch, message) => {
      git('checkout', '--quiet', 'main');
      git('merge', '--quiet', '--squash', branch);
      return commit(message);
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
