import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffRows, type RowDiff } from '../../src/datasets/diff.ts';
import { countDistinct, NO_ROW, RowTable } from '../../src/datasets/id-table.ts';
import { type RowIndex, RowIndexBuilder } from '../../src/datasets/row-index.ts';

interface Row {
  readonly ask: string;
  readonly answer: string;
}

function indexOf(rows: readonly Row[], tokens: (row: Row) => number = () => 100): RowIndex {
  const builder = new RowIndexBuilder();
  for (const [at, row] of rows.entries()) {
    const content = { prompt: row.ask, completion: row.answer };
    builder.add(content, 'prompt-completion', { line: at + 1, tokens: tokens(row) });
  }
  return builder.close();
}

const rows = (text: string): readonly Row[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ ask: word.slice(0, 1), answer: word.slice(1) }));

const diffOf = (before: string, after: string): RowDiff =>
  diffRows(indexOf(rows(before)), indexOf(rows(after)));

const counts = ({ same, changed, added, removed, moved }: RowDiff) => ({
  same,
  changed,
  added,
  removed,
  moved,
});

describe('rows compared', () => {
  it.each([
    ['nothing changed', 'a1 b1', 'a1 b1', { kind: 'same-rows', same: 2 }],
    ['a row more', 'a1 b1', 'a1 c1 b1', { kind: 'rows', same: 2, added: 1 }],
    ['a row less', 'a1 b1', 'b1', { kind: 'rows', same: 1, removed: 1 }],
    ['another answer', 'a1 b1', 'a1 b2', { kind: 'rows', same: 1, changed: 1 }],
    ['another question', 'a1', 'b1', { kind: 'rows', added: 1, removed: 1 }],
    ['another order', 'a1 b1 c1 d1', 'b1 c1 d1 a1', { kind: 'reordered', same: 4, moved: 1 }],
    ['the reverse', 'a1 b1 c1', 'c1 b1 a1', { kind: 'reordered', same: 3, moved: 2 }],
    ['a copy of a row', 'a1', 'a1 a1', { kind: 'rows', same: 1, added: 1 }],
    ['one of two copies changed', 'a1 a1', 'a1 a2', { kind: 'rows', same: 1, changed: 1 }],
    [
      'a copy gone, another question with it',
      'a1 a1 b1',
      'a1 b2 b3',
      { kind: 'rows', same: 1, changed: 1, added: 1, removed: 1 },
    ],
    ['an empty file before', '', 'a1 b1', { kind: 'rows', added: 2 }],
    ['an empty file after', 'a1', '', { kind: 'rows', removed: 1 }],
    ['both empty', '', '', { kind: 'same-rows' }],
  ])('%s', (_, before, after, expected) => {
    const diff = diffOf(before, after);
    const none = { same: 0, changed: 0, added: 0, removed: 0, moved: 0 };
    expect({ kind: diff.kind, ...counts(diff) }).toEqual({ ...none, ...expected });
  });

  it('takes rows that stay in order for unmoved, also where others come between', () => {
    expect(diffOf('a1 b1 c1', 'x1 a1 y1 b1 z1 c1').moved).toBe(0);
    expect(diffOf('a1 a1 b1 a1', 'a1 a1 b1 a1').moved).toBe(0);
  });

  it('tells of the labels that have another share, the greatest change first', () => {
    const classes = (counts: Readonly<Record<string, number>>): RowIndex => {
      const all = Object.entries(counts).flatMap(([answer, count]) => Array<string>(count).fill(answer));
      return indexOf(all.map((answer, at) => ({ ask: `${answer}${at}`, answer })));
    };
    const { labels } = diffRows(classes({ a: 10, b: 6, c: 4 }), classes({ a: 10, b: 8, d: 2 }));
    expect(labels).toEqual({
      before: 3,
      after: 3,
      changes: [
        { line: { before: 17, after: undefined }, share: { before: 0.2, after: 0 } },
        { line: { before: 11, after: 11 }, share: { before: 0.3, after: 0.4 } },
        { line: { before: undefined, after: 19 }, share: { before: 0, after: 0.1 } },
      ],
    });
    expect(diffRows(classes({ a: 1, b: 1 }), classes({ a: 9, b: 9 })).labels).toBeUndefined();
  });

  it('counts copies and contradictions on both sides', () => {
    const diff = diffOf('a1 a1 a1 b1', 'a1 a2 a3 b1 b1');
    expect(diff.duplicates).toEqual({ before: 2, after: 1 });
    expect(diff.conflicts).toEqual({ before: 0, after: 2 });
  });

  it('sorts rows by their length', () => {
    const tokens = ({ answer }: Row): number => Number(answer);
    const before = indexOf(rows('a0 b31 c32 d63'), tokens);
    const after = indexOf(rows('a64 b127 c128 d40000'), tokens);
    const diff = diffRows(before, after);
    expect(diff.lengths.slice(0, 4)).toEqual([
      { from: 0, to: 31, before: 2, after: 0 },
      { from: 32, to: 63, before: 2, after: 0 },
      { from: 64, to: 127, before: 0, after: 2 },
      { from: 128, to: 255, before: 0, after: 1 },
    ]);
    expect(diff.lengths.at(-1)).toEqual({ from: 32_768, to: undefined, before: 0, after: 1 });
    expect(diffOf('', '').lengths).toEqual([]);
  });
});

