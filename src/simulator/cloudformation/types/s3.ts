/** AWS::S3::Bucket and AWS::S3::BucketPolicy. */
import {
  type BucketSettings,
  type LifecycleRule,
  NEW_BUCKET,
  type PublicAccessBlock,
} from '../../s3/bucket-settings.ts';
import { addBucket, bucketProblem, removeBucket } from '../../s3/buckets.ts';
import { type Bucket, findBucket } from '../../s3/state.ts';
import { policyFrom, policySize } from '../policy.ts';
import { fail, generatedName, type Resource, type ResourceType, type Site } from '../resource.ts';
import { flag, maps, number, TAGS, text } from '../shape.ts';
import { mapOf, member, type ValueMap } from '../value.ts';

const MAX_BUCKET_POLICY = 20 * 1024;

export const bucket: ResourceType = {
  properties: {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: 'boolean',
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'text', KMSMasterKeyID: 'text' },
        },
      ],
    },
    BucketName: 'text',
    LifecycleConfiguration: {
      Rules: [
        {
          Id: 'text',
          Status: 'text',
          Prefix: 'text',
          ExpirationInDays: 'number',
          ExpiredObjectDeleteMarker: 'boolean',
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 'number' },
          NoncurrentVersionExpiration: { NoncurrentDays: 'number', NewerNoncurrentVersions: 'number' },
        },
      ],
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'text' }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: 'boolean',
      BlockPublicPolicy: 'boolean',
      IgnorePublicAcls: 'boolean',
      RestrictPublicBuckets: 'boolean',
    },
    Tags: TAGS,
    VersioningConfiguration: { Status: 'text' },
  },
  required: [],
  createOnly: ['BucketName'],
  attributes: ['Arn', 'DomainName', 'RegionalDomainName', 'DualStackDomainName'],
  identify: (properties, logicalId, placement) => {
    const id = text(properties, 'BucketName') ?? generatedName(logicalId, placement, 63).toLowerCase();
    return {
      id,
      attributes: {
        Arn: `arn:aws:s3:::${id}`,
        DomainName: `${id}.s3.amazonaws.com`,
        RegionalDomainName: `${id}.s3.${placement.region}.amazonaws.com`,
        DualStackDomainName: `${id}.s3.dualstack.${placement.region}.amazonaws.com`,
      },
    };
  },
  create: (resource, { s3, placement }) => {
    const { accountId: owner, region } = placement;
    const made = { name: resource.id, owner, region, ...configured(resource.properties) };
    const problem = bucketProblem(s3, made);
    if (problem !== undefined) fail(`${resource.id}: ${problem.message} (${problem.code})`);
    addBucket(s3, made);
  },
  update: (resource, old, site) => {
    const found = existing(resource.id, site);
    const { versioning, settings } = configured(resource.properties);
    if (configured(old.properties).versioning && !versioning)
      fail('The simulated S3 does not suspend versioning');
    found.versioning = versioning;
    // The bucket's policy is a resource of its own.
    const { policy } = found.settings;
    found.settings = { ...settings, ...(policy === undefined ? {} : { policy }) };
  },
  remove: ({ id }, { s3 }) => {
    const found = findBucket(s3, id);
    if (found !== undefined && !removeBucket(s3, found)) {
      fail(
        `The bucket you tried to delete is not empty. You must delete all versions in the bucket. (BucketNotEmpty) ${id}`,
      );
    }
  },
};

function configured(properties: ValueMap): {
  readonly versioning: boolean;
  readonly settings: BucketSettings;
} {
  const status = text(mapOf(member(properties, 'VersioningConfiguration')), 'Status');
  if (status !== undefined && status !== 'Enabled')
    fail(`The simulated S3 does not know the versioning status ${status}`);
  const rules = maps(mapOf(member(properties, 'LifecycleConfiguration')), 'Rules');
  const tags = maps(properties, 'Tags').map((tag) => [text(tag, 'Key') ?? '', text(tag, 'Value') ?? '']);
  const settings: BucketSettings = {
    ...NEW_BUCKET,
    ...publicAccess(member(properties, 'PublicAccessBlockConfiguration')),
    ...ownership(mapOf(member(properties, 'OwnershipControls'))),
    ...encryption(mapOf(member(properties, 'BucketEncryption'))),
    ...(rules.length === 0 ? {} : { lifecycle: rules.map(lifecycleRule) }),
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }),
  };
  return { versioning: status === 'Enabled', settings };
}

