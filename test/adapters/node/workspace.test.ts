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

describe('a root that is not there', () => {
  it('is an error', async () => {
    await expect(nodeWorkspace(join(base, 'nowhere'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
