/** Typical values of the core's types; a test names only what it is about. */
import { createHash } from 'node:crypto';
import type { EnvironmentConfig, JobConfig, JobData } from '../../src/config/job.ts';
import type { Position } from '../../src/errors.ts';
import { parseRunName, runName } from '../../src/plan/names.ts';
import type { RunRef } from '../../src/plan/plan.ts';
import type { DesiredJob, Observed, ObservedRun } from '../../src/plan/reconcile.ts';
import type {
  DeploymentSummary,
  ModelSummary,
  Phase,
  PhaseStatus,
  RunDetail,
  ThroughputSummary,
} from '../../src/ports/bedrock.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const BASE_MODEL = 'amazon.nova-micro-v1:0:128k';
/** 2026-03-01T12:00:00Z. */
export const NOW = Date.UTC(2026, 2, 1, 12);

export const AT: Position = { file: 'jobs.yaml', line: 1, column: 1 };

/** A fingerprint that starts with 12 hex digits of the number. */
export function fingerprint(n: number): string {
  return n.toString(16).padStart(12, '0').padEnd(64, 'f');
}

export function iso(msFromNow = 0): string {
  return new Date(NOW + msFromNow).toISOString();
}

type ArnKind = 'model-customization-job' | 'custom-model' | 'custom-model-deployment' | 'provisioned-model';

/** An ARN whose id follows from the name. */
export function arn(kind: ArnKind, name: string): string {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 12);
  if (kind === 'custom-model-deployment' || kind === 'provisioned-model')
    return `arn:aws:bedrock:${REGION}:${ACCOUNT}:${kind}/${id}`;
  return `arn:aws:bedrock:${REGION}:${ACCOUNT}:${kind}/${BASE_MODEL}/${id}`;
}

export function environment(over: Partial<EnvironmentConfig> = {}): EnvironmentConfig {
  return {
    name: 'prod',
    at: AT,
    region: REGION,
    accountId: ACCOUNT,
    bucket: 'acme-data',
    outputBucket: 'acme-output',
    prefix: undefined,
    serviceRoleArn: `arn:aws:iam::${ACCOUNT}:role/service`,
    roles: {},
    ...over,
  };
}

export function jobData(over: Partial<JobData> = {}): JobData {
  return {
    training: { kind: 'file', path: 'datasets/bot/train.jsonl', at: AT },
    validation: undefined,
    system: undefined,
    ...over,
  };
}

export function jobConfig(over: Partial<JobConfig> = {}): JobConfig {
  return {
    key: 'bot',
    at: AT,
    description: undefined,
    environment: environment(),
    baseModel: { value: BASE_MODEL, at: AT },
    customizationType: 'FINE_TUNING',
    data: jobData(),
    hyperparameters: [],
    tags: {},
    budget: { trainingUsd: undefined, requireEstimate: undefined, onOverrun: 'block' },
    price: undefined,
    tokenEstimate: undefined,
    evaluation: undefined,
    checks: {},
    namespace: undefined,
    supersede: 'tell',
    ...over,
  };
}

type DesiredOverrides = Partial<Omit<DesiredJob, 'job'>> & { readonly job?: Partial<JobConfig> };

export function desiredJob({ job, ...over }: DesiredOverrides = {}): DesiredJob {
  return {
    job: jobConfig(job),
    fingerprint: fingerprint(1),
    estimate: { kind: 'unknown', reason: 'not asked' },
    blockers: [],
    ...over,
  };
}

/** A run by its name; an ended one ended an hour ago, a completed one has a model of its own name. */
function runRef(over: Partial<RunRef> = {}): RunRef {
  const jobName = over.jobName ?? runName('bot', fingerprint(1), 1);
  const status = over.status ?? 'InProgress';
  const hasEnded = status === 'Completed' || status === 'Failed' || status === 'Stopped';
  return {
    jobName,
    jobArn: arn('model-customization-job', jobName),
    attempt: parseRunName(jobName)?.attempt ?? 1,
    status,
    phases: [],
    createdAt: iso(-7_200_000),
    endedAt: hasEnded ? iso(-3_600_000) : undefined,
    modelArn: status === 'Completed' ? arn('custom-model', jobName) : undefined,
    ...over,
  };
}

type ObservedOverrides = Partial<Omit<ObservedRun, 'ref'>> & { readonly ref?: Partial<RunRef> };

export function observedRun({ ref, ...over }: ObservedOverrides = {}): ObservedRun {
  return { ref: runRef(ref), ownership: 'ours', inputsMatch: true, ...over };
}

/** A world in which every completed run still has its model. */
export function observed(runs: readonly ObservedRun[], over: Partial<Observed> = {}): Observed {
  return {
    environment: 'prod',
    accountId: ACCOUNT,
    region: REGION,
    runs,
    modelArns: new Set(runs.flatMap(({ ref }) => ref.modelArn ?? [])),
    inFlight: runs.filter(({ ref }) => ref.endedAt === undefined).length,
    ...over,
  };
}

export function phase(name: Phase['name'], status: PhaseStatus): Phase {
  return { name, status, startedAt: undefined, updatedAt: undefined };
}

/** A custom model by its name, as List shows it. */
export function modelSummary(modelName: string, over: Partial<ModelSummary> = {}): ModelSummary {
  return {
    modelArn: arn('custom-model', modelName),
    modelName,
    createdAt: iso(),
    baseModelArn: `arn:aws:bedrock:${REGION}::foundation-model/${BASE_MODEL}`,
    ...over,
  };
}

/** An active on-demand deployment of the model. */
export function deploymentSummary(
  name: string,
  modelArn: string,
  over: Partial<DeploymentSummary> = {},
): DeploymentSummary {
  const deploymentArn = arn('custom-model-deployment', name);
  return { deploymentArn, deploymentName: name, modelArn, status: 'Active', createdAt: iso(), ...over };
}

/** One unit of provisioned throughput of the model, without commitment. */
export function throughputSummary(
  name: string,
  modelArn: string,
  over: Partial<ThroughputSummary> = {},
): ThroughputSummary {
  return {
    throughputArn: arn('provisioned-model', name),
    throughputName: name,
    modelArn,
    desiredModelArn: modelArn,
    modelUnits: 1,
    status: 'InService',
    createdAt: iso(),
    committedUntil: undefined,
    ...over,
  };
}

/** What Get answers about a run of the job `bot`. */
export function runDetail(over: Partial<RunDetail> = {}): RunDetail {
  const { modelArn, attempt: _, ...ref } = runRef(over);
  return {
    ...ref,
    customModelArn: modelArn,
    customModelName: ref.jobName,
    baseModelArn: `arn:aws:bedrock:${REGION}::foundation-model/${BASE_MODEL}`,
    roleArn: environment().serviceRoleArn,
    clientRequestToken: undefined,
    hyperparameters: {},
    trainingS3Uri: undefined,
    validationS3Uris: [],
    outputS3Uri: undefined,
    failureMessage: undefined,
    trainingLoss: undefined,
    validationLoss: undefined,
    updatedAt: undefined,
    ...over,
  };
}
