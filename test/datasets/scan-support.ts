import { expect } from '@jest/globals';
import type { DatasetLimits } from '../../src/catalog/base-model.ts';
import type { DatasetScan } from '../../src/datasets/dataset.ts';
import { isFixed, RULE_IDS, type RuleId } from '../../src/datasets/rules.ts';
import { type ScanInput, scanDataset } from '../../src/datasets/scan.ts';

export const NO_LIMITS: DatasetLimits = {
  trainMin: undefined,
  trainMax: undefined,
  validationMax: undefined,
  sumMin: undefined,
  sumMax: undefined,
  maxTokensPerRecord: undefined,
  recommendedMin: undefined,
  maxTrainBytes: undefined,
  maxValidationBytes: undefined,
  systemItems: undefined,
  reservedStrings: [],
  reservedInAnswers: false,
  suspectStrings: [],
  conversation: undefined,
  caption: undefined,
  rowsPerWarmupStep: undefined,
};

const ABOUT_SHAPE: readonly RuleId[] = [
  'reserved-lookalike',
  'media-uncounted',
  'optional-fields',
  'tool-use-doubtful',
  'unknown-member',
];

/** Rules about what the texts say are silent: for tests of bytes, JSON and shapes. */
export const SHAPE_ONLY = Object.fromEntries(
  RULE_IDS.filter((id) => !isFixed(id) && !ABOUT_SHAPE.includes(id)).map((id) => [
    id,
    { severity: 'off', threshold: undefined } as const,
  ]),
);

/** The bytes in pieces of the given sizes, again and again until the end. */
export async function* chunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let turn = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length);
    yield bytes.slice(at, at + size);
    at += size;
    turn += 1;
  }
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

export type ScanOverrides = Partial<Omit<ScanInput, 'bytes'>> & { readonly sizes?: readonly number[] };

/** Scans twice, with the scanner and closely row by row, and holds the two results equal. */
export async function scan(content: string | Uint8Array, over: ScanOverrides = {}): Promise<DatasetScan> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { sizes = [], ...rest } = over;
  const read = (closely: boolean): Promise<DatasetScan> =>
    scanDataset({
      path: 'data/train.jsonl',
      bytes: chunks(bytes, sizes),
      split: 'training',
      accepts: [],
      modelName: 'Some Model',
      limits: undefined,
      system: undefined,
      closely,
      ...rest,
    });
  const result = await read(false);
  expect(result).toEqual(await read(true));
  return result;
}

/** `line:column code`, with `!` for a warning and `i` for an info. */
export function marks(result: DatasetScan): readonly string[] {
  const signs = { error: '', warning: '!', info: 'i' } as const;
  return result.findings.map(
    ({ line, column, code, severity }) => `${line}:${column} ${code}${signs[severity]}`,
  );
}

export function pair(prompt: string, completion: string): string {
  return `${JSON.stringify({ prompt, completion })}\n`;
}

export function talk(...texts: readonly string[]): string {
  const messages = texts.map((text, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [{ text }],
  }));
  return `${JSON.stringify({ schemaVersion: 'bedrock-conversation-2024', messages })}\n`;
}
