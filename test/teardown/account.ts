/**
 * Accounts as they may come: ours and others', half-tagged, renamed, moved, protected, served, shared. Everything is
 * made from a seed, and remembered as what it was made to be, so that an oracle needs none of the product's rules.
 */
import type { EnvironmentConfig, JobRemoval, RemovalPolicy } from '../../src/config/job.ts';
import { AppError } from '../../src/errors.ts';
import type { RunStatus } from '../../src/ports/bedrock.ts';
import type { ObjectHead } from '../../src/ports/objects.ts';
import type { ProtectedRuns } from '../../src/teardown/renamed.ts';
import type { TeardownWhat } from '../../src/teardown/teardown.ts';
import type { TeardownScope } from '../../src/teardown/world.ts';
import {
  ACCOUNT,
  AT,
  arn,
  deploymentSummary,
  environment,
  iso,
  modelSummary,
  REGION,
  runDetail,
  throughputSummary,
} from '../support/builders.ts';
import { MemoryBedrock, MemoryClock, MemoryObjects } from '../support/memory-ports.ts';
import type { Random } from './random.ts';

export const OWNER = '4242';
const PROTECTED: JobRemoval = { environment: undefined, protect: true, protectAt: AT, keepLast: 3 };
const JOBS = ['bot', 'bot-2', 'a', 'faq'] as const;
const PREFIX = 'tune/acme';
const HOUR = 3_600_000;
const BUCKETS = ['data', 'output'] as const;
const HASHES = ['0123456789ab', 'ffffffffffff', '0000000000aa', 'abcdefabcdef'] as const;

type Tags = Readonly<Record<string, string>> | undefined;

/** Whether the tags say that it is ours, and which job they name. */
interface Claim {
  /** Readable, with our repository id to the letter. */
  readonly isOurs: boolean;
  readonly jobTag: string | undefined;
  /** Its ARN is of our account and region. */
  readonly isHere: boolean;
}

export interface RunFact extends Claim {
  readonly name: string;
  /** undefined: the name is not of our pattern. */
  readonly job: string | undefined;
  readonly arn: string;
}

export interface ModelFact extends Claim {
  readonly name: string;
  readonly job: string | undefined;
  readonly arn: string;
}

export interface HolderFact extends Claim {
  readonly kind: 'deployment' | 'throughput';
  readonly arn: string;
  /** ARNs of all models it touches. */
  readonly models: readonly string[];
  readonly isCommitted: boolean;
}

export interface ObjectFact {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  /** Of our layout below our prefix; undefined: something else. */
  readonly dataset: string | undefined;
  readonly outputOf: string | undefined;
  /** Its metadata can be read and names us. */
  readonly isOurs: boolean;
}

export interface UploadFact {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly outputOf: string | undefined;
}

class GuardedObjects extends MemoryObjects {
  /** Keys of which nobody may read the metadata. */
  readonly unreadable = new Set<string>();

  override async head(bucket: string, key: string, versionId?: string): Promise<ObjectHead | undefined> {
    if (this.unreadable.has(key))
      throw new AppError('bucket-refused', 'no', { blame: 'user', hint: 'allow it' });
    return await super.head(bucket, key, versionId);
  }
}

export class Account {
  readonly bedrock = new MemoryBedrock();
  readonly objects = new GuardedObjects();
  readonly clock = new MemoryClock();
  readonly runs: RunFact[] = [];
  readonly models: ModelFact[] = [];
  readonly holders: HolderFact[] = [];
  readonly stored: ObjectFact[] = [];
  readonly uploads: UploadFact[] = [];
  /** ARNs of deployments that somebody put another model behind while the teardown waited. */
  readonly swapped = new Set<string>();
  readonly environment: EnvironmentConfig = environment({ bucket: 'data', outputBucket: 'output' });
  readonly prefix = PREFIX;
  readonly scope: TeardownScope;
  policy: RemovalPolicy;
  readonly protectedRuns: ProtectedRuns;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.policy = policyOf(random);
    this.scope = {
      what: random.pick<TeardownWhat>(['stop', 'deployments', 'models', 'data', 'old', 'old', 'all', 'all']),
      jobs: random.chance(0.7) ? [] : random.some(JOBS, 2),
      elsewhere: new Set(random.chance(0.8) ? [] : random.some(JOBS, 1)),
    };
    const shorts = random.chance(0.8) ? [] : random.some(HASHES, 1);
    this.protectedRuns = { byShort: new Map(shorts.map((short) => [short, PROTECTED])), unknown: undefined };
    random.times(8, () => this.addRun());
    random.times(7, () => this.addModel());
    random.times(4, () => this.addHolder());
    random.times(10, () => this.addObject());
    random.times(3, () => this.#addUpload());
    this.bedrock.lingering = random.pick([0, 0, 1, 2]);
    this.clock.onSleep = () => this.#pass();
  }

