import { describe, expect, it } from '@jest/globals';
import type { BlobIds } from '../../src/commands/because.ts';
import { weakenedGuards } from '../../src/commands/guards.ts';
import { plan } from '../../src/commands/plan.ts';
import { validate } from '../../src/commands/validate.ts';
import { parseConfig } from '../../src/config/parse.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { filesFor, type JobText, jobsYaml, proposedWorld, trainingPath } from './support.ts';

const MODEL = 'amazon.nova-micro-v1:0:128k';
const ENTRY = '    budget: ';

function read(text: string, blobs: BlobIds = new Map()) {
  const bytes = new TextEncoder().encode(text);
  return { ...parseConfig({ file: 'jobs.yaml', bytes, today: '2026-11-22' }), blobs };
}

/** What a change from one text to another is told as. */
function told(before: string, after: string): readonly string[] {
  return weakenedGuards(read(before), read(after), 'here').map(({ message }) => message);
}

/** The same of jobs, with Git's ids of their datasets. */
function toldOf(before: readonly JobText[], after: readonly JobText[], ids: readonly [BlobIds, BlobIds]) {
  const findings = weakenedGuards(read(jobsYaml(before), ids[0]), read(jobsYaml(after), ids[1]), 'here');
  return findings.map(({ message }) => message);
}

const job = (extra: string, key = 'a'): string => jobsYaml([{ key, extra }]);
const budget = (text: string): string => job(`${ENTRY}{ ${text} }\n`);
const priced = (usd: string, model = MODEL): string =>
  `${jobsYaml([{ key: 'a', baseModel: model }])}prices: { "${model}": { trainUsdPer1kTokens: ${usd}, asOf: 2026-11-01 } }\n`;
const NEW = 'acme.new-model-v9:0';
const counted = (fields: string): string =>
  `${jobsYaml([{ key: 'a' }])}tokenEstimates: { "${MODEL}": { ${fields}, asOf: 2026-11-01 } }\n`;

