/** The Bedrock control plane in our own words. Times are ISO 8601 texts, so that everything here is plain data. */

/** Status words of Bedrock; `Unknown` stands for a word this release does not know and is never terminal. */
export type RunStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped' | 'Unknown';
export type PhaseStatus =
  | 'NotStarted'
  | 'InProgress'
  | 'Completed'
  | 'Stopping'
  | 'Stopped'
  | 'Failed'
  | 'Unknown';
export type PhaseName = 'validation' | 'dataProcessing' | 'training';

export interface Phase {
  readonly name: PhaseName;
  readonly status: PhaseStatus;
  readonly startedAt: string | undefined;
  readonly updatedAt: string | undefined;
}

/** One entry of ListModelCustomizationJobs. */
export interface RunSummary {
  readonly jobArn: string;
  readonly jobName: string;
  readonly status: RunStatus;
  /** Empty where Bedrock reports no phases. */
  readonly phases: readonly Phase[];
  readonly createdAt: string;
  readonly endedAt: string | undefined;
  readonly customModelArn: string | undefined;
  readonly customModelName: string | undefined;
}

/** GetModelCustomizationJob. */
export interface RunDetail extends RunSummary {
  readonly baseModelArn: string;
  readonly roleArn: string;
  readonly clientRequestToken: string | undefined;
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly trainingS3Uri: string | undefined;
  readonly validationS3Uris: readonly string[];
  readonly outputS3Uri: string | undefined;
  readonly failureMessage: string | undefined;
  readonly trainingLoss: number | undefined;
  readonly validationLoss: number | undefined;
  readonly updatedAt: string | undefined;
}

export interface CreateRunRequest {
  readonly jobName: string;
  readonly customModelName: string;
  readonly clientRequestToken: string;
  readonly roleArn: string;
  readonly baseModelIdentifier: string;
  readonly customizationType: 'FINE_TUNING';
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly trainingS3Uri: string;
  readonly validationS3Uri: string | undefined;
  readonly outputS3Uri: string;
  /** Put on the job and on the model. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What Create can answer; everything else is thrown as an `AppError`. */
export type CreateRunResult =
  | { readonly kind: 'created'; readonly jobArn: string }
  /** The name exists already: adopt it, if its inputs match. */
  | { readonly kind: 'name-in-use' }
  /** ServiceQuotaExceeded: a later run starts it. */
  | { readonly kind: 'quota'; readonly message: string }
  /** The answer was lost: ask by name, never invent another name. */
  | { readonly kind: 'unknown'; readonly message: string };

export interface ModelSummary {
  readonly modelArn: string;
  readonly modelName: string;
  readonly createdAt: string;
  /** What a kept model costs depends on it. */
  readonly baseModelArn: string | undefined;
}

/** A custom model deployed for on-demand inference. */
export interface DeploymentSummary {
  readonly deploymentArn: string;
  readonly deploymentName: string;
  /** The model behind it now; an update can change it. */
  readonly modelArn: string;
  readonly status: 'Creating' | 'Active' | 'Failed' | 'Unknown';
  readonly createdAt: string;
}

/** Provisioned throughput of any model of the account, also of foundation models. Billed by the hour, used or not. */
export interface ThroughputSummary {
  readonly throughputArn: string;
  readonly throughputName: string;
  readonly modelArn: string;
  /** Where an update is under way, the model it will serve; else the same as `modelArn`. */
  readonly desiredModelArn: string;
  readonly modelUnits: number;
  readonly status: 'Creating' | 'InService' | 'Updating' | 'Failed' | 'Unknown';
  readonly createdAt: string;
  /** Bedrock refuses to delete it before; undefined: no commitment. */
  readonly committedUntil: string | undefined;
}

export interface Bedrock {
  /** All jobs of the account and region, every page. */
  listRuns(): Promise<readonly RunSummary[]>;
  /** By name or ARN; undefined when there is none. */
  getRun(nameOrArn: string): Promise<RunDetail | undefined>;
  createRun(request: CreateRunRequest): Promise<CreateRunResult>;
  /** `ended`: it was terminal already. */
  stopRun(jobArn: string): Promise<'stopping' | 'ended'>;
  /** All custom models owned by the account in the region, every page. */
  listModels(): Promise<readonly ModelSummary[]>;
  /** `in-use`: a deployment or provisioned throughput holds it. */
  deleteModel(modelArn: string): Promise<'deleted' | 'gone' | 'in-use'>;
  /** All custom model deployments of the account in the region, every page. */
  listDeployments(): Promise<readonly DeploymentSummary[]>;
  /** `busy`: it is being made or changed; a later call can delete it. */
  deleteDeployment(deploymentArn: string): Promise<'deleted' | 'gone' | 'busy'>;
  /** All provisioned throughput of the account in the region, every page. */
  listThroughputs(): Promise<readonly ThroughputSummary[]>;
  /** `busy`: as for a deployment. A commitment that still holds is an `AppError`. */
  deleteThroughput(throughputArn: string): Promise<'deleted' | 'gone' | 'busy'>;
  /** undefined: the tags cannot be read (denied or gone). */
  listTags(arn: string): Promise<Readonly<Record<string, string>> | undefined>;
}
