import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openFile } from '../../src/adapters/node/open-file.ts';
import { answer, drop, listen, onTestEnd, type Reply, truncated } from './wire.ts';
import { reach, reachAt, refused, SHORT } from './wire-aws.ts';
import { drip, endless, hung, page } from './wire-faults.ts';

const BUCKET = 'acme-bedrock-tune-data';

const LISTED = answer(
  200,
  '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>k</Key><Size>1</Size></Contents></ListBucketResult>',
  { 'content-type': 'application/xml' },
);

function s3Error(status: number, code: string, more = '', headers: Record<string, string> = {}): Reply {
  const body = `<Error><Code>${code}</Code><Message>words of S3</Message>${more}</Error>`;
  return answer(status, body, { 'content-type': 'application/xml', ...headers });
}

const MIB = 1024 * 1024;

/** Takes what is sent bit by bit, the first time not to the end; returns the SHA-256 of what came in full. */
function slowReader(taken: string[]): RequestListener {
  let requests = 0;
  return (request, response) => {
    const isFirst = requests === 0;
    requests += 1;
    const hash = createHash('sha256');
    let size = 0;
    if (request.headers.expect !== undefined) response.writeContinue();
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => {
      hash.update(chunk);
      size += chunk.length;
      if (isFirst && size > 3 * MIB) request.socket.resetAndDestroy();
      request.pause();
      setImmediate(() => request.resume());
    });
    request.on('end', () => {
      taken.push(hash.digest('hex'));
      response.writeHead(200, { 'content-length': 0 }).end();
    });
  };
}

it('S3 gets the bytes of the file, however slowly it takes them, and anew after a reset in the middle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-put-'));
  const path = join(folder, 'train.jsonl');
  const content = randomBytes(7 * MIB + 123);
  writeFileSync(path, content);
  const file = await openFile(await open(path), path);
  onTestEnd(async () => {
    await file.close();
    rmSync(folder, { recursive: true });
  });
  const taken: string[] = [];
  const reader = slowReader(taken);
  const { objects } = await reachAt(await listen(reader, reader));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const request = { bucket: BUCKET, key: 'k', size: content.length, sha256, metadata: {} };
  expect(await objects.put({ ...request, open: () => file.read('pass') })).toBe('stored');
  expect(taken).toEqual([sha256]);
});

describe('S3', () => {
  it.each([
    ['a reset', drop, 'aws-unavailable', 3],
    ['no answer', hung, 'aws-unavailable', 3],
    ['a body without an end', endless, 'aws-unexpected-answer', 1],
    ['half an XML', answer(200, '<ListBucketResult><Contents><Key>k</K'), 'aws-unexpected-answer', 1],
    ['a page, which is not an empty bucket', page(200), 'aws-unexpected-answer', 1],
  ])('listing over %s', async (_name, fault, code, requests) => {
    const { objects, sent } = await reach(fault);
    expect(await refused(objects.list(BUCKET, ''))).toMatchObject({ code, blame: 'aws' });
    expect(sent()).toHaveLength(requests);
  });

  it('lists again after one fault', async () => {
    const { objects, sent } = await reach(hung, LISTED);
    expect(await objects.list(BUCKET, '')).toMatchObject([{ key: 'k' }]);
    expect(sent()).toHaveLength(2);
  });

  it.each([
    [
      '301',
      s3Error(301, 'PermanentRedirect', '', { 'x-amz-bucket-region': 'eu-west-1', location: '/elsewhere' }),
    ],
    [
      '307',
      s3Error(307, 'TemporaryRedirect', '', { 'x-amz-bucket-region': 'eu-west-1', location: '/elsewhere' }),
    ],
    [
      'a header for another region',
      s3Error(400, 'AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>'),
    ],
  ])('of another region (%s) is named, and nothing is sent there', async (_name, reply) => {
    const { objects, sent } = await reach(reply);
    const error = await refused(objects.list(BUCKET, ''));
    expect(error).toMatchObject({ code: 'bucket-refused', blame: 'user' });
    expect(error).toHaveProperty('hint', expect.stringContaining('eu-west-1'));
    expect(sent().map(({ url }) => url.includes('elsewhere'))).toEqual([false]);
  });

  it.each([
    ['comes drop by drop', drip],
    ['breaks off', truncated],
  ])('a text that %s is fetched three times at most, and then not there', async (_name, fault) => {
    const { objects, sent } = await reach(fault);
    const error = await refused(objects.getText(BUCKET, 'k', 10));
    expect(error).toMatchObject({ blame: expect.not.stringMatching('bug') });
    expect(sent().length).toBeLessThanOrEqual(9);
  });

  it('a text of any size is read up to its own limit, not to that of an answer', async () => {
    const text = 'x'.repeat(SHORT.answerBytes * 2);
    const { objects } = await reach(answer(200, text, { 'content-type': 'text/html' }));
    expect(await objects.getText(BUCKET, 'k', text.length)).toBe(text);
    const over = await refused(objects.getText(BUCKET, 'k', text.length - 1));
    expect(over).toMatchObject({ code: 'aws-unexpected-answer', blame: 'user' });
  });
});
