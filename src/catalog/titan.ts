/** Amazon Titan: the text models are gone, of the others only the embedding model can still be tuned. */
import type { BaseModel, HyperparameterRange } from './base-model.ts';
import { advice, documented, limits, SOURCE, unknownPrice, unverifiedPrice } from './facts.ts';

const MIB = 1024 * 1024;

/** Lite and Express share one row of AWS's table. */
const TITAN_TEXT_HYPERPARAMETERS: readonly HyperparameterRange[] = [
  documented('epochCount', 'integer', { min: 1, max: 10, default: 5 }),
  documented('batchSize', 'integer', { min: 1, max: 64, default: 1 }),
  documented('learningRate', 'number', { min: 0, max: 1, default: 1e-5 }),
  documented('learningRateWarmupSteps', 'integer', { min: 0, max: 250, default: 5 }),
];

const titanTextLimits = (trainMax: number) =>
  limits({
    trainMax,
    validationMax: 1_000,
    maxTokensPerRecord: 4_096,
    maxTrainBytes: 1024 * MIB,
    maxValidationBytes: 100 * MIB,
  });

/** Gone from AWS's lifecycle page without a date; jobs could no longer be created by May 2026. */
const TITAN_TEXT = {
  provider: 'Amazon',
  status: 'retired',
  legacyOn: undefined,
  endOfLifeOn: undefined,
  formats: ['prompt-completion'],
  validationSet: true,
  inference: { onDemand: false, provisioned: true, baseId: undefined },
  regions: ['us-east-1', 'us-west-2'],
  sources: [SOURCE.hyperparameters, SOURCE.datasets, SOURCE.titanTextGone],
} as const satisfies Partial<BaseModel>;

/** Image models are priced per image seen, not per token. */
const TITAN_IMAGE = {
  provider: 'Amazon',
  successor: undefined,
  customizationTypes: ['FINE_TUNING'],
  formats: ['image-ref-caption'],
  validationSet: false,
  pricing: unknownPrice(),
  regions: ['us-east-1', 'us-west-2'],
} as const satisfies Partial<BaseModel>;

export const TITAN_MODELS: readonly BaseModel[] = [
  {
    ...TITAN_IMAGE,
    id: 'amazon.titan-embed-image-v1:0',
    name: 'Titan Multimodal Embeddings G1',
    status: 'active',
    legacyOn: undefined,
    endOfLifeOn: undefined,
    hyperparameters: [
      documented('epochCount', 'integer', { min: 1, max: 100, note: 'default: chosen by the service' }),
      documented('batchSize', 'integer', { min: 256, max: 9_216, default: 576 }),
      documented('learningRate', 'number', { min: 5e-8, max: 1, default: 5e-5 }),
    ],
    limits: limits({
      trainMin: 1_000,
      trainMax: 500_000,
      validationMax: 0,
      caption: { min: 0, max: 2_560 },
    }),
    inference: { onDemand: false, provisioned: true, baseId: 'amazon.titan-embed-image-v1' },
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets],
  },
  {
    ...TITAN_IMAGE,
    id: 'amazon.titan-image-generator-v2:0',
    name: 'Titan Image Generator v2',
    status: 'eol',
    legacyOn: '2025-12-30',
    endOfLifeOn: '2026-06-30',
    hyperparameters: [
      documented('batchSize', 'integer', { min: 8, max: 192, default: 8 }),
      documented('stepCount', 'integer', { min: 10, max: 40_000, note: 'default: chosen by the service' }),
      documented('learningRate', 'number', { min: 1e-7, max: 1, default: 1e-5 }),
    ],
    limits: limits({
      trainMin: 5,
      trainMax: 10_000,
      validationMax: 0,
      caption: { min: 3, max: 1_024 },
    }),
    inference: { onDemand: false, provisioned: true, baseId: undefined },
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.lifecycle],
  },
  {
    ...TITAN_TEXT,
    id: 'amazon.titan-text-lite-v1:0:4k',
    name: 'Titan Text G1 - Lite',
    successor: advice(
      'amazon.nova-micro-v1:0:128k',
      'the smallest text model of the same provider; prompt/completion rows convert without loss',
    ),
    customizationTypes: ['FINE_TUNING', 'CONTINUED_PRE_TRAINING'],
    hyperparameters: TITAN_TEXT_HYPERPARAMETERS,
    limits: titanTextLimits(10_000),
    pricing: unverifiedPrice(0.0004),
  },
  {
    ...TITAN_TEXT,
    id: 'amazon.titan-text-express-v1:0:8k',
    name: 'Titan Text G1 - Express',
    successor: advice(
      'amazon.nova-micro-v1:0:128k',
      'a fast text model of the same provider; prompt/completion rows convert without loss',
    ),
    customizationTypes: ['FINE_TUNING', 'CONTINUED_PRE_TRAINING'],
    hyperparameters: TITAN_TEXT_HYPERPARAMETERS,
    limits: titanTextLimits(10_000),
    pricing: unknownPrice(),
  },
  {
    ...TITAN_TEXT,
    id: 'amazon.titan-text-premier-v1:0:32k',
    name: 'Titan Text Premier',
    successor: advice(
      'amazon.nova-lite-v1:0:300k',
      'the next size up of the same provider; prompt/completion rows convert without loss',
    ),
    customizationTypes: ['FINE_TUNING'],
    hyperparameters: [
      documented('epochCount', 'integer', { min: 1, max: 5, default: 2 }),
      documented('batchSize', 'integer', { min: 1, max: 1, default: 1 }),
      documented('learningRate', 'number', { min: 1e-7, max: 1e-5, default: 1e-6 }),
      documented('learningRateWarmupSteps', 'integer', { min: 0, max: 20, default: 5 }),
    ],
    limits: titanTextLimits(20_000),
    pricing: unknownPrice(),
  },
];
