/** Multipart uploads that nobody finished: found and aborted. */
import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import type { UnfinishedUpload } from '../../ports/objects.ts';
import { type AwsCall, awsFault, unexpectedAnswer } from './errors.ts';
import type { S3Context } from './s3.ts';
import { toBucketError } from './s3-errors.ts';

export async function listUploads(
  context: S3Context,
  bucket: string,
  prefix: string,
): Promise<readonly UnfinishedUpload[]> {
  const call: AwsCall = { action: 's3:ListBucketMultipartUploads', on: `s3://${bucket}/${prefix}` };
  const uploads: UnfinishedUpload[] = [];
  let page: ListMultipartUploadsCommandOutput | undefined;
  try {
    do {
      const command = new ListMultipartUploadsCommand({
        Bucket: bucket,
        Prefix: prefix,
        KeyMarker: page?.NextKeyMarker,
        UploadIdMarker: page?.NextUploadIdMarker,
        ExpectedBucketOwner: context.owner,
      });
      page = await context.send(() => context.client.send(command));
      uploads.push(...uploadsOf(page, call));
    } while (hasMore(page, call));
  } catch (error) {
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
  return uploads;
}

function uploadsOf(page: ListMultipartUploadsCommandOutput, call: AwsCall): UnfinishedUpload[] {
  return (page.Uploads ?? []).map(({ Key, UploadId, Initiated }) => {
    if (Key === undefined || UploadId === undefined) throw unexpectedAnswer(call, 'key or upload id');
    return { key: Key, uploadId: UploadId, startedAt: Initiated?.toISOString() };
  });
}

/** Without a marker the next request would bring the first page again, for ever. */
function hasMore(page: ListMultipartUploadsCommandOutput, call: AwsCall): boolean {
  if (page.IsTruncated !== true) return false;
  if (page.NextKeyMarker === undefined) throw unexpectedAnswer(call, 'next key marker');
  return true;
}

/** A part that is being uploaded right now may still be stored; S3 says so and asks to abort again. */
export async function abortUpload(
  context: S3Context,
  bucket: string,
  upload: UnfinishedUpload,
): Promise<'aborted' | 'gone'> {
  const { key, uploadId } = upload;
  const call: AwsCall = { action: 's3:AbortMultipartUpload', on: `s3://${bucket}/${key}` };
  const command = new AbortMultipartUploadCommand({
    Bucket: bucket,
    Key: key,
    UploadId: uploadId,
    ExpectedBucketOwner: context.owner,
  });
  try {
    await context.send(() => context.client.send(command));
    return 'aborted';
  } catch (error) {
    const { name } = error instanceof Error ? error : { name: '' };
    // A missing bucket is a set-up that is wrong, not an upload that is gone.
    if (awsFault(error) === 'not-found' && name !== 'NoSuchBucket') return 'gone';
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
}
