/** What S3's refusals mean for a bucket that jobs.yaml names. */
import { AppError } from '../../errors.ts';
import { type AwsCall, awsFault, toAwsError, wrongRegionHint } from './errors.ts';

export interface BucketFacts {
  readonly bucket: string;
  /** Account the call named as expected owner. */
  readonly owner: string;
  /** Where a copy reads from. */
  readonly source?: { readonly bucket: string; readonly key: string; readonly versionId: string };
}

/**
 * S3 answers 403 to a missing permission, to a bucket of another account and to a KMS key that is out of reach,
 * and a HEAD carries no text to tell them apart: the message names the action, the bucket and the owner expected.
 */
export function toBucketError(error: unknown, call: AwsCall, facts: BucketFacts): AppError {
  const base = toAwsError(error, call);
  const source = facts.source === undefined ? '' : ` from s3://${facts.source.bucket}/${facts.source.key}`;
  switch (error instanceof AppError ? undefined : awsFault(error)) {
    case 'denied':
      return new AppError(
        'bucket-refused',
        `S3 refused ${call.action} on ${call.on}${source}; bucket ${facts.bucket} must belong to account ${facts.owner}`,
        { blame: 'user', hint: deniedHint(call, facts), cause: error },
      );
    case 'wrong-region':
      return new AppError('bucket-refused', `S3 refused ${call.action} on ${call.on}: wrong region`, {
        blame: 'user',
        hint: wrongRegionHint(error),
        cause: error,
      });
    case 'not-found':
      return isMissingBucket(error) ? missingBucket(error, facts) : base;
    default:
      return base;
  }
}

function isMissingBucket(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchBucket';
}

function missingBucket(cause: unknown, { bucket, owner }: BucketFacts): AppError {
  return new AppError('bucket-refused', `S3 has no bucket ${bucket}`, {
    blame: 'user',
    hint: `Create the bucket in account ${owner}, or correct its name in jobs.yaml.`,
    cause,
  });
}

function deniedHint(call: AwsCall, facts: BucketFacts): string {
  const read =
    facts.source === undefined
      ? ''
      : ` and s3:GetObjectVersion on s3://${facts.source.bucket}/${facts.source.key}`;
  return [
    `Allow ${call.action} on ${call.on}${read} (and s3:ListBucket on the bucket) to the role of this run;`,
    `check that account ${facts.owner} owns the bucket;`,
    'if it is encrypted with a KMS key, allow kms:Decrypt and kms:GenerateDataKey on that key.',
  ].join(' ');
}