describe('a limit that a change lifts', () => {
  it.each([
    ['trainingUsd: 20', 'trainingUsd: 50', '`budget.trainingUsd` of `a` raised from 20 to 50 here.'],
    ['trainingUsd: 20', 'trainingUsd: 1e3', '`budget.trainingUsd` of `a` raised from 20 to 1000 here.'],
    ['trainingUsd: 20', 'trainingUsd: null', '`budget.trainingUsd` of `a` removed (it was 20) here.'],
    ['onOverrun: block', 'onOverrun: warn', '`budget.onOverrun` of `a` changed from `block` to `warn` here.'],
    ['requireEstimate: true', '', '`budget.requireEstimate` of `a` switched off here.'],
    ['requireEstimate: true', 'requireEstimate: false', '`budget.requireEstimate` of `a` switched off here.'],
  ])('%s -> %s', (before, after, message) => {
    expect(told(budget(before), budget(after))).toEqual([message]);
    expect(told(budget(after), budget(before))).toEqual([]);
    expect(told(budget(before), budget(before))).toEqual([]);
  });

  it.each([
    ['a price lowered', priced('0.001'), priced('0.0005'), 'lowered from 0.001 to 0.0005'],
    ['a price below the catalogue', job(''), priced('0.0005'), 'lowered from 0.001 to 0.0005'],
    ['a higher price removed', priced('0.002'), job(''), 'lowered from 0.002 to 0.001'],
    [
      'the only price removed',
      priced('0.002', NEW),
      jobsYaml([{ key: 'a', baseModel: NEW }]),
      'removed (it was 0.002): its cost is unknown now',
    ],
  ])('%s', (_, before, after, change) => {
    const model = before.includes(NEW) ? NEW : MODEL;
    expect(told(before, after)).toEqual([`\`trainUsdPer1kTokens\` of \`${model}\` ${change} here.`]);
    expect(told(after, before)).toEqual([]);
  });

  it.each([
    ['a factor lowered', counted('factor: 1.2'), counted('factor: 1.1'), '1.44 to 1.32'],
    ['a factor below that of no measurement', job(''), counted('factor: 0.9'), '1.2 to 1.08'],
    ['a narrower spread', counted('factor: 1'), counted('factor: 1, spread: 0.05'), '1.2 to 1.05'],
    ['a higher factor removed', counted('factor: 1.5, spread: 0.1'), job(''), '1.65 to 1.2'],
  ])('%s: a lower upper end of the estimate', (_, before, after, change) => {
    expect(told(before, after)).toEqual([
      `\`tokenEstimates\` of \`${MODEL}\` lowers the upper end of the estimate from ${change} tokens for each one estimated here.`,
    ]);
    expect(told(after, before)).toEqual([]);
    expect(told(after, after)).toEqual([]);
  });

  it('protect removed, also with the job', () => {
    const kept = job('    protect: true\n');
    const message = '`protect` of `a` removed here.';
    expect(told(kept, job(''))).toEqual([message]);
    expect(told(kept, job('    protect: false\n'))).toEqual([message]);
    expect(told(kept, job('', 'b'))).toEqual([message]);
    expect(told(kept, `${job('', 'b')}defaults: { protect: true }\n`)).toEqual([]);
    expect(told(job(''), kept)).toEqual([]);
  });

  it.each([
    ['none', 'redacted'],
    ['none', 'full'],
    ['redacted', 'full'],
  ])('samples raised from %s to %s, at its line', (before, after) => {
    const file = (samples: string): string => `${job('')}report:\n  samples: ${samples}\n`;
    expect(told(file(before), file(after))).toEqual([
      `\`report.samples\` raised from \`${before}\` to \`${after}\` here.`,
    ]);
    expect(told(file(after), file(before))).toEqual([]);
    const [finding] = weakenedGuards(read(job('')), read(file(after)), 'here');
    expect(finding).toMatchObject({ line: file(after).split('\n').length - 1, column: 12 });
  });

  it.each([
    ['', 'secret: off', 'checks.secret', 'switched off'],
    ['', 'secret: warning', 'checks.secret', 'lowered from `error` to `warning`'],
    ['pii: error', 'pii: info', 'checks.pii', 'lowered from `error` to `info`'],
    ['language-mix: error', '', 'checks.language-mix', 'lowered from `error` to `info`'],
    [
      '',
      'near-duplicate: { threshold: 1 }',
      'checks.near-duplicate',
      'finds less: its threshold changed from 0.85 to 1',
    ],
    [
      '',
      'rare-label: { threshold: 1 }',
      'checks.rare-label',
      'finds less: its threshold changed from 5 to 1',
    ],
    [
      'pii: { classes: [email, iban, phone] }',
      'pii: { classes: [phone] }',
      'checks.pii',
      'no longer looks for `email`, `iban`',
    ],
  ])('a check that finds less or says it more quietly: %s -> %s', (before, after, key, change) => {
    const checks = (text: string): string => job(`    checks: { ${text} }\n`);
    expect(told(checks(before), checks(after))).toEqual([`\`${key}\` of \`a\` ${change} here.`]);
    expect(told(checks(after), checks(before))).toEqual([]);
    expect(told(checks(after), checks(after))).toEqual([]);
  });

  it('a check that was a note anyway is none', () => {
    expect(
      told(job(''), job('    checks: { common-prefix: off, tiny-completion: { threshold: 0 } }\n')),
    ).toEqual([]);
  });

  it.each([
    ['evaluation: { data: d/e.jsonl }', '', 'evaluation', 'removed'],
    ['supersede: stop', '', 'supersede', 'changed from `stop` to `tell`: both runs cost'],
    ['retention: { keepLast: 7 }', 'retention: { keepLast: 1 }', 'retention.keepLast', 'lowered from 7 to 1'],
  ])('%s -> %s', (before, after, key, change) => {
    const line = (text: string): string => job(text === '' ? '' : `    ${text}\n`);
    expect(told(line(before), line(after))).toEqual([`\`${key}\` of \`a\` ${change} here.`]);
    expect(told(line(after), line(before))).toEqual([]);
  });

  it('more that a teardown may delete', () => {
    const file = (most: number): string => `${job('')}teardown: { maxDeletions: ${most} }\n`;
    expect(told(file(10), file(900))).toEqual(['`teardown.maxDeletions` raised from 10 to 900 here.']);
    expect(told(file(900), file(10))).toEqual([]);
  });

  it('is told once for all jobs that one line changes, at that line', () => {
    const jobs = jobsYaml(['a', 'b', 'c', 'd', 'e'].map((key) => ({ key })));
    const withDefault = (usd: number): string => `${jobs}defaults:\n  budget:\n    trainingUsd: ${usd}\n`;
    const findings = weakenedGuards(read(withDefault(20)), read(withDefault(50)), 'here');
    expect(findings).toMatchObject([
      {
        code: 'guard-weakened',
        severity: 'warning',
        line: withDefault(50).split('\n').length - 1,
        column: 18,
        message: '`budget.trainingUsd` of `a`, `b`, `c`, 2 more raised from 20 to 50 here.',
      },
    ]);
  });

  it.each([
    ['at the same path', 'd/t.jsonl', 'd/t.jsonl', [[], []]],
    ['at another path', 'd/a.jsonl', 'd/b.jsonl', [[['d/a.jsonl', '1']], [['d/b.jsonl', '1']]]],
  ] as const)('of a job that is renamed and trains on the same data %s', (_, from, to, [base, head]) => {
    const ids = [new Map(base), new Map(head)] as const;
    const old = [{ key: 'a', training: from, extra: `${ENTRY}{ trainingUsd: 20 }\n` }];
    const now = [{ key: 'b', training: to, extra: '    checks: { secret: off }\n' }];
    expect(toldOf(old, now, ids)).toEqual([
      '`budget.trainingUsd` of `a → b` removed (it was 20) here.',
      '`checks.secret` of `a → b` switched off here.',
    ]);
    expect(toldOf(old, [...old, ...now], ids)).toEqual([]);
    expect(toldOf(old, now, [ids[0], new Map([['d/b.jsonl', '2']])])).toHaveLength(from === to ? 2 : 0);
  });

  it('of renamed jobs with one dataset: each beside the one that it differs from least', () => {
    const entry = (key: string, epochs: number, usd: number): JobText => ({
      key,
      training: 'd/t.jsonl',
      extra: `    namespace: n${epochs}\n${ENTRY}{ trainingUsd: ${usd} }\n`,
    });
    const before = [entry('a1', 1, 10), entry('a2', 2, 90)];
    const after = [entry('b2', 2, 95), entry('b1', 1, 10)];
    const none = new Map();
    expect(toldOf(before, after, [none, none])).toEqual([
      '`budget.trainingUsd` of `a2 → b2` raised from 90 to 95 here.',
    ]);
  });

  it('is none of a new job, and cannot be told of a file with errors', () => {
    expect(told(job('', 'b'), budget('trainingUsd: 50'))).toEqual([]);
    expect(told(budget('trainingUsd: 20'), job('', 'b'))).toEqual([]);
    expect(told(budget('trainingUsd: 20, x: 1'), budget('trainingUsd: 50'))).toEqual([]);
    expect(told(budget('trainingUsd: 20'), budget('trainingUsd: 50, x: 1'))).toEqual([]);
  });
});

