/**
 * What a teardown may take of an account, said once more from the facts that the account was made of: none of the
 * product's parsing and none of its predicates.
 */
import type { RunStatus } from '../../src/ports/bedrock.ts';
import type { Account, HolderFact, ModelFact, ObjectFact, RunFact } from './account.ts';

/** Ids of everything that may be stopped or deleted. */
export type Allowed = ReadonlySet<string>;

export function objectId({
  bucket,
  key,
  versionId,
}: Pick<ObjectFact, 'bucket' | 'key' | 'versionId'>): string {
  return `${bucket} ${key} ${versionId}`;
}

const ENDED: readonly RunStatus[] = ['Completed', 'Failed', 'Stopped'];

export class Oracle {
  readonly #account: Account;
  readonly #statuses: ReadonlyMap<string, RunStatus>;
  readonly #starts: ReadonlyMap<string, string>;
  readonly #births: ReadonlyMap<string, string>;
  /** Facts as they were when the teardown began. */
  readonly #models: readonly ModelFact[];
  readonly #holders: readonly HolderFact[];
  readonly #stored: readonly ObjectFact[];

  constructor(account: Account) {
    this.#account = account;
    const runs = [...account.bedrock.runs.values()];
    this.#statuses = new Map(runs.map(({ jobName, status }) => [jobName, status]));
    this.#starts = new Map(runs.map(({ jobName, createdAt }) => [jobName, createdAt]));
    const models = [...account.bedrock.models.values()];
    this.#births = new Map(models.map(({ modelArn, createdAt }) => [modelArn, createdAt]));
    this.#models = [...account.models];
    this.#holders = [...account.holders];
    this.#stored = [...account.stored];
  }

  allowed(): Allowed {
    const { runs, uploads } = this.#account;
    const isOutput = ({ outputOf }: { readonly outputOf: string | undefined }): boolean =>
      this.#mayGoWithRun(outputOf);
    return new Set([
      ...runs.filter((run) => this.#mayStop(run)).map(({ arn }) => `stop ${arn}`),
      ...this.#holders.filter((holder) => this.#mayRelease(holder)).map(({ arn }) => arn),
      ...this.#models.filter((model) => this.#mayDelete(model)).map(({ arn }) => arn),
      ...this.#stored
        .filter((one) => (one.dataset === undefined ? isOutput(one) : this.#mayGoAsDataset(one)))
        .map(objectId),
      ...uploads.filter(isOutput).map(({ uploadId }) => uploadId),
    ]);
  }

  /** A run that this teardown stops: what it leaves may go too. */
  mayStopNamed(name: string): boolean {
    return this.#account.runs.some((run) => run.name === name && this.#mayStop(run));
  }

  #asks(...whats: readonly string[]): boolean {
    return whats.includes(this.#account.scope.what);
  }

  /** Asked for, and not protected. */
  #isOpen(job: string): boolean {
    const { scope, policy } = this.#account;
    const { protect } = policy.jobs.get(job) ?? policy.others;
    if (protect || this.#wasRenamed(job) || scope.elsewhere?.has(job) === true) return false;
    return scope.jobs.length === 0 || scope.jobs.includes(job);
  }

  /** Something of the job is what a protected one asks for now; models are not looked at where they decide nothing. */
  #wasRenamed(job: string): boolean {
    const { runs, protectedRuns } = this.#account;
    const seen = this.#asks('stop', 'data') ? runs : [...runs, ...this.#models];
    const hashes = [...protectedRuns.byShort.keys()];
    return seen.some((one) => one.job === job && hashes.some((hash) => one.name.includes(`-${hash}`)));
  }

  #isProven(one: RunFact | ModelFact): one is (RunFact | ModelFact) & { readonly job: string } {
    return one.job !== undefined && one.isHere && one.isOurs && one.jobTag === one.job;
  }

  #isMoving(run: RunFact): boolean {
    return !ENDED.includes(this.#statuses.get(run.name) ?? 'Unknown');
  }

  #mayStop(run: RunFact): boolean {
    return this.#asks('stop', 'all') && this.#isProven(run) && this.#isOpen(run.job) && this.#isMoving(run);
  }

