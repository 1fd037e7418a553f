import { describe, expect, it } from '@jest/globals';
import { bedrockService } from '../../../src/simulator/bedrock/service.ts';
import { ACCOUNT, createRequest, createWorld, NOVA_MICRO, requestOf, START, type World } from './support.ts';

const JOBS = '/model-customization-jobs';
type Summary = Readonly<Record<string, unknown>>;

function signedFor(service: string): Readonly<Record<string, string>> {
  const scope = `AKIAEXAMPLE/20261102/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00` };
}

/** Jobs `job-0` … `job-<n-1>`, an hour apart, the quota lifted. */
function withJobs(count: number): World {
  const world = createWorld();
  world.control('POST', '/_simulator/bedrock/settings', {
    quotas: { jobsInFlight: 1_000, customModels: 1_000 },
  });
  for (let n = 0; n < count; n += 1) {
    world.call('POST', JOBS, { body: createRequest({ jobName: `job-${n}` }) });
    world.advance(60);
  }
  return world;
}

function names(world: World, query: Readonly<Record<string, string>> = {}): readonly unknown[] {
  const { modelCustomizationJobSummaries } = world.call('GET', JOBS, { query }).body;
  return (modelCustomizationJobSummaries as readonly Summary[]).map((summary) => summary['jobName']);
}

describe('matching', () => {
  it('names operations, marks writes, and gives the parsed members', () => {
    const { bedrock } = createWorld();
    const create = bedrock.match(requestOf('POST', JOBS, { body: { jobName: 'x' } }));
    expect(create).toMatchObject({
      operation: 'CreateModelCustomizationJob',
      write: true,
      request: { jobName: 'x' },
    });
    const list = bedrock.match(
      requestOf('GET', JOBS, { query: { maxResults: '7', statusEquals: 'Failed' } }),
    );
    expect(list).toMatchObject({ operation: 'ListModelCustomizationJobs', write: false });
    expect(list?.request).toEqual({ maxResults: 7, statusEquals: 'Failed' });
    const get = bedrock.match(requestOf('GET', `${JOBS}/arn%3Aaws%3Ax%2Fy`));
    expect(get?.request).toEqual({ jobIdentifier: 'arn:aws:x/y' });
    const tags = bedrock.match(requestOf('POST', '/listTagsForResource', { body: { resourceARN: 'x' } }));
    expect(tags).toMatchObject({ operation: 'ListTagsForResource', write: false });
  });

  it('leaves requests that are signed for another service to it', () => {
    const { bedrock } = createWorld();
    expect(bedrock.match(requestOf('GET', '/custom-models', { headers: signedFor('s3') }))).toBeUndefined();
    expect(
      bedrock.match(requestOf('GET', '/custom-models', { headers: signedFor('bedrock') })),
    ).toBeDefined();
    expect(bedrock.match(requestOf('GET', '/bucket/key'))).toBeUndefined();
  });

  it('says what it does not imitate', () => {
    const world = createWorld();
    const answer = world.call('POST', '/model-import-jobs', { headers: signedFor('bedrock') });
    expect([answer.status, answer.error]).toEqual([404, 'UnknownOperationException']);
    expect(answer.body['message']).toContain('POST /model-import-jobs');
  });

  it('sends the refusal of an unknown caller', () => {
    const refusal = { status: 403, body: { message: 'who' } };
    const { bedrock } = createWorld();
    const closed = bedrockService({
      clock: { now: () => START },
      buckets: { bucketRegion: () => undefined, head: () => undefined, put: () => undefined },
      identify: () => refusal,
    });
    expect(closed.match(requestOf('GET', JOBS))?.run()).toBe(refusal);
    expect(bedrock.match(requestOf('GET', JOBS))?.run().status).toBe(200);
  });

  it('refuses identifiers that break their pattern', () => {
    const world = createWorld();
    expect(world.call('GET', `${JOBS}/a_b`).error).toBe('ValidationException');
    expect(world.call('GET', `${JOBS}/%E0%A4%A`).error).toBe('ValidationException');
    expect(world.call('GET', `${JOBS}/absent`).error).toBe('ResourceNotFoundException');
  });

  it('answers 500 and says it is wrong rather than give an answer AWS could not have given', () => {
    const { settings } = createWorld().bedrock.snapshot();
    const broken = { settings, accounts: { [`${ACCOUNT}/us-east-1`]: brokenAccount() } };
    const answer = createWorld(broken).call('GET', '/custom-models');
    expect([answer.status, answer.error]).toEqual([500, 'InternalServerException']);
    expect(answer.body['message']).toContain('simulator is wrong');
  });
});

/** Has a custom model whose ARN is none. */
function brokenAccount() {
  const model = {
    arn: 'arn:nonsense',
    name: 'm',
    baseModelId: NOVA_MICRO,
    jobName: 'j',
    createdAt: START,
    tags: [],
  };
  return {
    ...{ accountId: ACCOUNT, region: 'us-east-1', jobs: [], models: [model] },
    ...{ deployments: [], throughputs: [], endpointsMade: 0 },
  };
}

