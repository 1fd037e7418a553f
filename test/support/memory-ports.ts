/** The ports in memory: they keep what they were told, count calls, and fail where a test scripts it. */
import { createHash } from 'node:crypto';
import { AppError } from '../../src/errors.ts';
import type { AccountSettings } from '../../src/ports/aws.ts';
import type {
  Bedrock,
  CreateRunRequest,
  CreateRunResult,
  DeploymentSummary,
  ModelSummary,
  RunDetail,
  RunSummary,
  ThroughputSummary,
} from '../../src/ports/bedrock.ts';
import type {
  BaseModelState,
  BucketSetup,
  RightAnswer,
  RightQuestion,
  RoleSettings,
} from '../../src/ports/doctor.ts';
import type { Clock, Console, Files, OpenResult } from '../../src/ports/host.ts';
import type {
  CopyObjectRequest,
  ObjectHead,
  ObjectMetadata,
  Objects,
  PutObjectRequest,
  StoredObject,
  StoredVersion,
  UnfinishedUpload,
  VersionRef,
} from '../../src/ports/objects.ts';
import { arn, NOW, runDetail } from './builders.ts';

export interface Call {
  readonly operation: string;
  readonly target: string;
}

/** Errors to throw, and a record of every call. */
class Recorder {
  readonly calls: Call[] = [];
  readonly #faults: {
    readonly operation: string;
    readonly target: string | undefined;
    readonly error: Error;
  }[] = [];

  /** The next call of the operation (on the target, if one is named) throws. */
  failNext(operation: string, error: Error, target?: string): void {
    this.#faults.push({ operation, target, error });
  }

  targets(operation: string): readonly string[] {
    return this.calls.filter((call) => call.operation === operation).map(({ target }) => target);
  }

  protected record(operation: string, target: string): void {
    this.calls.push({ operation, target });
    const at = this.#faults.findIndex(
      (fault) => fault.operation === operation && (fault.target === undefined || fault.target === target),
    );
    const [fault] = at === -1 ? [] : this.#faults.splice(at, 1);
    if (fault !== undefined) throw fault.error;
  }
}

/** What happens to a Create instead of its usual course. */
export type CreateFault =
  /** The answer is lost; the job exists. */
  | 'lost-after'
  /** The answer is lost; there is no job. */
  | 'lost-before'
  | 'quota'
  /** As when a custom model holds the name. */
  | 'name-in-use';

export class MemoryBedrock extends Recorder implements Bedrock {
  readonly runs = new Map<string, RunDetail>();
  readonly models = new Map<string, ModelSummary>();
  /** By ARN; `undefined` as a value: unreadable. */
  readonly tags = new Map<string, Readonly<Record<string, string>> | undefined>();
  readonly modelsInUse = new Set<string>();
  readonly deployments = new Map<string, DeploymentSummary>();
  readonly throughputs = new Map<string, ThroughputSummary>();
  /** So many listings still show a deployment or throughput whose deletion was accepted; it holds its model so long. */
  lingering = 0;
  readonly #leaving = new Map<string, number>();
  readonly creates: CreateRunRequest[] = [];
  /** One per Create, in turn. */
  readonly createFaults: CreateFault[] = [];
  /** So many Gets do not see a run that Create made. */
  hiddenGets = 0;
  /** false: the service does not echo the token. */
  echoesToken = true;
  /** What Get says about a run now; undefined: as stored. */
  view: (run: RunDetail) => RunDetail = (run) => run;

  async listRuns(): Promise<readonly RunSummary[]> {
    this.record('listRuns', '');
    return [...this.runs.values()].map(this.view);
  }

  async getRun(nameOrArn: string): Promise<RunDetail | undefined> {
    this.record('getRun', nameOrArn);
    const run = [...this.runs.values()].find(
      ({ jobName, jobArn }) => jobName === nameOrArn || jobArn === nameOrArn,
    );
    if (run === undefined) return undefined;
    if (this.hiddenGets > 0) {
      this.hiddenGets -= 1;
      return undefined;
    }
    return this.view(run);
  }

  async createRun(request: CreateRunRequest): Promise<CreateRunResult> {
    this.record('createRun', request.jobName);
    this.creates.push(request);
    const fault = this.createFaults.shift();
    if (fault === 'quota') return { kind: 'quota', message: 'two jobs are running' };
    if (fault === 'name-in-use') return { kind: 'name-in-use' };
    if (fault === 'lost-before') return { kind: 'unknown', message: 'socket hang up' };
    const answer = this.#create(request);
    return fault === 'lost-after' ? { kind: 'unknown', message: 'socket hang up' } : answer;
  }

