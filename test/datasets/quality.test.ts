import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatasetScan } from '../../src/datasets/dataset.ts';
import { checkQuality } from '../../src/datasets/quality.ts';
import type { Checks } from '../../src/datasets/rules.ts';
import type { Finding } from '../../src/errors.ts';
import { NO_LIMITS, pair, scan, talk } from './scan-support.ts';

interface Case {
  readonly training: string;
  readonly validation?: string;
  readonly evaluation?: string;
  readonly mayRepeatSmall?: boolean;
  readonly checks?: Checks;
}

async function findingsOf(given: Case): Promise<readonly Finding[]> {
  const { training, validation, evaluation, mayRepeatSmall = false, checks = {} } = given;
  const held = async (content: string | undefined, path: string): Promise<DatasetScan | undefined> =>
    content === undefined ? undefined : await scan(content, { path, checks });
  return checkQuality({
    training: await scan(training, { checks }),
    validation: await held(validation, 'data/validation.jsonl'),
    evaluation: await held(evaluation, 'data/eval.jsonl'),
    mayRepeatSmall,
    checks,
  });
}

const FILES: Readonly<Record<string, string>> = {
  'data/train.jsonl': 't',
  'data/validation.jsonl': 'v',
  'data/eval.jsonl': 'e',
};
const SIGNS = { error: '', warning: '!', info: 'i' } as const;

/** `t3 code`: file, line, code, with `!` for a warning and `i` for an info. */
async function marks(given: Case): Promise<readonly string[]> {
  const findings = await findingsOf(given);
  return findings.map(({ file, line, code, severity }) => `${FILES[file]}${line} ${code}${SIGNS[severity]}`);
}

const times = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('');
/** Rows that repeat nothing. */
const own = (count: number, name = 'q') =>
  times(count, (at) => pair(`${name}${at}`, `answer of ${name}${at}`));
/** Rows with one answer. */
const labelled = (count: number, label: string, name = 'q') =>
  times(count, (at) => pair(`${name} ${label} ${at}`, label));

const OFF = { severity: 'off', threshold: undefined } as const;
const QUIET: Checks = { 'length-outlier': OFF, 'validation-share': OFF };
const LONG = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');

