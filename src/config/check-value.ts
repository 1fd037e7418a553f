/** Single values of `jobs.yaml` against their fields: type, range, spelling. */
import { nearest } from '../catalog/index.ts';
import { type Position, unreachable } from '../errors.ts';
import { plainDecimal } from './decimal.ts';
import { CONFIG_VERSION, type Field, type FieldType } from './field.ts';
import { misfit, type TextFormat } from './formats.ts';
import { listOf, type Report, show } from './report.ts';
import type { TreeNode } from './tree.ts';

/** Where the walk over the tree stands. */
export interface Place {
  /** As the author would say it: `jobs.support-bot.data`. */
  readonly path: string;
  /** Place of the key the value belongs to. */
  readonly keyAt: Position;
  readonly report: Report;
}

type ValueField = Exclude<Field, { readonly type: 'map' | 'dictionary' | 'dataset' | 'check' }>;
type Bounds = Pick<FieldType & { readonly type: 'integer' }, 'minimum' | 'maximum'>;

/** The node, or refused with the fault reported. */
export function checkValue(node: TreeNode, field: ValueField, place: Place): TreeNode {
  switch (field.type) {
    case 'text':
      return checkText(node, field.format, place);
    case 'choice':
      return checkChoice(node, field, place);
    case 'choices':
      return checkChoices(node, field.values, place);
    case 'version':
      return checkVersion(node, place);
    case 'boolean':
      return checkBoolean(node, place);
    case 'integer':
      return checkInteger(node, field, place);
    case 'number':
      return checkNumber(node, field, place);
    case 'usd':
      return checkUsd(node, field, place);
    case 'hyperparameter':
      return checkHyperparameter(node, place);
    default:
      return unreachable(field);
  }
}

/** Says the fault at the node's place and refuses the node. */
export function refuse(
  node: TreeNode,
  place: Place,
  fault: { readonly code: string; readonly message: string; readonly hint: string },
): TreeNode {
  const subject = place.path === '' ? 'The file' : `\`${place.path}\``;
  place.report(node.at, { ...fault, message: `${subject}: ${fault.message}.` });
  return { kind: 'refused', at: node.at };
}

export function wrongType(node: TreeNode, wanted: string, place: Place, hint?: string): TreeNode {
  return refuse(node, place, {
    code: 'wrong-type',
    message: `found ${described(node)}; wanted: ${wanted}`,
    hint: hint ?? `Write ${wanted}.`,
  });
}

function described(node: TreeNode): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list';
  return node.type === 'string' ? `the string ${show(node.text)}` : `the ${node.type} ${show(node.text)}`;
}

export function checkText(node: TreeNode, format: TextFormat, place: Place): TreeNode {
  if (node.kind !== 'scalar') return wrongType(node, format.wanted, place);
  if (node.type !== 'string') {
    return wrongType(node, 'a string', place, format.unquoted ?? 'Put the value in quotes.');
  }
  const fault = misfit(format, node.text);
  return fault === undefined ? node : refuse(node, place, { code: format.code, ...fault });
}

