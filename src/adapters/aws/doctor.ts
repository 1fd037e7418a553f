/**
 * One environment's account, as `doctor` reads it, and of that what `plan` asks before a run. Loaded where one of the two
 * asks: no other run evaluates these SDKs.
 */
import type { AccountSettings, AwsTarget } from '../../ports/aws.ts';
import type { AccountSetup } from '../../ports/doctor.ts';
import type { Clock } from '../../ports/host.ts';
import { bedrockAdapter, bedrockClient } from './bedrock.ts';
import type { Patience, SharedCredentials } from './client.ts';
import { bucketSetup } from './doctor-buckets.ts';
import { identityAnswers } from './doctor-iam.ts';
import { modelAnswers } from './doctor-models.ts';
import { checkAccount, sessionName } from './identity.ts';
import { objectsAdapter } from './s3.ts';
import { connectSts } from './sts.ts';

export interface AccountSetupOptions {
  readonly mintToken: (audience: string) => Promise<string>;
  readonly runId: string;
  readonly runAttempt: string;
  readonly clock: Clock;
}

/** What every part of the account is read with. */
export interface AccountAccess {
  readonly region: string;
  readonly accountId: string;
  readonly credentials: SharedCredentials;
  /** Less than usual, where somebody waits for the whole. */
  readonly patience?: Patience;
}

/** Errors as those of `Aws.connect`. */
export async function connectAccount(target: AwsTarget, options: AccountSetupOptions): Promise<AccountSetup> {
  const { mintToken, clock, runId, runAttempt } = options;
  const sts = connectSts({ target, mintToken, clock, sessionName: sessionName(runId, runAttempt) });
  checkAccount(target, await sts.callerAccount());
  const { region, accountId } = target;
  const { credentials } = sts;
  const access: AccountAccess = { region, accountId, credentials };
  return {
    bedrock: bedrockAdapter({ client: bedrockClient(region, credentials), credentials }),
    objects: objectsAdapter({ ...access, clock }),
    ...accountSettings(access),
  };
}

export function accountSettings(access: AccountAccess) {
  return {
    ...identityAnswers(access),
    ...modelAnswers(access),
    bucket: bucketSetup(access),
  } satisfies AccountSettings;
}
