import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { runnerConsole, runnerFiles } from '../../../src/adapters/github/runner.ts';
import type { Finding } from '../../../src/errors.ts';
import { recognisedCommands } from '../runner-parser.ts';
import { setEnv } from '../wire.ts';

let output = '';
beforeEach(() => {
  output = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const folder = mkdtempSync(join(tmpdir(), 'runner-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PAYLOADS = [
  '::set-output name=job-arn::x',
  '##[set-output name=job-arn]x',
  '> ##[save-state name=k]v',
  'a\r::add-mask::a',
  'a\n##[add-path]/evil',
  '\u200b::stop-commands::x',
  '##\u00ad[error]x',
  '  ::error file=a::b',
  'a%0A::error::b',
];
const hostile = fc.oneof(
  fc.constantFrom(...PAYLOADS),
  fc
    .tuple(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom(...PAYLOADS))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** Commands in what `print` wrote. */
async function commandsOf(print: () => unknown) {
  output = '';
  await print();
  return recognisedCommands(output).map(({ name }) => name);
}

function finding(text: string, severity: Finding['severity'] = 'error'): Finding {
  return { code: text, severity, file: text, line: 3, column: 4, message: text, hint: text };
}

describe('runnerConsole', () => {
  const console = runnerConsole();

  it('gives the runner no command but the one that is meant', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(await commandsOf(() => console.info(text))).toEqual([]);
        expect(await commandsOf(() => console.debug(text))).toEqual(['debug']);
        expect(await commandsOf(() => console.warn(text))).toEqual(['warning']);
        expect(await commandsOf(() => console.annotate(finding(text)))).toEqual(['error']);
        expect(await commandsOf(() => console.group(text, async () => console.info(text)))).toEqual([
          'group',
          'endgroup',
        ]);
        expect(await commandsOf(() => runnerFiles({}).fail(text))).toEqual(['error']);
      }),
      { numRuns: 300 },
    );
  });

  it('puts a finding on its line', () => {
    const found = {
      ...finding('bad-json', 'warning'),
      file: 'data/a,b:c.jsonl',
      message: '50 % off',
      hint: 'Fix it',
    };
    console.annotate(found);
    expect(output).toBe(
      '::warning title=bad-json,file=data/a%2Cb%3Ac.jsonl,line=3,col=4::50 %25 off. Fix: Fix it\n',
    );
  });

  it('says the place of a finding in S3, which is no file of the checkout', () => {
    console.annotate({
      ...finding('bad-json'),
      file: 's3://lake/a.jsonl?versionId=v1',
      message: 'Not JSON',
      hint: '',
    });
    expect(output).toBe('::error title=bad-json::s3://lake/a.jsonl?versionId=v1:3:4: Not JSON\n');
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'notice'],
  ] as const)('shows %s as %s', async (severity, command) => {
    expect(await commandsOf(() => console.annotate(finding('x', severity)))).toEqual([command]);
  });

  it('closes a group whose work fails, and passes results and failures on', async () => {
    expect(await console.group('a', async () => 5)).toBe(5);
    const failing = console.group('b', async () => {
      throw new Error('inside');
    });
    await expect(failing).rejects.toThrow('inside');
    expect(recognisedCommands(output).map(({ name }) => name)).toEqual([
      'group',
      'endgroup',
      'group',
      'endgroup',
    ]);
  });
});

describe('runnerFiles', () => {
  const fileNamed = (name: string, text = ''): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('writes outputs of any text to the file of the step', () => {
    const path = fileNamed('output');
    setEnv({ GITHUB_OUTPUT: path });
    runnerFiles({}).setOutput('result', 'a\n::error::b\nEOF\nother=1');
    const lines = readFileSync(path, 'utf8').split('\n');
    const delimiter = lines[0]?.replace('result<<', '');
    expect(lines.slice(1, -1)).toEqual(['a', '::error::b', 'EOF', 'other=1', delimiter]);
    expect(output).toBe('');
  });

  it('appends to the summary', async () => {
    const path = fileNamed('summary', '# before\n');
    await runnerFiles({ GITHUB_STEP_SUMMARY: path }).appendSummary('# after');
    expect(readFileSync(path, 'utf8')).toBe('# before\n# after\n');
    expect(output).toBe('');
  });

  it.each([
    ['no variable', undefined, 'x'],
    ['no file', join(folder, 'none', 'summary'), 'x'],
    ['too much text', fileNamed('full', 'x'.repeat(1024 * 1024 - 10)), 'ä'.repeat(5)],
  ])('says that the summary is missing: %s', async (_name, path, text) => {
    const commands = await commandsOf(() => runnerFiles({ GITHUB_STEP_SUMMARY: path }).appendSummary(text));
    expect(commands).toEqual(['warning']);
  });

  it('masks secrets', async () => {
    expect(await commandsOf(() => runnerFiles({}).maskSecret('s'))).toEqual(['add-mask']);
  });
});
