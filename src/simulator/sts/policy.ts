/** Trust policies: may the bearer of these claims assume the role? */
import { conditionsHold, listOf } from '../iam/condition.ts';
import { coversAction } from '../iam/decide.ts';
import type { Context } from '../iam/pattern.ts';
import { checkKeys, checkPolicy } from '../iam/supported.ts';
import type { PolicyDocument, PolicyStatement } from '../identity.ts';
import type { Claims } from '../oidc/jwt.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';

export interface WebIdentity {
  /** ARN of the OIDC provider in the role's account. */
  readonly providerArn: string;
  /** Condition keys are `<issuer host>:<claim>`. */
  readonly issuerHost: string;
  readonly claims: Claims;
}

/**
 * As IAM decides: some statement allows it and none denies it.
 * @throws UnsupportedPolicyError where the policy uses what is not simulated
 */
export function trusts(policy: PolicyDocument, identity: WebIdentity): boolean {
  checkPolicy(policy, 'trust');
  checkKeys(policy);
  const context = claimContext(identity);
  const applying = policy.Statement.filter(
    (statement) =>
      coversAction(statement, ACTION) &&
      isPrincipal(statement, identity.providerArn) &&
      conditionsHold(statement.Condition, context),
  );
  return (
    applying.some(({ Effect }) => Effect === 'Allow') && applying.every(({ Effect }) => Effect === 'Allow')
  );
}

function isPrincipal({ Principal = {} }: PolicyStatement, providerArn: string): boolean {
  return Principal === '*' || listOf(Principal['Federated'] ?? []).includes(providerArn);
}

/**
 * Every claim that is a text becomes a key. AWS takes `aud`, `sub` and a list of further claims of GitHub; that list
 * is not confirmed, so a policy that rests on another claim may be trusted here and not there.
 */
function claimContext({ issuerHost, claims }: WebIdentity): Context {
  const texts = Object.entries(claims).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(texts.map(([claim, value]) => [`${issuerHost}:${claim}`.toLowerCase(), value]));
}
