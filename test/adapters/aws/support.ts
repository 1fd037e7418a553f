/** Sessions against the simulator or a misbehaving server. */

import { type AwsAdapterOptions, awsAdapter } from '../../../src/adapters/aws/identity.ts';
import { mintGitHubToken } from '../../../src/adapters/github/oidc.ts';
import type { AwsSession } from '../../../src/ports/aws.ts';
import type { Simulator } from '../../../src/simulator/host.ts';
import { instantClock, setEnv } from '../wire.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const APPLY_ROLE = `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-apply`;

export const NO_MINT = async (): Promise<string> => {
  throw new Error('no token is needed with ambient credentials');
};

/** Environment of a machine with an access key and no profile; every service at the same address. */
export function ambientEnv(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_BEDROCK: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ACCESS_KEY_ID: 'AKIASIMULATEDLAPTOP1',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
}

export function adapter(options: Partial<AwsAdapterOptions> = {}) {
  return awsAdapter({ mintToken: NO_MINT, runId: '77', runAttempt: '2', clock: instantClock(), ...options });
}

/** A session of the laptop kind with the simulator. */
export async function laptopSession(simulator: Simulator): Promise<AwsSession> {
  setEnv({ ...simulator.env, ...simulator.laptopEnv });
  return await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
}

/** An adapter that mints its tokens from the simulator, as in a workflow job. */
export function actionsAdapter(simulator: Simulator) {
  setEnv(simulator.env);
  const clock = instantClock();
  return adapter({
    clock,
    mintToken: mintGitHubToken({ env: simulator.env, clock, onSecret: () => undefined }),
  });
}
