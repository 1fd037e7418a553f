/** The Bedrock runtime over the AWS SDK: how many tokens a base model counts. */
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '../../errors.ts';
import type { Inference, InferenceRequest } from '../../ports/inference.ts';
import { clientOptions, type Send, type SharedCredentials, sender } from './client.ts';
import { type AwsCall, toAwsError, unexpectedAnswer } from './errors.ts';

/** A new account may be allowed a handful of requests a minute: being told to wait is not the end. */
const ATTEMPTS = 5;

export interface InferenceAdapterOptions {
  readonly region: string;
  readonly credentials: SharedCredentials;
}

interface InferenceContext {
  readonly client: BedrockRuntimeClient;
  readonly send: Send;
  readonly region: string;
}

export function inferenceAdapter({ region, credentials }: InferenceAdapterOptions): Inference {
  const options = clientOptions(region, ATTEMPTS, credentials.transport);
  const client = new BedrockRuntimeClient({
    ...options,
    // This client alone would speak HTTP/2, which only its streams need, and which few proxies pass on.
    requestHandler: new NodeHttpHandler(options.requestHandler),
    credentials: credentials.provider,
  });
  const context: InferenceContext = { client, send: sender(credentials), region };
  return { inputTokens: (request) => inputTokens(context, request) };
}

async function inputTokens(context: InferenceContext, request: InferenceRequest): Promise<number> {
  const { modelId, system, turns } = request;
  // Converse has no right of its own.
  const call: AwsCall = { action: 'bedrock:InvokeModel', on: modelId };
  const command = new ConverseCommand({
    modelId,
    ...(system.length === 0 ? {} : { system: system.map((text) => ({ text })) }),
    messages: turns.map(({ role, texts }) => ({ role, content: texts.map((text) => ({ text })) })),
    inferenceConfig: { maxTokens: 1 },
  });
  try {
    const { usage } = await context.send(() => context.client.send(command));
    if (usage?.inputTokens === undefined) throw unexpectedAnswer(call, 'number of input tokens');
    // What a model read from its cache it counts apart.
    return usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0);
  } catch (error) {
    throw withModelHint(toAwsError(error, call), context.region);
  }
}

/** AWS says by words alone that a model is there but not for this caller, or not by this id. */
function withModelHint(error: AppError, region: string): AppError {
  const hint = modelHint(error.message, region);
  if (hint === undefined) return error;
  const { code, message, blame, cause } = error;
  return new AppError(code, message, { blame, hint, cause });
}

function modelHint(message: string, region: string): string | undefined {
  if (/don.t have access to the model/i.test(message))
    return `Ask for access to the model in the Bedrock console of ${region} (Model access), then run again.`;
  if (/on-demand throughput isn.t supported/i.test(message))
    return `Only an inference profile serves it in ${region}: \`aws bedrock list-inference-profiles --region ${region}\` names them; report the id that the catalogue should have.`;
  return undefined;
}
