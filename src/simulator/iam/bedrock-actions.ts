/**
 * IAM actions, resources and condition keys of each simulated Bedrock operation.
 *
 * Names, resource types and keys follow AWS's service authorization reference for Amazon Bedrock (2026). It leaves
 * open, and an account has not confirmed: which ARN stands for a job, model or endpoint that is being made (here
 * `…/*`, as a published denial of CreateModelCustomizationJob shows for `model-customization-job/*`, a type that the
 * reference does not even list for it); whether `aws:RequestTag` on the creation sees the tags of the job, of the
 * model, or both (here both); and how a name is checked that stands for an ARN (here the ARN, where the name is known).
 */
import { foundationModelArn, kmsKeyArn } from '../bedrock/arns.ts';
import type { Tag } from '../bedrock/messages.ts';
import { isMembers, type Members } from '../bedrock/service-model.ts';
import type { AccountState } from '../bedrock/state.ts';
import type { Access } from './decide.ts';
import type { Context } from './pattern.ts';

type Needs = (input: Members, account: AccountState) => readonly Access[];
type Kind = 'model-customization-job' | 'custom-model' | 'custom-model-deployment' | 'provisioned-model';

const NEEDS: Readonly<Record<string, Needs>> = {
  CreateModelCustomizationJob: createJob,
  GetModelCustomizationJob: onOne('model-customization-job', 'jobIdentifier'),
  ListModelCustomizationJobs: onAll,
  StopModelCustomizationJob: onOne('model-customization-job', 'jobIdentifier'),
  GetCustomModel: onOne('custom-model', 'modelIdentifier'),
  ListCustomModels: onAll,
  DeleteCustomModel: onOne('custom-model', 'modelIdentifier'),
  CreateCustomModelDeployment: createEndpoint('custom-model-deployment', 'modelArn'),
  GetCustomModelDeployment: onOne('custom-model-deployment', 'customModelDeploymentIdentifier'),
  ListCustomModelDeployments: onAll,
  UpdateCustomModelDeployment: updateEndpoint(
    ['custom-model-deployment', 'customModelDeploymentIdentifier'],
    'modelArn',
  ),
  DeleteCustomModelDeployment: onOne('custom-model-deployment', 'customModelDeploymentIdentifier'),
  CreateProvisionedModelThroughput: createEndpoint('provisioned-model', 'modelId'),
  GetProvisionedModelThroughput: onOne('provisioned-model', 'provisionedModelId'),
  ListProvisionedModelThroughputs: onAll,
  UpdateProvisionedModelThroughput: updateEndpoint(
    ['provisioned-model', 'provisionedModelId'],
    'desiredModelId',
  ),
  DeleteProvisionedModelThroughput: onOne('provisioned-model', 'provisionedModelId'),
  TagResource: onTagged,
  UntagResource: onTagged,
  ListTagsForResource: onTagged,
  GetFoundationModel: (input, account) => [on(baseArn(text(input['modelIdentifier']), account))],
  ListFoundationModels: onAll,
  GetFoundationModelAvailability: onAll,
};

/**
 * What a caller needs for an operation; undefined: the operation is not known here. The input may be anything that a
 * client sent: rights are checked before it is.
 */
export function bedrockNeeds(
  operation: string,
  input: Members,
  account: AccountState,
): readonly Access[] | undefined {
  const needs = Object.hasOwn(NEEDS, operation) ? NEEDS[operation] : undefined;
  return needs?.(input, account).map((need) =>
    need.action === '' ? { ...need, action: `bedrock:${operation}` } : need,
  );
}

/** An access under the operation's own name. */
function on(resource: string, context: Context = {}): Access {
  return { action: '', resource, context };
}

function onAll(): readonly Access[] {
  return [on('*')];
}

function onOne(kind: Kind, member: string): Needs {
  return (input, account) => [onExisting(kind, text(input[member]), account)];
}

function onExisting(kind: Kind, identifier: string, account: AccountState): Access {
  const found = find(account, identifier, kind);
  return on(found?.arn ?? arnOf(kind, identifier, account), resourceTags(found?.tags ?? []));
}

function onTagged(input: Members, account: AccountState): readonly Access[] {
  const arn = text(input['resourceARN']);
  const removed = Array.isArray(input['tagKeys']) ? input['tagKeys'].filter(isText) : [];
  const context = {
    ...resourceTags(find(account, arn)?.tags ?? []),
    ...requestTags(tagsIn(input['tags'])),
    ...(removed.length === 0 ? {} : { 'aws:tagkeys': removed }),
  };
  return [on(arn, context)];
}

