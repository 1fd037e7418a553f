/** The objects of all buckets: one list of versions per bucket, oldest first. No protocol here. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { SimBuckets } from '../bedrock/s3-uri.ts';
import type { BucketSettings } from './bucket-settings.ts';

export interface S3State {
  readonly buckets: Bucket[];
  nextVersion: number;
}

export interface Bucket {
  readonly name: string;
  /** Account id. */
  readonly owner: string;
  readonly region: string;
  versioning: boolean;
  settings: BucketSettings;
  versions: ObjectVersion[];
  /** Multipart uploads under way, in the order of their beginning. */
  uploads: Upload[];
}

/** A multipart upload that was neither completed nor aborted. */
export interface Upload {
  readonly key: string;
  readonly uploadId: string;
  /** Simulated time, milliseconds. */
  readonly startedAt: number;
  /** Lower-case name; undefined: the object gets no checksum. */
  readonly checksumAlgorithm: string | undefined;
  /** true: the object's checksum is that of all its bytes. */
  readonly wholeChecksum: boolean;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** By number. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly number: number;
  readonly body: Buffer;
  readonly etag: string;
  readonly modifiedAt: number;
  readonly checksums: Checksums;
}

/** Base64, as S3 sends them; with `-<parts>` behind it a checksum of the parts' checksums. */
export interface Checksums {
  readonly sha256?: string;
  readonly crc32?: string;
  readonly sha1?: string;
}

export interface ObjectVersion {
  readonly key: string;
  /** `null` on a bucket without versioning. */
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly body: Buffer;
  /** Simulated time, milliseconds. */
  readonly modifiedAt: number;
  /** MD5 (of a multipart upload: of its parts' MD5s, then their number), without quotes; empty for a delete marker. */
  readonly etag: string;
  readonly contentType: string;
  readonly checksums: Checksums;
  /** User metadata, names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface NewObject {
  readonly key: string;
  readonly body: Buffer;
  readonly modifiedAt: number;
  /** Default: the MD5 of the body. */
  readonly etag?: string;
  readonly contentType?: string;
  readonly checksums?: Checksums;
  readonly metadata?: Readonly<Record<string, string>>;
}

export function findBucket(state: S3State, name: string): Bucket | undefined {
  return state.buckets.find((bucket) => bucket.name === name);
}

/** Newest version of the key, which may be a delete marker. */
export function latestVersion(bucket: Bucket, key: string): ObjectVersion | undefined {
  return bucket.versions.findLast((version) => version.key === key);
}

export function findVersion(bucket: Bucket, key: string, versionId: string): ObjectVersion | undefined {
  return bucket.versions.find((version) => version.key === key && version.versionId === versionId);
}

export function putObject(state: S3State, bucket: Bucket, object: NewObject): ObjectVersion {
  return addVersion(state, bucket, {
    contentType: 'application/octet-stream',
    checksums: {},
    metadata: {},
    etag: createHash('md5').update(object.body).digest('hex'),
    ...object,
    isDeleteMarker: false,
  });
}

function addVersion(
  state: S3State,
  bucket: Bucket,
  version: Omit<ObjectVersion, 'versionId'>,
): ObjectVersion {
  const versionId = bucket.versioning ? newVersionId(state) : 'null';
  if (versionId === 'null') removeVersion(bucket, version.key, versionId);
  const added = { ...version, versionId };
  bucket.versions.push(added);
  return added;
}

/** From a counter, so that two runs of a scenario give the same ids. */
function newVersionId(state: S3State): string {
  const id = createHash('sha256').update(`version ${state.nextVersion}`).digest('base64url').slice(0, 32);
  state.nextVersion += 1;
  return id;
}

function removeVersion(bucket: Bucket, key: string, versionId: string): ObjectVersion | undefined {
  const removed = findVersion(bucket, key, versionId);
  bucket.versions = bucket.versions.filter((version) => version !== removed);
  return removed;
}

export interface Deletion {
  readonly key: string;
  /** undefined: the current version, which leaves a delete marker where the bucket keeps versions. */
  readonly versionId: string | undefined;
  readonly at: number;
}

export interface Deleted {
  /** The delete marker that was made or removed, or the removed version. */
  readonly versionId: string | undefined;
  readonly isDeleteMarker: boolean;
}

/** Like S3, deleting what does not exist succeeds. */
export function deleteObject(state: S3State, bucket: Bucket, deletion: Deletion): Deleted {
  const { key, versionId, at } = deletion;
  if (versionId !== undefined || !bucket.versioning) {
    const removed = removeVersion(bucket, key, versionId ?? 'null');
    return { versionId, isDeleteMarker: removed?.isDeleteMarker ?? false };
  }
  const marker = {
    key,
    body: Buffer.alloc(0),
    modifiedAt: at,
    contentType: '',
    checksums: {},
    metadata: {},
    etag: '',
  };
  const added = addVersion(state, bucket, { ...marker, isDeleteMarker: true });
  return { versionId: added.versionId, isDeleteMarker: true };
}

/** Current objects below a prefix in S3's order. */
export function listObjects(bucket: Bucket, prefix: string): readonly ObjectVersion[] {
  return listVersions(bucket, prefix)
    .filter(({ isLatest, version }) => isLatest && !version.isDeleteMarker)
    .map(({ version }) => version);
}

/** S3's order: UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export interface ListedVersion {
  readonly version: ObjectVersion;
  readonly isLatest: boolean;
}

/** All versions below a prefix: by key, newest first. */
export function listVersions(bucket: Bucket, prefix: string): readonly ListedVersion[] {
  const byKey = new Map<string, ObjectVersion[]>();
  for (const version of bucket.versions) {
    if (!version.key.startsWith(prefix)) continue;
    const versions = byKey.get(version.key);
    if (versions === undefined) byKey.set(version.key, [version]);
    else versions.unshift(version);
  }
  return [...byKey]
    .sort(([a], [b]) => compareKeys(a, b))
    .flatMap(([, versions]) => versions.map((version, index) => ({ version, isLatest: index === 0 })));
}

/** S3 as the Bedrock service sees it. */
export function simBuckets(state: S3State, now: () => number): SimBuckets {
  return {
    head: (name, key) => {
      const bucket = findBucket(state, name);
      const version = bucket === undefined ? undefined : latestVersion(bucket, key);
      if (bucket === undefined || version === undefined || version.isDeleteMarker) return undefined;
      return { size: version.body.length, region: bucket.region, body: version.body };
    },
    put: (name, key, body) => {
      const bucket = findBucket(state, name);
      if (bucket === undefined) throw new Error(`no simulated bucket ${name}`);
      putObject(state, bucket, { key, body, modifiedAt: now() });
    },
    bucketRegion: (name) => findBucket(state, name)?.region,
  };
}
