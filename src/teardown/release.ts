/** Deleting what serves models, and waiting until it is gone: until then Bedrock deletes no model behind it. */
import { isPassing, toAppError } from '../errors.ts';
import {
  alreadyGone,
  cancelled,
  deleted,
  failed,
  type ItemOf,
  itemsOf,
  pending,
  type TeardownContext,
} from './context.ts';
import type { TeardownPlan, TeardownResult } from './teardown.ts';

type HolderItem = ItemOf<'deployment'> | ItemOf<'throughput'>;

/** ARNs of the models behind each of those that exist, by its own ARN. */
type Listing = ReadonlyMap<string, readonly string[]>;

const FIRST_POLL_MS = 1000;
const LAST_POLL_MS = 30_000;

const BUSY = 'is being made or changed';
const LEAVING = 'is being deleted';
const CHANGED = 'serves another model than it was listed with; run teardown again without a code';

/** @param atMostMs how long to wait for them to be gone; they are looked at once in any case */
export async function releaseModels(
  context: TeardownContext,
  plan: TeardownPlan,
  atMostMs: number,
): Promise<readonly TeardownResult[]> {
  const deployments = new Release(context, plan, {
    items: itemsOf(plan, 'deployment'),
    list: async () =>
      new Map((await context.bedrock.listDeployments()).map((one) => [one.deploymentArn, [one.modelArn]])),
    remove: (arn) => context.bedrock.deleteDeployment(arn),
  });
  const throughputs = new Release(context, plan, {
    items: itemsOf(plan, 'throughput'),
    list: async () =>
      new Map(
        (await context.bedrock.listThroughputs()).map((one) => [
          one.throughputArn,
          [one.modelArn, one.desiredModelArn],
        ]),
      ),
    remove: (arn) => context.bedrock.deleteThroughput(arn),
  });
  const both = [deployments, throughputs];
  const started = context.clock.now();
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 2, LAST_POLL_MS)) {
    for (const release of both) await release.step();
    const left = atMostMs - (context.clock.now() - started);
    if (both.every(({ isDone }) => isDone) || left <= 0 || context.signal.aborted) break;
    await context.clock.sleep(Math.min(pause, left), context.signal);
  }
  return both.flatMap((release) => release.results());
}

interface Kind {
  readonly items: readonly HolderItem[];
  readonly list: () => Promise<Listing>;
  readonly remove: (arn: string) => Promise<'deleted' | 'gone' | 'busy'>;
}

/** All items of one kind, on their way out. */
class Release {
  readonly #context: TeardownContext;
  readonly #plan: TeardownPlan;
  readonly #kind: Kind;
  readonly #ended = new Map<string, TeardownResult>();
  /** Their deletion was accepted. */
  readonly #leaving = new Set<string>();
  /** What kept the last look from an answer. */
  #trouble: string | undefined;

  constructor(context: TeardownContext, plan: TeardownPlan, kind: Kind) {
    this.#context = context;
    this.#plan = plan;
    this.#kind = kind;
  }

  get isDone(): boolean {
    return this.#open().length === 0;
  }

  results(): readonly TeardownResult[] {
    return this.#kind.items.map((item) => this.#ended.get(item.arn) ?? this.#resultOfOpen(item));
  }

  #resultOfOpen(item: HolderItem): TeardownResult {
    if (this.#leaving.has(item.arn)) return pending(item, LEAVING);
    if (this.#context.signal.aborted) return cancelled(item);
    return pending(item, this.#trouble ?? BUSY);
  }

  /** Looks, deletes what is still there, and looks again where that was accepted. */
  async step(): Promise<void> {
    if (this.#context.signal.aborted) return;
    const listing = await this.#look();
    if (listing === undefined) return;
    const staying = this.#open().filter(({ arn }) => !this.#leaving.has(arn));
    for (const item of staying) await this.#delete(item, listing.get(item.arn) ?? []);
    if (staying.some(({ arn }) => this.#leaving.has(arn))) await this.#look();
  }

  #open(): readonly HolderItem[] {
    return this.#kind.items.filter(({ arn }) => !this.#ended.has(arn));
  }

  /** What is not listed any more has ended; undefined: AWS has no answer now. */
  async #look(): Promise<Listing | undefined> {
    const open = this.#open();
    if (open.length === 0) return new Map();
    try {
      const listing = await this.#kind.list();
      this.#trouble = undefined;
      for (const item of open.filter(({ arn }) => !listing.has(arn)))
        this.#end(item, this.#leaving.has(item.arn) ? deleted(item) : alreadyGone(item));
      return listing;
    } catch (error) {
      if (this.#passes(error)) return undefined;
      for (const item of open) this.#end(item, failed(this.#plan, item, error));
      return undefined;
    }
  }

  async #delete(item: HolderItem, models: readonly string[]): Promise<void> {
    if (this.#context.signal.aborted) return;
    // The proof was of what it served then; since then somebody may have put another model behind it.
    if (models.some((arn) => arn !== item.modelArn)) return this.#end(item, pending(item, CHANGED));
    try {
      const answer = await this.#kind.remove(item.arn);
      if (answer === 'gone') this.#end(item, alreadyGone(item));
      else if (answer === 'deleted') this.#leaving.add(item.arn);
    } catch (error) {
      if (!this.#passes(error)) this.#end(item, failed(this.#plan, item, error));
    }
  }

  /** Throttled or out of reach: the next look tries again. */
  #passes(error: unknown): boolean {
    if (!isPassing(error)) return false;
    this.#trouble = toAppError(error).message;
    return true;
  }

  #end(item: HolderItem, result: TeardownResult): void {
    this.#ended.set(item.arn, result);
    this.#context.onProgress(`${item.name}: ${result.outcome}`);
  }
}
