/** The questions of `init`, in their order: flag, words, check and default of each. */
import type { BaseModel } from '../catalog/base-model.ts';
import {
  baseModelOfInferenceId,
  CATALOG_DATE,
  findBaseModel,
  misspeltBaseModel,
  trainableModels,
} from '../catalog/index.ts';
import { ACCOUNT_FORMAT, type Explanation, misfit, NAME_FORMAT, REGION_FORMAT } from '../config/formats.ts';
import { DEFAULT_NAME_PREFIX } from './answers.ts';
import { explainBranch, explainRepository, explainUses } from './github.ts';

export const FLAGS = [
  'account-id',
  'region',
  'repository',
  'uses',
  'default-branch',
  'environment',
  'job',
  'base-model',
  'name-prefix',
  'trust',
] as const;
export type Flag = (typeof FLAGS)[number];

/** Answers so far, as texts; a question sees those before it. */
export type Texts = Readonly<Partial<Record<Flag, string>>>;

/** What can be found out without asking. */
export interface Facts {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** `owner/name` of the remote `origin`. */
  readonly repository: string | undefined;
  readonly defaultBranch: string | undefined;
  /** The action that this program came with, `owner/name@commit`. */
  readonly uses: string | undefined;
}

export interface Question {
  readonly flag: Flag;
  readonly text: string;
  /** undefined: there is none, so a person has to answer. */
  readonly fallback: (facts: Facts, texts: Texts) => string | undefined;
  /** What is wrong with an answer, or undefined when it fits. */
  readonly check: (text: string, facts: Facts, texts: Texts) => Explanation | undefined;
}

export const QUESTIONS: readonly Question[] = [
  {
    flag: 'account-id',
    text: 'AWS account, 12 digits',
    fallback: () => undefined,
    // The hint for the file speaks of quotes.
    check: (text) => {
      const explained = misfit(ACCOUNT_FORMAT, text);
      return explained && { ...explained, hint: 'Write its 12 digits.' };
    },
  },
  {
    flag: 'region',
    text: 'AWS region of the training',
    fallback: () => 'us-east-1',
    check: (text, { today }) => misfit(REGION_FORMAT, text) ?? explainRegion(text, today),
  },
  {
    flag: 'repository',
    text: 'GitHub repository, owner/name',
    fallback: ({ repository }) => repository,
    check: explainRepository,
  },
  {
    flag: 'uses',
    text: 'The action at a full commit, OWNER/bedrock-tune@COMMIT',
    fallback: ({ uses }) => uses,
    check: explainUses,
  },
  {
    flag: 'default-branch',
    text: 'Default branch, whose pushes train',
    fallback: ({ defaultBranch }) => defaultBranch ?? 'main',
    check: explainBranch,
  },
  {
    flag: 'environment',
    text: 'Name of the AWS target in jobs.yaml',
    fallback: () => 'prod',
    check: (text) => misfit(NAME_FORMAT, text),
  },
  {
    flag: 'job',
    text: 'Name of the first job',
    fallback: () => 'support-bot',
    check: (text) => misfit(NAME_FORMAT, text),
  },
  {
    flag: 'base-model',
    text: 'Base model',
    fallback: ({ today }, { region }) => sampleModels(today, region)[0]?.id,
    check: (text, { today }, { region }) => explainModel(text, today, region),
  },
  {
    flag: 'name-prefix',
    text: 'Start of the names of roles, buckets and stacks',
    fallback: () => DEFAULT_NAME_PREFIX,
    check: (text) => (/^[a-z0-9](?:[a-z0-9-]{0,24}[a-z0-9])?$/.test(text) ? undefined : PREFIX_RULE),
  },
  {
    flag: 'trust',
    text: 'What the roles that write trust: environment (of GitHub), or branch where the plan has none',
    fallback: () => 'environment',
    check: (text) => (text === 'environment' || text === 'branch' ? undefined : TRUST_RULE),
  },
];

const TRUST_RULE: Explanation = {
  message: 'the roles cannot trust that',
  hint: 'Write environment or branch.',
};

/** What the stacks accept for roles and for buckets. */
const PREFIX_RULE: Explanation = {
  message: 'the start of the names does not fit',
  hint: 'Use 1 to 26 lower-case letters, digits and `-`, a letter or digit at both ends.',
};

/** Base models that the sample rows, texts with prompt and completion, can train in a region or anywhere. */
export function sampleModels(today: string, region?: string): readonly BaseModel[] {
  return trainableModels(today, region).filter(
    ({ formats, customizationTypes }) =>
      customizationTypes.includes('FINE_TUNING') &&
      (formats.includes('bedrock-conversation-2024') || formats.includes('prompt-completion')),
  );
}

function explainRegion(region: string, today: string): Explanation | undefined {
  if (sampleModels(today, region).length > 0) return undefined;
  const regions = [...new Set(sampleModels(today).flatMap((model) => model.regions))];
  return {
    message: `no base model that the sample could train is trained in ${region}, by the catalogue of ${CATALOG_DATE}`,
    hint: `Choose one of: ${regions.join(', ')}.`,
  };
}

function explainModel(text: string, today: string, region: string | undefined): Explanation | undefined {
  const models = sampleModels(today, region);
  if (models.some(({ id }) => id === text)) return undefined;
  const known = findBaseModel(text) ?? baseModelOfInferenceId(text) ?? misspeltBaseModel(text);
  const hint = models.some(({ id }) => id === known?.id)
    ? `Did you mean ${known?.id}?`
    : `Choose one of: ${models.map(({ id }) => id).join(', ')}. Another one can be put into jobs.yaml later, with data that fits it.`;
  return { message: reasonAgainst(known, today, region), hint };
}

function reasonAgainst(known: BaseModel | undefined, today: string, region: string | undefined): string {
  if (known === undefined) return `the base model is not in the catalogue of ${CATALOG_DATE}`;
  const isTrainable = trainableModels(today).some(({ id }) => id === known.id);
  if (!isTrainable) return `${known.id} can no longer be trained`;
  if (region !== undefined && !known.regions.includes(region))
    return `${known.id} is trained in ${known.regions.join(', ')}, not in ${region}`;
  return sampleModels(today).some(({ id }) => id === known.id)
    ? 'the base model is not written as its id'
    : `${known.id} takes other rows than the sample has`;
}
