import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import type { Objects, PutObjectRequest } from '../../../src/ports/objects.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, listen, type Reply, setEnv, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const BUCKET = 'acme-bedrock-tune-data';
const FOREIGN = 'somebody-elses-bucket';
const MIB = 1024 * 1024;
const WEST = 'acme-bedrock-tune-data-west';

function upload(text: string | Buffer, extra: Partial<PutObjectRequest> = {}) {
  const bytes = Buffer.from(text);
  let opened = 0;
  const request: PutObjectRequest = {
    bucket: BUCKET,
    key: 'p/datasets/bot/a.jsonl',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    metadata: { 'bedrock-tune-repository-id': '4242' },
    open: async function* () {
      opened += 1;
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
    ...extra,
  };
  return { request, opened: () => opened };
}

/** As an open file is read in passing: a chunk's memory is used again for the next but one. */
async function* inTurns(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const memory = [Buffer.alloc(MIB), Buffer.alloc(MIB)] as const;
  for (let at = 0; at < bytes.length; at += MIB) {
    const into = memory[(at / MIB) % 2 === 0 ? 0 : 1];
    yield into.subarray(0, bytes.copy(into, 0, at));
  }
}

const ownerHeader = 'x-amz-expected-bucket-owner';

describe('with the simulator', () => {
  const world = createWorld({
    buckets: [
      { name: BUCKET, region: REGION },
      { name: FOREIGN, region: REGION, owner: '999988887777' },
      { name: WEST, region: 'us-west-2' },
      { name: 'unversioned', region: REGION, versioning: false },
    ],
  });
  const simulator = useSimulator({ world });
  let objects: Objects;
  beforeEach(async () => {
    ({ objects } = await laptopSession(simulator()));
    simulator().ledger.clear();
  });

  it('stores once, finds it afterwards, and names the owner in every call', async () => {
    const { request } = upload('{"a":1}\n');
    expect(await objects.head(BUCKET, request.key)).toBeUndefined();
    expect(await objects.put(request)).toBe('stored');
    expect(await objects.put(request)).toBe('exists');
    expect(await objects.head(BUCKET, request.key)).toEqual({
      size: 8,
      sha256: request.sha256,
      metadata: { 'bedrock-tune-repository-id': '4242' },
    });
    expect(await objects.getText(BUCKET, request.key, 8)).toBe('{"a":1}\n');
    await objects.list(BUCKET, 'p/');
    const versions = await objects.listVersions(BUCKET, 'p/');
    await objects.copy({
      from: { bucket: BUCKET, key: request.key, versionId: versions[0]?.versionId ?? '' },
      bucket: BUCKET,
      key: 'q',
      metadata: {},
    });
    await objects.deleteVersions(BUCKET, [{ key: request.key, versionId: versions[0]?.versionId ?? '' }]);
    const calls = simulator().ledger.entries({ service: 's3' });
    expect(calls.map((call) => [call.operation, call.request[ownerHeader]])).toEqual(
      [
        'HeadObject',
        'PutObject',
        'PutObject',
        'HeadObject',
        'GetObject',
        'ListObjectsV2',
        'ListObjectVersions',
        'CopyObject',
        'DeleteObjects',
      ].map((operation) => [operation, ACCOUNT]),
    );
  });

  it('stores an empty object and a large one byte for byte', async () => {
    expect(await objects.put(upload('', { key: 'empty' }).request)).toBe('stored');
    expect(await objects.head(BUCKET, 'empty')).toMatchObject({ size: 0 });
    const { request } = upload(Buffer.alloc(5_000_001, 'x'), { key: 'large' });
    expect(await objects.put(request)).toBe('stored');
    expect(await objects.head(BUCKET, 'large')).toMatchObject({ size: 5_000_001, sha256: request.sha256 });
  });

  it.each([200_000, 2_000_000])('sends all %d bytes again after a lost connection', async (size) => {
    simulator().faults.add({ service: 's3', operation: 'PutObject', form: 'reset' });
    const { request, opened } = upload('x'.repeat(size));
    expect(await objects.put(request)).toBe('stored');
    expect(opened()).toBe(2);
    expect(await objects.head(BUCKET, request.key)).toMatchObject({ size, sha256: request.sha256 });
  });

  it.each([200_000, MIB, 5_000_001])('sends %d bytes from memory that is used again', async (size) => {
    const bytes = Buffer.from(Uint8Array.from({ length: size }, (_, at) => at % 251));
    const { request } = upload(bytes, { open: () => inTurns(bytes) });
    expect(await objects.put(request)).toBe('stored');
    expect(await objects.head(BUCKET, request.key)).toMatchObject({ size, sha256: request.sha256 });
  });

  it('finds what it stored when only the answer was lost', async () => {
    simulator().faults.add({ service: 's3', operation: 'PutObject', form: 'reset-after' });
    expect(await objects.put(upload('abc').request)).toBe('exists');
    expect(await objects.listVersions(BUCKET, '')).toHaveLength(1);
  });

  it.each(['status', 'garbled', 'reset'] as const)('gives up after three tries (%s)', async (form) => {
    simulator().faults.add({ service: 's3', operation: 'PutObject', form, status: 503, count: 9 });
    const { request, opened } = upload('abc');
    await expect(objects.put(request)).rejects.toMatchObject({ code: 'aws-unavailable', blame: 'aws' });
    expect(opened()).toBe(3);
  });

  it('is refused when the bytes are not those of the checksum', async () => {
    const { request } = upload('abc', { sha256: 'ab'.repeat(32) });
    await expect(objects.put(request)).rejects.toMatchObject({ code: 'aws-rejected' });
    expect(await objects.head(BUCKET, request.key)).toBeUndefined();
  });

  it.each([100_000, 3_000_000])(
    'passes on that a file of %d bytes changed, and stores nothing',
    async (size) => {
      const changed = new AppError('file-changed', 'train.jsonl changed', { blame: 'user', hint: 'again' });
      const { request } = upload('abc', {
        size,
        open: async function* () {
          yield Buffer.alloc(1000);
          throw changed;
        },
      });
      await expect(objects.put(request)).rejects.toBe(changed);
      expect(await objects.list(BUCKET, '')).toEqual([]);
    },
  );

  it('touches no bucket of another account', async () => {
    const attempts = [
      () => objects.head(FOREIGN, 'k'),
      () => objects.put(upload('secret rows', { bucket: FOREIGN }).request),
      () => objects.list(FOREIGN, ''),
      () => objects.listVersions(FOREIGN, ''),
      () => objects.getText(FOREIGN, 'k', 10),
      () => objects.deleteVersions(FOREIGN, [{ key: 'k', versionId: 'v' }]),
      () =>
        objects.copy({
          from: { bucket: FOREIGN, key: 'k', versionId: 'v' },
          bucket: BUCKET,
          key: 'k',
          metadata: {},
        }),
    ];
    for (const attempt of attempts) {
      const refused = attempt();
      await expect(refused).rejects.toMatchObject({ code: 'bucket-refused', blame: 'user' });
      await expect(refused).rejects.toThrow(ACCOUNT);
    }
    expect(simulator().world.s3.buckets.flatMap(({ versions }) => versions)).toEqual([]);
  });

  it('names the region of a bucket elsewhere and a bucket that is missing', async () => {
    for (const attempt of [
      () => objects.head(WEST, 'k'),
      () => objects.list(WEST, ''),
      () => objects.put(upload('a', { bucket: WEST }).request),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'bucket-refused',
        hint: expect.stringContaining('us-west-2'),
      });
    }
    await expect(objects.list('no-such-bucket', '')).rejects.toMatchObject({ code: 'bucket-refused' });
  });

  it('copies the version it was told, into a name with odd characters in the source', async () => {
    const key = 'raw data/ünï+cödé (1)?.jsonl';
    await objects.put(upload('old', { key }).request);
    const [old] = await objects.listVersions(BUCKET, 'raw data/');
    const bucket = simulator().world.s3.buckets[0];
    bucket?.versions.push({
      ...(bucket.versions[0] ?? failed()),
      versionId: 'newer',
      body: Buffer.from('new'),
    });
    await objects.copy({
      from: { bucket: BUCKET, key, versionId: old?.versionId ?? '' },
      bucket: BUCKET,
      key: 'copy',
      metadata: { 'bedrock-tune-repository-id': '77' },
    });
    expect(await objects.getText(BUCKET, 'copy', 10)).toBe('old');
    expect(await objects.head(BUCKET, 'copy')).toEqual({
      size: 3,
      sha256: createHash('sha256').update('old').digest('hex'),
      // Not those of the source.
      metadata: { 'bedrock-tune-repository-id': '77' },
    });
    const [copy] = simulator()
      .ledger.entries({ service: 's3' })
      .filter(({ operation }) => operation === 'CopyObject');
    expect(copy?.request).toMatchObject({ 'x-amz-tagging-directive': 'REPLACE' });
  });

  it('leaves what stands at the key of a copy as it is', async () => {
    await objects.put(upload('source', { key: 'source' }).request);
    await objects.put(upload('first', { key: 'copy' }).request);
    const [source] = await objects.listVersions(BUCKET, 'source');
    await objects.copy({
      from: { bucket: BUCKET, key: 'source', versionId: source?.versionId ?? '' },
      bucket: BUCKET,
      key: 'copy',
      metadata: {},
    });
    expect(await objects.getText(BUCKET, 'copy', 10)).toBe('first');
  });

  it('looks at the version it was told', async () => {
    const { request } = upload('old', { key: 'k' });
    await objects.put(request);
    const bucket = simulator().world.s3.buckets[0] ?? failed();
    const [old = failed()] = bucket.versions;
    bucket.versions.push({ ...old, versionId: 'newer', body: Buffer.from('newer'), metadata: {} });
    bucket.versions.push({ ...old, versionId: 'marker', isDeleteMarker: true });
    expect(await objects.head(BUCKET, 'k')).toBeUndefined();
    expect(await objects.head(BUCKET, 'k', old.versionId)).toEqual({
      size: 3,
      sha256: undefined,
      metadata: request.metadata,
    });
    expect(await objects.head(BUCKET, 'k', 'newer')).toMatchObject({ size: 5, metadata: {} });
    expect(await objects.head(BUCKET, 'k', 'none')).toBeUndefined();
  });

  it('names only what may still be there when a later batch fails', async () => {
    const bucket = simulator().world.s3.buckets[0] ?? failed();
    await objects.put(upload('a', { key: 'p' }).request);
    const [sample = failed()] = bucket.versions;
    for (let n = 1; n <= 2100; n += 1) bucket.versions.push({ ...sample, versionId: `v${n}` });
    const versions = await objects.listVersions(BUCKET, 'p');
    simulator().faults.add({
      service: 's3',
      operation: 'DeleteObjects',
      form: 'status',
      status: 403,
      code: 'AccessDenied',
      skip: 1,
      count: 1,
    });
    const undeleted = await objects.deleteVersions(BUCKET, versions);
    expect(undeleted.map(({ versionId }) => versionId)).toEqual(
      versions.slice(1000).map(({ versionId }) => versionId),
    );
    expect(new Set(undeleted.map(({ reason }) => reason)).size).toBe(1);
    const left = new Set(bucket.versions.map(({ versionId }) => versionId));
    expect(left).toEqual(new Set(undeleted.map(({ versionId }) => versionId)));
  });

  it('refuses a text beyond its limit, and one that is missing', async () => {
    await objects.put(upload('0123456789', { key: 'k' }).request);
    await expect(objects.getText(BUCKET, 'k', 9)).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
    await expect(objects.getText(BUCKET, 'none', 9)).rejects.toMatchObject({ code: 'aws-not-found' });
  });

  it('lists and deletes exactly the versions named, more than fit into one request', async () => {
    const bucket = simulator().world.s3.buckets[0] ?? failed();
    await objects.put(upload('a', { key: 'p/0' }).request);
    const [sample = failed()] = bucket.versions;
    for (let n = 1; n <= 2100; n += 1) bucket.versions.push({ ...sample, key: `p/${n}`, versionId: `v${n}` });
    bucket.versions.push({ ...sample, key: 'p/0', versionId: 'marker', isDeleteMarker: true });
    bucket.versions.push({ ...sample, key: 'other', versionId: 'kept' });
    const versions = await objects.listVersions(BUCKET, 'p/');
    expect(versions).toHaveLength(2102);
    expect(versions.filter(({ isDeleteMarker }) => isDeleteMarker)).toMatchObject([{ key: 'p/0' }]);
    expect(await objects.list(BUCKET, 'p/')).toHaveLength(2100);
    expect(await objects.deleteVersions(BUCKET, versions)).toEqual([]);
    expect(bucket.versions.map(({ versionId }) => versionId)).toEqual(['kept']);
    expect(simulator().ledger.entries({ service: 's3', write: true }).slice(1)).toHaveLength(3);
  });

  it('deletes nothing when there is nothing to delete', async () => {
    expect(await objects.deleteVersions(BUCKET, [])).toEqual([]);
    expect(simulator().ledger.entries({ service: 's3' })).toEqual([]);
  });
});