  #create(request: CreateRunRequest): CreateRunResult {
    const known = this.runs.get(request.jobName);
    if (known !== undefined)
      return known.clientRequestToken === request.clientRequestToken
        ? { kind: 'created', jobArn: known.jobArn }
        : { kind: 'name-in-use' };
    const run = this.add(runOf(request, this.echoesToken), request.tags);
    return { kind: 'created', jobArn: run.jobArn };
  }

  async stopRun(jobArn: string): Promise<'stopping' | 'ended'> {
    this.record('stopRun', jobArn);
    const run = [...this.runs.values()].find((candidate) => candidate.jobArn === jobArn);
    if (run === undefined || run.endedAt !== undefined) return 'ended';
    this.runs.set(run.jobName, { ...run, status: 'Stopping' });
    return 'stopping';
  }

  async listModels(): Promise<readonly ModelSummary[]> {
    this.record('listModels', '');
    return [...this.models.values()];
  }

  async deleteModel(modelArn: string): Promise<'deleted' | 'gone' | 'in-use'> {
    this.record('deleteModel', modelArn);
    if (this.modelsInUse.has(modelArn) || this.#isHeld(modelArn)) return 'in-use';
    return this.models.delete(modelArn) ? 'deleted' : 'gone';
  }

  #isHeld(model: string): boolean {
    const held = [...this.deployments.values(), ...this.throughputs.values()];
    return held.some((holder) => modelsBehind(holder).includes(model));
  }

  async listDeployments(): Promise<readonly DeploymentSummary[]> {
    this.record('listDeployments', '');
    this.#age(this.deployments);
    return [...this.deployments.values()];
  }

  async listThroughputs(): Promise<readonly ThroughputSummary[]> {
    this.record('listThroughputs', '');
    this.#age(this.throughputs);
    return [...this.throughputs.values()];
  }

  /** One listing nearer to the end of what was deleted. */
  #age(held: Map<string, unknown>): void {
    for (const target of held.keys()) {
      const left = this.#leaving.get(target);
      if (left === 0) held.delete(target);
      if (left !== undefined) this.#leaving.set(target, left - 1);
    }
  }

  async deleteDeployment(deploymentArn: string): Promise<'deleted' | 'gone' | 'busy'> {
    this.record('deleteDeployment', deploymentArn);
    return this.#leave(this.deployments, deploymentArn);
  }

  async deleteThroughput(throughputArn: string): Promise<'deleted' | 'gone' | 'busy'> {
    this.record('deleteThroughput', throughputArn);
    return this.#leave(this.throughputs, throughputArn);
  }

  #leave(held: Map<string, { readonly status: string }>, target: string): 'deleted' | 'gone' | 'busy' {
    const found = held.get(target);
    if (found === undefined) return 'gone';
    if (found.status === 'Creating' || found.status === 'Updating') return 'busy';
    if (this.lingering === 0) held.delete(target);
    else this.#leaving.set(target, this.lingering);
    return 'deleted';
  }

  async listTags(target: string): Promise<Readonly<Record<string, string>> | undefined> {
    this.record('listTags', target);
    return this.tags.get(target);
  }

  add(run: RunDetail, tags?: Readonly<Record<string, string>>): RunDetail {
    this.runs.set(run.jobName, run);
    this.tags.set(run.jobArn, tags);
    return run;
  }
}

function modelsBehind(holder: DeploymentSummary | ThroughputSummary): readonly string[] {
  return 'desiredModelArn' in holder ? [holder.modelArn, holder.desiredModelArn] : [holder.modelArn];
}

function runOf(request: CreateRunRequest, echoesToken: boolean): RunDetail {
  return runDetail({
    jobName: request.jobName,
    jobArn: arn('model-customization-job', request.jobName),
    roleArn: request.roleArn,
    clientRequestToken: echoesToken ? request.clientRequestToken : undefined,
    hyperparameters: { epochCount: '2', ...request.hyperparameters },
    trainingS3Uri: request.trainingS3Uri,
    validationS3Uris: request.validationS3Uri === undefined ? [] : [request.validationS3Uri],
    outputS3Uri: request.outputS3Uri,
  });
}

const PRIVATE = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

interface MemoryBucket {
  /** undefined: there is no such bucket. */
  readonly region: string | undefined;
  readonly isPublic: boolean;
  readonly versioning: boolean;
}

/** Settings of an account that is set up as it should be; a test changes what it is about. */
export class MemorySettings implements AccountSettings {
  /** The service role's trust policy; undefined: there is no such role. */
  trust: string | undefined;
  /** Actions that the service role may not do. */
  readonly denied = new Set<string>();
  readonly quotas = new Map<string, number>();
  /** By id; those that are not named are ACTIVE and can be fine-tuned. undefined: Bedrock does not know it. */
  readonly models = new Map<string, BaseModelState | undefined>();
  readonly buckets = new Map<string, Partial<MemoryBucket>>();
  readonly #region: string;