describe('listing jobs', () => {
  it('pages newest first, through changes in between', () => {
    const world = withJobs(5);
    const first = world.call('GET', JOBS, { query: { maxResults: '2' } }).body;
    const token = String(first['nextToken']);
    world.call('POST', JOBS, { body: createRequest({ jobName: 'job-new' }) });
    expect(names(world, { maxResults: '2' })).toEqual(['job-new', 'job-4']);
    expect(names(world, { maxResults: '2', nextToken: token })).toEqual(['job-2', 'job-1']);
    expect(names(world, { maxResults: '3', nextToken: token })).toEqual(['job-2', 'job-1', 'job-0']);
    expect(world.call('GET', JOBS, { query: { maxResults: '6' } }).body).not.toHaveProperty('nextToken');
    expect(world.call('GET', JOBS, { query: { nextToken: 'bm9uc2Vuc2U' } }).error).toBe(
      'ValidationException',
    );
  });

  it('filters by name, status and time, and turns the order round', () => {
    const world = withJobs(4);
    expect(names(world, { sortOrder: 'Ascending', sortBy: 'CreationTime' })).toEqual([
      'job-0',
      'job-1',
      'job-2',
      'job-3',
    ]);
    expect(names(world, { nameContains: 'b-2' })).toEqual(['job-2']);
    expect(names(world, { statusEquals: 'Completed' })).toEqual(['job-1', 'job-0']);
    expect(names(world, { statusEquals: 'InProgress' })).toEqual(['job-3', 'job-2']);
    const [from, to] = ['2026-11-02T08:00:00Z', '2026-11-02T10:30:00Z'];
    expect(names(world, { creationTimeAfter: from, creationTimeBefore: to })).toEqual(['job-2', 'job-1']);
  });

  it('gives neither failure messages nor metrics', () => {
    const world = withJobs(3);
    const { modelCustomizationJobSummaries } = world.call('GET', JOBS).body;
    const [newest, , oldest] = modelCustomizationJobSummaries as readonly Summary[];
    expect(newest).not.toHaveProperty('customModelArn');
    expect(oldest).toMatchObject({
      customModelArn: expect.stringContaining('custom-model'),
      customModelName: 'job-0',
    });
    expect(oldest).not.toHaveProperty('trainingMetrics');
  });
});

describe('custom models', () => {
  it('exist once the job has completed, and can be read by name or ARN, and deleted once', () => {
    const world = withJobs(3);
    world.advance(120);
    const models = world.call('GET', '/custom-models', { query: { nameContains: 'job-1' } }).body;
    const [summary] = models['modelSummaries'] as readonly Summary[];
    expect(summary).toMatchObject({ modelName: 'job-1', modelStatus: 'Active', ownerAccountId: ACCOUNT });
    const path = `/custom-models/${encodeURIComponent(String(summary?.['modelArn']))}`;
    const model = world.call('GET', path).body;
    expect(model).toEqual(world.call('GET', '/custom-models/job-1').body);
    const job = world.call('GET', `${JOBS}/job-1`).body;
    expect(model).toMatchObject({ jobArn: job['jobArn'], trainingMetrics: job['trainingMetrics'] });
    expect(model['modelArn']).toBe(job['outputModelArn']);
    expect(model['creationTime']).toBe(job['endTime']);
    expect(world.call('DELETE', path).status).toBe(200);
    expect(world.call('DELETE', path).error).toBe('ResourceNotFoundException');
    expect(world.call('GET', path).error).toBe('ResourceNotFoundException');
    expect(world.call('GET', `${JOBS}/job-1`).body['status']).toBe('Completed');
  });

  it('are filtered by base, owner and status, and paged', () => {
    const world = withJobs(5);
    const count = (query: Readonly<Record<string, string>>) =>
      (world.call('GET', '/custom-models', { query }).body['modelSummaries'] as readonly Summary[]).length;
    const arn = `arn:aws:bedrock:us-east-1::foundation-model/${NOVA_MICRO}`;
    expect(count({})).toBe(3);
    expect(count({ baseModelArnEquals: arn, isOwned: 'true', modelStatus: 'Active' })).toBe(3);
    expect(count({ foundationModelArnEquals: arn.replace('micro', 'lite') })).toBe(0);
    expect(count({ isOwned: 'false' })).toBe(0);
    expect(count({ modelStatus: 'Failed' })).toBe(0);
    const page = world.call('GET', '/custom-models', { query: { maxResults: '2' } }).body;
    expect(count({ nextToken: String(page['nextToken']) })).toBe(1);
  });
});

