/** What `old` leaves and takes: per job the newest models stay, and everything that serves or still trains. */
import { compareText } from '../errors.ts';
import { isTerminal } from '../watch/phases.ts';
import { type OwnedModel, type OwnedRun, removalOf } from './proof.ts';
import type { TeardownWorld } from './world.ts';

export interface Retention {
  /** ARNs of models that go. */
  readonly models: ReadonlySet<string>;
  /** Names of runs whose outputs go. */
  readonly runs: ReadonlySet<string>;
  /** By ARN: why a model stays that nothing holds. */
  readonly reasons: ReadonlyMap<string, string>;
}

export interface RetentionInput {
  readonly world: TeardownWorld;
  /** Ours and in scope. */
  readonly runs: readonly OwnedRun[];
  readonly models: readonly OwnedModel[];
  /** ARNs of models that something serves. */
  readonly held: ReadonlySet<string>;
}

export function retain(input: RetentionInput): Retention {
  const models = new Set<string>();
  const runs = new Set<string>();
  const reasons = new Map<string, string>();
  const all = [...input.models, ...input.runs];
  for (const job of new Set(all.map((entry) => entry.job))) {
    const ofJob = retainJob(input, job);
    for (const arn of ofJob.models) models.add(arn);
    for (const name of ofJob.runs) runs.add(name);
    for (const [arn, reason] of ofJob.reasons) reasons.set(arn, reason);
  }
  return { models, runs, reasons };
}

/**
 * A model is as old as the run that made it, so that the outputs of that run stay as old when the model is gone: a
 * teardown that ended half-way goes on with the same set.
 */
function retainJob({ world, runs, models, held }: RetentionInput, job: string): Retention {
  const { keepLast } = removalOf(world.removal, job);
  const startOf = new Map(runs.map(({ run }) => [run.jobName, run.createdAt]));
  const ageOf = ({ model }: OwnedModel): Age => ({
    at: startOf.get(model.modelName) ?? model.createdAt,
    name: model.modelName,
  });
  const newestFirst = models
    .filter((entry) => entry.job === job)
    .sort((a, b) => compareAges(ageOf(b), ageOf(a)));
  const newest = newestFirst.slice(0, keepLast);
  const going = newestFirst.slice(keepLast).filter(({ model }) => !held.has(model.modelArn));
  const oldest = newest.at(-1);
  const limit = oldest === undefined ? undefined : ageOf(oldest);
  const isOld = (age: Age): boolean =>
    newest.length === keepLast && (limit === undefined || compareAges(age, limit) < 0);
  const gone = new Set(going.map(({ model }) => model.modelArn));
  const goingRuns = runs.filter(
    ({ job: of, run }) =>
      of === job &&
      isTerminal(run.status) &&
      isOld({ at: run.createdAt, name: run.jobName }) &&
      modelsOf(world, run).every((arn) => gone.has(arn)),
  );
  return {
    models: gone,
    runs: new Set(goingRuns.map(({ run }) => run.jobName)),
    reasons: new Map(newest.map(({ model }) => [model.modelArn, newestReason(keepLast)])),
  };
}

function newestReason(keepLast: number): string {
  return keepLast === 1 ? 'the newest model of its job' : `one of the ${keepLast} newest models of its job`;
}

/** ARNs of models that exist of a run, proven ours or not. */
function modelsOf(world: TeardownWorld, run: OwnedRun['run']): readonly string[] {
  return world.models
    .map(({ model }) => model)
    .filter(({ modelArn, modelName }) => modelName === run.jobName || modelArn === run.customModelArn)
    .map(({ modelArn }) => modelArn);
}

interface Age {
  /** ISO 8601. */
  readonly at: string;
  /** Decides between things of one moment. */
  readonly name: string;
}

/** Negative: `a` is older. */
function compareAges(a: Age, b: Age): number {
  return Date.parse(a.at) - Date.parse(b.at) || compareText(a.name, b.name);
}
