/** S3 over the AWS SDK. Every call names the bucket owner it expects. */
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/host.ts';
import type {
  CopyObjectRequest,
  ObjectHead,
  Objects,
  StoredObject,
  StoredVersion,
} from '../../ports/objects.ts';
import { withRetry } from '../retry.ts';
import { limited } from './bounded.ts';
import { clientOptions, type Limits, type Send, type SharedCredentials, SLOWEST, sender } from './client.ts';
import { type AwsCall, awsFault, isTransient } from './errors.ts';
import { deleteVersions } from './s3-delete.ts';
import { toBucketError } from './s3-errors.ts';
import { DATASET_TYPE, putObject, SMALL_BYTES } from './s3-put.ts';
import { readVersion } from './s3-read.ts';
import { abortUpload, listUploads } from './s3-uploads.ts';

/** S3 copies up to a gigabyte before it answers. */
const COPY_TIMEOUT_MS = 10 * 60_000;

export interface ObjectsAdapterOptions {
  readonly region: string;
  readonly credentials: SharedCredentials;
  /** Account that must own every bucket. */
  readonly accountId: string;
  readonly clock: Clock;
}

export interface S3Context {
  readonly client: S3Client;
  readonly send: Send;
  readonly owner: string;
  readonly clock: Clock;
  readonly limits: Limits;
}

export function objectsAdapter(options: ObjectsAdapterOptions): Objects {
  const { region, credentials, accountId, clock } = options;
  const shared = {
    ...clientOptions(region, 3, credentials.transport),
    credentials: credentials.provider,
    // Uploads carry a SHA-256 of ours; a second checksum would only cost time.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // From here on S3 refuses (wrong owner, object exists) before a byte of the dataset is sent; the SDK opens a
    // connection for each such question. What is smaller S3 refuses when it has come, and stores nothing of it.
    expectContinueHeader: SMALL_BYTES,
  } as const;
  const client = new S3Client(shared);
  // A version is copied from a bucket of any region, so it is read from there too.
  const reader = new S3Client({ ...shared, followRegionRedirects: true });
  const { limits } = credentials.transport;
  const context: S3Context = { client, send: sender(credentials), owner: accountId, clock, limits };
  return {
    head: (bucket, key, versionId) => headObject(context, { bucket, key, versionId }),
    put: (request) => putObject(context, request, () => headObject(context, request)),
    copy: (request) => copyObject(context, request),
    list: (bucket, prefix) => listObjects(context, bucket, prefix),
    listVersions: (bucket, prefix) => listVersions(context, bucket, prefix),
    listUploads: (bucket, prefix) => listUploads(context, bucket, prefix),
    abortUpload: (bucket, upload) => abortUpload(context, bucket, upload),
    read: (bucket, key, versionId) => readVersion({ ...context, client: reader }, { bucket, key, versionId }),
    getText: (bucket, key, maxBytes) => getText(context, { bucket, key, maxBytes }),
    deleteVersions: (bucket, versions) => deleteVersions(context, bucket, versions),
  };
}

interface HeadRequest {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

/** The checksum of an encrypted object needs `kms:Decrypt`, which a look at one version's metadata must not need. */
async function headObject(
  context: S3Context,
  { bucket, key, versionId }: HeadRequest,
): Promise<ObjectHead | undefined> {
  const on = `s3://${bucket}/${key}`;
  const call: AwsCall =
    versionId === undefined ? { action: 's3:GetObject', on } : { action: 's3:GetObjectVersion', on };
  const command = new HeadObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(versionId === undefined ? { ChecksumMode: 'ENABLED' } : { VersionId: versionId }),
    ExpectedBucketOwner: context.owner,
  });
  try {
    const answer = await context.send(() => context.client.send(command));
    const { ContentLength, ChecksumSHA256, ChecksumType, Metadata } = answer;
    const sha256 = fullObjectSha256(ChecksumSHA256, ChecksumType);
    return { size: ContentLength ?? 0, sha256, metadata: Metadata ?? {} };
  } catch (error) {
    if (awsFault(error) === 'not-found') return undefined;
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
}

/** A multipart upload has a checksum of its parts' checksums (`…-3`), which says nothing about the bytes. */
function fullObjectSha256(base64: string | undefined, type: string | undefined): string | undefined {
  if (base64 === undefined || base64.includes('-') || type === 'COMPOSITE') return undefined;
  return Buffer.from(base64, 'base64').toString('hex');
}

