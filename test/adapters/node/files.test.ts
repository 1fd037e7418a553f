import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeFiles } from '../../../src/adapters/node/files.ts';
import type { OpenFile } from '../../../src/ports/host.ts';

const MIB = 1024 * 1024;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
const root = join(base, 'repository');
const temp = join(base, 'temp');
const files = nodeFiles({ root, temp });
const socket = createServer();

beforeAll(async () => {
  mkdirSync(join(root, 'data', 'Sub'), { recursive: true });
  mkdirSync(temp);
  writeFileSync(join(base, 'outside.jsonl'), 'secret\n');
  writeFileSync(join(root, 'jobs.yaml'), 'version: 1\n');
  writeFileSync(join(root, 'data', 'Sub', 'Train.jsonl'), '{}\n');
  writeFileSync(join(root, 'data', '..odd'), 'x');
  writeFileSync(join(root, 'latin1'), Buffer.from([0x66, 0xfc]));
  symlinkSync('jobs.yaml', join(root, 'link.yaml'));
  symlinkSync('../outside.jsonl', join(root, 'out.jsonl'));
  symlinkSync('nowhere', join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('data', join(root, 'linked'));
  symlinkSync(base, join(root, 'up'));
  symlinkSync('/dev/zero', join(root, 'zero'));
  execFileSync('mkfifo', [join(root, 'fifo')]);
  await new Promise<void>((resolve) => socket.listen(join(root, 'socket'), resolve));
});
afterAll(() => {
  socket.close();
  rmSync(base, { recursive: true });
});

async function opened(path: string): Promise<OpenFile> {
  const result = await files.open(path);
  if (result.kind !== 'opened') throw new Error(`refused: ${result.reason}`);
  return result.file;
}

async function bytesOf(file: OpenFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a root that is not there', () => {
  it('is a fault of the surroundings, said in one error', async () => {
    const nowhere = nodeFiles({ root: join(base, 'nowhere'), temp });
    const refusal = { code: 'file-unreadable', blame: 'user' };
    await expect(nowhere.readSmall('jobs.yaml', 10)).rejects.toMatchObject(refusal);
    await expect(nowhere.open('jobs.yaml')).rejects.toMatchObject(refusal);
  });
});

