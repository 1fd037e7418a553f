/** Datasets to S3: content-addressed, written once, verified when found. */
import { AppError } from '../errors.ts';
import { sha256Hex } from '../plan/fingerprint.ts';
import { datasetKey } from '../plan/names.ts';
import type { Objects } from '../ports/objects.ts';

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
 * Makes sure that the dataset stands at its content-addressed key and holds the right bytes.
 * @throws AppError `aws-rejected` when another object occupies the key
 */
export async function syncDataset(target: SyncTarget, upload: DatasetUpload): Promise<Synced> {
  const key = keyOf(target, upload);
  const s3Uri = `s3://${target.bucket}/${key}`;
  const found = await target.objects.head(target.bucket, key);
  if (upload.kind === 's3') {
    if (found !== undefined) return { s3Uri, written: false };
    await target.objects.copy({ from: upload, bucket: target.bucket, key });
    return { s3Uri, written: true };
  }
  if (found !== undefined) {
    verify(s3Uri, upload, found);
    return { s3Uri, written: false };
  }
  const { size, sha256, open } = upload;
  const stored = await target.objects.put({ bucket: target.bucket, key, size, sha256, open });
  if (stored === 'stored') return { s3Uri, written: true };
  const raced = await target.objects.head(target.bucket, key);
  if (raced !== undefined) verify(s3Uri, upload, raced);
  return { s3Uri, written: false };
}

function verify(
  s3Uri: string,
  upload: { readonly sha256: string; readonly size: number },
  found: { readonly size: number; readonly sha256: string | undefined },
): void {
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
