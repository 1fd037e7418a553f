/**
 * Our S3, STS and Bedrock adapters against moto, a double of AWS that others wrote: does a server that knows nothing of
 * us understand what we send, and we what it answers? `npm run test:conformance` starts it and names it in `MOTO_URL`.
 */
import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awsAdapter } from '../../src/adapters/aws/identity.ts';
import type { AwsSession, AwsTarget } from '../../src/ports/aws.ts';
import type { Objects, PutObjectRequest } from '../../src/ports/objects.ts';
import { instantClock, setEnv } from '../adapters/wire.ts';

const REGION = 'us-east-1';
/** The account of every access key at moto. */
const ACCOUNT = '123456789012';
const OTHER_ACCOUNT = '999988887777';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-apply`;
const BUCKET = 'acme-bedrock-tune-data';

const url = process.env['MOTO_URL'] ?? '';
const credentials = { accessKeyId: 'AKIAMOTO', secretAccessKey: 'secret' };
/** What our adapter has no need to do: buckets, overwriting, plain deletion. */
const direct = new S3Client({ region: REGION, endpoint: url, forcePathStyle: true, credentials });

const METADATA = { 'bedrock-tune-repository-id': '4242' };

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

function upload(key: string, text: string): PutObjectRequest {
  const bytes = Buffer.from(text);
  const open = async function* () {
    yield bytes;
  };
  return { bucket: BUCKET, key, size: bytes.length, sha256: sha256Of(text), metadata: METADATA, open };
}

function connect(target: Partial<AwsTarget>, mintToken: () => Promise<string>): Promise<AwsSession> {
  const aws = awsAdapter({ mintToken, runId: '77', runAttempt: '2', clock: instantClock() });
  return aws.connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined, ...target });
}

const noToken = async (): Promise<string> => {
  throw new Error('an access key needs no token');
};

/** Everything under a prefix of its own per test, so that no test sees what another left. */
let prefix = '';
let tests = 0;

beforeAll(async () => {
  await direct.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await direct.send(
    new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }),
  );
});

beforeEach(() => {
  tests += 1;
  prefix = `p${tests}`;
  setEnv({
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  });
});

/**
 * moto takes any signature, ignores the expected owner, does not compare checksums with the bytes, and copies over what
 * is there in spite of `If-None-Match`: it judges none of these.
 */
describe('S3 of moto', () => {
  let objects: Objects;
  beforeEach(async () => {
    ({ objects } = await connect({}, noToken));
  });

  it('stores bytes once and keeps the checksum we computed', async () => {
    const key = `${prefix}/ünï cödé+(1).jsonl`;
    expect(await objects.head(BUCKET, key)).toBeUndefined();
    expect(await objects.put(upload(key, '{"a":1}\n'))).toBe('stored');
    expect(await objects.put(upload(key, 'other bytes'))).toBe('exists');
    expect(await objects.head(BUCKET, key)).toEqual({
      size: 8,
      sha256: sha256Of('{"a":1}\n'),
      metadata: METADATA,
    });
    expect(await objects.getText(BUCKET, key, 8)).toBe('{"a":1}\n');
    expect(await objects.listVersions(BUCKET, key)).toHaveLength(1);
  });

  it('stores an upload of many chunks byte for byte', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const text = 'x'.repeat(chunk.length * 40);
    const open = async function* () {
      for (let sent = 0; sent < 40; sent += 1) yield chunk;
    };
    const key = `${prefix}/large`;
    expect(await objects.put({ ...upload(key, text), open })).toBe('stored');
    expect(await objects.head(BUCKET, key)).toMatchObject({ size: text.length, sha256: sha256Of(text) });
    expect(sha256Of(await objects.getText(BUCKET, key, text.length))).toBe(sha256Of(text));
  });

  it('pages through more than 1000 keys, and deletes them in batches', async () => {
    const keys = Array.from({ length: 1003 }, (_, i) => `${prefix}/${String(i).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 50) {
      const puts = keys
        .slice(at, at + 50)
        .map((Key) => new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
      await Promise.all(puts.map((put) => direct.send(put)));
    }
    expect((await objects.list(BUCKET, prefix)).map(({ key }) => key)).toEqual(keys);
    const versions = await objects.listVersions(BUCKET, prefix);
    expect(versions.map(({ key }) => key)).toEqual(keys);
    expect(await objects.deleteVersions(BUCKET, versions)).toEqual([]);
    expect(await objects.listVersions(BUCKET, prefix)).toEqual([]);
  }, 60_000);

  it('lists every version, delete markers too, and deletes exactly those named', async () => {
    const key = `${prefix}/k`;
    await objects.put(upload(key, 'old'));
    await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'newer' }));
    await direct.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    expect(await objects.head(BUCKET, key)).toBeUndefined();
    expect(await objects.list(BUCKET, prefix)).toEqual([]);
    const versions = await objects.listVersions(BUCKET, prefix);
    expect(versions.map(({ size, isDeleteMarker }) => [size, isDeleteMarker])).toEqual(
      expect.arrayContaining([
        [3, false],
        [5, false],
        [0, true],
      ]),
    );
    const gone = versions.filter(({ size }) => size !== 3);
    expect(await objects.deleteVersions(BUCKET, gone)).toEqual([]);
    expect(await objects.getText(BUCKET, key, 10)).toBe('old');
  });

  it('copies the version named, with a checksum of the whole and metadata of its own', async () => {
    const key = `${prefix}/rows (1)+ü.jsonl`;
    await objects.put(upload(key, 'old'));
    await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'newer' }));
    const old = (await objects.listVersions(BUCKET, key)).find(({ size }) => size === 3)?.versionId ?? '';
    const copy = `${prefix}/copy`;
    const metadata = { purpose: 'training' };
    await objects.copy({
      from: { bucket: BUCKET, key, versionId: old },
      bucket: BUCKET,
      key: copy,
      metadata,
    });
    expect(await objects.getText(BUCKET, copy, 10)).toBe('old');
    expect(await objects.head(BUCKET, copy)).toEqual({ size: 3, sha256: sha256Of('old'), metadata });
    expect(await objects.head(BUCKET, key, old)).toMatchObject({ size: 3, metadata: METADATA });
  });

  it('finds uploads that nobody finished, and aborts them', async () => {
    const Key = `${prefix}/ünï cödé+(1)&.csv`;
    const begin = async (key: string) => {
      const begun = await direct.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: key }));
      return begun.UploadId ?? '';
    };
    const uploadId = await begin(Key);
    await begin(`other-${prefix}`);
    const part = { Bucket: BUCKET, Key, UploadId: uploadId, PartNumber: 1, Body: 'text' };
    await direct.send(new UploadPartCommand(part));
    const found = await objects.listUploads(BUCKET, prefix);
    expect(found).toMatchObject([{ key: Key, uploadId }]);
    const [upload] = found;
    if (upload === undefined) throw new Error('no upload was found');
    expect(await objects.abortUpload(BUCKET, upload)).toBe('aborted');
    expect(await objects.abortUpload(BUCKET, upload)).toBe('gone');
    expect(await objects.listUploads(BUCKET, prefix)).toEqual([]);
    await expect(objects.listUploads('no-such-bucket', '')).rejects.toMatchObject({ code: 'bucket-refused' });
  });

  it('says what is missing in words we understand', async () => {
    await expect(objects.list('no-such-bucket', '')).rejects.toMatchObject({ code: 'bucket-refused' });
    await expect(objects.getText(BUCKET, `${prefix}/k`, 9)).rejects.toMatchObject({ code: 'aws-not-found' });
  });
});

