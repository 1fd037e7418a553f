/** Where a training run comes from, by what it carries itself: its tags, and the history of the commit they name. */
import { originCommits } from '../apply/origin.ts';
import { isInFlight } from '../plan/in-flight.ts';
import { CONFIG_TAG, configTag, TAG_PREFIX } from '../plan/names.ts';
import type { Origin } from '../plan/plan.ts';
import type { ObservedRun } from '../plan/reconcile.ts';
import type { CommandContext } from './context.ts';
import type { World } from './observe.ts';
import { originContext } from './scope.ts';

/** Where a run of ours was started from; undefined for runs of others, and of another config file. */
export async function ownOrigin(
  context: CommandContext,
  world: World,
  run: ObservedRun,
): Promise<Origin | undefined> {
  const tags = await world.session.bedrock.listTags(run.ref.jobArn);
  if (tags === undefined && isInFlight(run.ref.status))
    context.console.warn(`The tags of ${run.ref.jobName} cannot be read: whose run it is is not known.`);
  const { repositoryId } = context.run;
  if (repositoryId === undefined || tags?.[`${TAG_PREFIX}repository-id`] !== repositoryId) return undefined;
  if (isOfOtherFile(context, tags)) return undefined;
  const commit = tags[`${TAG_PREFIX}commit`];
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const pullRequest = Number(tags[`${TAG_PREFIX}pull-request`]);
  return { commit, pullRequest: Number.isSafeInteger(pullRequest) ? pullRequest : undefined, certain: true };
}

function isOfOtherFile({ inputs }: CommandContext, tags: Tags): boolean {
  const config = tags[CONFIG_TAG];
  return config !== undefined && config !== configTag(inputs.config);
}

type Tags = Readonly<Record<string, string>>;

/**
 * The other config file that a run with these tags is a run of, where HEAD has that file: one that was renamed or removed
 * must not keep anybody from stopping what it started. undefined too where the tags are not known.
 */
export async function otherFileOf(
  context: CommandContext,
  tags: Tags | undefined,
): Promise<string | undefined> {
  if (tags === undefined || !isOfOtherFile(context, tags)) return undefined;
  const head = await context.git.head();
  const { [CONFIG_TAG]: file = '' } = tags;
  return head !== undefined && (await context.git.blobIds(head, [file])).has(file) ? file : undefined;
}

/**
 * Another config file may have a job of that name: runs of this one start from a commit that changed the job in it.
 * undefined: the history does not tell (a shallow clone).
 */
export async function isOfThisFile(
  context: CommandContext,
  key: string,
  commit: string,
): Promise<boolean | undefined> {
  if (!(await context.git.committedAt([commit])).has(commit)) return undefined;
  const origins = originContext(context);
  const config = await origins.configAt(commit);
  if (config?.jobs.some((job) => job.key === key) !== true) return false;
  const found = (await originCommits(origins, [key], commit)).get(key);
  return found?.certain === true ? found.commit === commit : undefined;
}
