/**
 * Provisioned throughput. Documented are the shapes, that a commitment cannot be deleted before it ends, and which models
 * a custom one can be changed for; seen on real accounts are twenty minutes to InService. Inferred: the texts, which of
 * the declared errors answers a deletion that comes too early, and that a commitment runs from the creation.
 */
import { foundationModelArn, throughputArn } from './arns.ts';
import { changed, failureFor, type Standing, standingOf } from './endpoints.ts';
import { BedrockFault, exceeded, invalid } from './fault.ts';
import { offeredModel } from './foundation-models.ts';
import { replayed } from './idempotency.ts';
import type { CreateThroughputInput, ListThroughputsInput } from './messages.ts';
import { type Context, type Reply, timestamp } from './operation.ts';
import { pageOf } from './paging.ts';
import type { Members } from './service-model.ts';
import { type AccountState, type Throughput, withThroughput } from './state.ts';
import { checkTagCount } from './tags.ts';

interface Identified {
  /** Name or ARN. */
  readonly provisionedModelId: string;
}

interface UpdateInput extends Identified {
  readonly desiredProvisionedModelName?: string;
  readonly desiredModelId?: string;
}

export function createThroughput(context: Context, input: CreateThroughputInput): Reply {
  const { account, settings } = context;
  const earlier = replayed(account.throughputs, input, 'ValidationException');
  if (earlier !== undefined) return { account, body: { provisionedModelArn: earlier.arn } };
  checkName(account, input.provisionedModelName);
  const model = servedModel(context, input.modelId);
  checkTagCount(input.tags ?? [], settings.quotas.tagsPerResource);
  checkUnits(context, input.modelUnits);
  const throughput = newThroughput(context, input, model);
  return {
    account: {
      ...account,
      throughputs: [...account.throughputs, throughput],
      endpointsMade: account.endpointsMade + 1,
    },
    body: { provisionedModelArn: throughput.arn },
  };
}

function checkName(account: AccountState, name: string): void {
  if (!account.throughputs.some((other) => other.name === name)) return;
  throw invalid('The provided provisioned model name is currently in use.');
}

interface ServedModel {
  readonly modelArn: string;
  readonly foundationModelArn: string;
}

/** A custom model by name or ARN, or a foundation model by id or ARN. */
function servedModel(context: Context, identifier: string): ServedModel {
  const { account } = context;
  const own = account.models.find(({ arn, name }) => arn === identifier || name === identifier);
  if (own !== undefined) {
    return { modelArn: own.arn, foundationModelArn: foundationModelArn(account, own.baseModelId) };
  }
  if (identifier.includes(':custom-model/')) {
    throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
  }
  const { modelId, inference } = offeredModel(context, identifier);
  if (!inference.includes('PROVISIONED')) {
    throw invalid(`The model ${modelId} does not support Provisioned Throughput.`);
  }
  const modelArn = foundationModelArn(account, modelId);
  return { modelArn, foundationModelArn: modelArn };
}

function checkUnits({ account, settings: { quotas } }: Context, wanted: number): void {
  const taken = account.throughputs.reduce((sum, { input }) => sum + input.modelUnits, 0);
  if (taken + wanted <= quotas.modelUnits) return;
  throw exceeded(`The number of model units exceeds the service quota of ${quotas.modelUnits}.`);
}

function newThroughput(
  { account, now, settings }: Context,
  input: CreateThroughputInput,
  model: ServedModel,
): Throughput {
  const name = input.provisionedModelName;
  return {
    arn: throughputArn(account, name, account.endpointsMade),
    name,
    ...model,
    createdAt: now,
    readyAt: now + settings.endpointDurations.throughput,
    failure: failureFor(name, settings.endpointRules),
    change: undefined,
    committedUntil: commitmentEnd(now, input.commitmentDuration),
    tags: input.tags ?? [],
    input,
  };
}

function commitmentEnd(
  now: number,
  duration: CreateThroughputInput['commitmentDuration'],
): number | undefined {
  if (duration === undefined) return undefined;
  const end = new Date(now);
  return end.setUTCMonth(end.getUTCMonth() + (duration === 'OneMonth' ? 1 : 6));
}