describe('open', () => {
  it.each(['jobs.yaml', './jobs.yaml', 'data//Sub/./Train.jsonl', 'data/..odd'])('opens %s', async (path) => {
    const file = await opened(path);
    expect(await bytesOf(file)).toEqual(readFileSync(join(root, path)));
    await file.close();
  });

  it.each([
    ['none.jsonl', 'missing'],
    ['none/jobs.yaml', 'missing'],
    ['jobs.yaml/x', 'missing'],
    ['a\0b', 'missing'],
    ['', 'not-a-file'],
    ['.', 'not-a-file'],
    ['data', 'not-a-file'],
    ['data/', 'not-a-file'],
    ['fifo', 'not-a-file'],
    ['socket', 'not-a-file'],
    ['link.yaml', 'symlink'],
    ['out.jsonl', 'symlink'],
    ['dangling', 'symlink'],
    ['loop', 'symlink'],
    ['zero', 'symlink'],
    ['linked/Sub/Train.jsonl', 'symlink'],
    ['up/outside.jsonl', 'symlink'],
    ['../outside.jsonl', 'outside-repository'],
    ['data/../../outside.jsonl', 'outside-repository'],
    ['data/../jobs.yaml', 'outside-repository'],
    ['/etc/hostname', 'outside-repository'],
    ['up/../jobs.yaml', 'outside-repository'],
    ['data\\..\\..\\outside.jsonl', 'missing'],
    ['x'.repeat(300), 'unreadable'],
  ])('refuses %j: %s', async (path, reason) => {
    expect(await files.open(path)).toMatchObject({ kind: 'refused', reason });
  });

  it.each([
    ['Jobs.YAML', 'jobs.yaml'],
    ['DATA/sub/train.jsonl', 'data/Sub/Train.jsonl'],
    ['data/Sub/Train.json', undefined],
    ['other', undefined],
  ])('%s is probably %s', async (path, nearest) => {
    expect(await files.open(path)).toEqual({ kind: 'refused', reason: 'missing', nearest });
  });

  it('tells of too many open files as what it is', () => {
    const script = `
      const { nodeFiles } = await import(${JSON.stringify(new URL('../../../src/adapters/node/files.ts', import.meta.url).href)});
      const files = nodeFiles({ root: ${JSON.stringify(root)}, temp: '' });
      const opened = [];
      try {
        while (opened.length < 100) opened.push(await files.open('jobs.yaml'));
      } catch ({ code, blame, message, hint }) {
        console.log(JSON.stringify({ code, blame, message, hint }));
      }
      process.exit(opened.length === 0 ? 1 : 0);`;
    const node = [process.execPath, '--input-type=module', '--eval', script];
    const told = execFileSync('sh', ['-c', 'ulimit -n 64 && exec "$@"', 'sh', ...node], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual({
      code: 'file-unreadable',
      blame: 'user',
      message: expect.stringContaining('too many files open'),
      hint: expect.stringContaining('ulimit -n'),
    });
  });

  it('works where the root itself is reached through a link', async () => {
    symlinkSync(root, join(base, 'alias'));
    const result = await nodeFiles({ root: join(base, 'alias'), temp }).open('jobs.yaml');
    expect(result.kind).toBe('opened');
    if (result.kind === 'opened') await result.file.close();
  });
});

describe('read', () => {
  const path = 'data/big.bin';
  const content = Buffer.alloc(2 * MIB + 17, 'abcdefg');
  const full = () => join(root, path);

  async function fresh(): Promise<OpenFile> {
    writeFileSync(full(), content);
    return await opened(path);
  }

  it('gives every pass all bytes in chunks, also when passes interleave', async () => {
    const file = await fresh();
    expect(file.size).toBe(content.length);
    const half = file.read()[Symbol.asyncIterator]();
    await half.next();
    expect((await bytesOf(file)).equals(content)).toBe(true);
    const sizes = [];
    for await (const chunk of file.read()) sizes.push(chunk.byteLength);
    expect(sizes).toEqual([MIB, MIB, 17]);
    expect((await half.next()).value?.byteLength).toBe(MIB);
    await file.close();
  });

  it('gives chunks that stay as they were', async () => {
    const file = await fresh();
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.read()) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    await file.close();
  });

  it.each([
    ['grew', () => appendFileSync(full(), 'x')],
    ['shrank', () => writeFileSync(full(), 'x')],
    ['was written', () => utimesSync(full(), 1, 1)],
  ])('throws when the file %s between passes and in the middle of one', async (_name, change) => {
    const file = await fresh();
    const pass = file.read()[Symbol.asyncIterator]();
    await pass.next();
    change();
    await expect(pass.next()).rejects.toMatchObject({ code: 'file-changed', blame: 'user' });
    await expect(bytesOf(file)).rejects.toMatchObject({ code: 'file-changed' });
    await file.close();
  });

  it('notices a change after the last byte', async () => {
    writeFileSync(full(), 'small');
    const file = await opened(path);
    const pass = file.read()[Symbol.asyncIterator]();
    await pass.next();
    appendFileSync(full(), '!');
    await expect(pass.next()).rejects.toMatchObject({ code: 'file-changed' });
    await file.close();
  });

  it('reads the bytes it opened when another file takes the name', async () => {
    const file = await fresh();
    rmSync(full());
    writeFileSync(full(), 'other');
    expect((await bytesOf(file)).equals(content)).toBe(true);
    await file.close();
  });

  it('reads an empty file as nothing', async () => {
    writeFileSync(full(), '');
    const file = await opened(path);
    expect((await bytesOf(file)).length).toBe(0);
    await file.close();
  });
});

describe('readSmall and writeReport', () => {
  it('reads a whole file up to the limit', async () => {
    expect(Buffer.from((await files.readSmall('jobs.yaml', 11)) ?? []).toString()).toBe('version: 1\n');
    expect(await files.readSmall('none.yaml', 10)).toBeUndefined();
  });

  it.each([
    ['jobs.yaml', 10],
    ['latin1', 10],
    ['link.yaml', 100],
    ['data', 100],
    ['../outside.jsonl', 100],
  ])('refuses %s (limit %i)', async (path, limit) => {
    await expect(files.readSmall(path, limit)).rejects.toMatchObject({
      code: 'file-unreadable',
      blame: 'user',
    });
  });

  it('writes reports to a folder of its own that only this user can read', async () => {
    const one = await files.writeReport('plan.md', '# plan\n');
    const two = await files.writeReport('result.json', '{}');
    expect(readFileSync(one, 'utf8')).toBe('# plan\n');
    expect(one.startsWith(join(temp, 'bedrock-tune-'))).toBe(true);
    expect(join(one, '..')).toBe(join(two, '..'));
    expect(statSync(join(one, '..')).mode & 0o077).toBe(0);
  });

  it.each(['../x', 'a/b', '.hidden', '', 'a\0b'])('writes no report called %j', async (name) => {
    await expect(files.writeReport(name, 'x')).rejects.toMatchObject({ code: 'internal' });
  });
});
