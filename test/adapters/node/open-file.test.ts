import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openFile } from '../../../src/adapters/node/open-file.ts';

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