describe('tags', () => {
  it('belong to job and model apart, and are set, replaced and removed by ARN', () => {
    const world = createWorld();
    const jobTags = [{ key: 'team', value: 'support' }];
    const { jobArn } = world.call('POST', JOBS, { body: createRequest({ jobTags }) }).body;
    world.advance(130);
    const { outputModelArn } = world.call('GET', `${JOBS}/support-bot-0123456789ab`).body;
    const tagsOf = (resourceARN: unknown) =>
      world.call('POST', '/listTagsForResource', { body: { resourceARN } }).body['tags'];
    expect(tagsOf(jobArn)).toEqual(jobTags);
    expect(tagsOf(outputModelArn)).toEqual([]);
    const tags = [
      { key: 'team', value: 'ml' },
      { key: 'stage', value: '' },
    ];
    for (const resourceARN of [jobArn, outputModelArn]) {
      expect(world.call('POST', '/tagResource', { body: { resourceARN, tags } }).status).toBe(200);
      expect(tagsOf(resourceARN)).toEqual(tags);
      expect(world.call('POST', '/untagResource', { body: { resourceARN, tagKeys: ['team'] } }).status).toBe(
        200,
      );
      expect(tagsOf(resourceARN)).toEqual([tags[1]]);
    }
  });

  it('are limited, and unknown for what does not exist', () => {
    const world = createWorld();
    const { jobArn } = world.call('POST', JOBS, { body: createRequest() }).body;
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: 'v' }));
    const refused = world.call('POST', '/tagResource', { body: { resourceARN: jobArn, tags } });
    expect([refused.status, refused.error]).toEqual([400, 'TooManyTagsException']);
    expect(refused.body['resourceName']).toBe(jobArn);
    const absent = String(jobArn).replace(/.{12}$/, '000000000000');
    for (const path of ['/listTagsForResource', '/tagResource', '/untagResource']) {
      const answer = world.call('POST', path, { body: { resourceARN: absent, tags: [], tagKeys: [] } });
      expect([answer.status, answer.error]).toEqual([404, 'ResourceNotFoundException']);
    }
  });
});

describe('foundation models', () => {
  const details = (world: World, id: string) =>
    world.call('GET', `/foundation-models/${encodeURIComponent(id)}`).body['modelDetails'];

  it('tell what can be customized and how it is invoked', () => {
    const world = createWorld();
    const tunable = {
      customizationsSupported: ['FINE_TUNING', 'DISTILLATION'],
      inferenceTypesSupported: ['PROVISIONED'],
    };
    expect(details(world, NOVA_MICRO)).toMatchObject({ ...tunable, modelLifecycle: { status: 'ACTIVE' } });
    expect(details(world, `arn:aws:bedrock:us-east-1::foundation-model/${NOVA_MICRO}`)).toMatchObject(
      tunable,
    );
    expect(details(world, 'amazon.nova-micro-v1:0')).toMatchObject({
      customizationsSupported: [],
      inferenceTypesSupported: ['ON_DEMAND'],
    });
  });

  it('become Legacy and end on their dates', () => {
    const world = createWorld();
    const id = 'amazon.nova-canvas-v1:0';
    expect(world.call('GET', `/foundation-models/${id}`).error).toBe('ResourceNotFoundException');
    world.advance((Date.parse('2026-09-29T00:00:00Z') - START) / 60_000);
    expect(details(world, id)).toMatchObject({
      modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-09-30T00:00:00.000Z' },
    });
    expect(world.call('GET', '/foundation-models/amazon.titan-text-lite-v1:0:4k').error).toBe(
      'ValidationException',
    );
  });

  it('are listed by region and filtered', () => {
    const world = createWorld();
    const ids = (query: Readonly<Record<string, string>>, region = 'us-east-1') => {
      const { modelSummaries } = world.call('GET', '/foundation-models', { query, region }).body;
      return (modelSummaries as readonly Summary[]).map((summary) => summary['modelId']);
    };
    expect(ids({ byCustomizationType: 'FINE_TUNING' })).toContain(NOVA_MICRO);
    expect(ids({ byCustomizationType: 'FINE_TUNING' })).not.toContain('amazon.nova-canvas-v1:0');
    expect(ids({ byCustomizationType: 'FINE_TUNING' }, 'us-west-2')).not.toContain(NOVA_MICRO);
    expect(ids({ byInferenceType: 'ON_DEMAND' })).not.toContain(NOVA_MICRO);
    expect(ids({ byOutputModality: 'EMBEDDING' })).toContain('amazon.titan-embed-image-v1:0');
    expect(ids({ byProvider: 'Meta' })).toEqual([]);
    expect(ids({ byProvider: 'meta' }, 'us-west-2').length).toBeGreaterThan(0);
  });

  it('are available by region', () => {
    const world = createWorld();
    const path = `/foundation-model-availability/${encodeURIComponent(NOVA_MICRO)}`;
    expect(world.call('GET', path).body).toMatchObject({ regionAvailability: 'AVAILABLE' });
    expect(world.call('GET', path, { region: 'eu-west-1' }).body).toMatchObject({
      regionAvailability: 'NOT_AVAILABLE',
    });
    expect(world.call('GET', '/foundation-model-availability/no.such').error).toBe('ValidationException');
  });
});
