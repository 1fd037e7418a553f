/** What a row is like without a word of it: who speaks how much and, beside an earlier version, what became of that. */
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { JsonObject } from './json.ts';
import { canonical } from './row-index.ts';
import { type RowText, rowTexts } from './texts.ts';
import { tokenWeight } from './tokens.ts';

/** Of a text only its beginning is compared word by word. */
const MAX_COMPARED = 50_000;
/** A form is one line: of a longer conversation the last turns, which are what is learnt. */
const MAX_PARTS = 6;

/** Differences that a reader would not see, or that are of one kind alone. */
export type OnlyDifference = 'blanks' | 'letter case' | 'punctuation' | 'digits';

export interface TextChange {
  /** undefined: words differ. */
  readonly only: OnlyDifference | undefined;
  /** Words of the one that the other has too, and those that it has not. */
  readonly kept: number;
  readonly removed: number;
  readonly added: number;
}

export interface PartForm {
  readonly role: RowText['role'];
  /** Estimate, rounded. */
  readonly tokens: number;
  /** Beside the same part of the earlier version; undefined: there is none, or no earlier version. */
  readonly change: 'same' | TextChange | undefined;
}

export interface RowForm {
  /** Parts in front of those shown. */
  readonly omitted: number;
  readonly parts: readonly PartForm[];
  /** Something else than its texts differs: keys, roles, blocks without text. */
  readonly hasOtherChange: boolean;
}

/** @param before the earlier version of the same row */
export function rowForm(row: JsonObject, format: DatasetFormat, before?: JsonObject): RowForm {
  const texts = rowTexts(row, format);
  const earlier = before === undefined ? [] : rowTexts(before, format);
  const parts = texts.map(({ text, role }, at): PartForm => {
    const old = earlier[at];
    const change = old === undefined || old.role !== role ? undefined : textChange(old.text, text);
    return { role, tokens: Math.round(tokenWeight(text)), change };
  });
  const isAlike = texts.length === earlier.length && parts.every(({ change }) => change === 'same');
  return {
    omitted: Math.max(0, parts.length - MAX_PARTS),
    parts: parts.slice(-MAX_PARTS),
    hasOtherChange: before !== undefined && isAlike && canonical(before) !== canonical(row),
  };
}

function textChange(before: string, after: string): 'same' | TextChange {
  if (before === after) return 'same';
  const only = ALIKE.find(([, reduce]) => reduce(before) === reduce(after))?.[0];
  return { only, ...wordChange(before.slice(0, MAX_COMPARED), after.slice(0, MAX_COMPARED)) };
}

/** What is left of a text when one kind of difference does not count. */
const ALIKE: readonly (readonly [OnlyDifference, (text: string) => string])[] = [
  ['blanks', (text) => text.replace(/[\s\p{Cf}]+/gu, '')],
  ['letter case', (text) => text.toLowerCase()],
  ['punctuation', (text) => text.replace(/[\p{P}\p{S}]+/gu, '')],
  ['digits', (text) => text.replace(/\p{Nd}+/gu, '')],
];

function wordChange(before: string, after: string): Omit<TextChange, 'only'> {
  const left = new Map<string, number>();
  const old = wordsIn(before);
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  const now = wordsIn(after);
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    kept += 1;
  }
  return { kept, removed: old.length - kept, added: now.length - kept };
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\S+/gu) ?? [];
}