export function getThroughput({ account, now }: Context, input: Identified): Reply {
  const throughput = findThroughput(account, input);
  const standing = standingOf(throughput, now);
  return {
    account,
    body: { ...common(throughput, standing), failureMessage: standing.failureMessage },
  };
}

export function listThroughputs({ account, now }: Context, input: ListThroughputsInput): Reply {
  const { statusEquals, modelArnEquals } = input;
  const entries = account.throughputs
    .map((throughput) => {
      const { name, createdAt } = throughput;
      return { name, createdAt, summary: common(throughput, standingOf(throughput, now)) };
    })
    .filter(({ summary }) => statusEquals === undefined || summary.status === statusEquals)
    .filter(({ summary }) => modelArnEquals === undefined || summary.modelArn === modelArnEquals);
  const { items, nextToken } = pageOf(entries, input);
  return { account, body: { provisionedModelSummaries: items.map(({ summary }) => summary), nextToken } };
}

/** A new name counts at once, a new model after the time that making one takes. */
export function updateThroughput(context: Context, input: UpdateInput): Reply {
  const { account, now } = context;
  const throughput = findThroughput(account, input);
  const { state } = standingOf(throughput, now);
  if (state !== 'ready')
    throw invalid(`The Provisioned Throughput cannot be updated while it is ${STATUS[state]}.`);
  const name = input.desiredProvisionedModelName ?? throughput.name;
  if (name !== throughput.name) checkName(account, name);
  const renamed = { ...throughput, name };
  const { desiredModelId } = input;
  const after = desiredModelId === undefined ? renamed : withModelOf(context, renamed, desiredModelId);
  return { account: withThroughput(account, after), body: {} };
}

function withModelOf(context: Context, throughput: Throughput, desiredModelId: string): Throughput {
  const { now, settings } = context;
  const model = servedModel(context, desiredModelId);
  const servesBase = standingOf(throughput, now).modelArn === throughput.foundationModelArn;
  if (servesBase || model.foundationModelArn !== throughput.foundationModelArn) {
    throw invalid('The model can only be changed for one with the same base, and not for a base model.');
  }
  return changed(throughput, {
    modelArn: model.modelArn,
    requestedAt: now,
    doneAt: now + settings.endpointDurations.throughput,
    failure: failureFor(throughput.name, settings.endpointRules),
  });
}

/** Gone at once: the status has no word for a deletion under way. */
export function deleteThroughput({ account, now }: Context, input: Identified): Reply {
  const throughput = findThroughput(account, input);
  const { state } = standingOf(throughput, now);
  if (state === 'creating' || state === 'changing') {
    throw new BedrockFault(
      'ConflictException',
      `The Provisioned Throughput cannot be deleted while it is ${STATUS[state]}.`,
    );
  }
  if (throughput.committedUntil !== undefined && now < throughput.committedUntil) {
    const end = timestamp(throughput.committedUntil);
    throw invalid(
      `The Provisioned Throughput cannot be deleted before its commitment term is over (${end}).`,
    );
  }
  const throughputs = account.throughputs.filter((other) => other !== throughput);
  return { account: { ...account, throughputs }, body: {} };
}

function findThroughput(account: AccountState, { provisionedModelId: id }: Identified): Throughput {
  const throughput = account.throughputs.find(({ arn, name }) => arn === id || name === id);
  if (throughput === undefined) {
    throw new BedrockFault(
      'ResourceNotFoundException',
      'The specified Provisioned Throughput was not found.',
    );
  }
  return throughput;
}

const STATUS = { creating: 'Creating', ready: 'InService', changing: 'Updating', failed: 'Failed' } as const;

function common(throughput: Throughput, standing: Standing) {
  const { input } = throughput;
  return {
    provisionedModelName: throughput.name,
    provisionedModelArn: throughput.arn,
    modelArn: standing.modelArn,
    desiredModelArn: standing.desiredModelArn,
    foundationModelArn: throughput.foundationModelArn,
    modelUnits: input.modelUnits,
    desiredModelUnits: input.modelUnits,
    status: STATUS[standing.state],
    commitmentDuration: input.commitmentDuration,
    commitmentExpirationTime: timestamp(throughput.committedUntil),
    creationTime: timestamp(throughput.createdAt),
    lastModifiedTime: timestamp(standing.changedAt),
  } satisfies Members;
}
