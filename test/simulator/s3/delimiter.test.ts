import {
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { useSimulator } from '../../support/simulator.ts';

const simulator = useSimulator();
const Bucket = 'acme-bedrock-tune-data';

let s3: S3Client;
beforeAll(() => {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    simulator().laptopEnv;
  const endpoint = simulator().env['AWS_ENDPOINT_URL_S3'] ?? '';
  s3 = new S3Client({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
});
afterAll(() => s3.destroy());

beforeEach(async () => {
  for (const Key of ['a/1', 'a/2', 'a/b/3', 'b', 'c/4', 'c/', 'd&/5'])
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
});

async function list(options: { Prefix?: string; MaxKeys?: number; ContinuationToken?: string | undefined }) {
  const answer = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', ...options }));
  const { Contents = [], CommonPrefixes = [], NextContinuationToken, KeyCount } = answer;
  return {
    keys: Contents.map(({ Key }) => Key),
    prefixes: CommonPrefixes.map(({ Prefix }) => Prefix),
    next: NextContinuationToken,
    count: KeyCount,
  };
}

it('rolls keys up to the delimiter', async () => {
  expect(await list({})).toEqual({ keys: ['b'], prefixes: ['a/', 'c/', 'd&/'], next: undefined, count: 4 });
  expect(await list({ Prefix: 'a/' })).toMatchObject({ keys: ['a/1', 'a/2'], prefixes: ['a/b/'] });
  expect(await list({ Prefix: 'c/' })).toMatchObject({ keys: ['c/', 'c/4'], prefixes: [] });
  expect(await list({ Prefix: 'c' })).toMatchObject({ keys: [], prefixes: ['c/'] });
});

it('counts a prefix once over all pages', async () => {
  const seen: (string | undefined)[] = [];
  let token: string | undefined;
  do {
    const page = await list({ MaxKeys: 1, ContinuationToken: token });
    expect(page.count).toBe(1);
    seen.push(...page.keys, ...page.prefixes);
    token = page.next;
  } while (token !== undefined);
  expect(seen).toEqual(['a/', 'b', 'c/', 'd&/']);
});

it('is not known to listings of versions', async () => {
  await expect(s3.send(new ListObjectVersionsCommand({ Bucket, Delimiter: '/' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});
