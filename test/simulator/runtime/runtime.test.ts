/** The real SDK client against the runtime: what it cannot read or does not recognise, it throws on. */
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import fc from 'fast-check';
import type { PolicyDocument } from '../../../src/simulator/identity.ts';
import { inputTokens } from '../../../src/simulator/runtime/token-count.ts';
import { useSimulator } from '../../support/simulator.ts';

const MODEL = 'amazon.nova-micro-v1:0';
const simulator = useSimulator();
let client: BedrockRuntimeClient;
beforeAll(() => {
  client = clientIn('us-east-1');
});
afterAll(() => client.destroy());

function clientIn(
  region: string,
  accessKeyId = 'AKIASIMULATEDLAPTOP1',
  sessionToken?: string,
): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region,
    endpoint: simulator().env['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'] ?? '',
    credentials: {
      accessKeyId,
      secretAccessKey: 'secret',
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    maxAttempts: 1,
    // By itself it speaks HTTP/2, which the simulator does not.
    requestHandler: new NodeHttpHandler(),
  });
}

const says = (...texts: readonly string[]): NonNullable<ConverseCommandInput['messages']> =>
  texts.map((text, turn) => ({ role: turn % 2 === 0 ? 'user' : 'assistant', content: [{ text }] }));

async function ask(input: Partial<ConverseCommandInput>, by = client) {
  return await by.send(new ConverseCommand({ modelId: MODEL, messages: says('Hello'), ...input }));
}

describe('Converse', () => {
  it('counts all texts of the request, and answers with no more than it may', async () => {
    const short = await ask({ inferenceConfig: { maxTokens: 1 } });
    expect(short).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 1 } });
    const whole = await ask({ system: [{ text: 'Be brief.' }], messages: says('Hello', 'Hi', 'Bye') });
    expect(whole.stopReason).toBe('end_turn');
    expect(whole.output?.message?.content).toEqual([{ text: 'A simulated answer.' }]);
    const [few = 0, many = 0] = [short, whole].map(({ usage }) => usage?.inputTokens);
    expect(many).toBeGreaterThan(few);
    expect((await ask({ inferenceConfig: { maxTokens: 1 } })).usage).toEqual(short.usage);
  });

  it('is a write in the ledger, with its right and without its texts', async () => {
    await ask({ messages: says('A secret of the company') });
    const [entry] = simulator().ledger.entries({ service: 'bedrock-runtime', write: true });
    expect(entry).toMatchObject({ operation: 'Converse', status: 200, actions: ['bedrock:InvokeModel'] });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it.each([
    [
      'an id that is trained',
      { modelId: 'amazon.nova-micro-v1:0:128k' },
      'ValidationException',
      'on-demand throughput isn’t supported',
    ],
    [
      'an id that nobody has',
      { modelId: 'amazon.nova-nano-v1:0' },
      'ValidationException',
      'identifier is invalid',
    ],
    [
      'a model of another region',
      { modelId: 'meta.llama3-1-8b-instruct-v1:0' },
      'ValidationException',
      'identifier is invalid',
    ],
    [
      'a model that is gone',
      { modelId: 'amazon.nova-canvas-v1:0' },
      'ResourceNotFoundException',
      'end of its life',
    ],
    ['nothing asked', { messages: [] }, 'ValidationException', 'start with a user'],
    [
      'the answer first',
      { messages: says('A').map((turn) => ({ ...turn, role: 'assistant' as const })) },
      'ValidationException',
      'start with a user',
    ],
    ['the answer last', { messages: says('A', 'B') }, 'ValidationException', 'must end with a user'],
    ['two questions', { messages: [...says('A'), ...says('B')] }, 'ValidationException', 'alternate'],
    ['a blank text', { messages: says(' ') }, 'ValidationException', 'messages.0.content.0 is blank'],
    [
      'an empty turn',
      { messages: [{ role: 'user' as const, content: [] }] },
      'ValidationException',
      'is empty',
    ],
    [
      'a temperature that there is not',
      { inferenceConfig: { temperature: 2 } },
      'ValidationException',
      'less than or equal to 1',
    ],
    [
      'what is not imitated',
      { toolConfig: { tools: [] } },
      'ValidationException',
      'does not imitate toolConfig',
    ],
  ])('refuses %s', async (_, input, name, words) => {
    await expect(ask(input)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
  });

  it('has some models by inference profiles alone, in the regions of the group', async () => {
    const west = clientIn('us-west-2');
    const id = 'meta.llama3-3-70b-instruct-v1:0';
    await expect(ask({ modelId: id }, west)).rejects.toMatchObject({ name: 'ValidationException' });
    expect((await ask({ modelId: `us.${id}` }, west)).usage?.inputTokens).toBeGreaterThan(0);
    const far = clientIn('eu-west-1');
    await expect(ask({ modelId: `us.${id}` }, far)).rejects.toMatchObject({ name: 'ValidationException' });
    for (const other of [west, far]) other.destroy();
  });

  it('asks who is there, and what a role may', async () => {
    const stranger = clientIn('us-east-1', 'AKIAUNKNOWN');
    await expect(ask({}, stranger)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const { iam } = simulator().world;
    const arn = 'arn:aws:iam::111122223333:role/asking';
    const session = {
      accessKeyId: 'ASIAASKING',
      secretAccessKey: 's',
      sessionToken: 't',
      accountId: '111122223333',
    };
    iam.sessions.push({
      ...session,
      arn,
      roleArn: arn,
      userId: 'AROAASKING',
      expiresAt: Number.MAX_SAFE_INTEGER,
    });
    const may = (Resource: string): PolicyDocument => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource }],
    });
    const trust: PolicyDocument = { Version: '2012-10-17', Statement: [] };
    const grant = (resource: string): void => {
      iam.roles.splice(0, iam.roles.length, {
        arn,
        trust,
        maxSessionSeconds: 3600,
        policies: { own: may(resource) },
      });
    };
    const by = clientIn('us-east-1', 'ASIAASKING', 't');
    grant('arn:aws:bedrock:*::foundation-model/amazon.nova-lite-*');
    await expect(ask({}, by)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    grant('arn:aws:bedrock:*::foundation-model/amazon.nova-micro-*');
    expect((await ask({}, by)).usage?.outputTokens).toBe(4);
    for (const other of [stranger, by]) other.destroy();
  });
});

describe('the count of tokens', () => {
  it.each([
    ['words', 'The light is on', 4],
    ['a long word', 'internationalisation', 4],
    ['numbers', '12345', 2],
    ['JSON', '{"a":1}', 7],
    ['Japanese', 'ご注文', 3],
    ['Russian', 'заказ', 2],
    ['blanks', '   ', 0],
  ])('of %s', (_, text, count) => {
    expect(inputTokens([[text]]) - inputTokens([['']])).toBe(count);
  });

  it('adds up, and never has more tokens of a text than it has bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const alone = (text: string): number => inputTokens([[text]]) - inputTokens([[]]);
        expect(inputTokens([[one, other]]) - inputTokens([[]])).toBe(alone(one) + alone(other));
        expect(alone(one)).toBeLessThanOrEqual(Buffer.byteLength(one));
      }),
    );
  });
});
