/** Deleting named versions of objects, in batches. */
import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import type { VersionRef } from '../../ports/objects.ts';
import type { AwsCall } from './errors.ts';
import type { S3Context } from './s3.ts';
import { toBucketError } from './s3-errors.ts';

/** The most S3 takes in one DeleteObjects. */
const DELETE_BATCH = 1000;

type Undeleted = VersionRef & { readonly reason: string };

export async function deleteVersions(
  context: S3Context,
  bucket: string,
  versions: readonly VersionRef[],
): Promise<readonly Undeleted[]> {
  const undeleted: Undeleted[] = [];
  for (let start = 0; start < versions.length; start += DELETE_BATCH) {
    try {
      const batch = versions.slice(start, start + DELETE_BATCH);
      undeleted.push(...(await deleteBatch(context, bucket, batch)));
    } catch (error) {
      const call: AwsCall = { action: 's3:DeleteObjectVersion', on: `s3://${bucket}` };
      const refused = toBucketError(error, call, { bucket, owner: context.owner });
      if (start === 0) throw refused;
      // What went before is deleted: only the rest is still to be told.
      const { message: reason } = refused;
      return [...undeleted, ...versions.slice(start).map((version) => undeletedOf(version, reason))];
    }
  }
  return undeleted;
}

async function deleteBatch(
  context: S3Context,
  bucket: string,
  batch: readonly VersionRef[],
): Promise<readonly Undeleted[]> {
  const command = new DeleteObjectsCommand({
    Bucket: bucket,
    Delete: {
      Quiet: true,
      Objects: batch.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })),
    },
    ExpectedBucketOwner: context.owner,
  });
  const { Errors } = await context.send(() => context.client.send(command));
  return (Errors ?? []).flatMap(({ Key, VersionId, Code, Message }) => {
    const reason = [Code, Message].filter(Boolean).join(': ');
    // S3 names the version that was asked for; where it does not, any of the key's may be meant.
    const meant = batch.filter(
      ({ key, versionId }) => key === Key && (VersionId === undefined || versionId === VersionId),
    );
    return meant.map((version) => undeletedOf(version, reason));
  });
}

function undeletedOf({ key, versionId }: VersionRef, reason: string): Undeleted {
  return { key, versionId, reason };
}
