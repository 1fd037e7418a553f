/** What characters a text is made of: one pass that tells most rules that they need not look. */
import { HIDDEN_RANGES } from './hidden-ranges.ts';

const UPPER = 1;
const LETTER = 2;

/** Characters that rules look for; `Characters.seen` is the union of those of a text. */
export const SEEN = {
  /** `{` */
  brace: 4,
  /** `[` or `<` */
  bracket: 8,
  /** A grave accent, of which fences are made. */
  tick: 16,
  /** One that may be hidden, see `HIDDEN_RANGES`. */
  hidden: 32,
  /** One that bytes of UTF-8 read in another encoding begin with. */
  mojibake: 64,
} as const;

export interface Characters {
  readonly seen: number;
  readonly letters: number;
  readonly upper: number;
}

type Range = readonly [number, number];

const UPPER_RANGES: readonly Range[] = [
  [0x41, 0x5a],
  [0xc0, 0xd6],
  [0xd8, 0xde],
  [0x391, 0x3a9],
  [0x400, 0x42f],
];

/** Letters of the scripts in use, near enough for a share of letters. */
const LETTER_RANGES: readonly Range[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x24f],
  [0x370, 0x1fff],
  [0x3040, 0x318f],
  [0x3400, 0xd7ff],
  [0xf900, 0xfdff],
];

/** Per UTF-16 unit. */
const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const mark = (ranges: readonly Range[], bit: number): void => {
    for (const [from, to] of ranges)
      for (let unit = from; unit <= to; unit += 1) table[unit] = (table[unit] ?? 0) | bit;
  };
  const markAll = (units: string, bit: number): void => {
    for (const unit of units) mark([[unit.charCodeAt(0), unit.charCodeAt(0)]], bit);
  };
  mark(UPPER_RANGES, UPPER);
  mark(LETTER_RANGES, LETTER);
  mark(
    HIDDEN_RANGES.map(({ from, to }) => [from, to]),
    SEEN.hidden,
  );
  markAll('{', SEEN.brace);
  markAll('[<', SEEN.bracket);
  markAll('`', SEEN.tick);
  markAll('ÂÃÎÏÐÑâïð\ufffd', SEEN.mojibake);
  return table;
}

export function charactersOf(text: string): Characters {
  let seen = 0;
  let letters = 0;
  let upper = 0;
  for (let at = 0; at < text.length; at += 1) {
    const bits = CLASSES[text.charCodeAt(at)] ?? 0;
    seen |= bits;
    upper += bits & UPPER;
    letters += (bits & LETTER) >> 1;
  }
  return { seen, letters, upper };
}
