/** The file's tree against the table of fields: shapes, names and texts. What they mean together is checked later. */
import { nearest } from '../catalog/index.ts';
import { isRuleId, type RuleId } from '../datasets/rules.ts';
import type { Position } from '../errors.ts';
import { checkText, checkValue, type Place, refuse, wrongType } from './check-value.ts';
import { LATER_EVALUATION_KEYS } from './evaluation-fields.ts';
import type { Field } from './field.ts';
import type { FieldNode } from './field-tree.ts';
import { FIELDS, LATER_KEYS } from './fields.ts';
import { misfit, type TextFormat } from './formats.ts';
import { type Fault, listOf, type Report, show, visible } from './report.ts';
import { gluedKey } from './syntax.ts';
import { type Entry, entryOf, type MapNode, type ScalarNode, type TreeNode } from './tree.ts';

/** The tree with everything that does not fit the table reported and marked as refused. */
export function checkTree(root: TreeNode, table: FieldNode, report: Report): TreeNode {
  return checkNode(root, table, { path: '', keyAt: root.at, report });
}

function checkNode(node: TreeNode, spec: FieldNode, place: Place): TreeNode {
  if (node.kind === 'refused') return node;
  if (node.kind === 'scalar' && node.type === 'null') return checkNull(node, spec.field, place);
  const { field } = spec;
  switch (field.type) {
    case 'map':
      return node.kind === 'map'
        ? checkMap(node, spec, place)
        : wrongType(node, 'a map of keys', place, gluedHint(node, spec));
    case 'dictionary':
      return node.kind === 'map'
        ? checkDictionary(node, spec, place)
        : wrongType(node, 'a map of names', place);
    case 'dataset':
      if (node.kind === 'map') return checkMap(node, spec, place);
      return checkText(node, field.format, place);
    case 'check':
      if (node.kind === 'map') return checkMap(node, spec, place);
      return checkValue(node, { ...field, type: 'choice', later: [] }, place);
    default:
      return checkValue(node, field, place);
  }
}

/** Where `key:value` was read as one text. */
function gluedHint(node: TreeNode, spec: FieldNode): string | undefined {
  const key = node.kind === 'scalar' ? gluedKey(node.text) : undefined;
  return key === undefined || !spec.children.has(key)
    ? undefined
    : `Put a blank after the colon: \`${key}: …\`.`;
}

function checkNull(node: ScalarNode, field: Field, place: Place): TreeNode {
  if (field.nullable === true) return node;
  return refuse(node, place, {
    code: 'empty-value',
    message: 'the value is empty',
    hint:
      field.required === true ? `Write a value. ${field.description}` : 'Write a value, or remove the key.',
  });
}

function checkMap(node: MapNode, spec: FieldNode, place: Place): TreeNode {
  const meant: (string | undefined)[] = [];
  const entries = node.entries.flatMap((entry) => {
    const child = spec.children.get(entry.key);
    if (child !== undefined) return [checkEntry(entry, child, place)];
    meant.push(reportUnknownKey(entry, spec, place));
    return [];
  });
  reportMissingKeys(node, spec, place, meant);
  reportExclusive(node, spec.field, place);
  return { ...node, entries };
}

function checkEntry(entry: Entry, spec: FieldNode, place: Place): Entry {
  const key = visible(entry.key, 64);
  const path = place.path === '' ? key : `${place.path}.${key}`;
  return { ...entry, value: checkNode(entry.value, spec, { ...place, path, keyAt: entry.at }) };
}

