/** What IAM decides: explicit deny before allow, a boundary that must allow too, and deny where nothing allows. */
import type { PolicyDocument, PolicyStatement, Rights } from '../identity.ts';
import { conditionsHold, listOf } from './condition.ts';
import { type Context, matchesPattern } from './pattern.ts';
import { checkPolicy } from './supported.ts';

/** One action on one resource, as a call asks for it. */
export interface Access {
  readonly action: string;
  /** ARN, or `*` for actions that know no resources. */
  readonly resource: string;
  readonly context: Context;
}

export type Layer = 'identity-based policy' | 'permissions boundary';

export type Decision =
  | { readonly kind: 'allowed' }
  /** A statement denies it. */
  | { readonly kind: 'explicitDeny'; readonly by: Layer }
  /** No statement allows it. */
  | { readonly kind: 'implicitDeny'; readonly by: Layer };

/** All policies that count. */
export function documentsOf({ policies, boundary }: Rights): readonly PolicyDocument[] {
  return boundary === undefined ? policies : [...policies, boundary];
}

/**
 * A condition finds a key absent that the context lacks.
 * @throws UnsupportedPolicyError where a policy uses what is not simulated, whether it matters here or not
 */
export function decide(rights: Rights, access: Access): Decision {
  const layers: readonly (readonly [Layer, readonly PolicyDocument[]])[] = [
    ['identity-based policy', rights.policies],
    ...(rights.boundary === undefined ? [] : [['permissions boundary', [rights.boundary]] as const]),
  ];
  for (const document of documentsOf(rights)) checkPolicy(document, 'rights');
  const effects = layers.map(([layer, documents]) => ({ layer, effects: effectsOn(documents, access) }));
  const denying = effects.find((each) => each.effects.has('Deny'));
  if (denying !== undefined) return { kind: 'explicitDeny', by: denying.layer };
  const silent = effects.find((each) => !each.effects.has('Allow'));
  return silent === undefined ? { kind: 'allowed' } : { kind: 'implicitDeny', by: silent.layer };
}

function effectsOn(documents: readonly PolicyDocument[], access: Access): ReadonlySet<'Allow' | 'Deny'> {
  const applying = documents.flatMap(({ Statement }) =>
    Statement.filter((statement) => covers(statement, access) && holds(statement, access)),
  );
  return new Set(applying.map(({ Effect }) => Effect));
}

/** Action and resource of the statement name this access, whatever its conditions say. */
export function covers(statement: PolicyStatement, access: Access): boolean {
  return coversAction(statement, access.action) && coversResource(statement, access);
}

function holds({ Condition }: PolicyStatement, { context }: Access): boolean {
  return conditionsHold(Condition, context);
}

/** IAM does not tell upper from lower case in action names. */
export function coversAction({ Action, NotAction }: PolicyStatement, action: string): boolean {
  const named = (patterns: string | readonly string[]) =>
    listOf(patterns).some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()));
  return Action === undefined ? NotAction !== undefined && !named(NotAction) : named(Action);
}

function coversResource({ Resource, NotResource }: PolicyStatement, { resource, context }: Access): boolean {
  const named = (patterns: string | readonly string[]) =>
    listOf(patterns).some((pattern) => matchesPattern(pattern, resource, context));
  return Resource === undefined ? NotResource !== undefined && !named(NotResource) : named(Resource);
}