describe('checkQuality', () => {
  it.each<[string, Case, readonly string[]]>([
    ['finds nothing in sound files', { training: own(60), validation: own(20, 'v') }, []],
    ['finds nothing in one row', { training: own(1) }, []],
    [
      'points at the second of equal rows',
      { training: own(5) + own(2) + own(1) },
      ['t6 exact-duplicate!', 't7 exact-duplicate!'],
    ],
    [
      'takes rows for equal whose keys are in another order',
      { training: `${own(1)}{"completion": "answer of q0", "prompt":"q0"}\n` },
      ['t1 identical-completions', 't1 identical-prompts!', 't2 exact-duplicate!'],
    ],
    [
      'only notes repeats of a small set where they are advised, and once',
      { training: own(30) + own(2), mayRepeatSmall: true },
      ['t31 exact-duplicatei'],
    ],
    [
      'minds repeats of a larger set there too',
      { training: own(1000) + own(1), mayRepeatSmall: true },
      ['t1001 exact-duplicate!'],
    ],
    [
      'counts repeats in both files',
      { training: own(60), validation: own(20, 'v') + own(1, 'v') },
      ['v21 exact-duplicate!'],
    ],
    [
      'finds a leak',
      { training: own(60), validation: own(20, 'v') + pair('q7', 'anything') },
      ['v21 leak-exact'],
    ],
    [
      'finds a leak from prompts into conversations',
      { training: own(60), validation: times(20, (at) => talk(`v${at}`, `a${at}`)) + talk(' q7 ', 'a') },
      ['v21 leak-exact'],
    ],
    [
      'finds a leak into the evaluation data',
      { training: own(60), evaluation: own(3, 'e') + pair('q7', 'anything') },
      ['e4 leak-exact'],
    ],
    [
      'finds near leaks, and only in what is asked',
      {
        training: own(60) + pair(`${LONG} today`, 'yes') + pair('other', LONG),
        validation: own(20, 'v') + pair(`${LONG} tonight`, 'no'),
        evaluation: pair(`${LONG} now`, 'no') + pair('new', LONG),
        checks: QUIET,
      },
      ['v21 leak-near!', 'e1 leak-near!'],
    ],
    [
      'leaves those to the exact rule that ask the very same',
      {
        training: own(60) + pair(LONG, 'yes'),
        validation: own(20, 'v') + pair(LONG, 'no'),
        checks: QUIET,
      },
      ['v21 leak-exact'],
    ],
    [
      'holds no evaluation row to what is asked of validation rows',
      { training: labelled(30, 'a') + labelled(30, 'b'), evaluation: labelled(2, 'c', 'e') },
      [],
    ],
    [
      'finds answers that contradict',
      { training: own(50) + pair('q3', 'no') + pair('q3', 'yes') },
      ['t51 conflicting-labels!'],
    ],
    ['leaves two contradicting rows among many alone', { training: own(300) + pair('q3', 'no') }, []],
    [
      'minds three among many',
      { training: own(400) + pair('q3', 'no') + pair('q3', 'yes') },
      ['t401 conflicting-labels!'],
    ],
    [
      'finds one question everywhere',
      {
        training: times(30, (at) => pair('q', `a${at}`)),
        checks: { 'conflicting-labels': { severity: 'off', threshold: undefined } },
      },
      ['t1 identical-prompts!'],
    ],
    ['finds one answer everywhere', { training: labelled(30, 'a') }, ['t1 identical-completions']],
    [
      'finds a class that is most of the rows',
      { training: labelled(5, 'b') + labelled(50, 'a') },
      ['t6 label-skew!'],
    ],
    ['leaves 80 % alone', { training: labelled(40, 'a') + labelled(10, 'b') }, []],
    [
      'finds rare classes, at the rarest',
      { training: labelled(20, 'a') + labelled(20, 'b') + labelled(4, 'c') + labelled(2, 'd') },
      ['t45 rare-label!'],
    ],
    ['takes answers for texts that seldom repeat', { training: own(20) + labelled(9, 'a') }, []],
    [
      'finds a class that is not trained',
      {
        training: labelled(30, 'a') + labelled(30, 'b'),
        validation: labelled(18, 'a', 'v') + labelled(2, 'c', 'v'),
      },
      ['v19 unseen-label'],
    ],
    [
      'takes new answers for texts where most are new',
      { training: labelled(30, 'a') + labelled(30, 'b'), validation: own(20, 'v') },
      [],
    ],
    [
      'finds rows that are far longer',
      { training: own(30) + pair('long', 'word '.repeat(400)) },
      ['t31 length-outlieri'],
    ],
    ['finds nothing long in a few rows', { training: own(10) + pair('long', 'word '.repeat(400)) }, []],
    [
      'finds a validation set of few rows',
      { training: own(60), validation: own(19, 'v') },
      ['v1 validation-share!'],
    ],
    ['has no share of no training rows', { training: '', validation: own(20, 'v') }, []],
    [
      'finds a validation set that is most of the rows',
      { training: own(39), validation: own(20, 'v') },
      ['v1 validation-share!'],
    ],
    [
      'finds a validation set that is next to nothing',
      { training: own(2001), validation: own(20, 'v') },
      ['v1 validation-share!'],
    ],
  ])('%s', async (_, given, wanted) => {
    expect(await marks(given)).toEqual(wanted);
  });

  it('names the first line, the other file and the counts, and no text of a row', async () => {
    const findings = await findingsOf({ training: own(60) + own(2), validation: own(20, 'v') + own(1) });
    const [leak, repeat] = findings.map(({ message }) => message).toSorted();
    expect(leak).toMatch(/line 1 of data\/train\.jsonl.*1 of 21 rows/);
    expect(repeat).toMatch(/line 1; 2 of 62 rows/);
    expect(JSON.stringify(findings)).not.toMatch(/q0|answer of/);
  });

  it('names the longest rows, and how many there are, in one finding', async () => {
    const long = (at: number) => pair(`long${at}`, 'word '.repeat(400 + at));
    const findings = await findingsOf({ training: own(60) + times(7, long) });
    expect(findings.map(({ line }) => line)).toEqual([67]);
    expect(findings[0]?.message).toContain('7 of 67 rows');
    expect(findings[0]?.message).toContain('66, 65, 64, 63, …');
  });

  it('caps the findings of a rule and counts the others', async () => {
    const findings = await findingsOf({ training: own(70) + own(70) });
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)).toMatchObject({ code: 'more-findings', severity: 'info' });
  });

  it('takes a file held against itself for one exact leak, with nothing near', async () => {
    const content = times(40, (at) => pair(`${LONG} ${at}`, `answer ${at}`));
    const codes = (await findingsOf({ training: content, validation: content })).map(({ code }) => code);
    expect(codes.filter((code) => code === 'leak-exact')).toHaveLength(40);
    expect(codes).not.toContain('leak-near');
  });

  it('passes over a dataset that was not read', () => {
    expect(
      checkQuality({
        training: undefined,
        validation: undefined,
        evaluation: undefined,
        mayRepeatSmall: false,
        checks: {},
      }),
    ).toEqual([]);
  });
});

