/** Cohere Command: fine-tuning in Bedrock ended in September 2025. */
import type { BaseModel, HyperparameterRange } from './base-model.ts';
import { advice, documented, limits, SOURCE, unknownPrice, unverifiedPrice } from './facts.ts';

const commandHyperparameters = (batchMax: number): readonly HyperparameterRange[] => [
  documented('epochCount', 'integer', { min: 1, max: 100, default: 1 }),
  documented('batchSize', 'integer', { min: 8, max: batchMax, default: 8 }),
  documented('learningRate', 'number', { min: 5e-6, max: 0.1, default: 1e-5 }),
  documented('earlyStoppingThreshold', 'number', { min: 0, max: 0.1, default: 0.01 }),
  documented('earlyStoppingPatience', 'integer', { min: 1, max: 10, default: 6 }),
  documented('evalPercentage', 'number', {
    min: 5,
    max: 50,
    default: 20,
    note: 'only without a validation set of your own',
  }),
];

const COMMAND = {
  provider: 'Cohere',
  status: 'retired',
  legacyOn: undefined,
  endOfLifeOn: '2025-09-15',
  customizationTypes: ['FINE_TUNING'],
  formats: ['prompt-completion'],
  // 4,096 tokens of prompt and 2,048 of completion.
  limits: limits({ trainMin: 32, trainMax: 10_000, validationMax: 1_000, maxTokensPerRecord: 6_144 }),
  validationSet: true,
  inference: { onDemand: false, provisioned: true, baseId: undefined },
  regions: ['us-east-1', 'us-west-2'],
  sources: [SOURCE.hyperparameters, SOURCE.datasets],
} as const satisfies Partial<BaseModel>;

export const COHERE_MODELS: readonly BaseModel[] = [
  {
    ...COMMAND,
    id: 'cohere.command-text-v14:7:4k',
    name: 'Command',
    successor: advice(
      'amazon.nova-lite-v1:0:300k',
      'no Cohere model can be fine-tuned in Bedrock any more; prompt/completion rows convert without loss',
    ),
    hyperparameters: commandHyperparameters(8),
    pricing: unknownPrice(),
  },
  {
    ...COMMAND,
    id: 'cohere.command-light-text-v14:7:4k',
    name: 'Command Light',
    successor: advice(
      'amazon.nova-micro-v1:0:128k',
      'no Cohere model can be fine-tuned in Bedrock any more; prompt/completion rows convert without loss',
    ),
    hyperparameters: commandHyperparameters(32),
    pricing: unverifiedPrice(0.001),
  },
];
