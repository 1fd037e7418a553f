import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AppError } from '../../../src/errors.ts';
import type { AwsSession } from '../../../src/ports/aws.ts';
import type { Bedrock, CreateRunRequest } from '../../../src/ports/bedrock.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, json, type Reply, setEnv, truncated, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const BUCKET = 'acme-bedrock-tune-data';
const ROWS = `${JSON.stringify({
  schemaVersion: 'bedrock-conversation-2024',
  system: [{ text: 'You help.' }],
  messages: [
    { role: 'user', content: [{ text: 'Hi' }] },
    { role: 'assistant', content: [{ text: 'Hello' }] },
  ],
})}\n`.repeat(120);

function request(name: string, extra: Partial<CreateRunRequest> = {}): CreateRunRequest {
  return {
    jobName: name,
    customModelName: name,
    clientRequestToken: `token-${name}`,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service`,
    baseModelIdentifier: 'amazon.nova-micro-v1:0:128k',
    customizationType: 'FINE_TUNING',
    hyperparameters: { epochCount: '2', learningRate: '0.00001' },
    trainingS3Uri: `s3://${BUCKET}/p/train.jsonl`,
    validationS3Uri: undefined,
    outputS3Uri: `s3://${BUCKET}/p/outputs/${name}/`,
    tags: { 'bedrock-tune:job': 'support-bot', 'bedrock-tune:attempt': '1' },
    ...extra,
  };
}

