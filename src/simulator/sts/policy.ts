/** Trust policies: may the bearer of these claims assume the role? */
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

/** As IAM decides: some statement allows it and none denies it. Throws on condition operators it does not know. */
export function trusts(policy: PolicyDocument, identity: WebIdentity): boolean {
  const matching = policy.Statement.filter((statement) => applies(statement, identity));
  return (
    matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow')
  );
}

function applies(statement: PolicyStatement, identity: WebIdentity): boolean {
  const actions = listOf(statement.Action);
  const providers = listOf(statement.Principal['Federated'] ?? []);
  return (
    actions.some((action) => like(action, ACTION)) &&
    providers.includes(identity.providerArn) &&
    conditionsHold(statement, identity)
  );
}

function conditionsHold({ Condition = {} }: PolicyStatement, identity: WebIdentity): boolean {
  return Object.entries(Condition).every(([operator, keys]) => {
    const test = OPERATORS[operator];
    if (test === undefined) throw new Error(`condition operator ${operator} is not simulated`);
    return Object.entries(keys).every(([key, allowed]) => {
      const value = claimOf(key, identity);
      return value !== undefined && listOf(allowed).some((pattern) => test(pattern, value));
    });
  });
}

const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: like,
};

/** A key of another issuer, or a claim the token lacks, is absent: then a condition fails. */
function claimOf(key: string, { issuerHost, claims }: WebIdentity): string | undefined {
  const prefix = `${issuerHost}:`;
  const value = key.startsWith(prefix) ? claims[key.slice(prefix.length)] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** `*` stands for any text, `?` for one character. */
function like(pattern: string, value: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`, 'u').test(value);
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
