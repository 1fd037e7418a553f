/**
 * What keeps jobs from costing more, from bad data or from being deleted, and that a change takes away: whoever approves
 * the change approves that too, so it is pointed out where it stands.
 */
import { findBaseModel } from '../catalog/index.ts';
import { plainDecimal } from '../config/decimal.ts';
import type { Config, ConfigResult, JobConfig, JobRemoval, SamplePolicy } from '../config/job.ts';
import { UNCALIBRATED, upperFactor } from '../datasets/calibration.ts';
import type { Finding, Position } from '../errors.ts';
import { removalOf } from '../teardown/proof.ts';
import { type BlobIds, differencesOf, type JobAt, sourceName } from './because.ts';
import { calibrationOf } from './dataset-scan.ts';
import { weakenedChecks } from './weakened-checks.ts';

/** `jobs.yaml` as it was, or as it would be. */
export interface Guarded extends Pick<ConfigResult, 'config' | 'removal'> {
  /** Datasets of its jobs. */
  readonly blobs: BlobIds;
}

interface Weakening {
  /** What it holds for: a job, or a base model; undefined: the file. */
  readonly of: string | undefined;
  /** The key of `jobs.yaml`. */
  readonly key: string;
  readonly change: string;
  readonly at: Position;
}

/**
 * A job that the base does not have, under this key or an earlier one, weakens nothing; of a base whose file has errors
 * nothing is known.
 * @param where in words, such as `in this pull request`
 */
export function weakenedGuards(before: Guarded, after: Guarded, where: string): readonly Finding[] {
  if (before.config === undefined || after.config === undefined) return [];
  const earlier = earlierJobs(before.config, before.blobs, after.config);
  const ofJobs = after.config.jobs.flatMap((job) => {
    const base = earlier({ job, blobs: after.blobs });
    return base === undefined ? [] : [...budgetChanges(base, job), ...jobChanges(base, job)];
  });
  const all = [
    ...ofJobs,
    ...priceChanges(before.config, after.config),
    ...tokenChanges(before.config, after.config),
    ...removalChanges(before, after),
    ...sampleChanges(before.config, after.config),
  ];
  const alike = new Map<string, Weakening[]>();
  for (const weakening of all) {
    const kind = JSON.stringify([weakening.key, weakening.change]);
    alike.set(kind, [...(alike.get(kind) ?? []), weakening]);
  }
  return [...alike.values()].flatMap((group) => findingOf(group, where));
}

/**
 * A job as the base has it. Without one of its key it may be renamed: then it is one that has left the file and trained
 * on the same data, at whatever path; of several the one that differs least.
 */
function earlierJobs(before: Config, blobs: BlobIds, after: Config): (now: JobAt) => JobConfig | undefined {
  const byKey = new Map(before.jobs.map((job) => [job.key, job]));
  const kept = new Set(after.jobs.map(({ key }) => key));
  const left = before.jobs.filter(({ key }) => !kept.has(key)).map((job) => ({ job, blobs }));
  const renamed = (now: JobAt): JobConfig | undefined =>
    left
      .filter((old) => trainsOnSame(old, now))
      .map((old) => ({ job: old.job, differences: differencesOf(old, now).length }))
      .toSorted((a, b) => a.differences - b.differences)[0]?.job;
  return (now) => byKey.get(now.job.key) ?? renamed(now);
}

function trainsOnSame(a: JobAt, b: JobAt): boolean {
  const [old, now] = [a.job.data.training, b.job.data.training];
  if (sourceName(old) === sourceName(now)) return true;
  if (old.kind !== 'file' || now.kind !== 'file') return false;
  const id = a.blobs.get(old.path);
  return id !== undefined && id === b.blobs.get(now.path);
}

/** One finding for all that one line, as under `defaults`, changes. */
function findingOf(group: readonly Weakening[], where: string): readonly Finding[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.slice(0, 3).flatMap(({ of }) => (of === undefined ? [] : [`\`${of}\``]));
  const rest = group.length - 3;
  const of = names.length === 0 ? '' : ` of ${[...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}`;
  return [
    {
      code: 'guard-weakened',
      severity: 'warning',
      ...first.at,
      message: `\`${first.key}\`${of} ${first.change} ${where}.`,
      hint: 'Approve it only if it is meant: once merged, this is the limit that holds.',
    },
  ];
}

/** With the key that it had, where that was another one. */
function nameOf(before: JobConfig, after: JobConfig): string {
  return before.key === after.key ? after.key : `${before.key} → ${after.key}`;
}

function budgetChanges(before: JobConfig, after: JobConfig): readonly Weakening[] {
  const [old, now] = [before.budget, after.budget];
  const changes: Weakening[] = [];
  const add = (key: string, change: string, at: Position): void => {
    changes.push({ of: nameOf(before, after), key: `budget.${key}`, change, at });
  };
  if (old.trainingUsd !== undefined && now.trainingUsd === undefined)
    add('trainingUsd', `removed (it was ${plain(old.trainingUsd.value)})`, after.at);
  else if (old.trainingUsd !== undefined && (now.trainingUsd?.value ?? 0) > old.trainingUsd.value)
    add(
      'trainingUsd',
      raised(old.trainingUsd.value, now.trainingUsd?.value ?? 0),
      now.trainingUsd?.at ?? after.at,
    );
  if (old.onOverrun === 'block' && now.onOverrun === 'warn')
    add('onOverrun', 'changed from `block` to `warn`', after.at);
  if (old.requireEstimate !== undefined && now.requireEstimate === undefined)
    add('requireEstimate', 'switched off', after.at);
  return changes;
}

