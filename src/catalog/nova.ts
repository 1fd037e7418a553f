/** Amazon Nova. */
import type { BaseModel, DatasetLimits, HyperparameterRange, MediaLimits } from './base-model.ts';
import {
  conversation,
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

const TAKEN_OVER = 'documented for Nova Micro, Lite and Pro; assumed the same';

/** The list of the guide, which says that a job fails on them. */
const RESERVED = ['User:', 'Bot:', 'Assistant:', 'System:', '<image>', '<video>', '[EOS]'];

const RESERVED_LIMITS = {
  reservedStrings: RESERVED,
  // Amazon's validator scripts compare without case and know two more; the guide does neither.
  suspectStrings: [...RESERVED, 'Thought:', '<unk>'],
};

/** Amazon's guide takes any `schemaVersion`; Amazon's SDK asks that optional fields stand in all rows or in none. */
const NOVA_TEXT = conversation({ isUniform: true });

const novaMedia = (formats: MediaLimits['formats']): MediaLimits => ({
  formats,
  most: { image: 10, video: 1, document: 1 },
  isOneKind: true,
  isBesideDataset: true,
});

const nova1Limits = (own: Partial<DatasetLimits>): DatasetLimits =>
  limits({
    trainMin: 8,
    trainMax: 20_000,
    sumMax: 20_000,
    maxTokensPerRecord: 32_000,
    recommendedMin: 100,
    conversation: conversation({
      isUniform: true,
      media: novaMedia({
        image: ['png', 'jpeg', 'gif', 'webp'],
        video: ['mov', 'mkv', 'mp4', 'webm'],
        // Not in the guide, but accepted by Amazon's validator.
        document: ['pdf'],
      }),
    }),
    ...RESERVED_LIMITS,
    ...own,
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
  validationSet: true,
  regions: ['us-east-1'],
  sources: NOVA_1_SOURCES,
} as const satisfies Partial<BaseModel>;

export const NOVA_MODELS: readonly BaseModel[] = [
  {
    ...NOVA_1,
    id: 'amazon.nova-micro-v1:0:128k',
    name: 'Nova Micro',
    limits: nova1Limits({ rowsPerWarmupStep: 640, conversation: NOVA_TEXT }),
    inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-micro-v1:0' },
    pricing: verifiedPrice(0.001),
  },
  {
    ...NOVA_1,
    id: 'amazon.nova-lite-v1:0:300k',
    name: 'Nova Lite',
    limits: nova1Limits({ rowsPerWarmupStep: 160 }),
    inference: { onDemand: true, provisioned: true, baseId: 'amazon.nova-lite-v1:0' },
    pricing: unverifiedPrice(0.002),
  },
  {
    ...NOVA_1,
    id: 'amazon.nova-pro-v1:0:300k',
    name: 'Nova Pro',
    limits: nova1Limits({ rowsPerWarmupStep: 320 }),
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
      // Bounds are not documented: taken over from the first Nova models. Values in use: 3, 1, 1e-5, 0.
      observed('epochCount', 'integer', { min: 1, max: 5, note: TAKEN_OVER }),
      observed('batchSize', 'integer', { min: 1, max: 1, default: 1 }),
      observed('learningRate', 'number', { min: 1e-6, max: 1e-4, note: TAKEN_OVER }),
      observed('learningRateWarmupSteps', 'integer', { min: 0, max: 100, note: TAKEN_OVER }),
    ],
    limits: limits({
      trainMin: 200,
      trainMax: 20_000,
      validationMax: 0,
      sumMax: 20_000,
      maxTokensPerRecord: 32_000,
      recommendedMin: 2_000,
      conversation: conversation({
        isUniform: true,
        media: novaMedia({ image: ['png', 'jpeg', 'gif'], video: ['mov', 'mkv', 'mp4'], document: ['pdf'] }),
        reasoning: true,
        tools: 'contradicted',
      }),
      ...RESERVED_LIMITS,
    }),
    validationSet: false,
    inference: { onDemand: true, provisioned: true, baseId: 'us.amazon.nova-2-lite-v1:0' },
    pricing: verifiedPrice(0.00378),
    regions: ['us-east-1'],
    sources: [SOURCE.models, SOURCE.nova2Datasets, SOURCE.nova2Guide, SOURCE.onDemand, SOURCE.novaValidator],
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
    limits: limits({
      trainMin: 5,
      trainMax: 10_000,
      validationMax: 0,
      caption: { min: 3, max: 1_024 },
    }),
    validationSet: false,
    inference: { onDemand: false, provisioned: true, baseId: 'amazon.nova-canvas-v1:0' },
    pricing: unknownPrice(),
    regions: ['us-east-1'],
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.lifecycle],
  },
];
