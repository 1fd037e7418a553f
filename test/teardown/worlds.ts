/** What an account may hold, ours and not. */

import type { JobRemoval, RemovalPolicy } from '../../src/config/job.ts';
import { ownerMetadata, runName } from '../../src/plan/names.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import type { Tags, TeardownWorld } from '../../src/teardown/world.ts';
import {
  ACCOUNT,
  AT,
  deploymentSummary,
  fingerprint,
  iso,
  modelSummary,
  REGION,
  runDetail,
  throughputSummary,
} from '../support/builders.ts';

export const OWNER = '123456789';
export const PREFIX = 'bedrock-tune/acme/models';
export const HASH = 'a'.repeat(64);
export const OURS = ownerMetadata(OWNER);

export type RunEntry = TeardownWorld['runs'][number];
export type ModelEntry = TeardownWorld['models'][number];
export type ObjectEntry = TeardownWorld['objects'][number];
export type UploadEntry = TeardownWorld['uploads'][number];
export type DeploymentEntry = TeardownWorld['deployments'][number];
export type ThroughputEntry = TeardownWorld['throughputs'][number];

export function nameOf(job = 'bot', spec = 1): string {
  return runName(job, fingerprint(spec), 1);
}

export function tagsOf(job = 'bot', owner = OWNER): Tags {
  return { 'bedrock-tune:repository-id': owner, 'bedrock-tune:job': job };
}

export function runEntry(
  jobName = nameOf(),
  status: RunStatus = 'Completed',
  tags: Tags = tagsOf(),
): RunEntry {
  return { run: runDetail({ jobName, status }), tags };
}

export function modelEntry(modelName = nameOf(), tags: Tags = tagsOf()): ModelEntry {
  return { model: modelSummary(modelName), tags };
}

/** An object that says it is ours. */
export function objectEntry(key: string, bucket = 'acme-data', versionId = 'v1'): ObjectEntry {
  const version = { key, versionId, size: 10, isDeleteMarker: false, modifiedAt: iso() };
  return { bucket, version, metadata: OURS };
}

export function deploymentEntry(name: string, modelArn: string, tags: Tags = tagsOf()): DeploymentEntry {
  return { deployment: deploymentSummary(name, modelArn), tags };
}

export function throughputEntry(name: string, modelArn: string, tags: Tags = tagsOf()): ThroughputEntry {
  return { throughput: throughputSummary(name, modelArn), tags };
}

export function uploadEntry(key: string, bucket = 'acme-data', uploadId = 'u1'): UploadEntry {
  return { bucket, upload: { key, uploadId, startedAt: iso() } };
}

/** Nothing is protected, unless a test says so. */
export function policy(
  jobs: Readonly<Record<string, Partial<JobRemoval>>> = {},
  over: Partial<RemovalPolicy> = {},
): RemovalPolicy {
  const free: JobRemoval = { environment: undefined, protect: false, protectAt: undefined, keepLast: 3 };
  const entries = Object.entries(jobs).map(([key, own]) => [key, { ...free, ...own }] as const);
  return { maxDeletions: 1000, jobs: new Map(entries), others: free, ...over };
}

/** As a line of the file protects. */
export const PROTECTED = { protect: true, protectAt: { ...AT, line: 7 } } as const;

export function datasetKeyOf(job = 'bot'): string {
  return `${PREFIX}/datasets/${job}/${HASH}.jsonl`;
}

export function outputKeyOf(jobName = nameOf()): string {
  return `${PREFIX}/outputs/${jobName}/model-customization-job-0123456789ab/training_artifacts/metrics.csv`;
}

export function worldOf(over: Partial<TeardownWorld> = {}): TeardownWorld {
  return {
    environment: 'prod',
    accountId: ACCOUNT,
    region: REGION,
    repositoryId: OWNER,
    prefix: PREFIX,
    runs: [],
    models: [],
    deployments: [],
    throughputs: [],
    objects: [],
    uploads: [],
    observedAt: iso(),
    removal: policy(),
    buckets: ['acme-data'],
    ...over,
  };
}

/** One finished job with everything it leaves. */
export function fullWorld(over: Partial<TeardownWorld> = {}): TeardownWorld {
  return worldOf({
    runs: [runEntry()],
    models: [modelEntry()],
    objects: [objectEntry(datasetKeyOf()), objectEntry(outputKeyOf())],
    ...over,
  });
}
