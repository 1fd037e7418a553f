import { appendFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openFile } from '../../../src/adapters/node/open-file.ts';

const MIB = 1024 * 1024;

it.each(['keep', 'pass'] as const)('reads a file of several chunks, to %s', async (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-open-'));
  const content = Buffer.from(Uint32Array.from({ length: 1_000_000 }, (_, at) => at).buffer);
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const file = await openFile(await open(path), path);
  const parts: Buffer[] = [];
  const kept: Uint8Array[] = [];
  for await (const chunk of file.read(use)) {
    parts.push(Buffer.from(chunk));
    kept.push(chunk);
  }
  await file.close();
  rmSync(folder, { recursive: true });
  expect(Buffer.concat(parts).equals(content)).toBe(true);
  expect(Buffer.concat(kept).equals(content)).toBe(use === 'keep');
  expect(new Set(kept.map(({ buffer }) => buffer)).size).toBe(use === 'keep' ? 4 : 2);
});

describe('a file that', () => {
  let folder: string;
  let path: string;
  let handle: FileHandle;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-open-'));
    path = join(folder, 'file');
    writeFileSync(path, Buffer.alloc(2 * MIB + 1, 'x'));
    handle = await open(path);
  });
  afterEach(async () => {
    await handle.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['grew', () => appendFileSync(path, 'y')],
    ['shrank', () => truncateSync(path, 5)],
    ['was emptied', () => truncateSync(path, 0)],
    ['was written anew', () => utimesSync(path, new Date(), new Date(0))],
  ])('%s hands out nothing more', async (_, change) => {
    const file = await openFile(handle, 'train.jsonl');
    const pass = file.read('pass')[Symbol.asyncIterator]();
    await pass.next();
    change();
    await expect(pass.next()).rejects.toMatchObject({ code: 'file-changed' });
    await expect(file.read()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file-changed' });
  });

  it('was empty and is not any more is found out too', async () => {
    truncateSync(path, 0);
    const file = await openFile(handle, 'train.jsonl');
    const next = () => file.read()[Symbol.asyncIterator]().next();
    expect(await next()).toMatchObject({ done: true });
    appendFileSync(path, 'y');
    await expect(next()).rejects.toMatchObject({ code: 'file-changed' });
  });

  it('comes in small portions is handed out in full chunks', async () => {
    const slow = new Proxy(handle, {
      get: (target, name) =>
        name === 'read'
          ? (buffer: Buffer, at: number, length: number, position: number) =>
              target.read(buffer, at, Math.min(length, 300_000), position)
          : Reflect.get(target, name, target),
    });
    const sizes: number[] = [];
    const file = await openFile(slow, 'train.jsonl');
    for await (const chunk of file.read('pass')) sizes.push(chunk.length);
    expect(sizes).toEqual([MIB, MIB, 1]);
  });
});