const someRows = fc.array(
  fc.record({ ask: fc.constantFrom('a', 'b', 'c', 'd', 'e'), answer: fc.constantFrom('1', '2', '3') }),
  { maxLength: 40 },
);

describe('any two versions', () => {
  it('have no difference from themselves', () => {
    fc.assert(
      fc.property(someRows, (all) => {
        const diff = diffRows(indexOf(all), indexOf(all));
        expect(diff.kind).toBe('same-rows');
        expect(counts(diff)).toEqual({ same: all.length, changed: 0, added: 0, removed: 0, moved: 0 });
      }),
      { numRuns: 100 },
    );
  });

  it('have counts that add up, and turned round, what was added was removed', () => {
    fc.assert(
      fc.property(someRows, someRows, (before, after) => {
        const diff = diffRows(indexOf(before), indexOf(after));
        const back = diffRows(indexOf(after), indexOf(before));
        expect(diff.same + diff.changed + diff.removed).toBe(before.length);
        expect(diff.same + diff.changed + diff.added).toBe(after.length);
        expect(counts(back)).toMatchObject({ same: diff.same, changed: diff.changed, moved: diff.moved });
        expect([back.added, back.removed]).toEqual([diff.removed, diff.added]);
        expect(diff.lengths.reduce((sum, bucket) => sum + bucket.before, 0)).toBe(before.length);
        expect(diff.lengths.reduce((sum, bucket) => sum + bucket.after, 0)).toBe(after.length);
      }),
      { numRuns: 200 },
    );
  });

  it('count the same as multisets of texts do', () => {
    fc.assert(
      fc.property(someRows, someRows, (before, after) => {
        const diff = diffRows(indexOf(before), indexOf(after));
        expect(counts(diff)).toMatchObject(expectedCounts(before, after));
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of rows but for what has moved', () => {
    const shuffled = someRows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }), someRows),
    );
    fc.assert(
      fc.property(shuffled, ([all, other, against]) => {
        const own = diffRows(indexOf(all), indexOf(other));
        expect(counts(own)).toMatchObject({ same: all.length, changed: 0, added: 0, removed: 0 });
        const [one, two] = [all, other].map((each) => diffRows(indexOf(against), indexOf(each)));
        // A label is named by its first line, and of equal changes the first line's comes first.
        const shares = (diff: RowDiff | undefined) =>
          diff?.labels?.changes.map(({ share }) => `${share.before} ${share.after}`).sort();
        expect(shares(one)).toEqual(shares(two));
        // One of the two may have the order of the other version.
        const kindless = (diff: RowDiff | undefined) => ({
          ...diff,
          kind: diff?.kind === 'rows',
          moved: 0,
          labels: 0,
        });
        expect(kindless(one)).toEqual(kindless(two));
      }),
      { numRuns: 100 },
    );
  });
});

/** The rule in plain words: strike out equal rows, then rows that ask the same. */
function expectedCounts(before: readonly Row[], after: readonly Row[]) {
  const left = [...before];
  const strike = (all: readonly Row[], isMatch: (a: Row, b: Row) => boolean): readonly Row[] =>
    all.filter((row) => {
      const at = left.findIndex((other) => isMatch(row, other));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  const others = strike(after, (a, b) => a.ask === b.ask && a.answer === b.answer);
  const added = strike(others, (a, b) => a.ask === b.ask);
  return {
    same: after.length - others.length,
    changed: others.length - added.length,
    added: added.length,
    removed: left.length,
  };
}

describe('the table of rows', () => {
  it('hands out rows of one identity in order, also where identities share a slot', () => {
    const ids = BigUint64Array.from([8n, 0n, 8n, 16n, 0n, 0x1_0000_0000n]);
    const table = new RowTable(ids);
    const halves = new Uint32Array(ids.buffer);
    expect(countDistinct(ids)).toBe(4);
    expect([0, 0, 0, 1, 1, 1, 3, 3, 5].map((row) => table.take(halves, row))).toEqual([
      0,
      2,
      NO_ROW,
      1,
      4,
      NO_ROW,
      3,
      NO_ROW,
      5,
    ]);
  });

  it('finds no common question in rows that ask nothing', () => {
    const silent = (texts: readonly string[]): RowIndex => {
      const builder = new RowIndexBuilder();
      for (const text of texts)
        builder.add({ messages: [{ role: 'assistant', content: text }] }, 'claude-messages', {
          line: 1,
          tokens: 1,
        });
      return builder.close();
    };
    const diff = diffRows(silent(['a', 'b']), silent(['a', 'c', 'd']));
    expect(diff).toMatchObject({ same: 1, changed: 0, added: 2, removed: 1 });
    expect(diff.conflicts).toEqual({ before: 0, after: 0 });
  });
});
