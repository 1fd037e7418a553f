import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from '@jest/globals';
import { issueToken, mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import { useSimulator } from '../../support/simulator.ts';
import { DATA_BUCKET, PREFIX, stackedWorld } from '../../support/stacked-world.ts';
import { ACCOUNT } from './support.ts';

const simulator = useSimulator(() => ({ world: stackedWorld() }));

const region = 'us-east-1';
const outputs = () =>
  Object.fromEntries(
    simulator()
      .world.cloudFormation.stacks.flatMap(({ deployed }) => deployed?.outputs ?? [])
      .map(({ name, value }) => [name, value]),
  );

/** Credentials of a role for a workflow job with these claims. */
async function assume(RoleArn: string, claims: Readonly<Record<string, string>>) {
  const { oidc } = simulator().world;
  const job = oidc.requestTokens[mintRequestToken(oidc, claims)] ?? {};
  const client = new STSClient({
    region,
    endpoint: simulator().env['AWS_ENDPOINT_URL_STS'] ?? '',
    maxAttempts: 1,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const WebIdentityToken = issueToken(oidc, job, { audience: 'sts.amazonaws.com', now: Date.now() });
  const asked = { RoleArn, RoleSessionName: 'run-1', WebIdentityToken };
  try {
    const { Credentials } = await client.send(new AssumeRoleWithWebIdentityCommand(asked));
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  } finally {
    client.destroy();
  }
}

it('makes the roles, the provider and the buckets that the templates name', () => {
  const { iam, s3 } = simulator().world;
  expect(iam.roles.map(({ arn }) => arn.split('/').at(-1))).toEqual(
    expect.arrayContaining([
      'bedrock-tune-plan',
      'bedrock-tune-status',
      'bedrock-tune-apply',
      'bedrock-tune-teardown',
    ]),
  );
  expect(Object.keys(iam.oidcProviders[ACCOUNT] ?? {})).toEqual(['token.actions.githubusercontent.com']);
  expect(s3.buckets.map(({ versioning }) => versioning)).toEqual(s3.buckets.map(() => true));
  expect(s3.buckets.every(({ settings }) => settings.policy !== undefined)).toBe(true);
});

it('gives each role to the runs it is for, with the rights of its policies', async () => {
  const { PlanRoleArn = '', ApplyRoleArn = '' } = outputs();
  await expect(assume(PlanRoleArn, { environment: 'bedrock-train' })).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  const client = new S3Client({
    region,
    endpoint: simulator().env['AWS_ENDPOINT_URL_S3'] ?? '',
    credentials: await assume(ApplyRoleArn, { environment: 'bedrock-train' }),
    maxAttempts: 1,
  });
  const write = (Key: string) =>
    client.send(new PutObjectCommand({ Bucket: DATA_BUCKET, Key, Body: 'x', IfNoneMatch: '*' }));
  const key = `${PREFIX}/datasets/support-bot/${'0'.repeat(64)}.jsonl`;
  await write(key);
  await client.send(new GetObjectCommand({ Bucket: DATA_BUCKET, Key: key }));
  await expect(write('elsewhere/x.jsonl')).rejects.toMatchObject({ name: 'AccessDenied' });
  client.destroy();
});
