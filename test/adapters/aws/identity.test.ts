import { describe, expect, it } from '@jest/globals';
import { sessionName } from '../../../src/adapters/aws/identity.ts';
import { claimsOf } from '../../../src/adapters/aws/web-identity.ts';
import { expireSessions } from '../../../src/simulator/identity.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, instantClock, setEnv, truncated, wire } from '../wire.ts';
import {
  ACCOUNT,
  APPLY_ROLE,
  actionsAdapter,
  adapter,
  ambientEnv,
  laptopSession,
  REGION,
} from './support.ts';

const TARGET = { region: REGION, accountId: ACCOUNT, roleArn: APPLY_ROLE };

function tokenFor(sub: string): string {
  const claims = { iss: 'https://token.actions.githubusercontent.com', aud: 'sts.amazonaws.com', sub };
  return ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2lnbmF0dXJl'].join('.');
}

function stsError(status: number, code: string, message = 'words of AWS') {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return answer(status, body, { 'content-type': 'text/xml' });
}

const GRANTED = answer(
  200,
  `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  { 'content-type': 'text/xml' },
);
const CALLER = (account: string) =>
  answer(
    200,
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>a</Arn><UserId>u</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    { 'content-type': 'text/xml' },
  );

/** An adapter that hands out numbered tokens, and what it did. */
function minting(sub = 'repo:acme/support-models:ref:refs/heads/main') {
  const clock = instantClock();
  let minted = 0;
  const mintToken = async () => {
    minted += 1;
    return `${tokenFor(sub)}${minted}`;
  };
  return { aws: adapter({ mintToken, clock }), minted: () => minted, clock };
}

const tokensSent = (bodies: readonly { readonly body: string }[]) =>
  bodies
    .map(({ body }) => new URLSearchParams(body).get('WebIdentityToken'))
    .filter((token) => token !== null);

describe('with the simulator', () => {
  const simulator = useSimulator();

  it('assumes the role, checks the account and reaches the services, writing nothing to the environment', async () => {
    const aws = actionsAdapter(simulator());
    const before = { ...process.env };
    const session = await aws.connect(TARGET);
    expect(await session.bedrock.listRuns()).toEqual([]);
    expect(await session.objects.list('acme-bedrock-tune-data', 'x/')).toEqual([]);
    expect(process.env).toEqual(before);
    const operations = simulator()
      .ledger.entries()
      .map(({ operation }) => operation);
    expect(operations).toEqual([
      'GET /token',
      'AssumeRoleWithWebIdentity',
      'ListModelCustomizationJobs',
      'ListObjectsV2',
    ]);
    const assumed = simulator().ledger.entries({ service: 'sts' })[0];
    expect(assumed?.request).toMatchObject({ RoleSessionName: 'bedrock-tune-77-2', DurationSeconds: '3600' });
  });

  it('shares one session per target', async () => {
    const aws = actionsAdapter(simulator());
    expect(await aws.connect(TARGET)).toBe(await aws.connect({ ...TARGET }));
    expect(simulator().ledger.entries({ service: 'oidc' })).toHaveLength(1);
  });

  it('says what a trust policy must match when the role refuses', async () => {
    const aws = actionsAdapter(simulator());
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-teardown`;
    const refused = aws.connect({ ...TARGET, roleArn });
    await expect(refused).rejects.toMatchObject({ code: 'identity-refused', blame: 'user' });
    await expect(refused).rejects.toThrow('repo:acme/support-models:environment:bedrock-train');
    expect(simulator().ledger.entries({ service: 'sts' })).toHaveLength(1);
  });

  it('fetches new credentials once when AWS says that they have expired', async () => {
    const session = await actionsAdapter(simulator()).connect(TARGET);
    expireSessions(simulator().world.iam);
    expect(await session.bedrock.listRuns()).toEqual([]);
    expect(await session.objects.list('acme-bedrock-tune-data', '')).toEqual([]);
    expect(simulator().world.iam.sessions).toHaveLength(2);
  });

  it('uses the credentials of the machine where no role is named', async () => {
    const session = await laptopSession(simulator());
    expect(await session.bedrock.listModels()).toEqual([]);
    expect(simulator().ledger.entries({ service: 'oidc' })).toEqual([]);
  });

  it('gives up on expired credentials that cannot be renewed', async () => {
    const session = await laptopSession(simulator());
    simulator().world.iam.accessKeys.splice(0);
    await expect(session.bedrock.listRuns()).rejects.toMatchObject({ code: 'identity-refused' });
  });

  it('calls nothing in a foreign account', async () => {
    const aws = actionsAdapter(simulator());
    const refused = aws.connect({ ...TARGET, accountId: '999988887777' });
    await expect(refused).rejects.toMatchObject({ code: 'account-mismatch', blame: 'user' });
    expect(simulator().ledger.entries().at(-1)?.operation).toBe('AssumeRoleWithWebIdentity');
  });
});

