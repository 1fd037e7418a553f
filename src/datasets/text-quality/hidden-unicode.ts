/** Characters that a reader does not see: a way to smuggle text past a reviewer, or what a conversion left behind. */
import { SEEN } from './characters.ts';
import type { TextFault, TextProbe } from './each-text.ts';
import { HIDDEN_RANGES, type HiddenKind } from './hidden-ranges.ts';

const NAMES: Readonly<Record<HiddenKind, string>> = {
  control: 'a control character',
  'soft-hyphen': 'a soft hyphen',
  'direction-mark': 'a mark of writing direction in a text that is written from left to right only',
  bidi: 'a control of writing direction, which can show a text in another order than it has',
  space: 'a space of no width',
  'non-joiner': 'a non-joiner outside the scripts that have one',
  joiner: 'a joiner outside an emoji and the scripts that have one',
  'zero-width': 'a character of no width',
  mongolian: 'a Mongolian separator outside a Mongolian word',
  filler: 'a letter that is blank',
  annotation: 'a mark of annotation',
  variation: 'a variation selector after another one',
  tag: 'a tag, which is text that nobody sees',
  private: 'a character for private use, which means nothing outside one font',
};

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Scripts without spaces between words. */
const SOUTH_EAST_ASIAN = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf]/;
/** Arabic, Syriac, Indic and South East Asian scripts, Mongolian. */
const JOINING =
  /[\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\u1950-\u1aaf\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]/;
const IDEOGRAPH = /[\u3400-\u9fff\uf900-\ufaff\udc00-\udfff]/;
const VARIATION = /[\ufe00-\ufe0f]/;
/** The last unit of an emoji: of a pair, of a symbol, or the selector that makes it one. */
const EMOJI_END = /[\u2190-\u2bff\udc00-\udfff]|\ufe0f/;
const EMOJI_START = /[\u2190-\u2bff\ud83c-\ud83e]/;
/** The flags of England, Scotland, Wales and the like. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/uy;
const LONGEST_FLAG = 16;

/** One text, and what is known of it as a whole. */
class HiddenSearch {
  readonly #text: string;
  #isRightToLeft: boolean | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  first(): TextFault | undefined {
    for (let at = 0; at < this.#text.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (unit >= 0x20 && unit < 0x7f) continue;
      const kind = HIDDEN_RANGES.find(({ from, to }) => unit >= from && unit <= to)?.kind;
      if (kind !== undefined && !this.#belongs(kind, at))
        return { unit: at, found: this.#describe(kind, at) };
    }
    return undefined;
  }

  #describe(kind: HiddenKind, at: number): string {
    const code = this.#text.codePointAt(at) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}, ${NAMES[kind]}`;
  }

  /** Whether the character does there what it is for. */
  #belongs(kind: HiddenKind, at: number): boolean {
    const before = this.#text.charAt(at - 1);
    const after = this.#text.charAt(at + 1);
    switch (kind) {
      case 'direction-mark':
        return this.#hasRightToLeft();
      case 'space':
        return SOUTH_EAST_ASIAN.test(before) || SOUTH_EAST_ASIAN.test(after);
      case 'non-joiner':
        return JOINING.test(before);
      case 'joiner':
        return JOINING.test(before) || (EMOJI_END.test(before) && EMOJI_START.test(after));
      case 'mongolian':
        return /[\u1800-\u18af]/.test(before);
      case 'variation':
        return !VARIATION.test(before) && !this.#followsSelector(at);
      case 'tag':
        return this.#isSelector(at)
          ? IDEOGRAPH.test(before) && !this.#followsSelector(at)
          : this.#isInFlag(at);
      default:
        return false;
    }
  }

  #hasRightToLeft(): boolean {
    this.#isRightToLeft ??= RIGHT_TO_LEFT.test(this.#text);
    return this.#isRightToLeft;
  }

  /** One of the selectors for ideographs. */
  #isSelector(at: number): boolean {
    const code = this.#text.codePointAt(at) ?? 0;
    return code >= 0xe0100 && code <= 0xe01ef;
  }

  #followsSelector(at: number): boolean {
    return at >= 2 && this.#isSelector(at - 2);
  }

  #isInFlag(at: number): boolean {
    const start = this.#text.lastIndexOf('\u{1f3f4}', at);
    if (start < 0 || at - start > LONGEST_FLAG) return false;
    FLAG.lastIndex = start;
    return FLAG.test(this.#text) && FLAG.lastIndex > at;
  }
}

export const HIDDEN_UNICODE: TextProbe = {
  code: 'hidden-unicode',
  needs: SEEN.hidden,
  find: ({ text }) => new HiddenSearch(text).first(),
  message: (role, found) => `The ${role} text has ${found}; nobody who reads it sees that.`,
  hint: 'Remove it, or replace it by the character that was meant.',
};
