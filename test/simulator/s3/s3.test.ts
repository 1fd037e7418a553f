import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const DATA = 'acme-bedrock-tune-data';
const PLAIN = 'acme-plain';
const FOREIGN = 'stranger-bucket';
const OWNER = '111122223333';

const simulator = useSimulator(() => ({
  world: createWorld({
    buckets: [
      { name: DATA, region: 'us-east-1' },
      { name: 'acme-bedrock-tune-data-west', region: 'us-west-2' },
      { name: PLAIN, region: 'us-east-1', versioning: false },
      { name: FOREIGN, region: 'us-east-1', owner: '999988887777' },
    ],
  }),
}));

let s3: S3Client;
beforeAll(() => {
  s3 = client();
});
afterAll(() => s3.destroy());

function client(settings: { region?: string; accessKeyId?: string } = {}): S3Client {
  const { AWS_ACCESS_KEY_ID: laptopKey = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  const { region = 'us-east-1', accessKeyId = laptopKey } = settings;
  const endpoint = simulator().env['AWS_ENDPOINT_URL_S3'] ?? '';
  return new S3Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 });
}

async function put(Key: string, text: string, Bucket = DATA): Promise<string | undefined> {
  return (await s3.send(new PutObjectCommand({ Bucket, Key, Body: text }))).VersionId;
}

async function read(Key: string, VersionId?: string, Bucket = DATA): Promise<string | undefined> {
  const version = VersionId === undefined ? {} : { VersionId };
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, ...version }));
  return answer.Body?.transformToString();
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const keysOf = (contents: readonly { Key?: string | undefined }[] = []) => contents.map(({ Key }) => Key);