  #provenModel(arn: string): (ModelFact & { readonly job: string }) | undefined {
    return this.#models.filter((one) => this.#isProven(one)).find((one) => one.arn === arn);
  }

  #mayRelease(holder: HolderFact): boolean {
    if (!this.#asks('deployments', 'all') || !holder.isHere || !holder.isOurs || holder.isCommitted)
      return false;
    const jobs = holder.models.map((arn) => this.#provenModel(arn)?.job);
    return jobs.every((job) => job !== undefined && job === holder.jobTag && this.#isOpen(job));
  }

  #holdersOf(arn: string): readonly HolderFact[] {
    return this.#holders.filter(({ models }) => models.includes(arn));
  }

  #mayDelete(model: ModelFact): boolean {
    if (!this.#isProven(model) || !this.#isOpen(model.job)) return false;
    const holders = this.#holdersOf(model.arn);
    const run = this.#account.runs.find(({ name }) => name === model.name);
    if (!this.#asks('all') && run !== undefined && this.#isMoving(run)) return false;
    if (this.#asks('models')) return holders.length === 0;
    if (this.#asks('all')) return holders.every((holder) => this.#mayRelease(holder));
    return this.#asks('old') && this.#isOldModel(model.arn, model.job);
  }

  /** A time and a name that sort together; a later one is newer. */
  #ageOf(model: ModelFact): string {
    const run = this.#account.runs.find(({ name }) => name === model.name);
    const isKnown = run !== undefined && this.#isProven(run);
    return `${isKnown ? this.#starts.get(run.name) : this.#births.get(model.arn)} ${model.name}`;
  }

  /** Newest last. */
  #modelsOf(job: string): readonly ModelFact[] {
    return this.#models
      .filter((one) => one.job === job && this.#isProven(one))
      .sort((a, b) => (this.#ageOf(a) < this.#ageOf(b) ? -1 : 1));
  }

  #keepLast(job: string): number {
    const { policy } = this.#account;
    return (policy.jobs.get(job) ?? policy.others).keepLast;
  }

  #isOldModel(arn: string, job: string): boolean {
    const all = this.#modelsOf(job);
    const at = all.findIndex((one) => one.arn === arn);
    return at < all.length - this.#keepLast(job) && this.#holdersOf(arn).length === 0;
  }

  #isOldRun(run: RunFact & { readonly job: string }): boolean {
    const all = this.#modelsOf(run.job);
    const keepLast = this.#keepLast(run.job);
    if (this.#isMoving(run) || all.length < keepLast) return false;
    const oldestKept = keepLast === 0 ? undefined : all[all.length - keepLast];
    if (oldestKept !== undefined && `${this.#starts.get(run.name)} ${run.name}` >= this.#ageOf(oldestKept))
      return false;
    return this.#models
      .filter(({ name }) => name === run.name)
      .every((one) => this.#isProven(one) && this.#isOldModel(one.arn, run.job));
  }

  #mayGoWithRun(name: string | undefined): boolean {
    const run = this.#account.runs.find((one) => one.name === name);
    if (run === undefined || !this.#isProven(run) || !this.#isOpen(run.job)) return false;
    if (this.#asks('old')) return this.#isOldRun(run);
    return this.#asks('all') || (this.#asks('data') && !this.#ourRunMoves(run.job));
  }

  #ourRunMoves(job: string): boolean {
    return this.#account.runs.some((run) => run.job === job && this.#isProven(run) && this.#isMoving(run));
  }

  #theirRunMoves(job: string): boolean {
    return this.#account.runs.some((run) => run.job === job && !this.#isProven(run) && this.#isMoving(run));
  }

  #mayGoAsDataset(one: ObjectFact): boolean {
    const job = one.dataset;
    if (job === undefined || !this.#isOpen(job) || !this.#asks('data', 'all')) return false;
    if (this.#theirRunMoves(job) || (this.#asks('data') && this.#ourRunMoves(job))) return false;
    const isReadable = !this.#account.objects.unreadable.has(one.key);
    if (!one.isDeleteMarker) return one.isOurs && isReadable;
    const hidden = this.#stored.filter(
      ({ bucket, key, isDeleteMarker }) => bucket === one.bucket && key === one.key && !isDeleteMarker,
    );
    return isReadable && hidden.length > 0 && hidden.every(({ isOurs }) => isOurs);
  }
}
