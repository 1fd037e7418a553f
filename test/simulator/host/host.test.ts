import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClock } from '../../../src/simulator/clock.ts';
import type { FaultForm } from '../../../src/simulator/faults.ts';
import { startSimulator } from '../../../src/simulator/host.ts';
import { mintRequestToken } from '../../../src/simulator/oidc/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';

const START = Date.UTC(2026, 0, 1);
const simulator = useSimulator({ startTime: START });

let s3: S3Client;
beforeAll(() => {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  s3 = new S3Client({
    region: 'us-east-1',
    endpoint: simulator().env['AWS_ENDPOINT_URL_S3'] ?? '',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
});
afterAll(() => s3.destroy());

const OBJECT = { Bucket: 'acme-bedrock-tune-data', Key: 'k' };
const put = () => s3.send(new PutObjectCommand({ ...OBJECT, Body: 'x' }));
const stored = () => simulator().world.s3.buckets[0]?.versions.length;

function control(method: string, path: string, body?: unknown): Promise<Response> {
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${simulator().url}/_simulator/${path}`, { method, ...payload });
}

async function json(response: Promise<Response>): Promise<unknown> {
  return (await response).json();
}

describe('ledger', () => {
  it('lists what reached the services, in order, with simulated times', async () => {
    await put();
    simulator().clock.advance(90);
    await s3.send(new HeadObjectCommand(OBJECT));
    await fetch(`${simulator().url}/oidc/.well-known/jwks`);
    expect(await json(control('GET', 'ledger'))).toMatchObject([
      {
        sequence: 1,
        time: '2026-01-01T00:00:00.000Z',
        service: 's3',
        operation: 'PutObject',
        write: true,
        status: 200,
      },
      { sequence: 2, time: '2026-01-01T00:01:30.000Z', service: 's3', operation: 'HeadObject', write: false },
      { sequence: 3, service: 'oidc', operation: 'GET /.well-known/jwks' },
    ]);
    expect(await json(control('GET', 'ledger?service=s3&write=true'))).toMatchObject([
      { operation: 'PutObject' },
    ]);
    expect(await json(control('GET', 'ledger?service=oidc&write=true'))).toEqual([]);
    expect((await control('GET', 'ledger?service=sqs')).status).toBe(400);
  });

  it('is cleared alone, or with the whole world', async () => {
    await put();
    expect((await control('DELETE', 'ledger')).status).toBe(204);
    expect(simulator().ledger.entries()).toEqual([]);
    expect(stored()).toBe(1);
    simulator().faults.add({ service: 's3', operation: '*', form: 'status' });
    mintRequestToken(simulator().world.oidc);
    await control('POST', 'reset');
    expect(stored()).toBe(0);
    expect(simulator().faults.pending()).toEqual([]);
    expect(simulator().world).toEqual(createWorld());
    await expect(put()).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it('knows requests that no service imitates', async () => {
    const answers = await Promise.all(
      ['/github/emojis', '/nowhere/at/all', '/'].map((path) =>
        fetch(`${simulator().url}${path}`, { method: 'POST' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers.every(({ headers }) => headers.get('x-simulated-by') === 'bedrock-tune')).toBe(true);
    expect(
      simulator()
        .ledger.entries({ write: true })
        .map(({ operation }) => operation)
        .sort(),
    ).toEqual(['POST /', 'POST /at/all', 'POST /emojis']);
  });
});

describe('clock', () => {
  it('stands still until it is moved', async () => {
    const before = simulator().clock.now();
    expect(await json(control('POST', 'clock', { advanceSeconds: 3600 }))).toMatchObject({ mode: 'manual' });
    expect(simulator().clock.now()).toBe(before + 3_600_000);
    expect(await json(control('GET', 'clock'))).toMatchObject({
      now: new Date(before + 3_600_000).toISOString(),
    });
  });

  it.each([{ advanceSeconds: -1 }, { advanceSeconds: '5' }, {}, []])('refuses %j', async (body) => {
    const before = simulator().clock.now();
    expect((await control('POST', 'clock', body)).status).toBe(400);
    expect(simulator().clock.now()).toBe(before);
  });

  it('runs at a multiple of real time', () => {
    let real = 1000;
    const clock = createClock({ timeScale: 60, start: 0, realNow: () => real });
    real += 500;
    expect(clock.now()).toBe(30_000);
    clock.advance(1);
    expect(clock.now()).toBe(31_000);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  });
});

describe('faults', () => {
  const inject = (form: FaultForm, more: object = {}) =>
    control('POST', 'faults', { service: 's3', operation: 'PutObject', form, ...more });

  it('answers an error in the words of the service, once', async () => {
    await inject('status', { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' });
    await expect(put()).rejects.toMatchObject({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } });
    expect(stored()).toBe(0);
    await expect(put()).resolves.toBeDefined();
  });

  it('lets some through and then hits as often as asked', async () => {
    simulator().faults.add({ service: 's3', operation: 'PutObject', form: 'status', skip: 1, count: 2 });
    const results = [];
    for (let call = 0; call < 4; call += 1) {
      results.push(
        await put().then(
          () => 'ok',
          () => 'fault',
        ),
      );
    }
    expect(results).toEqual(['ok', 'fault', 'fault', 'ok']);
  });

  it.each([
    ['reset', 0],
    ['reset-after', 1],
  ] as const)('%s loses the answer and leaves %d objects', async (form, objects) => {
    await inject(form);
    await expect(put()).rejects.toMatchObject({ message: expect.stringContaining('ECONNRESET') });
    expect(stored()).toBe(objects);
    expect(simulator().ledger.entries()).toMatchObject([{ operation: 'PutObject', status: 0 }]);
  });

  it('never answers a hanging request, and closes all the same', async () => {
    const own = await startSimulator();
    own.faults.add({ service: 'oidc', operation: '*', form: 'hang' });
    const hanging = fetch(`${own.url}/oidc/.well-known/jwks`).then(
      () => 'answered',
      () => 'cut',
    );
    while (own.ledger.entries().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await own.close();
    expect(await hanging).toBe('cut');
  });

  it('answers a page of a proxy', async () => {
    simulator().faults.add({ service: 'oidc', operation: '*', form: 'garbled' });
    const answer = await fetch(`${simulator().url}/oidc/.well-known/jwks`);
    expect(answer.headers.get('content-type')).toBe('text/html');
    await expect(answer.json()).rejects.toMatchObject({ name: 'SyntaxError' });
  });

  it('sends headers with an error', async () => {
    const headers = { 'Retry-After': '7' };
    await control('POST', 'faults', {
      service: 'github',
      operation: '*',
      form: 'status',
      status: 403,
      headers,
    });
    const answer = await fetch(`${simulator().url}/github/repos/acme/support-models`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([403, '7']);
  });

  it.each([
    { service: 'sqs', operation: '*', form: 'status' },
    { service: 's3', form: 'status' },
    { service: 's3', operation: '*', form: 'explode' },
    { service: 's3', operation: '*', form: 'status', count: 0 },
    { service: 's3', operation: '*', form: 'status', status: 'x' },
  ])('refuses %j', async (fault) => {
    expect((await control('POST', 'faults', fault)).status).toBe(400);
    expect(simulator().faults.pending()).toEqual([]);
  });
});

describe('mounting', () => {
  it('serves Bedrock to a signed caller and its control beside ours', async () => {
    const listing = await fetch(`${simulator().url}/bedrock/model-customization-jobs`, {
      headers: { authorization: signedFor('bedrock') },
    });
    expect(await listing.json()).toMatchObject({ modelCustomizationJobSummaries: [] });
    const stranger = await fetch(`${simulator().url}/bedrock/model-customization-jobs`, {
      headers: { authorization: signedFor('bedrock', 'AKIANOBODY') },
    });
    expect([stranger.status, stranger.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'UnrecognizedClientException',
    ]);
    expect(await json(control('GET', 'bedrock'))).toMatchObject({
      settings: { quotas: { jobsInFlight: 2 } },
    });
  });

  function signedFor(service: string, key = simulator().laptopEnv['AWS_ACCESS_KEY_ID']): string {
    return `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  }
});
