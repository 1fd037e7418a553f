/** The table of fields as a JSON Schema (draft-07, what editors read). It can be looser than the parser, never stricter. */
import { unreachable } from '../errors.ts';
import { CONFIG_VERSION, type Field } from './field.ts';
import { FIELD_TREE, type FieldNode } from './field-tree.ts';
import type { TextFormat } from './formats.ts';

/** A schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const DECIMAL_TEXT = '^[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?$';

export function jobsSchema(): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'jobs.yaml', ...schemaOf(FIELD_TREE) };
}

/** The bytes of `schema/jobs.schema.json`. */
export function jobsSchemaText(): string {
  return `${JSON.stringify(jobsSchema(), undefined, 2)}\n`;
}

function schemaOf(spec: FieldNode): JsonSchema {
  const { field } = spec;
  const described = { description: describe(field), ...examples(field) };
  const shape = shapeOf(spec);
  if (field.nullable !== true) return { ...described, ...shape };
  return { ...described, anyOf: [shape, { type: 'null' }] };
}

function describe(field: Field): string {
  return field.default === undefined ? field.description : `${field.description} Default: ${field.default}.`;
}

function examples(field: Field): JsonSchema {
  return field.examples === undefined ? {} : { examples: field.examples };
}

function shapeOf(spec: FieldNode): JsonSchema {
  const { field } = spec;
  switch (field.type) {
    case 'map':
      return mapSchema(spec);
    case 'dictionary':
      return dictionarySchema(field, spec);
    case 'dataset':
      return { anyOf: [textSchema(field.format), mapSchema(spec)] };
    case 'text':
      return textSchema(field.format);
    case 'choice':
      return { type: 'string', enum: field.values };
    case 'version':
      return { type: 'number', const: CONFIG_VERSION };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: field.minimum, maximum: field.maximum };
    case 'choices':
      return {
        type: 'array',
        items: { type: 'string', enum: field.values },
        minItems: 1,
        uniqueItems: true,
      };
    case 'check':
      return { anyOf: [{ type: 'string', enum: field.values }, mapSchema(spec)] };
    case 'number':
      return { type: 'number', minimum: field.minimum, maximum: field.maximum };
    case 'usd':
      return { type: 'number', exclusiveMinimum: 0 };
    case 'hyperparameter':
      return { anyOf: [{ type: 'number' }, { type: 'string', pattern: DECIMAL_TEXT }] };
    default:
      return unreachable(field);
  }
}

function textSchema(format: TextFormat): JsonSchema {
  return { type: 'string', maxLength: format.maxLength, pattern: format.pattern.source };
}

function mapSchema(spec: FieldNode): JsonSchema {
  const children = [...spec.children];
  const required = children.filter(([, child]) => child.field.required === true).map(([key]) => key);
  const exclusive = spec.field.type === 'map' ? spec.field.exclusive : undefined;
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    ...(exclusive === undefined ? {} : { not: { required: exclusive } }),
    properties: Object.fromEntries(children.map(([key, child]) => [key, schemaOf(child)])),
  };
}

function dictionarySchema(field: Field & { readonly type: 'dictionary' }, spec: FieldNode): JsonSchema {
  const values = spec.children.get('*');
  return {
    type: 'object',
    ...(field.minEntries === undefined ? {} : { minProperties: field.minEntries }),
    ...(field.maxEntries === undefined ? {} : { maxProperties: field.maxEntries }),
    propertyNames: { maxLength: field.keys.maxLength, pattern: field.keys.pattern.source },
    additionalProperties: values === undefined ? false : schemaOf(values),
  };
}
