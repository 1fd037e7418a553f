/** Tags of everything that an account makes. */
import { BedrockFault } from './fault.ts';
import type { Tag } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { type AccountState, withDeployment, withJob, withModel, withThroughput } from './state.ts';

interface Resource {
  readonly resourceARN: string;
}

export function listTags({ account }: Context, { resourceARN }: Resource): Reply {
  return { account, body: { tags: findTagged(account, resourceARN).tags } };
}

export function tagResource(context: Context, input: Resource & { readonly tags: readonly Tag[] }): Reply {
  const { account, settings } = context;
  const tagged = findTagged(account, input.resourceARN);
  const tags = [...without(tagged.tags, keysOf(input.tags)), ...input.tags];
  checkTagCount(tags, settings.quotas.tagsPerResource, input.resourceARN);
  return { account: tagged.replace(tags), body: {} };
}

export function untagResource(
  { account }: Context,
  input: Resource & { readonly tagKeys: readonly string[] },
): Reply {
  const tagged = findTagged(account, input.resourceARN);
  return { account: tagged.replace(without(tagged.tags, input.tagKeys)), body: {} };
}

/** Throws TooManyTagsException, in the words of the API reference. */
export function checkTagCount(tags: readonly Tag[], limit: number, resourceName?: string): void {
  if (tags.length <= limit) return;
  throw new BedrockFault(
    'TooManyTagsException',
    `The request contains more tags than can be associated with a resource (${limit} tags per resource). ` +
      'The maximum number of tags includes both existing tags and those included in your current request.',
    resourceName === undefined ? {} : { resourceName },
  );
}

interface Tagged {
  readonly tags: readonly Tag[];
  replace(tags: readonly Tag[]): AccountState;
}

function findTagged(account: AccountState, arn: string): Tagged {
  const tagged =
    taggedIn(account.jobs, arn, (job) => withJob(account, job)) ??
    taggedIn(account.models, arn, (model) => withModel(account, model)) ??
    taggedIn(account.deployments, arn, (deployment) => withDeployment(account, deployment)) ??
    taggedIn(account.throughputs, arn, (throughput) => withThroughput(account, throughput));
  if (tagged !== undefined) return tagged;
  throw new BedrockFault(
    'ResourceNotFoundException',
    'The specified resource Amazon Resource Name (ARN) was not found. Check the ARN and try your request again.',
  );
}

function taggedIn<T extends { readonly arn: string; readonly tags: readonly Tag[] }>(
  resources: readonly T[],
  arn: string,
  store: (changed: T) => AccountState,
): Tagged | undefined {
  const found = resources.find((resource) => resource.arn === arn);
  return found && { tags: found.tags, replace: (tags) => store({ ...found, tags }) };
}

function without(tags: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  return tags.filter((tag) => !keys.includes(tag.key));
}

function keysOf(tags: readonly Tag[]): readonly string[] {
  return tags.map((tag) => tag.key);
}
