/** What is known of one base model. Facts are dated and graded; `undefined` means unknown, never zero. */

/** Row shapes; ids as in the Bedrock documentation of each model. */
export type DatasetFormat =
  | 'bedrock-conversation-2024'
  | 'prompt-completion'
  | 'claude-messages'
  | 'image-ref-caption'
  | 'input-text'
  | 'openai-chat-rft';

export type LifecycleStatus = 'active' | 'active-unconfirmed' | 'eol' | 'retired';

export interface HyperparameterRange {
  readonly name: string;
  readonly type: 'integer' | 'number';
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** As Bedrock documents it, or undefined. */
  readonly default: number | undefined;
  /** `documented` bounds are errors when broken; `observed` or assumed ones only warnings. */
  readonly grade: 'documented' | 'observed';
  readonly note: string | undefined;
}

export type MediaKind = 'image' | 'video' | 'document';

export interface MediaLimits {
  /** File formats of each kind; a kind that is missing is refused. */
  readonly formats: Readonly<Partial<Record<MediaKind, readonly string[]>>>;
  /** Most of a kind in one row; of images in one turn. A kind that is missing: not documented. */
  readonly most: Readonly<Partial<Record<MediaKind, number>>>;
  /** A dataset with videos has neither images nor documents. */
  readonly isOneKind: boolean;
  /** Media must lie in the bucket of the dataset, under names of letters, digits and `_-./`. */
  readonly isBesideDataset: boolean;
}

/** What a conversation may hold, by AWS's guides and by the validators AWS publishes. */
export interface ConversationLimits {
  /** false: by AWS's guide `schemaVersion` may be any text. */
  readonly hasFixedVersion: boolean;
  /** undefined: text alone. */
  readonly media: MediaLimits | undefined;
  /** Whether `reasoningContent` can be trained. */
  readonly reasoning: boolean;
  /** `contradicted`: one page of AWS says that a job with tools may fail, another that tools are trained. */
  readonly tools: 'unrestricted' | 'contradicted';
  /** `system` and `toolConfig` are asked to stand in every row or in none. */
  readonly isUniform: boolean;
}

export interface DatasetLimits {
  readonly trainMin: number | undefined;
  readonly trainMax: number | undefined;
  readonly validationMax: number | undefined;
  /** Training plus validation rows. */
  readonly sumMin: number | undefined;
  readonly sumMax: number | undefined;
  readonly maxTokensPerRecord: number | undefined;
  /** Rows AWS advises at least. */
  readonly recommendedMin: number | undefined;
  readonly maxTrainBytes: number | undefined;
  readonly maxValidationBytes: number | undefined;
  /** Exact number of `system` items the model's own validator asks for when `system` is given. */
  readonly systemItems: number | undefined;
  /** Texts that make a job fail when they stand in a user or system turn. */
  readonly reservedStrings: readonly string[];
  /** Whether they do so in an answer too. */
  readonly reservedInAnswers: boolean;
  /** Texts that some validator of AWS refuses, in any case of letters; that a job fails on them is not documented. */
  readonly suspectStrings: readonly string[];
  /** undefined: unknown, or the model takes no conversations. */
  readonly conversation: ConversationLimits | undefined;
  /** Characters of a caption. */
  readonly caption: { readonly min: number; readonly max: number } | undefined;
  /** Training rows for each warm-up step that AWS advises. */
  readonly rowsPerWarmupStep: number | undefined;
}

export interface Pricing {
  /** USD per 1,000 training tokens; undefined: unknown, or not priced by tokens. */
  readonly trainUsdPer1kTokens: number | undefined;
  readonly storageUsdPerModelMonth: number | undefined;
  /** `verified`: price list or a bill; `unverified`: from memory, shown as such. */
  readonly grade: 'verified' | 'unverified' | 'unknown';
  /** Date of the figures, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Advice of ours, not of AWS: the model to move to. */
export interface Successor {
  readonly id: string;
  readonly reason: string;
  /** Date of the advice, `YYYY-MM-DD`. */
  readonly asOf: string;
}

export interface BaseModel {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly status: LifecycleStatus;
  /** `YYYY-MM-DD` where known. */
  readonly legacyOn: string | undefined;
  readonly endOfLifeOn: string | undefined;
  readonly successor: Successor | undefined;
  readonly customizationTypes: readonly string[];
  /** Row shapes accepted for FINE_TUNING. */
  readonly formats: readonly DatasetFormat[];
  readonly hyperparameters: readonly HyperparameterRange[];
  readonly limits: DatasetLimits;
  /** false: a validation set is refused for FINE_TUNING. */
  readonly validationSet: boolean;
  /** How the tuned model can be invoked. */
  readonly inference: {
    readonly onDemand: boolean;
    readonly provisioned: boolean;
    readonly baseId: string | undefined;
  };
  readonly pricing: Pricing;
  readonly regions: readonly string[];
  readonly sources: readonly string[];
}
