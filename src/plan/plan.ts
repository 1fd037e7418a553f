/** The plan as data: for each job one action with its reason. JSON-serialisable, readonly, computed without effects. */
import type { Range } from '../datasets/dataset.ts';
import type { Phase, RunStatus } from '../ports/bedrock.ts';

/** A training run as far as a plan has to know it. */
export interface RunRef {
  readonly jobName: string;
  readonly jobArn: string;
  /** 1, 2, … */
  readonly attempt: number;
  readonly status: RunStatus;
  readonly phases: readonly Phase[];
  readonly createdAt: string;
  readonly endedAt: string | undefined;
  readonly modelArn: string | undefined;
}

/** Why a job cannot start. `message` says what was found, `hint` the fix. */
export interface BlockReason {
  readonly code:
    | 'findings'
    | 'over-budget'
    | 'cost-unknown'
    | 'foreign-run'
    | 'run-mismatch'
    | 'not-reviewed'
    | 'start-failed'
    | 'environment-unavailable';
  readonly message: string;
  readonly hint: string;
}

export type PlanAction =
  /** A Bedrock job will be created. */
  | { readonly kind: 'train'; readonly attempt: number; readonly jobName: string }
  /** As `train`, but Bedrock's usual slots look taken: it may have to wait for a later run. */
  | { readonly kind: 'queue'; readonly attempt: number; readonly jobName: string; readonly inFlight: number }
  /** It is training (or stopping). */
  | { readonly kind: 'watch'; readonly run: RunRef }
  /** Up to date: this specification is trained and its model exists. */
  | { readonly kind: 'none'; readonly run: RunRef; readonly modelArn: string }
  | { readonly kind: 'blocked'; readonly reasons: readonly BlockReason[] }
  /** These three wait for a person: `retry: <job>@<retryAttempt>`. */
  | { readonly kind: 'failed'; readonly run: RunRef; readonly retryAttempt: number }
  | { readonly kind: 'stopped'; readonly run: RunRef; readonly retryAttempt: number }
  | { readonly kind: 'missing'; readonly run: RunRef; readonly retryAttempt: number }
  /** AWS was not asked in this run (validate). */
  | { readonly kind: 'unchecked' }
  /** Ours, no longer in `jobs.yaml`, in flight or with a model: shown, never deleted here. */
  | { readonly kind: 'unmanaged'; readonly run: RunRef; readonly modelArn: string | undefined };

export type ActionKind = PlanAction['kind'];

/** What training will cost. An estimate is a range; what is not known is called unknown. */
export type CostEstimate =
  | {
      readonly kind: 'range';
      readonly usd: Range;
      /** Tokens of the training set, one epoch. */
      readonly tokens: Range;
      /** Day on which the base model's tokens were measured, `YYYY-MM-DD`; undefined: estimated by characters alone. */
      readonly calibratedOn?: string;
      readonly epochs: number;
      readonly usdPer1kTokens: number;
      /** `configured`: from `prices` in `jobs.yaml`. */
      readonly grade: 'verified' | 'unverified' | 'configured';
      /** Date of the price, `YYYY-MM-DD`. */
      readonly priceAsOf: string;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Something beside the action that a person should know. */
export interface PlanNote {
  readonly code:
    | 'over-budget'
    | 'older-run-training'
    | 'not-reviewed'
    | 'renamed'
    | 'stale'
    | 'retry-exists'
    | 'superseded'
    | 'stopped-by-supersede'
    | 'stalled'
    | 'quota';
  readonly message: string;
}

/** The commit (and pull request) a job's present entry and files come from. */
export interface Origin {
  readonly commit: string;
  /** false: the history does not tell (a shallow clone, too long a walk), and `commit` is only the best guess. */
  readonly certain: boolean;
  readonly pullRequest: number | undefined;
  /** true: GitHub did not answer which pull request it was, so there may be one. */
  readonly isPullUnknown?: boolean;
}

export interface PlannedJob {
  readonly key: string;
  readonly environment: string;
  readonly region: string;
  readonly baseModel: string;
  /** 64 hex; undefined where findings made it impossible to compute, and for `unmanaged`. */
  readonly fingerprint: string | undefined;
  readonly action: PlanAction;
  readonly estimate: CostEstimate;
  /** undefined: no budget given. */
  readonly budgetUsd: number | undefined;
  readonly notes: readonly PlanNote[];
}

export interface Plan {
  readonly schemaVersion: 1;
  /** Jobs in file order, then `unmanaged` ones by name. */
  readonly jobs: readonly PlannedJob[];
}
