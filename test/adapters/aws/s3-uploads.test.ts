import { CreateMultipartUploadCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Objects, UnfinishedUpload } from '../../../src/ports/objects.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, type Reply, setEnv, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const BUCKET = 'acme-bedrock-tune-data';
const FOREIGN = 'somebody-elses-bucket';
const UPLOAD: UnfinishedUpload = { key: 'p/k', uploadId: 'nobody', startedAt: undefined };

describe('with the simulator', () => {
  const simulator = useSimulator(() => ({
    world: createWorld({
      buckets: [
        { name: BUCKET, region: REGION },
        { name: FOREIGN, region: REGION, owner: '999988887777' },
      ],
    }),
  }));
  let objects: Objects;
  /** What begins uploads: our adapter has no need to. */
  let direct: S3Client;
  beforeEach(async () => {
    ({ objects } = await laptopSession(simulator()));
    direct = new S3Client({ region: REGION });
    simulator().ledger.clear();
  });
  afterEach(() => direct.destroy());

  async function begin(Key: string): Promise<string> {
    const { UploadId = '' } = await direct.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }));
    await direct.send(new UploadPartCommand({ Bucket: BUCKET, Key, UploadId, PartNumber: 1, Body: 'rows' }));
    return UploadId;
  }

  it('finds what was left unfinished below a prefix, aborts it once, and names the owner in every call', async () => {
    const key = 'p/outputs/ünï (1)+&.csv';
    const uploadId = await begin(key);
    await begin('q/another');
    simulator().ledger.clear();
    const startedAt = new Date(simulator().clock.now()).toISOString();
    const found = await objects.listUploads(BUCKET, 'p/');
    expect(found).toEqual([{ key, uploadId, startedAt }]);
    const [upload = UPLOAD] = found;
    expect(await objects.abortUpload(BUCKET, upload)).toBe('aborted');
    expect(await objects.abortUpload(BUCKET, upload)).toBe('gone');
    expect(await objects.listUploads(BUCKET, 'p/')).toEqual([]);
    expect(await objects.listUploads(BUCKET, '')).toHaveLength(1);
    const sent = simulator().ledger.entries({ service: 's3' });
    expect(sent.map(({ operation }) => operation)).toEqual([
      'ListMultipartUploads',
      'AbortMultipartUpload',
      'AbortMultipartUpload',
      'ListMultipartUploads',
      'ListMultipartUploads',
    ]);
    expect(new Set(sent.map(({ request }) => request['x-amz-expected-bucket-owner']))).toEqual(
      new Set([ACCOUNT]),
    );
  });

  it('reads every page, also where many uploads share one key', async () => {
    await begin('p/0');
    const [bucket] = simulator().world.s3.buckets;
    const [sample] = bucket?.uploads ?? [];
    if (bucket === undefined || sample === undefined) throw new Error('no upload was begun');
    for (let n = 1; n <= 2100; n += 1) {
      bucket.uploads.push({ ...sample, key: n <= 1500 ? 'p/1' : `p/${n}`, uploadId: `u${10_000 + n}` });
    }
    const found = await objects.listUploads(BUCKET, 'p/');
    expect(new Set(found.map(({ uploadId }) => uploadId)).size).toBe(2101);
    expect(found).toHaveLength(2101);
  });

  it('touches no bucket of another account, and tells a missing bucket from an upload that is gone', async () => {
    for (const call of [
      () => objects.listUploads(FOREIGN, ''),
      () => objects.abortUpload(FOREIGN, UPLOAD),
      () => objects.listUploads('no-such-bucket', ''),
      () => objects.abortUpload('no-such-bucket', UPLOAD),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'bucket-refused' });
    }
  });

  it('takes what an answer lost on the way has aborted for gone', async () => {
    const uploadId = await begin('p/k');
    simulator().faults.add({ service: 's3', operation: 'AbortMultipartUpload', form: 'reset-after' });
    expect(await objects.abortUpload(BUCKET, { ...UPLOAD, uploadId })).toBe('gone');
    expect(await objects.listUploads(BUCKET, 'p/')).toEqual([]);
  });
});

describe('over a bad wire', () => {
  async function objectsOver(...replies: readonly Reply[]): Promise<Objects> {
    const caller = answer(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    const { url } = await wire(caller, ...replies);
    setEnv(ambientEnv(url));
    return (await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined })).objects;
  }

  const error = (status: number, code: string) =>
    answer(status, `<Error><Code>${code}</Code><Message>words</Message></Error>`);
  const list = (inner: string) =>
    answer(200, `<ListMultipartUploadsResult>${inner}</ListMultipartUploadsResult>`);

  it.each([
    ['AccessDenied', 403, 'bucket-refused'],
    ['NoSuchBucket', 404, 'bucket-refused'],
    ['InternalError', 500, 'aws-unavailable'],
  ])('%s is thrown', async (name, status, code) => {
    const listing = (await objectsOver(error(status, name))).listUploads(BUCKET, '');
    await expect(listing).rejects.toMatchObject({ code });
    const abortion = (await objectsOver(error(status, name))).abortUpload(BUCKET, UPLOAD);
    await expect(abortion).rejects.toMatchObject({ code });
  });

  it('is unavailable when nothing answers', async () => {
    await expect((await objectsOver(drop)).listUploads(BUCKET, '')).rejects.toMatchObject({
      code: 'aws-unavailable',
    });
  });

  it.each([
    ['a further page without its marker', '<IsTruncated>true</IsTruncated>'],
    ['an upload without an id', '<Upload><Key>k</Key></Upload>'],
  ])('refuses to read %s', async (_what, inner) => {
    const objects = await objectsOver(list(inner));
    await expect(objects.listUploads(BUCKET, '')).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
  });
});
