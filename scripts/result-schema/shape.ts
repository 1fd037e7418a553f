/** The vocabulary the result schema is written in. Objects are tied to types: each names every member, once. */
import type { JsonSchema } from '../../src/config/schema.ts';

/** Members that JSON leaves out when they are undefined. */
type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type Required<T> = Exclude<keyof T, Optional<T>>;
type Members<T, K extends keyof T> = Readonly<Record<K, JsonSchema>>;

export const text = (description: string): JsonSchema => ({ type: 'string', description });
export const number = (description: string): JsonSchema => ({ type: 'number', description });
export const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
export const constant = (value: string | number): JsonSchema => ({ const: value });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

export function integer(description: string, minimum = 0): JsonSchema {
  return { type: 'integer', minimum, description };
}

export function matching(pattern: string, description: string): JsonSchema {
  return { type: 'string', pattern, description };
}

/** ISO 8601, UTC. */
export function time(description: string): JsonSchema {
  return matching('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z$', description);
}

/** Every word of a union: the compiler asks for each. */
export function words<T extends string>(all: Readonly<Record<T, true>>): JsonSchema {
  return { type: 'string', enum: Object.keys(all) };
}

/** An object with exactly the members of `T`; those that may be undefined come apart, if it has any. */
export function closed<T>(
  required: Members<T, Required<T>>,
  ...[optional]: [Optional<T>] extends [never] ? [] : [Members<T, Optional<T>>]
): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}
