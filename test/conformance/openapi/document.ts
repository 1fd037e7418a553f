/** An OpenAPI 3.0 document, looked things up in and made into schemas of JSON. */

export type Json = Readonly<Record<string, unknown>>;

/** Looks up what stands at a JSON pointer; references are followed. */
export interface Lookup {
  at(pointer: string): Json;
  /** Where it stands in the end. */
  where(pointer: string): string;
  /** A value itself, or what it refers to. */
  resolved(value: unknown): Json;
}

export function lookup(root: Json): Lookup {
  const plain = (pointer: string): Json =>
    Object(
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((here, name) => Object(here)[unescaped(name)], root),
    );
  const where = (pointer: string): string => {
    const { $ref } = plain(pointer);
    return typeof $ref === 'string' ? where($ref.slice(1)) : pointer;
  };
  const at = (pointer: string): Json => plain(where(pointer));
  const resolved = (value: unknown): Json => {
    const { $ref } = Object(value);
    return typeof $ref === 'string' ? at($ref.slice(1)) : Object(value);
  };
  return { at, where, resolved };
}

/** As a part of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What is answered may leave fields out; what is sent may not. */
export type Way = 'sent' | 'answered';

const NOTES: ReadonlySet<string> = new Set(['nullable', 'example', 'examples', 'discriminator']);
const CHOICES: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a choice, and objects take no fields but those described, for a field
 * that GitHub does not know is a slip; the parts of a choice take any, for each knows only its own.
 */
export function asSchemas(value: unknown, way: Way, isPart = false): unknown {
  if (Array.isArray(value)) return value.map((item) => asSchemas(item, way, isPart));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => !isNote(name, inner, way));
  const changed: Record<string, unknown> = Object.fromEntries(
    // Without the fields that tell them apart, several of the choices may fit.
    kept.map(([name, inner]) => [
      name === 'oneOf' && way === 'answered' ? 'anyOf' : name,
      asSchemas(inner, way, CHOICES.has(name)),
    ]),
  );
  if (!isPart && isObjectSchema(changed)) changed['additionalProperties'] ??= false;
  return Object(value)['nullable'] === true ? { anyOf: [{ type: 'null' }, changed] } : changed;
}

/** A property may be called like a keyword: its value is a schema then. */
function isNote(name: string, value: unknown, way: Way): boolean {
  if (name === 'required') return Array.isArray(value) && way === 'answered';
  return NOTES.has(name) && typeof Object(value)['type'] !== 'string';
}

function isObjectSchema(schema: Json): boolean {
  return schema['type'] === 'object' && typeof schema['properties'] === 'object';
}