async function copyObject(context: S3Context, request: CopyObjectRequest): Promise<void> {
  const { from, bucket, key, metadata } = request;
  const call: AwsCall = { action: 's3:PutObject', on: `s3://${bucket}/${key}` };
  const command = new CopyObjectCommand({
    Bucket: bucket,
    Key: key,
    CopySource: copySource(from),
    ExpectedBucketOwner: context.owner,
    ExpectedSourceBucketOwner: context.owner,
    MetadataDirective: 'REPLACE',
    // The default copies the source's tags too, which needs rights on tags at both ends.
    TaggingDirective: 'REPLACE',
    Metadata: { ...metadata },
    ContentType: DATASET_TYPE,
    // So that the copy has a checksum of the whole object, however the source was uploaded.
    ChecksumAlgorithm: 'SHA256',
    // What stands at the key already may be in training.
    IfNoneMatch: '*',
  });
  try {
    await context.send(() => context.client.send(command, { requestTimeout: COPY_TIMEOUT_MS }));
  } catch (error) {
    if (awsFault(error) === 'precondition') return;
    throw toBucketError(error, call, { bucket, owner: context.owner, source: from });
  }
}

/** `bucket/key?versionId=…`, percent-encoded: S3 decodes the header before it splits it. */
function copySource(from: CopyObjectRequest['from']): string {
  const path = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
  return `${path}?versionId=${encodeURIComponent(from.versionId)}`;
}

async function listObjects(
  context: S3Context,
  bucket: string,
  prefix: string,
): Promise<readonly StoredObject[]> {
  const call: AwsCall = { action: 's3:ListBucket', on: `s3://${bucket}/${prefix}` };
  const input = { Bucket: bucket, Prefix: prefix, ExpectedBucketOwner: context.owner };
  try {
    return await context.send(async () => {
      const objects: StoredObject[] = [];
      for await (const page of paginateListObjectsV2({ client: context.client }, input)) {
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          objects.push({ key: Key ?? '', size: Size ?? 0, modifiedAt: LastModified?.toISOString() });
        }
      }
      return objects;
    });
  } catch (error) {
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
}

async function listVersions(
  context: S3Context,
  bucket: string,
  prefix: string,
): Promise<readonly StoredVersion[]> {
  const call: AwsCall = { action: 's3:ListBucketVersions', on: `s3://${bucket}/${prefix}` };
  const versions: StoredVersion[] = [];
  let page: ListObjectVersionsCommandOutput | undefined;
  try {
    do {
      const command = new ListObjectVersionsCommand({
        Bucket: bucket,
        Prefix: prefix,
        KeyMarker: page?.NextKeyMarker,
        VersionIdMarker: page?.NextVersionIdMarker,
        ExpectedBucketOwner: context.owner,
      });
      page = await context.send(() => context.client.send(command));
      versions.push(...versionsOf(page));
    } while (page.IsTruncated === true);
  } catch (error) {
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
  return versions;
}

function versionsOf(page: ListObjectVersionsCommandOutput): StoredVersion[] {
  const stored = (isDeleteMarker: boolean) => (entry: VersionEntry) => ({
    key: entry.Key ?? '',
    size: entry.Size ?? 0,
    modifiedAt: entry.LastModified?.toISOString(),
    versionId: entry.VersionId ?? 'null',
    isDeleteMarker,
  });
  return [...(page.Versions ?? []).map(stored(false)), ...(page.DeleteMarkers ?? []).map(stored(true))];
}

interface VersionEntry {
  readonly Key?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
  readonly VersionId?: string | undefined;
}

interface GetTextRequest {
  readonly bucket: string;
  readonly key: string;
  readonly maxBytes: number;
}

/** A body that breaks off is fetched anew: the SDK's own retries end where the body begins. */
async function getText(context: S3Context, request: GetTextRequest): Promise<string> {
  const { bucket, key } = request;
  const call: AwsCall = { action: 's3:GetObject', on: `s3://${bucket}/${key}` };
  try {
    return await withRetry({ clock: context.clock, tries: 3, pauseMs: 500, retryable: isTransient }, () =>
      context.send(() => readBody(context, request, call)),
    );
  } catch (error) {
    throw toBucketError(error, call, { bucket, owner: context.owner });
  }
}

async function readBody(context: S3Context, request: GetTextRequest, call: AwsCall): Promise<string> {
  const { bucket, key, maxBytes } = request;
  const { answerMs } = context.limits;
  const { Body } = await context.client.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: context.owner }),
  );
  const chunks: Uint8Array[] = [];
  let size = 0;
  // In Node the SDK gives a Readable; its type also names what browsers get.
  const body = (Body ?? Readable.from([])) as Readable;
  const bounds = { answerMs: answerMs + maxBytes / SLOWEST, answerBytes: Number.POSITIVE_INFINITY };
  for await (const chunk of limited(body, bounds) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(call, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(call: AwsCall, maxBytes: number): AppError {
  return new AppError('aws-unexpected-answer', `${call.on} is larger than ${maxBytes} bytes`, {
    blame: 'user',
    hint: 'Check that nothing else writes under this prefix of the bucket.',
  });
}
