/** CloudFormation's intrinsic functions. Pure: names are resolved through a scope. */
import { type Reference, variableReference } from './references.ts';
import { invalid, isList, isMap, member, textOf, type Value, type ValueMap } from './value.ts';

export interface Scope {
  /** Parameters and pseudo parameters; a list parameter is a list of texts. */
  readonly parameters: ReadonlyMap<string, Value>;
  readonly mappings: ValueMap;
  condition(name: string): boolean;
  /** undefined: there is no such resource in this stack (or its condition is false). */
  resource(reference: Reference): string | undefined;
}

type Intrinsic = (argument: Value, scope: Scope) => Value | undefined;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => refer({ name: String(argument) }, scope),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::If': choose,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
};

/** undefined stands for AWS::NoValue, which removes the property or list item it is the value of. */
export function evaluate(value: Value, scope: Scope): Value | undefined {
  if (isList(value)) return value.flatMap((item) => evaluate(item, scope) ?? []);
  if (!isMap(value)) return value;
  const name = Object.keys(value).find((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (name === undefined) return evaluateMembers(value, scope);
  const intrinsic = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  if (intrinsic === undefined) invalid(`Template error: the simulator does not know ${name} here`);
  if (Object.keys(value).length !== 1) invalid(`Template error: ${name} must be the only key of its object`);
  return intrinsic(value[name] ?? '', scope);
}

function evaluateMembers(map: ValueMap, scope: Scope): ValueMap {
  const members = Object.entries(map).flatMap(([key, inner]) => {
    const evaluated = evaluate(inner, scope);
    return evaluated === undefined ? [] : [[key, evaluated] as const];
  });
  return Object.fromEntries(members);
}

function refer(reference: Reference, scope: Scope): Value | undefined {
  if (reference.name === 'AWS::NoValue') return undefined;
  const parameter = reference.attribute === undefined ? scope.parameters.get(reference.name) : undefined;
  const found = parameter ?? scope.resource(reference);
  if (found === undefined) {
    invalid(
      `Template format error: Unresolved resource dependencies [${reference.name}] in the Resources block of the template`,
    );
  }
  return found;
}

function getAttribute(argument: Value, scope: Scope): Value | undefined {
  const [name, attribute] = isList(argument) ? argument : String(argument).split(/\.(.*)/s);
  if (typeof name !== 'string' || typeof attribute !== 'string') {
    invalid(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  return refer({ name, attribute }, scope);
}

function substitute(argument: Value, scope: Scope): Value {
  const [text, variables = {}] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isMap(variables)) {
    invalid(
      'Template error: One or more Fn::Sub intrinsic functions don’t specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string',
    );
  }
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, inner: string) => {
    if (literal !== '') return `\${${inner}}`;
    const own = member(variables, inner.trim());
    const value = own === undefined ? refer(variableReference(inner.trim()), scope) : evaluate(own, scope);
    const replacement = textOf(value);
    if (replacement === undefined)
      invalid(`Template error: variable ${inner} in Fn::Sub expression does not resolve to a string`);
    return replacement;
  });
}

function choose(argument: Value, scope: Scope): Value | undefined {
  const [name, yes, no] = isList(argument) && argument.length === 3 ? argument : [];
  if (typeof name !== 'string' || yes === undefined || no === undefined) {
    invalid(
      'Template error: Fn::If requires a list argument with three parameters: condition, value if true, value if false',
    );
  }
  return evaluate(scope.condition(name) ? yes : no, scope);
}

function join(argument: Value, scope: Scope): Value {
  const [delimiter, items] = argumentsOf('Fn::Join', argument, 2);
  const parts = items === undefined ? undefined : evaluate(items, scope);
  if (typeof delimiter !== 'string' || parts === undefined || !isList(parts))
    invalid('Template error: every Fn::Join object requires a delimiter and a list of strings');
  return parts
    .map((part) => textOf(part) ?? invalid('Template error: Fn::Join joins strings alone'))
    .join(delimiter);
}

function select(argument: Value, scope: Scope): Value {
  const [index, items] = argumentsOf('Fn::Select', argument, 2);
  const position = Number(textOf(index === undefined ? undefined : evaluate(index, scope)));
  const list = items === undefined ? undefined : evaluate(items, scope);
  if (list === undefined || !isList(list))
    invalid('Template error: Fn::Select requires a list argument with a valid index value and a list');
  return (
    list[position] ??
    invalid(`Template error: Fn::Select cannot select nonexistent value at index ${position}`)
  );
}

function split(argument: Value, scope: Scope): Value {
  const [delimiter, source] = argumentsOf('Fn::Split', argument, 2);
  const text = textOf(source === undefined ? undefined : evaluate(source, scope));
  if (typeof delimiter !== 'string' || delimiter === '' || text === undefined)
    invalid(
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string',
    );
  return text.split(delimiter);
}

function findInMap(argument: Value, scope: Scope): Value {
  const keys = argumentsOf('Fn::FindInMap', argument, 3).map((key) => textOf(evaluate(key, scope)) ?? '');
  let found: Value | undefined = scope.mappings;
  for (const key of keys) found = found !== undefined && isMap(found) ? member(found, key) : undefined;
  if (found === undefined) invalid(`Template error: Unable to get mapping for ${keys.join('::')}`);
  return found;
}

export function argumentsOf(name: string, argument: Value, count: number): readonly Value[] {
  if (!isList(argument) || argument.length !== count)
    invalid(`Template error: ${name} requires a list argument with ${count} parameters`);
  return argument;
}
