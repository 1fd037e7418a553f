/** Answers in which an assistant speaks of itself as an AI, or says that it cannot help. */
import { FINDINGS_PER_RULE, type FindingDraft, grouped, ofRows } from '../findings.ts';
import type { RowRuleSettings } from '../row-rule.ts';
import { thresholdOf } from '../rules.ts';
import { keptMark, type Mark, markAt, NONE, type Part, type PartKind, type SeenRow } from './part.ts';

/** Plain searches first: they are far cheaper than a pattern that starts anywhere. */
const NEEDLES = [' an AI', 'anguage model', 'Sprachmodell', 'modelo de lenguaje', 'le de langage'];
const SPEAKS_AS_AI =
  /\b(?:as|I am|I['\u2019]m) (?:just |only )?an? (?:large )?(?:AI\b|(?:artificial intelligence|language) model)|\bals (?:ein )?(?:KI-?|gro\u00dfes )?Sprachmodell|\bcomo (?:un )?modelo de lenguaje|\ben tant que mod\u00e8le de langage/i;

/** At the start of an answer: an apology, and being unable to do what was asked as such. */
const APOLOGISES =
  /^\W{0,8}(?:(?:I['\u2019]m|I am) (?:very |so |really )?sorry|sorry|I apologi[sz]e|unfortunately)?\W{0,4}(?:but )?(?:(?:I|we) (?:can['\u2019]?t|cannot|can not|won['\u2019]t|(?:am|are) (?:not able|unable) to)|(?:I['\u2019]m|we['\u2019]re) (?:not able|unable) to) (?:(?:assist|help) (?:you )?with (?:that|this|your request|such)|(?:fulfil|fulfill|complete|process|answer|comply with) (?:that|this|your|such)|comply\b|do (?:that|this)\b|provide (?:that|this|such)|engage in|create (?:that|such)|generate (?:that|such))/i;

function refusalAt(text: string): number {
  if (APOLOGISES.test(text)) return 0;
  return NEEDLES.some((needle) => text.includes(needle)) ? text.search(SPEAKS_AS_AI) : -1;
}

class Refusals implements Part {
  readonly #tolerated: number;
  readonly #marks: Mark[] = [];
  #count = 0;
  #answers = 0;

  constructor({ checks }: RowRuleSettings) {
    this.#tolerated = thresholdOf('refusal-text', checks);
  }

  read({ view, texts }: SeenRow): readonly FindingDraft[] {
    let found: Mark | undefined;
    let isAnswered = false;
    for (const text of texts) {
      if (text.role !== 'assistant') continue;
      isAnswered = true;
      const unit = found === undefined ? refusalAt(text.text) : -1;
      if (unit >= 0) found = markAt(view, text, unit);
    }
    if (isAnswered) this.#answers += 1;
    if (found !== undefined) this.#add(found);
    return NONE;
  }

  end(): readonly FindingDraft[] {
    if (this.#count === 0 || this.#count <= this.#tolerated * this.#answers) return NONE;
    const shown =
      this.#count > this.#marks.length ? `; the first ${grouped(this.#marks.length)} are named` : '';
    return this.#marks.map((mark) => ({
      code: 'refusal-text',
      severity: 'warning',
      ...mark,
      message: `The answer speaks as an AI or refuses; ${ofRows(this.#count, this.#answers)} do${shown}.`,
      hint: 'Write the answer that users should get, or remove the row: answers of another model teach its refusals.',
    }));
  }

  #add(mark: Mark): void {
    this.#count += 1;
    if (this.#marks.length < FINDINGS_PER_RULE) this.#marks.push(keptMark(mark));
  }
}

export const REFUSAL: PartKind = { ids: ['refusal-text'], make: (settings) => new Refusals(settings) };