describe('checks', () => {
  const set = (severity: 'off' | 'info' | 'error' | undefined, threshold?: number) => ({
    severity,
    threshold,
  });
  const repeats = own(60) + own(2);
  const nearby = (name: string) => pair(`${LONG} ${name}`, name) + own(40, name);
  const leakNear = (severity: 'off' | 'error' | undefined, threshold?: number): Checks => ({
    ...QUIET,
    'leak-near': set(severity, threshold),
  });

  it.each<[string, Case, readonly string[]]>([
    ['off', { training: repeats, checks: { 'exact-duplicate': set('off') } }, []],
    [
      'louder',
      { training: repeats, checks: { 'exact-duplicate': set('error') } },
      ['t61 exact-duplicate', 't62 exact-duplicate'],
    ],
    [
      'louder than the exception for small sets',
      { training: own(30) + own(1), mayRepeatSmall: true, checks: { 'exact-duplicate': set('error') } },
      ['t31 exact-duplicate'],
    ],
    ['a nearer leak', { training: nearby('a'), validation: nearby('b'), checks: leakNear(undefined, 1) }, []],
    ['near leaks off', { training: nearby('a'), validation: nearby('b'), checks: leakNear('off') }, []],
    [
      'near leaks louder',
      { training: nearby('a'), validation: nearby('b'), checks: leakNear('error') },
      ['v1 leak-near'],
    ],
    ['a share of repeats', { training: repeats, checks: { 'exact-duplicate': set(undefined, 0.04) } }, []],
    [
      'a smaller share of repeats',
      { training: repeats, checks: { 'exact-duplicate': set(undefined, 0.03) } },
      ['t61 exact-duplicate!', 't62 exact-duplicate!'],
    ],
    [
      'a share of contradictions',
      {
        training: own(48) + pair('q3', 'no') + pair('q3', 'yes'),
        checks: { 'conflicting-labels': set('info', 0.1) },
      },
      [],
    ],
    [
      'a share of one class',
      { training: labelled(50, 'a') + labelled(5, 'b'), checks: { 'label-skew': set(undefined, 0.95) } },
      [],
    ],
    [
      'rows of a class',
      {
        training: labelled(50, 'a') + labelled(50, 'b') + labelled(9, 'c'),
        checks: { 'rare-label': set(undefined, 10) },
      },
      ['t101 rare-label!'],
    ],
    [
      'times the median',
      {
        training: own(30) + pair('long', 'word '.repeat(400)),
        checks: { 'length-outlier': set(undefined, 1000) },
      },
      [],
    ],
  ])('%s', async (_, given, wanted) => {
    expect(await marks(given)).toEqual(wanted);
  });

  it('also set the rules of a single file', async () => {
    const limits = { recommendedMin: 100, trainMin: 8, reservedStrings: [] };
    const codes = async (checks: Checks) => {
      const { findings } = await scan(own(10), { checks, limits: { ...NO_LIMITS, ...limits } });
      return findings.map(({ code, severity }) => `${code} ${severity}`);
    };
    expect(await codes({})).toEqual(['few-rows warning']);
    expect(await codes({ 'few-rows': set('error') })).toEqual(['few-rows error']);
    expect(await codes({ 'few-rows': set('off') })).toEqual([]);
  });
});

describe('any rows', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const rowsOf = (most: number) => fc.array(fc.tuple(word, word), { maxLength: most });
  const text = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([ask, say]) => pair(ask, say)).join('');

  it('fire the same rules in whatever order they stand', async () => {
    const shuffled = rowsOf(40).chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, rowsOf(25), async ([rows, other], held) => {
        const rules = async (training: string) => {
          const found = await findingsOf({ training, validation: text(held) });
          return [...new Set(found.map(({ code, severity }) => `${code} ${severity}`))].sort();
        };
        expect(await rules(text(other))).toEqual(await rules(text(rows)));
      }),
      { numRuns: 60 },
    );
  });

  it('have as many repeats and leaks as a count of their texts gives', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(40), rowsOf(25), async (rows, held) => {
        const found = await findingsOf({ training: text(rows), validation: text(held) });
        const asked = new Set(rows.map(([ask]) => ask));
        const leaked = held.filter(([ask]) => asked.has(ask)).length;
        expect(found.filter(({ code }) => code === 'leak-exact')).toHaveLength(leaked);
        const repeats = rows.length - new Set(rows.map((row) => row.join())).size;
        const [first] = found.filter(
          ({ code, file }) => code === 'exact-duplicate' && file === 'data/train.jsonl',
        );
        expect(first?.message.includes(`${repeats} of ${rows.length} rows`)).toBe(
          repeats > 0 ? true : undefined,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('have no repeat and no leak where every question is asked once', async () => {
    const questions = fc.uniqueArray(
      fc.string({ minLength: 1 }).map((ask) => `x${ask}x`),
      {
        minLength: 2,
        maxLength: 40,
        selector: (ask) => ask.normalize('NFC'),
      },
    );
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const rows = asked.map((ask) => pair(ask, 'yes'));
        const found = await findingsOf({ training: rows.slice(1).join(''), validation: rows[0] ?? '' });
        const codes = found.map(({ code }) => code);
        for (const code of ['exact-duplicate', 'leak-exact', 'conflicting-labels'])
          expect(codes).not.toContain(code);
      }),
      { numRuns: 60 },
    );
  });
});
