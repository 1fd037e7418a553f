import { Buffer } from 'node:buffer';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityResponse,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expireSessions } from '../../../src/simulator/identity.ts';
import { createSigningKey, readJwt, signJwt } from '../../../src/simulator/oidc/jwt.ts';
import { issueToken, type JobClaims, mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import { trusts } from '../../../src/simulator/sts/policy.ts';
import { gitHubTrust } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const AUDIENCE = 'sts.amazonaws.com';
const simulator = useSimulator();

let sts: STSClient;
beforeAll(() => {
  sts = stsClient();
});
afterAll(() => sts.destroy());

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function laptopKeys(): Keys {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = simulator().laptopEnv;
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
}

function stsClient(credentials: Keys = laptopKeys()): STSClient {
  const endpoint = simulator().env['AWS_ENDPOINT_URL_STS'] ?? '';
  return new STSClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 });
}

function keysOf({ Credentials }: AssumeRoleWithWebIdentityResponse): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function tokenFor(claims: JobClaims, audience = AUDIENCE): string {
  const { oidc } = simulator().world;
  const job = oidc.requestTokens[mintRequestToken(oidc, claims)] ?? {};
  return issueToken(oidc, job, { audience, now: Date.now() });
}

function assume(
  role: string,
  WebIdentityToken: string,
  more: { DurationSeconds?: number; name?: string } = {},
) {
  const { DurationSeconds, name = 'run-1' } = more;
  return sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: `arn:aws:iam::111122223333:role/bedrock-tune-${role}`,
      RoleSessionName: name,
      WebIdentityToken,
      ...(DurationSeconds === undefined ? {} : { DurationSeconds }),
    }),
  );
}

const JOBS: Readonly<Record<string, JobClaims>> = {
  plan: { event_name: 'pull_request', ref: 'refs/pull/7/merge' },
  status: { event_name: 'schedule' },
  apply: { environment: 'bedrock-train' },
  teardown: { event_name: 'workflow_dispatch', environment: 'bedrock-teardown' },
};

describe('AssumeRoleWithWebIdentity', () => {
  const pairs = Object.keys(JOBS).flatMap((role) => Object.keys(JOBS).map((job) => [role, job] as const));

  it.each(pairs)('role %s and a token of job %s', async (role, job) => {
    const assumed = assume(role, tokenFor(JOBS[job] ?? {}));
    if (role === job) {
      expect((await assumed).AssumedRoleUser?.Arn).toBe(
        `arn:aws:sts::111122223333:assumed-role/bedrock-tune-${role}/run-1`,
      );
    } else {
      await expect(assumed).rejects.toMatchObject({
        name: 'AccessDenied',
        message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        $metadata: { httpStatusCode: 403 },
      });
    }
  });

  it('gives credentials that other services know, until they end', async () => {
    const credentials = keysOf(await assume('apply', tokenFor({ environment: 'bedrock-train' })));
    const client = stsClient(credentials);
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/bedrock-tune-apply/run-1',
    });
    const s3 = new S3Client({
      region: 'us-east-1',
      endpoint: simulator().env['AWS_ENDPOINT_URL_S3'] ?? '',
      credentials,
      maxAttempts: 1,
    });
    const head = () => s3.send(new HeadBucketCommand({ Bucket: 'acme-bedrock-tune-data' }));
    await expect(head()).resolves.toMatchObject({ BucketRegion: 'us-east-1' });
    expireSessions(simulator().world.iam);
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
    await expect(head()).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    client.destroy();
    s3.destroy();
  });

  it('ends a session after the duration asked for', async () => {
    const before = Date.now();
    const token = tokenFor({ environment: 'bedrock-train' });
    const { Credentials: credentials } = await assume('apply', token, { DurationSeconds: 900 });
    const life = (credentials?.Expiration?.getTime() ?? 0) - before;
    expect(life).toBeGreaterThanOrEqual(900_000);
    expect(life).toBeLessThan(960_000);
  });

  it.each([
    ['too short', { DurationSeconds: 899 }],
    ['longer than the role allows', { DurationSeconds: 3601 }],
    ['a bad session name', { name: 'run 1' }],
  ])('refuses %s', async (_what, more) => {
    const assumed = assume('apply', tokenFor({ environment: 'bedrock-train' }), more);
    await expect(assumed).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('refuses a role that does not exist as it refuses one that does not trust', async () => {
    const assumed = assume('nobody', tokenFor({ environment: 'bedrock-train' }));
    await expect(assumed).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses a token for another audience', async () => {
    const assumed = assume('apply', tokenFor({ environment: 'bedrock-train' }, 'https://github.com/acme'));
    await expect(assumed).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: 'Incorrect token audience',
    });
  });

  it('refuses an expired token', async () => {
    simulator().world.oidc.lifetimeSeconds = -1;
    const assumed = assume('apply', tokenFor({ environment: 'bedrock-train' }));
    await expect(assumed).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  it('refuses what is no token, what another key signed, and claims changed after signing', async () => {
    const token = tokenFor({ event_name: 'pull_request' });
    const claims = { ...readJwt(token), sub: 'repo:acme/support-models:environment:bedrock-train' };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const [header, , signature] = token.split('.');
    const bad = [
      'not-a-token',
      signJwt(claims, createSigningKey('simulated-key')),
      `${header}.${forged}.${signature}`,
    ];
    for (const text of bad) {
      await expect(assume('apply', text)).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' });
    }
    expect(simulator().world.iam.sessions).toEqual([]);
  });

  it('keeps the token out of the ledger', async () => {
    const token = tokenFor({ environment: 'bedrock-train' });
    await assume('apply', token);
    expect(JSON.stringify(simulator().ledger.entries())).not.toContain(token);
    expect(simulator().ledger.entries({ service: 'sts' })).toMatchObject([
      { operation: 'AssumeRoleWithWebIdentity', write: false, request: { RoleSessionName: 'run-1' } },
    ]);
  });
});