describe('with the simulator', () => {
  const simulator = useSimulator();
  let session: AwsSession;
  beforeEach(async () => {
    session = await laptopSession(simulator());
    await session.objects.put(dataset(ROWS));
    simulator().ledger.clear();
  });

  it('creates a run and reads it back', async () => {
    const created = await session.bedrock.createRun(request('support-bot-aa'));
    expect(created).toMatchObject({ kind: 'created' });
    const run = await session.bedrock.getRun('support-bot-aa');
    expect(run).toMatchObject({
      jobName: 'support-bot-aa',
      status: 'InProgress',
      clientRequestToken: 'token-support-bot-aa',
      hyperparameters: { epochCount: '2', learningRate: '0.00001' },
      trainingS3Uri: `s3://${BUCKET}/p/train.jsonl`,
      validationS3Uris: [],
      failureMessage: undefined,
      customModelArn: undefined,
    });
    expect(run?.phases.map(({ name }) => name)).toEqual(['validation', 'dataProcessing', 'training']);
    expect(run?.createdAt).toBe(new Date(simulator().clock.now()).toISOString());
    expect(JSON.parse(JSON.stringify(run))).toEqual(JSON.parse(JSON.stringify({ ...run })));
    expect(await session.bedrock.getRun(run?.jobArn ?? '')).toEqual(run);
    const tags = { 'bedrock-tune:job': 'support-bot', 'bedrock-tune:attempt': '1' };
    expect(await session.bedrock.listTags(run?.jobArn ?? '')).toEqual(tags);
    const sent = simulator().ledger.entries({ service: 'bedrock', write: true })[0]?.request;
    expect(sent?.['customModelTags']).toEqual(sent?.['jobTags']);
  });

  it('follows a run to its model and deletes that', async () => {
    await session.bedrock.createRun(request('support-bot-bb'));
    simulator().clock.advance(3 * 3600);
    const [summary] = await session.bedrock.listRuns();
    const run = await session.bedrock.getRun('support-bot-bb');
    expect(summary).toMatchObject({ status: 'Completed', customModelArn: run?.customModelArn });
    expect(typeof run?.trainingLoss).toBe('number');
    const [model] = await session.bedrock.listModels();
    expect(model).toMatchObject({ modelArn: run?.customModelArn, modelName: 'support-bot-bb' });
    expect(await session.bedrock.stopRun(run?.jobArn ?? '')).toBe('ended');
    expect(await session.bedrock.deleteModel(model?.modelArn ?? '')).toBe('deleted');
    expect(await session.bedrock.deleteModel(model?.modelArn ?? '')).toBe('gone');
  });

  it('stops a run', async () => {
    await session.bedrock.createRun(request('support-bot-cc'));
    const run = await session.bedrock.getRun('support-bot-cc');
    expect(await session.bedrock.stopRun(run?.jobArn ?? '')).toBe('stopping');
  });

  it.each([
    ['has ended', 3 * 3600, 'ended'],
    ['is in progress', 0, 'aws-rejected'],
  ])('asks a run that %s, where Bedrock refuses to stop it', async (_what, seconds, answer) => {
    await session.bedrock.createRun(request('support-bot-dd'));
    simulator().clock.advance(seconds);
    const refusal = { form: 'status', status: 400, code: 'ValidationException', message: 'No.' } as const;
    simulator().faults.add({ service: 'bedrock', operation: 'StopModelCustomizationJob', ...refusal });
    const run = await session.bedrock.getRun('support-bot-dd');
    const stopped = session.bedrock.stopRun(run?.jobArn ?? '');
    expect(await stopped.catch(({ code }: AppError) => code)).toBe(answer);
  });

  it('lets the refusal stand where the run cannot be looked at', async () => {
    await session.bedrock.createRun(request('support-bot-ee'));
    const run = await session.bedrock.getRun('support-bot-ee');
    const refusal = { form: 'status', status: 400, code: 'ValidationException', message: 'No.' } as const;
    const busy = { form: 'status', status: 429, code: 'ThrottlingException', count: 9 } as const;
    simulator().faults.add({ service: 'bedrock', operation: 'StopModelCustomizationJob', ...refusal });
    simulator().faults.add({ service: 'bedrock', operation: 'GetModelCustomizationJob', ...busy });
    await expect(session.bedrock.stopRun(run?.jobArn ?? '')).rejects.toMatchObject({ code: 'aws-rejected' });
  });

  it('has no answer for a run that does not exist', async () => {
    expect(await session.bedrock.getRun('nobody')).toBeUndefined();
    expect(
      await session.bedrock.listTags(
        `arn:aws:bedrock:${REGION}:${ACCOUNT}:model-customization-job/amazon.nova-micro-v1:0:128k/abcdefghijkl`,
      ),
    ).toBeUndefined();
  });

  it('tells a taken name, a full quota and a refusal apart', async () => {
    await session.bedrock.createRun(request('support-bot-dd'));
    const again = await session.bedrock.createRun(request('support-bot-dd', { clientRequestToken: 'other' }));
    expect(again).toEqual({ kind: 'name-in-use' });
    await session.bedrock.createRun(request('support-bot-ee'));
    expect(await session.bedrock.createRun(request('support-bot-ff'))).toMatchObject({ kind: 'quota' });
    const refused = session.bedrock.createRun(request('support-bot-gg', { jobName: 'not a name' }));
    await expect(refused).rejects.toMatchObject({ code: 'aws-rejected', blame: 'user' });
  });

  it('sends a lost Create again with the same token, and one job comes of it', async () => {
    simulator().faults.add({
      service: 'bedrock',
      operation: 'CreateModelCustomizationJob',
      form: 'reset-after',
    });
    expect(await session.bedrock.createRun(request('support-bot-hh'))).toMatchObject({ kind: 'created' });
    expect(await session.bedrock.listRuns()).toHaveLength(1);
  });

  it('does not know what became of a Create whose answers were all lost', async () => {
    const operation = 'CreateModelCustomizationJob';
    simulator().faults.add({ service: 'bedrock', operation, form: 'reset-after', count: 3 });
    expect(await session.bedrock.createRun(request('support-bot-ii'))).toMatchObject({ kind: 'unknown' });
    expect(await session.bedrock.getRun('support-bot-ii')).toMatchObject({ status: 'InProgress' });
  });

  it('reads every page', async () => {
    await session.bedrock.createRun(request('support-bot-jj'));
    await session.bedrock.createRun(request('support-bot-kk'));
    const names = (await session.bedrock.listRuns()).map(({ jobName }) => jobName);
    expect(names.sort()).toEqual(['support-bot-jj', 'support-bot-kk']);
  });
});

