/** The Bedrock control plane over the AWS SDK. */
import {
  BedrockClient,
  CreateModelCustomizationJobCommand,
  DeleteCustomModelCommand,
  GetModelCustomizationJobCommand,
  ListTagsForResourceCommand,
  paginateListCustomModels,
  paginateListModelCustomizationJobs,
  StopModelCustomizationJobCommand,
} from '@aws-sdk/client-bedrock';
import type {
  Bedrock,
  CreateRunRequest,
  CreateRunResult,
  ModelSummary,
  RunDetail,
  RunStatus,
  RunSummary,
} from '../../ports/bedrock.ts';
import { serving } from './bedrock-serving.ts';
import { clientOptions, type Send, type SharedCredentials, sender } from './client.ts';
import { type AwsCall, awsFault, mapped, toAwsError } from './errors.ts';
import { modelSummary, runDetail, runSummary, tagList, tagRecord } from './shapes.ts';

const PAGE_SIZE = 1000;
const ALL = 'all resources of the account';

export interface BedrockAdapterOptions {
  readonly client: BedrockClient;
  readonly credentials: SharedCredentials;
}

export interface BedrockContext {
  readonly client: BedrockClient;
  readonly send: Send;
}

export function bedrockClient(region: string, credentials: SharedCredentials): BedrockClient {
  return new BedrockClient({
    ...clientOptions(region, 3, credentials.transport),
    credentials: credentials.provider,
  });
}

export function bedrockAdapter({ client, credentials }: BedrockAdapterOptions): Bedrock {
  const context: BedrockContext = { client, send: sender(credentials) };
  return {
    listRuns: () => listRuns(context),
    getRun: (nameOrArn) => getRun(context, nameOrArn),
    createRun: (request) => createRun(context, request),
    stopRun: (jobArn) => stopRun(context, jobArn),
    listModels: () => listModels(context),
    deleteModel: (modelArn) => deleteModel(context, modelArn),
    listTags: (arn) => listTags(context, arn),
    ...serving(context),
  };
}

async function listRuns({ client, send }: BedrockContext): Promise<readonly RunSummary[]> {
  const call: AwsCall = { action: 'bedrock:ListModelCustomizationJobs', on: ALL };
  return await mapped(call, () =>
    send(async () => {
      const runs: RunSummary[] = [];
      for await (const page of paginateListModelCustomizationJobs({ client, pageSize: PAGE_SIZE }, {})) {
        for (const job of page.modelCustomizationJobSummaries ?? []) runs.push(runSummary(job, call));
      }
      return runs;
    }),
  );
}

async function listModels({ client, send }: BedrockContext): Promise<readonly ModelSummary[]> {
  const call: AwsCall = { action: 'bedrock:ListCustomModels', on: ALL };
  return await mapped(call, () =>
    send(async () => {
      const models: ModelSummary[] = [];
      for await (const page of paginateListCustomModels({ client, pageSize: PAGE_SIZE }, { isOwned: true })) {
        for (const model of page.modelSummaries ?? []) models.push(modelSummary(model, call));
      }
      return models;
    }),
  );
}

async function getRun({ client, send }: BedrockContext, nameOrArn: string): Promise<RunDetail | undefined> {
  const call: AwsCall = { action: 'bedrock:GetModelCustomizationJob', on: nameOrArn };
  try {
    const command = new GetModelCustomizationJobCommand({ jobIdentifier: nameOrArn });
    return runDetail(await send(() => client.send(command)), call);
  } catch (error) {
    if (awsFault(error) === 'not-found') return undefined;
    throw toAwsError(error, call);
  }
}

/**
 * The SDK repeats a lost or refused request up to twice with the same token, which Bedrock takes for the same job.
 * After that, an answer that never came or cannot be read is `unknown`: the job may exist.
 */
