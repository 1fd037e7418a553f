/** Every text of a row: all string values and all keys, trained on or not. */
import type { Json, JsonObject, JsonPath } from '../json.ts';

/** How a value is reached, as a chain, so that a path is only built for what is found. */
interface Step {
  readonly part: string | number;
  readonly parent: Step | undefined;
}

export interface RowString {
  readonly text: string;
  /** The text is the key of the value at `path`. */
  readonly isKey: boolean;
  path(): JsonPath;
}

/** Without recursion: how deep a row nests is up to whoever wrote it. */
export function* rowStrings(row: JsonObject): Generator<RowString> {
  const open: { readonly value: Json; readonly step: Step | undefined }[] = [{ value: row, step: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, step } = next;
    if (typeof value === 'string') yield stringAt(value, step, false);
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    // From the end, so that what stands first is taken first.
    for (const [key, inner] of Object.entries(value).reverse()) {
      const below: Step = { part: isList ? Number(key) : key, parent: step };
      if (!isList) yield stringAt(key, below, true);
      open.push({ value: inner, step: below });
    }
  }
}

function stringAt(text: string, step: Step | undefined, isKey: boolean): RowString {
  return { text, isKey, path: () => pathOf(step) };
}

function pathOf(step: Step | undefined): JsonPath {
  const parts: (string | number)[] = [];
  for (let at = step; at !== undefined; at = at.parent) parts.unshift(at.part);
  return parts;
}