function dataset(text: string) {
  const bytes = Buffer.from(text);
  return {
    bucket: BUCKET,
    key: 'p/train.jsonl',
    size: bytes.length,
    sha256: sha256(bytes),
    metadata: {},
    open: async function* () {
      yield bytes;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('over a bad wire', () => {
  /** A session whose first request (the account check) is answered well. */
  async function bedrockOver(
    ...replies: readonly Reply[]
  ): Promise<{ bedrock: Bedrock; sent: () => number }> {
    const caller = answer(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    const { url, seen } = await wire(caller, ...replies);
    setEnv(ambientEnv(url));
    const { bedrock } = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    return { bedrock, sent: () => seen.length - 1 };
  }

  const error = (status: number, name: string, message = 'words of AWS') =>
    json(status, { message }, { 'x-amzn-errortype': name });
  const ARN = `arn:aws:bedrock:${REGION}:${ACCOUNT}:custom-model/amazon.nova-micro-v1:0:128k/abcdefghijkl`;
  const JOB = {
    jobArn: ARN,
    jobName: 'a',
    baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/m',
    roleArn: 'r',
    creationTime: '2026-11-01T00:00:00Z',
  };

  it.each([
    ['a reset', drop],
    ['a gateway page', answer(502, '<html>')],
    ['a page instead of JSON', answer(201, '<html>')],
    ['a broken body', truncated],
    ['an empty answer', answer(201)],
    ['an internal error', error(500, 'InternalServerException')],
  ])('a Create answered with %s is unknown', async (_name, fault) => {
    const { bedrock } = await bedrockOver(fault);
    expect(await bedrock.createRun(request('a'))).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['ValidationException', 400, 'The provided job name is currently in use.', { kind: 'name-in-use' }],
    ['ConflictException', 400, 'conflict', { kind: 'name-in-use' }],
    ['ResourceInUseException', 400, 'in use', { kind: 'name-in-use' }],
    ['ServiceQuotaExceededException', 400, 'two jobs', { kind: 'quota' }],
  ])('a Create refused by %s', async (name, status, message, result) => {
    const { bedrock, sent } = await bedrockOver(error(status, name, message));
    expect(await bedrock.createRun(request('a'))).toMatchObject(result);
    expect(sent()).toBe(1);
  });

  it.each([
    ['AccessDeniedException', 403, 'aws-access-denied', 1],
    ['ValidationException', 400, 'aws-rejected', 1],
    ['ThrottlingException', 429, 'aws-throttled', 3],
  ])('a Create refused by %s is thrown', async (name, status, code, tries) => {
    const { bedrock, sent } = await bedrockOver(error(status, name));
    await expect(bedrock.createRun(request('a'))).rejects.toMatchObject({ code });
    expect(sent()).toBe(tries);
  });

  it('keeps words it does not know as Unknown', async () => {
    const statusDetails = { trainingDetails: { status: 'Dreaming' } };
    const { bedrock } = await bedrockOver(json(200, { ...JOB, status: 'Queued', statusDetails }));
    expect(await bedrock.getRun('a')).toMatchObject({
      status: 'Unknown',
      phases: [{ name: 'training', status: 'Unknown', startedAt: undefined }],
      endedAt: undefined,
      hyperparameters: {},
    });
  });

  it('has no phases where Bedrock reports none', async () => {
    const { bedrock } = await bedrockOver(json(200, { ...JOB, status: 'InProgress' }));
    expect(await bedrock.getRun('a')).toMatchObject({ status: 'InProgress', phases: [] });
  });

  it.each([
    ['{}', {}],
    ['a job without a name', { ...JOB, jobName: undefined }],
    ['a time that is none', { ...JOB, creationTime: 'yesterday' }],
  ])('refuses to read %s', async (_name, body) => {
    const { bedrock } = await bedrockOver(json(200, body));
    await expect(bedrock.getRun('a')).rejects.toMatchObject({ code: 'aws-unexpected-answer', blame: 'aws' });
  });

  it('follows tokens through an empty page', async () => {
    const { bedrock } = await bedrockOver(
      json(200, { modelCustomizationJobSummaries: [], nextToken: 'b' }),
      json(200, { modelCustomizationJobSummaries: [{ ...JOB, status: 'Stopped' }] }),
    );
    expect(await bedrock.listRuns()).toMatchObject([{ jobName: 'a', status: 'Stopped' }]);
  });

  it.each(['ConflictException', 'ResourceInUseException'])(
    'a model held by a deployment (%s) is in use',
    async (name) => {
      const { bedrock } = await bedrockOver(error(400, name));
      expect(await bedrock.deleteModel(ARN)).toBe('in-use');
    },
  );

  it('cannot read tags that are denied, and says so when AWS is down', async () => {
    const denied = await bedrockOver(error(403, 'AccessDeniedException'));
    expect(await denied.bedrock.listTags(ARN)).toBeUndefined();
    const down = await bedrockOver(error(500, 'InternalServerException'));
    await expect(down.bedrock.listTags(ARN)).rejects.toMatchObject({ code: 'aws-unavailable' });
  });

  it('reads a tag called __proto__ as a tag', async () => {
    const { bedrock } = await bedrockOver(json(200, { tags: [{ key: '__proto__', value: 'x' }] }));
    expect(Object.entries((await bedrock.listTags(ARN)) ?? {})).toEqual([['__proto__', 'x']]);
  });
});
