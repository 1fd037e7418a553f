/** Checks of a request against the service model, worded as AWS words them. */
import { unreachable } from '../../errors.ts';
import { invalid } from './fault.ts';
import {
  isMembers,
  isTimestamp,
  type ListShape,
  type MapShape,
  type Members,
  matchesPattern,
  type NumberShape,
  type ServiceModel,
  type StringShape,
  type StructureShape,
  shapeOf,
} from './service-model.ts';

interface Place {
  /** undefined: the control plane. */
  readonly model: ServiceModel | undefined;
  /** Name of the member's shape. */
  readonly shape: string;
  readonly value: unknown;
  /** `validationDataConfig.validators.1.member.s3Uri` */
  readonly path: string;
}

/** Throws one ValidationException that lists every violation. @param model default: the control plane */
export function validateInput(inputShape: string | undefined, members: Members, model?: ServiceModel): void {
  if (inputShape === undefined) return;
  const found = [...violations({ shape: inputShape, value: members, path: '', model })];
  if (found.length === 0) return;
  const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
  throw invalid(`${count} detected: ${found.join('; ')}`);
}

function* violations(place: Place): Generator<string> {
  const shape = shapeOf(place.shape, place.model);
  switch (shape.type) {
    case 'structure':
      return yield* isMembers(place.value)
        ? structure(shape, place, place.value)
        : wrongType(place, 'an object');
    case 'map':
      return yield* isMembers(place.value) ? map(shape, place, place.value) : wrongType(place, 'a map');
    case 'list':
      return yield* Array.isArray(place.value) ? list(shape, place, place.value) : wrongType(place, 'a list');
    case 'string':
      return yield* typeof place.value === 'string'
        ? text(shape, place, place.value)
        : wrongType(place, 'a string');
    case 'integer':
    case 'long':
    case 'float':
      return yield* isNumber(shape, place.value)
        ? number(shape, place, place.value)
        : wrongType(place, `of type ${shape.type}`);
    case 'boolean':
      if (typeof place.value !== 'boolean') yield* wrongType(place, 'a boolean');
      return;
    case 'timestamp':
      if (!isTimestamp(place.value)) yield* wrongType(place, 'an RFC 3339 date-time');
      return;
    default:
      unreachable(shape);
  }
}

function* structure(shape: StructureShape, { path, model }: Place, value: Members): Generator<string> {
  for (const name of shape.required ?? []) {
    if (value[name] === undefined) yield `Value at '${join(path, name)}' ${MUST_NOT_BE_NULL}`;
  }
  const set = Object.keys(shape.members).filter((name) => value[name] !== undefined);
  if (shape.union && set.length !== 1) {
    yield constraint(path, `Member must have exactly one of [${Object.keys(shape.members).join(', ')}]`);
  }
  for (const [name, member] of Object.entries(shape.members)) {
    if (value[name] === undefined) continue;
    yield* violations({ shape: member.shape, value: value[name], path: join(path, name), model });
  }
}

function* map(shape: MapShape, { path, model }: Place, value: Members): Generator<string> {
  const entries = Object.entries(value);
  yield* size(shape, path, entries.length);
  for (const [key, item] of entries) {
    yield* violations({ shape: shape.key, value: key, path: join(path, 'key'), model });
    yield* violations({ shape: shape.value, value: item, path: join(path, `${key}.value`), model });
  }
}

function* list(shape: ListShape, { path, model }: Place, value: readonly unknown[]): Generator<string> {
  yield* size(shape, path, value.length);
  for (const [index, item] of value.entries()) {
    yield* violations({ shape: shape.member, value: item, path: join(path, `${index + 1}.member`), model });
  }
}

/** Length before pattern: a text of the wrong length is never matched, however long it is. */
function* text(shape: StringShape, { path, shape: name }: Place, value: string): Generator<string> {
  const length = [...value].length;
  const before = [...size(shape, path, length, value)];
  if (before.length > 0) return yield* before;
  if (shape.pattern !== undefined && !matchesPattern(name, shape.pattern, value)) {
    yield constraint(path, `Member must satisfy regular expression pattern: ${shape.pattern}`, value);
  }
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    yield constraint(path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`, value);
  }
}

function* number(shape: NumberShape, { path }: Place, value: number): Generator<string> {
  if (shape.min !== undefined && value < shape.min) {
    yield constraint(path, `Member must have value greater than or equal to ${shape.min}`, String(value));
  }
  if (shape.max !== undefined && value > shape.max) {
    yield constraint(path, `Member must have value less than or equal to ${shape.max}`, String(value));
  }
}

type Bounded = Pick<ListShape, 'min' | 'max'>;

function* size({ min = 0, max }: Bounded, path: string, length: number, value?: string): Generator<string> {
  if (length < min) yield constraint(path, `Member must have length greater than or equal to ${min}`, value);
  if (max !== undefined && length > max) {
    yield constraint(path, `Member must have length less than or equal to ${max}`, value);
  }
}

const MUST_NOT_BE_NULL = 'failed to satisfy constraint: Member must not be null';

function* wrongType({ path, value }: Place, expected: string): Generator<string> {
  if (value === undefined) yield `Value at '${path}' ${MUST_NOT_BE_NULL}`;
  else yield constraint(path, `Member must be ${expected}`);
}

function constraint(path: string, rule: string, value?: string): string {
  const subject = value === undefined ? 'Value' : `Value '${value}'`;
  return `${subject} at '${path}' failed to satisfy constraint: ${rule}`;
}

function isNumber(shape: NumberShape, value: unknown): value is number {
  return shape.type === 'float' ? typeof value === 'number' : Number.isSafeInteger(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
