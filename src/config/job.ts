/**
 * `jobs.yaml` as readonly types, after `defaults` are merged and every name is checked.
 *
 * Every value a later finding may point at keeps its position in the file.
 */
import type { Checks } from '../datasets/rules.ts';
import type { Finding, Position } from '../errors.ts';

/** The commands that assume a role of their own (`environments.<id>.roles`). */
export type RoleName = 'plan' | 'status' | 'apply' | 'evaluate' | 'teardown';

/** A value with the place it was written at (for a default that nobody wrote: the place of its parent). */
export interface Located<T> {
  readonly value: T;
  readonly at: Position;
}

/** An AWS target: account, region, buckets, roles. Not a GitHub environment. */
export interface EnvironmentConfig {
  readonly name: string;
  readonly at: Position;
  readonly region: string;
  /** 12 digits, kept as text. */
  readonly accountId: string;
  readonly bucket: string;
  /** Equals `bucket` where the file does not say otherwise. */
  readonly outputBucket: string;
  /** S3 key prefix without leading or trailing `/`; undefined: `bedrock-tune/<owner>/<repository>`. */
  readonly prefix: string | undefined;
  /** What Bedrock assumes. */
  readonly serviceRoleArn: string;
  /** What the workflow assumes through OIDC, per command; empty: ambient credentials. */
  readonly roles: Readonly<Partial<Record<RoleName, string>>>;
}

/** Where the rows of a split come from. */
export type DatasetSource =
  | { readonly kind: 'file'; readonly path: string; readonly at: Position }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly key: string;
      readonly versionId: string;
      readonly at: Position;
    };

export interface JobData {
  readonly training: DatasetSource;
  readonly validation: DatasetSource | undefined;
  /** System text added when prompt/completion is converted to conversation. */
  readonly system: Located<string> | undefined;
}

/** Rows that the trained model is judged by; they decide no fingerprint. */
export interface EvaluationConfig {
  readonly data: Extract<DatasetSource, { readonly kind: 'file' }>;
}

export interface Hyperparameter {
  readonly name: string;
  /** Plain decimal text built from the author's own (`1e-5` and `0.00001` both give `0.00001`), or the text itself. */
  readonly value: string;
  /** What stands in the file, for messages. */
  readonly source: string;
  readonly at: Position;
}

export interface Budget {
  /** Most that one training run may cost, USD. */
  readonly trainingUsd: Located<number> | undefined;
  /** Where an unknown cost blocks; undefined: it does not. */
  readonly requireEstimate: Located<true> | undefined;
  readonly onOverrun: 'block' | 'warn';
}

/** What the author says a base model costs, instead of the catalogue. */
export interface PriceOverride {
  readonly trainUsdPer1kTokens: Located<number>;
  /** undefined: the catalogue's figure holds. */
  readonly storageUsdPerModelMonth: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What `tokenEstimates` says of a base model: corrects the estimate of tokens, and decides no fingerprint. */
export interface TokenEstimate {
  /** Tokens that the model counts for each one of the estimate. */
  readonly factor: Located<number>;
  /** Of the range, to either side; undefined: the estimate's own. */
  readonly spread: number | undefined;
  /** Day of the measurement, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** An entry under `jobs:`. */
export interface JobConfig {
  readonly key: string;
  readonly at: Position;
  readonly description: string | undefined;
  readonly environment: EnvironmentConfig;
  /** A foundation-model id, e.g. `amazon.nova-micro-v1:0:128k` (an ARN is reduced to its id). */
  readonly baseModel: Located<string>;
  readonly customizationType: 'FINE_TUNING';
  readonly data: JobData;
  readonly evaluation: EvaluationConfig | undefined;
  /** Sorted by name; only what the author gave. */
  readonly hyperparameters: readonly Hyperparameter[];
  readonly tags: Readonly<Record<string, string>>;
  readonly budget: Budget;
  /** What `prices` says of the base model; undefined: the catalogue's price holds. */
  readonly price: PriceOverride | undefined;
  /** What was measured of the base model's tokens; undefined: nothing. */
  readonly tokenEstimate: TokenEstimate | undefined;
  /** How the rules for datasets are set; decides no fingerprint. */
  readonly checks: Checks;
  /** Sets two repositories that train the same thing in one account apart. */
  readonly namespace: string | undefined;
  /** What becomes of a run of an earlier specification that still trains when this one starts; decides no fingerprint. */
  readonly supersede: 'tell' | 'stop';
}

/** What a teardown may do to one job's things. */
export interface JobRemoval {
  /** Name of its environment, as it is written; undefined: the file does not say, or the job left it. */
  readonly environment: string | undefined;
  /** true: nothing of the job is stopped or deleted by a teardown. */
  readonly protect: boolean;
  /** Where `protect` stands; undefined: nowhere. */
  readonly protectAt: Position | undefined;
  /** So many of the newest models survive `what: old`. */
  readonly keepLast: number;
}

/** Read apart from the rest, so that a job whose base model was retired overnight can still be removed, or stays safe. */
export interface RemovalPolicy {
  /** Most that one teardown may stop and delete, object versions included. */
  readonly maxDeletions: number;
  /** By key, for every job of the file that has a readable key; a value that cannot be read protects. */
  readonly jobs: ReadonlyMap<string, JobRemoval>;
  /** For jobs that left the file: what `defaults` says. */
  readonly others: JobRemoval;
}

/** How much of single rows a pull request shows: nothing, their form without a word of them, or their text. */
export type SamplePolicy = 'none' | 'redacted' | 'full';

export interface Config {
  /** Path of the file relative to the repository root. */
  readonly file: string;
  readonly samples: Located<SamplePolicy>;
  readonly environments: readonly EnvironmentConfig[];
  /** By id of the base model. */
  readonly prices: ReadonlyMap<string, PriceOverride>;
  /** By id of the base model. */
  readonly tokenEstimates: ReadonlyMap<string, TokenEstimate>;
  /** In file order. */
  readonly jobs: readonly JobConfig[];
}

/**
 * The outcome of reading `jobs.yaml`. `config` is present when the file is usable as a whole (no finding of severity
 * error); `findings` hold everything that is wrong or worth saying, all at once, in stable order.
 */
export interface ConfigResult {
  readonly config: Config | undefined;
  /** Environments that are sound by themselves, also where the file as a whole is not: enough to stop what runs. */
  readonly environments: readonly EnvironmentConfig[];
  /** undefined: the file cannot be read as a whole, so nothing may be removed. */
  readonly removal: RemovalPolicy | undefined;
  readonly findings: readonly Finding[];
}
