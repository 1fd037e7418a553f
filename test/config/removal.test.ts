import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasErrors } from '../../src/errors.ts';
import { GOOD, places, read, withJobLines } from './read.ts';

const JOB = `    baseModel: amazon.nova-micro-v1:0:128k
    data:
      training: datasets/bot/train.jsonl
`;
const HEAD = GOOD.slice(0, GOOD.indexOf('jobs:'));

const botOf = (text: string) => read(text).removal?.jobs.get('bot');
const withDefaults = (defaults: string, text = GOOD) => `${text}defaults: ${defaults}\n`;

describe('the removal policy', () => {
  it('has defaults where the file says nothing', () => {
    const open = { protect: false, protectAt: undefined, keepLast: 3 };
    expect(read(GOOD).removal).toEqual({ maxDeletions: 1000, jobs: new Map([['bot', open]]), others: open });
  });

  it('takes what the job says, and where', () => {
    expect(botOf(withJobLines('protect: true', 'retention: { keepLast: 7 }'))).toEqual({
      protect: true,
      protectAt: { file: 'jobs.yaml', line: 13, column: 5 },
      keepLast: 7,
    });
    expect(read(`${GOOD}teardown: { maxDeletions: 12 }\n`).removal?.maxDeletions).toBe(12);
  });

  it('knows which environment each job is in, as it is written', () => {
    const placed = read(withDefaults('{ environment: prod }', withJobLines())).removal;
    expect([placed?.jobs.get('bot')?.environment, placed?.others.environment]).toEqual(['prod', undefined]);
    expect(
      botOf(withDefaults('{ environment: prod }', withJobLines('environment: other')))?.environment,
    ).toBe('other');
  });

  it('is no part of the job: changing it neither trains nor counts as a change of the entry', () => {
    const text = withJobLines('protect: true', 'retention: { keepLast: 7 }');
    expect(read(text).config?.jobs).toEqual(read(GOOD).config?.jobs);
  });

  it('lays defaults under each job and under jobs that left the file', () => {
    const defaults = '{ protect: true, retention: { keepLast: 1 } }';
    const { removal } = read(withDefaults(defaults, withJobLines('retention: { keepLast: 2 }')));
    expect(removal?.jobs.get('bot')).toMatchObject({ protect: true, keepLast: 2 });
    expect(removal?.others).toMatchObject({ protect: true, keepLast: 1 });
    const cleared = read(withDefaults(defaults, withJobLines('protect: false'))).removal;
    expect(cleared?.jobs.get('bot')).toMatchObject({ protect: false, keepLast: 1 });
    expect(cleared?.others.protect).toBe(true);
  });

  it.each([
    [
      'a retired base model',
      withJobLines().replace('amazon.nova-micro-v1:0:128k', 'amazon.titan-text-lite-v1:0:4k'),
    ],
    ['a hyperparameter out of range', withJobLines('hyperparameters: { epochCount: 99 }')],
    ['an environment that is not there', withJobLines('environment: other')],
    ['a budget that is no number', withJobLines('budget: { trainingUsd: "5" }')],
  ])('is there, and protects nothing, in spite of %s', (_name, text) => {
    const { config, removal } = read(text);
    expect(config).toBeUndefined();
    expect([removal?.jobs.get('bot')?.protect, removal?.others.protect]).toEqual([false, false]);
  });

  it.each(['', '- a', 'text', 'jobs: {', '\u0000', `${GOOD}---\n${GOOD}`])('is not there for %j', (text) => {
    expect(read(text).removal).toBeUndefined();
  });
});

