/** A role of a test with policies of its own, and clients that have assumed it. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import type { Simulator } from '../../../src/simulator/host.ts';
import type { PolicyDocument, PolicyStatement, Role } from '../../../src/simulator/identity.ts';
import { issueToken, mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import { assumeRoleWithWebIdentity } from '../../../src/simulator/sts/web-identity.ts';
import { createWorld, gitHubTrust, type World } from '../../../src/simulator/world.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const BUCKET = 'acme-bedrock-tune-data';
/** With a path, which the ARN of a session lacks. */
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/ci/tester`;
export const SERVICE_ROLE = `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service`;

export function policy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  Condition?: PolicyStatement['Condition'],
): PolicyStatement {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

export function testRole(policies?: Role['policies']): Role {
  const trust = gitHubTrust(ACCOUNT, 'repo:acme/*');
  return { arn: ROLE, trust, maxSessionSeconds: 3600, ...(policies && { policies }) };
}

/** The default roles are there as well. */
export function worldWithRole(): World {
  const roles = [testRole(), ...createWorld().iam.roles];
  return createWorld({ roles });
}

/** From now on the role may do what the statements say, and nothing else. */
export function grant({ world }: Simulator, ...statements: readonly PolicyStatement[]): void {
  world.iam.roles[0] = testRole({ own: policy(...statements) });
}

interface Clients {
  readonly s3: S3Client;
  readonly bedrock: BedrockClient;
  readonly iam: IAMClient;
}

/** Clients with a fresh session of the role. */
export function assumed({ world, env }: Simulator): Clients {
  const { iam, oidc } = world;
  const now = Date.now();
  const job = oidc.requestTokens[mintRequestToken(oidc, {})] ?? {};
  const { session } = assumeRoleWithWebIdentity(
    {
      roleArn: ROLE,
      roleSessionName: 'run-1',
      token: issueToken(oidc, job, { audience: 'sts.amazonaws.com', now }),
      durationSeconds: 900,
    },
    { iam, signingKey: oidc.key, now },
  );
  return clients(env, session);
}

/** Clients of the administrator. */
export function administrator({ env, laptopEnv }: Simulator): Clients {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = laptopEnv;
  return clients(env, { accessKeyId, secretAccessKey });
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function clients(env: Simulator['env'], keys: Keys): Clients {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  const options = (service: string) => ({
    region: REGION,
    endpoint: env[`AWS_ENDPOINT_URL_${service}`] ?? '',
    credentials,
    maxAttempts: 1,
  });
  return {
    s3: new S3Client(options('S3')),
    bedrock: new BedrockClient(options('BEDROCK')),
    iam: new IAMClient(options('IAM')),
  };
}