describe('objects', () => {
  it.each(['plain.txt', 'a b/ü+%20 &<>"\'\u{1f600}.jsonl', 'prefix//double/..', '__proto__'])(
    'keeps the key %j through put, list, head and get',
    async (key) => {
      await put(key, 'content');
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: DATA }));
      expect(keysOf(listed.Contents)).toEqual([key]);
      const head = await s3.send(new HeadObjectCommand({ Bucket: DATA, Key: key }));
      expect(head.ContentLength).toBe(7);
      expect(await read(key)).toBe('content');
    },
  );

  it('takes a stream in aws-chunked framing and stores the bytes alone', async () => {
    const bytes = Buffer.alloc(200_000, 'chunk ');
    const Body = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]);
    await s3.send(new PutObjectCommand({ Bucket: DATA, Key: 'k', Body, ContentLength: bytes.length }));
    const stored = await s3.send(new GetObjectCommand({ Bucket: DATA, Key: 'k' }));
    expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(stored.ChecksumCRC32).toBeDefined();
  });

  it('keeps a SHA-256 given with the bytes and tells it on head', async () => {
    const ChecksumSHA256 = sha256('rows');
    await s3.send(new PutObjectCommand({ Bucket: DATA, Key: 'k', Body: 'rows', ChecksumSHA256 }));
    const head = await s3.send(new HeadObjectCommand({ Bucket: DATA, Key: 'k', ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ContentLength: 4, ChecksumSHA256, ChecksumType: 'FULL_OBJECT' });
    const silent = await s3.send(new HeadObjectCommand({ Bucket: DATA, Key: 'k' }));
    expect(silent.ChecksumSHA256).toBeUndefined();
  });

  it('refuses other bytes than the checksum names and stores nothing', async () => {
    const request = { Bucket: DATA, Key: 'k', Body: 'other', ChecksumSHA256: sha256('rows') };
    await expect(s3.send(new PutObjectCommand(request))).rejects.toMatchObject({ name: 'BadDigest' });
    const withMd5 = { Bucket: DATA, Key: 'k', Body: 'other', ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' };
    await expect(s3.send(new PutObjectCommand(withMd5))).rejects.toMatchObject({ name: 'BadDigest' });
    expect(simulator().world.s3.buckets[0]?.versions).toEqual([]);
  });

  it('puts conditionally on absence', async () => {
    const request = { Bucket: DATA, Key: 'k', Body: 'first', IfNoneMatch: '*' };
    await s3.send(new PutObjectCommand(request));
    const again = s3.send(new PutObjectCommand({ ...request, Body: 'second' }));
    await expect(again).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await read('k')).toBe('first');
    await s3.send(new DeleteObjectCommand({ Bucket: DATA, Key: 'k' }));
    await s3.send(new PutObjectCommand({ ...request, Body: 'third' }));
    expect(await read('k')).toBe('third');
  });

  it('gives a range, and refuses one outside the object', async () => {
    await put('k', '0123456789');
    const range = (Range: string) => s3.send(new GetObjectCommand({ Bucket: DATA, Key: 'k', Range }));
    const part = await range('bytes=2-4');
    expect(await part.Body?.transformToString()).toBe('234');
    expect(part.ContentRange).toBe('bytes 2-4/10');
    expect(await (await range('bytes=-3')).Body?.transformToString()).toBe('789');
    await expect(range('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('tells missing objects and versions apart', async () => {
    await expect(read('none')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.send(new HeadObjectCommand({ Bucket: DATA, Key: 'none' }))).rejects.toMatchObject({
      name: 'NotFound',
      $metadata: { httpStatusCode: 404 },
    });
    await put('k', 'x');
    await expect(read('k', 'no-such-version')).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('keeps metadata and content type, also through a copy of one version', async () => {
    const described = { Metadata: { origin: 'row' }, ContentType: 'application/jsonl' };
    const { VersionId = '' } = await s3.send(
      new PutObjectCommand({ Bucket: DATA, Key: 'a b+ü', Body: 'first', ...described }),
    );
    await put('a b+ü', 'second');
    const CopySource = `${DATA}/${encodeURIComponent('a b+ü')}?versionId=${VersionId}`;
    const copy = await s3.send(
      new CopyObjectCommand({ Bucket: DATA, Key: 'copy', CopySource, ChecksumAlgorithm: 'SHA256' }),
    );
    expect(copy.CopyObjectResult?.ChecksumSHA256).toBe(sha256('first'));
    expect(copy.CopySourceVersionId).toBe(VersionId);
    const head = await s3.send(new HeadObjectCommand({ Bucket: DATA, Key: 'copy' }));
    expect(head).toMatchObject(described);
    expect(await read('copy')).toBe('first');
  });
});

describe('versions', () => {
  it('keeps every version and hides a deleted object behind a marker', async () => {
    const first = await put('k', 'one');
    const second = await put('k', 'two');
    const { DeleteMarker, VersionId: marker } = await s3.send(
      new DeleteObjectCommand({ Bucket: DATA, Key: 'k' }),
    );
    expect(DeleteMarker).toBe(true);
    await expect(read('k')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read('k', first)).toBe('one');
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket: DATA }));
    expect(listed.Versions?.map(({ VersionId, IsLatest, Size }) => [VersionId, IsLatest, Size])).toEqual([
      [second, false, 3],
      [first, false, 3],
    ]);
    expect(listed.DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: marker, IsLatest: true }]);
    expect((await s3.send(new ListObjectsV2Command({ Bucket: DATA }))).KeyCount).toBe(0);
  });

  it('deletes exactly the versions named, and what is gone without complaint', async () => {
    const first = await put('k<&>', 'one');
    const second = await put('k<&>', 'two');
    const Objects = [
      { Key: 'k<&>', VersionId: second },
      { Key: 'never there', VersionId: 'x' },
    ];
    const answer = await s3.send(new DeleteObjectsCommand({ Bucket: DATA, Delete: { Objects } }));
    expect(answer.Deleted).toEqual(Objects.map((object) => expect.objectContaining(object)));
    expect(answer.Errors).toBeUndefined();
    const left = await s3.send(new ListObjectVersionsCommand({ Bucket: DATA }));
    expect(left.Versions).toMatchObject([{ Key: 'k<&>', VersionId: first, IsLatest: true }]);
  });

  it('keeps one version named null on a bucket without versioning', async () => {
    await put('k', 'one', PLAIN);
    await put('k', 'two', PLAIN);
    const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket: PLAIN }));
    expect(Versions).toMatchObject([{ Key: 'k', VersionId: 'null', Size: 3 }]);
    await s3.send(new DeleteObjectCommand({ Bucket: PLAIN, Key: 'k' }));
    const left = await s3.send(new ListObjectVersionsCommand({ Bucket: PLAIN }));
    expect(left.Versions ?? left.DeleteMarkers).toBeUndefined();
  });
});

