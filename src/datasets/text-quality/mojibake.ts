/** UTF-8 that was read as Windows-1252 or Latin-1 and saved again, and what a decoder puts where it gave up. */
import { SEEN } from './characters.ts';
import type { TextProbe } from './each-text.ts';

/** What the bytes 80 to BF become. */
const REST =
  '\\x80-\\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178';

/**
 * Pairs that no language writes. A word in capitals can end with one of the first letters and a closing quotation mark
 * or a dash can follow, so that these need more: a letter after them, or more of their kind.
 */
const GARBLED = new RegExp(
  [
    '\ufffd',
    // Latin letters with accents, and the signs of Latin-1.
    '\u00c3[\\x80-\\x9f\\xa1-\\xba\\xbc-\\xbf\u0178\u0153\u2021\u2030\u20ac\u0160\u0152\u017e]',
    '\u00c3[\\xa0\\xbb\u2013\u201e\u2026\u201c\u201d\u2019\u2018](?=[a-z\\xdf])',
    '\u00c2[\\x80-\\xbf]',
    // Quotation marks, dashes, the euro sign, arrows; emoji.
    `\u00e2[${REST}]{2}`,
    '\u00f0[\u0178\\x9f]',
    // The full stop and comma of Chinese and Japanese.
    `[\u00e3\u00ef][\u20ac\u00bc][${REST}]`,
    // Greek and Cyrillic letters.
    `(?:[\u00ce\u00cf][${REST}]){3}`,
    `(?:[\u00d0\u00d1][${REST}]){3}`,
  ].join('|'),
);

const FOUND = 'characters of another encoding';

export const MOJIBAKE: TextProbe = {
  code: 'mojibake',
  needs: SEEN.mojibake,
  find: ({ text }) => {
    const unit = text.search(GARBLED);
    if (unit < 0) return undefined;
    return { unit, found: text.charAt(unit) === '\ufffd' ? 'the replacement character U+FFFD' : FOUND };
  },
  message: (role, found) =>
    found === FOUND
      ? `The ${role} text has letters and signs that are UTF-8 read in another encoding, as é becomes \u00c3\u00a9.`
      : `The ${role} text has ${found}, which stands where a letter was lost.`,
  hint: 'Export the data again with UTF-8 at every step; the lost letters cannot be guessed from here.',
};
