/** What the rules about texts are made of, and what they see of a row. */
import type { FindingDraft } from '../findings.ts';
import type { RowRuleSettings, RowView } from '../row-rule.ts';
import type { RuleId } from '../rules.ts';
import type { RowText } from '../texts.ts';
import type { Characters } from './characters.ts';
import type { Place, TextProfile } from './profile.ts';

export interface SeenText extends RowText {
  readonly characters: Characters;
  /** A system text that the row before has too: whatever is wrong with it is said already. */
  readonly isRepeated: boolean;
}

export interface SeenRow {
  readonly view: RowView;
  readonly texts: readonly SeenText[];
  readonly firstPrompt: SeenText | undefined;
  readonly lastPrompt: SeenText | undefined;
  /** The last text of the assistant. */
  readonly answer: SeenText | undefined;
}

export interface Part {
  read(row: SeenRow): readonly FindingDraft[];
  /** `rows`: all that were read. */
  end?(rows: number): readonly FindingDraft[];
  profile?(): Partial<TextProfile>;
}

export interface PartKind {
  readonly ids: readonly RuleId[];
  make(settings: RowRuleSettings): Part;
}

export const NONE: readonly FindingDraft[] = [];

/** Of fewer texts nothing is said that is only true of many. */
export const LEAST_TEXTS = 10;

/** A place in the file. */
export interface Mark {
  readonly line: number;
  readonly column: () => number;
}

/** The text, or a UTF-16 unit of it. */
export function markAt(view: RowView, { path }: RowText, unit?: number): Mark {
  return { line: view.line, column: () => view.column(path, unit) };
}

/** A place that does not hold on to its line. */
export function keptMark({ line, column }: Mark): Mark {
  const found = column();
  return { line, column: () => found };
}

/** The same, looked up when it is called. */
export function placeAt(view: RowView, { path }: RowText): () => Place {
  return () => ({ line: view.line, column: view.column(path) });
}