async function createRun(
  { client, send }: BedrockContext,
  request: CreateRunRequest,
): Promise<CreateRunResult> {
  const call: AwsCall = { action: 'bedrock:CreateModelCustomizationJob', on: request.jobName };
  try {
    const { jobArn } = await send(() => client.send(createCommand(request)));
    return jobArn === undefined
      ? { kind: 'unknown', message: `${call.action} on ${call.on}: the answer has no job ARN` }
      : { kind: 'created', jobArn };
  } catch (error) {
    const { message } = toAwsError(error, call);
    switch (awsFault(error)) {
      case 'name-in-use':
      case 'conflict':
        return { kind: 'name-in-use' };
      case 'quota':
        return { kind: 'quota', message };
      case 'unavailable':
      case 'unexpected':
        return { kind: 'unknown', message };
      default:
        throw toAwsError(error, call);
    }
  }
}

function createCommand(request: CreateRunRequest): CreateModelCustomizationJobCommand {
  const tags = tagList(request.tags);
  const { validationS3Uri } = request;
  return new CreateModelCustomizationJobCommand({
    jobName: request.jobName,
    customModelName: request.customModelName,
    clientRequestToken: request.clientRequestToken,
    roleArn: request.roleArn,
    baseModelIdentifier: request.baseModelIdentifier,
    customizationType: request.customizationType,
    hyperParameters: { ...request.hyperparameters },
    trainingDataConfig: { s3Uri: request.trainingS3Uri },
    ...(validationS3Uri === undefined
      ? {}
      : { validationDataConfig: { validators: [{ s3Uri: validationS3Uri }] } }),
    outputDataConfig: { s3Uri: request.outputS3Uri },
    jobTags: tags,
    customModelTags: tags,
  });
}

/** What Bedrock answers for a run that has ended is documented nowhere: where it refuses, the run itself tells. */
async function stopRun(context: BedrockContext, jobArn: string): Promise<'stopping' | 'ended'> {
  const { client, send } = context;
  const call: AwsCall = { action: 'bedrock:StopModelCustomizationJob', on: jobArn };
  try {
    await send(() => client.send(new StopModelCustomizationJobCommand({ jobIdentifier: jobArn })));
    return 'stopping';
  } catch (error) {
    const fault = awsFault(error);
    if (fault === 'conflict') return 'ended';
    const status = fault === 'rejected' ? await statusNow(context, jobArn) : 'Unknown';
    if (status !== 'InProgress' && status !== 'Unknown') return 'ended';
    throw toAwsError(error, call);
  }
}

/** undefined: there is no such run. What cannot be looked at now is unknown: the refusal that led here stands. */
async function statusNow(context: BedrockContext, jobArn: string): Promise<RunStatus | undefined> {
  try {
    return (await getRun(context, jobArn))?.status;
  } catch {
    return 'Unknown';
  }
}

async function deleteModel(
  { client, send }: BedrockContext,
  modelArn: string,
): Promise<'deleted' | 'gone' | 'in-use'> {
  const call: AwsCall = { action: 'bedrock:DeleteCustomModel', on: modelArn };
  try {
    await send(() => client.send(new DeleteCustomModelCommand({ modelIdentifier: modelArn })));
    return 'deleted';
  } catch (error) {
    if (awsFault(error) === 'not-found') return 'gone';
    if (isHeld(error)) return 'in-use';
    throw toAwsError(error, call);
  }
}

/** Which of the two errors that it declares Bedrock answers here is not documented: with one, its words tell. */
function isHeld(error: unknown): boolean {
  const fault = awsFault(error);
  if (fault !== 'rejected') return fault === 'conflict' || fault === 'name-in-use';
  return error instanceof Error && /\bin use\b|deploy|provisioned/i.test(error.message);
}

async function listTags(
  { client, send }: BedrockContext,
  arn: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const call: AwsCall = { action: 'bedrock:ListTagsForResource', on: arn };
  try {
    const { tags } = await send(() => client.send(new ListTagsForResourceCommand({ resourceARN: arn })));
    return tagRecord(tags ?? []);
  } catch (error) {
    const fault = awsFault(error);
    if (fault === 'not-found' || fault === 'denied') return undefined;
    throw toAwsError(error, call);
  }
}