/** Returns the key that was suggested instead. */
function reportUnknownKey(entry: Entry, spec: FieldNode, place: Place): string | undefined {
  if (isRuleId(entry.key) && place.path.endsWith('.checks')) {
    place.report(entry.at, fixedRule(entry.key));
    return undefined;
  }
  const allowed = [...spec.children.keys()];
  const where = place.path === '' ? 'at the top level' : `in \`${place.path}\``;
  const later = place.path.endsWith('.evaluation') ? LATER_EVALUATION_KEYS : LATER_KEYS;
  const isLater = later.includes(entry.key) && !place.path.startsWith('environments');
  const meant = isLater ? undefined : nearest(entry.key, allowed);
  place.report(entry.at, {
    code: 'unknown-key',
    message: `There is no key ${show(entry.key)} ${where}; allowed: ${listOf(allowed, 'and')}.`,
    hint: isLater
      ? `\`${entry.key}\` is not supported yet: remove it.`
      : unknownKeyHint(entry.key, meant, place),
  });
  return meant;
}

/** A rule of the table that is no key of `checks:`. */
function fixedRule(id: RuleId): Fault {
  return {
    code: 'fixed-rule',
    message: `The rule \`${id}\` cannot be set: what breaks it makes Bedrock fail the job, or leaves rows unread.`,
    hint: 'Remove the key, and mend the rows that the rule names.',
  };
}

function unknownKeyHint(key: string, meant: string | undefined, place: Place): string {
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  const homes = FIELDS.filter((field) => field.path.endsWith(`.${key}`));
  const section = place.path.split('.', 1)[0] ?? '';
  const home = homes.find((field) => field.path.startsWith(`${section}.`)) ?? homes[0];
  if (home === undefined) return 'Remove the key.';
  return `Move it to \`${home.path.replaceAll('*', '<name>')}\`.`;
}

/** `meant`: keys that were suggested for unknown ones, which are misspelt rather than missing. */
function reportMissingKeys(
  node: MapNode,
  spec: FieldNode,
  place: Place,
  meant: readonly (string | undefined)[],
): void {
  for (const [key, child] of spec.children) {
    if (child.field.required !== true || entryOf(node, key) !== undefined || meant.includes(key)) continue;
    place.report(place.keyAt, {
      code: 'missing-key',
      message: `${place.path === '' ? 'The file' : `\`${place.path}\``} lacks the key \`${key}\`.`,
      hint: `Add \`${key}\`: ${child.field.description}`,
    });
  }
}

function reportExclusive(node: MapNode, field: Field, place: Place): void {
  if (field.type !== 'map' || field.exclusive === undefined) return;
  const [first, second] = field.exclusive.map((key) => entryOf(node, key));
  if (first === undefined || second === undefined) return;
  const later = [first, second].reduce((a, b) => (isBefore(a.at, b.at) ? b : a));
  place.report(later.at, {
    code: 'exclusive-keys',
    message: `\`${place.path}\` has both \`${first.key}\` and \`${second.key}\`; only one of them is allowed.`,
    hint: `Remove \`${first.key}\` or \`${second.key}\`.`,
  });
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function checkDictionary(node: MapNode, spec: FieldNode, place: Place): TreeNode {
  const { field } = spec;
  const values = spec.children.get('*');
  if (field.type !== 'dictionary' || values === undefined) return node;
  const { minEntries = 0, maxEntries = Number.POSITIVE_INFINITY } = field;
  if (node.entries.length < minEntries) {
    return refuse(node, place, { code: 'empty-value', message: 'the map is empty', hint: 'Add an entry.' });
  }
  if (node.entries.length > maxEntries) {
    return refuse(node, place, {
      code: 'too-many-entries',
      message: `${node.entries.length} entries; at most ${maxEntries} are allowed`,
      hint: 'Remove some, or split the file.',
    });
  }
  return { ...node, entries: node.entries.map((entry) => checkNamedEntry(entry, field.keys, values, place)) };
}

function checkNamedEntry(entry: Entry, keys: TextFormat, values: FieldNode, place: Place): Entry {
  const fault = misfit(keys, entry.key);
  if (fault !== undefined) {
    place.report(entry.at, {
      code: keys.code,
      message: `\`${place.path}\`: ${fault.message}.`,
      hint: fault.hint,
    });
  }
  return checkEntry(entry, values, place);
}
