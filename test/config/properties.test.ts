import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConfigResult } from '../../src/config/job.ts';
import { hasErrors } from '../../src/errors.ts';
import { GOOD, read, readBytes } from './read.ts';

/** What holds for every result, whatever the input. */
function holds({ config, findings }: ConfigResult): void {
  expect(config === undefined).toBe(hasErrors(findings));
  const keys = findings.map(({ line, column }) => line * 1e9 + column);
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  for (const finding of findings) {
    expect(finding.line).toBeGreaterThanOrEqual(1);
    expect(finding.column).toBeGreaterThanOrEqual(1);
    expect(finding.code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    if (finding.severity !== 'info') expect(finding.hint).not.toBe('');
    // Nothing of the author's can break out of one line of a log.
    expect(finding.message + finding.hint).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  }
}

const SAMPLE = readFileSync(new URL('../../jobs.yaml', import.meta.url), 'utf8');

/** What happens to a file in an editor and in a merge. */
function edited(lines: readonly string[], what: string, at: number, to: number): readonly string[] {
  const [line = '', other = ''] = [lines[at], lines[to]];
  switch (what) {
    case 'cut':
      return lines.toSpliced(at, 1);
    case 'double':
      return lines.toSpliced(to, 0, line);
    case 'swap':
      return lines.map((own, index) => (index === at ? other : index === to ? line : own));
    case 'indent':
      return lines.toSpliced(at, 1, `  ${line}`);
    default:
      return lines.toSpliced(at, 2, line + (lines[at + 1] ?? ''));
  }
}

const PIECES = [
  'a',
  '1',
  ':',
  ' ',
  '\n',
  '  ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '&a',
  '*a',
  '!t',
  '|',
  '>',
  '#',
  '%',
  '<<',
  '?',
  '---',
  '\t',
  '__proto__',
  'jobs',
  'version',
  'null',
  '\ufeff',
  '\u2028',
  '\u202e',
  '"a\\n\\u202e"',
];

describe('any input', () => {
  it('of bytes gives findings, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => holds(readBytes(bytes))),
      { numRuns: 300 },
    );
  });

  it('of YAML-like text gives findings, never an exception', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (yaml) => holds(read(yaml))),
      { numRuns: 800 },
    );
  });

  it('of a good file with one place overwritten gives findings, never an exception', () => {
    const edit = fc.record({
      at: fc.nat(GOOD.length),
      drop: fc.nat(30),
      insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: 'grapheme' })),
    });
    fc.assert(
      fc.property(edit, ({ at, drop, insert }) =>
        holds(read(GOOD.slice(0, at) + insert + GOOD.slice(at + drop))),
      ),
      { numRuns: 800 },
    );
  });

  it('of the sample with its lines cut, doubled and swapped gives findings, never an exception', () => {
    const lines = SAMPLE.split('\n');
    const edit = fc.record({
      what: fc.constantFrom('cut', 'double', 'swap', 'indent', 'join'),
      at: fc.nat(lines.length - 2),
      to: fc.nat(lines.length - 1),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits
          .reduce<readonly string[]>((all, { what, at, to }) => edited(all, what, at, to), lines)
          .join('\n');
        holds(read(text));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same result every time', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length), fc.constantFrom(...PIECES), (at, piece) => {
        const text = GOOD.slice(0, at) + piece + GOOD.slice(at);
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 50 },
    );
  });
});
