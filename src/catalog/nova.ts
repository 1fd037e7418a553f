/** Amazon Nova. */
import type { BaseModel, DatasetLimits, HyperparameterRange } from './base-model.ts';
import {
  documented,
  limits,
  observed,
  SOURCE,
  unknownPrice,
  unverifiedPrice,
  verifiedPrice,
} from './facts.ts';

const NOVA_1_HYPERPARAMETERS: readonly HyperparameterRange[] = [
  documented('epochCount', 'integer', { min: 1, max: 5, default: 2 }),
  documented('learningRate', 'number', { min: 1e-6, max: 1e-4, default: 1e-5 }),
  documented('learningRateWarmupSteps', 'integer', { min: 0, max: 100, default: 10 }),
  observed('batchSize', 'integer', {
    min: 1,
    max: 1,
    default: 1,
    note: 'accepted and fixed at 1; absent from the documented table',
  }),
];

const RESERVED = ['User:', 'Bot:', 'Assistant:', 'System:', '<image>', '<video>', '[EOS]'];

const NOVA_1_LIMITS: DatasetLimits = limits({
  trainMin: 8,
  trainMax: 20_000,
  sumMax: 20_000,
  maxTokensPerRecord: 32_000,
  recommendedMin: 100,
  reservedStrings: RESERVED,
});

const NOVA_1_SOURCES = [
  SOURCE.models,
  SOURCE.hyperparameters,
  SOURCE.novaDatasets,
  SOURCE.onDemand,
  SOURCE.novaValidator,
];

const NOVA_1 = {
  provider: 'Amazon',
  status: 'active',
  legacyOn: undefined,
  endOfLifeOn: undefined,
  successor: undefined,
  customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
  formats: ['bedrock-conversation-2024'],
  hyperparameters: NOVA_1_HYPERPARAMETERS,
  limits: NOVA_1_LIMITS,
  validationSet: true,
  regions: ['us-east-1'],
  sources: NOVA_1_SOURCES,
} as const satisfies Partial<BaseModel>;

export const NOVA_MODELS: readonly BaseModel[] = [
  {
    ...NOVA_1,
    id: 'amazon.nova-micro-v1:0:128k',
    name: 'Nova Micro',
    inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-micro-v1:0' },
    pricing: verifiedPrice(0.001),
  },
  {
    ...NOVA_1,
    id: 'amazon.nova-lite-v1:0:300k',
    name: 'Nova Lite',
    inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-lite-v1:0' },
    pricing: unverifiedPrice(0.002),
  },
  {
    ...NOVA_1,
    id: 'amazon.nova-pro-v1:0:300k',
    name: 'Nova Pro',
    inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-pro-v1:0' },
    pricing: unverifiedPrice(0.008),
  },
  {
    id: 'amazon.nova-2-lite-v1:0:256k',
    provider: 'Amazon',
    name: 'Nova 2 Lite',
    status: 'active',
    legacyOn: undefined,
    endOfLifeOn: undefined,
    successor: undefined,
    customizationTypes: ['FINE_TUNING', 'REINFORCEMENT_FINE_TUNING'],
    formats: ['bedrock-conversation-2024'],
    hyperparameters: [
      observed('epochCount', 'integer', { note: 'bounds not documented; 3 is in use' }),
      observed('batchSize', 'integer', { min: 1, max: 1, default: 1 }),
      observed('learningRate', 'number', { note: 'bounds not documented; 1e-5 is in use' }),
      observed('learningRateWarmupSteps', 'integer', { note: 'bounds not documented; 0 is in use' }),
    ],
    limits: limits({
      trainMin: 200,
      trainMax: 20_000,
      validationMax: 0,
      sumMax: 20_000,
      maxTokensPerRecord: 32_000,
      recommendedMin: 2_000,
      reservedStrings: RESERVED,
    }),
    validationSet: false,
    inference: { onDemand: true, provisioned: true, baseId: 'us.amazon.nova-2-lite-v1:0' },
    pricing: verifiedPrice(0.00378),
    regions: ['us-east-1'],
    sources: [SOURCE.models, SOURCE.nova2Datasets, SOURCE.onDemand, SOURCE.novaValidator],
  },
  {
    id: 'amazon.nova-canvas-v1:0',
    provider: 'Amazon',
    name: 'Nova Canvas',
    status: 'eol',
    legacyOn: '2026-03-30',
    endOfLifeOn: '2026-09-30',
    // No image generator can be fine-tuned in Bedrock any more: there is nothing to advise.
    successor: undefined,
    customizationTypes: ['FINE_TUNING'],
    formats: ['image-ref-caption'],
    hyperparameters: [
      documented('batchSize', 'integer', { min: 8, max: 192, default: 8 }),
      documented('stepCount', 'integer', { min: 10, max: 20_000, default: 500 }),
      documented('learningRate', 'number', { min: 1e-7, max: 1e-4, default: 1e-5 }),
    ],
    limits: limits({ trainMin: 5, trainMax: 10_000, validationMax: 0 }),
    validationSet: false,
    inference: { onDemand: false, provisioned: true, baseId: 'amazon.nova-canvas-v1:0' },
    pricing: unknownPrice(),
    regions: ['us-east-1'],
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.lifecycle],
  },
];
