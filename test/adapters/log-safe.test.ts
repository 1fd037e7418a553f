import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logSafe, MAX_LINE_LENGTH, visible } from '../../src/adapters/log-safe.ts';
import { recognisedCommands } from './runner-parser.ts';

/** Text made of the pieces that commands are made of, and of everything else. */
const hostile = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '::',
          ':',
          '##[',
          '#',
          '[',
          ']',
          ' ',
          '\t',
          '\r',
          '\n',
          '\u200b',
          '\u00ad',
          '\u2028',
          '\u0085',
          '\ufeff',
          '\u0000',
          '\u2060',
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'set-output name=a',
          'error',
          'add-mask',
          'stop-commands',
          'save-state name=k',
          'group',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('logSafe', () => {
  it('lets no command through, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(recognisedCommands(logSafe(text))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('the oracle itself recognises both syntaxes', () => {
    const output =
      '  ::set-output name=a::x\nquoted "> ##[add-mask]y"\rpre\r::error::z\u200b\n:\u200b:group::t';
    expect(recognisedCommands(output).map(({ name }) => name)).toEqual([
      'set-output',
      'add-mask',
      'error',
      'group',
    ]);
  });

  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['  ::error::x', '  \\u{3a}:error::x'],
    ['see ##[error]x', 'see ##\\u{5b}error]x'],
    ['a\rb\nc\u001b[31m', 'a\\u{d}b\\u{a}c\\u{1b}[31m'],
    ['\u202eabc', '\\u{202e}abc'],
    ['arn:aws:iam::111122223333:role/x', 'arn:aws:iam::111122223333:role/x'],
    ['naïve 日本語 — ok', 'naïve 日本語 — ok'],
  ])('shows %j as %j', (text, shown) => {
    expect(logSafe(text)).toBe(shown);
  });

  it('is one bounded line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
      }),
    );
    expect(visible('x'.repeat(MAX_LINE_LENGTH + 5))).toBe(
      `${'x'.repeat(MAX_LINE_LENGTH)}… (5 more characters)`,
    );
  });
});
