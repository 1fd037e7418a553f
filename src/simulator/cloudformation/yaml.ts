/** A template's text (YAML with CloudFormation's short tags, or JSON) as plain values. */
import {
  type CollectionTag,
  Pair,
  parseDocument,
  Scalar,
  type ScalarTag,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { invalid, type Value, type ValueMap } from './value.ts';

const SHORT_TAGS = [
  'And',
  'Equals',
  'FindInMap',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
] as const;
/** Names without the prefix `Fn::`. */
const BARE_TAGS = ['Condition', 'Ref'] as const;

/** Throws `RefusalError` (ValidationError), with CloudFormation's `Template format error` before what is wrong. */
export function parseTemplateText(text: string): ValueMap {
  const document = parseDocument(text, { customTags: (tags) => [...tags, ...TAGS], version: '1.2' });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) formatError(problem.message.split('\n', 1)[0] ?? '');
  visit(document, {
    Alias: () => formatError('YAML aliases are not allowed in CloudFormation templates'),
  });
  const parsed: unknown = document.toJS();
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    formatError('unsupported structure.');
  }
  return toMap(parsed, '');
}

export function formatError(message: string): never {
  return invalid(`Template format error: ${message}`);
}

const TAGS = [
  ...SHORT_TAGS.flatMap((name) => tagsOf(`!${name}`, `Fn::${name}`)),
  ...BARE_TAGS.flatMap((name) => tagsOf(`!${name}`, name)),
];

function tagsOf(tag: string, name: string): readonly (ScalarTag | CollectionTag)[] {
  const wrap = (node: unknown) => {
    const map = new YAMLMap();
    map.add(new Pair(new Scalar(name), node));
    return map;
  };
  return [
    { tag, resolve: (text) => ({ [name]: name === 'Fn::GetAtt' ? attributePath(text) : text }) },
    { tag, collection: 'seq', nodeClass: YAMLSeq, resolve: wrap },
    { tag, collection: 'map', nodeClass: YAMLMap, resolve: wrap },
  ];
}

/** `Name.Attribute`, of which the attribute may hold further dots. */
function attributePath(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function toMap(value: object, path: string): ValueMap {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, toValue(inner, `${path}/${name}`)]),
  );
}

function toValue(value: unknown, path: string): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item, index) => toValue(item, `${path}/${index}`));
  if (typeof value === 'object' && value !== null) return toMap(value, path);
  return formatError(`[${path}] 'null' values are not allowed in templates`);
}