function createJob(input: Members, account: AccountState): readonly Access[] {
  const jobTags = tagsIn(input['jobTags']);
  const modelTags = tagsIn(input['customModelTags']);
  const tags = requestTags([...modelTags, ...jobTags]);
  const base = onModel(text(input['baseModelIdentifier']), account);
  return [
    { ...base, context: { ...base.context, ...tags } },
    on(arnOf('model-customization-job', '*', account), tags),
    on(arnOf('custom-model', '*', account), tags),
    ...tagging('model-customization-job', jobTags, account),
    ...tagging('custom-model', modelTags, account),
    {
      action: 'iam:PassRole',
      resource: text(input['roleArn']),
      context: { 'iam:passedtoservice': 'bedrock.amazonaws.com' },
    },
    ...modelKey(text(input['customModelKmsKeyId']), account),
  ];
}

/** A key policy may allow these too; key policies are not simulated, so the role's own policies have to. */
function modelKey(keyId: string, account: AccountState): readonly Access[] {
  const resource = kmsKeyArn(account, keyId === '' ? undefined : keyId);
  if (resource === undefined) return [];
  const context = {
    'kms:viaservice': `bedrock.${account.region}.amazonaws.com`,
    'aws:viaawsservice': 'true',
  };
  const actions = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];
  return actions.map((action) => ({ action, resource, context }));
}

/** The reference names both model types for provisioned throughput, and a call names one model. */
function createEndpoint(kind: Kind, modelMember: string): Needs {
  return (input, account) => {
    const tags = tagsIn(input['tags']);
    const model = onModel(text(input[modelMember]), account);
    return [
      { ...model, context: { ...model.context, ...requestTags(tags) } },
      ...tagging(kind, tags, account),
    ];
  };
}

function updateEndpoint([kind, member]: readonly [Kind, string], modelMember: string): Needs {
  return (input, account) => {
    const model = text(input[modelMember]);
    const endpoint = onExisting(kind, text(input[member]), account);
    return model === '' ? [endpoint] : [endpoint, onModel(model, account)];
  };
}

/** AWS checks the right to tag beside the right to create, where tags come with the creation. */
function tagging(kind: Kind, tags: readonly Tag[], account: AccountState): readonly Access[] {
  if (tags.length === 0) return [];
  const resource = arnOf(kind, '*', account);
  return [{ action: 'bedrock:TagResource', resource, context: requestTags(tags) }];
}

/** A custom model by name or ARN, or a base model by id or ARN. */
function onModel(identifier: string, account: AccountState): Access {
  const model = find(account, identifier, 'custom-model');
  if (model === undefined) return on(baseArn(identifier, account));
  return on(model.arn, resourceTags(model.tags));
}

function baseArn(identifier: string, account: AccountState): string {
  return identifier.startsWith('arn:') ? identifier : foundationModelArn(account, identifier);
}

interface Existing {
  readonly arn: string;
  readonly tags: readonly Tag[];
}

function find(account: AccountState, identifier: string, kind?: Kind): Existing | undefined {
  const kinds: Readonly<Record<Kind, readonly (Existing & { readonly name: string })[]>> = {
    'model-customization-job': account.jobs.map((job) => ({ ...job, name: job.input.jobName })),
    'custom-model': account.models,
    'custom-model-deployment': account.deployments,
    'provisioned-model': account.throughputs,
  };
  const candidates = kind === undefined ? Object.values(kinds).flat() : kinds[kind];
  return candidates.find(
    ({ arn, name }) => arn === identifier || (kind !== undefined && name === identifier),
  );
}

function arnOf(kind: Kind, identifier: string, { region, accountId }: AccountState): string {
  return identifier.startsWith('arn:')
    ? identifier
    : `arn:aws:bedrock:${region}:${accountId}:${kind}/${identifier}`;
}

function requestTags(tags: readonly Tag[]): Context {
  if (tags.length === 0) return {};
  return { ...tagKeys('aws:requesttag', tags), 'aws:tagkeys': [...new Set(tags.map(({ key }) => key))] };
}

function resourceTags(tags: readonly Tag[]): Context {
  return tagKeys('aws:resourcetag', tags);
}

function tagKeys(family: string, tags: readonly Tag[]): Context {
  return Object.fromEntries(tags.map(({ key, value }) => [`${family}/${key}`.toLowerCase(), value]));
}

function tagsIn(value: unknown): readonly Tag[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    if (!isMembers(item)) return [];
    const { key, value: content } = item;
    return isText(key) && isText(content) ? [{ key, value: content }] : [];
  });
}

function text(value: unknown): string {
  return isText(value) ? value : '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