describe('over a bad wire', () => {
  it.each([
    [403, 'AccessDenied'],
    [400, 'InvalidIdentityToken'],
    [400, 'IDPRejectedClaim'],
    [400, 'ValidationError'],
    [400, 'PackedPolicyTooLarge'],
    [403, 'RegionDisabledException'],
  ])('%i %s is final on the first try and never shows the token', async (status, code) => {
    const sub = 'repo:acme@4241/support-models@4242:environment:bedrock-train';
    const { url, seen } = await wire(stsError(status, code));
    setEnv({ AWS_ENDPOINT_URL_STS: url });
    const { aws, minted } = minting(sub);
    const error = await aws.connect(TARGET).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'identity-refused', blame: 'user' });
    expect(String(error)).toContain(sub);
    expect(String(error)).toContain('sts.amazonaws.com');
    expect(JSON.stringify(error) + String(error)).not.toContain(tokenFor(sub));
    expect([seen.length, minted()]).toEqual([1, 1]);
  });

  it('the hint for AccessDenied is the condition that would match', async () => {
    const { url } = await wire(stsError(403, 'AccessDenied'));
    setEnv({ AWS_ENDPOINT_URL_STS: url });
    const sub = 'repo:acme@4241/support-models@4242:ref:refs/heads/main';
    const error = await minting(sub)
      .aws.connect(TARGET)
      .catch((caught: unknown) => caught);
    expect(error).toHaveProperty(
      'hint',
      expect.stringContaining(`"token.actions.githubusercontent.com:sub":"${sub}"`),
    );
  });

  it.each([
    ['a reset', drop],
    ['a 503', stsError(503, 'ServiceUnavailable')],
    ['throttling', stsError(400, 'Throttling')],
    ['keys out of reach', stsError(400, 'IDPCommunicationError')],
    [
      'keys out of reach, told as a bad token',
      stsError(400, 'InvalidIdentityToken', "Couldn't retrieve verification key from your identity provider"),
    ],
    ['a token that ran out on the way', stsError(400, 'ExpiredTokenException')],
    ['an unreadable answer', answer(200, 'gateway')],
    ['a broken body', truncated],
    ['an answer without credentials', answer(200, '<AssumeRoleWithWebIdentityResponse/>')],
  ])('tries again with a new token after %s', async (_name, fault) => {
    const { url, seen } = await wire(fault, GRANTED, CALLER(ACCOUNT));
    setEnv({ AWS_ENDPOINT_URL_STS: url });
    const { aws } = minting();
    expect((await aws.connect(TARGET)).accountId).toBe(ACCOUNT);
    const tokens = tokensSent(seen);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(2);
  });

  it('gives up after three tries', async () => {
    const { url, seen } = await wire(stsError(500, 'InternalFailure'));
    setEnv({ AWS_ENDPOINT_URL_STS: url });
    const { aws, minted } = minting();
    await expect(aws.connect(TARGET)).rejects.toMatchObject({ code: 'identity-unavailable', blame: 'aws' });
    expect([seen.length, minted()]).toEqual([3, 3]);
  });

  it('connects anew after a failure', async () => {
    const { url } = await wire(stsError(403, 'AccessDenied'), GRANTED, CALLER(ACCOUNT));
    setEnv({ AWS_ENDPOINT_URL_STS: url });
    const { aws } = minting();
    await expect(aws.connect(TARGET)).rejects.toMatchObject({ code: 'identity-refused' });
    expect((await aws.connect(TARGET)).accountId).toBe(ACCOUNT);
  });

  it('names the missing credentials of a machine', async () => {
    const { url } = await wire(CALLER(ACCOUNT));
    setEnv({
      ...ambientEnv(url),
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
    const refused = adapter().connect({ ...TARGET, roleArn: undefined });
    await expect(refused).rejects.toMatchObject({ code: 'identity-unavailable', blame: 'user' });
  });
});

describe('names and claims', () => {
  it('makes a session name STS accepts', () => {
    expect(sessionName('123', '1')).toBe('bedrock-tune-123-1');
    expect(sessionName('a/b c\n', '1')).toBe('bedrock-tune-a-b-c--1');
    expect(sessionName('9'.repeat(90), '1')).toHaveLength(64);
  });

  it.each([
    '',
    'x',
    'a.b.c',
    `a.${Buffer.from('null').toString('base64url')}.c`,
    `a.${Buffer.from('[]').toString('base64url')}.c`,
  ])('reads no claims from %j', (token) => {
    expect(claimsOf(token)).toMatchObject({ sub: 'unreadable', aud: 'unreadable' });
  });
});
