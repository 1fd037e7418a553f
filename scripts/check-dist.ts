/**
 * Proves that the `dist/` in git is what the sources build: rebuilds it and compares every byte and file mode with
 * git's index. Unlike `git diff` or `git status` this also sees untracked and ignored files, and line ends that git
 * would quietly normalise. What is staged counts as committed, so that the check can run before the commit.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { build, listDist } from './build.ts';

const ROOT = join(import.meta.dirname, '..');

/** Path to `<mode> <blob id>`. */
type Tree = ReadonlyMap<string, string>;

function git(args: readonly string[], input = ''): string {
  // The clone may belong to another user (a container, a mounted volume); reading our own tree is safe there too.
  const safe = ['-c', `safe.directory=${ROOT}`];
  return execFileSync('git', [...safe, ...args], { cwd: ROOT, input, encoding: 'utf8' });
}

function indexed(): Tree {
  const rows = git(['ls-files', '--stage', '-z', '--', 'dist']).split('\0').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [mode, blob, , path] = row.split(/[ \t]/);
      return [path ?? '', `${mode} ${blob}`];
    }),
  );
}

function built(): Tree {
  const paths = listDist().map((file) => `dist/${file}`);
  const blobs = git(['hash-object', '--no-filters', '--stdin-paths'], paths.join('\n')).trim().split('\n');
  return new Map(paths.map((path, i) => [path, `${isExecutable(path) ? '100755' : '100644'} ${blobs[i]}`]));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(join(ROOT, path), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function differences(want: Tree, have: Tree): readonly string[] {
  const paths = [...new Set([...want.keys(), ...have.keys()])].sort();
  return paths.flatMap((path) => {
    if (!have.has(path)) return [`missing in git  ${path}`];
    if (!want.has(path)) return [`no longer built ${path}`];
    return want.get(path) === have.get(path) ? [] : [`differs         ${path}`];
  });
}

const before = indexed();
build();
const faults = differences(built(), before);
if (faults.length === 0) {
  console.log(`dist/ is up to date: ${before.size} files, byte for byte what the sources build.`);
} else {
  console.error(`dist/ in git is not what the sources build:\n  ${faults.join('\n  ')}`);
  console.error('It is rebuilt now. Run `git add -A dist` and commit it together with the sources.');
  process.exitCode = 1;
}
