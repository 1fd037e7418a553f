/** Template values after parsing: JSON without null, which CloudFormation does not allow. */
import { refuse } from '../refusal.ts';

export type Value = string | number | boolean | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [name: string]: Value;
}

/** CloudFormation's code for nearly everything that is wrong with a request. */
export function invalid(message: string): never {
  return refuse(400, 'ValidationError', message);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return typeof value === 'object' && !isList(value);
}

/** Own members only: names come from templates. */
export function member(map: ValueMap, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** Scalars as CloudFormation writes them into text; undefined for lists and maps. */
export function textOf(value: Value | undefined): string | undefined {
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

export function mapOf(value: Value | undefined): ValueMap {
  return value !== undefined && isMap(value) ? value : {};
}
