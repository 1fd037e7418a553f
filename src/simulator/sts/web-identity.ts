/** AssumeRoleWithWebIdentity on the state: the checks of STS in its order and words, then a session. */
import { createHash } from 'node:crypto';
import { type IamState, type Role, roleId, type Session } from '../identity.ts';
import { type Claims, isSignedBy, readJwt, type SigningKey } from '../oidc/jwt.ts';
import { refuse } from '../refusal.ts';
import { trusts } from './policy.ts';

export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly token: string;
  readonly durationSeconds: number;
}

export interface AssumedRole {
  readonly session: Session;
  readonly subject: string;
  readonly audience: string;
  readonly providerArn: string;
}

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/([\w+=,.@/-]+)$/;
const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';

export interface StsContext {
  readonly iam: IamState;
  readonly signingKey: SigningKey;
  /** Real time in milliseconds. */
  readonly now: number;
}

/** Throws `RefusalError` with the codes of STS; adds the session to the state. */
export function assumeRoleWithWebIdentity(request: AssumeRoleRequest, context: StsContext): AssumedRole {
  const { accountId, roleName } = checkShape(request);
  const claims = verifiedClaims(request.token, context);
  const issuerHost = String(claims['iss']).replace(/^https:\/\//, '');
  const audience = String(claims['aud']);
  checkProvider(context.iam.oidcProviders[accountId]?.[issuerHost], issuerHost, audience);
  const role = context.iam.roles.find(({ arn }) => arn === request.roleArn);
  const providerArn = `arn:aws:iam::${accountId}:oidc-provider/${issuerHost}`;
  if (role === undefined || !trusts(role.trust, { providerArn, issuerHost, claims })) {
    refuse(403, 'AccessDenied', NOT_AUTHORIZED);
  }
  checkDuration(request.durationSeconds, role);
  const session = newSession({
    accountId,
    roleName,
    request,
    now: context.now,
    count: context.iam.sessions.length,
  });
  context.iam.sessions.push(session);
  return { session, subject: String(claims['sub']), audience, providerArn };
}

function checkShape(request: AssumeRoleRequest): { readonly accountId: string; readonly roleName: string } {
  const [, accountId, path] = ROLE_ARN.exec(request.roleArn) ?? [];
  if (accountId === undefined || path === undefined) {
    refuse(400, 'ValidationError', `${request.roleArn} is invalid`);
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(request.roleSessionName)) {
    refuse(400, 'ValidationError', constraint(request.roleSessionName, 'roleSessionName', '[\\w+=,.@-]*'));
  }
  if (!Number.isInteger(request.durationSeconds) || request.durationSeconds < 900) {
    const value = String(request.durationSeconds);
    refuse(400, 'ValidationError', constraint(value, 'durationSeconds', 'greater than or equal to 900'));
  }
  return { accountId, roleName: path.slice(path.lastIndexOf('/') + 1) };
}

function constraint(value: string, member: string, rule: string): string {
  return `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`;
}

function verifiedClaims(token: string, { signingKey, now }: StsContext): Claims {
  const claims = readJwt(token);
  if (claims === undefined) refuse(400, 'InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
  if (!isSignedBy(token, signingKey)) {
    refuse(400, 'InvalidIdentityToken', 'Invalid signature of the provided ID Token');
  }
  const seconds = Math.floor(now / 1000);
  if (seconds >= Number(claims['exp'])) {
    const text = `current date/time ${seconds} must be before the expiration date/time ${claims['exp']}`;
    refuse(400, 'ExpiredTokenException', `Token expired: ${text}`);
  }
  if (seconds < Number(claims['nbf'])) {
    refuse(400, 'InvalidIdentityToken', 'The ID Token provided is not valid yet.');
  }
  return claims;
}

function checkProvider(audiences: readonly string[] | undefined, issuerHost: string, audience: string): void {
  if (audiences === undefined) {
    const text = `No OpenIDConnect provider found in your account for https://${issuerHost}`;
    refuse(400, 'InvalidIdentityToken', text);
  }
  if (!audiences.includes(audience)) refuse(400, 'InvalidIdentityToken', 'Incorrect token audience');
}

function checkDuration(durationSeconds: number, role: Role): void {
  if (durationSeconds > role.maxSessionSeconds) {
    const text = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    refuse(400, 'ValidationError', text);
  }
}

interface NewSession {
  readonly accountId: string;
  readonly roleName: string;
  readonly request: AssumeRoleRequest;
  readonly now: number;
  readonly count: number;
}

/** Keys are drawn from a counter, so that two runs of a scenario give the same ledger. */
function newSession({ accountId, roleName, request, now, count }: NewSession): Session {
  const number = String(count + 1).padStart(7, '0');
  const secret = createHash('sha256').update(`${request.roleArn}/${number}`).digest('base64');
  return {
    accessKeyId: `ASIASIMULATED${number}`,
    secretAccessKey: secret.slice(0, 40),
    sessionToken: `simulated-session-${number}-${secret}`,
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${request.roleSessionName}`,
    roleArn: request.roleArn,
    userId: `${roleId(request.roleArn)}:${request.roleSessionName}`,
    expiresAt: now + request.durationSeconds * 1000,
  };
}
