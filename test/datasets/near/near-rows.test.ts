import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findGroups, findNearLeaks } from '../../../src/datasets/near/near-rows.ts';
import { Shingles } from '../../../src/datasets/near/shingles.ts';
import {
  Comparison,
  SKETCHED_ROWS,
  SketchBuilder,
  type Sketches,
} from '../../../src/datasets/near/sketches.ts';
import { changed, randomNumbers, text, words } from './words.ts';

function sketch(texts: readonly string[]): Sketches {
  const shingles = new Shingles();
  const builder = new SketchBuilder();
  for (const own of texts) {
    shingles.clear();
    shingles.add(own);
    builder.add(shingles.hashes);
  }
  return builder.close();
}

const none = (): boolean => false;
const groupsOf = (texts: readonly string[]) => findGroups({ sketches: sketch(texts), isLeftOut: none }, 0.85);

/** The definition, by sets of words in threes. */
function jaccard(a: string, b: string): number {
  const [setA, setB] = [triples(a), triples(b)];
  const both = [...setA].filter((triple) => setB.has(triple)).length;
  return both / (setA.size + setB.size - both);
}

function triples(from: string): ReadonlySet<string> {
  const all = from.split(' ');
  return new Set(all.slice(2).map((_, at) => all.slice(at, at + 3).join(' ')));
}

