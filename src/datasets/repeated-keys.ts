/** Is a key written twice in one object? `JSON.parse` hides it, so count keys: those in the text, those that were kept. */
import { isArray, isObject, type Json } from './json.ts';
import { MAX_DEPTH } from './json-locate.ts';

// Inside a string a quote always follows a backslash, so this finds exactly the keys that do not end in a backslash.
const KEY_END = /[^\\]"[ \t\r\n]*:/g;

/** True when `value`, parsed from `text`, may have lost a key or is nested too deep: look closer. Never misses one. */
export function mayRepeatKeys(text: string, value: Json): boolean {
  return keysWritten(text) !== keysKept(value, 0);
}

function keysWritten(text: string): number {
  let count = 0;
  KEY_END.lastIndex = 0;
  while (KEY_END.test(text)) count += 1;
  return count;
}

/** NaN, which equals nothing, where counting would not prove anything: too deep, or a key that ends in a backslash. */
function keysKept(value: Json, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (isArray(value)) {
    for (const item of value) count += keysKept(item, depth + 1);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      count += key.endsWith('\\') ? Number.NaN : 1 + keysKept(value[key] ?? null, depth + 1);
    }
  }
  return count;
}
