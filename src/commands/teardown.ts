/** `teardown`: first prints everything it would delete and a code; with exactly that code it does it. */
import type { ConfigResult, EnvironmentConfig, JobRemoval, RemovalPolicy } from '../config/job.ts';
import { AppError } from '../errors.ts';
import { WAIT_DEFAULTS } from '../inputs.ts';
import type { CommandResult, Decision, ReasonCode } from '../outputs.ts';
import { shortFingerprint } from '../plan/names.ts';
import { isSamePlace } from '../plan/place.ts';
import { renderTeardownPlan, renderTeardownResults, type TeardownOptions } from '../report/teardown.ts';
import { confirms, teardownCode } from '../teardown/code.ts';
import { withoutDoubles } from '../teardown/doubles.ts';
import { executeTeardown } from '../teardown/execute.ts';
import type { ProtectedRuns } from '../teardown/renamed.ts';
import { planTeardown } from '../teardown/select.ts';
import type { TeardownPlan, TeardownResult } from '../teardown/teardown.ts';
import type { TeardownWorld } from '../teardown/world.ts';
import { type CommandContext, isoTime } from './context.ts';
import { repositoryIdMissing } from './execute.ts';
import { loadFingerprint } from './load.ts';
import { loadConfig } from './load-config.ts';
import { connect, prefixOf } from './observe.ts';
import { environmentFilter, requireEnvironments } from './scope.ts';
import { jobsOf, readWorld, type TeardownPlace } from './teardown-world.ts';

interface Target {
  readonly place: TeardownPlace;
  readonly world: TeardownWorld;
  readonly plan: TeardownPlan;
}

export async function teardown(context: CommandContext): Promise<CommandResult> {
  const { repositoryId } = context.run;
  if (repositoryId === undefined) throw repositoryIdMissing();
  const loaded = await loadConfig(context);
  const removal = loaded.removal ?? unreadable(context);
  requireEnvironments(context, loaded);
  const isSelected = environmentFilter(context);
  const selected = loaded.environments.filter(({ name }) => isSelected(name));
  if (selected.length === 0) unreadable(context);
  if (loaded.config === undefined)
    context.console.warn(
      `${context.inputs.config} has errors: only its sound environments are looked at (${selected.map(({ name }) => name).join(', ')}).`,
    );
  const policy = { removal, repositoryId, protectedRuns: await protectedRunsOf(context, loaded) };
  const targets: Target[] = [];
  for (const environment of selected)
    targets.push(await targetOf(context, loaded, { environment, ...policy }));
  requireJobs(context, removal, targets);
  const plans = withoutDoubles(targets.map(({ plan }) => plan));
  if (planCounts(plans).items > removal.maxDeletions) return tooMany(context, plans, removal.maxDeletions);
  const { confirm } = context.inputs;
  if (confirm === undefined) return planOnly(context, plans, teardownCode(plans));
  if (!confirms(plans, confirm)) throw mismatch(confirm);
  const results = await executeAll(context, targets, plans);
  return executed(context, { plans, results, code: confirm });
}

/** In all environments at once: while one waits for its runs to stop, those of the others would train, and cost. */
async function executeAll(
  context: CommandContext,
  targets: readonly Target[],
  plans: readonly TeardownPlan[],
): Promise<readonly TeardownResult[]> {
  return await context.console.group('Teardown', async () => {
    const results = await Promise.all(
      targets.map(({ place }, at) => {
        const plan = plans[at];
        return plan === undefined ? [] : execute(context, place, plan);
      }),
    );
    return results.flat();
  });
}

/**
 * Errors in jobs or datasets are no reason to keep what was made of them (a base model may have been retired
 * overnight), but what is protected has to be known.
 */
function unreadable(context: CommandContext): never {
  throw new AppError(
    'input-invalid',
    `${context.inputs.config} cannot be read as a whole, so what may be removed is not known`,
    { blame: 'user', hint: 'Run validate, fix what it names, then run teardown again.' },
  );
}

/** A job that was removed from the file can be torn down too, but one that nothing knows is a typing error. */
function requireJobs(context: CommandContext, removal: RemovalPolicy, targets: readonly Target[]): void {
  const known = new Set([...removal.jobs.keys(), ...targets.flatMap(({ world }) => jobsOf(world))]);
  const unknown = context.inputs.jobs.find((key) => !known.has(key));
  if (unknown === undefined) return;
  throw new AppError(
    'input-invalid',
    `input jobs names ${unknown}, which neither ${context.inputs.config} nor anything has that teardown looks at for ${context.inputs.what}`,
    {
      blame: 'user',
      hint: known.size === 0 ? 'There are none.' : `Use one of: ${[...known].slice(0, 20).join(', ')}.`,
    },
  );
}

type Ours = Pick<TeardownPlace, 'environment' | 'removal' | 'repositoryId' | 'protectedRuns'>;

async function targetOf(context: CommandContext, config: ConfigResult, ours: Ours): Promise<Target> {
  const { environment } = ours;
  const { what, jobs } = context.inputs;
  const scope = { what, jobs, elsewhere: jobsElsewhere(ours, config.environments) };
  const place: TeardownPlace = {
    ...ours,
    session: await connect(context, environment, 'teardown'),
    prefix: prefixOf(context, environment),
    scope,
    proveDatasets: true,
    observedAt: () => isoTime(context),
  };
  const world = await readWorld(place);
  return { place, world, plan: planTeardown(world, scope) };
}

/**
 * Jobs that the file puts into another environment. Of one in another account or region nothing can be here but what
 * the job left when it moved, and an environment that cannot be read may be in this place.
 */
