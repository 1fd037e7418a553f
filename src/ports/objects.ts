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
  /** Lower-case hex of the full-object SHA-256, where S3 has it. */
  readonly sha256: string | undefined;
}

export interface PutObjectRequest {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Lower-case hex; sent as `x-amz-checksum-sha256`, so S3 refuses other bytes. */
  readonly sha256: string;
  /** Opens the bytes anew for each try: the SDK cannot retry a stream, so the adapter reopens and resends. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface CopyObjectRequest {
  readonly from: { readonly bucket: string; readonly key: string; readonly versionId: string };
  readonly bucket: string;
  readonly key: string;
}

export interface Objects {
  /** undefined when there is no such object. */
  head(bucket: string, key: string): Promise<ObjectHead | undefined>;
  /** Conditional on absence (`If-None-Match: *`). `exists`: an object was there already; the caller verifies it. */
  put(request: PutObjectRequest): Promise<'stored' | 'exists'>;
  /** Server-side copy of one version. */
  copy(request: CopyObjectRequest): Promise<void>;
  list(bucket: string, prefix: string): Promise<readonly StoredObject[]>;
  listVersions(bucket: string, prefix: string): Promise<readonly StoredVersion[]>;
  /** At most `maxBytes`; an `AppError` beyond. */
  getText(bucket: string, key: string, maxBytes: number): Promise<string>;
  /** Deletes exactly these versions; returns the keys that could not be deleted with the reason. */
  deleteVersions(
    bucket: string,
    versions: readonly { readonly key: string; readonly versionId: string }[],
  ): Promise<readonly { readonly key: string; readonly reason: string }[]>;
}