/** moto takes any token and looks at no trust policy: it judges the protocol, not the decision. */
describe('STS of moto', () => {
  it('exchanges a token for credentials that the other services take', async () => {
    let minted = 0;
    const mint = async () => {
      minted += 1;
      return `made-up-token-${minted}`;
    };
    const { objects } = await connect({ roleArn: ROLE }, mint);
    expect(await objects.put(upload(`${prefix}/k`, 'text'))).toBe('stored');
    expect(minted).toBe(1);
  });

  it.each([
    ['of an access key', undefined],
    ['of the role', ROLE],
  ])('tells the account %s', async (_whose, roleArn) => {
    const connected = connect({ roleArn, accountId: OTHER_ACCOUNT }, async () => 'made-up-token');
    await expect(connected).rejects.toMatchObject({ code: 'account-mismatch' });
  });
});

/**
 * Writes, tags and what is missing. Whatever carries a time is left out: moto writes times in a form that no AWS SDK
 * for JavaScript reads. It knows no idempotency by token, no phases and no limits either.
 */
describe('Bedrock of moto', () => {
  it('takes a job with its tags, refuses its name a second time, stops it, and deletes its model', async () => {
    const { bedrock } = await connect({}, noToken);
    const request = {
      jobName: 'support-bot-0123456789ab',
      customModelName: 'support-bot-0123456789ab',
      clientRequestToken: 'token',
      roleArn: ROLE,
      baseModelIdentifier: 'amazon.nova-micro-v1:0:128k',
      customizationType: 'FINE_TUNING',
      hyperparameters: { epochCount: '2' },
      trainingS3Uri: `s3://${BUCKET}/train.jsonl`,
      validationS3Uri: `s3://${BUCKET}/validation.jsonl`,
      outputS3Uri: `s3://${BUCKET}/outputs/`,
      tags: { 'bedrock-tune:job': 'support-bot', 'bedrock-tune:attempt': '1' },
    } as const;
    const created = await bedrock.createRun(request);
    if (created.kind !== 'created') throw new Error(`createRun: ${created.kind}`);
    expect(await bedrock.createRun(request)).toEqual({ kind: 'name-in-use' });
    expect(await bedrock.listTags(created.jobArn)).toEqual(request.tags);
    expect(await bedrock.stopRun(created.jobArn)).toBe('stopping');
    expect(await bedrock.getRun('no-such-job')).toBeUndefined();
    expect(await bedrock.deleteModel(request.customModelName)).toBe('deleted');
    expect(await bedrock.deleteModel(request.customModelName)).toBe('gone');
  });
});
