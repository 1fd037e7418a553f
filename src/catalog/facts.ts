/** Shorthand the data files are written in, so that each fact stands on one line. */
import type {
  ConversationLimits,
  DatasetLimits,
  HyperparameterRange,
  Pricing,
  Successor,
} from './base-model.ts';

/** The day all facts of the catalogue were gathered or checked, `YYYY-MM-DD`. */
export const CATALOG_DATE = '2026-11-22';

type Bounds = Partial<Pick<HyperparameterRange, 'min' | 'max' | 'default' | 'note'>>;

/** Bounds from AWS's table of hyperparameters. */
export function documented(
  name: string,
  type: HyperparameterRange['type'],
  bounds: Bounds,
): HyperparameterRange {
  return { ...range(name, type, bounds), grade: 'documented' };
}

/** Bounds seen in use or taken over from a sister model. */
export function observed(
  name: string,
  type: HyperparameterRange['type'],
  bounds: Bounds,
): HyperparameterRange {
  return { ...range(name, type, bounds), grade: 'observed' };
}

function range(name: string, type: HyperparameterRange['type'], bounds: Bounds) {
  return { name, type, min: bounds.min, max: bounds.max, default: bounds.default, note: bounds.note };
}

/** Limits of a dataset; what is not named is unknown. */
export function limits(known: Partial<DatasetLimits>): DatasetLimits {
  return {
    trainMin: undefined,
    trainMax: undefined,
    validationMax: undefined,
    sumMin: undefined,
    sumMax: undefined,
    maxTokensPerRecord: undefined,
    recommendedMin: undefined,
    maxTrainBytes: undefined,
    maxValidationBytes: undefined,
    systemItems: undefined,
    reservedStrings: [],
    reservedInAnswers: false,
    suspectStrings: [],
    conversation: undefined,
    caption: undefined,
    rowsPerWarmupStep: undefined,
    ...known,
  };
}

/** What a conversation may hold; what is not named is neither media nor reasoning. */
export function conversation(known: Partial<ConversationLimits>): ConversationLimits {
  return {
    hasFixedVersion: false,
    media: undefined,
    reasoning: false,
    tools: 'unrestricted',
    isUniform: false,
    ...known,
  };
}

/** USD per month for each kept custom model, the same for every family (AWS pricing page). */
const STORAGE_USD_PER_MODEL_MONTH = 1.95;

/** A training price from AWS's price list or a bill. */
export function verifiedPrice(trainUsdPer1kTokens: number): Pricing {
  return price(trainUsdPer1kTokens, 'verified');
}

/** A training price from memory: shown as such. */
export function unverifiedPrice(trainUsdPer1kTokens: number): Pricing {
  return price(trainUsdPer1kTokens, 'unverified');
}

/** No training price found, or one that is not per token. */
export function unknownPrice(): Pricing {
  return price(undefined, 'unknown');
}

function price(trainUsdPer1kTokens: number | undefined, grade: Pricing['grade']): Pricing {
  return {
    trainUsdPer1kTokens,
    storageUsdPerModelMonth: STORAGE_USD_PER_MODEL_MONTH,
    grade,
    asOf: CATALOG_DATE,
  };
}

/** Advice of this project on where to move to. */
export function advice(id: string, reason: string): Successor {
  return { id, reason, asOf: CATALOG_DATE };
}

/** Pages of the Amazon Bedrock user guide the facts come from. */
const USER_GUIDE = 'https://docs.aws.amazon.com/bedrock/latest/userguide';
export const SOURCE = {
  models: `${USER_GUIDE}/custom-model-fine-tuning.html`,
  hyperparameters: `${USER_GUIDE}/custom-models-hp.html`,
  datasets: `${USER_GUIDE}/model-customization-prepare.html`,
  onDemand: `${USER_GUIDE}/deploy-custom-model-on-demand.html`,
  lifecycle: `${USER_GUIDE}/model-lifecycle-legacy.html`,
  novaDatasets: 'https://docs.aws.amazon.com/nova/latest/userguide/fine-tune-prepare-data-understanding.html',
  nova2Datasets: `${USER_GUIDE}/nova-2-sft-data-prep.html`,
  nova2Guide: 'https://docs.aws.amazon.com/nova/latest/nova2-userguide/nova-data-prep-sft-2.html',
  novaValidator: 'https://github.com/aws-samples/amazon-nova-samples',
  llamaValidator: 'https://github.com/aws-samples/amazon-bedrock-samples',
  titanTextGone: 'https://github.com/hashicorp/terraform-provider-aws/issues/47833',
} as const;
