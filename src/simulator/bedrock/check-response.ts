/**
 * Checks of the simulator's own answers against the service model: an answer AWS could not have given must not teach a
 * client anything. Lengths and counts are left out: AWS breaks them itself (model names longer than `BrandedName`).
 */
import { unreachable } from '../../errors.ts';
import {
  isMembers,
  isTimestamp,
  type Members,
  matchesPattern,
  type ServiceModel,
  type StringShape,
  type StructureShape,
  shapeOf,
} from './service-model.ts';

interface Place {
  readonly path: string;
  /** undefined: the control plane. */
  readonly model: ServiceModel | undefined;
}

/**
 * Every way in which `value` is not of the shape; empty when it is. Members with the value undefined are not sent.
 * @param model default: the control plane
 */
export function responseProblems(shapeName: string, value: unknown, model?: ServiceModel): readonly string[] {
  return problems(shapeName, value, { path: '$', model });
}

function problems(shapeName: string, value: unknown, place: Place): readonly string[] {
  const { path, model } = place;
  const inside = (name: string, item: unknown, step: string): readonly string[] =>
    problems(name, item, { path: `${path}${step}`, model });
  const shape = shapeOf(shapeName, model);
  switch (shape.type) {
    case 'structure':
      return isMembers(value)
        ? structureProblems(shape, value, { path, inside })
        : [`${path}: not an object`];
    case 'map':
      if (!isMembers(value)) return [`${path}: not a map`];
      return Object.entries(value).flatMap(([key, item]) => inside(shape.value, item, `.${key}`));
    case 'list':
      if (!Array.isArray(value)) return [`${path}: not a list`];
      return value.flatMap((item, index) => inside(shape.member, item, `[${index}]`));
    case 'string':
      return textProblems(shapeName, shape, value, path);
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? [] : [`${path}: not an integer`];
    case 'float':
      return Number.isFinite(value) ? [] : [`${path}: not a finite number`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: not a boolean`];
    case 'timestamp':
      return isTimestamp(value) ? [] : [`${path}: not an RFC 3339 date-time`];
    default:
      return unreachable(shape);
  }
}

type Inside = (shapeName: string, item: unknown, step: string) => readonly string[];

function structureProblems(
  shape: StructureShape,
  value: Members,
  { path, inside }: { readonly path: string; readonly inside: Inside },
): readonly string[] {
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined);
  const found = missing.map((name) => `${path}.${name}: required and absent`);
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (member === undefined) found.push(`${path}.${name}: not a member`);
    else found.push(...inside(member.shape, item, `.${name}`));
  }
  return found;
}

function textProblems(
  shapeName: string,
  shape: StringShape,
  value: unknown,
  path: string,
): readonly string[] {
  if (typeof value !== 'string') return [`${path}: not a string`];
  if (shape.enum !== undefined && !shape.enum.includes(value))
    return [`${path}: ${value} is not in the enum`];
  const matches = shape.pattern === undefined || matchesPattern(shapeName, shape.pattern, value);
  return matches ? [] : [`${path}: ${value} does not match the pattern of ${shapeName}`];
}
