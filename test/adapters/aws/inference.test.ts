import { describe, expect, it } from '@jest/globals';
import type { InferenceRequest } from '../../../src/ports/inference.ts';
import { useSimulator } from '../../support/simulator.ts';
import { json, setEnv, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const simulator = useSimulator();

const ASK: InferenceRequest = {
  modelId: 'amazon.nova-micro-v1:0',
  system: [],
  turns: [{ role: 'user', texts: ['OK'] }],
};

async function tokens(request: Partial<InferenceRequest> = {}): Promise<number> {
  const session = await laptopSession(simulator());
  return await (await session.inference()).inputTokens({ ...ASK, ...request });
}

/** The next answer of Converse. */
function fail(status: number, code: string, message: string): void {
  simulator().faults.add({
    service: 'bedrock-runtime',
    operation: 'Converse',
    form: 'status',
    status,
    code,
    message,
  });
}

const calls = () => simulator().ledger.entries({ service: 'bedrock-runtime' });

describe('inputTokens', () => {
  it('is what the model counts, by one request for one token', async () => {
    const alone = await tokens();
    const more = await tokens({
      system: ['Be brief.', 'Be kind.'],
      turns: [
        { role: 'user', texts: ['What is it?', 'Say it.'] },
        { role: 'assistant', texts: ['A light.'] },
        ...ASK.turns,
      ],
    });
    expect(more).toBeGreaterThan(alone);
    expect(calls().map(({ operation, status }) => [operation, status])).toEqual([
      ['Converse', 200],
      ['Converse', 200],
    ]);
  });

  it('asks for one token, and counts what was read from a cache too', async () => {
    const usage = {
      inputTokens: 5,
      outputTokens: 1,
      totalTokens: 118,
      cacheReadInputTokens: 100,
      cacheWriteInputTokens: 12,
    };
    const output = { message: { role: 'assistant', content: [{ text: 'A' }] } };
    const runtime = await wire(
      json(200, { output, stopReason: 'max_tokens', usage, metrics: { latencyMs: 1 } }),
    );
    setEnv({
      ...ambientEnv(simulator().env['AWS_ENDPOINT_URL_STS'] ?? ''),
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime.url,
    });
    const session = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    expect(await (await session.inference()).inputTokens(ASK)).toBe(117);
    const [request] = runtime.seen;
    expect(request?.url).toBe('/model/amazon.nova-micro-v1%3A0/converse');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      messages: [{ role: 'user', content: [{ text: 'OK' }] }],
      inferenceConfig: { maxTokens: 1 },
    });
  });

  it('does not take an answer without a count for one', async () => {
    const runtime = await wire(json(200, { stopReason: 'end_turn' }));
    setEnv({
      ...ambientEnv(simulator().env['AWS_ENDPOINT_URL_STS'] ?? ''),
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime.url,
    });
    const session = await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined });
    const asked = (await session.inference()).inputTokens(ASK);
    await expect(asked).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
  });

  it('asks again when it is told to wait', async () => {
    fail(429, 'ThrottlingException', 'Too many requests');
    expect(await tokens()).toBeGreaterThan(0);
    expect(calls().map(({ status }) => status)).toEqual([429, 200]);
  });

  it.each([
    {
      answer: [403, 'AccessDeniedException', 'User: x is not authorized to perform: bedrock:InvokeModel'],
      code: 'aws-access-denied',
      hint: 'Allow bedrock:InvokeModel',
    },
    {
      answer: [
        403,
        'AccessDeniedException',
        "You don't have access to the model with the specified model ID.",
      ],
      code: 'aws-access-denied',
      hint: 'Model access',
    },
    {
      answer: [400, 'ValidationException', 'Too many input tokens'],
      code: 'aws-rejected',
      hint: 'Change what AWS',
    },
    {
      answer: [404, 'ResourceNotFoundException', 'This model version has reached the end of its life.'],
      code: 'aws-not-found',
      hint: 'this region',
    },
    { answer: [424, 'ModelErrorException', 'The model failed'], code: 'aws-rejected', hint: 'run again' },
  ] as const)('is refused with the fix: $answer', async ({ answer: [status, name, message], code, hint }) => {
    fail(status, name, message);
    await expect(tokens()).rejects.toMatchObject({
      code,
      message: expect.stringContaining('bedrock:InvokeModel on amazon.nova-micro-v1:0'),
      hint: expect.stringContaining(hint),
    });
  });

  it('by an id that is not for on-demand inference names who knows the one that is', async () => {
    await expect(tokens({ modelId: 'amazon.nova-micro-v1:0:128k' })).rejects.toMatchObject({
      code: 'aws-rejected',
      hint: expect.stringContaining('aws bedrock list-inference-profiles --region us-east-1'),
    });
  });
});
