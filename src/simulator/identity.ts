/**
 * Who signs a request. The access key of the SigV4 header is looked up; the signature itself is not verified, for a
 * simulator has nothing to protect.
 */

import { createHash } from 'node:crypto';
import type { ServiceName, SimRequest, SimResponse } from './protocol.ts';
import { RefusalError, renderRefusal } from './refusal.ts';

/** A policy document as IAM stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Of trust and bucket policies. */
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  /** Absent in trust policies. */
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  /** Operator -> condition key -> allowed values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Role {
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly maxSessionSeconds: number;
  /** Inline policies by name; undefined: rights are not enforced for this role. */
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
  readonly boundary?: PolicyDocument;
}

/** A long-lived key pair: the laptop case. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly accountId: string;
  readonly userArn: string;
}

/** Temporary credentials STS has issued. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly accountId: string;
  readonly arn: string;
  /** The assumed role; the session's own ARN lacks its path. */
  readonly roleArn: string;
  readonly userId: string;
  /** Real time in milliseconds: SDKs compare it with the machine's clock. */
  expiresAt: number;
}

export interface IamState {
  readonly roles: Role[];
  readonly accessKeys: AccessKey[];
  /** OIDC providers: account -> issuer host -> client ids (audiences). */
  readonly oidcProviders: Record<string, Record<string, readonly string[]>>;
  /** Customer managed policies by ARN; roles hold copies of those attached to them. */
  readonly managedPolicies: Record<string, PolicyDocument>;
  readonly sessions: Session[];
}

export interface Caller {
  readonly accountId: string;
  /** Region of the SigV4 scope. */
  readonly region: string;
  readonly arn: string;
  readonly userId: string;
  /** What the policies of the assumed role say; undefined: rights are not enforced, everything is allowed. */
  readonly rights?: Rights | undefined;
}

/** The policies that decide about an identity. */
export interface Rights {
  /** The role, as `aws:PrincipalArn` names it. */
  readonly principalArn: string;
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument | undefined;
}

type Signed = 's3' | 'sts' | 'iam' | 'cloudformation' | 'servicequotas' | 'bedrock';
type Problem = 'missing' | 'malformed' | 'wrong-service' | 'unknown-key' | 'bad-token' | 'expired';
type Answer = readonly [status: number, code: string, message: string];

const S3_ANSWERS: Readonly<Record<Problem, Answer>> = {
  missing: [403, 'AccessDenied', 'Access Denied'],
  malformed: [
    400,
    'AuthorizationHeaderMalformed',
    'The authorization header that you provided is not valid.',
  ],
  'wrong-service': [
    400,
    'AuthorizationHeaderMalformed',
    'The authorization header names another service than s3.',
  ],
  'unknown-key': [
    403,
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
  ],
  'bad-token': [400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  expired: [400, 'ExpiredToken', 'The provided token has expired.'],
};

const INVALID_TOKEN = 'The security token included in the request is invalid.';
const BEDROCK_ANSWERS: Readonly<Record<Problem, Answer>> = {
  missing: [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  malformed: [400, 'IncompleteSignatureException', 'Authorization header is not a valid SigV4 header.'],
  'wrong-service': [403, 'InvalidSignatureException', 'Credential should be scoped to correct service.'],
  'unknown-key': [403, 'UnrecognizedClientException', INVALID_TOKEN],
  'bad-token': [403, 'UnrecognizedClientException', INVALID_TOKEN],
  expired: [403, 'ExpiredTokenException', 'The security token included in the request is expired'],
};

/** Of STS, IAM and CloudFormation: they speak the query protocol. */
const QUERY_ANSWERS: Readonly<Record<Problem, Answer>> = {
  missing: [403, 'MissingAuthenticationToken', 'Request is missing Authentication Token'],
  malformed: [400, 'IncompleteSignature', 'Authorization header is not a valid SigV4 header.'],
  'wrong-service': [403, 'SignatureDoesNotMatch', 'Credential should be scoped to correct service.'],
  'unknown-key': [403, 'InvalidClientTokenId', INVALID_TOKEN],
  'bad-token': [403, 'InvalidClientTokenId', INVALID_TOKEN],
  expired: [403, 'ExpiredToken', 'The security token included in the request is expired'],
};

const ANSWERS: Readonly<Record<Signed, Readonly<Record<Problem, Answer>>>> = {
  s3: S3_ANSWERS,
  bedrock: BEDROCK_ANSWERS,
  sts: QUERY_ANSWERS,
  iam: QUERY_ANSWERS,
  cloudformation: QUERY_ANSWERS,
  servicequotas: BEDROCK_ANSWERS,
};

const SIGV4 = /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\s*,/;

export interface IdentityContext {
  readonly iam: IamState;
  readonly service: Signed;
  /** Real time in milliseconds. */
  readonly now: number;
}

/** The caller of a signed request; throws `RefusalError` in the service's own words. */
export function callerOf(request: SimRequest, context: IdentityContext): Caller {
  const authorization = request.headers['authorization'];
  if (authorization === undefined) throw refused(context.service, 'missing');
  const [, accessKeyId, region, service] = SIGV4.exec(authorization) ?? [];
  if (accessKeyId === undefined || region === undefined) throw refused(context.service, 'malformed');
  if (service !== context.service) throw refused(context.service, 'wrong-service');
  const key = context.iam.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (key !== undefined) {
    return { accountId: key.accountId, region, arn: key.userArn, userId: 'AIDASIMULATED' };
  }
  const session = sessionOf(accessKeyId, request, context);
  const { accountId, arn, userId } = session;
  return { accountId, region, arn, userId, rights: rightsOfSession(session, context) };
}

/** Read at each call, so that a changed policy counts at once. A deleted role takes its sessions with it. */
function rightsOfSession({ roleArn }: Session, { iam, service }: IdentityContext): Rights | undefined {
  const role = iam.roles.find(({ arn }) => arn === roleArn);
  if (role === undefined) throw refused(service, 'unknown-key');
  return rightsOf(role);
}

/** undefined: the role was made without policies to enforce. */
export function rightsOf({ arn, policies, boundary }: Role): Rights | undefined {
  if (policies === undefined) return undefined;
  return { principalArn: arn, policies: Object.values(policies), boundary };
}

function sessionOf(
  accessKeyId: string,
  request: SimRequest,
  { iam, service, now }: IdentityContext,
): Session {
  const session = iam.sessions.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (session === undefined) throw refused(service, 'unknown-key');
  if (request.headers['x-amz-security-token'] !== session.sessionToken) throw refused(service, 'bad-token');
  if (session.expiresAt <= now) throw refused(service, 'expired');
  return session;
}

function refused(service: Signed, problem: Problem): RefusalError {
  const [status, code, message] = ANSWERS[service][problem];
  return new RefusalError({ status, code, message });
}

/** Drawn from the ARN, so that it stays the same. */
export function roleId(roleArn: string): string {
  return `AROA${createHash('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase()}`;
}

/** `callerOf` for services that answer instead of throwing. */
export function identifyFor(
  service: Signed & ServiceName,
  iam: IamState,
  realNow: () => number,
): (request: SimRequest) => Caller | SimResponse {
  return (request) => {
    try {
      return callerOf(request, { iam, service, now: realNow() });
    } catch (error) {
      if (error instanceof RefusalError) return renderRefusal(service, error.refusal);
      throw error;
    }
  };
}

/** Ends every issued session now: what a run sees that outlives its credentials. */
export function expireSessions(iam: IamState): void {
  for (const session of iam.sessions) session.expiresAt = 0;
}
