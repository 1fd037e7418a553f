/** Multipart uploads over HTTP, driven by the SDK that users have. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const DATA = 'acme-bedrock-tune-data';
const FOREIGN = 'stranger-bucket';
const OWNER = '111122223333';
const MEGABYTE = 1024 * 1024;

const simulator = useSimulator(() => ({
  world: createWorld({
    buckets: [
      { name: DATA, region: 'us-east-1' },
      { name: FOREIGN, region: 'us-east-1', owner: '999988887777' },
    ],
  }),
}));

let s3: S3Client;
beforeAll(() => {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  const endpoint = simulator().env['AWS_ENDPOINT_URL_S3'] ?? '';
  const credentials = { accessKeyId, secretAccessKey };
  s3 = new S3Client({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 });
});
afterAll(() => s3.destroy());

async function begin(
  Key: string,
  options: Partial<CreateMultipartUploadCommandInput> = {},
): Promise<{ Bucket: string; Key: string; UploadId: string }> {
  const answer = await s3.send(new CreateMultipartUploadCommand({ Bucket: DATA, Key, ...options }));
  expect([answer.Bucket, answer.Key]).toEqual([DATA, Key]);
  return { Bucket: DATA, Key, UploadId: answer.UploadId ?? '' };
}

type Begun = Awaited<ReturnType<typeof begin>>;

async function part(upload: Begun, PartNumber: number, Body: Buffer | string) {
  const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
  return { PartNumber, ETag };
}

function complete(upload: Begun, Parts: { PartNumber: number; ETag: string | undefined }[]) {
  return s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
}

describe('a multipart upload', () => {
  it('becomes one object of its parts in order, and is then gone', async () => {
    const upload = await begin('a b/ü&.jsonl', { Metadata: { a: 'b' }, ContentType: 'application/x-ndjson' });
    const [first, second] = [Buffer.alloc(5 * MEGABYTE, 'a'), Buffer.from('end')];
    const parts = [
      await part(upload, 2, second),
      await part(upload, 1, 'replaced'),
      await part(upload, 1, first),
    ];
    expect((await s3.send(new ListObjectsV2Command({ Bucket: DATA }))).Contents).toBeUndefined();
    const done = await complete(
      upload,
      [parts[2], parts[0]].flatMap((each) => each ?? []),
    );
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const stored = await s3.send(new GetObjectCommand({ Bucket: DATA, Key: upload.Key }));
    expect(stored).toMatchObject({
      ETag: done.ETag,
      Metadata: { a: 'b' },
      ContentType: 'application/x-ndjson',
    });
    const bytes = Buffer.from((await stored.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.concat([first, second]))).toBe(true);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: DATA }))).Uploads).toBeUndefined();
    await expect(complete(upload, [])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it.each([
    ['of its parts where no type is given', undefined, 'COMPOSITE'],
    ['of the whole where that is asked for', 'FULL_OBJECT', 'FULL_OBJECT'],
  ] as const)('has a checksum %s', async (_what, ChecksumType, expected) => {
    const algorithm = { ChecksumAlgorithm: 'SHA256', ...(ChecksumType && { ChecksumType }) } as const;
    const upload = await begin('k', algorithm);
    const body = 'rows';
    const sent = await s3.send(
      new UploadPartCommand({ ...upload, PartNumber: 1, Body: body, ChecksumAlgorithm: 'SHA256' }),
    );
    const digest = createHash('sha256').update(body).digest();
    expect(sent.ChecksumSHA256).toBe(digest.toString('base64'));
    await complete(upload, [{ PartNumber: 1, ETag: sent.ETag }]);
    const head = await s3.send(new HeadObjectCommand({ Bucket: DATA, Key: 'k', ChecksumMode: 'ENABLED' }));
    const ofParts = `${createHash('sha256').update(digest).digest('base64')}-1`;
    expect(head.ChecksumType).toBe(expected);
    expect(head.ChecksumSHA256).toBe(expected === 'COMPOSITE' ? ofParts : digest.toString('base64'));
  });

  it('is aborted with its parts, once', async () => {
    const upload = await begin('k');
    await part(upload, 1, 'rows');
    const parts = await s3.send(new ListPartsCommand(upload));
    expect(parts.Parts).toMatchObject([{ PartNumber: 1, Size: 4 }]);
    await s3.send(new AbortMultipartUploadCommand(upload));
    const gone = { name: 'NoSuchUpload', $metadata: { httpStatusCode: 404 } };
    await expect(s3.send(new AbortMultipartUploadCommand(upload))).rejects.toMatchObject(gone);
    await expect(s3.send(new ListPartsCommand(upload))).rejects.toMatchObject(gone);
    await expect(part(upload, 2, 'late')).rejects.toMatchObject({ name: 'NoSuchUpload' });
    expect(
      simulator()
        .ledger.entries({ service: 's3', write: true })
        .map((entry) => entry.operation),
    ).toEqual(expect.arrayContaining(['CreateMultipartUpload', 'UploadPart', 'AbortMultipartUpload']));
  });

  it('is completed only with parts it has, in order, none but the last of them small', async () => {
    const upload = await begin('k');
    const [one, two] = [await part(upload, 1, 'small'), await part(upload, 2, 'small too')];
    await expect(complete(upload, [two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(upload, [one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(upload, [{ ...one, ETag: two.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(complete(upload, [])).rejects.toMatchObject({ name: 'MalformedXML' });
    await expect(part(upload, 10_001, 'x')).rejects.toMatchObject({ name: 'InvalidArgument' });
    await s3.send(new PutObjectCommand({ Bucket: DATA, Key: 'k', Body: 'there already' }));
    const conditional = { ...upload, IfNoneMatch: '*', MultipartUpload: { Parts: [one] } };
    const taken = s3.send(new CompleteMultipartUploadCommand(conditional));
    await expect(taken).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await complete(upload, [one]);
  });

  it('is hidden from another account, and copying into a part is not known', async () => {
    const foreign = new ListMultipartUploadsCommand({ Bucket: FOREIGN });
    await expect(s3.send(foreign)).rejects.toMatchObject({ name: 'AccessDenied' });
    const owner = { Bucket: DATA, ExpectedBucketOwner: '999988887777' };
    await expect(s3.send(new ListMultipartUploadsCommand(owner))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    const create = new CreateMultipartUploadCommand({ ...owner, Key: 'k' });
    await expect(s3.send(create)).rejects.toMatchObject({ name: 'AccessDenied' });
    const upload = await begin('k', { ExpectedBucketOwner: OWNER });
    await s3.send(new PutObjectCommand({ Bucket: DATA, Key: 'k', Body: 'rows' }));
    const copy = new UploadPartCopyCommand({ ...upload, PartNumber: 1, CopySource: `${DATA}/k` });
    await expect(s3.send(copy)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

describe('the list of unfinished uploads', () => {
  it('goes by key and by the time of beginning, in pages, below a prefix', async () => {
    const keys = ['p/b', 'p/a', 'q/c', 'p/b', 'p/ü', 'p/b'];
    const begun: Begun[] = [];
    for (const key of keys) begun.push(await begin(key));
    const pageAfter = (KeyMarker?: string, UploadIdMarker?: string) =>
      s3.send(
        new ListMultipartUploadsCommand({
          Bucket: DATA,
          Prefix: 'p/',
          MaxUploads: 2,
          KeyMarker,
          UploadIdMarker,
        }),
      );
    const found: (string | undefined)[][] = [];
    let page = await pageAfter();
    expect(page.Uploads?.[0]?.Initiated?.getTime()).toBe(simulator().clock.now());
    for (;;) {
      found.push(...(page.Uploads ?? []).map(({ Key, UploadId }) => [Key, UploadId]));
      if (page.IsTruncated !== true) break;
      page = await pageAfter(page.NextKeyMarker, page.NextUploadIdMarker);
    }
    const expected = [1, 0, 3, 5, 4].map((index) => [begun[index]?.Key, begun[index]?.UploadId]);
    expect(found).toEqual(expected);
    const later = await s3.send(new ListMultipartUploadsCommand({ Bucket: DATA, KeyMarker: 'p/b' }));
    expect(later.Uploads?.map(({ Key }) => Key)).toEqual(['p/ü', 'q/c']);
    const encoded = await s3.send(new ListMultipartUploadsCommand({ Bucket: DATA, EncodingType: 'url' }));
    expect(encoded.Uploads?.map(({ Key }) => Key)).toContain('p/%C3%BC');
  });

  it('refuses a page size that is none', async () => {
    const none = new ListMultipartUploadsCommand({ Bucket: DATA, MaxUploads: 0 });
    await expect(s3.send(none)).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
