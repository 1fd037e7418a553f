/** Which ids of the catalogue can be invoked on demand, and in what words the others are refused. */
import type { BaseModel } from '../../catalog/base-model.ts';
import { BASE_MODELS, isRetired } from '../../catalog/index.ts';
import { foundationModelArn, type Home } from '../bedrock/arns.ts';
import { BedrockFault, invalid } from '../bedrock/fault.ts';
import type { Access } from '../iam/decide.ts';

/** An inference profile stands for the model in several regions of its group. */
const PROFILE = /^us\./;

/**
 * Throws the service's refusal unless the id can be invoked in the region. The suffixed ids that are trained, and
 * models that a region offers by an inference profile alone, are refused in the words that AWS has for both.
 * @param now milliseconds since the epoch
 */
export function requireInvocable(modelId: string, { region }: Pick<Home, 'region'>, now: number): void {
  const model = BASE_MODELS.find((candidate) => idsOf(candidate).includes(modelId));
  if (model === undefined) throw invalid('The provided model identifier is invalid.');
  if (isRetired(model, new Date(now).toISOString().slice(0, 10)))
    throw new BedrockFault(
      'ResourceNotFoundException',
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    );
  if (modelId !== model.inference.baseId)
    throw invalid(
      `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  const isHere = PROFILE.test(modelId) ? region.startsWith('us-') : model.regions.includes(region);
  if (!isHere) throw invalid('The provided model identifier is invalid.');
}

function idsOf({ id, inference: { baseId } }: BaseModel): readonly string[] {
  return [id, ...(baseId === undefined ? [] : [baseId, baseId.replace(PROFILE, '')])];
}

/** A profile needs the right to itself and to its model; here the model in the caller's region stands for all. */
export function invocationNeeds(modelId: string, home: Home): readonly Access[] {
  const on = (resource: string): Access => ({ action: 'bedrock:InvokeModel', resource, context: {} });
  const model = on(foundationModelArn(home, modelId.replace(PROFILE, '')));
  if (!PROFILE.test(modelId)) return [model];
  return [on(`arn:aws:bedrock:${home.region}:${home.accountId}:inference-profile/${modelId}`), model];
}
