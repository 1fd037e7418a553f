/** Which policies can be simulated. Everything else is refused before it decides anything. */
import type { PolicyDocument, PolicyStatement } from '../identity.ts';
import { listOf, parseOperator } from './condition.ts';
import { UnsupportedPolicyError, variablesIn } from './pattern.ts';

/** `trust`: who may assume a role. `rights`: what an identity may do. */
export type PolicyKind = 'trust' | 'rights';

/** Of a statement; `NotPrincipal` is not simulated. */
export const STATEMENT_ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** Keys that requests to the simulated services have, or are known to lack. */
const KEYS = new Set([
  'aws:tagkeys',
  'aws:resourceaccount',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:viaawsservice',
  'aws:sourceaccount',
  'aws:sourcearn',
  's3:prefix',
  's3:delimiter',
  's3:max-keys',
  's3:versionid',
  's3:resourceaccount',
  's3:if-none-match',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'iam:passedtoservice',
  'kms:viaservice',
]);
const KEY_FAMILIES = ['aws:requesttag/', 'aws:resourcetag/'];
/** Claims of a web identity: the issuer's host, a colon, the claim. */
const CLAIM_KEY = /^[\w-]+(?:\.[\w-]+)+(?:\/[^:]*)?:\w+$/;

/** Elements, operators and variables. Throws `UnsupportedPolicyError` naming the first that is not simulated. */
export function checkPolicy(document: PolicyDocument, kind: PolicyKind): void {
  for (const statement of document.Statement) {
    checkMembers(statement, kind);
    for (const operator of Object.keys(statement.Condition ?? {})) parseOperator(operator);
    checkVersion(document, statement);
  }
}

/**
 * Condition keys, for decisions on real requests: a key that no simulated request ever has would look absent where
 * AWS knows it. Throws `UnsupportedPolicyError`.
 */
export function checkKeys({ Statement }: PolicyDocument): void {
  for (const statement of Statement) {
    const conditions = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));
    const variables = textsOf(statement).flatMap(variablesIn);
    const unknown = [...conditions, ...variables].find((key) => !isKnownKey(key.toLowerCase()));
    if (unknown !== undefined) throw new UnsupportedPolicyError(`condition key ${unknown}`);
  }
}

function checkMembers(statement: PolicyStatement, kind: PolicyKind): void {
  const unknown = Object.keys(statement).find((member) => !STATEMENT_ELEMENTS.has(member));
  if (unknown !== undefined) throw new UnsupportedPolicyError(`statement element ${unknown}`);
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    throw new UnsupportedPolicyError(`effect ${JSON.stringify(statement.Effect)}`);
  }
  checkOneOf(statement, 'Action', 'NotAction');
  if (kind === 'rights') checkOneOf(statement, 'Resource', 'NotResource');
  const misplaced = kind === 'rights' ? (['Principal'] as const) : (['Resource', 'NotResource'] as const);
  for (const member of misplaced) {
    if (statement[member] !== undefined) {
      throw new UnsupportedPolicyError(`${member} in a policy of ${kind}`);
    }
  }
}

function checkOneOf(
  statement: PolicyStatement,
  ...members: readonly ['Action', 'NotAction'] | readonly ['Resource', 'NotResource']
): void {
  if (members.filter((member) => statement[member] !== undefined).length !== 1) {
    throw new UnsupportedPolicyError(`a statement needs either ${members.join(' or ')}`);
  }
}

function isKnownKey(key: string): boolean {
  return KEYS.has(key) || KEY_FAMILIES.some((family) => key.startsWith(family)) || CLAIM_KEY.test(key);
}

/** Variables exist since version 2012-10-17; in older policies the same text means itself. */
function checkVersion({ Version }: PolicyDocument, statement: PolicyStatement): void {
  if (Version !== '2012-10-17' && textsOf(statement).flatMap(variablesIn).length > 0) {
    throw new UnsupportedPolicyError('policy variables without Version 2012-10-17');
  }
}

function textsOf({ Resource = [], NotResource = [], Condition = {} }: PolicyStatement): readonly string[] {
  const values = Object.values(Condition).flatMap((keys) => Object.values(keys).flatMap(listOf));
  return [...listOf(Resource), ...listOf(NotResource), ...values];
}
