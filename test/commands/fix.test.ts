import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nodeFiles } from '../../src/adapters/node/files.ts';
import { nodeWorkspace } from '../../src/adapters/node/workspace.ts';
import { type FixOptions, validateFixed } from '../../src/commands/fix.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { FixReport } from '../../src/report/fix.ts';
import { pair, talk } from '../datasets/scan-support.ts';
import { type ContextOptions, jobsYaml, World } from './support.ts';

const TRAIN = 'datasets/a.jsonl';
const LITE = 'amazon.nova-lite-v1:0:300k';
const CONVERSATION = 'bedrock-conversation-2024';
const FIX: FixOptions = { mendsRows: true, also: new Set(), target: undefined };
const TO_CONVERSATION: FixOptions = { mendsRows: false, also: new Set(), target: CONVERSATION };
const TO_PAIRS: FixOptions = { ...TO_CONVERSATION, target: 'prompt-completion' };

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'fix-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = (): readonly string[] => readdirSync(join(root, 'datasets')).sort();

interface Fixed extends CommandResult {
  readonly states: readonly string[];
}

async function fix(options: FixOptions, context: ContextOptions = {}): Promise<Fixed> {
  const result = await validateFixed(
    { ...new World().context(context), files: nodeFiles({ root, temp: root }) },
    await nodeWorkspace(root),
    options,
  );
  // What the details hold is not typed.
  const fixes = result.details['fixes'] as readonly FixReport[];
  return { ...result, states: fixes.map(({ path, state }) => `${path} ${state}`) };
}

const questions = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, at) => pair(`What is light ${at + from}?`, `Lamp ${at + from}.`)).join(
    '',
  );
const talks = (count: number): string =>
  Array.from({ length: count }, (_, at) => talk(`What is light ${at}?`, `Lamp ${at}.`)).join('');

const job = (extra = ''): string => jobsYaml([{ key: 'a', extra }]);

describe('what can be mended', () => {
  it('is written beside the file, which stays, and is judged in its place', async () => {
    const broken = `\uFEFF${questions(12).replaceAll('\n', '\r\n\n')}`;
    put({ 'jobs.yaml': job(), [TRAIN]: broken });
    const result = await fix(FIX);
    expect(result).toMatchObject({ decision: 'valid', reasonCode: 'ok', states: [`${TRAIN} written`] });
    expect(files()).toEqual(['a.fixed.jsonl', 'a.jsonl']);
    expect(read(TRAIN)).toBe(broken);
    expect(read('datasets/a.fixed.jsonl')).toBe(questions(12));
    expect(result.terminal).toContain('mv datasets/a.fixed.jsonl datasets/a.jsonl');
  });

  it('leaves what cannot, with its finding in the new file', async () => {
    put({ 'jobs.yaml': job(), [TRAIN]: `\n${questions(12)}{'prompt': 1}\n` });
    const result = await fix(FIX);
    expect(result).toMatchObject({ decision: 'findings', states: [`${TRAIN} written`] });
    expect(result.findings[0]).toMatchObject({ code: 'bad-json', file: 'datasets/a.fixed.jsonl', line: 13 });
  });

  it('is written once: the same again changes nothing, and something else is not replaced', async () => {
    put({ 'jobs.yaml': job(), [TRAIN]: `\n${questions(12)}` });
    await fix(FIX);
    expect(await fix(FIX)).toMatchObject({ decision: 'valid', states: [`${TRAIN} unchanged`] });
    put({ 'datasets/a.fixed.jsonl': 'mine' });
    const taken = await fix(FIX);
    expect(taken).toMatchObject({
      decision: 'refused',
      reasonCode: 'not-written',
      states: [`${TRAIN} taken`],
    });
    expect(read('datasets/a.fixed.jsonl')).toBe('mine');
    rmSync(join(root, 'datasets/a.fixed.jsonl'));
    mkdirSync(join(root, 'datasets/a.fixed.jsonl'));
    expect(await fix(FIX)).toMatchObject({ decision: 'refused', states: [`${TRAIN} failed`] });
  });

  it('is so in every file of the jobs, each written once', async () => {
    const data = 'data: { training: datasets/a.jsonl, validation: datasets/b.jsonl }\n';
    const evaluation = '    evaluation: { data: datasets/c.jsonl }\n';
    const two = jobsYaml([
      { key: 'a', extra: evaluation },
      { key: 'b', training: TRAIN, baseModel: LITE },
    ]);
    put({
      'jobs.yaml': two.replace(/data: .*\n/, data),
      [TRAIN]: `\n${questions(12)}`,
      'datasets/b.jsonl': `\n${questions(12, 20)}`,
      'datasets/c.jsonl': `\n${questions(12, 40)}`,
    });
    const result = await fix(FIX);
    expect(result.states).toEqual([
      `${TRAIN} written`,
      'datasets/b.jsonl written',
      'datasets/c.jsonl written',
    ]);
    expect(result.findings.map(({ code }) => code)).not.toContain('blank-line');
  });
});

