import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nodeWorkspace } from '../../../src/adapters/node/workspace.ts';
import { AppError } from '../../../src/errors.ts';

let base = '';
let root = '';
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  root = join(base, 'repository');
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true }));

const look = async (path: string, text = 'new') => await (await nodeWorkspace(root)).look(path, text);
const create = async (path: string, text = 'new') => await (await nodeWorkspace(root)).create(path, text);
const isRefused = { kind: 'refused', why: expect.stringMatching(/\S/) };
const hasFailed = { kind: 'failed', why: expect.stringMatching(/\S/) };

describe('a free place', () => {
  it.each(['jobs.yaml', 'a/b/c.jsonl', '.github/workflows/x.yml'])(
    'takes %s with its folders',
    async (path) => {
      expect(await look(path)).toEqual({ kind: 'free' });
      expect(await create(path)).toEqual({ kind: 'written' });
      expect(readFileSync(join(root, path), 'utf8')).toBe('new');
      expect(await look(path)).toEqual({ kind: 'same' });
    },
  );
});

describe('a taken place', () => {
  it.each(['old', 'longer than it', ''])(
    'is told from the same text, and never replaced: %j',
    async (old) => {
      writeFileSync(join(root, 'jobs.yaml'), old);
      expect(await look('jobs.yaml')).toEqual({ kind: 'taken' });
      expect(await create('jobs.yaml')).toEqual(hasFailed);
      expect(readFileSync(join(root, 'jobs.yaml'), 'utf8')).toBe(old);
    },
  );
});

describe('a place that leads elsewhere', () => {
  it.each(['../x', 'a/../../x', '/x', 'a//x', './x', '', 'a\\..\\x', 'a\0', 'C:x'])(
    'is none by its path: %j',
    async (path) => {
      expect(await look(path)).toEqual(isRefused);
      expect(await create(path)).toEqual(hasFailed);
      expect([readdirSync(base), readdirSync(root)]).toEqual([['repository'], []]);
    },
  );

  it('is none through a linked folder', async () => {
    mkdirSync(join(base, 'outside'));
    symlinkSync('../outside', join(root, '.github'));
    expect(await look('.github/workflows/x.yml')).toEqual(isRefused);
    expect(await create('.github/workflows/x.yml')).toEqual(hasFailed);
    expect(readdirSync(join(base, 'outside'))).toEqual([]);
  });

  it.each(['there', 'nowhere'])('is none through a link in the place of the file (to %s)', async (target) => {
    writeFileSync(join(base, 'there'), 'new');
    symlinkSync(`../${target}`, join(root, 'jobs.yaml'));
    expect(await look('jobs.yaml')).toEqual(isRefused);
    expect(await create('jobs.yaml')).toEqual(hasFailed);
    expect(lstatSync(join(root, 'jobs.yaml')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(base, 'nowhere'))).toBe(false);
  });
});

describe('a place that is something else', () => {
  it('is refused: a folder, or a file on the way', async () => {
    mkdirSync(join(root, 'jobs.yaml'));
    writeFileSync(join(root, 'datasets'), '');
    for (const path of ['jobs.yaml', 'datasets/x/train.jsonl']) {
      expect(await look(path)).toEqual(isRefused);
      expect(await create(path)).toEqual(hasFailed);
    }
  });

  // Even root makes no folder there, which it may elsewhere against all permissions.
  it.each(['x', 'self/x'])('is refused or fails where the system takes no file: /proc/%s', async (path) => {
    const workspace = await nodeWorkspace('/proc');
    expect(await workspace.create(path, 'new')).toEqual(hasFailed);
  });
});

describe('a file from a stream', () => {
  async function* parts(...texts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) {
      if (typeof text !== 'string') throw text;
      yield Buffer.from(text);
    }
  }

  it('is there whole', async () => {
    const workspace = await nodeWorkspace(root);
    expect(await workspace.create('a/b.jsonl', parts('one\n', 'two\n'))).toEqual({ kind: 'written' });
    expect(readFileSync(join(root, 'a/b.jsonl'), 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(join(root, 'a'))).toEqual(['b.jsonl']);
  });

  it('is not there at all where the disk is full, and nothing else is', async () => {
    const workspace = await nodeWorkspace(root);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    expect(await workspace.create('b.jsonl', parts('one\n', full))).toEqual(hasFailed);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is not there at all where its source fails, whose words are passed on', async () => {
    const workspace = await nodeWorkspace(root);
    const changed = new AppError('file-changed', 'x', { blame: 'user', hint: 'y' });
    await expect(workspace.create('b.jsonl', parts('one\n', changed))).rejects.toBe(changed);
    expect(readdirSync(root)).toEqual([]);
  });

  it('never takes the place of what was put there while it was written', async () => {
    const workspace = await nodeWorkspace(root);
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('mine');
      writeFileSync(join(root, 'b.jsonl'), 'theirs');
    }
    expect(await workspace.create('b.jsonl', slow())).toEqual(hasFailed);
    expect(readFileSync(join(root, 'b.jsonl'), 'utf8')).toBe('theirs');
    expect(readdirSync(root)).toEqual(['b.jsonl']);
  });

  it('needs no file system that knows links', async () => {
    const noLinks = () => Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' }));
    const workspace = await nodeWorkspace(root, noLinks);
    expect(await workspace.create('b.jsonl', parts('one\n'))).toEqual({ kind: 'written' });
    expect(await workspace.create('b.jsonl', parts('two\n'))).toEqual(hasFailed);
    expect(readFileSync(join(root, 'b.jsonl'), 'utf8')).toBe('one\n');
    expect(readdirSync(root)).toEqual(['b.jsonl']);
  });
});

describe('a root that is not there', () => {
  it('is an error', async () => {
    await expect(nodeWorkspace(join(base, 'nowhere'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
