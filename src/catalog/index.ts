/** Questions to the catalogue of base models. Days are `YYYY-MM-DD` texts, which sort as dates do. */
import { ANTHROPIC_MODELS } from './anthropic.ts';
import type { BaseModel, HyperparameterRange } from './base-model.ts';
import { COHERE_MODELS } from './cohere.ts';
import { META_MODELS } from './meta.ts';
import { nearest } from './nearest.ts';
import { NOVA_MODELS } from './nova.ts';
import { TITAN_MODELS } from './titan.ts';

export { CATALOG_DATE } from './facts.ts';
export { nearest } from './nearest.ts';

/** Every base model Bedrock could ever fine-tune that people still ask for, those that are gone included. */
export const BASE_MODELS: readonly BaseModel[] = [
  ...NOVA_MODELS,
  ...META_MODELS,
  ...TITAN_MODELS,
  ...ANTHROPIC_MODELS,
  ...COHERE_MODELS,
];

const BY_ID: ReadonlyMap<string, BaseModel> = new Map(BASE_MODELS.map((model) => [model.id, model]));

const FOUNDATION_MODEL_ARN = /^arn:(aws[a-z-]*):bedrock:([a-z0-9-]+)::foundation-model\/(.+)$/;

/** A foundation-model ARN taken apart; undefined for anything else. */
export function parseFoundationModelArn(
  text: string,
): { readonly region: string; readonly id: string } | undefined {
  const [, , region, id] = FOUNDATION_MODEL_ARN.exec(text) ?? [];
  return region === undefined || id === undefined ? undefined : { region, id };
}

/** The id in a foundation-model ARN, or the text itself. */
export function baseModelId(idOrArn: string): string {
  return parseFoundationModelArn(idOrArn)?.id ?? idOrArn;
}

/** The base model with exactly this id (or foundation-model ARN). */
export function findBaseModel(idOrArn: string): BaseModel | undefined {
  return BY_ID.get(baseModelId(idOrArn));
}

/**
 * The base model an id for inference stands for: what is trained carries a context suffix (`…-v1:0:128k`), what is
 * invoked does not (`…-v1:0`, `us.…-v1:0`), and people pass one for the other.
 */
export function baseModelOfInferenceId(idOrArn: string): BaseModel | undefined {
  const wanted = stem(baseModelId(idOrArn));
  return BASE_MODELS.find((model) => stem(model.id) === wanted);
}

/** Neither the region group in front nor version and context behind. */
function stem(id: string): string {
  return id.replace(/^(?:us|eu|apac|global)\./, '').replace(/:.*$/s, '');
}

/** The model that can be trained today and is spelt most like the id. */
export function nearestBaseModel(idOrArn: string): BaseModel | undefined {
  const trainable = BASE_MODELS.filter((model) => model.status === 'active');
  const found = nearest(
    baseModelId(idOrArn),
    trainable.map((model) => model.id),
  );
  return found === undefined ? undefined : BY_ID.get(found);
}

/** Gone: requests fail. */
export function isRetired(model: BaseModel, today: string): boolean {
  if (model.endOfLifeOn !== undefined) return model.endOfLifeOn <= today;
  return model.status === 'retired' || model.status === 'eol';
}

/** Bedrock accepts no new fine-tuning job on a Legacy model. */
export function isLegacy(model: BaseModel, today: string): boolean {
  return model.legacyOn !== undefined && model.legacyOn <= today && !isRetired(model, today);
}

/** Models a new fine-tuning job can start from on that day, in one region or anywhere. */
export function trainableModels(today: string, region?: string): readonly BaseModel[] {
  return BASE_MODELS.filter(
    (model) =>
      !isRetired(model, today) &&
      !isLegacy(model, today) &&
      (region === undefined || model.regions.includes(region)),
  );
}

/** Regions in which any model of the catalogue can be trained, sorted. */
export function trainingRegions(): readonly string[] {
  return [...new Set(BASE_MODELS.flatMap((model) => model.regions))].sort();
}

/** The range of one hyperparameter; undefined when the model has none of that name. */
export function findHyperparameter(model: BaseModel, name: string): HyperparameterRange | undefined {
  return model.hyperparameters.find((range) => range.name === name);
}
