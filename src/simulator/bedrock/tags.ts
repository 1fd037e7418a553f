/** Tags of jobs and custom models. */
import { BedrockFault } from './fault.ts';
import type { Tag } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { type AccountState, withJob, withModel } from './state.ts';

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
  const job = account.jobs.find((candidate) => candidate.arn === arn);
  if (job !== undefined) return { tags: job.tags, replace: (tags) => withJob(account, { ...job, tags }) };
  const model = account.models.find((candidate) => candidate.arn === arn);
  if (model !== undefined)
    return { tags: model.tags, replace: (tags) => withModel(account, { ...model, tags }) };
  throw new BedrockFault(
    'ResourceNotFoundException',
    'The specified resource Amazon Resource Name (ARN) was not found. Check the ARN and try your request again.',
  );
}

function without(tags: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  return tags.filter((tag) => !keys.includes(tag.key));
}

function keysOf(tags: readonly Tag[]): readonly string[] {
  return tags.map((tag) => tag.key);
}
