/** What a pass that rewrites a dataset did to it, and what it would have lost. */
import { keyName } from '../json.ts';
import type { FixId, LossId } from './kinds.ts';

/** Lines, and names of keys, that are told of each kind. */
const TOLD = 5;

export interface Noted<Id extends string> {
  readonly id: Id;
  /** Places, of which a line can have several. */
  readonly count: number;
  /** The first lines of the file as it was, each once. */
  readonly lines: readonly number[];
  /** Of keys that were removed, the first ones, as far as they may be shown. */
  readonly keys: readonly string[];
}

interface Notes {
  count: number;
  readonly lines: number[];
  readonly keys: string[];
}

export class FixLog {
  readonly #fixes = new Map<FixId, Notes>();
  readonly #losses = new Map<LossId, Notes>();
  /** Rows written in another format. */
  converted = 0;
  /** Why the file as a whole cannot be rewritten; the first reason counts. */
  refusal: string | undefined;

  /** `places`: how many of them were mended at this line. */
  fixed(id: FixId, line: number, places = 1): void {
    note(this.#fixes, id, line, places);
  }

  /** @param keys what was removed at this line */
  removed(id: FixId, line: number, keys: readonly string[]): void {
    const told = note(this.#fixes, id, line, keys.length).keys;
    for (const name of keys.map(keyName)) if (told.length < TOLD && !told.includes(name)) told.push(name);
  }

  lost(ids: readonly LossId[], line: number): void {
    for (const id of ids) note(this.#losses, id, line, 1);
  }

  refuse(why: string): void {
    this.refusal ??= why;
  }

  get fixes(): readonly Noted<FixId>[] {
    return [...this.#fixes].map(([id, notes]) => ({ id, ...notes }));
  }

  get losses(): readonly Noted<LossId>[] {
    return [...this.#losses].map(([id, notes]) => ({ id, ...notes }));
  }
}

function note<Id>(noted: Map<Id, Notes>, id: Id, line: number, places: number): Notes {
  const found = noted.get(id) ?? { count: 0, lines: [], keys: [] };
  noted.set(id, found);
  found.count += places;
  if (found.lines.length < TOLD && found.lines.at(-1) !== line) found.lines.push(line);
  return found;
}
