/** Deployments and provisioned throughput of our models: which may go, and which models each of them holds. */
import { TAG_PREFIX } from '../plan/names.ts';
import type { OwnedModel } from './proof.ts';
import { ownership } from './proof.ts';
import type { DeploymentItem, KeptItem, MonthlyCost, ThroughputItem } from './teardown.ts';
import type { Tags, TeardownWorld } from './world.ts';

/** Something that serves a custom model and keeps it from being deleted. */
export interface Holder {
  readonly kind: 'deployment' | 'throughput';
  readonly createdAt: string;
  readonly arn: string;
  readonly name: string;
  /** ARNs; two where it is being moved from one model to another. */
  readonly models: readonly string[];
  readonly monthlyCost: MonthlyCost;
  /** Jobs of the models of ours behind it. */
  readonly jobs: readonly string[];
  /** What would delete it; undefined: it stays, for the reason. */
  readonly item: DeploymentItem | ThroughputItem | undefined;
  readonly reason: string;
  /** It is proven ours, also where it stays. */
  readonly isOurs: boolean;
}

/** Those that touch a model of ours; what serves somebody else's model alone is not our business. */
export function holdersOf(world: TeardownWorld, models: readonly OwnedModel[]): readonly Holder[] {
  const jobOf = new Map(models.map(({ job, model }) => [model.modelArn, job]));
  return candidatesOf(world, models).flatMap((candidate) => judge(world, candidate, jobOf));
}

/** Those that our tags claim although no model of ours is behind them: no teardown touches them. */
export function claimedHolders(world: TeardownWorld, models: readonly OwnedModel[]): readonly Holder[] {
  const ours = new Set(models.map(({ model }) => model.modelArn));
  return candidatesOf(world, models).flatMap((candidate) => {
    const { tags } = ownership(world, candidate);
    if (tags === undefined || candidate.models.some((model) => ours.has(model))) return [];
    const { kind, createdAt, arn, name, models: served, monthlyCost } = candidate;
    const job = tags[`${TAG_PREFIX}job`];
    return [
      {
        ...{ kind, createdAt, arn, name, models: served, monthlyCost },
        jobs: job === undefined ? [] : [job],
        item: undefined,
        reason: 'no model of ours; a teardown leaves it',
        isOurs: true,
      },
    ];
  });
}

function candidatesOf(world: TeardownWorld, models: readonly OwnedModel[]): readonly Candidate[] {
  const nameOf = new Map(models.map(({ model }) => [model.modelArn, model.modelName]));
  const deployments = world.deployments.map(({ deployment, tags }): Candidate => {
    const { deploymentArn: arn, deploymentName: name, modelArn, status, createdAt } = deployment;
    const modelName = nameOf.get(modelArn) ?? '';
    const common = { name, arn, modelArn, modelName, status, createdAt, monthlyCost: BY_USE } as const;
    return {
      kind: 'deployment',
      ...common,
      tags,
      models: [modelArn],
      obstacle: undefined,
      itemOf: (owned) => ({ kind: 'deployment', ...common, ...owned }),
    };
  });
  const throughputs = world.throughputs.map(({ throughput, tags }): Candidate => {
    const { throughputArn: arn, throughputName: name, modelArn, desiredModelArn } = throughput;
    const { modelUnits, status, createdAt } = throughput;
    const modelName = nameOf.get(modelArn) ?? '';
    const common = { name, arn, modelArn, modelName, status, createdAt, monthlyCost: HOURLY } as const;
    return {
      kind: 'throughput',
      ...common,
      tags,
      models: [...new Set([modelArn, desiredModelArn])],
      obstacle: commitment(throughput.committedUntil, world.observedAt),
      itemOf: (owned) => ({ kind: 'throughput', ...common, modelUnits, ...owned }),
    };
  });
  return [...deployments, ...throughputs];
}

const BY_USE: MonthlyCost = { kind: 'by-use' };
/** The catalogue has no prices by the hour. */
const HOURLY: MonthlyCost = { kind: 'hourly-unknown' };

interface Owned {
  readonly job: string;
  readonly tags: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly kind: Holder['kind'];
  readonly createdAt: string;
  readonly arn: string;
  readonly name: string;
  readonly tags: Tags;
  readonly models: readonly string[];
  readonly monthlyCost: MonthlyCost;
  /** Why it cannot go although it is ours. */
  readonly obstacle: string | undefined;
  readonly itemOf: (owned: Owned) => DeploymentItem | ThroughputItem;
}

/** A time that cannot be read is taken for one to come. */
function commitment(until: string | undefined, now: string): string | undefined {
  if (until === undefined || Date.parse(until) <= Date.parse(now)) return undefined;
  return `Bedrock does not delete it before its commitment ends (${until})`;
}

function judge(
  world: TeardownWorld,
  candidate: Candidate,
  jobOf: ReadonlyMap<string, string>,
): readonly Holder[] {
  const { kind, createdAt, arn, name, models, monthlyCost, obstacle } = candidate;
  const jobs = [...new Set(models.flatMap((model) => jobOf.get(model) ?? []))];
  if (jobs.length === 0) return [];
  const base = { kind, createdAt, arn, name, models, monthlyCost, jobs };
  const proof = proveHolder(world, candidate, jobOf);
  if (typeof proof === 'string') return [{ ...base, item: undefined, reason: proof, isOurs: false }];
  if (obstacle !== undefined) return [{ ...base, item: undefined, reason: obstacle, isOurs: true }];
  return [{ ...base, item: candidate.itemOf(proof), reason: '', isOurs: true }];
}

/** The proof, or what is missing of it. */
function proveHolder(
  world: TeardownWorld,
  { arn, tags, models }: Candidate,
  jobOf: ReadonlyMap<string, string>,
): Owned | string {
  const proof = ownership(world, { arn, tags });
  if (proof.tags === undefined) return proof.problem;
  const job = proof.tags[`${TAG_PREFIX}job`];
  if (!models.every((model) => jobOf.has(model)))
    return 'it is being moved from or to a model that is not provably ours';
  if (job === undefined || !models.every((model) => jobOf.get(model) === job))
    return 'its bedrock-tune:job tag is not the job of the model it serves';
  return { job, tags: proof.tags };
}

/** What stays, with its reason; of what is not proven ours the cost is somebody's, but not known to be ours. */
export function keptHolder({ arn, name, reason, isOurs, monthlyCost }: Holder): KeptItem {
  return { arn, name, reason, monthlyCost: isOurs ? monthlyCost : undefined };
}

export function holderName({ kind, name }: Pick<Holder, 'kind' | 'name'>): string {
  return kind === 'deployment' ? `deployment ${name}` : `provisioned throughput ${name}`;
}
