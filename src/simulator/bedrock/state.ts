/**
 * Everything the simulated control plane knows, as plain JSON-serialisable data, and how time moves it. Operations are
 * pure functions from one state to the next; nothing here reads a clock or touches S3.
 */
import type { PhaseName } from '../../ports/bedrock.ts';
import { customModelArn } from './arns.ts';
import type { EndpointRule, ModelChange } from './endpoints.ts';
import type { CreateDeploymentInput, CreateJobInput, CreateThroughputInput, Tag } from './messages.ts';
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

/** What deployments and provisioned throughput have in common; `standingOf` tells where one is. */
interface EndpointFacts {
  readonly arn: string;
  readonly name: string;
  /** The model it was made for; a change that is done counts from `change`. */
  readonly modelArn: string;
  readonly createdAt: number;
  /** The making ends then. */
  readonly readyAt: number;
  /** Why the making fails; undefined: it does not. */
  readonly failure: string | undefined;
  /** The latest change of the model. */
  readonly change: ModelChange | undefined;
  readonly tags: readonly Tag[];
}

export interface Deployment extends EndpointFacts {
  readonly input: CreateDeploymentInput;
}

export interface Throughput extends EndpointFacts {
  readonly input: CreateThroughputInput;
  /** The base of its model, or its model itself. */
  readonly foundationModelArn: string;
  /** It cannot be deleted before; undefined: no commitment. */
  readonly committedUntil: number | undefined;
}

/** One account in one region. */
export interface AccountState {
  readonly accountId: string;
  readonly region: string;
  /** In the order of their creation; never removed. */
  readonly jobs: readonly Job[];
  readonly models: readonly CustomModel[];
  readonly deployments: readonly Deployment[];
  readonly throughputs: readonly Throughput[];
  /** How many of the two were ever made: a name that is used again gets another ARN. */
  readonly endpointsMade: number;
}

export interface Quotas {
  readonly jobsInFlight: number;
  readonly customModels: number;
  readonly tagsPerResource: number;
  readonly deployments: number;
  /** Deployments that are being made at the same time. */
  readonly deploymentsInProgress: number;
  /** Model units of all provisioned throughput together. */
  readonly modelUnits: number;
}

export interface Settings {
  readonly quotas: Quotas;
  /** Phase lengths in milliseconds for jobs created from now on. */
  readonly durations: Readonly<Record<PhaseName, number>>;
  readonly rules: readonly OutcomeRule[];
  /** How long it takes, in milliseconds, to make one or to change its model, for those that begin from now on. */
  readonly endpointDurations: { readonly deployment: number; readonly throughput: number };
  readonly endpointRules: readonly EndpointRule[];
}

export interface BedrockState {
  /** By `<account id>/<region>`. */
  readonly accounts: Readonly<Record<string, AccountState>>;
  readonly settings: Settings;
}

const MINUTE = 60_000;

/** An empty service with AWS's default quotas and usual durations. New accounts have no model units: AWS grants them. */
export function initialState(): BedrockState {
  return {
    accounts: {},
    settings: {
      quotas: {
        jobsInFlight: 2,
        customModels: 100,
        tagsPerResource: 50,
        deployments: 10,
        deploymentsInProgress: 2,
        modelUnits: 0,
      },
      durations: { validation: 3 * MINUTE, dataProcessing: 5 * MINUTE, training: 120 * MINUTE },
      rules: [],
      endpointDurations: { deployment: 8 * MINUTE, throughput: 20 * MINUTE },
      endpointRules: [],
    },
  };
}

export function accountOf(state: BedrockState, accountId: string, region: string): AccountState {
  return (
    state.accounts[`${accountId}/${region}`] ?? {
      ...{ accountId, region, jobs: [], models: [] },
      ...{ deployments: [], throughputs: [], endpointsMade: 0 },
    }
  );
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

export function withDeployment(account: AccountState, deployment: Deployment): AccountState {
  const { deployments } = account;
  return {
    ...account,
    deployments: deployments.map((other) => (other.arn === deployment.arn ? deployment : other)),
  };
}

export function withThroughput(account: AccountState, throughput: Throughput): AccountState {
  const { throughputs } = account;
  return {
    ...account,
    throughputs: throughputs.map((other) => (other.arn === throughput.arn ? throughput : other)),
  };
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