/** What decides no fingerprint, so that nothing else would tell of it. */
function jobChanges(before: JobConfig, after: JobConfig): readonly Weakening[] {
  const place = { of: nameOf(before, after), at: after.at };
  const changes: Weakening[] = weakenedChecks(before.checks, after.checks).map((check) => ({
    ...place,
    ...check,
  }));
  if (before.evaluation !== undefined && after.evaluation === undefined)
    changes.push({ ...place, key: 'evaluation', change: 'removed' });
  if (before.supersede === 'stop' && after.supersede === 'tell')
    changes.push({ ...place, key: 'supersede', change: 'changed from `stop` to `tell`: both runs cost' });
  return changes;
}

/** A lower price makes a lower estimate, and an unknown one is held by no budget. */
function priceChanges(before: Config, after: Config): readonly Weakening[] {
  const users = new Map(after.jobs.map(({ baseModel }) => [baseModel.value, baseModel.at]));
  return [...users].flatMap(([id, usedAt]) => {
    const [old, now] = [priceIn(before, id), priceIn(after, id)];
    if (old === undefined || (now !== undefined && now >= old)) return [];
    const change =
      now === undefined
        ? `removed (it was ${plain(old)}): its cost is unknown now`
        : `lowered from ${plain(old)} to ${plain(now)}`;
    const at = after.prices.get(id)?.trainUsdPer1kTokens.at ?? usedAt;
    return [{ of: id, key: 'trainUsdPer1kTokens', change, at }];
  });
}

function priceIn({ prices }: Config, id: string): number | undefined {
  return prices.get(id)?.trainUsdPer1kTokens.value ?? findBaseModel(id)?.pricing.trainUsdPer1kTokens;
}

/** The upper end of the estimate is what a budget holds. */
function tokenChanges(before: Config, after: Config): readonly Weakening[] {
  const users = new Map(after.jobs.map(({ baseModel }) => [baseModel.value, baseModel.at]));
  return [...users].flatMap(([id, usedAt]) => {
    const [old, now] = [upperFactorIn(before, id), upperFactorIn(after, id)];
    if (now >= old) return [];
    const change = `lowers the upper end of the estimate from ${plain(old)} to ${plain(now)} tokens for each one estimated`;
    return [{ of: id, key: 'tokenEstimates', change, at: after.tokenEstimates.get(id)?.factor.at ?? usedAt }];
  });
}

/** To three decimals, as it is told. */
function upperFactorIn({ tokenEstimates }: Config, id: string): number {
  const calibration = calibrationOf({ tokenEstimate: tokenEstimates.get(id) }) ?? UNCALIBRATED;
  return Number(upperFactor(calibration).toFixed(3));
}

function removalChanges({ removal: old }: Guarded, { config, removal: now }: Guarded): readonly Weakening[] {
  if (old === undefined || now === undefined || config === undefined) return [];
  const places = new Map(config.jobs.map(({ key, at }) => [key, at]));
  const top: Position = { file: config.file, line: 1, column: 1 };
  const ofFile: Weakening[] = [];
  if (now.maxDeletions > old.maxDeletions)
    ofFile.push({
      of: undefined,
      key: 'teardown.maxDeletions',
      change: raised(old.maxDeletions, now.maxDeletions),
      at: top,
    });
  const ofJobs = [...old.jobs].flatMap(([key, policy]) =>
    jobRemovalChanges(policy, removalOf(now, key)).map((change) => ({
      of: key,
      at: places.get(key) ?? top,
      ...change,
    })),
  );
  return [...ofFile, ...ofJobs];
}

/** Also of a job that leaves the file: then `defaults` says whether its models stay. */
function jobRemovalChanges(
  old: JobRemoval,
  now: JobRemoval,
): readonly (Omit<Weakening, 'of' | 'at'> & { readonly at?: Position })[] {
  const protect = { key: 'protect', change: 'removed', ...(now.protectAt && { at: now.protectAt }) };
  const keepLast = { key: 'retention.keepLast', change: `lowered from ${old.keepLast} to ${now.keepLast}` };
  return [
    ...(old.protect && !now.protect ? [protect] : []),
    ...(now.keepLast < old.keepLast ? [keepLast] : []),
  ];
}

function raised(from: number, to: number): string {
  return `raised from ${plain(from)} to ${plain(to)}`;
}

const OPENNESS: Readonly<Record<SamplePolicy, number>> = { none: 0, redacted: 1, full: 2 };

/** What the base does not allow to be shown, a change to the same file does not show. */
export function stricterSamples(before: Config | undefined, after: Config | undefined): SamplePolicy {
  const [old, now] = [before?.samples.value ?? 'none', after?.samples.value ?? 'none'];
  return OPENNESS[now] < OPENNESS[old] ? now : old;
}

function sampleChanges(before: Config, after: Config): readonly Weakening[] {
  const [old, now] = [before.samples.value, after.samples.value];
  if (OPENNESS[now] <= OPENNESS[old]) return [];
  const change = `raised from \`${old}\` to \`${now}\``;
  return [{ of: undefined, key: 'report.samples', change, at: after.samples.at }];
}

function plain(amount: number): string {
  return plainDecimal(String(amount)) ?? String(amount);
}
