/**
 * Custom model deployments for on-demand inference. Documented are the shapes, the unique name and that the model must
 * be active; seen on real accounts are eight minutes to Active and the ValidationException of a deletion before that.
 * Inferred: the texts, what an update may interrupt, and that a failed deployment stays until it is deleted.
 */
import { deploymentArn } from './arns.ts';
import { changed, failureFor, type Standing, standingOf } from './endpoints.ts';
import { BedrockFault, exceeded, invalid } from './fault.ts';
import { replayed } from './idempotency.ts';
import type { CreateDeploymentInput, ListDeploymentsInput } from './messages.ts';
import { type Context, type Reply, timestamp } from './operation.ts';
import { pageOf } from './paging.ts';
import type { Members } from './service-model.ts';
import { type AccountState, type CustomModel, type Deployment, withDeployment } from './state.ts';
import { checkTagCount } from './tags.ts';

interface Identified {
  /** Name or ARN. */
  readonly customModelDeploymentIdentifier: string;
}

export function createDeployment(context: Context, input: CreateDeploymentInput): Reply {
  const { account, settings } = context;
  const earlier = replayed(account.deployments, input, 'ValidationException');
  if (earlier !== undefined) return { account, body: { customModelDeploymentArn: earlier.arn } };
  if (account.deployments.some(({ name }) => name === input.modelDeploymentName)) {
    throw invalid('The provided model deployment name is currently in use.');
  }
  deployableModel(context, input.modelArn);
  checkTagCount(input.tags ?? [], settings.quotas.tagsPerResource);
  checkQuotas(context);
  const deployment = newDeployment(context, input);
  return {
    account: {
      ...account,
      deployments: [...account.deployments, deployment],
      endpointsMade: account.endpointsMade + 1,
    },
    body: { customModelDeploymentArn: deployment.arn },
  };
}

/** Throws unless the account has the model and its base can be deployed on demand. */
function deployableModel({ account, models }: Context, modelArn: string): CustomModel {
  const model = account.models.find(({ arn }) => arn === modelArn);
  if (model === undefined) {
    throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
  }
  const base = models.find(({ id }) => id === model.baseModelId);
  if (base?.inference.onDemand === false) {
    throw invalid(`Models customized from ${base.id} do not support custom model deployments.`);
  }
  return model;
}

function checkQuotas({ account, now, settings: { quotas } }: Context): void {
  const { deployments } = account;
  const making = deployments.filter((deployment) => standingOf(deployment, now).state === 'creating');
  if (deployments.length >= quotas.deployments) {
    throw exceeded(
      `The number of custom model deployments exceeds the service quota of ${quotas.deployments}.`,
    );
  }
  if (making.length >= quotas.deploymentsInProgress) {
    throw exceeded(
      `The number of custom model deployments in progress exceeds the service quota of ${quotas.deploymentsInProgress}.`,
    );
  }
}

function newDeployment({ account, now, settings }: Context, input: CreateDeploymentInput): Deployment {
  const name = input.modelDeploymentName;
  return {
    arn: deploymentArn(account, name, account.endpointsMade),
    name,
    modelArn: input.modelArn,
    createdAt: now,
    readyAt: now + settings.endpointDurations.deployment,
    failure: failureFor(name, settings.endpointRules),
    change: undefined,
    tags: input.tags ?? [],
    input,
  };
}

export function getDeployment({ account, now }: Context, input: Identified): Reply {
  const deployment = findDeployment(account, input);
  const { change } = deployment;
  const body = {
    ...common(deployment, standingOf(deployment, now)),
    modelDeploymentName: deployment.name,
    description: deployment.input.description,
    updateDetails: change && { modelArn: change.modelArn, updateStatus: updateStatus(deployment, now) },
  };
  return { account, body };
}

function updateStatus({ change }: Deployment, now: number): string {
  if (change === undefined || now < change.doneAt) return 'Updating';
  return change.failure === undefined ? 'UpdateCompleted' : 'UpdateFailed';
}

export function listDeployments({ account, now }: Context, input: ListDeploymentsInput): Reply {
  const { createdAfter, createdBefore, statusEquals, modelArnEquals, ...page } = input;
  const entries = account.deployments
    .map((deployment) => {
      const { name, createdAt } = deployment;
      const summary = common(deployment, standingOf(deployment, now));
      return { name, createdAt, summary: { ...summary, customModelDeploymentName: name } };
    })
    .filter(({ summary }) => statusEquals === undefined || summary.status === statusEquals)
    .filter(({ summary }) => modelArnEquals === undefined || summary.modelArn === modelArnEquals);
  const { items, nextToken } = pageOf(entries, {
    ...page,
    ...(createdAfter === undefined ? {} : { creationTimeAfter: createdAfter }),
    ...(createdBefore === undefined ? {} : { creationTimeBefore: createdBefore }),
  });
  return { account, body: { modelDeploymentSummaries: items.map(({ summary }) => summary), nextToken } };
}

/** The deployment goes on serving the old model until the new one is ready. */
export function updateDeployment(context: Context, input: Identified & { readonly modelArn: string }): Reply {
  const { account, now, settings } = context;
  const deployment = findDeployment(account, input);
  deployableModel(context, input.modelArn);
  const { state } = standingOf(deployment, now);
  if (state !== 'ready') throw mutating('updated', state);
  const after = changed(deployment, {
    modelArn: input.modelArn,
    requestedAt: now,
    doneAt: now + settings.endpointDurations.deployment,
    failure: failureFor(deployment.name, settings.endpointRules),
  });
  return {
    account: withDeployment(account, after),
    body: { customModelDeploymentArn: deployment.arn },
  };
}

/** Gone at once: the status of a deployment has no word for a deletion under way. */
export function deleteDeployment({ account, now }: Context, input: Identified): Reply {
  const deployment = findDeployment(account, input);
  const { state } = standingOf(deployment, now);
  if (state === 'creating' || state === 'changing') throw mutating('deleted', state);
  const deployments = account.deployments.filter((other) => other !== deployment);
  return { account: { ...account, deployments }, body: {} };
}

function findDeployment(
  account: AccountState,
  { customModelDeploymentIdentifier: id }: Identified,
): Deployment {
  const deployment = account.deployments.find(({ arn, name }) => arn === id || name === id);
  if (deployment === undefined) {
    throw new BedrockFault(
      'ResourceNotFoundException',
      'The specified custom model deployment was not found.',
    );
  }
  return deployment;
}

const STATUS = { creating: 'Creating', ready: 'Active', changing: 'Active', failed: 'Failed' } as const;

function common(deployment: Deployment, standing: Standing) {
  return {
    customModelDeploymentArn: deployment.arn,
    modelArn: standing.modelArn,
    createdAt: timestamp(deployment.createdAt),
    status: STATUS[standing.state],
    lastUpdatedAt: timestamp(standing.changedAt),
    failureMessage: standing.failureMessage,
  } satisfies Members;
}

function mutating(participle: string, state: Standing['state']): BedrockFault {
  return invalid(
    `The custom model deployment cannot be ${participle} because it is in a mutating state (${state}).`,
  );
}
