/** Foundation models from the catalogue, with a lifecycle that follows the simulated date. */

import type { BaseModel } from '../../catalog/base-model.ts';
import { unreachable } from '../../errors.ts';
import { foundationModelArn } from './arns.ts';
import { BedrockFault, invalid } from './fault.ts';
import type { ListFoundationModelsInput } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { timestamp } from './operation.ts';
import type { Members } from './service-model.ts';

/** `gone`: retired before the catalogue's dates begin. */
type Stage = 'active' | 'legacy' | 'ended' | 'gone';

interface Offered {
  readonly modelId: string;
  readonly model: BaseModel;
  readonly customizations: readonly string[];
  readonly inference: readonly string[];
}

/** Throws the service's refusal unless the model can start a fine-tuning job in the region today. */
export function trainableModel(id: string, context: Context): BaseModel {
  const model = context.models.find((candidate) => candidate.id === id);
  if (model === undefined || !model.regions.includes(context.account.region)) throw unknownModel();
  const stage = stageOf(model, context.now);
  switch (stage) {
    case 'active':
      return model;
    case 'legacy':
      throw new BedrockFault(
        'ValidationException',
        `The model ${id} is marked by the provider as Legacy. New model customization jobs are not allowed.`,
      );
    case 'ended':
      throw endOfLife();
    case 'gone':
      throw unknownModel();
    default:
      return unreachable(stage);
  }
}

export function getFoundationModel(context: Context, input: { readonly modelIdentifier: string }): Reply {
  const offered = offeredModel(context, input.modelIdentifier);
  return { account: context.account, body: { modelDetails: details(offered, context) } };
}

/** By id or ARN. Throws the service's refusal unless the model is offered in the region today. */
export function offeredModel(context: Context, identifier: string): Offered {
  const { account, now } = context;
  const prefix = foundationModelArn(account, '');
  const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier;
  const offered = offeredModels(context).find((candidate) => candidate.modelId === id);
  if (offered === undefined) throw unknownModel();
  if (stageOf(offered.model, now) === 'ended') throw endOfLife();
  return offered;
}

export function listFoundationModels(context: Context, input: ListFoundationModelsInput): Reply {
  const summaries = offeredModels(context)
    .filter((offered) => stageOf(offered.model, context.now) !== 'ended')
    .filter((offered) => matches(offered, input))
    .map((offered) => details(offered, context));
  return { account: context.account, body: { modelSummaries: summaries } };
}

export function getFoundationModelAvailability(context: Context, input: { readonly modelId: string }): Reply {
  const known = context.models.filter((model) => stageOf(model, context.now) !== 'gone');
  const model = known.find(({ id, inference }) => id === input.modelId || inference.baseId === input.modelId);
  if (model === undefined) throw unknownModel();
  const here = model.regions.includes(context.account.region);
  const body = {
    modelId: input.modelId,
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: here ? 'AVAILABLE' : 'NOT_AVAILABLE',
  };
  return { account: context.account, body };
}

/**
 * Two entries for most models: the suffixed id, which can be customized and is invoked through provisioned throughput
 * only, and the plain id for inference. Ids of inference profiles (`us.`) are not foundation models.
 */
function offeredModels({ account, models, now }: Context): readonly Offered[] {
  const here = models.filter(
    (model) => model.regions.includes(account.region) && stageOf(model, now) !== 'gone',
  );
  const entries = here.flatMap((model): readonly Offered[] => {
    const inference = model.inference.provisioned ? ['PROVISIONED'] : [];
    const tunable = { modelId: model.id, model, customizations: customizationsOf(model), inference };
    const plain = model.inference.baseId?.replace(/^us\./, '');
    if (plain === undefined || plain === model.id) return [tunable];
    return [tunable, { modelId: plain, model, customizations: [], inference: ['ON_DEMAND'] }];
  });
  return entries;
}

/** The enum of the answer has no word for reinforcement fine-tuning. */
function customizationsOf(model: BaseModel): readonly string[] {
  return model.customizationTypes.filter((type) => type !== 'REINFORCEMENT_FINE_TUNING');
}

function matches({ model, customizations, inference }: Offered, input: ListFoundationModelsInput): boolean {
  return (
    (input.byProvider === undefined || input.byProvider.toLowerCase() === model.provider.toLowerCase()) &&
    (input.byCustomizationType === undefined || customizations.includes(input.byCustomizationType)) &&
    (input.byOutputModality === undefined || input.byOutputModality === outputModality(model)) &&
    (input.byInferenceType === undefined || inference.includes(input.byInferenceType))
  );
}

function details({ modelId, model, customizations, inference }: Offered, context: Context): Members {
  return {
    modelArn: foundationModelArn(context.account, modelId),
    modelId,
    modelName: model.name,
    providerName: model.provider,
    outputModalities: [outputModality(model)],
    customizationsSupported: customizations,
    inferenceTypesSupported: inference,
    modelLifecycle: {
      status: stageOf(model, context.now) === 'active' ? 'ACTIVE' : 'LEGACY',
      legacyTime: timestamp(dateOf(model.legacyOn)),
      endOfLifeTime: timestamp(dateOf(model.endOfLifeOn)),
    },
  };
}

function outputModality(model: BaseModel): 'TEXT' | 'IMAGE' | 'EMBEDDING' {
  if (!model.formats.includes('image-ref-caption')) return 'TEXT';
  return model.id.includes('embed') ? 'EMBEDDING' : 'IMAGE';
}

function stageOf(model: BaseModel, now: number): Stage {
  if (model.status === 'retired') return 'gone';
  const [legacy, end] = [dateOf(model.legacyOn), dateOf(model.endOfLifeOn)];
  if (end === undefined && model.status === 'eol') return 'ended';
  if (end !== undefined && now >= end) return 'ended';
  return legacy !== undefined && now >= legacy ? 'legacy' : 'active';
}

function dateOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Date.parse(`${date}T00:00:00Z`);
}

function unknownModel(): BedrockFault {
  return invalid('The provided model identifier is invalid.');
}

function endOfLife(): BedrockFault {
  return new BedrockFault(
    'ResourceNotFoundException',
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  );
}
