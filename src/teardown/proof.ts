/** Whose a training run or a model is: name, tags, repository id, account and region have to agree. */
import type { JobRemoval, RemovalPolicy } from '../config/job.ts';
import { parseRunName, TAG_PREFIX } from '../plan/names.ts';
import type { ModelSummary, RunSummary } from '../ports/bedrock.ts';
import { isTerminal } from '../watch/phases.ts';
import type { KeptItem } from './teardown.ts';
import { isInScope, type Tags, type TeardownScope, type TeardownWorld } from './world.ts';

/** A training run that is provably ours and in scope. */
export interface OwnedRun {
  readonly job: string;
  readonly run: RunSummary;
  readonly tags: Readonly<Record<string, string>>;
}

/** A model that is provably ours. */
export interface OwnedModel {
  readonly job: string;
  readonly model: ModelSummary;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Proven<T> {
  readonly ours: readonly T[];
  /** Named as ours are, in scope, and not proven. */
  readonly kept: readonly KeptItem[];
}

type Whose = Pick<TeardownWorld, 'accountId' | 'region' | 'repositoryId'>;

export function provenRuns(world: TeardownWorld, scope: TeardownScope): Proven<OwnedRun> {
  const { ours, kept } = prove(
    world,
    scope,
    world.runs.map((entry) => ({ ...entry, name: entry.run.jobName, arn: entry.run.jobArn })),
  );
  // Ended ones stay listed for ever, whoever they belong to: there is nothing to keep or to take.
  const ended = new Set(world.runs.filter(({ run }) => isTerminal(run.status)).map(({ run }) => run.jobArn));
  return {
    ours: ours.filter(({ job }) => isInScope(scope, job)),
    kept: kept.filter(({ arn }) => !ended.has(arn)),
  };
}

/** Of all jobs, for what is in scope can stand beside what is not. */
export function provenModels(world: TeardownWorld, scope: TeardownScope): Proven<OwnedModel> {
  return prove(
    world,
    scope,
    world.models.map((entry) => ({ ...entry, name: entry.model.modelName, arn: entry.model.modelArn })),
  );
}

interface Named {
  readonly name: string;
  readonly arn: string;
  readonly tags: Tags;
}

type Ours = { readonly job: string; readonly tags: Readonly<Record<string, string>> };

function prove<T extends Named>(whose: Whose, scope: TeardownScope, entries: readonly T[]): Proven<T & Ours> {
  const ours: (T & Ours)[] = [];
  const kept: KeptItem[] = [];
  for (const entry of entries) {
    const job = parseRunName(entry.name)?.job;
    if (job === undefined) continue;
    const proof = ownership(whose, entry);
    if (proof.tags === undefined) {
      if (isInScope(scope, job)) kept.push(unproven(entry, proof.problem));
    } else if (proof.tags[`${TAG_PREFIX}job`] === job) ours.push({ ...entry, job, tags: proof.tags });
    else if (isInScope(scope, job))
      kept.push(unproven(entry, 'its bedrock-tune:job tag and its name disagree'));
  }
  return { ours, kept };
}

function unproven({ arn, name }: Named, reason: string): KeptItem {
  return { arn, name, reason, monthlyCost: undefined };
}

export type Ownership =
  | { readonly tags: Readonly<Record<string, string>> }
  | { readonly tags: undefined; readonly problem: string };

/** Account, region and repository; which job it is of is for the caller. `problem` names the first proof that is missing. */
export function ownership(whose: Whose, { arn, tags }: Pick<Named, 'arn' | 'tags'>): Ownership {
  const problem = (text: string): Ownership => ({ tags: undefined, problem: text });
  const [, , , region, account] = arn.split(':');
  if (account !== whose.accountId || region !== whose.region)
    return problem('is in another account or region');
  if (tags === undefined) return problem('its tags cannot be read, so its owner is not proven');
  const owner = tags[`${TAG_PREFIX}repository-id`];
  if (owner === undefined) return problem('carries no bedrock-tune:repository-id tag');
  return owner === whose.repositoryId ? { tags } : problem(`belongs to repository id ${owner}`);
}

export function removalOf(policy: RemovalPolicy, job: string): JobRemoval {
  return policy.jobs.get(job) ?? policy.others;
}

/** undefined: nothing protects the job. */
export function protection(policy: RemovalPolicy, job: string): string | undefined {
  const { protect, protectAt } = removalOf(policy, job);
  if (!protect) return undefined;
  return protectAt === undefined ? 'protected' : `protected by ${protectAt.file}:${protectAt.line}`;
}
