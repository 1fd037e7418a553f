import { describe, expect, it } from '@jest/globals';
import { type DatasetUpload, datasetUri, syncDataset, syncDatasets } from '../../src/apply/sync.ts';
import { AppError } from '../../src/errors.ts';
import type { PutObjectRequest } from '../../src/ports/objects.ts';
import { MemoryObjects, sha256 } from '../support/memory-ports.ts';

const TEXT = '{"prompt":"a","completion":"b"}\n';
const KEY = `acme/models/datasets/bot/${sha256(TEXT)}.jsonl`;
const URI = `s3://acme-data/${KEY}`;
const VERSION = { kind: 's3', bucket: 'lake', key: 'sets/train.jsonl', versionId: 'v1' } as const;

function fileOf(text: string, size = Buffer.byteLength(text)): DatasetUpload {
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  };
  return { kind: 'file', sha256: sha256(text), size, open };
}

function targetIn(objects: MemoryObjects) {
  return { objects, bucket: 'acme-data', prefix: 'acme/models', job: 'bot', repositoryId: '4242' };
}

function keyOfCopy(objects: MemoryObjects): { readonly key: string } {
  return { key: datasetUri(targetIn(objects), VERSION).replace('s3://acme-data/', '') };
}

/** Every object is there when it is written, and gone when it is read. */
class Vanishing extends MemoryObjects {
  override async put(): Promise<'exists'> {
    return 'exists';
  }
}

describe('syncDataset of a file', () => {
  it('writes it once, at the key of its content', async () => {
    const objects = new MemoryObjects();
    const target = targetIn(objects);
    expect(datasetUri(target, fileOf(TEXT))).toBe(URI);
    expect(await syncDataset(target, fileOf(TEXT))).toEqual({ s3Uri: URI, written: true });
    expect(await syncDataset(target, fileOf(TEXT))).toEqual({ s3Uri: URI, written: false });
    expect(objects.targets('put')).toEqual([KEY]);
    expect(objects.stored).toMatchObject([{ bucket: 'acme-data', text: TEXT }]);
  });

  it('says in the object whose it is, and never of one that another repository has put there', async () => {
    const objects = new MemoryObjects();
    await syncDataset(targetIn(objects), fileOf(TEXT));
    await syncDataset({ ...targetIn(objects), repositoryId: '77' }, fileOf(TEXT));
    expect(objects.stored.map(({ metadata }) => metadata)).toEqual([
      { 'bedrock-tune-repository-id': '4242' },
    ]);
  });

  it.each([
    ['other bytes', `${TEXT} `, {}],
    ['bytes of that size, but another hash', TEXT.replace('a', 'x'), {}],
    ['no hash to prove it by', TEXT, { sha256: undefined }],
    ['that hash, but another size', `${TEXT} `, { sha256: sha256(TEXT) }],
  ])('trusts no object that was there with %s', async (_, text, over) => {
    const objects = new MemoryObjects();
    objects.add('acme-data', KEY, text, over);
    await expect(syncDataset(targetIn(objects), fileOf(TEXT))).rejects.toMatchObject({
      code: 'aws-rejected',
    });
    expect(objects.targets('put')).toEqual([]);
  });

  it.each([
    ['the same', TEXT, undefined],
    ['another', 'other', 'aws-rejected'],
  ])('verifies %s object that was written in between', async (_, text, code) => {
    const objects = new MemoryObjects();
    objects.beforePut = () => objects.add('acme-data', KEY, text);
    const synced = syncDataset(targetIn(objects), fileOf(TEXT));
    if (code === undefined) expect(await synced).toEqual({ s3Uri: URI, written: false });
    else await expect(synced).rejects.toMatchObject({ code });
  });

  it('claims no object that came and went', async () => {
    const gone = targetIn(new Vanishing());
    await expect(syncDataset(gone, fileOf(TEXT))).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
  });

  it('writes where S3 does not say whether an object is there, and verifies the one it finds', async () => {
    for (const stored of [undefined, TEXT, 'other']) {
      const objects = new MemoryObjects();
      if (stored !== undefined) objects.add('acme-data', KEY, stored);
      objects.failNext(
        'head',
        new AppError('bucket-refused', 'HEAD: 403', { blame: 'user', hint: 'Allow it.' }),
      );
      const synced = syncDataset(targetIn(objects), fileOf(TEXT));
      if (stored === 'other') await expect(synced).rejects.toMatchObject({ code: 'aws-rejected' });
      else expect(await synced).toEqual({ s3Uri: URI, written: stored === undefined });
      expect(objects.targets('put')).toEqual([KEY]);
    }
  });

  it('passes on what S3 refuses', async () => {
    const objects = new MemoryObjects();
    const refusal = new Error('denied');
    objects.failNext('put', refusal);
    await expect(syncDataset(targetIn(objects), fileOf(TEXT))).rejects.toBe(refusal);
  });
});

