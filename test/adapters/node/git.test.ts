import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { nodeGit, repositoryRoot } from '../../../src/adapters/node/git.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'git-')));
afterAll(() => rmSync(base, { recursive: true }));

const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];

function repository(name: string) {
  const root = join(base, name);
  mkdirSync(root);
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...IDENTITY, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  const commit = (files: Readonly<Record<string, string>>): string => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'change');
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  return { root, git, commit };
}

const open = (root: string) => nodeGit({ root, env: process.env });
const NOWHERE = 'f'.repeat(40);

describe('history', () => {
  const { root, git, commit } = repository('history');
  const first = commit({
    'jobs.yaml': '1',
    'data/a b.jsonl': 'a',
    'data/*.jsonl': 'star',
    'data/läss': 'l',
    'tab\tname': 't',
  });
  const second = commit({ 'other.txt': '2' });
  git('checkout', '-q', '-b', 'topic', first);
  const topic = commit({ 'data/a b.jsonl': 'changed' });
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  const merge = git('rev-parse', 'HEAD');
  const repo = open(root);

  it('knows HEAD, first parents and merge bases', async () => {
    expect(await repo.head()).toBe(merge);
    expect(await repo.firstParent('HEAD')).toBe(second);
    expect(await repo.firstParent(first)).toBeUndefined();
    expect(await repo.firstParent(NOWHERE)).toBeUndefined();
    expect(await repo.mergeBase(second, topic)).toBe(first);
    expect(await repo.mergeBase('main', 'topic')).toBe(topic);
    expect(await repo.mergeBase('HEAD', NOWHERE)).toBeUndefined();
  });

  it('has no merge base for histories that share nothing', async () => {
    git('checkout', '-q', '--orphan', 'orphan');
    const orphan = commit({ x: 'x' });
    git('checkout', '-q', 'main');
    expect(await repo.mergeBase(orphan, merge)).toBeUndefined();
  });

  it('walks the first-parent line: a change on a branch counts where it was merged', async () => {
    const data = 'data/a b.jsonl';
    const changes = async (paths: readonly string[], limit = 9) =>
      await repo.firstParentChanges('HEAD', paths, limit);
    const atMerge = { commit: merge, parent: second, paths: new Set([data]) };
    const atFirst = { commit: first, parent: undefined };
    expect(await changes([data])).toEqual([atMerge, { ...atFirst, paths: new Set([data]) }]);
    expect(await changes(['other.txt', 'jobs.yaml', 'none'])).toEqual([
      { commit: second, parent: first, paths: new Set(['other.txt']) },
      { ...atFirst, paths: new Set(['jobs.yaml']) },
    ]);
    expect(await changes([data], 1)).toEqual([atMerge]);
    expect(await changes(['none'])).toEqual([]);
    expect(await changes([])).toEqual([]);
    await expect(repo.firstParentChanges(NOWHERE, ['a'], 9)).rejects.toMatchObject({ code: 'git-failed' });
    expect(await repo.isShallow()).toBe(false);
    const times = await repo.committedAt([second, 'f'.repeat(40), merge]);
    expect([...times.keys()].toSorted()).toEqual([second, merge].toSorted());
    expect(times.get(merge)).toBe(Number(git('log', '-1', '--format=%ct', merge)) * 1000);
    expect((await repo.committedAt([])).size).toBe(0);
  });

  it('counts other content, not another mode', async () => {
    const own = repository('mode');
    own.commit({ a: 'a', ':100644 x': 'odd' });
    own.git('update-index', '--chmod=+x', 'a');
    own.git('commit', '-q', '-m', 'mode');
    const last = own.commit({ ':100644 x': 'odder' });
    const [newest, ...older] = await open(own.root).firstParentChanges('HEAD', ['a', ':100644 x'], 9);
    expect(newest).toMatchObject({ commit: last, paths: new Set([':100644 x']) });
    expect(older.map(({ paths }) => [...paths])).toEqual([[], [':100644 x', 'a']]);
  });

  it('takes names as they are: blanks, accents, tabs, stars, and no pathspec magic', async () => {
    const paths = [
      'jobs.yaml',
      'data/a b.jsonl',
      'data/*.jsonl',
      'data/läss',
      'tab\tname',
      'data',
      'none',
      ':/jobs.yaml',
      '--help',
    ];
    const ids = await repo.blobIds(first, paths);
    const expected = ['data/*.jsonl', 'data/a b.jsonl', 'data/läss', 'jobs.yaml', 'tab\tname'];
    expect([...ids.keys()].sort()).toEqual(expected);
    for (const path of expected) expect(ids.get(path)).toBe(git('rev-parse', `${first}:${path}`));
    expect(await repo.firstParentChanges('HEAD', [':(top)jobs.yaml'], 9)).toEqual([]);
    const [brought] = await repo.firstParentChanges('HEAD', expected, 9).then((all) => all.slice(-1));
    expect([...(brought?.paths ?? [])].sort()).toEqual(expected);
    expect(await repo.firstParentChanges('HEAD', ['data/*.jsonl'], 9)).toHaveLength(1);
  });

  it('finds blobs among more paths than one command line takes', async () => {
    const many = Array.from({ length: 450 }, (_, n) => `none/${n}`);
    expect([...(await repo.blobIds('HEAD', [...many, 'jobs.yaml'])).keys()]).toEqual(['jobs.yaml']);
    expect((await repo.blobIds('HEAD', [])).size).toBe(0);
    await expect(repo.blobIds(NOWHERE, ['a'])).rejects.toMatchObject({ code: 'git-failed' });
  });

  it('reads a file at a commit up to a limit', async () => {
    const text = async (ref: string, path: string) => {
      const bytes = await repo.readSmall(ref, path, 7);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString();
    };
    expect(await text(first, 'data/a b.jsonl')).toBe('a');
    expect(await text('HEAD', 'data/a b.jsonl')).toBe('changed');
    expect(await text('HEAD', 'data')).toBeUndefined();
    expect(await text('HEAD', 'none')).toBeUndefined();
    const tooSmall = repo.readSmall('HEAD', 'data/a b.jsonl', 6);
    await expect(tooSmall).rejects.toMatchObject({ code: 'file-unreadable', blame: 'user' });
  });

  it('streams a blob by its id, and knows its size before', async () => {
    const own = repository('blobs');
    const big = 'a row of text\n'.repeat(100_000);
    const commits = own.commit({ big, empty: '' });
    const ids = await open(own.root).blobIds(commits, ['big', 'empty']);
    const [bigId = '', emptyId = ''] = [ids.get('big'), ids.get('empty')];
    const git = open(own.root);
    const read = async (id: string): Promise<readonly string[]> => {
      const chunks: string[] = [];
      for await (const chunk of git.readBlob(id)) chunks.push(Buffer.from(chunk).toString());
      return chunks;
    };
    const chunks = await read(bigId);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.join('')).toBe(big);
    expect(await read(emptyId)).toEqual([]);
    expect([await git.blobSize(bigId), await git.blobSize(emptyId)]).toEqual([big.length, 0]);
    for await (const chunk of git.readBlob(bigId)) {
      // A reader that has seen enough leaves; nothing hangs.
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it('says of a blob that is not here that it is not', async () => {
    const all = async (id: string): Promise<void> => {
      for await (const _ of repo.readBlob(id));
    };
    expect(await repo.blobSize(NOWHERE)).toBeUndefined();
    await expect(all(NOWHERE)).rejects.toMatchObject({ code: 'git-failed', blame: 'user' });
    for (const id of ['HEAD', '--help', 'HEAD:jobs.yaml', ''])
      await expect(all(id)).rejects.toMatchObject({ code: 'git-failed', blame: 'bug' });
    const withoutGit = nodeGit({ root, env: { PATH: join(base, 'nothing') } });
    await expect(
      (async () => {
        for await (const _ of withoutGit.readBlob(NOWHERE));
      })(),
    ).rejects.toMatchObject({ code: 'git-failed', blame: 'user' });
  });

  it.each([
    '--output=x',
    '-1',
    'a..b',
    'HEAD^{/x}',
    'HEAD:jobs.yaml',
    '@{-1}',
    'a b',
    '',
    '$(id)',
    'a\nb',
    'x'.repeat(300),
  ])('takes no ref like %j', async (ref) => {
    for (const ask of [
      () => repo.firstParent(ref),
      () => repo.mergeBase('HEAD', ref),
      () => repo.blobIds(ref, ['a']),
      () => repo.readSmall(ref, 'a', 1),
      () => repo.firstParentChanges(ref, ['a'], 1),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'git-failed' });
    }
  });

  it('stops at the edge of a shallow clone', async () => {
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, join(base, 'shallow')], {
      stdio: 'pipe',
    });
    const shallow = open(join(base, 'shallow'));
    expect(await shallow.head()).toBe(merge);
    expect(await shallow.firstParent('HEAD')).toBeUndefined();
    expect(await shallow.mergeBase('HEAD', second)).toBeUndefined();
    expect(await shallow.isShallow()).toBe(true);
    expect([...(await shallow.committedAt([merge, second])).keys()]).toEqual([merge]);
    expect(await shallow.firstParentChanges('HEAD', ['jobs.yaml'], 9)).toEqual([
      { commit: merge, parent: undefined, paths: new Set(['jobs.yaml']) },
    ]);
  });
});