describe('a policy that cannot be read', () => {
  it.each([
    'protect: yes',
    'protect: "true"',
    'protect: "false"',
    'protect: off',
    'protect:',
    'protect: ~',
    'protect: [true]',
    'protect: *shared',
    'protect: !!str true',
    'Protect: true',
    'protected: true',
    'protection: true',
    'retention: { protect: true }',
    'budget: { protect: true }',
    'tags: { protect: true }',
    'description: { protect: true }',
    '<<: { protect: true }',
    'retention: 3',
    'retention:',
    'retention: { keepLast: many }',
    'retention: { keepLast: -1 }',
    'retention: { keepLast: 1000 }',
    'retention: { keepLast: }',
    'retention: { keeplast: 5 }',
    'evaluation: { gates: [] }',
  ])('protects the job: %s', (line) => {
    const { findings, removal } = read(withJobLines(line));
    expect(hasErrors(findings)).toBe(true);
    expect(removal?.jobs.get('bot')?.protect).toBe(true);
    expect(removal?.jobs.get('bot')?.protectAt?.line).toBe(13);
  });

  it('protects that job alone', () => {
    const { removal } = read(`${withJobLines('protect: yes')}  other:\n${JOB}`);
    expect(removal?.jobs.get('other')?.protect).toBe(false);
    expect(removal?.others.protect).toBe(false);
  });

  it.each([
    withDefaults('{ protect: yes }'),
    withDefaults('5'),
    withDefaults('[]'),
    withDefaults('{ protected: true }'),
    GOOD.replace('jobs:', 'job:'),
    `${HEAD}jobs: []\n`,
    `${GOOD}default: { protect: true }\n`,
    `${GOOD}protect: true\n`,
    GOOD.replace('bucket:', 'protect: true\n    bucket:'),
    GOOD.replace('version: 1', 'version: 2'),
    GOOD.replace('version: 1', ''),
    `${GOOD}teardown: { maxDeletions: many }\n`,
    // A number to YAML 1.1, as some readers still are, and a text to 1.2.
    `${GOOD}teardown: { maxDeletions: 1_000 }\n`,
    `${GOOD}teardown: { maxdeletions: 5 }\n`,
    `${GOOD}  bot:\n${JOB}`,
    `${GOOD}  Bot:\n${JOB}`,
    `${GOOD}  true:\n${JOB}    protect: true\n`,
    `${GOOD}  # a job whose name was lost\n${JOB}`,
  ])('protects everything: file %#', (text) => {
    const { findings, removal } = read(text);
    expect(hasErrors(findings)).toBe(true);
    expect(removal?.others.protect).toBe(true);
    for (const job of removal?.jobs.values() ?? []) expect(job.protect).toBe(true);
  });

  it('protects where a directive changes what words mean', () => {
    const text = `%YAML 1.1\n---\n${withJobLines('protect: yes')}`;
    expect(places(read(text).findings)).toContain('1:1 yaml-directive');
    expect(botOf(text)?.protect).toBe(true);
  });

  it('protects whichever of two doubled keys was meant', () => {
    expect(botOf(withJobLines('protect: false', 'protect: true'))?.protect).toBe(true);
    expect(botOf(`${HEAD}jobs:\n  bot:\n${JOB}  bot:\n${JOB}    protect: true\n`)?.protect).toBe(true);
  });
});

const TWO_JOBS = `  first:\n${JOB}    tags: { a: b }\n  bot:\n${JOB}`;
const PROTECTED = [
  `${HEAD}jobs:\n${TWO_JOBS}    protect: true\n    retention: { keepLast: 2 }\n  last:\n${JOB}`,
  `${HEAD}jobs:\n  bot:\n    protect: true\n${JOB}`,
  `${HEAD}defaults:\n  protect: true\n  tags: { a: b }\njobs:\n${TWO_JOBS}`,
];
const PIECES = [
  'a', 'B', '1', ':', ' ', '\n', '  ', '    ', '- ', '{', '}', '[', ']', ',', '"', "'", '&a ', '*a', '!t ', '|', '>', '#',
  '%', '<<: ', '? ', '---\n', '\t', '\n  x:\n', '\n  bot:\n', '\njobs:\n', '\ndefaults:\n', 'null', 'protect: no', '~',
  'protect:', '\n    protect: off\n', '\nprotect: 0\n', '\n%YAML 1.1\n', '\u0000', 'evaluation: {}\n',
]; // biome-ignore format: a list of pieces

describe('an error elsewhere', () => {
  it('never turns protect off', () => {
    const edit = fc.record({
      text: fc.constantFrom(...PROTECTED),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      pieces: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(edit, ({ text, at, pieces }) => {
        const offset = outside(text, Math.floor(at * text.length));
        const changed = text.slice(0, offset) + pieces.join('') + text.slice(offset);
        const { findings, removal } = read(changed);
        if (!hasErrors(findings) || removal === undefined) return;
        expect([changed, (removal.jobs.get('bot') ?? removal.others).protect]).toEqual([changed, true]);
      }),
      { numRuns: 3000 },
    );
  });
});

/** An offset that is not in the line of `protect: true`. */
function outside(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', text.indexOf('protect: true')) + 1;
  const end = text.indexOf('\n', start);
  return offset >= start && offset <= end ? start - 1 : offset;
}
