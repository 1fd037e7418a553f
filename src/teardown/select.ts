/** What a teardown may touch: only what is provably ours, by name, tags, repository id, account and region. */
import { compareText } from '../errors.ts';
import { parseRunName, TAG_PREFIX } from '../plan/names.ts';
import type { ModelSummary } from '../ports/bedrock.ts';
import { isTerminal } from '../watch/phases.ts';
import { chooseObjects, dataPrefixes, includes, isInScope, type OwnedRun } from './objects.ts';
import type { KeptItem, TeardownItem, TeardownPlan } from './teardown.ts';
import type { Tags, TeardownScope, TeardownWorld } from './world.ts';

interface Proof {
  readonly job: string;
  readonly problem: string | undefined;
}

/** Computes the plan; pure, so that run 1 and run 2 reach the same one from the same world. */
export function planTeardown(world: TeardownWorld, scope: TeardownScope): TeardownPlan {
  const kept: KeptItem[] = [];
  const prove = (name: string, arn: string, tags: Tags): string | undefined => {
    const proof = proveOurs(world, { name, arn, tags });
    if (proof === undefined || !isInScope(scope, proof.job)) return undefined;
    if (proof.problem === undefined) return proof.job;
    kept.push({ arn, reason: proof.problem });
    return undefined;
  };
  const runs = world.runs.flatMap(({ run, tags }) => {
    const job = prove(run.jobName, run.jobArn, tags);
    return job === undefined ? [] : [{ job, run }];
  });
  const stops = includes(scope, 'stop') ? runs.flatMap(stopItem) : [];
  const models = includes(scope, 'models')
    ? world.models.flatMap(({ model, tags }) => modelItem(model, tags, prove))
    : [];
  const data = includes(scope, 'data') ? chooseObjects(world, scope, runs) : { items: [], kept: [] };
  return {
    environment: world.environment,
    accountId: world.accountId,
    region: world.region,
    repositoryId: world.repositoryId,
    what: scope.what,
    runNames: runs.map(({ run }) => run.jobName).sort(compareText),
    prefixes: includes(scope, 'data') ? dataPrefixes(world, scope) : [],
    items: [...stops, ...models, ...data.items],
    kept: [...kept, ...data.kept],
  };
}

/**
 * undefined: not even the name is of our pattern (nothing to say about it). A `problem` names the first proof that is
 * missing; such an object is listed and kept.
 */
function proveOurs(
  world: Pick<TeardownWorld, 'accountId' | 'region' | 'repositoryId'>,
  object: { readonly name: string; readonly arn: string; readonly tags: Tags },
): Proof | undefined {
  const name = parseRunName(object.name);
  if (name === undefined) return undefined;
  const [, , , region, account] = object.arn.split(':');
  const problem = (text: string): Proof => ({ job: name.job, problem: text });
  if (account !== world.accountId || region !== world.region)
    return problem('is in another account or region');
  if (object.tags === undefined) return problem('its tags cannot be read, so its owner is not proven');
  const owner = object.tags[`${TAG_PREFIX}repository-id`];
  if (owner === undefined) return problem('carries no bedrock-tune:repository-id tag');
  if (owner !== world.repositoryId) return problem(`belongs to repository id ${owner}`);
  const job = object.tags[`${TAG_PREFIX}job`];
  if (job !== name.job) return problem('its bedrock-tune:job tag and its name disagree');
  return { job: name.job, problem: undefined };
}

function stopItem({ job, run }: OwnedRun): readonly TeardownItem[] {
  if (isTerminal(run.status)) return [];
  return [{ kind: 'run', job, jobName: run.jobName, arn: run.jobArn, status: run.status }];
}

function modelItem(
  model: ModelSummary,
  tags: Tags,
  prove: (name: string, arn: string, tags: Tags) => string | undefined,
): readonly TeardownItem[] {
  const job = prove(model.modelName, model.modelArn, tags);
  if (job === undefined) return [];
  return [{ kind: 'model', job, name: model.modelName, arn: model.modelArn, createdAt: model.createdAt }];
}
