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
  type StringShape,
  type StructureShape,
  shapeOf,
} from './service-model.ts';

/** Every way in which `value` is not of the shape; empty when it is. Members with the value undefined are not sent. */
export function responseProblems(shapeName: string, value: unknown, path = '$'): readonly string[] {
  const shape = shapeOf(shapeName);
  switch (shape.type) {
    case 'structure':
      return isMembers(value) ? structureProblems(shape, value, path) : [`${path}: not an object`];
    case 'map':
      if (!isMembers(value)) return [`${path}: not a map`];
      return Object.entries(value).flatMap(([key, item]) =>
        responseProblems(shape.value, item, `${path}.${key}`),
      );
    case 'list':
      if (!Array.isArray(value)) return [`${path}: not a list`];
      return value.flatMap((item, index) => responseProblems(shape.member, item, `${path}[${index}]`));
    case 'string':
      return textProblems(shapeName, shape, value, path);
    case 'integer':
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

function structureProblems(shape: StructureShape, value: Members, path: string): readonly string[] {
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined);
  const problems = missing.map((name) => `${path}.${name}: required and absent`);
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (member === undefined) problems.push(`${path}.${name}: not a member`);
    else problems.push(...responseProblems(member.shape, item, `${path}.${name}`));
  }
  return problems;
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