describe('listings', () => {
  it('pages objects below a prefix in the order of their bytes', async () => {
    const keys = ['p/a', 'p/b', 'p/é', 'p/\u{ffff}', 'p/\u{1f600}'];
    for (const key of [...keys].reverse()) await put(key, 'x');
    await put('other', 'x');
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: DATA, Prefix: 'p/', MaxKeys: 2, ContinuationToken: token }),
      );
      seen.push(...keysOf(page.Contents));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen).toEqual(keys);
  });

  it('pages versions with both markers', async () => {
    const versions = [await put('a', '1'), await put('a', '2'), await put('a', '3'), await put('b', '1')];
    const seen: (string | undefined)[] = [];
    let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
    for (;;) {
      const page = await s3.send(new ListObjectVersionsCommand({ Bucket: DATA, MaxKeys: 2, ...markers }));
      seen.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
      if (page.IsTruncated !== true) break;
      const { NextKeyMarker = '', NextVersionIdMarker = '' } = page;
      markers = { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker };
    }
    expect(seen).toEqual([versions[2], versions[1], versions[0], versions[3]]);
  });

  it('refuses what it does not imitate instead of guessing', async () => {
    const uploads = s3.send(new ListMultipartUploadsCommand({ Bucket: DATA, Delimiter: '/' }));
    await expect(uploads).rejects.toMatchObject({ name: 'NotImplemented' });
    const conditional = s3.send(new GetObjectCommand({ Bucket: DATA, Key: 'k', IfMatch: '"x"' }));
    await expect(conditional).rejects.toMatchObject({ name: 'NotImplemented' });
    for (const more of [{ ACL: 'public-read' }, { ObjectLockMode: 'COMPLIANCE' }] as const) {
      const put = s3.send(new PutObjectCommand({ Bucket: DATA, Key: 'k', Body: 'x', ...more }));
      await expect(put).rejects.toMatchObject({ name: 'NotImplemented' });
    }
  });
});

describe('who may, and where', () => {
  it('tells the properties of a bucket', async () => {
    const west = client({ region: 'us-west-2' });
    const Bucket = 'acme-bedrock-tune-data-west';
    expect((await west.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe('us-west-2');
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe('us-west-2');
    const east = await s3.send(new GetBucketLocationCommand({ Bucket: DATA }));
    expect(east.LocationConstraint ?? '').toBe('');
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket: DATA }))).Status).toBe('Enabled');
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket: PLAIN }))).Status).toBeUndefined();
    west.destroy();
  });

  it('names the right region on a request from a wrong one', async () => {
    const request = s3.send(new ListObjectsV2Command({ Bucket: 'acme-bedrock-tune-data-west' }));
    await expect(request).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
      $response: { headers: { 'x-amz-bucket-region': 'us-west-2' } },
    });
  });

  it('opens a bucket to its owner alone', async () => {
    const list = (Bucket: string, ExpectedBucketOwner?: string) =>
      s3.send(new ListObjectsV2Command({ Bucket, ExpectedBucketOwner }));
    await expect(list(DATA, OWNER)).resolves.toMatchObject({ KeyCount: 0 });
    await expect(list(DATA, '999988887777')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(list(FOREIGN)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(list('no-such-bucket')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('writes nothing into a bucket of another account', async () => {
    const request = { Bucket: FOREIGN, Key: 'k', Body: 'x', ExpectedBucketOwner: OWNER };
    await expect(s3.send(new PutObjectCommand(request))).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(simulator().world.s3.buckets.find(({ name }) => name === FOREIGN)?.versions).toEqual([]);
  });

  it('refuses an unknown key', async () => {
    const stranger = client({ accessKeyId: 'AKIANOBODY' });
    const request = stranger.send(new ListObjectsV2Command({ Bucket: DATA }));
    await expect(request).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    stranger.destroy();
  });

  it('logs a written object as size and hash', async () => {
    await put('k', 'rows');
    expect(simulator().ledger.entries()).toMatchObject([
      {
        service: 's3',
        operation: 'PutObject',
        write: true,
        status: 200,
        request: {
          bucket: DATA,
          key: 'k',
          body: { size: 4, sha256: createHash('sha256').update('rows').digest('hex') },
        },
      },
    ]);
  });
});
