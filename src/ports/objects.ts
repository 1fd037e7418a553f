/** S3 in our own words. Every call names the expected bucket owner; a bucket of another account is never touched. */

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: string | undefined;
}

export interface StoredVersion extends StoredObject {
  /** `null` on a bucket that never had versioning. */
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
}

export interface ObjectHead {
  readonly size: number;
  /** Lower-case hex of the full-object SHA-256, where S3 has it; undefined for a version that was named. */
  readonly sha256: string | undefined;
  readonly metadata: ObjectMetadata;
}

/** User metadata: names in lower case, without `x-amz-meta-`. */
export type ObjectMetadata = Readonly<Record<string, string>>;

/** One version of one object. */
export interface VersionRef {
  readonly key: string;
  readonly versionId: string;
}

/** A multipart upload that was begun and neither completed nor aborted: its parts are stored and billed. */
export interface UnfinishedUpload {
  readonly key: string;
  readonly uploadId: string;
  /** ISO 8601; undefined where S3 does not say. */
  readonly startedAt: string | undefined;
}

export interface PutObjectRequest {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Lower-case hex; sent as `x-amz-checksum-sha256`, so S3 refuses other bytes. */
  readonly sha256: string;
  readonly metadata: ObjectMetadata;
  /** Opens the bytes anew for each try: the SDK cannot retry a stream, so the adapter reopens and resends. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface CopyObjectRequest {
  readonly from: { readonly bucket: string; readonly key: string; readonly versionId: string };
  readonly bucket: string;
  readonly key: string;
  /** Takes the place of the source's. */
  readonly metadata: ObjectMetadata;
}

export interface Objects {
  /**
   * The newest version, or the one named, which needs `s3:GetObjectVersion`; undefined when there is no such object.
   */
  head(bucket: string, key: string, versionId?: string): Promise<ObjectHead | undefined>;
  /** Conditional on absence (`If-None-Match: *`). `exists`: an object was there already; the caller verifies it. */
  put(request: PutObjectRequest): Promise<'stored' | 'exists'>;
  /** Server-side copy of one version. */
  copy(request: CopyObjectRequest): Promise<void>;
  list(bucket: string, prefix: string): Promise<readonly StoredObject[]>;
  listVersions(bucket: string, prefix: string): Promise<readonly StoredVersion[]>;
  /** Every page of `ListMultipartUploads`. */
  listUploads(bucket: string, prefix: string): Promise<readonly UnfinishedUpload[]>;
  abortUpload(bucket: string, upload: UnfinishedUpload): Promise<'aborted' | 'gone'>;
  /**
   * The bytes of one version, from its beginning to its end; a connection that breaks is taken up again where it broke.
   * @throws AppError while they are read: `aws-not-found` where there is no such version
   */
  read(bucket: string, key: string, versionId: string): AsyncIterable<Uint8Array>;
  /** At most `maxBytes`; an `AppError` beyond. */
  getText(bucket: string, key: string, maxBytes: number): Promise<string>;
  /**
   * Deletes exactly these versions; returns those that may still be there with the reason.
   * @throws AppError only where not one was deleted
   */
  deleteVersions(
    bucket: string,
    versions: readonly VersionRef[],
  ): Promise<readonly (VersionRef & { readonly reason: string })[]>;
}
