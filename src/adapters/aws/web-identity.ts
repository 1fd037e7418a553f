/** AWS credentials for a GitHub job: a fresh OIDC token for every exchange, nothing written anywhere. */
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/host.ts';
import { type Blocked, blockedBy } from '../blocked.ts';
import { AWS_AUDIENCE } from '../github/oidc.ts';
import { orProxy } from '../proxy.ts';
import { withRetry } from '../retry.ts';
import { clientOptions, type Transport } from './client.ts';
import { awsFault, isTransient } from './errors.ts';

const SESSION_SECONDS = 3_600;
const TRIES = 3;
const PAUSE_MS = 500;

export interface WebIdentityOptions {
  readonly region: string;
  readonly roleArn: string;
  readonly sessionName: string;
  /** A new token for the audience; GitHub's live five minutes, so none is ever used twice. */
  readonly mintToken: (audience: string) => Promise<string>;
  readonly clock: Clock;
  readonly transport: Transport;
}

/** In the SDK's own field names. */
interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  /** Of the role that STS says was assumed. */
  readonly accountId?: string;
}

/**
 * Credentials of the role, valid for an hour; `expiration` lets the SDK ask for the next ones ahead of time.
 * A refusal is final at once (`identity-refused`); what may pass is tried three times, each with a new token.
 */
export function webIdentityProvider(options: WebIdentityOptions): () => Promise<SessionCredentials> {
  const sts = new STSClient(clientOptions(options.region, 1, options.transport));
  return () =>
    withRetry({ clock: options.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable: isPassing }, async () => {
      const token = await options.mintToken(AWS_AUDIENCE);
      return await exchange(sts, options, token);
    });
}

async function exchange(
  sts: STSClient,
  options: WebIdentityOptions,
  token: string,
): Promise<SessionCredentials> {
  // By the clock that the SDK will compare it with: it may not be that of AWS.
  const expiration = new Date(Date.now() + SESSION_SECONDS * 1000);
  try {
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: options.roleArn,
        RoleSessionName: options.sessionName,
        WebIdentityToken: token,
        DurationSeconds: SESSION_SECONDS,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw noCredentials();
    const accountId = accountOf(answer.AssumedRoleUser?.Arn);
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration,
      ...(accountId === undefined ? {} : { accountId }),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const blocked = blockedBy(error);
    if (blocked !== undefined) throw unreachableSts(blocked, error);
    throw isPassingFault(error) ? unavailable(options, error) : refused(options, token, error);
  }
}

/** `arn:<partition>:sts::<account>:assumed-role/<role>/<session>` */
function accountOf(arn: string | undefined): string | undefined {
  return /^arn:[\w-]+:sts::(\d{12}):assumed-role\//.exec(arn ?? '')?.[1];
}

/** Only what `exchange` called passing is tried again; a token that cannot be minted was retried by its maker. */
function isPassing(error: unknown): boolean {
  return error instanceof AppError && error.code === 'identity-unavailable' && error.blame === 'aws';
}

/**
 * Besides 5xx, time-outs and throttling: AWS could not reach GitHub's keys (IDPCommunicationError), or the token
 * ran out on the way. Under many parallel jobs AWS reports the same unreachable keys as InvalidIdentityToken;
 * only its words "retrieve verification key" tell that from a token it does not trust.
 */
function isPassingFault(error: unknown): boolean {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (name === 'IDPCommunicationErrorException' || name === 'IDPCommunicationError') return true;
  if (name === 'InvalidIdentityTokenException') return /retrieve verification key/i.test(message);
  return isTransient(error) || awsFault(error) === 'expired-credentials';
}

function noCredentials(): AppError {
  return new AppError('identity-unavailable', 'AWS STS answered without credentials', {
    blame: 'aws',
    hint: 'Run again.',
  });
}

function unavailable(options: WebIdentityOptions, cause: unknown): AppError {
  return new AppError('identity-unavailable', `AWS STS could not give credentials for ${options.roleArn}`, {
    blame: 'aws',
    hint: `Run again; if it stays, see the health page of AWS STS for this region${orProxy(process.env)}.`,
    cause,
  });
}

function unreachableSts({ why, hint }: Blocked, cause: unknown): AppError {
  return new AppError('identity-unavailable', `AWS STS cannot be reached: ${why}`, {
    blame: 'user',
    hint,
    cause,
  });
}

/** Says which claims the token made and which condition would let them in; the token itself is never shown. */
function refused(options: WebIdentityOptions, token: string, cause: unknown): AppError {
  const claims = claimsOf(token);
  const { issuer, sub, aud } = claims;
  const name = cause instanceof Error ? cause.name : 'error';
  const condition = JSON.stringify({
    StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: subjectsOf(claims) },
  });
  return new AppError(
    'identity-refused',
    `AWS refused the role ${options.roleArn} (${name}): the token's sub is "${sub}", its aud "${aud}"`,
    { blame: 'user', hint: refusalHint(name, options.roleArn, condition, issuer), cause },
  );
}

function refusalHint(name: string, roleArn: string, condition: string, issuer: string): string {
  switch (name) {
    case 'InvalidIdentityTokenException':
      return `Create the OIDC provider https://${issuer} with the audience ${AWS_AUDIENCE} in the account of \`${roleArn}\`; its role then needs the condition \`${condition}\`.`;
    case 'ValidationError':
      return `Check the role ARN \`${roleArn}\` under \`roles:\` in jobs.yaml.`;
    case 'RegionDisabledException':
      return 'Enable the region for AWS STS in the account, or choose another region.';
    default:
      return `If this is not the sub you expect, correct \`environment:\` of the workflow's job. Else let the trust policy of \`${roleArn}\` allow \`sts:AssumeRoleWithWebIdentity\` under the condition \`${condition}\`, and check that the role exists.`;
  }
}

/**
 * A classic subject becomes an immutable one when the repository opts in, is renamed or transferred; both are of the
 * same repository. The other way never happens, and a classic subject belongs to whoever holds the name.
 */
function subjectsOf({ sub, repository, repositoryId, ownerId }: TokenClaims): string | readonly string[] {
  const [owner, name] = repository.split('/');
  const start = `repo:${repository}:`;
  if (!sub.startsWith(start) || !repositoryId || !ownerId) return sub;
  return [sub, `repo:${owner}@${ownerId}/${name}@${repositoryId}:${sub.slice(start.length)}`];
}

interface TokenClaims {
  readonly issuer: string;
  readonly sub: string;
  readonly aud: string;
  /** Empty where the token does not say, as the two below. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
}

/** Reads the claims without verifying them: they are shown to a person, AWS decides. */
export function claimsOf(token: string): TokenClaims {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  let claims: unknown;
  try {
    claims = JSON.parse(payload);
  } catch {
    claims = undefined;
  }
  const named = Object(claims) as Readonly<Record<string, unknown>>;
  const { iss, sub, aud } = named;
  const text = (name: string): string => (typeof named[name] === 'string' ? named[name] : '');
  const audience = Array.isArray(aud) ? aud.join(', ') : aud;
  return {
    issuer: (typeof iss === 'string' ? iss : 'token.actions.githubusercontent.com').replace(
      /^https:\/\//,
      '',
    ),
    sub: typeof sub === 'string' ? sub : 'unreadable',
    aud: typeof audience === 'string' ? audience : 'unreadable',
    repository: text('repository'),
    repositoryId: text('repository_id'),
    ownerId: text('repository_owner_id'),
  };
}
