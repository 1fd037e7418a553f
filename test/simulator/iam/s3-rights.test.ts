import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { s3Needs } from '../../../src/simulator/iam/s3-actions.ts';
import { S3_OPERATIONS } from '../../../src/simulator/s3/service.ts';
import { putObject } from '../../../src/simulator/s3/state.ts';
import { actionsAdapter } from '../../adapters/aws/support.ts';
import { useSimulator } from '../../support/simulator.ts';
import { requestOf } from '../bedrock/support.ts';
import { ACCOUNT, allow, assumed, BUCKET, grant, REGION, ROLE, testRole, worldWithRole } from './support.ts';

const simulator = useSimulator(() => ({ world: worldWithRole() }));
const ARN = `arn:aws:s3:::${BUCKET}`;
const OBJECTS = `${ARN}/tune/*`;
const KEY = 'tune/a.jsonl';
const BELOW = { StringLike: { 's3:prefix': 'tune/*' } };

let version: string;
beforeEach(() => {
  const { world } = simulator();
  const bucket = world.s3.buckets.find(({ name }) => name === BUCKET);
  if (bucket === undefined) throw new Error('the default bucket is gone');
  const body = Buffer.from('rows');
  putObject(world.s3, bucket, { key: 'other.jsonl', body, modifiedAt: 0 });
  version = putObject(world.s3, bucket, { key: KEY, body, modifiedAt: 0 }).versionId;
});

const send = {
  head: (Key: string, VersionId?: string) =>
    assumed(simulator()).s3.send(
      new HeadObjectCommand({ Bucket: BUCKET, Key, ...(VersionId && { VersionId }) }),
    ),
  get: (Key: string) => assumed(simulator()).s3.send(new GetObjectCommand({ Bucket: BUCKET, Key })),
  put: (Key: string) =>
    assumed(simulator()).s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' })),
  list: (Prefix?: string) =>
    assumed(simulator()).s3.send(new ListObjectsV2Command({ Bucket: BUCKET, ...(Prefix && { Prefix }) })),
  versions: (Prefix?: string) =>
    assumed(simulator()).s3.send(
      new ListObjectVersionsCommand({ Bucket: BUCKET, ...(Prefix && { Prefix }) }),
    ),
  uploads: () =>
    assumed(simulator()).s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix: 'tune/' })),
  copy: (source: string) =>
    assumed(simulator()).s3.send(
      new CopyObjectCommand({ Bucket: BUCKET, Key: 'tune/copy', CopySource: `${BUCKET}/${source}` }),
    ),
};

const DENIED = { $metadata: { httpStatusCode: 403 } };
const MISSING = { $metadata: { httpStatusCode: 404 } };

