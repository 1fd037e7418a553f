import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { convert } from '../../src/datasets/convert.ts';
import type { Conversion } from '../../src/datasets/dataset.ts';
import { chunks, collect, pair, scan } from './scan-support.ts';

const SOURCE =
  '{"prompt": "Größe?", "completion": "42\\u00a0cm \\"net\\""}\n{"completion": "\\ud83d\\ude00\\n", "prompt": "/\\/\\u2028"}';
const WITH_SYSTEM = { kind: 'prompt-completion-to-conversation', system: 'Be "brief".' } as const;
const PLAIN = { kind: 'prompt-completion-to-conversation', system: undefined } as const;

const run = (content: string, conversion: Conversion): Promise<Buffer> =>
  collect(convert(chunks(Buffer.from(content), [7]), conversion));

describe('convert', () => {
  it('writes one canonical line for each row', async () => {
    const out = await run(pair('q', 'a'), WITH_SYSTEM);
    expect(out.toString()).toBe(
      '{"schemaVersion":"bedrock-conversation-2024","system":[{"text":"Be \\"brief\\"."}],"messages":[{"role":"user","content":[{"text":"q"}]},{"role":"assistant","content":[{"text":"a"}]}]}\n',
    );
  });

  // These hashes are part of every fingerprint: if one changes, all converted datasets train again.
  it.each([
    [PLAIN, '6a8ae50f94f842395abef0404e6d84b74cb92a79ab09b1e170faa177c564ad4c'],
    [WITH_SYSTEM, '2dbde871a408dc42224c9a50c7cc0bf2612dddc5d49e6d858485634adc2d2006'],
  ])('never changes its bytes: %j', async (conversion, golden) => {
    const out = await run(SOURCE, conversion);
    expect(createHash('sha256').update(out).digest('hex')).toBe(golden);
    const result = await scan(SOURCE, { accepts: ['bedrock-conversation-2024'], system: conversion.system });
    expect(result).toMatchObject({ sha256: golden, uploadBytes: out.length });
  });

  it('passes the bytes on where nothing is converted', async () => {
    expect((await run('any\r\nthing', { kind: 'none' })).toString()).toBe('any\r\nthing');
  });

  it.each([
    'not json\n',
    '{"prompt":"a"}\n',
    '{"prompt":"a","completion":"b","id":1}\n',
    '{"prompt":"a","completion":1}\n',
    `${pair('a', 'b')}\n`,
    pair('x'.repeat(2 << 20), 'b'),
  ])('refuses what the checked file cannot have held (%#)', async (content) => {
    const failure = await run(content, PLAIN).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'file-changed', blame: 'user' });
    // The message of `JSON.parse` would quote the row.
    expect(failure).not.toHaveProperty('cause');
  });
});