/** A store with the version, and a newer one of another size. */
function lake(): MemoryObjects {
  const objects = new MemoryObjects();
  objects.add(VERSION.bucket, VERSION.key, TEXT);
  objects.add(VERSION.bucket, VERSION.key, `${TEXT}${TEXT}`);
  return objects;
}

describe('syncDataset of an S3 version', () => {
  it('trusts no object of another size that was there, or came in between', async () => {
    const found = lake();
    const { key } = keyOfCopy(found);
    found.add('acme-data', key, `${TEXT}more`);
    const raced = lake();
    raced.beforeCopy = () => raced.add('acme-data', key, `${TEXT}more`);
    for (const objects of [found, raced])
      await expect(syncDataset(targetIn(objects), VERSION)).rejects.toMatchObject({ code: 'aws-rejected' });
    expect([found.copies.length, raced.copies.length]).toEqual([0, 1]);
  });

  it('claims no copy whose version is gone, and none that came and went', async () => {
    const objects = lake();
    await syncDataset(targetIn(objects), VERSION);
    await objects.deleteVersions(VERSION.bucket, [VERSION]);
    await expect(syncDataset(targetIn(objects), VERSION)).rejects.toMatchObject({ code: 'aws-not-found' });
    const gone = lake();
    gone.beforeCopy = () => gone.add('acme-data', keyOfCopy(gone).key, '');
    const heads = gone.head.bind(gone);
    gone.head = async (bucket, key, versionId) =>
      bucket === 'acme-data' ? undefined : await heads(bucket, key, versionId);
    await expect(syncDataset(targetIn(gone), VERSION)).rejects.toMatchObject({
      code: 'aws-unexpected-answer',
    });
  });

  it('copies exactly that version, once', async () => {
    const objects = lake();
    const target = targetIn(objects);
    const first = await syncDataset(target, VERSION);
    expect(first).toEqual({ s3Uri: datasetUri(target, VERSION), written: true });
    expect(await syncDataset(target, VERSION)).toEqual({ ...first, written: false });
    expect(objects.copies).toMatchObject([
      { from: VERSION, bucket: 'acme-data', metadata: { 'bedrock-tune-repository-id': '4242' } },
    ]);
    expect(first.s3Uri).toMatch(/^s3:\/\/acme-data\/acme\/models\/datasets\/bot\/[0-9a-f]{64}\.jsonl$/);
  });

  it('gives each version, key and bucket a place of its own', () => {
    const target = targetIn(new MemoryObjects());
    const others = [
      VERSION,
      { ...VERSION, versionId: 'v2' },
      { ...VERSION, key: 'sets/other.jsonl' },
      { ...VERSION, bucket: 'pond' },
      { ...VERSION, bucket: 'lake/sets', key: 'train.jsonl' },
    ];
    expect(new Set(others.map((upload) => datasetUri(target, upload))).size).toBe(others.length);
  });
});

describe('syncDatasets', () => {
  /** The first write ends only once the second has begun. */
  class Meeting extends MemoryObjects {
    readonly #second = Promise.withResolvers<void>();
    #begun = 0;

    override async put(request: PutObjectRequest): Promise<'stored' | 'exists'> {
      this.#begun += 1;
      if (this.#begun === 2) this.#second.resolve();
      await this.#second.promise;
      return await super.put(request);
    }
  }

  it('writes all of them at once, and answers in their order', async () => {
    const target = targetIn(new Meeting());
    const uploads = [fileOf(TEXT), fileOf(`${TEXT}${TEXT}`)];
    const expected = uploads.map((upload) => ({ s3Uri: datasetUri(target, upload), written: true }));
    expect(await syncDatasets(target, uploads)).toEqual(expected);
  });

  it('writes bytes that two of them share once', async () => {
    const objects = new MemoryObjects();
    const synced = await syncDatasets(targetIn(objects), [fileOf(TEXT), fileOf(TEXT)]);
    expect(synced.map(({ s3Uri }) => s3Uri)).toEqual([URI, URI]);
    expect(synced.filter(({ written }) => written)).toHaveLength(1);
    expect(objects.stored).toHaveLength(1);
  });

  it('fails with one of them, but not before the other has come to its end', async () => {
    const objects = new MemoryObjects();
    let isRead = false;
    const slow: DatasetUpload = {
      kind: 'file',
      size: TEXT.length,
      sha256: sha256(TEXT),
      open: async function* () {
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        yield Buffer.from(TEXT);
        isRead = true;
      },
    };
    const failing = syncDatasets(targetIn(objects), [VERSION, slow]);
    await expect(failing).rejects.toThrow('no version v1');
    expect(isRead).toBe(true);
    expect(objects.stored).toMatchObject([{ text: TEXT }]);
  });
});
