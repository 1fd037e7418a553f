/**
 * IAM actions, resources and condition keys of each S3 operation, after AWS's service authorization reference for
 * Amazon S3 and the list of permissions in its user guide (2026). Confirmed there: which action stands for which
 * operation, and which keys an action knows (`s3:prefix` for listings, not for unfinished uploads). Not simulated:
 * bucket policies, ACLs and access points.
 */
import type { SimRequest } from '../protocol.ts';
import { copySourceOf } from '../s3/copy-source.ts';
import { deletionTargets } from '../s3/deletion-targets.ts';
import type { Access } from './decide.ts';
import type { Context } from './pattern.ts';

/** What an S3 request is about. */
export interface S3Target {
  readonly bucket: string;
  /** Account of the bucket. */
  readonly owner: string;
  /** Empty for operations on the bucket. */
  readonly key: string;
  readonly request: SimRequest;
  /** ARN of the customer's key that encrypts the objects of a bucket; undefined: S3's own. */
  readonly encryptionKey?: (bucket: string) => string | undefined;
}

type Needs = (target: S3Target) => readonly Access[];

const NEEDS: Readonly<Record<string, Needs>> = {
  HeadBucket: listing('s3:ListBucket'),
  ListObjectsV2: listing('s3:ListBucket'),
  ListObjectVersions: listing('s3:ListBucketVersions'),
  // Knows no `s3:prefix`.
  ListMultipartUploads: onBucket('s3:ListBucketMultipartUploads'),
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*', context: {} }],
  CreateBucket: onBucket('s3:CreateBucket'),
  DeleteBucket: onBucket('s3:DeleteBucket'),
  GetBucketLocation: onBucket('s3:GetBucketLocation'),
  GetBucketVersioning: onBucket('s3:GetBucketVersioning'),
  PutBucketVersioning: onBucket('s3:PutBucketVersioning'),
  GetBucketEncryption: onBucket('s3:GetEncryptionConfiguration'),
  PutBucketEncryption: onBucket('s3:PutEncryptionConfiguration'),
  GetPublicAccessBlock: onBucket('s3:GetBucketPublicAccessBlock'),
  PutPublicAccessBlock: onBucket('s3:PutBucketPublicAccessBlock'),
  DeletePublicAccessBlock: onBucket('s3:PutBucketPublicAccessBlock'),
  GetBucketOwnershipControls: onBucket('s3:GetBucketOwnershipControls'),
  PutBucketOwnershipControls: onBucket('s3:PutBucketOwnershipControls'),
  GetBucketLifecycleConfiguration: onBucket('s3:GetLifecycleConfiguration'),
  PutBucketLifecycleConfiguration: onBucket('s3:PutLifecycleConfiguration'),
  GetBucketPolicy: onBucket('s3:GetBucketPolicy'),
  GetBucketPolicyStatus: onBucket('s3:GetBucketPolicyStatus'),
  PutBucketPolicy: onBucket('s3:PutBucketPolicy'),
  DeleteBucketPolicy: onBucket('s3:DeleteBucketPolicy'),
  GetBucketTagging: onBucket('s3:GetBucketTagging'),
  PutBucketTagging: onBucket('s3:PutBucketTagging'),
  GetObject: read,
  HeadObject: head,
  PutObject: write,
  CreateMultipartUpload: multipart,
  UploadPart: multipart,
  CompleteMultipartUpload: multipart,
  AbortMultipartUpload: (target) => [onObject(target, 's3:AbortMultipartUpload')],
  ListParts: (target) => [onObject(target, 's3:ListMultipartUploadParts')],
  CopyObject: copy,
  DeleteObject: (target) => [deletion(target, versionOf(target))],
  DeleteObjects: (target) =>
    deletionTargets(target.request.body.toString()).map(({ key, versionId }) =>
      deletion({ ...target, key }, versionId),
    ),
};

/** What a caller needs for an operation; undefined: the operation is not known here. */
export function s3Needs(operation: string, target: S3Target): readonly Access[] | undefined {
  return Object.hasOwn(NEEDS, operation) ? NEEDS[operation]?.(target) : undefined;
}