describe('surroundings', () => {
  it('has no HEAD outside a repository, in an empty one, or in a folder inside one', async () => {
    const plain = join(base, 'plain');
    mkdirSync(plain);
    expect(await open(plain).head()).toBeUndefined();
    const { root, commit } = repository('outer');
    expect(await open(root).head()).toBeUndefined();
    commit({ 'inner/file': 'x' });
    expect(await open(join(root, 'inner')).head()).toBeUndefined();
    expect(await repositoryRoot(join(root, 'inner'))).toBe(root);
    expect(await repositoryRoot(root)).toBe(root);
  });

  it('reads a checkout that belongs to another user, as in a container job', async () => {
    const { root, commit } = repository('foreign');
    const head = commit({ a: 'a' });
    // Git's own switch for testing its ownership check; put in front of git, as our adapter passes on no GIT_ variable.
    const bin = join(base, 'bin');
    mkdirSync(bin);
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${git} "$@"\n`;
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
    expect(() => execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, env, stdio: 'pipe' })).toThrow(
      'dubious',
    );
    expect(await nodeGit({ root, env }).head()).toBe(head);
  });

  it('runs nothing that the repository configures, and obeys no GIT_ variable of its surroundings', async () => {
    const { root, git, commit } = repository('configured');
    const head = commit({ a: 'a' });
    const trap = `touch ${join(base, 'ran')}`;
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'diff.external',
      'alias.rev-parse',
      'core.askPass',
      'gpg.program',
    ]) {
      git('config', key, `!${trap}`);
    }
    git('config', 'log.showSignature', 'true');
    git('config', 'log.showRoot', 'false');
    const env = {
      ...process.env,
      GIT_DIR: join(base, 'elsewhere'),
      GIT_EXTERNAL_DIFF: trap,
      GIT_PAGER: trap,
    };
    const repo = nodeGit({ root, env });
    expect(await repo.head()).toBe(head);
    expect((await repo.blobIds('HEAD', ['a'])).size).toBe(1);
    const brought = [{ commit: head, parent: undefined, paths: new Set(['a']) }];
    expect(await repo.firstParentChanges('HEAD', ['a'], 9)).toEqual(brought);
    expect(readdirSync(base)).not.toContain('ran');
  });

  it('comes up where there is no such folder, and says so when it is asked', async () => {
    const nowhere = open(join(base, 'nowhere'));
    expect(await nowhere.head()).toBeUndefined();
    for (const ask of [() => nowhere.firstParent('HEAD'), () => nowhere.isShallow()])
      await expect(ask()).rejects.toMatchObject({ code: 'file-unreadable', blame: 'user' });
    await expect(repositoryRoot(join(base, 'nowhere'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('says that git is missing or the repository broken', async () => {
    const { root, commit } = repository('broken');
    commit({ a: 'a' });
    await expect(nodeGit({ root, env: { PATH: base } }).head()).rejects.toMatchObject({
      code: 'git-failed',
      hint: expect.stringContaining('PATH'),
    });
    writeFileSync(join(root, '.git', 'config'), '[broken');
    await expect(open(root).head()).rejects.toMatchObject({ code: 'git-failed' });
  });
});
