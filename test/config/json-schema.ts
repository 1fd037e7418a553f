/** As much of JSON Schema draft-07 as the generated schema uses; any other keyword fails. */

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, argument: unknown, schema: Schema) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  null: (value) => value === null,
};

const asSchema = (schema: unknown): Schema => {
  if (!isObject(schema)) throw new Error(`no schema: ${JSON.stringify(schema)}`);
  return schema;
};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const always: Check = () => true;

const KEYWORDS: Readonly<Record<string, Check>> = {
  $schema: always,
  title: always,
  description: always,
  examples: always,
  type: (value, type) => TYPES[String(type)]?.(value) === true,
  const: (value, wanted) => value === wanted,
  enum: (value, values) => list(values).includes(value),
  pattern: (value, pattern) => typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value),
  maxLength: (value, max) => typeof value !== 'string' || value.length <= Number(max),
  exclusiveMinimum: (value, min) => typeof value !== 'number' || value > Number(min),
  minProperties: (value, min) => !isObject(value) || Object.keys(value).length >= Number(min),
  maxProperties: (value, max) => !isObject(value) || Object.keys(value).length <= Number(max),
  required: (value, keys) => !isObject(value) || list(keys).every((key) => Object.hasOwn(value, String(key))),
  propertyNames: (value, schema) =>
    !isObject(value) || Object.keys(value).every((key) => accepts(asSchema(schema), key)),
  properties: (value, schemas) =>
    !isObject(value) ||
    Object.entries(asSchema(schemas)).every(
      ([key, schema]) => !Object.hasOwn(value, key) || accepts(asSchema(schema), value[key]),
    ),
  additionalProperties: (value, rest, schema) => {
    if (!isObject(value)) return true;
    const known = new Set(Object.keys(asSchema(schema['properties'] ?? {})));
    const others = Object.keys(value).filter((key) => !known.has(key));
    return rest === false ? others.length === 0 : others.every((key) => accepts(asSchema(rest), value[key]));
  },
  anyOf: (value, schemas) => list(schemas).some((schema) => accepts(asSchema(schema), value)),
  not: (value, schema) => !accepts(asSchema(schema), value),
};

export function accepts(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`keyword ${keyword} is not checked here`);
    return check(value, argument, schema);
  });
}
