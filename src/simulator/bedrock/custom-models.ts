/** Get, List and Delete of custom models. */
import { foundationModelArn, kmsKeyArn } from './arns.ts';
import { isHeld } from './endpoints.ts';
import { BedrockFault } from './fault.ts';
import type { ListModelsInput } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { timestamp } from './operation.ts';
import { lossesOf } from './outputs.ts';
import { pageOf } from './paging.ts';
import type { Members } from './service-model.ts';
import type { AccountState, CustomModel } from './state.ts';

interface ModelIdentifier {
  /** Name or ARN. */
  readonly modelIdentifier: string;
}

export function getCustomModel({ account }: Context, { modelIdentifier }: ModelIdentifier): Reply {
  const model = findModel(account, modelIdentifier);
  return { account, body: { ...common(model, account), ...training(model, account) } };
}

/** All models here belong to the account and are active: none is shared, and none appears before it is ready. */
export function listCustomModels({ account }: Context, input: ListModelsInput): Reply {
  const base = input.baseModelArnEquals ?? input.foundationModelArnEquals;
  const nothing = input.isOwned === false || (input.modelStatus ?? 'Active') !== 'Active';
  const entries = account.models.filter(
    (model) => !nothing && (base === undefined || foundationModelArn(account, model.baseModelId) === base),
  );
  const { items, nextToken } = pageOf(entries, input);
  const summaries = items.map((model) => ({
    ...common(model, account),
    // The pattern of this member has no place for the part behind the first colon.
    baseModelName: model.baseModelId.replace(/:.*/, ''),
    ownerAccountId: account.accountId,
  }));
  return { account, body: { modelSummaries: summaries, nextToken } };
}

/** The job stays, and so do the objects in S3. That and how a model in use is refused is inferred, not documented. */
export function deleteCustomModel({ account, now }: Context, { modelIdentifier }: ModelIdentifier): Reply {
  const model = findModel(account, modelIdentifier);
  if (isHeld(account, model, now)) {
    throw new BedrockFault(
      'ConflictException',
      'The custom model cannot be deleted while a custom model deployment or a Provisioned Throughput uses it.',
    );
  }
  return { account: { ...account, models: account.models.filter((other) => other !== model) }, body: {} };
}

/** Throws ResourceNotFoundException. */
function findModel(account: AccountState, identifier: string): CustomModel {
  const model = account.models.find(({ arn, name }) => arn === identifier || name === identifier);
  if (model === undefined) {
    throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
  }
  return model;
}

function common(model: CustomModel, account: AccountState): Members {
  return {
    modelArn: model.arn,
    modelName: model.name,
    creationTime: timestamp(model.createdAt),
    baseModelArn: foundationModelArn(account, model.baseModelId),
    customizationType: 'FINE_TUNING',
    modelStatus: 'Active',
  };
}

function training(model: CustomModel, account: AccountState): Members {
  const job = account.jobs.find(({ input }) => input.jobName === model.jobName);
  if (job === undefined) return {};
  const { trainingLoss, validationLosses } = lossesOf(job);
  return {
    jobName: model.jobName,
    jobArn: job.arn,
    modelKmsKeyArn: kmsKeyArn(account, job.input.customModelKmsKeyId),
    hyperParameters: job.input.hyperParameters,
    trainingDataConfig: job.input.trainingDataConfig,
    validationDataConfig: job.input.validationDataConfig,
    outputDataConfig: job.input.outputDataConfig,
    trainingMetrics: { trainingLoss },
    validationMetrics: validationLosses.map((validationLoss) => ({ validationLoss })),
  };
}