/** One key of DeleteObject or DeleteObjects. */
export function deletion(target: S3Target, versionId: string | undefined): Access {
  if (versionId === undefined) return onObject(target, 's3:DeleteObject');
  return onObject(target, 's3:DeleteObjectVersion', { 's3:versionid': versionId });
}

/**
 * Without this right S3 does not tell that an object is missing. It is checked as if the key were listed, so a
 * condition on `s3:prefix` counts (found by the makers of another S3 server, who compared; AWS's pages are silent).
 */
export function seeingAbsence(target: S3Target): Access {
  return bucketAccess(target, 's3:ListBucket', { 's3:prefix': target.key });
}

/** The source of a copy, as the target of a read. */
export function copySourceTarget(target: S3Target): S3Target {
  const source = copySourceOf(target.request);
  // Source and destination belong to one account: the simulated S3 refuses all else.
  return { ...target, bucket: source?.bucket ?? '', key: source?.key ?? '' };
}

function listing(action: string): Needs {
  return (target) => {
    const { query } = target.request;
    const context = Object.fromEntries(
      ['prefix', 'delimiter', 'max-keys'].flatMap((name) => {
        const value = query.get(name);
        return value === null ? [] : [[`s3:${name}`, value]];
      }),
    );
    return [bucketAccess(target, action, context)];
  };
}

function onBucket(action: string): Needs {
  return (target) => [bucketAccess(target, action)];
}

function bucketAccess(target: S3Target, action: string, context: Context = {}): Access {
  return {
    action,
    resource: `arn:aws:s3:::${target.bucket}`,
    context: { ...ownerContext(target), ...context },
  };
}

function onObject(target: S3Target, action: string, context: Context = {}): Access {
  const resource = `arn:aws:s3:::${target.bucket}/${target.key}`;
  return { action, resource, context: { ...ownerContext(target), ...context } };
}

function ownerContext({ owner }: S3Target): Context {
  return { 'aws:resourceaccount': owner, 's3:resourceaccount': owner };
}

/** S3 decrypts a checksum too, and needs no key for the other facts about an object. */
function head(target: S3Target): readonly Access[] {
  const withChecksum = target.request.headers['x-amz-checksum-mode'] !== undefined;
  return withChecksum ? read(target) : [reading(target, versionOf(target))];
}

function read(target: S3Target): readonly Access[] {
  return [reading(target, versionOf(target)), ...keyUse(target, 'kms:Decrypt')];
}

/** A key policy may allow it too; key policies are not simulated, so the role's own policies have to. */
function keyUse(target: S3Target, ...actions: readonly string[]): readonly Access[] {
  const resource = target.encryptionKey?.(target.bucket);
  if (resource === undefined) return [];
  // Bucket and key stand in the same region.
  const region = resource.split(':')[3] ?? '';
  const context = { 'kms:viaservice': `s3.${region}.amazonaws.com`, 'aws:viaawsservice': 'true' };
  return actions.map((action) => ({ action, resource, context }));
}

function reading(target: S3Target, versionId: string | undefined): Access {
  if (versionId === undefined) return onObject(target, 's3:GetObject');
  return onObject(target, 's3:GetObjectVersion', { 's3:versionid': versionId });
}

const WRITE_HEADERS = [
  'if-none-match',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
];

function write(target: S3Target): readonly Access[] {
  const { headers } = target.request;
  const context = Object.fromEntries(
    WRITE_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[`s3:${name}`, value]];
    }),
  );
  const tagging = headers['x-amz-tagging'] === undefined ? [] : [onObject(target, 's3:PutObjectTagging')];
  return [onObject(target, 's3:PutObject', context), ...tagging, ...keyUse(target, 'kms:GenerateDataKey')];
}

/** Parts are read back when they are put together. */
function multipart(target: S3Target): readonly Access[] {
  return [...write(target), ...keyUse(target, 'kms:Decrypt')];
}

/** Which of the two S3 checks first is not confirmed. */
function copy(target: S3Target): readonly Access[] {
  const source = copySourceOf(target.request);
  if (source === undefined) return write(target);
  const from = copySourceTarget(target);
  return [reading(from, source.versionId), ...keyUse(from, 'kms:Decrypt'), ...write(target)];
}

function versionOf({ request }: S3Target): string | undefined {
  return request.query.get('versionId') ?? undefined;
}
