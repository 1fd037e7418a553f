/** Which properties a resource type has, checked before anything is made. Pure. */
import { isList, isMap, member, textOf, type Value, type ValueMap } from './value.ts';

/** `policy`: a policy document, as an object or as JSON in a text. */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'policy'
  | readonly [Shape]
  | { readonly [name: string]: Shape };

/** The first fault, in CloudFormation's words; undefined: none. */
export function shapeProblem(value: Value, shape: Shape, path = '#'): string | undefined {
  if (typeof shape === 'string') return scalarProblem(value, shape, path);
  if (isListShape(shape)) return listProblem(value, shape[0], path);
  return mapProblem(value, shape, path);
}

function scalarProblem(
  value: Value,
  shape: 'text' | 'number' | 'boolean' | 'policy',
  path: string,
): string | undefined {
  const text = textOf(value);
  const fits = {
    text: text !== undefined,
    number: text !== undefined && text !== '' && Number.isFinite(Number(text)),
    boolean: text === 'true' || text === 'false',
    policy: isMap(value) || typeof value === 'string',
  };
  const expected = { text: 'String', number: 'Number', boolean: 'Boolean', policy: 'JSONObject' };
  return fits[shape] ? undefined : `${path}: expected type: ${expected[shape]}, found: ${kindOf(value)}`;
}

function listProblem(value: Value, item: Shape, path: string): string | undefined {
  if (!isList(value)) return `${path}: expected type: JSONArray, found: ${kindOf(value)}`;
  for (const [index, one] of value.entries()) {
    const problem = shapeProblem(one, item, `${path}/${index}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function mapProblem(value: Value, shape: Readonly<Record<string, Shape>>, path: string): string | undefined {
  if (!isMap(value)) return `${path}: expected type: JSONObject, found: ${kindOf(value)}`;
  for (const [name, inner] of Object.entries(value)) {
    const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (known === undefined) return `${path}: extraneous key [${name}] is not permitted`;
    const problem = shapeProblem(inner, known, `${path}/${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function kindOf(value: Value): string {
  if (isList(value)) return 'JSONArray';
  return isMap(value) ? 'JSONObject' : 'String';
}

/** Readers of properties whose shape has been checked. */
export function text(properties: ValueMap, name: string): string | undefined {
  return textOf(member(properties, name));
}

export function flag(properties: ValueMap, name: string): boolean {
  return text(properties, name) === 'true';
}

export function number(properties: ValueMap, name: string): number | undefined {
  const found = text(properties, name);
  return found === undefined ? undefined : Number(found);
}

export function maps(properties: ValueMap, name: string): readonly ValueMap[] {
  const found = member(properties, name);
  return found !== undefined && isList(found) ? found.filter(isMap) : [];
}

export function texts(properties: ValueMap, name: string): readonly string[] {
  const found = member(properties, name);
  return found !== undefined && isList(found) ? found.map((item) => textOf(item) ?? '') : [];
}

export const TAGS: Shape = [{ Key: 'text', Value: 'text' }];
