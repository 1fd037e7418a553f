/** Condition functions: of the section Conditions, of Fn::If, and of Rules. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { argumentsOf, evaluate, type Scope } from './evaluate.ts';
import type { Template } from './template.ts';
import { invalid, isList, isMap, textOf, type Value, type ValueMap } from './value.ts';

type Test = (argument: Value, scope: Scope) => boolean;

const CONDITIONS: Readonly<Record<string, Test>> = {
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = argumentsOf('Fn::Equals', argument, 2).map((side) => evaluate(side, scope));
    return isDeepStrictEqual(comparable(left), comparable(right));
  },
  'Fn::Not': (argument, scope) => {
    const [inner = false] = argumentsOf('Fn::Not', argument, 1);
    return !holds(inner, scope, CONDITIONS);
  },
  'Fn::And': (argument, scope) =>
    several('Fn::And', argument).every((one) => holds(one, scope, RULE_CONDITIONS)),
  'Fn::Or': (argument, scope) =>
    several('Fn::Or', argument).some((one) => holds(one, scope, RULE_CONDITIONS)),
};

/** Functions that Rules have beside those of Conditions. */
const RULE_CONDITIONS: Readonly<Record<string, Test>> = {
  ...CONDITIONS,
  'Fn::Contains': (argument, scope) => {
    const [list, wanted] = listAndValue('Fn::Contains', argument, scope);
    return list.includes(wanted);
  },
  'Fn::EachMemberEquals': (argument, scope) => {
    const [list, wanted] = listAndValue('Fn::EachMemberEquals', argument, scope);
    return list.every((item) => item === wanted);
  },
  'Fn::EachMemberIn': (argument, scope) => {
    const [items, allowed] = argumentsOf('Fn::EachMemberIn', argument, 2).map((side) => texts(side, scope));
    return (items ?? []).every((item) => allowed?.includes(item));
  },
};

function holds(value: Value, scope: Scope, known: Readonly<Record<string, Test>>): boolean {
  const [name = '', ...others] = isMap(value) ? Object.keys(value) : [];
  const test = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!isMap(value) || test === undefined || others.length > 0)
    invalid(`Template format error: the simulator does not know the condition ${JSON.stringify(value)}`);
  return test(value[name] ?? '', scope);
}

function several(name: string, argument: Value): readonly Value[] {
  if (!isList(argument) || argument.length < 2 || argument.length > 10)
    invalid(
      `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters`,
    );
  return argument;
}

/** `true` and `"true"` are equal, as are `1` and `"1"`. */
function comparable(value: Value | undefined): Value | undefined {
  return textOf(value) ?? value;
}

function listAndValue(name: string, argument: Value, scope: Scope): readonly [readonly string[], string] {
  const [list = [], wanted = ''] = argumentsOf(name, argument, 2);
  return [texts(list, scope), textOf(evaluate(wanted, scope)) ?? ''];
}

function texts(value: Value, scope: Scope): readonly string[] {
  const evaluated = evaluate(value, scope);
  return (evaluated !== undefined && isList(evaluated) ? evaluated : []).map((item) => textOf(item) ?? '');
}

/** Conditions of a template by name, each worked out once; a circle of conditions is refused. */
export function conditionReader(template: Template, scope: () => Scope): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  return (name) => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const definition = template.conditions.get(name);
    if (definition === undefined) invalid(`Template error: unresolved condition dependency ${name}`);
    if (open.has(name)) invalid(`Template error: Circular dependency between conditions: [${name}]`);
    open.add(name);
    const result = holds(definition, scope(), CONDITIONS);
    known.set(name, result);
    return result;
  };
}

/** Refuses parameters that break an assertion of the template. */
export function checkRules(template: Template, scope: Scope): void {
  for (const [name, rule] of template.rules) {
    const condition = rule['RuleCondition'];
    if (condition === undefined || holds(condition, scope, RULE_CONDITIONS))
      checkAssertions(name, rule, scope);
  }
}

function checkAssertions(name: string, { Assertions }: ValueMap, scope: Scope): void {
  if (Assertions === undefined || !isList(Assertions))
    invalid(`Template format error: Rule ${name} needs Assertions`);
  for (const assertion of Assertions) {
    const { Assert = '', AssertDescription = '' } = isMap(assertion) ? assertion : {};
    if (!holds(Assert, scope, RULE_CONDITIONS))
      invalid(`Template validation error: rule ${name} failed: ${textOf(AssertDescription)}`);
  }
}
