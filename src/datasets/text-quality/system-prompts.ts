/** Whether all rows of a file have one system text. */
import { hash } from 'node:crypto';
import { type FindingDraft, grouped, ofRows } from '../findings.ts';
import type { RowRuleSettings } from '../row-rule.ts';
import { thresholdOf } from '../rules.ts';
import { type Mark, markAt, NONE, type Part, type PartKind, type SeenRow } from './part.ts';

/** More different texts than this are not told apart. */
const MOST_TEXTS = 10_000;

class SystemPrompts implements Part {
  readonly #tolerated: number;
  readonly #digests = new Set<string>();
  #last: string | undefined;
  #rows = 0;
  /** Rows with a system text. */
  #with = 0;
  #change: Mark | undefined;

  constructor({ checks }: RowRuleSettings) {
    this.#tolerated = thresholdOf('mixed-system-prompts', checks);
  }

  read({ view, texts }: SeenRow): readonly FindingDraft[] {
    const system = texts.filter(({ role }) => role === 'system');
    const [first] = system;
    const text = system.length > 1 ? JSON.stringify(system.map((part) => part.text)) : first?.text;
    if (this.#rows > 0 && text !== this.#last)
      this.#change ??= first === undefined ? { line: view.line, column: () => 1 } : markAt(view, first);
    if (text !== undefined) this.#add(text);
    this.#rows += 1;
    this.#last = text;
    return NONE;
  }

  end(): readonly FindingDraft[] {
    const without = this.#rows - this.#with;
    const texts = this.#digests.size;
    if (this.#change === undefined || texts + (without > 0 ? 1 : 0) <= this.#tolerated) return NONE;
    const more = texts === MOST_TEXTS ? 'at least ' : '';
    const lacking = without === 0 ? '' : `; ${ofRows(without, this.#rows)} have none`;
    return [
      {
        code: 'mixed-system-prompts',
        severity: 'info',
        ...this.#change,
        message: `The rows have ${more}${grouped(texts)} different system ${texts === 1 ? 'text' : 'texts'}${lacking}. This row is the first that differs.`,
        hint: 'Use the text that the application will send; variants are worth it only if it sends them too.',
      },
    ];
  }

  #add(text: string): void {
    this.#with += 1;
    // Most rows have the text of the row before, and comparing is cheaper than hashing.
    if (text === this.#last || this.#digests.size === MOST_TEXTS) return;
    this.#digests.add(hash('sha256', text, 'base64'));
  }
}

export const SYSTEM_PROMPTS: PartKind = {
  ids: ['mixed-system-prompts'],
  make: (settings) => new SystemPrompts(settings),
};
