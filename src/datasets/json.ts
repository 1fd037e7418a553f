/** What `JSON.parse` can return, so that nothing downstream needs `any`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Keys and indices from the row down to a value. */
export type JsonPath = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The type in words, with its article, for a message. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** `messages[0].content` from the keys and indices; only ever built from names of the known formats. */
export function pathName(path: JsonPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`))
    .join('');
}

/** A key as far as it may be shown: a plain word, so that no row text and no credential gets out through a key. */
export function keyName(key: string): string {
  return /^[A-Za-z][A-Za-z_-]{0,31}$/.test(key) ? `\`${key}\`` : 'a key that is not a plain word';
}