function jobsElsewhere(
  { removal, environment }: Ours,
  environments: readonly EnvironmentConfig[],
): ReadonlySet<string> {
  const apart = environments.filter((other) => !isSamePlace(other, environment)).map(({ name }) => name);
  const notElsewhere = new Set([undefined, environment.name, ...apart]);
  return new Set([...removal.jobs].flatMap(([key, job]) => (notElsewhere.has(job.environment) ? [] : key)));
}

/** Reads the datasets of protected jobs alone: without them nobody knows which run a renamed job calls its own. */
async function protectedRunsOf(
  context: CommandContext,
  { config, removal }: ConfigResult,
): Promise<ProtectedRuns> {
  const byShort = new Map<string, JobRemoval>();
  let unknown: JobRemoval | undefined;
  for (const [key, policy] of removal?.jobs ?? []) {
    if (!policy.protect) continue;
    const job = config?.jobs.find((one) => one.key === key);
    const fingerprint = job === undefined ? undefined : await loadFingerprint(context, job);
    if (fingerprint === undefined) unknown ??= policy;
    else byShort.set(shortFingerprint(fingerprint), policy);
  }
  return { byShort, unknown };
}

/** Without a code: what nobody expected to be so much is looked at first. */
function tooMany(
  context: CommandContext,
  plans: readonly TeardownPlan[],
  maxDeletions: number,
): CommandResult {
  const text = inBothFormats(context, (options) => renderTeardownPlan(plans, { maxDeletions }, options));
  return result({
    decision: 'blocked',
    reasonCode: 'too-many-deletions',
    text,
    details: { teardown: { plans } },
    counts: planCounts(plans),
  });
}

function planOnly(context: CommandContext, plans: readonly TeardownPlan[], code: string): CommandResult {
  const isEmpty = plans.every((plan) => plan.items.length === 0);
  const text = inBothFormats(context, (options) => renderTeardownPlan(plans, { code }, options));
  return result({
    decision: isEmpty ? 'nothing-to-do' : 'confirm',
    reasonCode: isEmpty ? 'up-to-date' : 'confirm-required',
    text,
    details: { teardown: { plans, code } },
    counts: planCounts(plans),
  });
}

/** Permanent refusal, and silent about the right code: it has to be read off the plan. */
function mismatch(confirm: string): AppError {
  return new AppError(
    'confirm-mismatch',
    `the code ${JSON.stringify(confirm.slice(0, 40))} is not the one of this plan`,
    {
      blame: 'user',
      hint: 'Run teardown without `confirm`, read its plan, and pass exactly the code it prints. A training run, deployment or model that is new since voids an old code, and so does what the plan kept and would not keep any more.',
    },
  );
}

async function execute(
  context: CommandContext,
  place: TeardownPlace,
  plan: TeardownPlan,
): Promise<readonly TeardownResult[]> {
  const { wait } = context.inputs;
  const { bedrock, objects } = place.session;
  const teardownContext = {
    bedrock,
    objects,
    clock: context.clock,
    signal: context.signal,
    waitMs: wait?.kind === 'at-most' ? wait.ms : WAIT_DEFAULTS.teardownMs,
    onProgress: (line: string) => context.console.info(`${plan.environment}: ${line}`),
    planAgain: async () => planTeardown(await readWorld(place), place.scope),
  };
  return await executeTeardown(teardownContext, plan);
}

interface Executed {
  readonly plans: readonly TeardownPlan[];
  readonly results: readonly TeardownResult[];
  readonly code: string;
}

function executed(context: CommandContext, { plans, results, code }: Executed): CommandResult {
  const counts = outcomeCounts(results);
  const decision: Decision = counts.failed > 0 ? 'error' : counts.pending > 0 ? 'in-progress' : 'done';
  const reasonCode: ReasonCode = decision === 'done' ? 'ok' : 'teardown-incomplete';
  const text = inBothFormats(context, (options) =>
    renderTeardownResults(plans, results, { ...options, code }),
  );
  return result({
    decision,
    reasonCode,
    text,
    details: { teardown: { plans, results } },
    counts: { ...planCounts(plans), ...counts },
  });
}

function planCounts(plans: readonly TeardownPlan[]): Readonly<Record<'items' | 'kept', number>> {
  return {
    items: plans.reduce((sum, plan) => sum + plan.items.length, 0),
    kept: plans.reduce((sum, plan) => sum + plan.kept.length, 0),
  };
}

function outcomeCounts(
  results: readonly TeardownResult[],
): Readonly<Record<'deleted' | 'alreadyGone' | 'pending' | 'failed', number>> {
  const size = (outcome: TeardownResult['outcome']): number =>
    results.filter((entry) => entry.outcome === outcome).length;
  return {
    deleted: size('deleted'),
    alreadyGone: size('already-gone'),
    pending: size('pending'),
    failed: size('failed'),
  };
}

interface BothFormats {
  readonly markdown: string;
  readonly terminal: string;
}

function inBothFormats(context: CommandContext, render: (options: TeardownOptions) => string): BothFormats {
  const options = {
    observedAt: isoTime(context),
    jobs: context.inputs.jobs,
    environments: context.inputs.environments,
    simulated: context.simulated,
  };
  return {
    markdown: render({ ...options, format: 'markdown' }),
    terminal: render({ ...options, format: 'text' }),
  };
}

interface ResultInput {
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly text: BothFormats;
  readonly details: Readonly<Record<string, unknown>>;
  readonly counts: Readonly<Record<string, number>>;
}

function result({ decision, reasonCode, text, details, counts }: ResultInput): CommandResult {
  return {
    command: 'teardown',
    decision,
    reasonCode,
    findings: [],
    jobs: [],
    hasChanges: decision === 'confirm',
    hasWork: false,
    commentUrl: undefined,
    summary: text.markdown,
    terminal: text.terminal,
    details,
    counts,
  };
}
