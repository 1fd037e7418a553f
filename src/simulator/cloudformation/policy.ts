/** Policy documents of templates: IAM's grammar and size limits. Pure. */
import { STATEMENT_ELEMENTS } from '../iam/supported.ts';
import type { PolicyDocument, PolicyStatement } from '../identity.ts';
import { fail } from './resource.ts';
import { isList, isMap, listOf, textOf, type Value, type ValueMap } from './value.ts';

/** `trust` and `resource` policies name principals, `rights` do not; only trust policies name no resource. */
export type PolicyKind = 'trust' | 'rights' | 'resource';

const VERSIONS: readonly Value[] = ['2012-10-17', '2008-10-17'];

/** Throws `ResourceFailure` (MalformedPolicyDocument, MalformedPolicy of S3). Lists of statements and values are kept. */
export function policyFrom(value: Value, kind: PolicyKind): PolicyDocument {
  const document = typeof value === 'string' ? parsed(value) : value;
  if (!isMap(document)) malformed('Syntax errors in policy.');
  const { Version, Statement, Id, ...rest } = document;
  if (Object.keys(rest).length > 0 || (Id !== undefined && kind !== 'resource'))
    malformed(`Unknown field ${Object.keys(rest)[0] ?? 'Id'}`);
  if (Version !== undefined && !VERSIONS.includes(Version))
    malformed(`The policy version ${Version} is invalid`);
  const statements = listOf(Statement).map((statement) => statementFrom(statement, kind));
  if (statements.length === 0) malformed('Policy document must contain at least one statement.');
  return { ...(Version === undefined ? {} : { Version: String(Version) }), Statement: statements };
}

/** Size as IAM counts it: white space is free. */
export function policySize(policy: PolicyDocument): number {
  return JSON.stringify(policy).replaceAll(/\s/g, '').length;
}

function parsed(text: string): Value {
  try {
    const document: Value = JSON.parse(text, (_name, value) => {
      if (value === null) throw new SyntaxError('null');
      return value;
    });
    return document;
  } catch {
    return malformed('This policy contains invalid Json');
  }
}

function statementFrom(value: Value, kind: PolicyKind): PolicyStatement {
  if (!isMap(value)) malformed('Syntax errors in policy.');
  checkElements(value, kind);
  const { Sid, Effect, Principal, Condition } = value;
  if (Effect !== 'Allow' && Effect !== 'Deny') malformed('Statement effect must be Allow or Deny');
  const lists = ['Action', 'NotAction', 'Resource', 'NotResource'].flatMap((name) =>
    value[name] === undefined ? [] : [[name, textsOf(value[name])] as const],
  );
  return {
    ...(Sid === undefined ? {} : { Sid: String(Sid) }),
    Effect,
    ...(Principal === undefined ? {} : { Principal: principalFrom(Principal) }),
    ...Object.fromEntries(lists),
    ...(Condition === undefined ? {} : { Condition: conditionFrom(Condition) }),
  };
}

function checkElements(statement: ValueMap, kind: PolicyKind): void {
  const unknown = Object.keys(statement).find((name) => !STATEMENT_ELEMENTS.has(name));
  if (unknown !== undefined) malformed(`Unknown or unsupported statement element ${unknown}`);
  const count = (...names: readonly string[]) => names.filter((name) => statement[name] !== undefined).length;
  if (count('Action', 'NotAction') !== 1) malformed('Policy statement must contain actions.');
  if (kind === 'trust' && count('Resource', 'NotResource') > 0) malformed('Has prohibited field Resource');
  if (kind !== 'trust' && count('Resource', 'NotResource') !== 1)
    malformed('Policy statement must contain resources.');
  if (kind === 'rights' && count('Principal') > 0)
    malformed('Policy document should not specify a principal.');
  if (kind !== 'rights' && count('Principal') !== 1) malformed('Missing required field Principal');
}

function principalFrom(value: Value): NonNullable<PolicyStatement['Principal']> {
  if (value === '*') return '*';
  if (!isMap(value)) malformed('Invalid principal in policy');
  return Object.fromEntries(Object.entries(value).map(([kind, ids]) => [kind, textsOf(ids)]));
}

function conditionFrom(value: Value): NonNullable<PolicyStatement['Condition']> {
  if (!isMap(value)) malformed('Syntax errors in policy.');
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => {
      if (!isMap(keys)) malformed(`Condition ${operator} must be an object`);
      return [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, textsOf(values)])),
      ];
    }),
  );
}

/** One text stays one text; booleans and numbers become texts, as IAM reads them. */
function textsOf(value: Value | undefined): string | readonly string[] {
  if (value !== undefined && isList(value)) return value.map((item) => scalar(item));
  return scalar(value);
}

function scalar(value: Value | undefined): string {
  return textOf(value) ?? malformed('Syntax errors in policy.');
}

function malformed(message: string): never {
  return fail(`${message} (MalformedPolicyDocument)`);
}