function failed(): never {
  throw new Error('the test world lacks what it was made with');
}

describe('over a bad wire', () => {
  const CALLER = answer(
    200,
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );

  async function objectsOver(...replies: readonly Reply[]) {
    const { url, seen } = await wire(CALLER, ...replies);
    return { objects: await objectsAt(url), sent: () => seen.slice(1) };
  }

  async function objectsAt(url: string): Promise<Objects> {
    setEnv(ambientEnv(url));
    const { objects } = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    return objects;
  }

  const error = (status: number, code: string) =>
    answer(status, `<Error><Code>${code}</Code><Message>words</Message></Error>`);
  const sha = createHash('sha256').update('abc').digest('base64');

  it('sends length, checksum and condition, and no trailer', async () => {
    const { objects, sent } = await objectsOver(answer(200));
    await objects.put(upload('abc').request);
    expect(sent()[0]).toMatchObject({
      method: 'PUT',
      body: 'abc',
      headers: {
        'content-length': '3',
        'if-none-match': '*',
        'x-amz-checksum-sha256': sha,
        'x-amz-expected-bucket-owner': ACCOUNT,
        'user-agent': expect.stringContaining('bedrock-tune'),
      },
    });
    expect(sent()[0]?.headers).not.toHaveProperty('x-amz-trailer');
  });

  const caller = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  };

  it('sends no byte of a large dataset to a bucket that refuses', async () => {
    let received = 0;
    const count = (request: IncomingMessage) =>
      request.on('data', (chunk: Buffer) => (received += chunk.length));
    const refuse = (request: IncomingMessage, response: ServerResponse) => {
      count(request);
      response.writeHead(403, { connection: 'close' });
      response.end();
    };
    const objects = await objectsAt(await listen(caller, refuse));
    received = 0;
    await expect(objects.put(upload('x'.repeat(MIB)).request)).rejects.toMatchObject({
      code: 'bucket-refused',
    });
    expect(received).toBe(0);
  });

  it('sends small datasets over one connection, without asking first', async () => {
    const ports = new Set<number | undefined>();
    let asked = 0;
    const take = (request: IncomingMessage, response: ServerResponse) => {
      if (request.method === 'POST') return caller(request, response);
      ports.add(request.socket.remotePort);
      request.on('end', () => response.end()).resume();
    };
    const ask = (request: IncomingMessage, response: ServerResponse) => {
      asked += 1;
      response.writeContinue();
      take(request, response);
    };
    const objects = await objectsAt(await listen(take, ask));
    for (const key of ['a', 'b', 'c'])
      expect(await objects.put(upload('rows', { key }).request)).toBe('stored');
    expect([ports.size, asked]).toEqual([1, 0]);
    await objects.put(upload('x'.repeat(MIB)).request);
    expect(asked).toBe(1);
  });

  it.each([
    ['found by the next look', answer(200, '', { 'x-amz-meta-a': 'b' }), 'exists', 1],
    ['not there yet', answer(404), 'stored', 2],
  ])('another upload of the same key (409), %s', async (_name, head, result, tries) => {
    const { objects, sent } = await objectsOver(error(409, 'ConditionalRequestConflict'), head, answer(200));
    expect(await objects.put(upload('abc').request)).toBe(result);
    expect(sent().filter(({ method }) => method === 'PUT')).toHaveLength(tries);
  });

  it.each(['SlowDown', 'BadDigest', 'RequestTimeout', 'InternalError'])(
    'sends again after %s',
    async (code) => {
      const status = code === 'SlowDown' ? 503 : code === 'InternalError' ? 500 : 400;
      const { objects, sent } = await objectsOver(error(status, code), answer(200));
      expect(await objects.put(upload('abc').request)).toBe('stored');
      expect(sent().map(({ body }) => body)).toEqual(['abc', 'abc']);
    },
  );

  it('trusts a checksum of the whole object only', async () => {
    const head = (headers: Record<string, string>) => answer(200, '', { 'content-length': '3', ...headers });
    const { objects } = await objectsOver(
      head({ 'x-amz-checksum-sha256': sha, 'x-amz-checksum-type': 'FULL_OBJECT' }),
      head({ 'x-amz-checksum-sha256': sha, 'x-amz-checksum-type': 'COMPOSITE' }),
      head({ 'x-amz-checksum-sha256': `${sha}-3` }),
      head({}),
    );
    const heads = [];
    for (let n = 0; n < 4; n += 1) heads.push((await objects.head(BUCKET, 'k'))?.sha256);
    expect(heads).toEqual([
      createHash('sha256').update('abc').digest('hex'),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('fetches a text anew when its body breaks off', async () => {
    const broken: Reply = (_request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('01234');
      setImmediate(() => response.socket?.resetAndDestroy());
    };
    const { objects, sent } = await objectsOver(broken, answer(200, '0123456789'));
    expect(await objects.getText(BUCKET, 'k', 10)).toBe('0123456789');
    expect(sent()).toHaveLength(2);
  });

  it('returns the versions S3 would not delete', async () => {
    const { objects } = await objectsOver(
      answer(
        200,
        `<DeleteResult>
        <Error><Key>a</Key><VersionId>1</VersionId><Code>AccessDenied</Code><Message>no</Message></Error>
        <Error><Key>b</Key><Code>InternalError</Code></Error>
        </DeleteResult>`,
      ),
    );
    const versions = [
      { key: 'a', versionId: '1' },
      { key: 'a', versionId: '2' },
      { key: 'b', versionId: '1' },
      { key: 'b', versionId: '2' },
      { key: 'c', versionId: '1' },
    ];
    expect(await objects.deleteVersions(BUCKET, versions)).toEqual([
      { key: 'a', versionId: '1', reason: 'AccessDenied: no' },
      // S3 did not say which: either may still be there.
      { key: 'b', versionId: '1', reason: 'InternalError' },
      { key: 'b', versionId: '2', reason: 'InternalError' },
    ]);
  });

  it('is unavailable when nothing answers', async () => {
    const { objects } = await objectsOver(drop);
    await expect(objects.list(BUCKET, '')).rejects.toMatchObject({ code: 'aws-unavailable' });
  });
});
