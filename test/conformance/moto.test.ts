/**
 * Our S3, STS, IAM and Bedrock adapters against moto, a double of AWS that others wrote: does a server that knows nothing of
 * us understand what we send, and we what it answers? `npm run test:conformance` starts it and names it in `MOTO_URL`.
 */
import { createHash } from 'node:crypto';
import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectAccount } from '../../src/adapters/aws/doctor.ts';
import { awsAdapter } from '../../src/adapters/aws/identity.ts';
import { type DatasetUpload, syncDataset } from '../../src/apply/sync.ts';
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
const iam = new IAMClient({ region: REGION, endpoint: url, credentials });

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

/** Unfinished uploads it lists on one page, however many; lists of objects and of versions have pages. */
describe('S3 of moto (no judge of the signature, the expected owner, a wrong checksum, a conditional copy)', () => {
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

  it('pages through more than 1000 versions, a page ending between two of one key', async () => {
    const keys = Array.from({ length: 60 }, (_, i) => `${prefix}/${String(i).padStart(2, '0')}`);
    // One version of each key at a time: of writes to one key at once, moto loses some.
    for (let version = 0; version < 17; version += 1)
      await Promise.all(
        keys.map((Key) => direct.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }))),
      );
    const versions = await objects.listVersions(BUCKET, prefix);
    expect(new Set(versions.map(({ versionId }) => versionId)).size).toBe(60 * 17);
    expect(versions.filter(({ key }) => key === keys[58])).toHaveLength(17);
  }, 60_000);

  it('keeps a dataset that is synced, and finds it again without a write', async () => {
    const text = '{"a":1}\n';
    const source = `${prefix}/source.jsonl`;
    await objects.put(upload(source, text));
    const [version] = await objects.listVersions(BUCKET, source);
    const file = { kind: 'file', ...upload('', text) } as const;
    const copied = { kind: 's3', bucket: BUCKET, key: source, versionId: version?.versionId ?? '' } as const;
    const target = { objects, bucket: BUCKET, prefix, job: 'bot', repositoryId: '4242' };
    for (const dataset of [file, copied] satisfies DatasetUpload[]) {
      const first = await syncDataset(target, dataset);
      expect(first.written).toBe(true);
      expect(await syncDataset(target, dataset)).toEqual({ ...first, written: false });
    }
    expect(await objects.listVersions(BUCKET, `${prefix}/`)).toHaveLength(3);
  });

  it('is shown to be no judge of what its name says', async () => {
    const wrong = { ...upload(`${prefix}/k`, 'text'), sha256: sha256Of('other') };
    expect(await objects.put(wrong)).toBe('stored');
    await direct.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${prefix}/k`, Body: 'newer' }));
    const [{ versionId } = { versionId: '' }] = await objects.listVersions(BUCKET, `${prefix}/k`);
    const from = { bucket: BUCKET, key: `${prefix}/k`, versionId };
    const to = { bucket: BUCKET, key: `${prefix}/k`, metadata: METADATA };
    await objects.copy({ from, ...to });
    expect(await objects.listVersions(BUCKET, `${prefix}/k`)).toHaveLength(3);
    const call = direct.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: `${prefix}/other`,
        Body: 'text',
        ExpectedBucketOwner: OTHER_ACCOUNT,
      }),
    );
    await expect(call).resolves.toBeDefined();
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

describe('STS of moto (a judge of the protocol: it takes any token, and looks at no trust policy)', () => {
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

describe('IAM and bucket settings of moto (no judge of rights: it simulates no policy)', () => {
  const account = () => {
    const options = { mintToken: noToken, runId: '77', runAttempt: '2', clock: instantClock() };
    return connectAccount({ region: REGION, accountId: ACCOUNT, roleArn: undefined }, options);
  };

  it('reads a role with its trust policy, and tells one that is not there or has another path', async () => {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] };
    const role = { Path: '/ml/', AssumeRolePolicyDocument: JSON.stringify(trust), MaxSessionDuration: 7200 };
    await iam.send(new CreateRoleCommand({ RoleName: 'trainer', ...role }));
    const { role: read } = await account();
    const found = await read(`arn:aws:iam::${ACCOUNT}:role/ml/trainer`);
    expect({ ...found, trust: JSON.parse(found?.trust ?? '') }).toEqual({ trust });
    expect(await read(`arn:aws:iam::${ACCOUNT}:role/trainer`)).toBeUndefined();
    expect(await read(`arn:aws:iam::${ACCOUNT}:role/none`)).toBeUndefined();
  });

  it('reads the OIDC providers with their audiences', async () => {
    const host = 'token.actions.githubusercontent.com';
    const provider = { Url: `https://${host}`, ClientIDList: ['sts.amazonaws.com'] };
    await iam.send(new CreateOpenIDConnectProviderCommand({ ...provider, ThumbprintList: ['0'.repeat(40)] }));
    const { oidcProviders } = await account();
    expect(await oidcProviders()).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}`,
        url: host,
        audiences: ['sts.amazonaws.com'],
      },
    ]);
  });

  it('reads the settings of a bucket, set or not', async () => {
    const name = `bedrock-tune-settings-${tests}`;
    await direct.send(new CreateBucketCommand({ Bucket: name }));
    const { bucket } = await account();
    const settings = bucket(name);
    expect(await bucket('no-such-bucket').region()).toBeUndefined();
    expect(await settings.region()).toBe(REGION);
    expect([await settings.policy(), await settings.versioning(), await settings.lifecycle()]).toEqual([
      undefined,
      false,
      [],
    ]);
    expect(await settings.publicAccessBlock()).toBeUndefined();
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const block = { BlockPublicAcls: true, BlockPublicPolicy: true };
    const rule = { ID: 'old', Status: 'Enabled', Filter: { Prefix: 'x/' }, Expiration: { Days: 3 } } as const;
    await direct.send(new PutBucketPolicyCommand({ Bucket: name, Policy: policy }));
    await direct.send(
      new PutPublicAccessBlockCommand({ Bucket: name, PublicAccessBlockConfiguration: block }),
    );
    await direct.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket: name, LifecycleConfiguration: { Rules: [rule] } }),
    );
    expect(await settings.policy()).toBe(policy);
    expect(await settings.publicAccessBlock()).toMatchObject({
      blockPublicAcls: true,
      restrictPublicBuckets: false,
    });
    expect(await settings.lifecycle()).toMatchObject([
      { id: 'old', enabled: true, prefix: 'x/', expiresObjects: true },
    ]);
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
