/**
 * One environment's account, as `doctor` reads it, and of that what `plan` asks before a run. Loaded where one of the two
 * asks: no other run evaluates these SDKs.
 */
import type { AccountSettings, AwsTarget } from '../../ports/aws.ts';
import type { AccountSetup } from '../../ports/doctor.ts';
import { bedrockAdapter, bedrockClient } from './bedrock.ts';
import type { SharedCredentials } from './client.ts';
import { bucketSetup } from './doctor-buckets.ts';
import { identityAnswers } from './doctor-iam.ts';
import { modelAnswers } from './doctor-models.ts';
import { type AwsAdapterOptions, checkAccount, stsOptions } from './identity.ts';
import { objectsAdapter } from './s3.ts';
import { connectSts } from './sts.ts';

/** What every part of the account is read with. */
export interface AccountAccess {
  readonly region: string;
  readonly accountId: string;
  readonly credentials: SharedCredentials;
}

/** Errors as those of `Aws.connect`. */
export async function connectAccount(target: AwsTarget, options: AwsAdapterOptions): Promise<AccountSetup> {
  const { clock } = options;
  const sts = connectSts(stsOptions(target, options));
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