/** Flags that are not given are false. */
function publicAccess(given: ReturnType<typeof member>): Pick<BucketSettings, 'publicAccessBlock'> {
  if (given === undefined) return {};
  const flags = mapOf(given);
  const publicAccessBlock: PublicAccessBlock = {
    BlockPublicAcls: flag(flags, 'BlockPublicAcls'),
    IgnorePublicAcls: flag(flags, 'IgnorePublicAcls'),
    BlockPublicPolicy: flag(flags, 'BlockPublicPolicy'),
    RestrictPublicBuckets: flag(flags, 'RestrictPublicBuckets'),
  };
  return { publicAccessBlock };
}

const OWNERSHIPS: readonly (string | undefined)[] = [
  'BucketOwnerEnforced',
  'BucketOwnerPreferred',
  'ObjectWriter',
];

function ownership(given: ValueMap): Pick<BucketSettings, 'objectOwnership'> {
  const [rule] = maps(given, 'Rules');
  if (rule === undefined) return {};
  const objectOwnership = text(rule, 'ObjectOwnership');
  if (objectOwnership === undefined || !OWNERSHIPS.includes(objectOwnership))
    fail(`ObjectOwnership ${objectOwnership} is not valid (InvalidRequest)`);
  return { objectOwnership };
}

const ALGORITHMS: readonly (string | undefined)[] = ['AES256', 'aws:kms', 'aws:kms:dsse'];

function encryption(given: ValueMap): Pick<BucketSettings, 'encryption'> {
  const [rule] = maps(given, 'ServerSideEncryptionConfiguration');
  if (rule === undefined) return {};
  const byDefault = mapOf(member(rule, 'ServerSideEncryptionByDefault'));
  const algorithm = text(byDefault, 'SSEAlgorithm');
  if (algorithm === undefined || !ALGORITHMS.includes(algorithm))
    fail(`SSEAlgorithm ${algorithm} is not valid (MalformedXML)`);
  const kmsKeyId = text(byDefault, 'KMSMasterKeyID');
  if (kmsKeyId !== undefined && algorithm === 'AES256')
    fail('a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms (InvalidArgument)');
  return { encryption: { algorithm, kmsKeyId, bucketKey: flag(rule, 'BucketKeyEnabled') } };
}

function lifecycleRule(rule: ValueMap, index: number): LifecycleRule {
  const noncurrent = mapOf(member(rule, 'NoncurrentVersionExpiration'));
  const status = text(rule, 'Status');
  if (status !== 'Enabled' && status !== 'Disabled')
    fail(`Status ${status} of a lifecycle rule is not valid (MalformedXML)`);
  return {
    id: text(rule, 'Id') ?? `rule-${index + 1}`,
    enabled: status === 'Enabled',
    prefix: text(rule, 'Prefix') ?? '',
    abortUploadsAfter: number(mapOf(member(rule, 'AbortIncompleteMultipartUpload')), 'DaysAfterInitiation'),
    expireAfter: number(rule, 'ExpirationInDays'),
    expireDeleteMarkers: flag(rule, 'ExpiredObjectDeleteMarker') ? true : undefined,
    expireNoncurrentAfter: number(noncurrent, 'NoncurrentDays'),
    keepNoncurrent: number(noncurrent, 'NewerNoncurrentVersions'),
  };
}

export const bucketPolicy: ResourceType = {
  properties: { Bucket: 'text', PolicyDocument: 'policy' },
  required: ['Bucket', 'PolicyDocument'],
  createOnly: ['Bucket'],
  attributes: [],
  identify: (properties) => ({ id: text(properties, 'Bucket') ?? '', attributes: {} }),
  create: (resource, site) => {
    if (existing(resource.id, site).settings.policy !== undefined)
      fail(`The bucket policy already exists on bucket ${resource.id}.`);
    storePolicy(resource, site);
  },
  update: (resource, _old, site) => storePolicy(resource, site),
  remove: ({ id }, { s3 }) => {
    const found = findBucket(s3, id);
    if (found === undefined) return;
    const { policy: _removed, ...settings } = found.settings;
    found.settings = settings;
  },
};

function storePolicy(resource: Resource, site: Site): void {
  const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'resource');
  if (policySize(policy) > MAX_BUCKET_POLICY)
    fail('The policy exceeds the maximum allowed size (InvalidArgument)');
  const outside = policy.Statement.flatMap(({ Resource = [] }) => Resource).find(
    (arn) => arn !== `arn:aws:s3:::${resource.id}` && !arn.startsWith(`arn:aws:s3:::${resource.id}/`),
  );
  if (outside !== undefined) fail(`Policy has invalid resource ${outside} (MalformedPolicy)`);
  const found = existing(resource.id, site);
  found.settings = { ...found.settings, policy };
}

function existing(name: string, { s3, placement }: Site): Bucket {
  const found = findBucket(s3, name);
  if (found === undefined || found.owner !== placement.accountId)
    fail(`The specified bucket does not exist (NoSuchBucket) ${name}`);
  return found;
}
