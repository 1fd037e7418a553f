/** What all prompts, or all answers, of the training file begin and end with. */
import { type FindingDraft, grouped } from '../findings.ts';
import type { RowRuleSettings } from '../row-rule.ts';
import { thresholdOf } from '../rules.ts';
import { CommonEdge, lengthOf } from './edges.ts';
import { LEAST_TEXTS, NONE, type Part, type PartKind, placeAt, type SeenRow } from './part.ts';
import type { TextProfile } from './profile.ts';

const HINTS = {
  prompts: 'Fine if the application sends them too; fixed instructions belong in the system text.',
  answers: 'The model will write them in every answer: leave them out if the application does not need them.',
} as const;

class Templates implements Part {
  readonly #settings: RowRuleSettings;
  readonly #prompts = { start: new CommonEdge('start'), end: new CommonEdge('end') };
  readonly #answers = { start: new CommonEdge('start'), end: new CommonEdge('end') };

  constructor(settings: RowRuleSettings) {
    this.#settings = settings;
  }

  read({ view, firstPrompt, lastPrompt, answer }: SeenRow): readonly FindingDraft[] {
    if (firstPrompt !== undefined) this.#prompts.start.add(firstPrompt.text, placeAt(view, firstPrompt));
    if (lastPrompt !== undefined) this.#prompts.end.add(lastPrompt.text, placeAt(view, lastPrompt));
    if (answer !== undefined) {
      this.#answers.start.add(answer.text, placeAt(view, answer));
      this.#answers.end.add(answer.text, placeAt(view, answer));
    }
    return NONE;
  }

  /** Said of the training file alone: the other one is meant to be like it. */
  end(): readonly FindingDraft[] {
    if (this.#settings.split !== 'training') return NONE;
    return [...this.#drafts('prompts', this.#prompts), ...this.#drafts('answers', this.#answers)];
  }

  profile(): Partial<TextProfile> {
    const { start, end } = this.#prompts;
    return { prompts: { start: start.profile, end: end.profile } };
  }

  #drafts(
    noun: 'prompts' | 'answers',
    { start, end }: Readonly<Record<'start' | 'end', CommonEdge>>,
  ): readonly FindingDraft[] {
    // One text that comes again and again is the business of other rules.
    if (start.isOneText) return NONE;
    return [...this.#draft('common-prefix', noun, start), ...this.#draft('common-suffix', noun, end)];
  }

  #draft(
    code: 'common-prefix' | 'common-suffix',
    noun: 'prompts' | 'answers',
    edge: CommonEdge,
  ): readonly FindingDraft[] {
    const { side, count, common, steps } = edge.profile;
    const [first, length] = [steps[0], lengthOf(common)];
    if (first === undefined || count < LEAST_TEXTS || length <= thresholdOf(code, this.#settings.checks))
      return NONE;
    const message = `All ${grouped(count)} ${noun} ${side} with the same ${grouped(length)} characters.`;
    const { line, column } = first;
    return [{ code, severity: 'info', line, column: () => column, message, hint: HINTS[noun] }];
  }
}

export const TEMPLATES: PartKind = {
  // The last one is found between the files of a job, from what this part learns of each.
  ids: ['common-prefix', 'common-suffix', 'prompt-mismatch'],
  make: (settings) => new Templates(settings),
};
