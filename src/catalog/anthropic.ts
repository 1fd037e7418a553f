/** Anthropic Claude: no Claude model can be fine-tuned in Bedrock any more. */
import type { BaseModel } from './base-model.ts';
import { advice, documented, limits, SOURCE, unverifiedPrice } from './facts.ts';

const GIB = 1024 ** 3;

export const ANTHROPIC_MODELS: readonly BaseModel[] = [
  {
    id: 'anthropic.claude-3-haiku-20240307-v1:0:200k',
    provider: 'Anthropic',
    name: 'Claude 3 Haiku',
    status: 'eol',
    legacyOn: '2026-03-10',
    endOfLifeOn: '2026-09-10',
    successor: advice(
      'amazon.nova-lite-v1:0:300k',
      'no Claude model can be fine-tuned in Bedrock any more; this one is near it in size and context length',
    ),
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    formats: ['claude-messages'],
    hyperparameters: [
      documented('epochCount', 'integer', { min: 1, max: 10, default: 2 }),
      documented('batchSize', 'integer', { min: 4, max: 256, default: 32 }),
      documented('learningRateMultiplier', 'number', { min: 0.1, max: 2, default: 1 }),
      documented('earlyStoppingThreshold', 'number', { min: 0, max: 0.1, default: 0.001 }),
      documented('earlyStoppingPatience', 'integer', { min: 1, max: 10, default: 2 }),
    ],
    limits: limits({
      trainMin: 32,
      trainMax: 10_000,
      validationMax: 1_000,
      sumMax: 10_000,
      maxTokensPerRecord: 32_000,
      maxTrainBytes: 10 * GIB,
      maxValidationBytes: GIB,
      reservedStrings: ['\nHuman:', '\nAssistant:'],
      reservedInAnswers: true,
    }),
    validationSet: true,
    inference: { onDemand: false, provisioned: true, baseId: 'anthropic.claude-3-haiku-20240307-v1:0' },
    pricing: unverifiedPrice(0.0035),
    regions: ['us-west-2'],
    sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.lifecycle],
  },
];
