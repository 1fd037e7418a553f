import { describe, expect, it } from '@jest/globals';
import { type LabelChange, labelChanges, labelsOf } from '../../src/datasets/labels.ts';
import type { RowIndex } from '../../src/datasets/row-index.ts';
import { pair, scan } from './scan-support.ts';

/** Rows with these answers, so many of each, in turn of the answers. */
async function index(counts: Readonly<Record<string, number>>): Promise<RowIndex> {
  const rows = Object.entries(counts).flatMap(([label, count]) =>
    Array.from({ length: count }, (_, at) => pair(`${label} ${at}`, label)),
  );
  return (await scan(rows.join(''))).index;
}

const shares = (changes: readonly LabelChange[] | undefined) =>
  changes?.map(({ line, share }) => [line.before, line.after, share.before, share.after]);

describe('labelsOf', () => {
  it('counts the rows of each answer, at the first row that gives it', async () => {
    expect([...(labelsOf(await index({ yes: 5, no: 3 })) ?? [])]).toEqual([
      [0, 5],
      [5, 3],
    ]);
  });

  it('takes rows for texts that have one answer, many answers, or none', async () => {
    expect(labelsOf(await index({ yes: 9 }))).toBeUndefined();
    expect(labelsOf(await index({ yes: 3, no: 3 }))).toBeUndefined();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`label ${at}`, 4]));
    expect(labelsOf(await index(many))).toBeUndefined();
    const prompts = (await scan('{"input":"a"}\n'.repeat(9))).index;
    expect(labelsOf(prompts)).toBeUndefined();
  });
});

describe('labelChanges', () => {
  it('shows the shares of each label in both versions, the greatest change first', async () => {
    const changes = labelChanges(await index({ a: 5, b: 3, c: 2 }), await index({ d: 2, b: 8, a: 10 }));
    expect(shares(changes)).toEqual([
      [9, undefined, 0.2, 0],
      [6, 3, 0.3, 0.4],
      [undefined, 1, 0, 0.1],
      [1, 11, 0.5, 0.5],
    ]);
  });

  it('says nothing where one version has texts for answers', async () => {
    const [labels, texts] = [await index({ a: 5, b: 4 }), await index({ a: 1, b: 1 })];
    expect(labelChanges(labels, texts)).toBeUndefined();
    expect(labelChanges(texts, labels)).toBeUndefined();
  });

  it('never holds the name of a label', async () => {
    const changes = labelChanges(await index({ secret: 5, b: 4 }), await index({ secret: 7, b: 3 }));
    expect(JSON.stringify(changes)).not.toContain('secret');
  });
});
