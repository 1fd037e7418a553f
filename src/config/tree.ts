/** The YAML document as plain data in which every key and value knows its place. */
import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar } from 'yaml';
import type { Position } from '../errors.ts';
import { type Report, show } from './report.ts';
import type { SyntaxTree } from './syntax.ts';

export interface MapNode {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly Entry[];
  /** Place of the first key that was not taken: doubled, no string, `<<`; its value is not among the entries. */
  readonly refusedAt: Position | undefined;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  /** What stands in the file, quotes and escapes resolved. */
  readonly text: string;
}

export type TreeNode =
  | MapNode
  | ScalarNode
  | { readonly kind: 'list'; readonly at: Position; readonly items: readonly TreeNode[] }
  /** Reported already: nothing more is said about it. */
  | { readonly kind: 'refused'; readonly at: Position };

export interface Entry {
  readonly key: string;
  /** Place of the key. */
  readonly at: Position;
  readonly value: TreeNode;
}

const MAX_DEPTH = 20;
/** Names that reach into JavaScript's own objects. */
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface Walk {
  readonly at: SyntaxTree['at'];
  readonly report: Report;
}

/** undefined: the document is empty. */
export function toTree(syntax: SyntaxTree, report: Report): TreeNode | undefined {
  if (syntax.contents === null) return undefined;
  return toNode(syntax.contents, { at: syntax.at, report }, 1);
}

export function entryOf(node: TreeNode | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** A value of a map that is text (or a number), with its place; undefined where there is none, or null. */
export function textOf(
  node: TreeNode | undefined,
  key: string,
): { readonly value: string; readonly at: Position } | undefined {
  const value = entryOf(node, key)?.value;
  if (value?.kind !== 'scalar' || value.type === 'null') return undefined;
  return { value: value.text, at: value.at };
}

function toNode(node: ParsedNode, walk: Walk, depth: number): TreeNode {
  const at = walk.at(node.range[0]);
  if (isScalar(node)) return toScalar(node, at, walk.report);
  // The lexer has reported it.
  if (isAlias(node)) return { kind: 'refused', at };
  if (depth > MAX_DEPTH) {
    walk.report(at, {
      code: 'too-deep',
      message: `The nesting is deeper than ${MAX_DEPTH} levels.`,
      hint: 'Remove what stands here; nothing in this file nests deeper than six levels.',
    });
    return { kind: 'refused', at };
  }
  if (isMap(node)) return { kind: 'map', at, ...toEntries(node.items, walk, depth) };
  if (!isSeq(node)) return { kind: 'refused', at };
  return { kind: 'list', at, items: node.items.map((item) => toNode(item, walk, depth + 1)) };
}

/** Characters that no value needs and that a reviewer does not see, even where an escape wrote them. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

function toScalar(node: Scalar.Parsed, at: Position, report: Report): TreeNode {
  const isPlain = node.type === Scalar.PLAIN || node.type === undefined;
  const text = isPlain ? node.source : String(node.value);
  const control = CONTROL.exec(text);
  if (control === null) return { kind: 'scalar', at, type: isPlain ? typeOf(node.value) : 'string', text };
  report(at, {
    code: 'control-character',
    message: `The text holds the character ${show(control[0])}.`,
    hint: 'Remove the escape.',
  });
  return { kind: 'refused', at };
}

function typeOf(value: unknown): ScalarNode['type'] {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function toEntries(
  items: readonly Pair<ParsedNode, ParsedNode | null>[],
  walk: Walk,
  depth: number,
): Pick<MapNode, 'entries' | 'refusedAt'> {
  const seen = new Map<string, Position>();
  const entries: Entry[] = [];
  let refusedAt: Position | undefined;
  for (const { key: keyNode, value } of items) {
    const at = walk.at(keyNode.range[0]);
    const key = toKey(keyNode, at, walk.report);
    // Walked even when the key is refused: its faults are faults too.
    const node = value === null ? emptyAt(at) : pulledToKey(toNode(value, walk, depth + 1), at);
    if (key === undefined || isDuplicate(key, at, seen, walk.report)) {
      refusedAt ??= at;
      continue;
    }
    seen.set(key, at);
    entries.push({ key, at, value: node });
  }
  return { entries, refusedAt };
}

function emptyAt(at: Position): ScalarNode {
  return { kind: 'scalar', at, type: 'null', text: '' };
}

/** A value that nobody wrote has the place of its key. */
function pulledToKey(node: TreeNode, keyAt: Position): TreeNode {
  return node.kind === 'scalar' && node.type === 'null' && node.text === '' ? emptyAt(keyAt) : node;
}

/** The key's text, or undefined when it is refused (and reported). */
function toKey(node: ParsedNode, at: Position, report: Report): string | undefined {
  if (isAlias(node)) return undefined;
  if (!isScalar(node) || typeof node.value !== 'string') {
    report(at, {
      code: 'non-string-key',
      message: 'This key is not a string.',
      hint: 'Write a name; put it in quotes if it looks like a number, a boolean or null.',
    });
    return undefined;
  }
  const key = node.value;
  if (key === '<<') {
    report(at, {
      code: 'merge-key',
      message: 'Merge keys (`<<`) are not read.',
      hint: 'Write the values out; what jobs share goes under `defaults:`.',
    });
    return undefined;
  }
  if (HOSTILE_KEYS.has(key)) {
    report(at, {
      code: 'hostile-key',
      message: `The key ${show(key)} is refused.`,
      hint: 'Choose another name.',
    });
    return undefined;
  }
  if (key.trim() === key && key !== '') return key;
  report(at, {
    code: 'blank-in-key',
    message: `The key ${show(key)} is empty or has a blank at its end.`,
    hint: 'Remove the blank, or name the key.',
  });
  return undefined;
}

function isDuplicate(
  key: string,
  at: Position,
  seen: ReadonlyMap<string, Position>,
  report: Report,
): boolean {
  const first = seen.get(key);
  if (first === undefined) return false;
  report(at, {
    code: 'duplicate-key',
    message: `The key ${show(key)} is defined twice (first at line ${first.line}).`,
    hint: 'Keep one of the two.',
  });
  return true;
}
