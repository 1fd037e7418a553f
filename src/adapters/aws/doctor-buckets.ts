/** Settings of buckets. What is not set is answered with an error of its own name by S3, and with `undefined` here. */
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
  type LifecycleRule as S3Rule,
} from '@aws-sdk/client-s3';
import type { BucketEncryption, BucketSetup, LifecycleRule, PublicAccessBlock } from '../../ports/doctor.ts';
import { clientOptions, type Send, sender } from './client.ts';
import type { AccountAccess } from './doctor.ts';
import { toBucketError } from './s3-errors.ts';

/** Error codes that say that there is no such setting. */
const NOT_SET: readonly string[] = [
  'NoSuchPublicAccessBlockConfiguration',
  'OwnershipControlsNotFoundError',
  'ServerSideEncryptionConfigurationNotFoundError',
  'NoSuchLifecycleConfiguration',
  'NoSuchBucketPolicy',
];

export function bucketSetup({
  region,
  accountId,
  credentials,
}: AccountAccess): (name: string) => BucketSetup {
  const client = new S3Client({
    ...clientOptions(region, 3, credentials.transport),
    credentials: credentials.provider,
    // Settings of a bucket elsewhere can be read too: that it is elsewhere is what there is to tell.
    followRegionRedirects: true,
  });
  const send = sender(credentials);
  return (name) => settingsOf({ client, send, name, owner: accountId });
}

interface BucketContext {
  readonly client: S3Client;
  readonly send: Send;
  readonly name: string;
  readonly owner: string;
}

function settingsOf(context: BucketContext): BucketSetup {
  const { client, name, owner } = context;
  const input = { Bucket: name, ExpectedBucketOwner: owner };
  return {
    region: () => regionIn(context),
    publicAccessBlock: async () => {
      const found = await ask(context, 's3:GetBucketPublicAccessBlock', () =>
        client.send(new GetPublicAccessBlockCommand(input)),
      );
      return found === undefined ? undefined : accessBlock(found.PublicAccessBlockConfiguration);
    },
    ownership: async () => {
      const found = await ask(context, 's3:GetBucketOwnershipControls', () =>
        client.send(new GetBucketOwnershipControlsCommand(input)),
      );
      return found?.OwnershipControls?.Rules?.[0]?.ObjectOwnership;
    },
    encryption: async () => {
      const found = await ask(context, 's3:GetEncryptionConfiguration', () =>
        client.send(new GetBucketEncryptionCommand(input)),
      );
      return encryptionOf(
        found?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault,
      );
    },
    versioning: async () => {
      const found = await ask(context, 's3:GetBucketVersioning', () =>
        client.send(new GetBucketVersioningCommand(input)),
      );
      return found?.Status === 'Enabled';
    },
    lifecycle: async () => {
      const found = await ask(context, 's3:GetLifecycleConfiguration', () =>
        client.send(new GetBucketLifecycleConfigurationCommand(input)),
      );
      return (found?.Rules ?? []).map(ruleOf);
    },
    policy: async () => {
      const found = await ask(context, 's3:GetBucketPolicy', () =>
        client.send(new GetBucketPolicyCommand(input)),
      );
      return found?.Policy;
    },
  };
}

async function regionIn({ client, send, name, owner }: BucketContext): Promise<string | undefined> {
  const command = new GetBucketLocationCommand({ Bucket: name, ExpectedBucketOwner: owner });
  try {
    return regionOf((await send(() => client.send(command))).LocationConstraint);
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') return undefined;
    const call = { action: 's3:GetBucketLocation', on: `bucket ${name}` };
    throw toBucketError(error, call, { bucket: name, owner });
  }
}

async function ask<T>(
  { send, name, owner }: BucketContext,
  action: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await send(work);
  } catch (error) {
    if (error instanceof Error && NOT_SET.includes(error.name)) return undefined;
    throw toBucketError(error, { action, on: `bucket ${name}` }, { bucket: name, owner });
  }
}

/** The oldest region answers nothing, and Ireland sometimes by its old name. */
function regionOf(constraint: string | undefined): string {
  if (constraint === undefined || constraint === '') return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}

interface Block {
  readonly BlockPublicAcls?: boolean | undefined;
  readonly IgnorePublicAcls?: boolean | undefined;
  readonly BlockPublicPolicy?: boolean | undefined;
  readonly RestrictPublicBuckets?: boolean | undefined;
}

function accessBlock(block: Block | undefined): PublicAccessBlock {
  return {
    blockPublicAcls: block?.BlockPublicAcls === true,
    ignorePublicAcls: block?.IgnorePublicAcls === true,
    blockPublicPolicy: block?.BlockPublicPolicy === true,
    restrictPublicBuckets: block?.RestrictPublicBuckets === true,
  };
}

function encryptionOf(
  found:
    | { readonly SSEAlgorithm?: string | undefined; readonly KMSMasterKeyID?: string | undefined }
    | undefined,
): BucketEncryption | undefined {
  return found?.SSEAlgorithm === undefined
    ? undefined
    : { algorithm: found.SSEAlgorithm, kmsKey: found.KMSMasterKeyID };
}

function ruleOf(rule: S3Rule): LifecycleRule {
  return {
    id: rule.ID ?? '',
    enabled: rule.Status === 'Enabled',
    prefix: rule.Filter?.Prefix ?? rule.Filter?.And?.Prefix ?? rule.Prefix ?? '',
    expiresObjects: rule.Expiration?.Days !== undefined || rule.Expiration?.Date !== undefined,
    abortsUploads: rule.AbortIncompleteMultipartUpload !== undefined,
  };
}
