/** The real SDK client against the service: what it cannot read or does not recognise, it throws on. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  BedrockClient,
  CreateModelCustomizationJobCommand,
  type CreateModelCustomizationJobCommandInput,
  DeleteCustomModelCommand,
  GetCustomModelCommand,
  GetFoundationModelCommand,
  GetModelCustomizationJobCommand,
  ListCustomModelsCommand,
  ListModelCustomizationJobsCommand,
  ListTagsForResourceCommand,
  paginateListModelCustomizationJobs,
  StopModelCustomizationJobCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-bedrock';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SimRequest } from '../../../src/simulator/protocol.ts';
import { ACCOUNT, createWorld, NOVA_MICRO, type World } from './support.ts';

const jobTags = [{ key: 'bedrock-tune:job', value: 'support-bot' }];
const input: CreateModelCustomizationJobCommandInput = {
  jobName: 'support-bot-0123456789ab',
  customModelName: 'support-bot-0123456789ab',
  clientRequestToken: 'token-1',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service`,
  baseModelIdentifier: NOVA_MICRO,
  customizationType: 'FINE_TUNING',
  hyperParameters: { epochCount: '2' },
  trainingDataConfig: { s3Uri: 's3://data/train.jsonl' },
  validationDataConfig: { validators: [{ s3Uri: 's3://data/validation.jsonl' }] },
  outputDataConfig: { s3Uri: 's3://output/runs' },
  customModelKmsKeyId: 'alias/models',
  vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
  jobTags,
  customModelTags: jobTags,
};

let world: World;
let server: Server;
let client: BedrockClient;

beforeEach(async () => {
  world = createWorld();
  server = createServer((request, response) => {
    void toSimRequest(request).then((simulated) => {
      const operation = world.bedrock.match(simulated);
      const { status, headers, body } = operation?.run() ?? { status: 599 };
      response.writeHead(status, { ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new BedrockClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function toSimRequest(request: IncomingMessage): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

async function nameOfError(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    return error instanceof Error ? error.name : 'not an error';
  }
  return 'no error';
}

describe('the SDK client', () => {
  it('follows a job from its creation to the end of its model', async () => {
    const { jobArn } = await client.send(new CreateModelCustomizationJobCommand(input));
    const again = await client.send(new CreateModelCustomizationJobCommand(input));
    expect(again.jobArn).toBe(jobArn);
    const running = await client.send(new GetModelCustomizationJobCommand({ jobIdentifier: jobArn }));
    expect(running).toMatchObject({ status: 'InProgress', ...echoed(input) });
    expect(running.creationTime).toEqual(new Date('2026-11-02T08:00:00Z'));
    expect(running.statusDetails?.trainingDetails?.status).toBe('NotStarted');
    expect(running.endTime).toBeUndefined();

    world.advance(130);
    const done = await client.send(new GetModelCustomizationJobCommand({ jobIdentifier: input.jobName }));
    expect(done.status).toBe('Completed');
    expect(done.endTime).toEqual(new Date('2026-11-02T10:08:00Z'));
    expect(done.outputModelKmsKeyArn).toContain(':key/');
    expect(done.validationMetrics).toHaveLength(1);
    const model = await client.send(new GetCustomModelCommand({ modelIdentifier: done.outputModelArn }));
    expect(model).toMatchObject({ modelName: input.customModelName, jobArn, modelStatus: 'Active' });
    const { modelSummaries } = await client.send(new ListCustomModelsCommand({ isOwned: true }));
    expect(modelSummaries?.map((summary) => summary.modelArn)).toEqual([done.outputModelArn]);

    await client.send(new DeleteCustomModelCommand({ modelIdentifier: done.outputModelArn }));
    const gone = client.send(new GetCustomModelCommand({ modelIdentifier: done.outputModelArn }));
    expect(await nameOfError(gone)).toBe('ResourceNotFoundException');
  });

  it('stops a job, and pages through the list', async () => {
    await client.send(new CreateModelCustomizationJobCommand(input));
    const other = { ...input, jobName: 'other', customModelName: 'other', clientRequestToken: 'token-2' };
    await client.send(new CreateModelCustomizationJobCommand(other));
    await client.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'other' }));
    world.advance(2);
    const pages = paginateListModelCustomizationJobs(
      { client, pageSize: 1 },
      { creationTimeAfter: new Date(0) },
    );
    const seen: string[] = [];
    for await (const page of pages) {
      seen.push(...(page.modelCustomizationJobSummaries ?? []).map((job) => `${job.jobName}: ${job.status}`));
    }
    expect(seen.sort()).toEqual(['other: Stopped', 'support-bot-0123456789ab: InProgress']);
    const stopped = await client.send(new ListModelCustomizationJobsCommand({ statusEquals: 'Stopped' }));
    expect(stopped.modelCustomizationJobSummaries?.[0]?.endTime).toEqual(new Date('2026-11-02T08:01:00Z'));
  });

  it('tags and untags', async () => {
    const { jobArn: resourceARN } = await client.send(new CreateModelCustomizationJobCommand(input));
    await client.send(new TagResourceCommand({ resourceARN, tags: [{ key: 'team', value: 'ml' }] }));
    await client.send(new UntagResourceCommand({ resourceARN, tagKeys: ['bedrock-tune:job'] }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceARN }));
    expect(tags).toEqual([{ key: 'team', value: 'ml' }]);
  });

  it('reads a foundation model', async () => {
    const { modelDetails } = await client.send(
      new GetFoundationModelCommand({ modelIdentifier: NOVA_MICRO }),
    );
    expect(modelDetails?.customizationsSupported).toContain('FINE_TUNING');
  });

  it('knows every refusal by its name', async () => {
    const create = (changes: Partial<CreateModelCustomizationJobCommandInput>) =>
      nameOfError(client.send(new CreateModelCustomizationJobCommand({ ...input, ...changes })));
    const changed = { clientRequestToken: 'token-2', jobName: 'b', customModelName: 'b' };
    const tooMany = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    expect(await create({ jobName: 'not_valid' })).toBe('ValidationException');
    expect(await create({ jobTags: tooMany })).toBe('TooManyTagsException');
    expect(await create({ baseModelIdentifier: 'amazon.nova-canvas-v1:0' })).toBe(
      'ResourceNotFoundException',
    );
    expect(await create({})).toBe('no error');
    expect(await create({ jobName: 'b' })).toBe('ConflictException');
    expect(await create({ clientRequestToken: 'token-2' })).toBe('ValidationException');
    expect(await create(changed)).toBe('no error');
    expect(await create({ clientRequestToken: 'token-3', jobName: 'c', customModelName: 'c' })).toBe(
      'ServiceQuotaExceededException',
    );
    world.advance(200);
    const stop = client.send(new StopModelCustomizationJobCommand({ jobIdentifier: 'b' }));
    expect(await nameOfError(stop)).toBe('ConflictException');
  });
});

/** Members of the request that Get gives back. */
function echoed(request: CreateModelCustomizationJobCommandInput): object {
  const { jobName, clientRequestToken, roleArn, hyperParameters, trainingDataConfig, outputDataConfig } =
    request;
  const { validationDataConfig, vpcConfig, customizationType } = request;
  return {
    ...{ jobName, clientRequestToken, roleArn, hyperParameters, trainingDataConfig, outputDataConfig },
    ...{ validationDataConfig, vpcConfig, customizationType, outputModelName: request.customModelName },
  };
}
