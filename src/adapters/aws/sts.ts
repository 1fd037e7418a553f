/** STS: where credentials come from and whose they are. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsTarget } from '../../ports/aws.ts';
import type { Clock } from '../../ports/host.ts';
import { clientOptions, type SharedCredentials, sender, type Transport } from './client.ts';
import { toAwsError, unexpectedAnswer } from './errors.ts';
import { webIdentityProvider } from './web-identity.ts';

export interface StsOptions {
  readonly target: AwsTarget;
  readonly sessionName: string;
  readonly mintToken: (audience: string) => Promise<string>;
  readonly clock: Clock;
  readonly transport: Transport;
}

export interface Sts {
  readonly credentials: SharedCredentials;
  /** Account of the credentials in use, 12 digits. */
  callerAccount(): Promise<string>;
}

/** Without a role in the target the SDK's default chain serves (environment, profile, instance). */
export function connectSts(options: StsOptions): Sts {
  const { target, transport } = options;
  const { region, roleArn } = target;
  const client = new STSClient({
    ...clientOptions(region, 3, transport),
    ...(roleArn === undefined ? {} : { credentials: webIdentityProvider({ ...options, region, roleArn }) }),
  });
  // The client's own provider remembers what it got until it nears its end: sharing it shares that memory.
  const provider = client.config.credentials;
  let renewals = 0;
  const credentials: SharedCredentials = {
    provider,
    transport,
    renewals: () => renewals,
    renew: async () => {
      await provider({ forceRefresh: true });
      renewals += 1;
    },
  };
  return {
    credentials,
    callerAccount: async () => {
      // STS names the account with the credentials of a role. What a machine's own profile says would prove nothing.
      const { accountId } = roleArn === undefined ? {} : await provider();
      return accountId ?? (await callerAccount(client, credentials));
    },
  };
}

async function callerAccount(client: STSClient, credentials: SharedCredentials): Promise<string> {
  const call = { action: 'sts:GetCallerIdentity', on: 'the credentials of this run' };
  try {
    const { Account } = await sender(credentials)(() => client.send(new GetCallerIdentityCommand({})));
    if (Account === undefined) throw unexpectedAnswer(call, 'account');
    return Account;
  } catch (error) {
    throw toAwsError(error, call);
  }
}