function checkChoice(node: TreeNode, field: FieldType & { readonly type: 'choice' }, place: Place): TreeNode {
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

function checkChoices(node: TreeNode, values: readonly string[], place: Place): TreeNode {
  const wanted = `a list of ${listOf(values)}`;
  if (node.kind !== 'list') return wrongType(node, wanted, place, `Write a list such as \`[${values[0]}]\`.`);
  if (node.items.length === 0)
    return refuse(node, place, {
      code: 'empty-value',
      message: 'the list is empty',
      hint: `Write ${wanted}.`,
    });
  const seen = new Set<string>();
  const items = node.items.map((item) => {
    const checked = checkValue(item, { path: '', description: '', type: 'choice', values, later: [] }, place);
    if (checked.kind !== 'scalar' || !seen.has(checked.text)) {
      if (checked.kind === 'scalar') seen.add(checked.text);
      return checked;
    }
    const message = `${show(checked.text)} stands in the list twice`;
    return refuse(item, place, { code: 'invalid-value', message, hint: 'Remove one of the two.' });
  });
  return { ...node, items };
}

function checkVersion(node: TreeNode, place: Place): TreeNode {
  if (node.kind !== 'scalar' || node.type !== 'number') {
    return wrongType(node, `the number ${CONFIG_VERSION}`, place, `Write \`version: ${CONFIG_VERSION}\`.`);
  }
  if (isOwnVersion(node)) return node;
  return refuse(node, place, {
    code: 'unknown-version',
    message: `this release reads version ${CONFIG_VERSION}, not ${show(node.text)}`,
    hint: `Write \`version: ${CONFIG_VERSION}\`, or use the release that the file was written for.`,
  });
}

/** Whether the file says that it is written for this release. */
export function isOwnVersion(node: TreeNode): boolean {
  return (
    node.kind === 'scalar' && node.type === 'number' && plainDecimal(node.text) === String(CONFIG_VERSION)
  );
}

/** Spellings of YAML 1.1, which are strings since 1.2, and what people put in quotes. */
const TRUE_SPELLINGS = ['true', 'yes', 'y', 'on', '1'];
const FALSE_SPELLINGS = ['false', 'no', 'n', 'off', '0'];

/** undefined: the node is no boolean of YAML 1.2 (a `%YAML 1.1` directive would make more words one). */
export function booleanOf(node: TreeNode): boolean | undefined {
  if (node.kind !== 'scalar' || node.type !== 'boolean') return undefined;
  const word = node.text.toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : undefined;
}

function checkBoolean(node: TreeNode, place: Place): TreeNode {
  if (booleanOf(node) !== undefined) return node;
  return wrongType(node, '`true` or `false`', place, booleanHint(node));
}

function booleanHint(node: TreeNode): string {
  const word = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  if (TRUE_SPELLINGS.includes(word)) return 'Write `true`, without quotes.';
  if (FALSE_SPELLINGS.includes(word)) return 'Write `false`, without quotes.';
  return 'Write `true` or `false`, without quotes.';
}

/** undefined: the node is no whole number within the bounds. */
export function integerOf(node: TreeNode, { minimum, maximum }: Bounds): number | undefined {
  if (node.kind !== 'scalar' || node.type !== 'number') return undefined;
  const value = Number(plainDecimal(node.text));
  return Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
}

function checkInteger(node: TreeNode, field: Bounds, place: Place): TreeNode {
  if (integerOf(node, field) !== undefined) return node;
  const wanted = `a whole number from ${field.minimum} to ${field.maximum}`;
  if (node.kind !== 'scalar' || node.type !== 'number') {
    return wrongType(node, wanted, place, `Write ${wanted}, digits alone and without quotes.`);
  }
  return refuse(node, place, {
    code: 'invalid-number',
    message: `${show(node.text)} is not ${wanted}`,
    hint: `Write ${wanted}.`,
  });
}

function checkNumber(node: TreeNode, { minimum, maximum }: Bounds, place: Place): TreeNode {
  const wanted = `a number from ${minimum} to ${maximum}`;
  if (node.kind !== 'scalar' || node.type !== 'number') return wrongType(node, wanted, place);
  const value = plainDecimal(node.text);
  if (value !== undefined && Number(value) >= minimum && Number(value) <= maximum) return node;
  return refuse(node, place, {
    code: 'invalid-number',
    message: `${show(node.text)} is not ${wanted}`,
    hint: `Write ${wanted}.`,
  });
}

function checkUsd(node: TreeNode, field: Field, place: Place): TreeNode {
  const example = String(field.examples?.[0] ?? 50);
  const wanted = 'a positive number of US dollars';
  if (node.kind !== 'scalar' || node.type !== 'number') {
    return wrongType(
      node,
      wanted,
      place,
      `Write the number alone, without quotes or currency: \`${example}\`.`,
    );
  }
  const value = plainDecimal(node.text);
  if (value !== undefined && Number(value) > 0) return node;
  const rest = field.default === undefined ? '' : `; remove the key for ${field.default}`;
  return refuse(node, place, {
    code: 'invalid-number',
    message: `${show(node.text)} is not ${wanted}`,
    hint: `Write a number such as \`${example}\`${rest}.`,
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
