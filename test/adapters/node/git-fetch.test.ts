/** What a shallow or a partial clone lacks, fetched object by object from a real repository. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { nodeGit } from '../../../src/adapters/node/git.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'git-fetch-')));
afterAll(() => rmSync(base, { recursive: true }));

const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
const at =
  (folder: string) =>
  (...args: readonly string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

const upstream = join(base, 'upstream');
mkdirSync(upstream);
const up = at(upstream);
function commit(path: string, text: string): string {
  mkdirSync(dirname(join(upstream, path)), { recursive: true });
  writeFileSync(join(upstream, path), text);
  up('add', '-A');
  up('commit', '-q', '-m', path);
  return up('rev-parse', 'HEAD');
}
up('init', '-q', '-b', 'main');
up('config', 'uploadpack.allowFilter', 'true');
commit('jobs.yaml', '1');
const forked = commit('data/a.jsonl', 'before\n');
up('checkout', '-q', '-b', 'topic');
const topic = commit('data/a.jsonl', 'after\n');
up('checkout', '-q', 'main');
const target = commit('data/b.jsonl', 'beside\n');
up('checkout', '-q', '--detach');
up('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
up('branch', 'merge-ref');
up('checkout', '-q', 'main');

/** A clone, and what stands in it. */
function clone(name: string, ...options: readonly string[]) {
  const root = join(base, name);
  execFileSync('git', ['clone', '-q', ...options, `file://${upstream}`, root], { stdio: 'pipe' });
  return { root, git: at(root), repo: nodeGit({ root, env: process.env }) };
}

const blobOf = (ref: string, path: string): string => up('rev-parse', `${ref}:${path}`);
const NOWHERE = 'f'.repeat(40);

describe('a shallow clone', () => {
  it('gets the parent that its merge commit names, and leaves nothing else behind', async () => {
    const { git, repo, root } = clone('shallow', '--depth=1', '--branch=merge-ref');
    const refs = git('for-each-ref');
    expect(await repo.firstParent('HEAD')).toBeUndefined();
    expect(await repo.recordedParent('HEAD')).toBe(target);
    await expect(repo.blobIds(target, ['jobs.yaml'])).rejects.toMatchObject({ code: 'git-failed' });
    expect(await repo.fetchObject('commit', target)).toBe(true);
    const ids = await repo.blobIds(target, ['jobs.yaml', 'data/a.jsonl', 'data/b.jsonl']);
    expect(ids.get('data/a.jsonl')).toBe(blobOf(forked, 'data/a.jsonl'));
    expect(Buffer.from((await repo.readSmall(target, 'data/a.jsonl', 99)) ?? []).toString()).toBe('before\n');
    // Its own parent stays away: one commit was asked for, not a history.
    await expect(repo.blobIds(forked, ['jobs.yaml'])).rejects.toMatchObject({ code: 'git-failed' });
    expect(git('for-each-ref')).toBe(refs);
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(root, '.git', 'FETCH_HEAD'))).toBe(false);
    expect(await repo.isShallow()).toBe(true);
  });

  it('gets a single file by its id', async () => {
    const { repo } = clone('blob', '--depth=1', '--branch=topic');
    const id = blobOf(forked, 'data/a.jsonl');
    expect(await repo.blobSize(id)).toBeUndefined();
    expect(await repo.fetchObject('blob', id)).toBe(true);
    expect(await repo.blobSize(id)).toBe(7);
  });

  it('is told where there is nothing to be had', async () => {
    const { repo, git } = clone('nothing', '--depth=1', '--branch=topic');
    expect(await repo.fetchObject('commit', NOWHERE)).toBe(false);
    git('remote', 'set-url', 'origin', `file://${join(base, 'gone')}`);
    expect(await repo.fetchObject('commit', target)).toBe(false);
    git('remote', 'remove', 'origin');
    expect(await repo.fetchObject('commit', target)).toBe(false);
    for (const id of ['main', '--upload-pack=touch x', 'HEAD', `${target}:refs/heads/x`, ''])
      await expect(repo.fetchObject('commit', id)).rejects.toMatchObject({
        code: 'git-failed',
        blame: 'bug',
      });
  });

  it('knows no parent of the first commit', async () => {
    const { repo } = clone('root', '--branch=main');
    expect(await repo.recordedParent(up('rev-list', '--max-parents=0', 'main'))).toBeUndefined();
    expect(await repo.recordedParent(topic)).toBe(forked);
  });
});

describe('a partial clone', () => {
  it('gets the file it was cloned without', async () => {
    const { repo } = clone('partial', '--filter=blob:none', '--branch=topic');
    const id = blobOf(forked, 'data/a.jsonl');
    expect(await repo.blobSize(id)).toBeUndefined();
    expect(await repo.fetchObject('blob', id)).toBe(true);
    expect(await repo.blobSize(id)).toBe(7);
    expect(await repo.isShallow()).toBe(false);
  });
});

describe('what is configured', () => {
  it('starts no hook and no helper program, and asks through no other transport', async () => {
    const { repo, git, root } = clone('trapped', '--depth=1', '--branch=topic');
    const ran = join(base, 'ran');
    for (const hook of ['reference-transaction', 'post-checkout', 'pre-auto-gc']) {
      const path = join(root, '.git', 'hooks', hook);
      writeFileSync(path, `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
    }
    git('config', 'core.askPass', `touch ${ran}`);
    expect(await repo.fetchObject('commit', forked)).toBe(true);
    expect(existsSync(ran)).toBe(false);
    for (const url of [`ext::sh -c touch% ${ran}`, 'http://127.0.0.1:9/x.git', 'git://127.0.0.1:9/x.git']) {
      git('remote', 'set-url', 'origin', url);
      expect(await repo.fetchObject('commit', target)).toBe(false);
    }
    expect(existsSync(ran)).toBe(false);
  });

  it('passes on how the server is reached and no token', async () => {
    const { root } = clone('variables', '--depth=1', '--branch=topic');
    const bin = join(base, 'bin');
    const seen = join(base, 'seen');
    mkdirSync(bin);
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nenv > ${seen}\nexit 1\n`, { mode: 0o755 });
    const env = {
      PATH: `${bin}:${process.env['PATH']}`,
      HTTPS_PROXY: 'http://proxy.test',
      no_proxy: 'x',
      SSH_AUTH_SOCK: '/agent',
      GITHUB_TOKEN: 'secret',
      GIT_SSH_COMMAND: 'touch x',
      GIT_ASKPASS: 'touch x',
    };
    expect(await nodeGit({ root, env }).fetchObject('commit', target)).toBe(false);
    const names = readFileSync(seen, 'utf8')
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names).toEqual(
      expect.arrayContaining(['HTTPS_PROXY', 'no_proxy', 'SSH_AUTH_SOCK', 'GIT_TERMINAL_PROMPT']),
    );
    for (const name of ['GITHUB_TOKEN', 'GIT_SSH_COMMAND', 'GIT_ASKPASS']) expect(names).not.toContain(name);
  });
});
