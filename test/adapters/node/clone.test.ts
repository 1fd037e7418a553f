import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { nodeClone } from '../../../src/adapters/node/clone.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'clone-')));
afterAll(() => rmSync(base, { recursive: true }));

const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

const open = (root: string, env: NodeJS.ProcessEnv = process.env) => nodeClone({ root, env });
const all = async (root: string, env?: NodeJS.ProcessEnv) => {
  const clone = open(root, env);
  return [await clone.originUrl(), await clone.defaultBranch(), await clone.publishedHead()];
};

describe('a clone', () => {
  it('knows its origin, the first branch of it, and whether others have its commit', async () => {
    const [origin, root] = [join(base, 'origin'), join(base, 'clone')];
    mkdirSync(origin);
    git(origin, 'init', '--quiet', '--initial-branch', 'trunk');
    git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'first');
    git(base, 'clone', '--quiet', origin, root);
    const head = git(root, 'rev-parse', 'HEAD');
    expect(await all(root)).toEqual([origin, 'trunk', head]);
    git(root, 'commit', '--quiet', '--allow-empty', '--message', 'mine alone');
    expect(await open(root).publishedHead()).toBeUndefined();
    git(root, 'checkout', '--quiet', '--detach', head);
    expect(await open(root).publishedHead()).toBe(head);
  });

  it('without a remote, or without a commit, knows nothing', async () => {
    const root = join(base, 'fresh');
    mkdirSync(root);
    git(root, 'init', '--quiet');
    expect(await all(root)).toEqual([undefined, undefined, undefined]);
  });

  it('is none in a folder below a repository, and needs git', async () => {
    const [root, inner] = [join(base, 'outer'), join(base, 'outer', 'inner')];
    mkdirSync(inner, { recursive: true });
    git(root, 'init', '--quiet');
    git(root, 'remote', 'add', 'origin', 'https://github.com/acme/models.git');
    expect(await open(root).originUrl()).toBe('https://github.com/acme/models.git');
    expect(await all(inner)).toEqual([undefined, undefined, undefined]);
    expect(await all(root, { PATH: inner })).toEqual([undefined, undefined, undefined]);
  });
});
