import { beforeEach, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../../src/adapters/aws/client.ts';
import { accountSettings, connectAccount } from '../../../src/adapters/aws/doctor.ts';
import type { AccountSetup } from '../../../src/ports/doctor.ts';
import { useSimulator } from '../../support/simulator.ts';
import { DATA_BUCKET, stackedWorld } from '../../support/stacked-world.ts';
import { answer, instantClock, json, setEnv, wire } from '../wire.ts';
import { ACCOUNT, NO_MINT, REGION } from './support.ts';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-plan`;
const CODE = 'L-C02E1E99';

const options = { mintToken: NO_MINT, runId: '77', runAttempt: '1', clock: instantClock() };
const connect = (accountId = ACCOUNT): Promise<AccountSetup> =>
  connectAccount({ region: REGION, accountId, roleArn: undefined }, options);

const simulator = useSimulator(() => ({ world: stackedWorld() }));
beforeEach(() => setEnv({ ...simulator().env, ...simulator().laptopEnv }));

describe('an account', () => {
  it('is the one that jobs.yaml names, or nothing is read', async () => {
    await expect(connect('999988887777')).rejects.toMatchObject({ code: 'account-mismatch' });
    const services = simulator()
      .ledger.entries()
      .map(({ service }) => service);
    expect(new Set(services)).toEqual(new Set(['sts']));
  });
});

describe('IAM', () => {
  it('gives the trust policy as text that can be read', async () => {
    const found = await (await connect()).role(ROLE);
    expect(JSON.parse(found?.trust ?? '')).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRoleWithWebIdentity' }],
    });
  });

  it('knows a role that is not there, and one of the name under another path, as none', async () => {
    const setup = await connect();
    expect(await setup.role(`${ROLE}x`)).toBeUndefined();
    expect(await setup.role(ROLE.replace('role/', 'role/teams/'))).toBeUndefined();
  });

  it('answers each question about a right, in their order', async () => {
    const on = (action: string, resource: string) => ({ action, resource, context: {} });
    const run = `arn:aws:bedrock:${REGION}:${ACCOUNT}:model-customization-job/x`;
    const answers = await (await connect()).simulate(ROLE, [
      on('bedrock:StopModelCustomizationJob', run),
      on('bedrock:ListCustomModels', '*'),
      on('bedrock:GetModelCustomizationJob', run),
    ]);
    expect(answers.map(({ action, decision }) => `${action} ${decision}`)).toEqual([
      'bedrock:StopModelCustomizationJob denied',
      'bedrock:ListCustomModels allowed',
      'bedrock:GetModelCustomizationJob allowed',
    ]);
  });

  it('that leaves a question open has not answered', async () => {
    const empty =
      '<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult><EvaluationResults/><IsTruncated>false</IsTruncated></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>';
    const setup = await connect();
    const server = await wire(answer(200, empty, { 'content-type': 'text/xml' }));
    setEnv({ AWS_ENDPOINT_URL_IAM: server.url });
    const asked = (await connect()).simulate(ROLE, [{ action: 'a:B', resource: '*', context: {} }]);
    await expect(asked).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
    expect(setup).toBeDefined();
  });

  it('lists providers with their audiences', async () => {
    expect(await (await connect()).oidcProviders()).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
        url: 'token.actions.githubusercontent.com',
        audiences: ['sts.amazonaws.com'],
      },
    ]);
  });
});

describe('a bucket', () => {
  it('tells all its settings', async () => {
    const bucket = (await connect()).bucket(DATA_BUCKET);
    expect(await bucket.region()).toBe('us-east-1');
    expect(await bucket.publicAccessBlock()).toEqual({
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    });
    expect(await bucket.ownership()).toBe('BucketOwnerEnforced');
    expect(await bucket.encryption()).toEqual({ algorithm: 'AES256', kmsKey: undefined });
    expect(await bucket.versioning()).toBe(true);
    expect(await bucket.lifecycle()).toEqual([
      expect.objectContaining({
        id: 'unfinished-uploads',
        abortsUploads: true,
        expiresObjects: false,
        prefix: '',
      }),
      expect.objectContaining({ id: 'old-versions', expiresObjects: false }),
    ]);
    expect(await bucket.policy()).toContain('aws:SecureTransport');
  });

  it('tells what is not set as that', async () => {
    const found = simulator().world.s3.buckets.find(({ name }) => name === DATA_BUCKET);
    if (found === undefined) throw new Error('no bucket');
    found.settings = {};
    const bucket = (await connect()).bucket(DATA_BUCKET);
    const answers = [
      bucket.publicAccessBlock(),
      bucket.ownership(),
      bucket.encryption(),
      bucket.policy(),
      bucket.lifecycle(),
    ];
    expect(await Promise.all(answers)).toEqual([undefined, undefined, undefined, undefined, []]);
  });

  it('that is not there is none, and one of another account is refused', async () => {
    const [some] = simulator().world.s3.buckets;
    if (some === undefined) throw new Error('no bucket');
    simulator().world.s3.buckets.push({ ...some, name: 'foreign-bucket', owner: '999988887777' });
    const setup = await connect();
    expect(await setup.bucket('nobody-has-this-bucket').region()).toBeUndefined();
    await expect(setup.bucket('foreign-bucket').region()).rejects.toMatchObject({ code: 'bucket-refused' });
  });
});

describe('Bedrock and its quotas', () => {
  it('know a base model, its state and who may use it', async () => {
    const setup = await connect();
    const id = 'amazon.nova-micro-v1:0:128k';
    expect(await setup.baseModel(id)).toMatchObject({
      lifecycle: 'ACTIVE',
      customizations: expect.arrayContaining(['FINE_TUNING']),
    });
    expect(await setup.modelAccess(id)).toEqual({
      agreement: 'AVAILABLE',
      authorization: 'AUTHORIZED',
      entitlement: 'AVAILABLE',
      region: 'AVAILABLE',
    });
    expect(await setup.baseModel('amazon.nova-none-v1:0')).toBeUndefined();
  });

  it('tell AWS\u2019s default where the account has no value of its own, and know no other code', async () => {
    const setup = await connect();
    expect(await setup.quota(CODE)).toBe(2);
    await expect(setup.quota('L-00000000')).rejects.toMatchObject({ code: 'aws-not-found' });
    const missing = json(400, { __type: 'NoSuchResourceException', message: 'none' });
    const server = await wire(missing, json(200, { Quota: { Value: 7 } }));
    setEnv({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: server.url });
    expect(await (await connect()).quota(CODE)).toBe(7);
  });

  it('that may not be read say so', async () => {
    const denied = json(400, { __type: 'AccessDeniedException', message: 'no' });
    const server = await wire(denied);
    setEnv({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: server.url });
    await expect((await connect()).quota(CODE)).rejects.toMatchObject({ code: 'aws-access-denied' });
  });

  it('name the right that is refused, where it is the one to the default', async () => {
    const missing = json(400, { __type: 'NoSuchResourceException', message: 'none' });
    const server = await wire(missing, json(400, { __type: 'AccessDeniedException', message: 'no' }));
    setEnv({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: server.url });
    await expect((await connect()).quota(CODE)).rejects.toMatchObject({
      code: 'aws-access-denied',
      hint: expect.stringContaining('servicequotas:GetAWSDefaultServiceQuota'),
    });
  });
});

describe('settings of an account in a hurry', () => {
  const credentials = {
    provider: async () => ({ accessKeyId: 'AKIASIMULATEDLAPTOP1', secretAccessKey: 'secret' }),
    renewals: () => 0,
    renew: async () => undefined,
    transport: {
      limits: { ...LIMITS, connectMs: 50, requestMs: 50, answerMs: 50 },
      maxAttempts: 1,
      userAgent: [],
    },
  };
  const hurried = () => accountSettings({ region: REGION, accountId: ACCOUNT, credentials });

  it('does not wait for a service that does not answer', async () => {
    const { url } = await wire(() => undefined);
    for (const service of ['IAM', 'S3', 'BEDROCK', 'SERVICE_QUOTAS'])
      setEnv({ [`AWS_ENDPOINT_URL_${service}`]: url });
    const settings = hurried();
    const given = [
      settings.role(ROLE),
      settings.simulate(ROLE, [{ action: 's3:GetObject', resource: '*', context: {} }]),
      settings.bucket(DATA_BUCKET).region(),
      settings.quota(CODE),
      settings.baseModel('amazon.nova-micro-v1:0:128k'),
    ];
    const answers = await Promise.allSettled(given);
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(
      given.map(() => 'aws-unavailable'),
    );
  });
});

describe('a base model', () => {
  it('has the days that AWS has set, where there are some', async () => {
    const modelLifecycle = {
      status: 'ACTIVE',
      legacyTime: '2026-09-01T00:00:00Z',
      endOfLifeTime: '2027-03-01T00:00:00Z',
    };
    const modelDetails = {
      modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/x',
      modelId: 'x',
      modelLifecycle,
    };
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: (await wire(json(200, { modelDetails }))).url });
    expect(await (await connect()).baseModel('x')).toEqual({
      lifecycle: 'ACTIVE',
      customizations: [],
      legacyAt: '2026-09-01T00:00:00.000Z',
      endOfLifeAt: '2027-03-01T00:00:00.000Z',
    });
  });
});
