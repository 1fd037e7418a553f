/** Which languages the rows of a file are in. */
import { type FindingDraft, ofRows, percent } from '../findings.ts';
import { languageOf } from './languages.ts';
import { NONE, type Part, type PartKind, placeAt, type SeenRow, type SeenText } from './part.ts';
import type { LanguageCount, TextProfile } from './profile.ts';

/** Share of the rows from which on further languages are a mix. */
const MIXED = 0.01;
const NAMED = 4;

class LanguageMix implements Part {
  readonly #languages = new Map<string, LanguageCount>();

  read({ view, answer, lastPrompt }: SeenRow): readonly FindingDraft[] {
    const [text, language] = decided(answer, lastPrompt);
    if (text === undefined || language === undefined) return NONE;
    const known = this.#languages.get(language);
    this.#languages.set(
      language,
      known === undefined ? { count: 1, ...placeAt(view, text)() } : oneMore(known),
    );
    return NONE;
  }

  end(rows: number): readonly FindingDraft[] {
    const judged = judgedRows(this.#languages);
    const sorted = [...this.#languages].sort(([, a], [, b]) => b.count - a.count);
    const [main, second] = sorted;
    if (main === undefined || second === undefined || judged - main[1].count <= MIXED * judged) return NONE;
    const shares = sorted.slice(0, NAMED).map(([name, { count }]) => `${name} ${percent(count / judged)}`);
    const more = sorted.length > NAMED ? `, ${sorted.length - NAMED} more` : '';
    const { line, column } = second[1];
    return [
      {
        code: 'language-mix',
        severity: 'info',
        line,
        column: () => column,
        message: `The rows are in several languages: ${shares.join(', ')}${more} (told for ${ofRows(judged, rows)}). This one is the first in ${second[0]}.`,
        hint: 'Check that users write, and expect answers, in this mix.',
      },
    ];
  }

  profile(): Partial<TextProfile> {
    return { languages: this.#languages };
  }
}

function oneMore(known: LanguageCount): LanguageCount {
  return { ...known, count: known.count + 1 };
}

/** The answer is what is learnt; where it is a label or code, the prompt tells. */
function decided(
  answer: SeenText | undefined,
  prompt: SeenText | undefined,
): readonly [SeenText | undefined, string | undefined] {
  const spoken = answer === undefined ? undefined : languageOf(answer.text);
  if (spoken !== undefined || prompt === undefined) return [answer, spoken];
  return [prompt, languageOf(prompt.text)];
}

/** Rows of which the language could be told. */
export function judgedRows(languages: TextProfile['languages']): number {
  return [...languages.values()].reduce((total, { count }) => total + count, 0);
}

export const LANGUAGE_MIX: PartKind = { ids: ['language-mix'], make: () => new LanguageMix() };
