/** The real Bedrock adapter over the simulator's state, without a network: each call of the SDK is one call here. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { bedrockAdapter } from '../../src/adapters/aws/bedrock.ts';
import { LIMITS, type SharedCredentials } from '../../src/adapters/aws/client.ts';
import { BASE_MODELS } from '../../src/catalog/index.ts';
import type { Bedrock } from '../../src/ports/bedrock.ts';
import { BedrockFault } from '../../src/simulator/bedrock/fault.ts';
import { handlerOf } from '../../src/simulator/bedrock/handlers.ts';
import type { SimBuckets } from '../../src/simulator/bedrock/s3-uri.ts';
import {
  type AccountState,
  accountOf,
  type BedrockState,
  settle,
  withAccount,
} from '../../src/simulator/bedrock/state.ts';
import { SDK_WORDS } from './faults.ts';
import type { Process } from './process.ts';

/** So small that whoever does not turn pages misses runs. */
const PAGE = 2;

/** One service for all accounts; time is given with each call. */
export class SweptService {
  state: BedrockState;
  /** Looks at jobs that do not show a new one yet. */
  hiddenLooks = 0;
  /** Nobody may list tags. */
  hidesTags = false;
  /** The answers about a job carry the token that it was asked for with. */
  echoesTokens = true;
  readonly #looksLeft = new Map<string, number>();
  readonly #buckets: SimBuckets;

  constructor(state: BedrockState, buckets: SimBuckets) {
    this.state = state;
    this.#buckets = buckets;
  }

  account(accountId: string, region: string, now: number): AccountState {
    this.#settle(now);
    return accountOf(this.state, accountId, region);
  }

  perform(
    operation: string,
    input: Members,
    at: { accountId: string; region: string; now: number },
  ): Members {
    const account = this.account(at.accountId, at.region, at.now);
    const context = {
      account,
      now: at.now,
      settings: this.state.settings,
      models: BASE_MODELS,
      buckets: this.#buckets,
    };
    if (this.hidesTags && operation === 'ListTagsForResource')
      throw new BedrockFault('AccessDeniedException', 'You are not authorized to perform this action');
    if (/^(?:Get|List)ModelCustomization/.test(operation)) {
      const { body } = handlerOf(operation).run({ ...context, account: this.#shown(account) }, input);
      return this.echoesTokens ? body : { ...body, clientRequestToken: undefined };
    }
    const reply = handlerOf(operation).run(context, input);
    if (reply.account !== account) this.state = withAccount(this.state, reply.account);
    for (const job of reply.account.jobs)
      if (!account.jobs.includes(job) && !account.jobs.some(({ arn }) => arn === job.arn))
        this.#looksLeft.set(job.arn, this.hiddenLooks);
    return reply.body;
  }

  /** The same service, for a world of its own. */
  copy(buckets: SimBuckets): SweptService {
    const copy = new SweptService(this.state, buckets);
    copy.hiddenLooks = this.hiddenLooks;
    copy.hidesTags = this.hidesTags;
    copy.echoesTokens = this.echoesTokens;
    for (const [arn, left] of this.#looksLeft) copy.#looksLeft.set(arn, left);
    return copy;
  }

  /** From now on every job shows. */
  showAll(): void {
    this.hiddenLooks = 0;
    this.#looksLeft.clear();
  }

  /** The account without jobs too new to be seen; each look brings them nearer. */
  #shown(account: AccountState): AccountState {
    const jobs = account.jobs.filter(({ arn }) => {
      const left = this.#looksLeft.get(arn) ?? 0;
      this.#looksLeft.set(arn, left - 1);
      return left <= 0;
    });
    return { ...account, jobs };
  }

  #settle(now: number): void {
    const { state, written } = settle(this.state, now);
    this.state = state;
    for (const { bucket, key, body } of written) this.#buckets.put(bucket, key, body);
  }
}

type Members = Readonly<Record<string, unknown>>;

export interface SweptPlace {
  readonly service: SweptService;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
}

/** Bedrock as one process reaches it. */
export function sweptBedrock(place: SweptPlace, process: Process): Bedrock {
  const send = (command: Command): Promise<unknown> => answered(place, process, command);
  // The overloads of `send` speak of every command of the SDK; this one answers them all alike.
  const client = Object.create(clientOf(place.region), { send: { value: send } }) as BedrockClient;
  return bedrockAdapter({ client, credentials: CREDENTIALS });
}

const provider = async () => ({ accessKeyId: 'sweep', secretAccessKey: 'sweep' });
const CREDENTIALS: SharedCredentials = {
  provider,
  renewals: () => 0,
  renew: async () => undefined,
  transport: { limits: LIMITS, userAgent: [] },
};

/** By region. What a client is made of costs more than all that is done with it here, and holds nothing of a process. */
const clients = new Map<string, BedrockClient>();

function clientOf(region: string): BedrockClient {
  const client = clients.get(region) ?? new BedrockClient({ region, credentials: provider });
  clients.set(region, client);
  return client;
}

async function answered(place: SweptPlace, process: Process, command: Command): Promise<unknown> {
  const operation = command.constructor.name.replace(/Command$/, '');
  const { service, accountId, region, now } = place;
  const target = command.input['jobName'] ?? command.input['jobIdentifier'];
  const called = {
    name: `bedrock.${operation}`,
    target: target === undefined ? undefined : String(target),
    isWrite: handlerOf(operation).write,
  };
  return await process.call(called, SDK_WORDS, async () => {
    const limit = operation.startsWith('List') ? { maxResults: PAGE } : {};
    try {
      return asSdk(
        service.perform(operation, { ...command.input, ...limit }, { accountId, region, now: now() }),
      );
    } catch (error) {
      throw error instanceof BedrockFault ? sdkFault(error) : error;
    }
  });
}

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: Members;
}

function sdkFault({ name, message }: BedrockFault): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 }, $response: {} });
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Times are `Date`s in what the SDK gives. */
function asSdk(value: unknown): unknown {
  if (typeof value === 'string') return TIME.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(asSdk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asSdk(member)]));
}
