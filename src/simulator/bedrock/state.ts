/**
 * Everything the simulated control plane knows, as plain JSON-serialisable data, and how time moves it. Operations are
 * pure functions from one state to the next; nothing here reads a clock or touches S3.
 */
import type { PhaseName } from '../../ports/bedrock.ts';
import { customModelArn } from './arns.ts';
import type { CreateJobInput, Tag } from './messages.ts';
import { type OutputObject, outputObjects } from './outputs.ts';
import { progressOf } from './timeline.ts';

/** How a job ends. A training object the model cannot read fails the job before any of this matters. */
export type Outcome =
  | { readonly kind: 'complete' }
  /** Fails at the usual end of the phase. */
  | { readonly kind: 'fail'; readonly phase: PhaseName; readonly message: string }
  /** Training stays NotStarted, as jobs that wait for capacity do. */
  | { readonly kind: 'stall' };

/** A scripted outcome for the jobs whose name matches; the first match of the list counts. */
export interface OutcomeRule {
  /** `*` stands for any text. */
  readonly jobName: string;
  readonly outcome: Outcome;
  /** false: the job reports no statusDetails. */
  readonly reportsPhases: boolean;
}

export interface Job {
  /** Last segment of the ARN. */
  readonly id: string;
  readonly arn: string;
  readonly baseModelId: string;
  readonly input: CreateJobInput;
  readonly epochs: number;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  /** Lengths in milliseconds. */
  readonly durations: Readonly<Record<PhaseName, number>>;
  /** Lines of the training object when the job was created. */
  readonly records: number;
  readonly outcome: Outcome;
  /** false: the outcome follows from bad data, and no rule changes it. */
  readonly scripted: boolean;
  readonly reportsPhases: boolean;
  /** Training starts no earlier; set when a stall is lifted. */
  readonly trainingHeldUntil: number | undefined;
  readonly stopRequestedAt: number | undefined;
  readonly tags: readonly Tag[];
  /** true once the custom model and the objects in S3 exist. */
  readonly delivered: boolean;
}

export interface CustomModel {
  readonly arn: string;
  readonly name: string;
  readonly baseModelId: string;
  readonly jobName: string;
  readonly createdAt: number;
  readonly tags: readonly Tag[];
}

/** One account in one region. */
export interface AccountState {
  readonly accountId: string;
  readonly region: string;
  /** In the order of their creation; never removed. */
  readonly jobs: readonly Job[];
  readonly models: readonly CustomModel[];
}

export interface Quotas {
  readonly jobsInFlight: number;
  readonly customModels: number;
  readonly tagsPerResource: number;
}

export interface Settings {
  readonly quotas: Quotas;
  /** Phase lengths in milliseconds for jobs created from now on. */
  readonly durations: Readonly<Record<PhaseName, number>>;
  readonly rules: readonly OutcomeRule[];
}

export interface BedrockState {
  /** By `<account id>/<region>`. */
  readonly accounts: Readonly<Record<string, AccountState>>;
  readonly settings: Settings;
}

const MINUTE = 60_000;

/** An empty service with AWS's default quotas and usual durations. */
export function initialState(): BedrockState {
  return {
    accounts: {},
    settings: {
      quotas: { jobsInFlight: 2, customModels: 100, tagsPerResource: 50 },
      durations: { validation: 3 * MINUTE, dataProcessing: 5 * MINUTE, training: 120 * MINUTE },
      rules: [],
    },
  };
}

export function accountOf(state: BedrockState, accountId: string, region: string): AccountState {
  return state.accounts[`${accountId}/${region}`] ?? { accountId, region, jobs: [], models: [] };
}

export function withAccount(state: BedrockState, account: AccountState): BedrockState {
  const key = `${account.accountId}/${account.region}`;
  return { ...state, accounts: { ...state.accounts, [key]: account } };
}

export function withJob(account: AccountState, job: Job): AccountState {
  return { ...account, jobs: account.jobs.map((other) => (other.arn === job.arn ? job : other)) };
}

export function withModel(account: AccountState, model: CustomModel): AccountState {
  return { ...account, models: account.models.map((other) => (other.arn === model.arn ? model : other)) };
}

export interface Settled {
  readonly state: BedrockState;
  /** What the jobs that ended since the last look wrote; the caller puts them. */
  readonly written: readonly OutputObject[];
}

/** The state at `now`: jobs that completed since the last look get their custom model and their output objects. */
export function settle(state: BedrockState, now: number): Settled {
  const written: OutputObject[] = [];
  let settled = state;
  for (const account of Object.values(state.accounts)) {
    const due = account.jobs.filter((job) => !job.delivered && progressOf(job, now).status === 'Completed');
    if (due.length === 0) continue;
    written.push(...due.flatMap(outputObjects));
    settled = withAccount(settled, due.reduce(deliver, account));
  }
  return { state: settled, written };
}

function deliver(account: AccountState, job: Job): AccountState {
  const model: CustomModel = {
    arn: customModelArn(account, job.baseModelId, job.id),
    name: job.input.customModelName,
    baseModelId: job.baseModelId,
    jobName: job.input.jobName,
    createdAt: progressOf(job, Number.POSITIVE_INFINITY).endedAt ?? job.createdAt,
    tags: job.input.customModelTags ?? [],
  };
  return { ...withJob(account, { ...job, delivered: true }), models: [...account.models, model] };
}
