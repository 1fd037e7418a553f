/** S3 locations as the service model's `S3Uri` allows them. */
import type { Buffer } from 'node:buffer';

export interface S3Place {
  readonly bucket: string;
  /** Without the leading slash; may be empty. */
  readonly key: string;
}

/** `s3://bucket/key`; the text has passed the pattern of `S3Uri`. */
export function parseS3Uri(uri: string): S3Place {
  const [bucket = '', ...key] = uri.replace(/^s3:\/\//, '').split('/');
  return { bucket, key: key.join('/') };
}

/** What Bedrock needs of the simulated S3; the host wires it. */
export interface SimBuckets {
  /** undefined: no such bucket. */
  bucketRegion(bucket: string): string | undefined;
  /** The current version of an object; undefined: no such object. */
  head(
    bucket: string,
    key: string,
  ): { readonly size: number; readonly region: string; readonly body: Buffer } | undefined;
  put(bucket: string, key: string, body: Buffer): void;
}
