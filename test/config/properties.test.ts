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