const SEED = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('findGroups', () => {
  it('finds a row with one word changed of a hundred, among unrelated ones', () => {
    fc.assert(
      fc.property(SEED, fc.nat(99), fc.nat(40), (seed, at, place) => {
        const random = randomNumbers(seed);
        const own = words(100, random);
        const texts = Array.from({ length: 40 }, () => text(100, random));
        texts.splice(place, 0, own.join(' '));
        texts.push(changed(own, at));
        expect(groupsOf(texts)).toEqual({ groups: [[place, 41]], cut: expect.objectContaining({ rows: 0 }) });
      }),
      { numRuns: 25 },
    );
  });

  it('never takes unrelated rows for near ones', () => {
    fc.assert(
      fc.property(SEED, fc.integer({ min: 4, max: 300 }), (seed, length) => {
        const random = randomNumbers(seed);
        expect(groupsOf(Array.from({ length: 60 }, () => text(length, random)))).toEqual({
          groups: [],
          cut: expect.objectContaining({ rows: 0 }),
        });
      }),
      { numRuns: 12 },
    );
  });

  it('finds the same groups in every order', () => {
    fc.assert(
      fc.property(SEED, fc.array(fc.nat(7), { minLength: 2, maxLength: 40 }), (seed, picks) => {
        const random = randomNumbers(seed);
        const bases = Array.from({ length: 8 }, () => words(30, random));
        const texts = picks.map((pick) =>
          changed(bases[pick] ?? [], Math.floor(random() * 30), `x${Math.floor(random() * 9)}`),
        );
        const shuffled = texts.map((own, at) => ({ own, at, by: random() })).sort((a, b) => a.by - b.by);
        const named = (groups: readonly (readonly number[])[], place: (row: number) => number) =>
          groups
            .map((group) =>
              group
                .map(place)
                .sort((a, b) => a - b)
                .join(),
            )
            .sort();
        const after = groupsOf(shuffled.map(({ own }) => own));
        expect(named(after.groups, (row) => shuffled[row]?.at ?? -1)).toEqual(
          named(groupsOf(texts).groups, (row) => row),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('leaves rows out that another rule tells, and those without a word', () => {
    const own = words(30, randomNumbers(3));
    const texts = [changed(own, 0), '', changed(own, 29), '!', changed(own, 29)];
    const found = findGroups({ sketches: sketch(texts), isLeftOut: (row) => row === 4 }, 0.85);
    expect(found.groups).toEqual([[0, 2]]);
  });

  it('puts two thousand almost equal rows into one group', () => {
    const random = randomNumbers(5);
    const own = words(60, random);
    const texts = Array.from({ length: 2_000 }, (_, at) => changed(own, at % 60, `x${at}`));
    const { groups, cut } = groupsOf(texts);
    expect(groups.map((group) => group.length)).toEqual([2_000]);
    expect(cut.rows).toBe(0);
  });

  it('bounds the work on rows that share a template, and says so', () => {
    const random = randomNumbers(6);
    const template = text(60, random);
    const { groups, cut } = groupsOf(Array.from({ length: 2_000 }, () => `${template} ${text(13, random)}`));
    expect(groups).toEqual([]);
    expect(cut.rows).toBeGreaterThan(800);
  });
});

describe('Comparison', () => {
  const isNear = (a: string, b: string, threshold: number): boolean => {
    const sketches = sketch([a, b]);
    return new Comparison(sketches, sketches, threshold).isNear(0, 1);
  };

  it('is exact for rows of fewer than 128 shingles', () => {
    const threshold = fc.constantFrom(0.7, 0.75, 0.85, 0.9, 1);
    fc.assert(
      fc.property(
        SEED,
        fc.integer({ min: 3, max: 129 }),
        fc.nat(12),
        threshold,
        (seed, length, changes, wanted) => {
          const random = randomNumbers(seed);
          const own = words(length, random);
          let other = [...own];
          for (let left = changes; left > 0; left -= 1)
            other = changed(other, Math.floor(random() * length), `x${left}`).split(' ');
          const [a, b] = [own.join(' '), other.slice(0, Math.ceil(length * (1 - random() / 4))).join(' ')];
          fc.pre(b.split(' ').length > 2);
          expect(isNear(a, b, wanted)).toBe(jaccard(a, b) >= wanted - 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes long rows for near that differ in little, and no others', () => {
    const random = randomNumbers(9);
    for (let run = 0; run < 20; run += 1) {
      const own = words(2_000, random);
      const near = own.map((word, at) => (at % 200 === 0 ? 'other' : word)).join(' ');
      const far = own.map((word, at) => (at % 12 === 0 ? `x${at}` : word)).join(' ');
      expect(jaccard(own.join(' '), far)).toBeLessThan(0.7);
      expect(isNear(own.join(' '), near, 0.85)).toBe(true);
      expect(isNear(own.join(' '), far, 0.85)).toBe(false);
      expect(isNear(own.join(' '), own.join(' '), 1)).toBe(true);
    }
  });
});

describe('findNearLeaks', () => {
  const leaks = (
    training: readonly string[],
    other: readonly string[],
    isLeftOut: (row: number) => boolean = none,
  ) =>
    findNearLeaks(
      { sketches: sketch(training), isLeftOut: none },
      { sketches: sketch(other), isLeftOut },
      0.85,
    );

  it('finds each row that a training row is near to, and that row', () => {
    const random = randomNumbers(11);
    const training = Array.from({ length: 30 }, () => words(40, random));
    const texts = training.map((own) => own.join(' '));
    const other = [
      text(40, random),
      changed(training[4] ?? [], 3),
      text(40, random),
      changed(training[2] ?? [], 0),
    ];
    expect(leaks(texts, other)).toEqual({
      leaks: [
        { row: 1, source: 4 },
        { row: 3, source: 2 },
      ],
      cut: expect.objectContaining({ rows: 0 }),
    });
    expect(leaks(texts, other, (row) => row === 1).leaks).toEqual([{ row: 3, source: 2 }]);
  });

  it('finds nothing in nothing', () => {
    expect(leaks([], ['a b c'])).toEqual({ leaks: [], cut: expect.objectContaining({ rows: 0 }) });
    expect(leaks(['a b c'], [])).toEqual({ leaks: [], cut: expect.objectContaining({ rows: 0 }) });
    expect(leaks([''], [''])).toEqual({ leaks: [], cut: expect.objectContaining({ rows: 0 }) });
  });
});

describe('SketchBuilder', () => {
  it('keeps so many rows and no more', () => {
    const builder = new SketchBuilder();
    const shingle = Uint32Array.of(5, 5, 3);
    for (let row = 0; row < SKETCHED_ROWS + 5; row += 1) builder.add(shingle);
    const { rows, hashes } = builder.close();
    expect([rows, hashes.length]).toEqual([SKETCHED_ROWS, 2 * SKETCHED_ROWS]);
    expect([...hashes.subarray(0, 4)]).toEqual([3, 5, 3, 5]);
  });

  it('keeps the smallest different shingles of a long text, however often they repeat', () => {
    const random = randomNumbers(12);
    const few = text(50, random);
    const repeated = `${few} `.repeat(2_000);
    const sizes = (own: string) => sketch([own]).hashes.length;
    // Three words of which the first stand at the end of one copy and the last at the start of the next.
    expect(sizes(repeated)).toBe(sizes(few) + 2);
    expect(sizes(text(5_000, random))).toBe(128);
  });
});
