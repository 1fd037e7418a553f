/** Settings of a bucket beside versioning; an absent member is not set. Pure data. */
import type { PolicyDocument } from '../identity.ts';

export interface BucketSettings {
  readonly publicAccessBlock?: PublicAccessBlock;
  readonly objectOwnership?: string;
  readonly encryption?: Encryption;
  readonly lifecycle?: readonly LifecycleRule[];
  readonly policy?: PolicyDocument;
  readonly tags?: Readonly<Record<string, string>>;
}

export const PUBLIC_ACCESS_FLAGS = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

export type PublicAccessBlock = Readonly<Record<(typeof PUBLIC_ACCESS_FLAGS)[number], boolean>>;

export interface Encryption {
  readonly algorithm: string;
  readonly kmsKeyId?: string | undefined;
  readonly bucketKey: boolean;
}

export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly prefix: string;
  /** Days after which unfinished uploads go. */
  readonly abortUploadsAfter?: number | undefined;
  readonly expireAfter?: number | undefined;
  readonly expireDeleteMarkers?: boolean | undefined;
  /** Days after which versions that are no longer current go. */
  readonly expireNoncurrentAfter?: number | undefined;
  /** How many of them stay all the same. */
  readonly keepNoncurrent?: number | undefined;
}

/** What S3 gives every new bucket since April 2023. */
export const NEW_BUCKET: BucketSettings = {
  publicAccessBlock: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
  objectOwnership: 'BucketOwnerEnforced',
  encryption: { algorithm: 'AES256', bucketKey: false },
};
