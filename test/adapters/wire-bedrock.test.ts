import { describe, expect, it } from '@jest/globals';
import type { CreateRunRequest } from '../../src/ports/bedrock.ts';
import { ACCOUNT, APPLY_ROLE } from './aws/support.ts';
import { answer, drop, json, type Reply, truncated, wire } from './wire.ts';
import { job, reach, reachAt, refusal, refused } from './wire-aws.ts';
import { deaf, drip, endless, hung, otherProtocol, page } from './wire-faults.ts';

const NAME = 'support-bot-0123456789ab';
const BUCKET = 'acme-bedrock-tune-data';
const ARN = `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-customization-job/amazon.nova-micro-v1:0/abc123abc123`;

const CREATE: CreateRunRequest = {
  jobName: NAME,
  customModelName: NAME,
  clientRequestToken: 'client-token',
  roleArn: APPLY_ROLE,
  baseModelIdentifier: 'amazon.nova-micro-v1:0:128k',
  customizationType: 'FINE_TUNING',
  hyperparameters: {},
  trainingS3Uri: `s3://${BUCKET}/train.jsonl`,
  validationS3Uri: undefined,
  outputS3Uri: `s3://${BUCKET}/outputs/`,
  tags: {},
};

/** Each form of not answering: what a read becomes, what a Create becomes, and how many requests either costs. */
const FAULTS: readonly (readonly [string, Reply, string, string, number])[] = [
  ['a reset', drop, 'aws-unavailable', 'unknown', 3],
  ['no answer', hung, 'aws-unavailable', 'unknown', 3],
  ['an answer drop by drop', drip, 'aws-unavailable', 'unknown', 3],
  ['a body that breaks off', truncated, 'aws-unavailable', 'unknown', 3],
  ['500', refusal(500, 'InternalServerException'), 'aws-unavailable', 'unknown', 3],
  ['503 from a load balancer', page(503), 'aws-unavailable', 'unknown', 3],
  ['a body without an end', endless, 'aws-unexpected-answer', 'unknown', 1],
  [
    'garbage',
    answer(200, '{"jobArn":', { 'content-type': 'application/json' }),
    'aws-unexpected-answer',
    'unknown',
    1,
  ],
  ['a page', page(200), 'aws-unexpected-answer', 'unknown', 1],
  ['a page that forbids', page(403), 'aws-unexpected-answer', 'unknown', 1],
  ['a redirect to a page', page(302), 'aws-unexpected-answer', 'unknown', 1],
];

/** Those that cost no time-out: the rest of them is told by the other two tables. */
const QUICK = FAULTS.filter(([, fault]) => fault !== hung && fault !== drip);