  addRun(): void {
    const { name, job } = this.#name();
    if (this.bedrock.runs.has(name)) return;
    const { claim, tags } = this.#claim(job);
    const place = this.#place(arn('model-customization-job', name));
    const status = this.#random.pick<RunStatus>([
      'Completed',
      'Completed',
      'Completed',
      'Failed',
      'Failed',
      'Stopped',
      'InProgress',
      'InProgress',
      'Stopping',
      'Unknown',
    ]);
    const createdAt = iso(-this.#random.below(6) * HOUR);
    const detail = runDetail({ jobName: name, jobArn: place.arn, status, createdAt });
    this.bedrock.add(detail, tags);
    this.runs.push({ name, job, arn: place.arn, ...claim, isHere: place.isHere });
  }

  /** Mostly of a run, and of none but these, with tags of its own. */
  addModel(runs: readonly RunFact[] = this.runs): void {
    const run = this.#random.chance(0.8) ? this.#random.maybe(runs) : undefined;
    const { name, job } = run ?? this.#name();
    if (this.models.some((known) => known.name === name)) return;
    if (this.runs.some((known) => known.name === name && !runs.includes(known))) return;
    const { claim, tags } = this.#claim(job);
    const place = this.#place(arn('custom-model', name));
    const createdAt = iso(-this.#random.below(6) * HOUR);
    this.bedrock.models.set(place.arn, modelSummary(name, { modelArn: place.arn, createdAt }));
    this.bedrock.tags.set(place.arn, tags);
    this.models.push({ name, job, arn: place.arn, ...claim, isHere: place.isHere });
  }

  /** Something that serves a model, mostly of the account. */
  addHolder(): void {
    const random = this.#random;
    const foundation = `arn:aws:bedrock:${REGION}::foundation-model/amazon.nova-micro-v1:0`;
    const target = (): ModelFact | undefined => random.maybe(this.models);
    const model = random.chance(0.9) ? target() : undefined;
    const { claim, tags } = this.#claim(model?.job);
    const name = `serving-${this.holders.length}`;
    const modelArn = model?.arn ?? foundation;
    if (random.chance(0.5)) {
      const place = this.#place(arn('custom-model-deployment', name));
      const status = random.pick(['Active', 'Active', 'Creating', 'Failed'] as const);
      const one = deploymentSummary(name, modelArn, { deploymentArn: place.arn, status });
      this.bedrock.deployments.set(place.arn, one);
      this.#addHolder({ kind: 'deployment', models: [modelArn], isCommitted: false }, { claim, place, tags });
      return;
    }
    const desired = random.chance(0.8) ? modelArn : (target()?.arn ?? foundation);
    const place = this.#place(arn('provisioned-model', name));
    const committedUntil = random.pick([undefined, undefined, iso(-HOUR), iso(HOUR * 1000)]);
    const one = throughputSummary(name, modelArn, {
      throughputArn: place.arn,
      desiredModelArn: desired,
      status: desired === modelArn ? random.pick(['InService', 'Creating', 'Failed'] as const) : 'Updating',
      committedUntil,
    });
    this.bedrock.throughputs.set(place.arn, one);
    const isCommitted = committedUntil !== undefined && committedUntil > iso();
    this.#addHolder({ kind: 'throughput', models: [modelArn, desired], isCommitted }, { claim, place, tags });
  }

  #addHolder(
    own: Pick<HolderFact, 'kind' | 'models' | 'isCommitted'>,
    seen: { readonly claim: Omit<Claim, 'isHere'>; readonly place: Placed; readonly tags: Tags },
  ): void {
    this.bedrock.tags.set(seen.place.arn, seen.tags);
    this.holders.push({ ...own, arn: seen.place.arn, ...seen.claim, isHere: seen.place.isHere });
  }

  addObject(): void {
    const random = this.#random;
    const place = this.#keyPlace();
    const isOurs = random.chance(0.75);
    const id = 'bedrock-tune-repository-id';
    const metadata = isOurs
      ? { [id]: OWNER }
      : random.pick([{}, { [id]: '987' }, { [id]: `${OWNER}0` }, { 'repository-id': OWNER }]);
    const bucket = random.pick(BUCKETS);
    random.times(2, () => this.#store({ ...place, bucket, isOurs, isDeleteMarker: false }, metadata));
    if (random.chance(0.2)) this.#store({ ...place, bucket, isOurs: false, isDeleteMarker: true }, {});
    if (random.chance(0.05)) this.objects.unreadable.add(place.key);
  }

  #store(fact: Omit<ObjectFact, 'versionId'>, metadata: Readonly<Record<string, string>>): void {
    const { bucket, key, isDeleteMarker } = fact;
    const versionId = `v${this.stored.length}`;
    const size = isDeleteMarker ? 0 : 100;
    const version = { key, versionId, size, isDeleteMarker, modifiedAt: iso() };
    this.objects.add(bucket, key, '', { version, metadata });
    this.stored.push({ ...fact, versionId });
  }

  #addUpload(): void {
    const { key, outputOf } = this.#keyPlace();
    const bucket = this.#random.pick(BUCKETS);
    const uploadId = `u${this.uploads.length}`;
    this.objects.uploads.push({ bucket, upload: { key, uploadId, startedAt: iso() } });
    this.uploads.push({ bucket, key, uploadId, outputOf });
  }

  #keyPlace(): {
    readonly key: string;
    readonly dataset: string | undefined;
    readonly outputOf: string | undefined;
  } {
    const random = this.#random;
    const job = random.pick(JOBS);
    const hash = random.pick(['a', 'b']).repeat(64);
    const run = random.maybe(this.runs)?.name ?? `${job}-${random.pick(HASHES)}`;
    const file = `model-customization-job-1/${random.pick(['metrics.csv', `datasets/${job}/${hash}.jsonl`])}`;
    const none = { dataset: undefined, outputOf: undefined };
    if (random.chance(0.4)) return { ...none, key: `${PREFIX}/datasets/${job}/${hash}.jsonl`, dataset: job };
    if (random.chance(0.6)) return { ...none, key: `${PREFIX}/outputs/${run}/${file}`, outputOf: run };
    const strange = [
      `${PREFIX}/datasets/${job}/train.jsonl`,
      `${PREFIX}/datasets/${job}/${hash}.jsonl.bak`,
      `${PREFIX}/datasets/${job}/old/${hash}.jsonl`,
      `${PREFIX}/datasets/${hash}.jsonl`,
      `${PREFIX}/outputs/${run}`,
      `${PREFIX}/outputs/`,
      `${PREFIX}/notes.txt`,
      `${PREFIX}-2/datasets/${job}/${hash}.jsonl`,
      `${PREFIX}2/outputs/${run}/${file}`,
      `other/${PREFIX}/outputs/${run}/${file}`,
      `${PREFIX}/x/outputs/${run}/${file}`,
    ];
    return { ...none, key: random.pick(strange) };
  }

  /** Of our pattern, or near it. */
  #name(): { readonly name: string; readonly job: string | undefined } {
    const random = this.#random;
    const job = random.pick(JOBS);
    const hash = random.pick(HASHES);
    if (random.chance(0.85)) return { name: `${job}-${hash}${random.pick(['', '', '-r2', '-r10'])}`, job };
    const near = [
      `${job}-${hash}-r1`,
      `${job}-${hash}-r02`,
      `${job}-${hash.slice(1)}`,
      `-${job}-${hash}`,
      job,
    ];
    return {
      name: random.pick([...near, `${job.toUpperCase()}-${hash}`, `${job}--${hash}`]),
      job: undefined,
    };
  }

  /** Mostly what is right, else something near it. */
  #claim(job: string | undefined): { readonly claim: Omit<Claim, 'isHere'>; readonly tags: Tags } {
    const random = this.#random;
    const own = job ?? random.pick(JOBS);
    if (random.chance(0.05)) return { claim: { isOurs: false, jobTag: undefined }, tags: undefined };
    const isOurs = random.chance(0.9);
    const ids = ['987', `${OWNER}0`, ` ${OWNER}`, OWNER.slice(1), ''];
    const owner = isOurs ? OWNER : random.pick([...ids, undefined]);
    const jobTag = random.chance(0.93) ? own : random.pick([...JOBS, 'BOT', undefined]);
    const tags = {
      team: OWNER,
      'Bedrock-tune:repository-id': OWNER,
      ...(owner === undefined ? {} : { 'bedrock-tune:repository-id': owner }),
      ...(jobTag === undefined ? {} : { 'bedrock-tune:job': jobTag }),
    };
    return { claim: { isOurs, jobTag }, tags };
  }

  /** Somebody puts another model behind a deployment before anything is deleted. */
  swap(): void {
    const at = this.#random.below(this.holders.length);
    const [holder, other] = [this.holders[at], this.#random.maybe(this.models)];
    const one = holder === undefined ? undefined : this.bedrock.deployments.get(holder.arn);
    if (holder === undefined || one === undefined || other === undefined) return;
    this.bedrock.deployments.set(one.deploymentArn, { ...one, modelArn: other.arn });
    this.holders[at] = { ...holder, models: [other.arn] };
  }

  /** Somebody takes the owner off its tags. */
  disown(): void {
    const facts: ({ readonly arn: string; readonly isOurs: boolean } | undefined)[] = this.#random.pick([
      this.runs,
      this.models,
      this.holders,
    ]);
    const at = this.#random.below(facts.length);
    const fact = facts[at];
    if (fact === undefined) return;
    facts[at] = { ...fact, isOurs: false };
    this.bedrock.tags.set(fact.arn, {});
  }

  #place(here: string): Placed {
    if (this.#random.chance(0.92)) return { arn: here, isHere: true };
    const moved = this.#random.chance(0.5)
      ? here.replace(REGION, 'eu-west-1')
      : here.replace(ACCOUNT, '999922223333');
    return { arn: moved, isHere: false };
  }

  /** What was told to stop comes to an end: stopped, failed, or completed after all, with a model and a last output. */
  #pass(): void {
    if (this.#random.chance(0.3)) this.#swap();
    for (const run of this.bedrock.runs.values()) {
      if (run.status !== 'Stopping' || this.#random.chance(0.3)) continue;
      const status = this.#random.pick<RunStatus>(['Stopped', 'Stopped', 'Failed', 'Completed']);
      this.bedrock.runs.set(run.jobName, { ...run, status, endedAt: iso() });
      const fact = this.runs.find(({ name }) => name === run.jobName);
      if (fact === undefined) continue;
      const key = `${PREFIX}/outputs/${run.jobName}/late.csv`;
      const common = { bucket: 'output', key, dataset: undefined, outputOf: run.jobName };
      this.#store({ ...common, isOurs: false, isDeleteMarker: false }, {});
      if (status === 'Completed') this.#complete(fact);
    }
  }

  /** Behind a deployment that the teardown has not deleted yet. */
  #swap(): void {
    const asked = this.bedrock.targets('deleteDeployment');
    const one = this.#random.maybe(
      [...this.bedrock.deployments.values()].filter(
        ({ deploymentArn: at }) => !asked.includes(at) && !this.swapped.has(at),
      ),
    );
    const other = this.#random.maybe(this.models);
    if (one === undefined || other === undefined || one.modelArn === other.arn) return;
    this.bedrock.deployments.set(one.deploymentArn, { ...one, modelArn: other.arn });
    this.swapped.add(one.deploymentArn);
  }

  #complete(run: RunFact): void {
    if (this.models.some(({ name }) => name === run.name)) return;
    const modelArn = arn('custom-model', run.name);
    this.bedrock.models.set(modelArn, modelSummary(run.name, { modelArn }));
    this.bedrock.tags.set(modelArn, this.bedrock.tags.get(run.arn));
    this.models.push({ ...run, arn: modelArn, isHere: true });
  }
}

interface Placed {
  readonly arn: string;
  readonly isHere: boolean;
}

export function policyOf(random: Random): RemovalPolicy {
  const one = (): JobRemoval => {
    const protect = random.chance(0.1);
    return {
      environment: undefined,
      protect,
      protectAt: protect ? AT : undefined,
      keepLast: random.below(3),
    };
  };
  const jobs = random.some(JOBS, 4).map((job) => [job, one()] as const);
  return { maxDeletions: 1000, jobs: new Map(jobs), others: one() };
}
