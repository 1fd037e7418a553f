import { describe, expect, it } from '@jest/globals';
import { answer, drop, type Reply, truncated } from './wire.ts';
import { reach, refused, SHORT } from './wire-aws.ts';
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