describe('nothing is written', () => {
  it.each<[string, string, FixOptions, string, string]>([
    ['where nothing is to mend', questions(12), FIX, 'valid', 'nothing'],
    ['where the rows have that format', talks(12), TO_CONVERSATION, 'valid', 'nothing'],
    [
      'of a file that is something else',
      'version https://git-lfs.github.com/spec/v1\n',
      FIX,
      'findings',
      'refused',
    ],
    [
      'where a format would lose something',
      talks(12) + talk('a', 'b', 'c', 'd'),
      TO_PAIRS,
      'refused',
      'lossy',
    ],
    ['where a row is broken', `${questions(12)}{\n`, TO_CONVERSATION, 'refused', 'lossy'],
  ])('%s', async (...[, content, options, decision, state]) => {
    put({ 'jobs.yaml': job(), [TRAIN]: content });
    expect(await fix(options)).toMatchObject({ decision, states: [`${TRAIN} ${state}`] });
    expect(files()).toEqual(['a.jsonl']);
  });

  it('of one half of the data where the other half cannot be', async () => {
    const split = '    data: { training: datasets/a.jsonl, validation: datasets/b.jsonl }\n';
    const text = job().replace(/ {4}data: .*\n/, split);
    put({
      'jobs.yaml': text,
      [TRAIN]: questions(12),
      'datasets/b.jsonl': '{"prompt":"a","completion":"b","c":1}\n',
    });
    const result = await fix(TO_CONVERSATION);
    expect(result.states).toEqual([`${TRAIN} held`, 'datasets/b.jsonl lossy']);
    expect(files()).toEqual(['a.jsonl', 'b.jsonl']);
  });

  it('where jobs.yaml is broken, or a file is missing: the findings say so', async () => {
    put({ 'jobs.yaml': 'version: [', [TRAIN]: `\n${questions(12)}` });
    expect(await fix(FIX)).toMatchObject({ decision: 'findings', states: [] });
    put({ 'jobs.yaml': job() });
    rmSync(join(root, TRAIN));
    const missing = await fix(FIX);
    expect(missing).toMatchObject({ decision: 'findings', states: [] });
    expect(missing.findings.map(({ code }) => code)).toContain('file-missing');
  });

  it('once the run is cancelled', async () => {
    put({ 'jobs.yaml': job(), [TRAIN]: `\n${questions(12)}` });
    await expect(fix(FIX, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(files()).toEqual(['a.jsonl']);
  });
});

describe('a conversion', () => {
  const withSystem = (text: string): string => job().replace('data: {', `data: { system: ${text},`);

  it('is what would be uploaded, system text and all, which jobs.yaml needs no longer', async () => {
    put({ 'jobs.yaml': withSystem('Be brief.'), [TRAIN]: questions(12) });
    const before = await fix(FIX);
    const result = await fix(TO_CONVERSATION);
    expect(result).toMatchObject({ decision: 'valid', states: [`${TRAIN} written`] });
    expect(result.findings.map(({ code }) => code)).not.toContain('system-unused');
    expect(result.terminal).toContain('remove system from jobs.yaml');
    const fingerprint = ({ jobs }: CommandResult): unknown => jobs[0]?.planned.fingerprint;
    expect(fingerprint(result)).toEqual(expect.any(String));
    expect(fingerprint(result)).toBe(fingerprint(before));
  });

  it('needs one system text for the rows of a file', async () => {
    const two = jobsYaml([
      { key: 'a', training: TRAIN },
      { key: 'b', training: TRAIN },
    ]);
    put({ 'jobs.yaml': two.replace('data: {', 'data: { system: Be brief.,'), [TRAIN]: questions(12) });
    expect(await fix(TO_CONVERSATION)).toMatchObject({ decision: 'refused', states: [`${TRAIN} failed`] });
    const one = await fix(TO_CONVERSATION, { inputs: { jobs: 'b' } });
    expect(one.states).toEqual([`${TRAIN} written`]);
  });
});
