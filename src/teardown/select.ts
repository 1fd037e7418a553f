/** What a teardown may touch: only what is provably ours, by name, tags, repository id, account and region. */
import { compareText } from '../errors.ts';
import { parseRunName } from '../plan/names.ts';
import { isTerminal } from '../watch/phases.ts';
import { PASSING } from './code.ts';
import { modelCost } from './cost.ts';
import { type Holder, holderName, holdersOf, keptHolder } from './holders.ts';
import { chooseObjects, dataPrefixes, type ObjectChoice } from './objects.ts';
import { type Retention, retain } from './old.ts';
import { type OwnedModel, type OwnedRun, protection, provenModels, provenRuns } from './proof.ts';
import type { KeptItem, ModelItem, RunItem, TeardownItem, TeardownPlan } from './teardown.ts';
import { includes, isInScope, type TeardownScope, type TeardownWorld } from './world.ts';

/** What there is of ours, and in scope. */
interface Owned {
  readonly world: TeardownWorld;
  readonly scope: TeardownScope;
  readonly runs: readonly OwnedRun[];
  readonly models: readonly OwnedModel[];
  readonly holders: readonly Holder[];
  /** Of `old` only. */
  readonly retention: Retention | undefined;
}

/** Computes the plan; pure, so that run 1 and run 2 reach the same one from the same world. */
export function planTeardown(world: TeardownWorld, scope: TeardownScope): TeardownPlan {
  const runs = provenRuns(world, scope);
  const all = provenModels(world, scope);
  const models = all.ours.filter(({ job }) => isInScope(scope, job));
  const holders = holdersOf(world, all.ours);
  const held = new Set(holders.flatMap((holder) => holder.models));
  const retention = scope.what === 'old' ? retain({ world, runs: runs.ours, models, held }) : undefined;
  const owned: Owned = { world, scope, runs: runs.ours, models, holders, retention };
  const data = dataOf(owned);
  const chosen = [...stops(owned), ...releases(owned), ...deletions(owned), ...data.objects, ...data.uploads];
  const items = chosen.filter(({ job }) => protection(world.removal, job) === undefined);
  const kept = [
    ...runs.kept,
    ...(includes(scope, 'models') ? all.kept : []),
    ...keptParts(owned),
    ...data.kept,
    ...protectedItems(world, chosen),
  ];
  const names = new Set(runs.ours.map(({ run }) => run.jobName));
  return {
    environment: world.environment,
    accountId: world.accountId,
    region: world.region,
    repositoryId: world.repositoryId,
    what: scope.what,
    runNames: [...names].sort(compareText),
    prefixes: includes(scope, 'data') ? dataPrefixes(world, scope) : [],
    live: items.flatMap((item) => liveArn(item, names)).sort(compareText),
    withheld: withheldOf(owned, { chosen, kept, busyJobs: data.busyJobs }),
    items,
    kept,
  };
}

function liveArn(item: TeardownItem, runNames: ReadonlySet<string>): readonly string[] {
  if (item.kind === 'deployment' || item.kind === 'throughput') return [`${item.arn} ${item.modelArn}`];
  return item.kind === 'model' && !runNames.has(item.name) ? [item.arn] : [];
}

function stops({ scope, runs }: Owned): readonly RunItem[] {
  if (!includes(scope, 'runs')) return [];
  return runs
    .filter(({ run }) => !isTerminal(run.status))
    .map(({ job, run, tags }) => ({
      kind: 'run',
      job,
      jobName: run.jobName,
      arn: run.jobArn,
      status: run.status,
      createdAt: run.createdAt,
      tags,
      monthlyCost: { kind: 'none' },
    }));
}

function releases({ scope, holders }: Owned): readonly TeardownItem[] {
  if (!includes(scope, 'holders')) return [];
  return holders.flatMap(({ item }) => (item !== undefined && isInScope(scope, item.job) ? [item] : []));
}

function deletions(owned: Owned): readonly ModelItem[] {
  if (!includes(owned.scope, 'models')) return [];
  return owned.models
    .filter((entry) => whyModelStays(owned, entry) === undefined)
    .map(({ job, model, tags }) => ({
      kind: 'model',
      job,
      name: model.modelName,
      arn: model.modelArn,
      createdAt: model.createdAt,
      tags,
      monthlyCost: modelCost(model),
      after: holdersOfModel(owned, model.modelArn).map(({ arn }) => arn),
    }));
}

function holdersOfModel({ holders }: Owned, modelArn: string): readonly Holder[] {
  return holders.filter((holder) => holder.models.includes(modelArn));
}

