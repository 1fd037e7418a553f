/** The rules about what texts are like, as one kind, so that each text is walked over once for all of them. */
import type { FindingDraft } from '../findings.ts';
import type { RowRule, RowRuleKind, RowRuleSettings, RowView } from '../row-rule.ts';
import { charactersOf } from './characters.ts';
import { CUT_OFF } from './cut-off.ts';
import { eachText } from './each-text.ts';
import { CommonEdge } from './edges.ts';
import { HIDDEN_UNICODE } from './hidden-unicode.ts';
import { LANGUAGE_MIX } from './language-mix.ts';
import { MOJIBAKE } from './mojibake.ts';
import { NONE, type Part, type PartKind, type SeenRow, type SeenText } from './part.ts';
import { PLACEHOLDER } from './placeholder.ts';
import type { TextProfile } from './profile.ts';
import { REFUSAL } from './refusal.ts';
import { TINY_COMPLETION, UPPER_CASE, WHITESPACE_EDGES } from './shares.ts';
import { SYSTEM_PROMPTS } from './system-prompts.ts';
import { TEMPLATES } from './templates.ts';

const PARTS: readonly PartKind[] = [
  eachText(HIDDEN_UNICODE),
  eachText(MOJIBAKE),
  eachText(PLACEHOLDER),
  CUT_OFF,
  REFUSAL,
  TEMPLATES,
  TINY_COMPLETION,
  UPPER_CASE,
  WHITESPACE_EDGES,
  SYSTEM_PROMPTS,
  LANGUAGE_MIX,
];

/** Of rules that are switched off nothing is learnt. */
const NOTHING: Omit<TextProfile, 'rows'> = {
  prompts: { start: new CommonEdge('start').profile, end: new CommonEdge('end').profile },
  languages: new Map(),
};

class TextQuality implements RowRule {
  readonly #parts: readonly Part[];
  #rows = 0;
  /** The system texts of the row before. */
  #systems: readonly SeenText[] = [];

  constructor(settings: RowRuleSettings) {
    const isHeard = ({ ids }: PartKind): boolean => ids.some((id) => settings.checks[id]?.severity !== 'off');
    this.#parts = PARTS.filter(isHeard).map((part) => part.make(settings));
  }

  read(view: RowView): readonly FindingDraft[] {
    this.#rows += 1;
    const row = this.#see(view);
    let drafts = NONE;
    for (const part of this.#parts) {
      const own = part.read(row);
      if (own.length > 0) drafts = [...drafts, ...own];
    }
    return drafts;
  }

  end(): readonly FindingDraft[] {
    return this.#parts.flatMap((part) => part.end?.(this.#rows) ?? []);
  }

  profile(): TextProfile {
    return this.#parts.reduce((all, part) => Object.assign(all, part.profile?.()), {
      rows: this.#rows,
      ...NOTHING,
    });
  }

  #see(view: RowView): SeenRow {
    const before = this.#systems;
    const texts = view.texts.map((text): SeenText => {
      const known = text.role === 'system' ? before.find((system) => system.text === text.text) : undefined;
      const { characters = charactersOf(text.text) } = known ?? {};
      return { ...text, characters, isRepeated: known !== undefined };
    });
    this.#systems = texts.filter(({ role }) => role === 'system');
    return {
      view,
      texts,
      firstPrompt: texts.find(({ role }) => role === 'user'),
      lastPrompt: texts.findLast(({ role }) => role === 'user'),
      answer: texts.findLast(({ role }) => role === 'assistant'),
    };
  }
}

export const TEXT_QUALITY: RowRuleKind = {
  ids: PARTS.flatMap(({ ids }) => ids),
  make: (settings) => new TextQuality(settings),
};
