/** AWS over misbehaving servers: answers of STS, and adapters with limits short enough for a test to see them. */
import { inspect } from 'node:util';
import { expect } from '@jest/globals';
import type { Limits } from '../../src/adapters/aws/client.ts';
import type { AwsSession } from '../../src/ports/aws.ts';
import { ACCOUNT, APPLY_ROLE, adapter, ambientEnv, REGION } from './aws/support.ts';
import { answer, json, type Reply, type SeenRequest, setEnv, type Wire, wire } from './wire.ts';

export const SHORT: Limits = { connectMs: 200, requestMs: 200, answerMs: 300, answerBytes: 64 * 1024 };

export const TARGET = { region: REGION, accountId: ACCOUNT, roleArn: APPLY_ROLE };
export const LAPTOP = { ...TARGET, roleArn: undefined };

export const CLASSIC = 'repo:acme/support-models:environment:bedrock-train';
export const IMMUTABLE = 'repo:acme@4241/support-models@4242:environment:bedrock-train';

export const ISSUER = 'token.actions.githubusercontent.com';

export function tokenFor(sub: string, more: Readonly<Record<string, string>> = {}): string {
  const claims = { iss: `https://${ISSUER}`, aud: 'sts.amazonaws.com', sub, ...more };
  return ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2lnbmF0dXJl'].join('.');
}

export function stsError(status: number, code: string, message = 'words of AWS'): Reply {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return answer(status, body, { 'content-type': 'text/xml' });
}

/** Credentials of the apply role; `key` tells one session from another. */
export function granted(key: string, expiration = '2999-01-01T00:00:00Z'): Reply {
  return answer(
    200,
    `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><AssumedRoleUser><Arn>arn:aws:sts::${ACCOUNT}:assumed-role/bedrock-tune-apply/bedrock-tune-77-2</Arn><AssumedRoleId>A:b</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>session-secret</SecretAccessKey><SessionToken>session-token</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
    { 'content-type': 'text/xml' },
  );
}

export const CALLER = answer(
  200,
  `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  { 'content-type': 'text/xml' },
);

/** How Bedrock says no. */
export function refusal(status: number, name: string, message = 'words of AWS'): Reply {
  return json(status, { message }, { 'x-amzn-errortype': name });
}

/** GetModelCustomizationJob of one run. */
export function job(status: string): Reply {
  const arn =
    'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-micro-v1:0/abc123abc123';
  return json(200, {
    jobArn: arn,
    jobName: 'support-bot-0123456789ab',
    status,
    creationTime: '2026-11-01T00:00:00Z',
    baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k',
    roleArn: APPLY_ROLE,
  });
}

export interface Reached extends AwsSession {
  /** Without the question of whose credentials these are. */
  readonly sent: () => readonly SeenRequest[];
}

/** A laptop's session with a server that answers as told, under short limits. */
export async function reach(...replies: readonly Reply[]): Promise<Reached> {
  const { url, seen } = await wire(...replies);
  return { ...(await reachAt(url)), sent: () => seen };
}

export async function reachAt(url: string): Promise<AwsSession> {
  const sts = await wire(CALLER);
  setEnv({ ...ambientEnv(url), AWS_ENDPOINT_URL_STS: sts.url });
  return await adapter({ limits: SHORT }).connect(LAPTOP);
}

/** Answers role sessions by their number, and everything else by `other`. */
export async function roleServer(
  other: (request: SeenRequest) => Reply,
): Promise<Wire & { sessions(): number }> {
  let sessions = 0;
  const server = await wire((request, response) => {
    const asksForRole = request.body.includes('Action=AssumeRoleWithWebIdentity');
    if (asksForRole) sessions += 1;
    const reply = asksForRole ? granted(`ASIA${sessions}`) : other(request);
    reply(request, response);
  });
  setEnv({
    AWS_ENDPOINT_URL_BEDROCK: server.url,
    AWS_ENDPOINT_URL_S3: server.url,
    AWS_ENDPOINT_URL_STS: server.url,
  });
  return { ...server, sessions: () => sessions };
}

/** Which session signed a request. */
export function sessionOf({ headers }: SeenRequest): string | undefined {
  return /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1];
}

/** What must stand in no message, however deep it is looked into. */
const SECRETS = ['request-token', 'session-secret', 'session-token', 'c2lnbmF0dXJl', 'proxy-password'];

/** What `work` was refused with; it holds no secret. */
export async function refused(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    (value) => {
      throw new Error(`not refused: ${inspect(value)}`);
    },
    (caught: unknown) => caught,
  );
  const text = inspect(error, { depth: 6 });
  for (const secret of SECRETS) expect(text).not.toContain(secret);
  return error;
}
