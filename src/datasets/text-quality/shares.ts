/** Rules that count rows, and speak once, at the first of them. */
import { type FindingDraft, ofRows, percent } from '../findings.ts';
import { areLabels, MOST_LABELS } from '../labels.ts';
import type { RowRuleSettings } from '../row-rule.ts';
import { thresholdOf } from '../rules.ts';
import { tokenWeight } from '../tokens.ts';
import {
  LEAST_TEXTS,
  type Mark,
  markAt,
  NONE,
  type Part,
  type PartKind,
  type SeenRow,
  type SeenText,
} from './part.ts';

/** What is counted. The mark is of the first, and holds on to its line. */
class Tally {
  count = 0;
  #first: Mark | undefined;

  add(mark: () => Mark): void {
    this.count += 1;
    this.#first ??= mark();
  }

  drafts(isSaid: boolean, draft: Omit<FindingDraft, 'line' | 'column'>): readonly FindingDraft[] {
    return this.#first === undefined || !isSaid ? NONE : [{ ...this.#first, ...draft }];
  }
}

/** Fewer letters than this are a code or a name, which may well be in capitals. */
const LEAST_LETTERS = 20;
/** Share of the rows, and number of rows, from which on capitals are no exception. */
const LOUD_SHARE = 0.01;
const LOUD_ROWS = 3;

class UpperCase implements Part {
  readonly #tolerated: number;
  readonly #loud = new Tally();

  constructor({ checks }: RowRuleSettings) {
    this.#tolerated = thresholdOf('upper-case', checks);
  }

  read({ view, texts }: SeenRow): readonly FindingDraft[] {
    const loud = texts.find((text) => text.role !== 'system' && this.#isLoud(text));
    if (loud !== undefined) this.#loud.add(() => markAt(view, loud));
    return NONE;
  }

  end(rows: number): readonly FindingDraft[] {
    const { count } = this.#loud;
    return this.#loud.drafts(count >= LOUD_ROWS && count > LOUD_SHARE * rows, {
      code: 'upper-case',
      severity: 'info',
      message: `More than ${percent(this.#tolerated)} of the letters of a text are capitals in ${ofRows(count, rows)}.`,
      hint: 'Write texts as users and the application will: capitals are other tokens than small letters.',
    });
  }

  #isLoud({ characters: { letters, upper } }: SeenText): boolean {
    return letters >= LEAST_LETTERS && upper > this.#tolerated * letters;
  }
}

class WhitespaceEdges implements Part {
  readonly #tolerated: number;
  readonly #padded = new Tally();

  constructor({ checks }: RowRuleSettings) {
    this.#tolerated = thresholdOf('whitespace-edges', checks);
  }

  read({ view, texts }: SeenRow): readonly FindingDraft[] {
    const padded = texts.find(({ text }) => isBlank(text.charAt(0)) || isBlank(text.charAt(text.length - 1)));
    if (padded !== undefined) this.#padded.add(() => markAt(view, padded));
    return NONE;
  }

  end(rows: number): readonly FindingDraft[] {
    const { count } = this.#padded;
    return this.#padded.drafts(count > this.#tolerated * rows, {
      code: 'whitespace-edges',
      severity: 'info',
      message: `A text starts or ends with a blank or a line feed in ${ofRows(count, rows)}.`,
      hint: 'Remove them, unless the application sends and expects them too.',
    });
  }
}

function isBlank(char: string): boolean {
  return char !== '' && char <= '\u3000' && char.trim() === '';
}

/** No character weighs less than a Latin letter. */
const LATIN_PER_TOKEN = 4.4;

class TinyCompletion implements Part {
  readonly #needed: number;
  readonly #tiny = new Tally();
  /** Different ones of the short answers. */
  readonly #different = new Set<string>();
  #answers = 0;

  constructor({ checks }: RowRuleSettings) {
    this.#needed = thresholdOf('tiny-completion', checks);
  }

  read({ view, answer }: SeenRow): readonly FindingDraft[] {
    if (answer === undefined) return NONE;
    this.#answers += 1;
    if (this.#isTiny(answer.text)) {
      this.#tiny.add(() => markAt(view, answer));
      if (this.#different.size <= MOST_LABELS) this.#different.add(answer.text);
    }
    return NONE;
  }

  /** The median is below the threshold where more than half of the answers are. Labels are meant to be short. */
  end(): readonly FindingDraft[] {
    const { count } = this.#tiny;
    const isMost = this.#answers >= LEAST_TEXTS && count * 2 > this.#answers;
    return this.#tiny.drafts(isMost && !areLabels(this.#different.size, count), {
      code: 'tiny-completion',
      severity: 'info',
      message: `Most answers are very short: fewer than about ${this.#needed} tokens in ${ofRows(count, this.#answers)}.`,
      hint: 'Check that the answers are whole.',
    });
  }

  #isTiny(text: string): boolean {
    return text.length < this.#needed * LATIN_PER_TOKEN && tokenWeight(text) < this.#needed;
  }
}

export const UPPER_CASE: PartKind = { ids: ['upper-case'], make: (settings) => new UpperCase(settings) };
export const WHITESPACE_EDGES: PartKind = {
  ids: ['whitespace-edges'],
  make: (settings) => new WhitespaceEdges(settings),
};
export const TINY_COMPLETION: PartKind = {
  ids: ['tiny-completion'],
  make: (settings) => new TinyCompletion(settings),
};