describe('a role with policies', () => {
  it('may do nothing that none of them allows, and is told so in the words of S3', async () => {
    grant(simulator());
    await expect(send.get(KEY)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/tester/run-1 is not authorized to perform: s3:GetObject on resource: "${ARN}/${KEY}" because no identity-based policy allows the s3:GetObject action`,
      ...DENIED,
    });
    await expect(send.head(KEY)).rejects.toMatchObject(DENIED);
  });

  it('is told of an explicit deny, and a changed policy counts at once', async () => {
    grant(simulator(), allow('s3:*'), { Effect: 'Deny', Action: 's3:PutObject', Resource: OBJECTS });
    await expect(send.put(KEY)).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
    await expect(send.put('free')).resolves.toBeDefined();
    grant(simulator(), allow('s3:PutObject', OBJECTS));
    await expect(send.put(KEY)).resolves.toBeDefined();
    await expect(send.put('free')).rejects.toMatchObject(DENIED);
  });

  it('reads current objects and versions by rights of their own', async () => {
    grant(simulator(), allow('s3:GetObject', OBJECTS));
    await expect(send.head(KEY)).resolves.toBeDefined();
    await expect(send.head(KEY, version)).rejects.toMatchObject(DENIED);
    grant(simulator(), allow('s3:GetObjectVersion', OBJECTS));
    await expect(send.head(KEY, version)).resolves.toBeDefined();
    await expect(send.head(KEY)).rejects.toMatchObject(DENIED);
  });

  it('lists only below the prefix it may list', async () => {
    grant(simulator(), allow(['s3:ListBucket', 's3:ListBucketVersions'], ARN, BELOW));
    expect((await send.list('tune/')).Contents?.map(({ Key }) => Key)).toEqual([KEY]);
    await expect(send.list()).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(send.list('tunex')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(send.versions('tune/')).resolves.toBeDefined();
    await expect(send.versions()).rejects.toMatchObject({ name: 'AccessDenied' });
    const head = assumed(simulator()).s3.send(new HeadBucketCommand({ Bucket: BUCKET }));
    await expect(head).rejects.toMatchObject(DENIED);
  });

  it('lists unfinished uploads by a right that knows no prefix', async () => {
    grant(simulator(), allow('s3:ListBucketMultipartUploads', ARN, BELOW));
    await expect(send.uploads()).rejects.toMatchObject({ name: 'AccessDenied' });
    grant(simulator(), allow('s3:ListBucketMultipartUploads', ARN));
    await expect(send.uploads()).resolves.toBeDefined();
    const abort = assumed(simulator()).s3.send(
      new AbortMultipartUploadCommand({ Bucket: BUCKET, Key: KEY, UploadId: 'x' }),
    );
    await expect(abort).rejects.toMatchObject({
      message: expect.stringContaining('s3:AbortMultipartUpload'),
    });
  });

  it('learns that an object is missing only where it may list it', async () => {
    const reads = allow(['s3:GetObject', 's3:GetObjectVersion'], OBJECTS);
    grant(simulator(), reads);
    await expect(send.get('tune/none')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(`s3:ListBucket on resource: "${ARN}"`),
    });
    await expect(send.head('tune/none')).rejects.toMatchObject(DENIED);
    await expect(send.head(KEY, 'A'.repeat(32))).rejects.toMatchObject(DENIED);
    grant(simulator(), reads, allow('s3:ListBucket', ARN, BELOW));
    await expect(send.get('tune/none')).rejects.toMatchObject({ name: 'NoSuchKey', ...MISSING });
    await expect(send.head('tune/none')).rejects.toMatchObject(MISSING);
    await expect(send.head(KEY, 'A'.repeat(32))).rejects.toMatchObject(MISSING);
  });

  it('copies with a right to read and a right to write', async () => {
    const read = allow('s3:GetObject', `${ARN}/other.jsonl`);
    const write = allow('s3:PutObject', OBJECTS);
    grant(simulator(), write);
    await expect(send.copy('other.jsonl')).rejects.toMatchObject({
      message: expect.stringContaining(`s3:GetObject on resource: "${ARN}/other.jsonl"`),
    });
    grant(simulator(), read);
    await expect(send.copy('other.jsonl')).rejects.toMatchObject({
      message: expect.stringContaining('s3:PutObject'),
    });
    grant(simulator(), read, write);
    await expect(send.copy('other.jsonl')).resolves.toBeDefined();
  });

  it('deletes version by version, and hears of each key that it may not delete', async () => {
    grant(simulator(), allow('s3:DeleteObjectVersion', OBJECTS));
    const { s3 } = assumed(simulator());
    const Objects = [{ Key: KEY, VersionId: version }, { Key: KEY }, { Key: 'other.jsonl', VersionId: 'x' }];
    const answer = await s3.send(
      new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects, Quiet: true } }),
    );
    expect(answer.Deleted).toBeUndefined();
    expect(answer.Errors).toMatchObject([
      { Key: KEY, Code: 'AccessDenied', Message: expect.stringContaining('s3:DeleteObject on') },
      { Key: 'other.jsonl', VersionId: 'x', Message: expect.stringContaining('s3:DeleteObjectVersion on') },
    ]);
    const left = simulator().world.s3.buckets.find(({ name }) => name === BUCKET)?.versions;
    expect(left?.map(({ key }) => key)).toEqual(['other.jsonl']);
    await expect(s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: KEY }))).rejects.toMatchObject(
      DENIED,
    );
  });

  it('loses its sessions with the role', async () => {
    grant(simulator(), allow('*'));
    const { s3 } = assumed(simulator());
    simulator().world.iam.roles.shift();
    const get = s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    await expect(get).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  });
});

describe('a bucket with a key of the customer', () => {
  const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b2c3d-0000-4000-8000-0123456789ab`;
  const through = { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } };
  beforeEach(() => {
    const bucket = simulator().world.s3.buckets.find(({ name }) => name === BUCKET);
    if (bucket !== undefined) {
      bucket.settings = { encryption: { algorithm: 'aws:kms', kmsKeyId: KEY_ARN, bucketKey: true } };
    }
  });

  it('needs the key beside the object', async () => {
    const objects = allow(['s3:GetObject', 's3:PutObject'], OBJECTS);
    grant(simulator(), objects);
    const text = `kms:Decrypt on resource: "${KEY_ARN}"`;
    await expect(send.get(KEY)).rejects.toMatchObject({ message: expect.stringContaining(text) });
    await expect(send.head(KEY)).resolves.toBeDefined();
    grant(simulator(), objects, allow('kms:Decrypt', KEY_ARN, through));
    await expect(send.get(KEY)).resolves.toBeDefined();
    await expect(send.put(KEY)).rejects.toMatchObject({
      message: expect.stringContaining('kms:GenerateDataKey'),
    });
    grant(simulator(), objects, allow('kms:GenerateDataKey', KEY_ARN, through));
    await expect(send.put(KEY)).resolves.toBeDefined();
    expect(simulator().ledger.entries().at(-1)?.actions).toEqual(['kms:GenerateDataKey', 's3:PutObject']);
  });
});

describe('our adapters', () => {
  it('tell a denied right by its action', async () => {
    grant(simulator(), allow('s3:GetObject', OBJECTS));
    const { objects, bedrock } = await actionsAdapter(simulator()).connect({
      region: REGION,
      accountId: ACCOUNT,
      roleArn: ROLE,
    });
    await expect(objects.head(BUCKET, KEY)).resolves.toMatchObject({ size: 4 });
    for (const ask of [
      () => objects.list(BUCKET, 'tune/'),
      () => objects.head(BUCKET, 'tune/none'),
      () => objects.listVersions(BUCKET, 'tune/'),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'bucket-refused' });
    }
    for (const ask of [() => bedrock.listRuns(), () => bedrock.stopRun('support-bot-0123456789ab')]) {
      await expect(ask()).rejects.toMatchObject({ code: 'aws-access-denied' });
    }
  });
});

describe('the ledger', () => {
  it('names the actions of each call, whether rights are enforced or not', async () => {
    grant(simulator(), allow('*'));
    simulator().ledger.clear();
    await send.copy(`other.jsonl`);
    simulator().world.iam.roles[0] = testRole();
    await send.list('tune/');
    await send.head(KEY, version);
    expect(
      simulator()
        .ledger.entries()
        .map(({ actions }) => actions),
    ).toEqual([['s3:GetObject', 's3:PutObject'], ['s3:ListBucket'], ['s3:GetObjectVersion']]);
  });

  it('knows actions for every operation of the simulated S3', () => {
    const request = requestOf('GET', '/');
    const unknown = S3_OPERATIONS.filter((name) => {
      return s3Needs(name, { bucket: 'b', owner: ACCOUNT, key: 'k', request }) === undefined;
    });
    expect(unknown).toEqual([]);
  });
});
