import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cap,
  code,
  encodePath,
  encodeToken,
  escapeText,
  htmlCode,
  isWebAddress,
  link,
  plainText,
  richText,
} from '../../src/report/escape.ts';
import { HOSTILE } from './models.ts';

const NASTY = [
  HOSTILE,
  '@octocat',
  'a@b.example',
  '#1',
  'acme/models#12',
  'GH-7',
  '4f2a9c1de0b35a7788c6d5e4f3a2b1c0d9e8f7a6',
  'x0a1b2c3d',
  'https://evil.test/?a=b&c',
  'www.evil.test',
  'mailto:a@b.test',
  ':tada: :+1: :100:',
  '$a$ $$b$$ $`c`$',
  '![a](b) [c](d) [e][f] [^1] [x]: y',
  '<b onclick=x>',
  '</details>',
  '<!-- bedrock-tune -->',
  '-->',
  '&lt;b&gt; &#64;a',
  '`a` ``b`` ```',
  '| a | b |',
  '\\| \\` \\',
  '# h',
  '- a',
  '+ a',
  '1. a',
  '2) a',
  '=== ',
  '---',
  '> q',
  '~~~',
  '**a** __b__ *c* _d_ ~~e~~',
  'line\nbreak\r\nand\ttab',
  '\u0000\u0007\u001b[31m',
  '\u202egnp.exe\u2066\u2069',
  '\u200b\u200d\ufeff\u00ad\u{E0041}',
  '\uD800',
  '__proto__',
  '{{ 7*7 }} %s',
  '::error::forged',
];

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'`|<>@#$:*_[]()!\\~-+=1.&w/gGhH\n\u202e ', 'www.', '://', 'a1b2c3d4'), {
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map(([a, b]) => a + b),
);

/** Everything our escaping writes, put out of the way; what is left is what a Markdown reader would act on. */
function leftover(text: string): string {
  return text.replace(/<span>&#36;<\/span>|<span><\/span>|&(?:amp|lt|gt|#\d+);/g, '\u00b7');
}

function expectInert(text: string): void {
  const rest = leftover(text);
  expect(rest).not.toMatch(/[<>&`*_[\]\\|~!#$@^]/);
  expect(rest).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(rest).not.toMatch(/:\/\/|:[\w+-]+:|www\.|(?<![0-9a-z])gh-\d/i);
  expect(rest).not.toMatch(/(?<![0-9a-z])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,}/i);
  expect(rest).not.toMatch(/^(?:[-+=]|\d+[.)])/);
}

describe('escapeText', () => {
  it('leaves nothing that Markdown or the site would act on', () => {
    fc.assert(
      fc.property(nasty, (text) => expectInert(escapeText(text, 1000))),
      { numRuns: 400 },
    );
  });

  it('breaks mentions, references and emoji also in the text of the rendered page', () => {
    const rendered = (text: string): string =>
      text.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
    expect(rendered(escapeText('@octocat'))).toBe('@\u200boctocat');
    expect(rendered(escapeText('acme/models#12'))).toBe('acme/models#\u200b12');
    expect(rendered(escapeText(':tada:'))).toBe(':\u200btada:');
  });

  it('keeps ordinary sentences readable', () => {
    expect(escapeText('36 rows are few: 200 or more are advised (see docs).')).toBe(
      '36 rows are few: 200 or more are advised (see docs).',
    );
  });

  it('shows what is not seen', () => {
    expect(escapeText('a\u202eb\u{E0041}')).toBe('a&#92;u{202e}b&#92;u{e0041}');
  });
});

describe('code', () => {
  it('is one code span or one element, whatever is in it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = code(text, 1000);
        if (shown.startsWith('`')) expect(shown).toMatch(/^`[^`|<>&$\n]+`$/);
        else {
          expect(shown).toMatch(/^<code>.*<\/code>$/s);
          expectInert(` ${shown.slice('<code>'.length, -'</code>'.length)}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('says where there is nothing', () => {
    expect(code('')).toBe('<code>(empty)</code>');
    expect(htmlCode('a`b')).toBe('<code>a&#96;b</code>');
  });
});

describe('richText', () => {
  it('shows parts between backticks as code and a lone backtick as itself', () => {
    expect(richText('`epochs` is not a key')).toBe('`epochs` is not a key');
    expect(richText('a ` b')).toBe('a &#96; b');
  });

  it('is inert outside its code spans', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const outside = richText(text, 1000).replace(/`[^`|<>&$\n]+`|<code>|<\/code>/g, '·');
        expectInert(` ${outside}`);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the other sinks', () => {
  it('plainText is one line without anything unseen', () => {
    fc.assert(
      fc.property(nasty, (text) => expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)),
    );
  });

  it('encodeToken and encodePath leave only unreserved characters, and can be read back', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(encodeToken(text)).toMatch(/^[A-Za-z0-9._%]*$/);
        expect(encodePath(text)).toMatch(/^[A-Za-z0-9._%/]*$/);
        expect(decodeURIComponent(encodeToken(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('link links only to plain web addresses', () => {
    expect(link('x', 'https://github.com/a/b?plain=1#L2')).toBe('[x](https://github.com/a/b?plain=1#L2)');
    for (const url of ['javascript:alert(1)', 'https://a/) [b](c', 'https://a\n', 'http://a/ b', undefined])
      expect(link('x', url)).toBe('x');
    expect(isWebAddress(`https://a/${'b'.repeat(600)}`)).toBe(false);
  });

  it('cap counts code points and says that it cut', () => {
    expect(cap('😀😀😀', 3)).toBe('😀😀😀');
    expect(cap('😀😀😀', 2)).toBe('😀😀…');
  });
});
