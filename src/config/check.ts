/** The file's tree against the table of fields: shapes, names and texts. What they mean together is checked later. */
import { nearest } from '../catalog/index.ts';
import { type Position, unreachable } from '../errors.ts';
import { plainDecimal } from './decimal.ts';
import { CONFIG_VERSION, type Field } from './field.ts';
import type { FieldNode } from './field-tree.ts';
import { FIELDS, LATER_KEYS } from './fields.ts';
import { misfit, type TextFormat } from './formats.ts';
import { listOf, type Report, show, visible } from './report.ts';
import { gluedKey } from './syntax.ts';
import { type Entry, entryOf, type MapNode, type ScalarNode, type TreeNode } from './tree.ts';

/** Where the walk stands. */
interface Place {
  /** As the author would say it: `jobs.support-bot.data`. */
  readonly path: string;
  /** Place of the key the value belongs to. */
  readonly keyAt: Position;
  readonly report: Report;
}

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
    case 'text':
      return checkText(node, field.format, place);
    case 'choice':
      return checkChoice(node, field, place);
    case 'version':
      return checkVersion(node, place);
    case 'usd':
      return checkUsd(node, place);
    case 'hyperparameter':
      return checkHyperparameter(node, place);
    default:
      return unreachable(field);
  }
}

/** Says the fault at the node's place and refuses the node. */
function refuse(
  node: TreeNode,
  place: Place,
  fault: { readonly code: string; readonly message: string; readonly hint: string },
): TreeNode {
  const subject = place.path === '' ? 'The file' : `\`${place.path}\``;
  place.report(node.at, { ...fault, message: `${subject}: ${fault.message}.` });
  return { kind: 'refused', at: node.at };
}

function wrongType(node: TreeNode, wanted: string, place: Place, hint?: string): TreeNode {
  return refuse(node, place, {
    code: 'wrong-type',
    message: `found ${described(node)}; wanted: ${wanted}`,
    hint: hint ?? `Write ${wanted}.`,
  });
}

/** Where `key:value` was read as one text. */
function gluedHint(node: TreeNode, spec: FieldNode): string | undefined {
  const key = node.kind === 'scalar' ? gluedKey(node.text) : undefined;
  return key === undefined || !spec.children.has(key)
    ? undefined
    : `Put a blank after the colon: \`${key}: …\`.`;
}

function described(node: TreeNode): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list';
  return node.type === 'string' ? `the string ${show(node.text)}` : `the ${node.type} ${show(node.text)}`;
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
  const allowed = [...spec.children.keys()];
  const where = place.path === '' ? 'at the top level' : `in \`${place.path}\``;
  const isLater = LATER_KEYS.includes(entry.key) && !place.path.startsWith('environments');
  const meant = isLater ? undefined : nearest(entry.key, allowed);
  place.report(entry.at, {
    code: 'unknown-key',
    message: `There is no key ${show(entry.key)} ${where}; allowed: ${listOf(allowed, 'and')}.`,
    hint: isLater
      ? `This release does not have \`${entry.key}\`; remove it.`
      : unknownKeyHint(entry.key, meant),
  });
  return meant;
}

function unknownKeyHint(key: string, meant: string | undefined): string {
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  const home = FIELDS.find((field) => field.path.endsWith(`.${key}`));
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

function checkText(node: TreeNode, format: TextFormat, place: Place): TreeNode {
  if (node.kind !== 'scalar') return wrongType(node, format.wanted, place);
  if (node.type !== 'string') {
    return wrongType(node, 'a string', place, format.unquoted ?? 'Put the value in quotes.');
  }
  const fault = misfit(format, node.text);
  return fault === undefined ? node : refuse(node, place, { code: format.code, ...fault });
}

function checkChoice(node: TreeNode, field: Field & { readonly type: 'choice' }, place: Place): TreeNode {
  if (node.kind !== 'scalar' || node.type !== 'string') return wrongType(node, listOf(field.values), place);
  if (field.values.includes(node.text)) return node;
  const allowed = `allowed: ${listOf(field.values)}`;
  if (field.later.includes(node.text)) {
    return refuse(node, place, {
      code: 'not-supported-yet',
      message: `\`${node.text}\` is not supported yet; ${allowed}`,
      hint: `Write \`${field.values[0] ?? ''}\`, or remove the job.`,
    });
  }
  const meant = nearest(node.text, field.values) ?? field.values[0] ?? '';
  return refuse(node, place, {
    code: 'invalid-value',
    message: `${show(node.text)} is not a value of this key; ${allowed}`,
    hint: `Write \`${meant}\`.`,
  });
}

function checkVersion(node: TreeNode, place: Place): TreeNode {
  if (node.kind !== 'scalar' || node.type !== 'number') {
    return wrongType(node, `the number ${CONFIG_VERSION}`, place, `Write \`version: ${CONFIG_VERSION}\`.`);
  }
  if (plainDecimal(node.text) === String(CONFIG_VERSION)) return node;
  return refuse(node, place, {
    code: 'unknown-version',
    message: `this release reads version ${CONFIG_VERSION}, not ${show(node.text)}`,
    hint: `Write \`version: ${CONFIG_VERSION}\`, or use the release that the file was written for.`,
  });
}

function checkUsd(node: TreeNode, place: Place): TreeNode {
  const wanted = 'a positive number of US dollars';
  if (node.kind !== 'scalar' || node.type !== 'number') {
    return wrongType(node, wanted, place, 'Write the number alone, without quotes or currency: `50`.');
  }
  const value = plainDecimal(node.text);
  if (value !== undefined && Number(value) > 0) return node;
  return refuse(node, place, {
    code: 'invalid-number',
    message: `${show(node.text)} is not ${wanted}`,
    hint: 'Write a number such as `50`; remove the key for no limit.',
  });
}

function checkHyperparameter(node: TreeNode, place: Place): TreeNode {
  if (node.kind !== 'scalar' || node.type === 'boolean') return wrongType(node, 'a number', place);
  if (plainDecimal(node.text) !== undefined) return node;
  return refuse(node, place, {
    code: 'invalid-number',
    message: `${show(node.text)} is not a number Bedrock can be sent`,
    hint: 'Write a plain number such as `2`, `0.00001` or `1e-5`.',
  });
}
