import { Buffer } from 'node:buffer';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityResponse,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnsupportedPolicyError } from '../../../src/simulator/iam/pattern.ts';
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

  describe('with a list of subjects and further claims', () => {
    const subjects = [
      'repo:acme/support-models:environment:bedrock-train',
      'repo:acme@4241/support-models@4242:environment:bedrock-train',
    ];
    const workflow = 'acme/support-models/.github/workflows/train.yml@refs/heads/main';
    const [statement] = gitHubTrust('111122223333', '*').Statement;
    const policy = (
      Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
    ) => ({
      Version: '2012-10-17',
      Statement: statement === undefined ? [] : [{ ...statement, Condition }],
    });
    const claims = {
      repository_id: '4242',
      ref: 'refs/heads/main',
      environment: 'bedrock-train',
      job_workflow_ref: workflow,
    };
    const exact = policy({
      StringEquals: {
        [`${host}:aud`]: AUDIENCE,
        [`${host}:sub`]: subjects,
        [`${host}:repository_id`]: '4242',
        [`${host}:ref`]: 'refs/heads/main',
        [`${host}:environment`]: 'bedrock-train',
      },
      StringLike: { [`${host}:job_workflow_ref`]: 'acme/support-models/.github/workflows/*@refs/heads/main' },
    });

    it.each(subjects)('trusts %s', (sub) => {
      expect(trusts(exact, identity({ sub, ...claims }))).toBe(true);
    });

    it.each([
      ['another subject', { sub: 'repo:acme/support-models:pull_request' }],
      [
        'a repository of the same name with other ids',
        { sub: 'repo:acme@1/support-models@2:environment:bedrock-train' },
      ],
      ['another repository id', { repository_id: '1' }],
      ['another branch', { ref: 'refs/heads/x' }],
      ['another environment', { environment: 'other' }],
      ['another workflow', { job_workflow_ref: 'acme/x/.github/workflows/train.yml@refs/heads/main' }],
      ['another audience', { aud: 'x' }],
    ])('does not trust %s', (_what, changed) => {
      const sub = subjects[0] ?? '';
      expect(trusts(exact, identity({ sub, ...claims, ...changed }))).toBe(false);
    });

    it('takes patterns of both formats', () => {
      const patterns = ['repo:acme/support-models:*', 'repo:acme@4241/support-models@4242:*'];
      const like = policy({ StringLike: { [`${host}:sub`]: patterns } });
      expect(subjects.map((sub) => trusts(like, identity({ sub })))).toEqual([true, true]);
      expect(trusts(like, identity({ sub: 'repo:acme@4241/support-models-x@4243:ref:x' }))).toBe(false);
    });

    it('does not trust a key of another issuer, and refuses to judge what it does not know', () => {
      const sub = subjects[0] ?? '';
      const other = policy({ StringEquals: { 'gitlab.com:sub': sub } });
      expect(trusts(other, identity({ sub }))).toBe(false);
      const unknown = policy({ StringEquals: { 'aws:SourceIp': '10.0.0.1' } });
      expect(() => trusts(unknown, identity({ sub }))).toThrow(UnsupportedPolicyError);
    });
  });

  it('refuses a session policy instead of allowing more than it would', async () => {
    const token = tokenFor({ environment: 'bedrock-train' });
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/bedrock-tune-apply',
      RoleSessionName: 'run-1',
      WebIdentityToken: token,
      Policy: '{}',
    });
    await expect(sts.send(command)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
