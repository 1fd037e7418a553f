/** Datasets to S3: content-addressed, written once, verified when found. */
import { AppError } from '../errors.ts';
import { sha256Hex } from '../plan/fingerprint.ts';
import { datasetKey, ownerMetadata } from '../plan/names.ts';
import type { ObjectHead, Objects } from '../ports/objects.ts';

/** The bytes of one split, as they will be trained on. */
export type DatasetUpload =
  | {
      readonly kind: 'file';
      /** SHA-256 (hex) and size of what `open` yields. */
      readonly sha256: string;
      readonly size: number;
      /** Reads the very descriptor that was hashed; converted where needed. */
      readonly open: () => AsyncIterable<Uint8Array>;
    }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly versionId: string };

export interface SyncTarget {
  readonly objects: Objects;
  readonly bucket: string;
  readonly prefix: string;
  readonly job: string;
  /** Goes into the metadata of what is written: it proves at teardown whose it is. */
  readonly repositoryId: string;
}

export interface Synced {
  readonly s3Uri: string;
  /** false: it was there already. */
  readonly written: boolean;
}

/** The URI a dataset will have; known before anything is uploaded. */
export function datasetUri(
  target: Pick<SyncTarget, 'bucket' | 'prefix' | 'job'>,
  upload: DatasetUpload,
): string {
  return `s3://${target.bucket}/${keyOf(target, upload)}`;
}

function keyOf(target: Pick<SyncTarget, 'prefix' | 'job'>, upload: DatasetUpload): string {
  return datasetKey(target.prefix, target.job, addressOf(upload));
}

/** What addresses the content: its hash, or the hash of the S3 version's full name (a version never changes). */
function addressOf(upload: DatasetUpload): string {
  if (upload.kind === 'file') return upload.sha256;
  return sha256Hex(`${upload.bucket}\n${upload.key}\n${upload.versionId}`);
}

/**
 * Makes sure that the dataset stands at its content-addressed key and holds the right bytes. Equal bytes that another
 * repository has put there are used, and stay that repository's.
 * @throws AppError `aws-rejected` when another object occupies the key, `aws-unexpected-answer` when it comes and goes,
 *   `aws-not-found` when the S3 version to train on is gone
 */
export async function syncDataset(target: SyncTarget, upload: DatasetUpload): Promise<Synced> {
  const key = keyOf(target, upload);
  const s3Uri = `s3://${target.bucket}/${key}`;
  const place = { bucket: target.bucket, key, metadata: ownerMetadata(target.repositoryId) };
  const found = await looked(target, key);
  if (upload.kind === 's3') {
    if (found === undefined) await target.objects.copy({ from: upload, ...place });
    // After a copy too: where another writer was faster, S3 keeps what that one wrote.
    await verifyCopy(target, upload, found ?? (await target.objects.head(target.bucket, key)));
    return { s3Uri, written: found === undefined };
  }
  if (found !== undefined) {
    verify(s3Uri, upload, found);
    return { s3Uri, written: false };
  }
  const { size, sha256, open } = upload;
  const stored = await target.objects.put({ ...place, size, sha256, open });
  if (stored === 'stored') return { s3Uri, written: true };
  const raced = await target.objects.head(target.bucket, key);
  verify(s3Uri, upload, raced);
  return { s3Uri, written: false };
}

/**
 * The datasets of one job, all at once: there are two at most. What one of them throws waits for the others, for the
 * files that they read are closed once this has ended.
 */
export async function syncDatasets(
  target: SyncTarget,
  uploads: readonly DatasetUpload[],
): Promise<readonly Synced[]> {
  const settled = await Promise.allSettled(uploads.map((upload) => syncDataset(target, upload)));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/**
 * To a role that may not list the bucket, S3 refuses the look at a key that is not there. Such a look counts as absent:
 * the write that follows is conditional, so that it finds out, and names what is really refused.
 */
async function looked(target: SyncTarget, key: string): Promise<ObjectHead | undefined> {
  try {
    return await target.objects.head(target.bucket, key);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bucket-refused') return undefined;
    throw error;
  }
}

function verify(
  s3Uri: string,
  upload: { readonly sha256: string; readonly size: number },
  found: ObjectHead | undefined,
): void {
  if (found === undefined) throw vanished(s3Uri);
  if (found.size === upload.size && found.sha256 === upload.sha256) return;
  throw new AppError(
    'aws-rejected',
    `${s3Uri} holds other bytes than its name says, or no SHA-256 to prove them by`,
    {
      blame: 'user',
      hint: 'Delete this object (it was not written by this action) and run again.',
    },
  );
}

/** A version's hash is not known without reading it; its size is. */
async function verifyCopy(
  target: SyncTarget,
  upload: Extract<DatasetUpload, { readonly kind: 's3' }>,
  copy: ObjectHead | undefined,
): Promise<void> {
  const s3Uri = datasetUri(target, upload);
  if (copy === undefined) throw vanished(s3Uri);
  const { bucket, key, versionId } = upload;
  const source = await target.objects.head(bucket, key, versionId);
  if (source?.size === copy.size) return;
  const from = `version ${versionId} of s3://${bucket}/${key}`;
  if (source === undefined)
    throw new AppError('aws-not-found', `${from} does not exist, so that its copy cannot be verified`, {
      blame: 'user',
      hint: 'Name a version that exists in jobs.yaml (`versionId`).',
    });
  throw new AppError(
    'aws-rejected',
    `${s3Uri} is no copy of ${from}: ${copy.size} bytes, not ${source.size}`,
    {
      blame: 'user',
      hint: 'Delete this object (it was not written by this action) and run again.',
    },
  );
}

function vanished(s3Uri: string): AppError {
  return new AppError(
    'aws-unexpected-answer',
    `${s3Uri} was there when it was written, and gone when it was read`,
    {
      blame: 'aws',
      hint: 'Run again; if it recurs, look for a lifecycle rule or a teardown that deletes it.',
    },
  );
}
