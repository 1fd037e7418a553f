/** Questions to the catalogue of base models. Days are `YYYY-MM-DD` texts, which sort as dates do. */
import { ANTHROPIC_MODELS } from './anthropic.ts';
import type { BaseModel, HyperparameterRange } from './base-model.ts';
import { COHERE_MODELS } from './cohere.ts';
import { META_MODELS } from './meta.ts';
import { distance } from './nearest.ts';
import { NOVA_MODELS } from './nova.ts';
import { TITAN_MODELS } from './titan.ts';

export { CATALOG_DATE } from './facts.ts';
export { nearest } from './nearest.ts';
export { KNOWN_REGIONS, REGION_NAME } from './regions.ts';
export { storagePrice, storageUsd } from './storage.ts';

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
 * invoked does not (`…-v1:0`, `us.…-v1:0`), and people pass one for the other. A wrong context suffix counts as none;
 * another version is another model.
 */
export function baseModelOfInferenceId(idOrArn: string): BaseModel | undefined {
  const wanted = withoutRegionGroup(baseModelId(idOrArn)).split(':', 2).join(':');
  return BASE_MODELS.find((model) => spellings(model.id).includes(wanted));
}

/** Typing errors that are taken for such: one letter wrong, or two that changed places. */
const MAX_SLIPS = 2;

/**
 * The base model whose id, with or without its suffixes, was mistyped. A differing number is no slip: it is most
 * likely a newer model that the catalogue does not have yet.
 */
export function misspeltBaseModel(idOrArn: string): BaseModel | undefined {
  const wanted = withoutRegionGroup(baseModelId(idOrArn));
  const [best] = BASE_MODELS.flatMap((model) => spellings(model.id).map((spelling) => ({ model, spelling })))
    .filter(({ spelling }) => isSlip(wanted, spelling))
    .map(({ model, spelling }) => ({ model, slips: distance(wanted, spelling) }))
    .sort((a, b) => a.slips - b.slips);
  return best?.model;
}

function isSlip(wanted: string, spelling: string): boolean {
  // First, for the distance is quadratic and the texts come from pull requests.
  if (Math.abs(wanted.length - spelling.length) > MAX_SLIPS) return false;
  if (numbersIn(wanted) !== numbersIn(spelling)) return false;
  return distance(wanted, spelling) <= MAX_SLIPS;
}

function numbersIn(id: string): string {
  return (id.match(/\d+/g) ?? []).join(' ');
}

/** The id whole, without its context, and without its version. */
function spellings(id: string): readonly string[] {
  const [name = '', version, context] = id.split(':');
  if (version === undefined) return [id];
  const short = [`${name}:${version}`, name];
  return context === undefined ? short : [id, ...short];
}

function withoutRegionGroup(id: string): string {
  return id.replace(/^(?:us|us-gov|eu|apac|au|ca|jp|global)\./, '');
}

/** The model that can be trained and is spelt most like the id, if at most a third of the letters differ. */
export function nearestBaseModel(idOrArn: string): BaseModel | undefined {
  const wanted = baseModelId(idOrArn);
  const [best] = BASE_MODELS.filter(
    ({ id, status }) => status === 'active' && Math.abs(wanted.length - id.length) <= id.length / 3,
  )
    .map((model) => ({ model, differing: distance(wanted, model.id) / model.id.length }))
    .filter(({ differing }) => differing <= 1 / 3)
    .sort((a, b) => a.differing - b.differing);
  return best?.model;
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

/** The range of one hyperparameter; undefined when the model has none of that name. */
export function findHyperparameter(model: BaseModel, name: string): HyperparameterRange | undefined {
  return model.hyperparameters.find((range) => range.name === name);
}
