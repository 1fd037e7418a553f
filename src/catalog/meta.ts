/** Meta Llama. */
import type { BaseModel, DatasetLimits, HyperparameterRange } from './base-model.ts';
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

const EPOCHS = { min: 1, max: 10, default: 5, note: 'the upper bound is a quota that AWS can raise' };
const BATCH = { min: 1, max: 1, default: 1 };
const LEARNING_RATE = { min: 5e-6, max: 0.1, default: 1e-4 };

/** AWS documents these for Llama 3.1 and 3.2. */
const LLAMA_HYPERPARAMETERS: readonly HyperparameterRange[] = [
  documented('epochCount', 'integer', EPOCHS),
  documented('batchSize', 'integer', BATCH),
  documented('learningRate', 'number', LEARNING_RATE),
];

const TAKEN_OVER = 'documented for Llama 3.1 and 3.2; assumed the same';

const llamaLimits = (own: Partial<DatasetLimits>): DatasetLimits =>
  limits({
    trainMin: 100,
    trainMax: 10_000,
    // From AWS's validator script, not from the user guide.
    validationMax: 1_000,
    sumMin: 100,
    sumMax: 10_000,
    maxTokensPerRecord: 16_000,
    ...own,
  });

const LLAMA = {
  provider: 'Meta',
  legacyOn: undefined,
  endOfLifeOn: undefined,
  successor: undefined,
  hyperparameters: LLAMA_HYPERPARAMETERS,
  validationSet: true,
  regions: ['us-west-2'],
  sources: [SOURCE.models, SOURCE.hyperparameters, SOURCE.datasets, SOURCE.llamaValidator],
} as const satisfies Partial<BaseModel>;

const LLAMA_3_1 = {
  ...LLAMA,
  status: 'active',
  customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
  formats: ['prompt-completion'],
  limits: llamaLimits({}),
} as const satisfies Partial<BaseModel>;

/** AWS's validator for Llama knows one `schemaVersion` and one `system` text. */
const LLAMA_TEXT = { systemItems: 1, conversation: conversation({ hasFixedVersion: true }) };
const LLAMA_VISION = {
  systemItems: 1,
  conversation: conversation({
    hasFixedVersion: true,
    media: {
      formats: { image: ['gif', 'jpeg', 'png', 'webp'] },
      most: {},
      isOneKind: false,
      isBesideDataset: false,
    },
  }),
};

/** Whether AWS still accepts jobs for 3.2 could not be confirmed. */
const LLAMA_3_2 = {
  ...LLAMA,
  status: 'active-unconfirmed',
  formats: ['bedrock-conversation-2024'],
  limits: llamaLimits(LLAMA_TEXT),
  pricing: unknownPrice(),
} as const satisfies Partial<BaseModel>;

export const META_MODELS: readonly BaseModel[] = [
  {
    ...LLAMA,
    id: 'meta.llama3-3-70b-instruct-v1:0:128k',
    name: 'Llama 3.3 70B Instruct',
    status: 'active',
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    formats: ['bedrock-conversation-2024'],
    hyperparameters: [
      observed('epochCount', 'integer', { ...EPOCHS, note: TAKEN_OVER }),
      observed('batchSize', 'integer', { ...BATCH, note: TAKEN_OVER }),
      observed('learningRate', 'number', { ...LEARNING_RATE, note: TAKEN_OVER }),
    ],
    limits: llamaLimits(LLAMA_TEXT),
    inference: { onDemand: true, provisioned: false, baseId: 'us.meta.llama3-3-70b-instruct-v1:0' },
    pricing: verifiedPrice(0.0033),
    sources: [...LLAMA.sources, SOURCE.onDemand],
  },
  {
    ...LLAMA_3_1,
    id: 'meta.llama3-1-8b-instruct-v1:0:128k',
    name: 'Llama 3.1 8B Instruct',
    inference: { onDemand: false, provisioned: true, baseId: 'meta.llama3-1-8b-instruct-v1:0' },
    pricing: verifiedPrice(0.00149),
  },
  {
    ...LLAMA_3_1,
    id: 'meta.llama3-1-70b-instruct-v1:0:128k',
    name: 'Llama 3.1 70B Instruct',
    inference: { onDemand: false, provisioned: true, baseId: 'meta.llama3-1-70b-instruct-v1:0' },
    pricing: unverifiedPrice(0.00799),
  },
  {
    ...LLAMA_3_2,
    id: 'meta.llama3-2-1b-instruct-v1:0:128k',
    name: 'Llama 3.2 1B Instruct',
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-1b-instruct-v1:0' },
  },
  {
    ...LLAMA_3_2,
    id: 'meta.llama3-2-3b-instruct-v1:0:128k',
    name: 'Llama 3.2 3B Instruct',
    customizationTypes: ['FINE_TUNING', 'DISTILLATION'],
    inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-3b-instruct-v1:0' },
  },
  {
    ...LLAMA_3_2,
    id: 'meta.llama3-2-11b-instruct-v1:0:128k',
    name: 'Llama 3.2 11B Vision Instruct',
    customizationTypes: ['FINE_TUNING'],
    limits: llamaLimits(LLAMA_VISION),
    inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-11b-instruct-v1:0' },
  },
  {
    ...LLAMA_3_2,
    id: 'meta.llama3-2-90b-instruct-v1:0:128k',
    name: 'Llama 3.2 90B Vision Instruct',
    customizationTypes: ['FINE_TUNING'],
    limits: llamaLimits({ ...LLAMA_VISION, maxTokensPerRecord: 10_000 }),
    inference: { onDemand: false, provisioned: true, baseId: 'us.meta.llama3-2-90b-instruct-v1:0' },
  },
];