describe('GetCallerIdentity', () => {
  it('knows the laptop key', async () => {
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '111122223333' });
  });

  it('refuses an unknown key and a session token of another session', async () => {
    const stranger = stsClient({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' });
    await expect(stranger.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    const credentials = keysOf(await assume('apply', tokenFor({ environment: 'bedrock-train' })));
    const mixed = stsClient({ ...credentials, sessionToken: 'another' });
    await expect(mixed.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    stranger.destroy();
    mixed.destroy();
  });
});

describe('trust policies', () => {
  const host = 'token.actions.githubusercontent.com';
  const identity = (claims: Record<string, string>) => ({
    providerArn: `arn:aws:iam::111122223333:oidc-provider/${host}`,
    issuerHost: host,
    claims: { aud: AUDIENCE, ...claims },
  });

  it.each([
    ['repo:acme/*', 'repo:acme/support-models:pull_request', true],
    ['repo:acme/*', 'repo:acme2/support-models:pull_request', false],
    ['repo:acme/support-models:environment:?', 'repo:acme/support-models:environment:ab', false],
    ['repo:acme/a.b:*', 'repo:acme/aXb:ref', false],
    ['*', '', true],
  ])('pattern %s and subject %s: %s', (pattern, sub, expected) => {
    expect(trusts(gitHubTrust('111122223333', pattern), identity({ sub }))).toBe(expected);
  });

  it('needs every condition, and a claim that is absent fulfils none', () => {
    const policy = gitHubTrust('111122223333', '*');
    const conditions = { [`${host}:repository_id`]: '4242' };
    const [statement] = policy.Statement;
    if (statement === undefined) throw new Error('a trust policy has a statement');
    const stricter = {
      Statement: [{ ...statement, Condition: { ...statement.Condition, StringEquals: conditions } }],
    };
    expect(trusts(stricter, identity({ sub: 'x' }))).toBe(false);
    expect(trusts(stricter, identity({ sub: 'x', repository_id: '4242' }))).toBe(true);
    const denied = { Statement: [...stricter.Statement, { ...statement, Effect: 'Deny' as const }] };
    expect(trusts(denied, identity({ sub: 'x', repository_id: '4242' }))).toBe(false);
  });
});
