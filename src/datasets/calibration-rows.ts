/** The few rows of a file that a base model is asked to count, in the form it is asked in. */
import { createHash } from 'node:crypto';
import type { DatasetFormat } from '../catalog/base-model.ts';
import type { Turn } from '../ports/inference.ts';
import { parseRow } from './row-text.ts';
import { type RowText, rowTexts } from './texts.ts';
import { tokenWeight } from './tokens.ts';

/** Rows of a file that are counted. */
const COUNTED_ROWS = 20;

/**
 * Lines of rows from all over the file, rising: one of each twentieth of it, or all of a short file. Always the same
 * ones of the same content. @param lines of all rows @param seed of the content
 */
export function spreadLines(lines: ArrayLike<number>, seed: string): readonly number[] {
  const parts = Math.min(COUNTED_ROWS, lines.length);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * lines.length) / parts);
    const to = Math.floor(((part + 1) * lines.length) / parts);
    const digest = createHash('sha256').update(`${seed}/${part}`).digest().readUInt32BE();
    return lines[from + (digest % (to - from))] ?? 0;
  });
}

/** All texts of a row as one conversation. */
export interface Conversation {
  readonly system: readonly string[];
  /** A user begins, the roles alternate, the model has the last word. */
  readonly turns: readonly Turn[];
  /** Tokens that the characters give, not rounded. */
  readonly estimated: number;
  /** Of all texts, in UTF-8. */
  readonly bytes: number;
}

/** @param system what the upload puts in front of the row; undefined for a row that goes from no question to an answer */
export function conversationOf(
  line: string,
  format: DatasetFormat,
  system: string | undefined,
): Conversation | undefined {
  const row = parseRow(line);
  if (row === undefined) return undefined;
  // The runtime refuses blank texts, and they count next to nothing.
  const spoken = rowTexts(row, format).filter(({ text }) => text.trim() !== '');
  const before = [...(system === undefined ? [] : [system]), ...textsOf(spoken, 'system')];
  const turns = turnsOf(spoken);
  if (turns[0]?.role !== 'user' || turns.at(-1)?.role !== 'assistant') return undefined;
  const texts = [...before, ...turns.flatMap((turn) => turn.texts)];
  return {
    system: before,
    turns,
    estimated: texts.reduce((sum, text) => sum + tokenWeight(text), 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

function textsOf(texts: readonly RowText[], role: RowText['role']): readonly string[] {
  return texts.filter((text) => text.role === role).map(({ text }) => text);
}

/** What one side says in a row is one turn. */
function turnsOf(texts: readonly RowText[]): readonly Turn[] {
  const turns: { readonly role: Turn['role']; readonly texts: string[] }[] = [];
  for (const { role, text } of texts) {
    if (role === 'system') continue;
    const last = turns.at(-1);
    if (last?.role === role) last.texts.push(text);
    else turns.push({ role, texts: [text] });
  }
  return turns;
}