describe('Bedrock', () => {
  it.each(FAULTS)('read over %s', async (...row) => {
    const [, fault, code, , requests] = row;
    const { bedrock, sent } = await reach(fault);
    expect(await refused(bedrock.getRun(NAME))).toMatchObject({ code, blame: 'aws' });
    expect(sent()).toHaveLength(requests);
  });

  it.each(FAULTS)('Create over %s may have happened, and never asks with another token', async (...row) => {
    const [, fault, , kind, requests] = row;
    const { bedrock, sent } = await reach(fault);
    expect(await bedrock.createRun(CREATE)).toMatchObject({ kind });
    const bodies = sent().map(({ body }) => body);
    expect(bodies).toHaveLength(requests);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('client-token');
  });

  it.each(QUICK)(
    'Create whose first answer is %s is answered by the second, or asked for by name',
    async (...row) => {
      const [, fault, , , requests] = row;
      const { bedrock } = await reach(fault, json(201, { jobArn: ARN }));
      const made = await bedrock.createRun(CREATE);
      expect(made).toMatchObject(requests === 1 ? { kind: 'unknown' } : { kind: 'created', jobArn: ARN });
    },
  );

  it('is not there where nobody accepts the connection', async () => {
    const { bedrock } = await reach();
    process.env['AWS_ENDPOINT_URL_BEDROCK'] = await deaf();
    expect(await refused(bedrock.getRun(NAME))).toMatchObject({ code: 'aws-unavailable', blame: 'aws' });
  });

  it('is not what speaks another protocol', async () => {
    const { bedrock } = await reachAt(await otherProtocol());
    expect(await refused(bedrock.getRun(NAME))).toMatchObject({ code: 'aws-unexpected-answer' });
  });

  it('is not what speaks plain HTTP where TLS is expected: nothing was sent, nothing is tried again', async () => {
    const { url, seen } = await wire(job('InProgress'));
    const { bedrock } = await reachAt(url.replace('http:', 'https:'));
    const error = await refused(bedrock.getRun(NAME));
    expect(error).toMatchObject({ code: 'aws-unavailable', blame: 'user' });
    expect(seen).toEqual([]);
  });

  it('that throttles is asked three times, then left alone', async () => {
    const { bedrock, sent } = await reach(refusal(429, 'ThrottlingException'));
    expect(await refused(bedrock.getRun(NAME))).toMatchObject({ code: 'aws-throttled', blame: 'aws' });
    expect(sent()).toHaveLength(3);
  });

  it('that throttled once has answered', async () => {
    const { bedrock, sent } = await reach(refusal(429, 'ThrottlingException'), job('InProgress'));
    expect(await bedrock.getRun(NAME)).toMatchObject({ status: 'InProgress' });
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ['AccessDeniedException', 403, 'aws-access-denied'],
    ['ValidationException', 400, 'aws-rejected'],
  ])('that refuses (%s) is asked once', async (name, status, code) => {
    const { bedrock, sent } = await reach(refusal(status, name));
    expect(await refused(bedrock.getRun(NAME))).toMatchObject({ code, blame: 'user' });
    expect(await refused(bedrock.createRun(CREATE))).toMatchObject({ code, blame: 'user' });
    expect(sent()).toHaveLength(2);
  });
});

/** The server's clock is an hour and a half ahead. */
const AHEAD_MS = 90 * 60_000;
const ahead = (): Record<string, string> => ({ date: new Date(Date.now() + AHEAD_MS).toUTCString() });
const tooSkewed: Reply = (request, response) =>
  answer(
    403,
    '<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>',
    { ...ahead(), 'content-type': 'application/xml' },
  )(request, response);
const signatureExpired: Reply = (request, response) =>
  json(
    403,
    { message: 'Signature expired: 20261101T000000Z is now earlier than 20261101T010000Z' },
    { 'x-amzn-errortype': 'InvalidSignatureException', ...ahead() },
  )(request, response);

describe('a skewed clock', () => {
  it('is made up for by the SDK, which signs again with the time of AWS', async () => {
    const { bedrock, sent } = await reach(signatureExpired, job('InProgress'));
    expect(await bedrock.getRun(NAME)).toMatchObject({ status: 'InProgress' });
    const [first = '', second = ''] = sent().map(({ headers }) => String(headers['x-amz-date']));
    const time = (text: string): number =>
      Date.parse(text.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
    expect(Math.abs(time(second) - time(first) - AHEAD_MS)).toBeLessThan(60_000);
  });

  it.each([
    ['Bedrock', signatureExpired, 'bedrock'],
    ['S3', tooSkewed, 's3'],
  ])('that %s never accepts is told as that, with the minutes', async (_name, reply, service) => {
    const { bedrock, objects, sent } = await reach(reply);
    const call = service === 's3' ? objects.list(BUCKET, '') : bedrock.getRun(NAME);
    const error = await refused(call);
    expect(error).toMatchObject({ code: 'identity-refused', blame: 'user' });
    expect(error).toHaveProperty('hint', expect.stringContaining('90 minutes ahead'));
    expect(sent().length).toBeLessThanOrEqual(3);
  });
});