/** undefined: it goes, should nothing protect its job. */
function whyModelStays(owned: Owned, { model }: OwnedModel): string | undefined {
  const { world, scope, retention } = owned;
  const isTraining = world.runs.some(({ run }) => run.jobName === model.modelName && !isTerminal(run.status));
  // The two lists need not be of one moment: what has just been trained was in no plan that was confirmed.
  if (isTraining && !includes(scope, 'runs')) return 'its training run is in flight';
  const goesFirst = (holder: Holder): boolean =>
    includes(scope, 'holders') && holder.item !== undefined && isInScope(scope, holder.item.job);
  const blocking = holdersOfModel(owned, model.modelArn).filter((holder) => !goesFirst(holder));
  if (blocking.length > 0) return `is served by ${blocking.map(holderName).join(', ')}`;
  if (retention === undefined || retention.models.has(model.modelArn)) return undefined;
  return retention.reasons.get(model.modelArn) ?? 'newer than what goes';
}

/** Of ours, but not to go now. */
function keptParts(owned: Owned): readonly KeptItem[] {
  const { scope, models, holders, runs, retention } = owned;
  const inScope = holders.filter(({ jobs }) => jobs.some((job) => isInScope(scope, job)));
  const keptModels = includes(scope, 'models')
    ? models.flatMap((entry): readonly KeptItem[] => {
        const reason = whyModelStays(owned, entry);
        const { modelArn: arn, modelName: name } = entry.model;
        return reason === undefined ? [] : [{ arn, name, reason, monthlyCost: modelCost(entry.model) }];
      })
    : [];
  const inFlight = retention === undefined ? [] : runs.filter(({ run }) => !isTerminal(run.status));
  const keptRuns = inFlight.map(
    ({ run }): KeptItem => ({
      arn: run.jobArn,
      name: run.jobName,
      reason: 'is in flight',
      monthlyCost: { kind: 'none' },
    }),
  );
  return [...keptHolders(scope, inScope), ...keptModels, ...keptRuns];
}

/** Also where only models are asked for: what serves them blocks them, and costs. */
function keptHolders(scope: TeardownScope, holders: readonly Holder[]): readonly KeptItem[] {
  if (includes(scope, 'holders')) return holders.filter(({ item }) => item === undefined).map(keptHolder);
  if (!includes(scope, 'models')) return [];
  const reason = 'serves a model; what: deployments, or all, deletes it if it is ours';
  return holders.map((holder) => ({ ...keptHolder(holder), reason: holder.reason || reason }));
}

function dataOf({ world, scope, runs, retention }: Owned): ObjectChoice {
  if (!includes(scope, 'data')) return { objects: [], uploads: [], kept: [], busyJobs: [] };
  return chooseObjects({ world, scope, runs, oldRuns: retention?.runs });
}

function protectedItems(world: TeardownWorld, chosen: readonly TeardownItem[]): readonly KeptItem[] {
  return chosen.flatMap((item): readonly KeptItem[] => {
    const reason = protection(world.removal, item.job);
    if (reason === undefined) return [];
    return [{ arn: placeName(item), name: bedrockName(item), reason, monthlyCost: item.monthlyCost }];
  });
}

function bedrockName(item: TeardownItem): string | undefined {
  if (item.kind === 'object' || item.kind === 'upload') return undefined;
  return item.kind === 'run' ? item.jobName : item.name;
}

/** ARN or S3 address with version. */
function placeName(item: TeardownItem): string {
  switch (item.kind) {
    case 'object':
      return `s3://${item.bucket}/${item.key}?versionId=${item.versionId}`;
    case 'upload':
      return `s3://${item.bucket}/${item.key}?uploadId=${item.uploadId}`;
    default:
      return item.arn;
  }
}

interface Withheld {
  readonly chosen: readonly TeardownItem[];
  readonly kept: readonly KeptItem[];
  readonly busyJobs: readonly string[];
}

/** See `TeardownPlan.withheld`; what this teardown itself deletes changes nothing of it. */
function withheldOf(owned: Owned, { chosen, kept, busyJobs }: Withheld): readonly string[] {
  const { world, scope, runs, retention } = owned;
  const keptArns = new Set(kept.map(({ arn }) => arn));
  const names = new Set(runs.map(({ run }) => run.jobName));
  const isProtected = (job: string): boolean => protection(world.removal, job) !== undefined;
  const models = world.models.filter(
    ({ model }) =>
      keptArns.has(model.modelArn) &&
      names.has(model.modelName) &&
      // A protected job may go on training.
      !isProtected(parseRunName(model.modelName)?.job ?? ''),
  );
  const goesOn = includes(scope, 'runs') || scope.what === 'deployments' ? [] : runs;
  const inFlight = goesOn.filter(({ run }) => !isTerminal(run.status));
  const young = retention === undefined ? [] : runs.filter(({ run }) => !retention.runs.has(run.jobName));
  const jobs = new Set([...runs.map(({ job }) => job), ...chosen.map(({ job }) => job)]);
  return [
    ...models.map(({ model }) => `kept ${model.modelArn}`),
    ...inFlight.map(({ run }) => `in flight ${run.jobName}`),
    ...young.map(({ run }) => `not old ${run.jobName}`),
    ...[...jobs].filter(isProtected).map((job) => `protected ${job}`),
    ...busyJobs.map((job) => `${PASSING}${job}`),
  ].sort(compareText);
}