describe('the pull request', () => {
  const files = (extra: string) => filesFor([{ key: 'a', extra }]);
  const guardsIn = ({ findings }: CommandResult) =>
    findings.flatMap(({ code, severity }) => (code === 'guard-weakened' ? [severity] : []));

  it.each([
    ['a raised budget', `${ENTRY}{ trainingUsd: 20 }\n`, `${ENTRY}{ trainingUsd: 50 }\n`],
    ['a removed protect, which affects no job', '    protect: true\n', ''],
  ])('tells of %s in its comment, before anything else', async (_, before, after) => {
    const { world, trigger } = proposedWorld(files(before), files(after));
    const result = await plan(world.context({ trigger }));
    expect(guardsIn(result)).toEqual(['warning']);
    const body = world.hub.commentsOf(7)[0]?.body ?? '';
    expect(body.split('<details>')[0]).toContain('in this pull request. (`guard-weakened`)');
  });

  it('tells of it where job and dataset have new names', async () => {
    const before = files(`${ENTRY}{ trainingUsd: 20 }\n`);
    const renamed = {
      'jobs.yaml': jobsYaml([{ key: 'b' }]),
      [trainingPath('b')]: before[trainingPath('a')] ?? '',
    };
    const { world, trigger } = proposedWorld(before, renamed);
    expect(guardsIn(await plan(world.context({ trigger })))).toEqual(['warning']);
  });

  it('tells of it without credentials too', async () => {
    const { world, trigger } = proposedWorld(
      files(`${ENTRY}{ trainingUsd: 20 }\n`),
      files(`${ENTRY}{ onOverrun: warn }\n`),
    );
    const result = await validate(world.context({ trigger }));
    expect(guardsIn(result)).toEqual(['warning', 'warning']);
    expect(result.decision).toBe('valid');
  });

  it('says nothing of limits that stay', async () => {
    const same = `${ENTRY}{ trainingUsd: 20, requireEstimate: true }\n    protect: true\n`;
    const { world, trigger } = proposedWorld(files(same), files(`${same}    tags: { a: b }\n`));
    expect(guardsIn(await plan(world.context({ trigger })))).toEqual([]);
  });
});
