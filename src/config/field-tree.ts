/** The table of fields as a tree, in the order of the table. */
import type { Field } from './field.ts';
import { FIELDS, ROOT_FIELD } from './fields.ts';

export interface FieldNode {
  readonly field: Field;
  /** By key; `*` for the values of a dictionary. */
  readonly children: ReadonlyMap<string, FieldNode>;
}

function nodeOf(field: Field): FieldNode {
  const prefix = field.path === '' ? '' : `${field.path}.`;
  const children = FIELDS.filter(
    ({ path }) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.'),
  );
  return {
    field,
    children: new Map(children.map((child) => [child.path.slice(prefix.length), nodeOf(child)])),
  };
}

export const FIELD_TREE: FieldNode = nodeOf(ROOT_FIELD);
