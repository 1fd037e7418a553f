/** What the processes of a sweep remember is what would be read anew. */
import { describe, expect, it } from '@jest/globals';
import { parseConfig as parsed } from '../../src/config/parse.ts';
import { type ScanInput, scanDataset as scanned } from '../../src/datasets/scan.ts';
import { jobsYaml, rows } from '../commands/support.ts';
import { parseConfig } from './remembered-parse.ts';
import { scanDataset } from './remembered-scan.ts';

const SCAN: Omit<ScanInput, 'bytes'> = {
  path: 'datasets/bot.jsonl',
  split: 'training',
  accepts: ['bedrock-conversation-2024'],
  modelName: 'Nova Micro',
  limits: undefined,
  system: undefined,
};

async function* bytesOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe('a dataset', () => {
  const text = rows('bot');

  it('is scanned once for its content, however it is cut', async () => {
    const first = await scanDataset({ ...SCAN, bytes: bytesOf(text) });
    const { index, ...scan } = await scanned({ ...SCAN, bytes: bytesOf(text) });
    expect(first).toMatchObject(scan);
    expect(first.index.rowIds).toEqual(index.rowIds);
    expect(await scanDataset({ ...SCAN, bytes: bytesOf(text.slice(0, 99), text.slice(99)) })).toBe(first);
  });

  const others: readonly (readonly [string, Partial<ScanInput>, string])[] = [
    ['other rows', {}, rows('guide')],
    ['another path', { path: 'datasets/other.jsonl' }, text],
    ['another split', { split: 'validation' }, text],
    ['other checks', { checks: { 'near-duplicate': { severity: 'off', threshold: undefined } } }, text],
  ];

  it.each(others)('is scanned anew for %s', async (_, over, content) => {
    const first = await scanDataset({ ...SCAN, bytes: bytesOf(text) });
    expect(await scanDataset({ ...SCAN, ...over, bytes: bytesOf(content) })).not.toBe(first);
  });

  it('that cannot be read is an error each time', async () => {
    await scanDataset({ ...SCAN, bytes: bytesOf(text) });
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* bytesOf(text);
      throw new Error('gone');
    };
    await expect(scanDataset({ ...SCAN, bytes: broken() })).rejects.toThrow('gone');
  });
});

describe('jobs.yaml', () => {
  const source = { file: 'jobs.yaml', bytes: Buffer.from(jobsYaml([{ key: 'bot' }])), today: '2026-03-02' };

  it('is read once for its text', () => {
    const first = parseConfig(source);
    expect(first).toEqual(parsed(source));
    expect(parseConfig({ ...source, bytes: Buffer.from(source.bytes) })).toBe(first);
  });

  it.each([
    ['another text', { bytes: Buffer.from(jobsYaml([{ key: 'guide' }])) }],
    ['another name', { file: 'models.yaml' }],
    ['another day', { today: '2027-03-02' }],
  ])('is read anew for %s', (_, over) => {
    expect(parseConfig({ ...source, ...over })).not.toBe(parseConfig(source));
  });

  it('cannot be changed by one of those who share it', () => {
    const { config } = parseConfig(source);
    expect(() => Object.assign(config?.jobs[0]?.environment ?? {}, { region: 'eu-west-1' })).toThrow(
      TypeError,
    );
  });
});