  constructor({ accountId, region }: { readonly accountId: string; readonly region: string }) {
    this.#region = region;
    this.trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'bedrock.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
        },
      ],
    });
  }

  async role(): Promise<RoleSettings | undefined> {
    return this.trust === undefined ? undefined : { trust: this.trust };
  }

  async simulate(_role: string, questions: readonly RightQuestion[]): Promise<readonly RightAnswer[]> {
    return questions.map((question) => ({
      ...question,
      decision: this.denied.has(question.action) ? 'denied' : 'allowed',
    }));
  }

  async quota(code: string): Promise<number> {
    return this.quotas.get(code) ?? USUAL_QUOTAS[code] ?? 0;
  }

  async baseModel(id: string): Promise<BaseModelState | undefined> {
    if (this.models.has(id)) return this.models.get(id);
    return {
      lifecycle: 'ACTIVE',
      customizations: ['FINE_TUNING'],
      legacyAt: undefined,
      endOfLifeAt: undefined,
    };
  }

  bucket(name: string): BucketSetup {
    const given = (): MemoryBucket => ({
      region: this.#region,
      isPublic: false,
      versioning: true,
      ...this.buckets.get(name),
    });
    return {
      region: async () => given().region,
      publicAccessBlock: async () => (given().isPublic ? undefined : PRIVATE),
      versioning: async () => given().versioning,
      ownership: async () => 'BucketOwnerEnforced',
      encryption: async () => undefined,
      lifecycle: async () => [],
      policy: async () => undefined,
    };
  }
}

/** Of runs and of models, by their code. */
const USUAL_QUOTAS: Readonly<Record<string, number>> = { 'L-C02E1E99': 2, 'L-CB5B847D': 100 };

/** Time passes in sleeps only. */
export class MemoryClock implements Clock {
  time = NOW;
  readonly sleeps: number[] = [];
  /** Told before each sleep. */
  onSleep: () => void = () => undefined;

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    this.onSleep();
    if (!signal.aborted) this.time += ms;
  }
}

interface Stored {
  readonly bucket: string;
  readonly version: StoredVersion;
  readonly sha256: string | undefined;
  readonly text: string;
  readonly metadata: ObjectMetadata;
}

export class MemoryObjects extends Recorder implements Objects {
  readonly stored: Stored[] = [];
  readonly copies: CopyObjectRequest[] = [];
  readonly uploads: { readonly bucket: string; readonly upload: UnfinishedUpload }[] = [];
  /** Another writer, between the look and the write. */
  beforePut: () => void = () => undefined;
  beforeCopy: () => void = () => undefined;
  /** Keys whose versions cannot be deleted; `key?versionId=…` is one of them. */
  readonly locked = new Set<string>();

  add(
    bucket: string,
    key: string,
    text: string,
    over: Partial<Pick<Stored, 'sha256' | 'metadata' | 'version'>> = {},
  ): void {
    const size = Buffer.byteLength(text);
    const versionId = `v${this.stored.length + 1}`;
    const version = { key, size, versionId, isDeleteMarker: false, modifiedAt: undefined };
    this.stored.push({ bucket, version, sha256: sha256(text), text, metadata: {}, ...over });
  }

  textAt(bucket: string, key: string): string | undefined {
    return this.#latest(bucket, key)?.text;
  }

  async head(bucket: string, key: string, versionId?: string): Promise<ObjectHead | undefined> {
    this.record('head', key);
    const found =
      versionId === undefined ? this.#latest(bucket, key) : this.#version({ bucket, key, versionId });
    if (found === undefined) return undefined;
    const { version, metadata } = found;
    return { size: version.size, sha256: versionId === undefined ? found.sha256 : undefined, metadata };
  }

