import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatasetFormat } from '../../src/catalog/base-model.ts';
import type { Json, JsonObject } from '../../src/datasets/json.ts';
import { canonical, NO_ID, type RowIndex, RowIndexBuilder } from '../../src/datasets/row-index.ts';
import { scan } from './scan-support.ts';

function indexOf(format: DatasetFormat, ...rows: readonly JsonObject[]): RowIndex {
  const builder = new RowIndexBuilder();
  rows.forEach((row, at) => {
    builder.add(row, format, { line: at + 1, tokens: 1.6 });
  });
  return builder.close();
}

const pairs = (...rows: readonly JsonObject[]) => indexOf('prompt-completion', ...rows);
const talks = (...rows: readonly JsonObject[]) => indexOf('bedrock-conversation-2024', ...rows);
const turn = (role: string, ...content: readonly Json[]): JsonObject => ({ role, content });
const talk = (...messages: readonly JsonObject[]): JsonObject => ({ messages });

/** The same value with the keys of every object in the opposite order. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnedRound(member)]),
  );
}

const parsed = (text: string): Json => JSON.parse(text);
const json = fc.json({ maxDepth: 3 });

describe('canonical', () => {
  it('is the same for the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (text) => {
        const other = parsed(JSON.stringify(turnedRound(parsed(text))));
        expect(canonical(other)).toBe(canonical(parsed(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('differs for different values', () => {
    const sorted = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    const plain = (text: string) =>
      JSON.stringify(parsed(text), (_, value: unknown) => (Object.is(value, -0) ? 0 : sorted(value)));
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonical(parsed(a)) === canonical(parsed(b))).toBe(plain(a) === plain(b));
      }),
      { numRuns: 500 },
    );
    const close = [
      '[]',
      '{}',
      '""',
      'null',
      '"null"',
      '0',
      '[[]]',
      '["",""]',
      '[",\\"0:"]',
      '{"a":"b"}',
      '["a","b"]',
    ];
    expect(new Set(close.map((text) => canonical(parsed(text)))).size).toBe(close.length);
  });

  it('does not mind a hundred thousand levels, which JSON.parse accepts', () => {
    const depth = 100_000;
    expect(canonical(parsed('['.repeat(depth) + ']'.repeat(depth)))).toHaveLength(3 * depth);
    expect(canonical(parsed(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).startsWith('{1;"1:a{1;')).toBe(
      true,
    );
  });
});

describe('RowIndex', () => {
  it('of a deeply nested row is empty: the row is refused before', async () => {
    const deep = `{"prompt":${'['.repeat(100_000)}${']'.repeat(100_000)},"completion":"b"}\n`;
    const { index, findings } = await scan(deep);
    expect(index.length).toBe(0);
    expect(findings.map(({ code }) => code)).toContain('bad-json');
  });

  it('tells content, question and answer apart', () => {
    const index = pairs(
      { prompt: 'a', completion: 'b' },
      { completion: 'b', prompt: 'a' },
      { prompt: ' a\n', completion: 'b ' },
      { prompt: 'a', completion: 'c' },
      { prompt: 'b', completion: 'a' },
    );
    const groups = (ids: BigUint64Array) => Array.from(ids, (id) => ids.indexOf(id));
    expect(groups(index.rowIds)).toEqual([0, 0, 2, 3, 4]);
    expect(groups(index.inputIds)).toEqual([0, 0, 0, 0, 4]);
    expect(groups(index.answerIds)).toEqual([0, 0, 0, 3, 4]);
    expect([...index.lines, ...index.tokens]).toEqual([1, 2, 3, 4, 5, 2, 2, 2, 2, 2]);
  });

  it('takes a composed and a decomposed character for the same', () => {
    const { rowIds, inputIds } = pairs(
      { prompt: 'é', completion: 'b' },
      { prompt: 'e\u0301', completion: 'b' },
    );
    expect(inputIds[0]).toBe(inputIds[1]);
    expect(rowIds[0]).not.toBe(rowIds[1]);
  });

  it('leaves a text alone that stacks up more marks than any script', () => {
    const marks = (count: number): readonly string[] =>
      ['\u0323\u0307', '\u0307\u0323'].map((both) => `e${both.repeat(count)}`);
    const inputs = (count: number): BigUint64Array =>
      pairs(...marks(count).map((prompt) => ({ prompt, completion: 'x' }))).inputIds;
    const [few, many] = [inputs(10), inputs(200_000)];
    expect(few[0]).toBe(few[1]);
    expect(many[0]).not.toBe(many[1]);
  });

  it('takes a prompt and a conversation of one question for the same', () => {
    const asked = talk(turn('user', { text: 'a' }), turn('assistant', { text: 'b' }));
    const [text, blocks] = [pairs({ prompt: 'a', completion: 'b' }), talks(asked)];
    expect(blocks.inputIds).toEqual(text.inputIds);
    expect(blocks.answerIds).toEqual(text.answerIds);
  });

  it('keeps questions apart that differ in the picture, the system text or an earlier answer', () => {
    const question = turn('user', { text: 'What is this?' });
    const shown = (uri: string) => turn('user', { image: { source: { uri } } }, { text: 'What is this?' });
    const answer = turn('assistant', { text: 'A hub.' });
    const index = talks(
      talk(question, answer),
      talk(shown('s3://a/1.png'), answer),
      talk(shown('s3://a/2.png'), answer),
      { system: [{ text: 'Be kind.' }], ...talk(question, answer) },
      talk(question, turn('assistant', { text: 'Which?' }), question, answer),
      talk(question, turn('assistant', { text: 'What?' }), question, answer),
    );
    expect(new Set(index.inputIds).size).toBe(6);
    expect(new Set(index.answerIds).size).toBe(1);
  });

  it('has no identity for what is not there', () => {
    expect(indexOf('input-text', { input: 'a' }).answerIds[0]).toBe(NO_ID);
    expect(talks(talk()).inputIds[0]).toBe(NO_ID);
    const images = indexOf(
      'image-ref-caption',
      { 'image-ref': 's3://a/1', caption: 'x' },
      { 'image-ref': 's3://a/2', caption: 'x' },
    );
    expect(images.inputIds[0]).not.toBe(images.inputIds[1]);
    expect(images.answerIds[0]).toBe(images.answerIds[1]);
  });

  it('grows', () => {
    const { length, lines, rowIds } = pairs(
      ...Array.from({ length: 3000 }, (_, at) => ({ prompt: `${at}`, completion: 'b' })),
    );
    expect([length, lines.at(-1), new Set(rowIds).size]).toEqual([3000, 3000, 3000]);
  });
});
