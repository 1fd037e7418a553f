/** Which rows are looked at, how they are found again, and what is told of them without a word. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffAndPick, diffRows } from '../../src/datasets/diff.ts';
import { pointerOf } from '../../src/datasets/pointer.ts';
import { rowForm } from '../../src/datasets/row-form.ts';
import { type RowIndex, RowIndexBuilder } from '../../src/datasets/row-index.ts';
import { Sample, seedOf } from '../../src/datasets/row-picks.ts';
import { linesAt } from '../../src/datasets/row-text.ts';

function indexOf(rows: readonly (readonly [string, string])[]): RowIndex {
  const builder = new RowIndexBuilder();
  for (const [at, [prompt, completion]] of rows.entries())
    builder.add({ prompt, completion }, 'prompt-completion', { line: 2 * at + 1, tokens: 1 });
  return builder.close();
}

describe('picked rows', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', ''), fc.constantFrom('1', '2', '3'));
  const rows = fc.array(row, { maxLength: 30 });

  it('are rows of their kind, at most five, and do not change the diff', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(), (before, after, seed) => {
        const [base, head] = [indexOf(before), indexOf(after)];
        const { diff, picks } = diffAndPick(base, head, seed);
        expect(diff).toEqual(diffRows(base, head));
        expect(picks.changed).toHaveLength(Math.min(5, diff.changed));
        expect(picks.added).toHaveLength(Math.min(5, diff.added));
        expect(picks.removed).toHaveLength(Math.min(5, diff.removed));
        for (const pair of picks.changed) {
          const [old, now] = [before[(pair.before - 1) / 2], after[(pair.after - 1) / 2]];
          expect(old?.[0]).toBe(now?.[0]);
          expect(old?.[1]).not.toBe(now?.[1]);
        }
        const lines = [...picks.added, ...picks.changed.map((pair) => pair.after)];
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same for the same seed, others for another, and each has a fair chance', () => {
    const pick = (seed: number): readonly number[] => {
      const sample = new Sample(seed);
      for (let at = 0; at < 1_000; at += 1) sample.offer(at);
      return sample.rows;
    };
    const seed = seedOf('4f2a9c1de0b35a7788c6d5e4f3a2b1c0d9e8f7a6');
    expect(pick(seed)).toEqual(pick(seed));
    expect(pick(seed)).not.toEqual(pick(seed + 1));
    const halves = Array.from({ length: 800 }, (_, at) => pick(at * 7_919)).flat();
    const low = halves.filter((at) => at < 500).length / halves.length;
    expect(low).toBeGreaterThan(0.45);
    expect(low).toBeLessThan(0.55);
  });
});

describe('lines by their number', () => {
  async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it('are found in chunks of any size, behind long lines too', async () => {
    const text = `eins\n${'x'.repeat(3 << 20)}\n\nvïer\r\nfünf`;
    for (const size of [1_000, 1 << 20, 1 << 22]) {
      const found = await linesAt(chunks(text, size), new Set([1, 2, 4, 5, 9]));
      expect([...found].map(([line, content]) => [line, content.slice(0, 9).trim()])).toEqual([
        [1, 'eins'],
        [4, 'vïer'],
        [5, 'fünf'],
      ]);
    }
  });
});

describe('the form of a row', () => {
  const pair = (completion: string) => ({ prompt: 'What now?', completion });
  const changeOf = (before: string, after: string) =>
    rowForm(pair(after), 'prompt-completion', pair(before)).parts[1]?.change;

  it.each([
    ['wait a  while', 'wait a while', 'blanks'],
    ['wait a\u200B while', 'wait a while', 'blanks'],
    ['Wait A While', 'wait a while', 'letter case'],
    ['wait, a while!', 'wait a while', 'punctuation'],
    ['wait 10 or 20 days', 'wait 14 or 20 days', 'digits'],
    ['wait a while', 'wait a week', undefined],
  ])('says of %j and %j what alone differs', (before, after, only) => {
    expect(changeOf(before, after)).toMatchObject({ only });
  });

  it('counts words that stay, go and come', () => {
    expect(changeOf('the old answer is long', 'the new answer is quite long')).toMatchObject({
      kept: 4,
      removed: 1,
      added: 2,
    });
    expect(changeOf('same', 'same')).toBe('same');
  });

  it('tells a change that is in no text, and the last turns of many', () => {
    const row = { ...pair('x'), note: 1 };
    expect(rowForm(row, 'prompt-completion', pair('x')).hasOtherChange).toBe(true);
    const turn = (at: number) => ({
      role: at % 2 === 0 ? 'user' : 'assistant',
      content: 'words '.repeat(at),
    });
    const long = { messages: Array.from({ length: 10 }, (_, at) => turn(at)) };
    expect(rowForm(long, 'claude-messages')).toMatchObject({ omitted: 4, parts: { length: 6 } });
    expect(rowForm(long, 'claude-messages').parts.at(-1)).toMatchObject({ role: 'assistant', tokens: 12 });
  });
});

describe('a pointer', () => {
  it.each([
    [
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 12345\n`,
      { kind: 'Git LFS', digest: 'ab'.repeat(32), bytes: 12_345 },
    ],
    [
      'version https://git-lfs.github.com/spec/v1\noid sha256:no\n',
      { kind: 'Git LFS', digest: undefined, bytes: undefined },
    ],
    [
      'outs:\n- md5: a304afb96060aad90176268345e10355\n  size: 37\n  hash: md5\n  path: train.jsonl\n',
      { kind: 'DVC', digest: 'a304afb96060aad90176268345e10355', bytes: 37 },
    ],
    ['outs:\n- path: train.jsonl\n', { kind: 'DVC', digest: undefined, bytes: undefined }],
  ])('%# is known', (text, expected) => {
    expect(pointerOf(text)).toEqual(expected);
  });

  it.each(['', '{"prompt":"outs:","completion":"- md5: x"}\n', 'outs: none\n', 'version 1\n'])(
    '%j is none',
    (text) => {
      expect(pointerOf(text)).toBeUndefined();
    },
  );
});