  async put({ bucket, key, metadata, open, ...expected }: PutObjectRequest): Promise<'stored' | 'exists'> {
    this.record('put', key);
    this.beforePut();
    if (this.#latest(bucket, key) !== undefined) return 'exists';
    const parts: Uint8Array[] = [];
    for await (const part of open()) parts.push(part);
    const text = Buffer.concat(parts).toString();
    if (sha256(text) !== expected.sha256) throw new Error('the checksum does not fit the bytes');
    // As S3 does: the condition holds where the upload ends, not where it begins.
    if (this.#latest(bucket, key) !== undefined) return 'exists';
    this.add(bucket, key, text, { metadata });
    return 'stored';
  }

  async copy(request: CopyObjectRequest): Promise<void> {
    this.record('copy', request.key);
    this.copies.push(request);
    const { bucket, key, from, metadata } = request;
    const source = this.#version(from);
    if (source === undefined) throw new Error(`no version ${from.versionId} of ${from.key}`);
    this.beforeCopy();
    // As If-None-Match does: what stands there stays.
    if (this.#latest(bucket, key) === undefined) this.add(bucket, key, source.text, { metadata });
  }

  async list(bucket: string, prefix: string): Promise<readonly StoredObject[]> {
    this.record('list', prefix);
    return (await this.listVersions(bucket, prefix)).filter(({ isDeleteMarker }) => !isDeleteMarker);
  }

  async listVersions(bucket: string, prefix: string): Promise<readonly StoredVersion[]> {
    return this.stored
      .filter((entry) => entry.bucket === bucket && entry.version.key.startsWith(prefix))
      .map(({ version }) => version);
  }

  async listUploads(bucket: string, prefix: string): Promise<readonly UnfinishedUpload[]> {
    this.record('listUploads', prefix);
    return this.uploads
      .filter((entry) => entry.bucket === bucket && entry.upload.key.startsWith(prefix))
      .map(({ upload }) => upload);
  }

  async abortUpload(bucket: string, { key, uploadId }: UnfinishedUpload): Promise<'aborted' | 'gone'> {
    this.record('abortUpload', key);
    const at = this.uploads.findIndex(
      (entry) => entry.bucket === bucket && entry.upload.key === key && entry.upload.uploadId === uploadId,
    );
    if (at === -1) return 'gone';
    this.uploads.splice(at, 1);
    return 'aborted';
  }

  async *read(bucket: string, key: string, versionId: string): AsyncGenerator<Uint8Array> {
    this.record('read', `${key}?versionId=${versionId}`);
    const found = this.#version({ bucket, key, versionId });
    if (found === undefined)
      throw new AppError('aws-not-found', `no version ${versionId} of ${key}`, {
        blame: 'user',
        hint: 'Look.',
      });
    yield Buffer.from(found.text);
  }

  async getText(bucket: string, key: string, maxBytes: number): Promise<string> {
    this.record('getText', key);
    const text = this.#latest(bucket, key)?.text;
    if (text === undefined || text.length > maxBytes) throw new Error(`no such text: ${key}`);
    return text;
  }

  async deleteVersions(
    bucket: string,
    versions: readonly VersionRef[],
  ): Promise<readonly (VersionRef & { readonly reason: string })[]> {
    this.record('deleteVersions', bucket);
    const problems: (VersionRef & { readonly reason: string })[] = [];
    for (const { key, versionId } of versions) {
      const at = this.stored.findIndex(
        ({ bucket: b, version }) => b === bucket && version.key === key && version.versionId === versionId,
      );
      if (this.locked.has(key) || this.locked.has(`${key}?versionId=${versionId}`))
        problems.push({ key, versionId, reason: 'AccessDenied' });
      else if (at !== -1) this.stored.splice(at, 1);
    }
    return problems;
  }

  #version({ bucket, key, versionId }: CopyObjectRequest['from']): Stored | undefined {
    return this.stored.findLast(
      (entry) =>
        entry.bucket === bucket && entry.version.key === key && entry.version.versionId === versionId,
    );
  }

  #latest(bucket: string, key: string): Stored | undefined {
    return this.stored.findLast((entry) => entry.bucket === bucket && entry.version.key === key);
  }
}

export class MemoryFiles implements Files {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts));
  }

  async open(path: string): Promise<OpenResult> {
    const text = this.#texts.get(path);
    if (text === undefined) return { kind: 'refused', reason: 'missing', nearest: undefined };
    const bytes = Buffer.from(text);
    const read = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    return { kind: 'opened', file: { size: bytes.length, read, close: async () => undefined } };
  }

  async readSmall(path: string): Promise<Uint8Array | undefined> {
    const text = this.#texts.get(path);
    return text === undefined ? undefined : Buffer.from(text);
  }

  async writeReport(name: string): Promise<string> {
    return `/tmp/${name}`;
  }
}

export class MemoryConsole implements Console {
  readonly lines: string[] = [];

  info(line: string): void {
    this.lines.push(line);
  }

  debug(line: string): void {
    this.lines.push(line);
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.lines.push(title);
    return await work();
  }

  warn(line: string): void {
    this.lines.push(`warning: ${line}`);
  }

  annotate({ file, line, code }: Parameters<Console['annotate']>[0]): void {
    this.lines.push(`${file}:${line}: ${code}`);
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
