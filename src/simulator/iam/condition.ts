/** The `Condition` element of a statement: one evaluator for trust policies and for rights. */
import type { PolicyStatement } from '../identity.ts';
import { type Context, filledIn, matchesPattern, UnsupportedPolicyError } from './pattern.ts';

export type Conditions = NonNullable<PolicyStatement['Condition']>;

interface Operator {
  /** Holds where no value of the policy matches, and also where the request has no such key. */
  readonly negated: boolean;
  readonly test: (allowed: string, value: string, context: Context) => boolean;
}

const STRING_EQUALS: Operator['test'] = (allowed, value, context) => filledIn(allowed, context) === value;
const STRING_EQUALS_IGNORING_CASE: Operator['test'] = (allowed, value, context) =>
  filledIn(allowed, context).toLowerCase() === value.toLowerCase();

/** `ArnEquals` and `ArnLike` mean the same: each of the six parts between colons is matched by itself. */
const ARN_LIKE: Operator['test'] = (allowed, value, context) => {
  const parts = arnParts(value);
  const patterns = arnParts(allowed);
  return (
    parts.length === patterns.length &&
    patterns.every((pattern, index) => matchesPattern(pattern, parts[index] ?? '', context))
  );
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: { negated: false, test: STRING_EQUALS },
  StringNotEquals: { negated: true, test: STRING_EQUALS },
  StringEqualsIgnoreCase: { negated: false, test: STRING_EQUALS_IGNORING_CASE },
  StringNotEqualsIgnoreCase: { negated: true, test: STRING_EQUALS_IGNORING_CASE },
  StringLike: { negated: false, test: matchesPattern },
  StringNotLike: { negated: true, test: matchesPattern },
  ArnEquals: { negated: false, test: ARN_LIKE },
  ArnLike: { negated: false, test: ARN_LIKE },
  ArnNotEquals: { negated: true, test: ARN_LIKE },
  ArnNotLike: { negated: true, test: ARN_LIKE },
  Bool: { negated: false, test: (allowed, value) => allowed.toLowerCase() === value.toLowerCase() },
};

interface ParsedOperator {
  readonly operator: Operator | 'Null';
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
}

/** Throws `UnsupportedPolicyError` for an operator that is not simulated. */
export function parseOperator(text: string): ParsedOperator {
  const [, set, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(text) ?? [];
  if (text === 'Null') return { operator: 'Null', set: undefined, ifExists: false };
  const ifExists = name.endsWith('IfExists');
  const plain = ifExists ? name.slice(0, -'IfExists'.length) : name;
  const operator = Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
  if (operator === undefined) throw new UnsupportedPolicyError(`condition operator ${text}`);
  return { operator, set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined, ifExists };
}

/** All operators and all keys have to hold; of the values of one key, one. */
export function conditionsHold(conditions: Conditions | undefined, context: Context): boolean {
  return Object.entries(conditions ?? {}).every(([text, keys]) => {
    const parsed = parseOperator(text);
    return Object.entries(keys).every(([key, allowed]) => keyHolds(parsed, { key, allowed }, context));
  });
}

interface Clause {
  readonly key: string;
  readonly allowed: string | readonly string[];
}

function keyHolds({ operator, set, ifExists }: ParsedOperator, clause: Clause, context: Context): boolean {
  const found = context[clause.key.toLowerCase()];
  const allowed = listOf(clause.allowed);
  if (operator === 'Null') {
    return allowed.some((text) => (text.toLowerCase() === 'true') === (found === undefined));
  }
  if (found === undefined) return ifExists || absentHolds(operator, set);
  const matches = (value: string) =>
    allowed.some((pattern) => operator.test(pattern, value, context)) !== operator.negated;
  if (set === 'ForAllValues') return listOf(found).every(matches);
  if (set === 'ForAnyValue') return listOf(found).some(matches);
  if (typeof found === 'string') return matches(found);
  throw new UnsupportedPolicyError(`${clause.key} has a list of values: use ForAllValues: or ForAnyValue:`);
}

function absentHolds({ negated }: Operator, set: ParsedOperator['set']): boolean {
  if (set === 'ForAllValues') return true;
  return set === undefined && negated;
}

/** The last of the six parts may contain colons. */
function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
