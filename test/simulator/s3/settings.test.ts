import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BucketSettings } from '../../../src/simulator/s3/bucket-settings.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const SET: BucketSettings = {
  publicAccessBlock: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: true,
  },
  objectOwnership: 'BucketOwnerEnforced',
  encryption: { algorithm: 'aws:kms', kmsKeyId: 'key-1', bucketKey: true },
  lifecycle: [
    { id: 'parts', enabled: true, prefix: '', abortUploadsAfter: 7 },
    {
      id: 'old',
      enabled: false,
      prefix: 'a&b/',
      expireNoncurrentAfter: 30,
      keepNoncurrent: 2,
      expireDeleteMarkers: true,
    },
  ],
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::acme-set/*' }],
  },
  tags: { team: 'ml <&>' },
};

const simulator = useSimulator(() => ({
  world: createWorld({
    buckets: [
      { name: 'acme-set', region: 'us-east-1', settings: SET },
      { name: 'acme-bare', region: 'us-east-1', settings: {}, versioning: false },
      { name: 'acme-west', region: 'us-west-2' },
      { name: 'stranger', region: 'us-east-1', owner: '999988887777' },
    ],
  }),
}));

function clientIn(region: string): S3Client {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  const endpoint = simulator().env['AWS_ENDPOINT_URL_S3'] ?? '';
  return new S3Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 });
}

let s3: S3Client;
let west: S3Client;
beforeAll(() => {
  s3 = clientIn('us-east-1');
  west = clientIn('us-west-2');
});
afterAll(() => {
  s3.destroy();
  west.destroy();
});

const set = { Bucket: 'acme-set' };
const bare = { Bucket: 'acme-bare' };

describe('settings that are there', () => {
  it('are told as they are', async () => {
    const block = await s3.send(new GetPublicAccessBlockCommand(set));
    expect(block.PublicAccessBlockConfiguration).toEqual(SET.publicAccessBlock);
    const ownership = await s3.send(new GetBucketOwnershipControlsCommand(set));
    expect(ownership.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    const encryption = await s3.send(new GetBucketEncryptionCommand(set));
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toEqual([
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key-1' },
        BucketKeyEnabled: true,
      },
    ]);
    const { Policy } = await s3.send(new GetBucketPolicyCommand(set));
    expect(JSON.parse(Policy ?? '')).toEqual(SET.policy);
    const { TagSet } = await s3.send(new GetBucketTaggingCommand(set));
    expect(TagSet).toEqual([{ Key: 'team', Value: 'ml <&>' }]);
  });

  it('include every lifecycle rule', async () => {
    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand(set));
    expect(Rules).toEqual([
      {
        ID: 'parts',
        Status: 'Enabled',
        Filter: { Prefix: '' },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
      {
        ID: 'old',
        Status: 'Disabled',
        Filter: { Prefix: 'a&b/' },
        Expiration: { ExpiredObjectDeleteMarker: true },
        NoncurrentVersionExpiration: { NoncurrentDays: 30, NewerNoncurrentVersions: 2 },
      },
    ]);
  });
});

describe('settings that are not there', () => {
  it('have errors of their own', async () => {
    const codes = await Promise.all(
      [
        s3.send(new GetPublicAccessBlockCommand(bare)),
        s3.send(new GetBucketOwnershipControlsCommand(bare)),
        s3.send(new GetBucketEncryptionCommand(bare)),
        s3.send(new GetBucketLifecycleConfigurationCommand(bare)),
        s3.send(new GetBucketPolicyCommand(bare)),
        s3.send(new GetBucketTaggingCommand(bare)),
      ].map((answer) =>
        answer.then(
          () => 'answered',
          (error) => `${error.$metadata.httpStatusCode} ${error.name}`,
        ),
      ),
    );
    expect(codes).toEqual([
      '404 NoSuchPublicAccessBlockConfiguration',
      '404 OwnershipControlsNotFoundError',
      '404 ServerSideEncryptionConfigurationNotFoundError',
      '404 NoSuchLifecycleConfiguration',
      '404 NoSuchBucketPolicy',
      '404 NoSuchTagSet',
    ]);
    expect((await s3.send(new GetBucketVersioningCommand(bare))).Status).toBeUndefined();
  });

  it('can be set and removed by hand', async () => {
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: true };
    await s3.send(new PutPublicAccessBlockCommand({ ...bare, PublicAccessBlockConfiguration }));
    const block = await s3.send(new GetPublicAccessBlockCommand(bare));
    expect(block.PublicAccessBlockConfiguration).toEqual({
      ...PublicAccessBlockConfiguration,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    });
    await s3.send(new DeletePublicAccessBlockCommand(bare));
    await expect(s3.send(new GetPublicAccessBlockCommand(bare))).rejects.toMatchObject({
      name: 'NoSuchPublicAccessBlockConfiguration',
    });
    await s3.send(new DeleteBucketPolicyCommand(set));
    await expect(s3.send(new GetBucketPolicyCommand(set))).rejects.toMatchObject({
      name: 'NoSuchBucketPolicy',
    });
  });

  it('include versioning, which counts from then on', async () => {
    await s3.send(
      new PutBucketVersioningCommand({ ...bare, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    expect((await s3.send(new GetBucketVersioningCommand(bare))).Status).toBe('Enabled');
    const { VersionId } = await s3.send(new PutObjectCommand({ ...bare, Key: 'x', Body: 'x' }));
    expect(VersionId).toMatch(/^.{32}$/);
    const suspend = { ...bare, VersioningConfiguration: { Status: 'Suspended' as const } };
    await expect(s3.send(new PutBucketVersioningCommand(suspend))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });
});

describe('buckets', () => {
  it('are listed for their own account, from every region', async () => {
    const { Buckets } = await west.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
      ['acme-set', 'us-east-1'],
      ['acme-bare', 'us-east-1'],
      ['acme-west', 'us-west-2'],
    ]);
  });

  it('are made in the region that is asked, with what S3 gives every new one', async () => {
    const CreateBucketConfiguration = { LocationConstraint: 'us-west-2' as const };
    await west.send(new CreateBucketCommand({ Bucket: 'acme-new', CreateBucketConfiguration }));
    const { LocationConstraint } = await west.send(new GetBucketLocationCommand({ Bucket: 'acme-new' }));
    expect(LocationConstraint).toBe('us-west-2');
    const block = await west.send(new GetPublicAccessBlockCommand({ Bucket: 'acme-new' }));
    expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect((await west.send(new GetBucketVersioningCommand({ Bucket: 'acme-new' }))).Status).toBeUndefined();
  });

  it.each([
    ['acme-west', 'us-west-2', 'us-west-2', 'BucketAlreadyOwnedByYou'],
    ['stranger', 'us-east-1', undefined, 'BucketAlreadyExists'],
    ['Acme', 'us-east-1', undefined, 'InvalidBucketName'],
    ['acme-new', 'us-west-2', 'eu-west-1', 'IllegalLocationConstraintException'],
    ['acme-new', 'us-east-1', 'us-east-1', 'InvalidLocationConstraint'],
  ])('are not made: %s, asked in %s for %s', async (Bucket, region, constraint, name) => {
    const client = region === 'us-west-2' ? west : s3;
    // The SDK knows that no bucket is asked for in us-east-1 by name.
    const LocationConstraint = constraint as BucketLocationConstraint | undefined;
    const CreateBucketConfiguration = LocationConstraint === undefined ? {} : { LocationConstraint };
    const made = client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    await expect(made).rejects.toMatchObject({ name });
  });

  it('are forgiven a second creation in us-east-1, which changes nothing', async () => {
    const before = await s3.send(new GetBucketEncryptionCommand(set));
    await s3.send(new CreateBucketCommand(set));
    const after = await s3.send(new GetBucketEncryptionCommand(set));
    expect(after.ServerSideEncryptionConfiguration).toEqual(before.ServerSideEncryptionConfiguration);
  });

  it('go only when they hold nothing, not even a delete marker', async () => {
    const gone = new DeleteBucketCommand(set);
    const { VersionId } = await s3.send(new PutObjectCommand({ ...set, Key: 'x', Body: 'x' }));
    await expect(s3.send(gone)).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    const marker = await s3.send(new DeleteObjectCommand({ ...set, Key: 'x' }));
    await s3.send(new DeleteObjectCommand({ ...set, Key: 'x', VersionId }));
    await expect(s3.send(gone)).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    await s3.send(new DeleteObjectCommand({ ...set, Key: 'x', VersionId: marker.VersionId }));
    await s3.send(gone);
    await expect(s3.send(new GetBucketLocationCommand(set))).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'stranger' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
