/** What about a job's entry and files decides that it trains anew, in words: from the base of a change to its head. */
import type { DatasetSource, JobConfig } from '../config/job.ts';
import { compareText } from '../errors.ts';

/** Git's ids of files by path; a file that a commit does not have is not in it. */
export type BlobIds = ReadonlyMap<string, string>;

export interface JobAt {
  readonly job: JobConfig;
  readonly blobs: BlobIds;
}

/**
 * Every difference that makes another training run, data first. Names and values stand in backticks and are as the
 * files have them: whoever shows them escapes them. What decides nothing (tags, budget, description) is left out.
 */
export function differencesOf(before: JobAt, after: JobAt): readonly string[] {
  return [
    ...sourceChange('training', before, after),
    ...sourceChange('validation', before, after),
    ...systemChange(before.job, after.job),
    ...valueChange('baseModel', before.job.baseModel.value, after.job.baseModel.value),
    ...parameterChanges(before.job, after.job),
    ...placeChanges(before.job, after.job),
    ...valueChange('namespace', before.job.namespace, after.job.namespace),
  ];
}

function sourceChange(split: 'training' | 'validation', before: JobAt, after: JobAt): readonly string[] {
  const [old, now] = [before.job.data[split], after.job.data[split]];
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [`${split} data added`];
  if (now === undefined) return [`${split} data removed`];
  const [oldName, newName] = [sourceName(old), sourceName(now)];
  if (oldName !== newName) return [`${split} data \`${oldName}\` → \`${newName}\``];
  return now.kind === 'file' && before.blobs.get(now.path) !== after.blobs.get(now.path)
    ? [`${split} data changed`]
    : [];
}

export function sourceName(source: DatasetSource): string {
  return source.kind === 'file'
    ? source.path
    : `s3://${source.bucket}/${source.key}?versionId=${source.versionId}`;
}

/** The text may be long and is in the diff of the file. */
function systemChange(before: JobConfig, after: JobConfig): readonly string[] {
  const [old, now] = [before.data.system?.value, after.data.system?.value];
  if (old === now) return [];
  return [`\`system\` text ${old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'}`];
}

function parameterChanges(before: JobConfig, after: JobConfig): readonly string[] {
  const old = new Map(before.hyperparameters.map(({ name, value }) => [name, value]));
  const now = new Map(after.hyperparameters.map(({ name, value }) => [name, value]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort(compareText)
    .flatMap((name) => valueChange(name, old.get(name), now.get(name)));
}

/** One specification trained in two places is two training runs. */
function placeChanges(before: JobConfig, after: JobConfig): readonly string[] {
  const [old, now] = [before.environment, after.environment];
  const place = [
    ...valueChange('accountId', old.accountId, now.accountId),
    ...valueChange('region', old.region, now.region),
  ];
  return place.length > 0 && old.name !== now.name ? valueChange('environment', old.name, now.name) : place;
}

function valueChange(name: string, old: string | undefined, now: string | undefined): readonly string[] {
  if (old === now) return [];
  if (old === undefined) return [`\`${name}\` was given: \`${now ?? ''}\``];
  if (now === undefined) return [`\`${name}\` is no longer given (it was \`${old}\`)`];
  return [`\`${name}\` \`${old}\` → \`${now}\``];
}
