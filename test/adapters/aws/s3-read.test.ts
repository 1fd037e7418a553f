/** One version as a stream: over HTTP against the simulator, and against servers that break off. */
import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Objects } from '../../../src/ports/objects.ts';
import { putObject } from '../../../src/simulator/s3/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, listen, type Reply, setEnv, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const LAKE = 'acme-lake';
const WEST = 'acme-lake-west';
const FOREIGN = 'somebody-elses-bucket';
const TEXT = 'one\ntwo\nthree\n'.repeat(20_000);

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('from the simulator', () => {
  const simulator = useSimulator(() => ({
    world: createWorld({
      buckets: [
        { name: LAKE, region: REGION },
        { name: WEST, region: 'us-west-2' },
        { name: FOREIGN, region: REGION, owner: '999988887777' },
      ],
    }),
  }));
  let objects: Objects;
  beforeEach(async () => {
    ({ objects } = await laptopSession(simulator()));
    simulator().ledger.clear();
  });

  function stored(name: string, key: string, text: string): string {
    const { s3 } = simulator().world;
    const bucket = s3.buckets.find((candidate) => candidate.name === name);
    if (bucket === undefined) throw new TypeError(`no bucket ${name}`);
    return putObject(s3, bucket, { key, body: Buffer.from(text), modifiedAt: 0 }).versionId;
  }

  it.each([LAKE, WEST])('reads the version that is named, not the newest (%s)', async (bucket) => {
    const first = stored(bucket, 'a.jsonl', TEXT);
    stored(bucket, 'a.jsonl', 'later');
    expect(await textOf(objects.read(bucket, 'a.jsonl', first))).toBe(TEXT);
    const calls = simulator().ledger.entries({ service: 's3' });
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(['GetObject']));
    expect(calls.map(({ request }) => request['x-amz-expected-bucket-owner'])).toEqual(
      calls.map(() => ACCOUNT),
    );
  });

  it('reads an empty one', async () => {
    expect(await textOf(objects.read(LAKE, 'empty', stored(LAKE, 'empty', '')))).toBe('');
  });

  it('says what is not there, and what belongs to another account', async () => {
    const version = stored(LAKE, 'a.jsonl', 'x');
    const read = (bucket: string, key: string, versionId: string) =>
      textOf(objects.read(bucket, key, versionId));
    await expect(read(LAKE, 'b.jsonl', version)).rejects.toMatchObject({ code: 'aws-not-found' });
    await expect(read(LAKE, 'a.jsonl', 'never-given')).rejects.toMatchObject({
      code: expect.stringMatching(/^aws-(?:not-found|rejected)$/),
    });
    const foreign = stored(FOREIGN, 'a.jsonl', 'x');
    await expect(read(FOREIGN, 'a.jsonl', foreign)).rejects.toMatchObject({
      code: 'bucket-refused',
      blame: 'user',
    });
    await expect(read('nobodys', 'a.jsonl', 'v')).rejects.toMatchObject({ code: 'bucket-refused' });
  });
});

describe('over a connection that breaks', () => {
  const ETAG = '"0123"';

  /** Gives `most` bytes of a text of 100 and drops the connection, from where the range begins. */
  function breaking(most: number, seen: string[], { etag = ETAG, honest = true } = {}): Reply {
    const text = 'x'.repeat(50) + 'y'.repeat(50);
    return ({ headers }, response) => {
      const range = headers.range ?? '';
      seen.push(range);
      const from = honest ? Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0) : 0;
      head(response, { from, total: text.length, etag: seen.length === 1 ? ETAG : etag });
      response.write(text.slice(from, from + most), () => {
        if (from + most < text.length) setImmediate(() => response.socket?.resetAndDestroy());
        else response.end();
      });
    };
  }

  function head(
    response: ServerResponse,
    { from, total, etag }: { readonly from: number; readonly total: number; readonly etag: string },
  ): void {
    const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${total - 1}/${total}` };
    response.writeHead(from === 0 ? 200 : 206, { 'content-length': total - from, etag, ...range });
  }

  async function objectsOf(reply: Reply): Promise<Objects> {
    const { url } = await wire(reply);
    const sts = answer(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    const { url: stsUrl } = await wire(sts);
    setEnv({ ...ambientEnv(url), AWS_ENDPOINT_URL_STS: stsUrl });
    const session = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    return session.objects;
  }

  it('goes on where it ended', async () => {
    const seen: string[] = [];
    const objects = await objectsOf(breaking(40, seen));
    expect(await textOf(objects.read(LAKE, 'a', 'v'))).toBe('x'.repeat(50) + 'y'.repeat(50));
    expect(seen).toEqual(['', 'bytes=40-', 'bytes=80-']);
  });

  it('gives up when it breaks again and again', async () => {
    const seen: string[] = [];
    const objects = await objectsOf(breaking(10, seen));
    await expect(textOf(objects.read(LAKE, 'a', 'v'))).rejects.toMatchObject({ code: 'aws-unavailable' });
    expect(seen.length).toBe(5);
  });

  it('takes no other bytes for the rest', async () => {
    for (const other of [{ etag: '"4567"' }, { honest: false }]) {
      const objects = await objectsOf(breaking(40, [], other));
      await expect(textOf(objects.read(LAKE, 'a', 'v'))).rejects.toMatchObject({
        code: 'aws-unexpected-answer',
      });
    }
  });

  it('is closed when its reader has enough', async () => {
    let closed = false;
    const url = await listen((_request, response) => {
      response.on('close', () => {
        closed = true;
      });
      head(response, { from: 0, total: 1e9, etag: ETAG });
      response.write('x'.repeat(100));
    });
    const sts = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
    setEnv({ ...ambientEnv(url), AWS_ENDPOINT_URL_STS: (await wire(answer(200, sts))).url });
    const { objects } = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    for await (const chunk of objects.read(LAKE, 'a', 'v')) {
      expect(chunk.byteLength).toBe(100);
      break;
    }
    while (!closed) await new Promise((resolve) => setImmediate(resolve));
  });
});
