/** `teardown`: first prints everything it would delete and a code; with exactly that code it does it. */
import type { EnvironmentConfig } from '../config/job.ts';
import { AppError } from '../errors.ts';
import type { CommandResult, Decision, ReasonCode } from '../outputs.ts';
import { parseRunName } from '../plan/names.ts';
import type { AwsSession } from '../ports/aws.ts';
import { renderTeardownPlan, renderTeardownResults, type TeardownOptions } from '../report/teardown.ts';
import { confirms, teardownCode } from '../teardown/code.ts';
import { executeTeardown } from '../teardown/execute.ts';
import { planTeardown, type TeardownWorld } from '../teardown/select.ts';
import type { TeardownPlan, TeardownResult } from '../teardown/teardown.ts';
import { type CommandContext, isoTime } from './context.ts';
import { repositoryIdMissing } from './execute.ts';
import { isUsable, loadJobs } from './load.ts';
import { connect, prefixOf } from './observe.ts';

/** Teardown never shortens the wait to nothing: a run that is stopping holds its model and data. */
const DONE_WAIT_MS = 180 * 60_000;

interface Target {
  readonly environment: EnvironmentConfig;
  readonly session: AwsSession;
  readonly plan: TeardownPlan;
}

export async function teardown(context: CommandContext): Promise<CommandResult> {
  const { repositoryId } = context.run;
  if (repositoryId === undefined) throw repositoryIdMissing();
  const environments = await environmentsOf(context);
  const targets: Target[] = [];
  for (const environment of environments) targets.push(await targetOf(context, environment, repositoryId));
  const plans = targets.map(({ plan }) => plan);
  const code = teardownCode(plans);
  const { confirm } = context.inputs;
  if (confirm === undefined) return planOnly(context, plans, code);
  if (!confirms(confirm, code)) throw mismatch(confirm);
  const results: TeardownResult[] = [];
  for (const target of targets) results.push(...(await execute(context, target)));
  return executed(context, plans, results);
}

async function environmentsOf(context: CommandContext): Promise<readonly EnvironmentConfig[]> {
  const loaded = await loadJobs(context);
  await loaded.close();
  if (loaded.config === undefined || !isUsable(loaded))
    throw new AppError(
      'input-invalid',
      `${context.inputs.config} has errors, so the environments are not known`,
      {
        blame: 'user',
        hint: 'Run validate, fix what it names, then run teardown again.',
      },
    );
  const names = context.inputs.environments;
  // A job that was removed from the file can be torn down too: `jobs` is not checked against the file.
  return loaded.config.environments.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function targetOf(
  context: CommandContext,
  environment: EnvironmentConfig,
  repositoryId: string,
): Promise<Target> {
  const session = await connect(context, environment, 'teardown');
  const { what, jobs } = context.inputs;
  const world = await readWorld(context, { environment, session, repositoryId });
  return { environment, session, plan: planTeardown(world, { what, jobs }) };
}

interface ReadInput {
  readonly environment: EnvironmentConfig;
  readonly session: AwsSession;
  readonly repositoryId: string;
}

async function readWorld(
  context: CommandContext,
  { environment, session, repositoryId }: ReadInput,
): Promise<TeardownWorld> {
  const prefix = prefixOf(context, environment);
  const buckets = [...new Set([environment.bucket, environment.outputBucket])];
  const isOurName = (name: string): boolean => parseRunName(name) !== undefined;
  const runs: TeardownWorld['runs'][number][] = [];
  for (const run of (await session.bedrock.listRuns()).filter(({ jobName }) => isOurName(jobName)))
    runs.push({ run, tags: await session.bedrock.listTags(run.jobArn) });
  const models: TeardownWorld['models'][number][] = [];
  for (const model of (await session.bedrock.listModels()).filter(({ modelName }) => isOurName(modelName)))
    models.push({ model, tags: await session.bedrock.listTags(model.modelArn) });
  const objects: TeardownWorld['objects'][number][] = [];
  for (const bucket of buckets) {
    for (const version of await session.objects.listVersions(bucket, `${prefix}/`))
      objects.push({ bucket, version });
  }
  const { name, accountId, region } = environment;
  return { environment: name, accountId, region, repositoryId, prefix, runs, models, objects, buckets };
}

function planOnly(context: CommandContext, plans: readonly TeardownPlan[], code: string): CommandResult {
  const isEmpty = plans.every((plan) => plan.items.length === 0);
  const text = inBothFormats(context, (options) => renderTeardownPlan(plans, code, options));
  return result({
    decision: isEmpty ? 'nothing-to-do' : 'confirm',
    reasonCode: isEmpty ? 'up-to-date' : 'confirm-required',
    text,
    details: { teardown: { plans, code } },
  });
}

/** Permanent refusal, and silent about the right code: it has to be read off the plan. */
function mismatch(confirm: string): AppError {
  return new AppError(
    'confirm-mismatch',
    `the code ${JSON.stringify(confirm.slice(0, 40))} is not the one of this plan`,
    {
      blame: 'user',
      hint: 'Run teardown without `confirm`, read its plan, and pass exactly the code it prints. Something new in scope voids an old code.',
    },
  );
}

async function execute(
  context: CommandContext,
  { session, plan }: Target,
): Promise<readonly TeardownResult[]> {
  const { wait } = context.inputs;
  return await context.console.group(`Teardown of ${plan.environment}`, () =>
    executeTeardown(
      {
        bedrock: session.bedrock,
        objects: session.objects,
        clock: context.clock,
        signal: context.signal,
        waitMs: wait.kind === 'done' ? DONE_WAIT_MS : wait.ms,
        onProgress: (line) => context.console.info(line),
      },
      plan,
    ),
  );
}

function executed(
  context: CommandContext,
  plans: readonly TeardownPlan[],
  results: readonly TeardownResult[],
): CommandResult {
  const has = (outcome: TeardownResult['outcome']): boolean =>
    results.some((entry) => entry.outcome === outcome);
  const decision: Decision = has('failed') ? 'error' : has('pending') ? 'in-progress' : 'done';
  const reasonCode: ReasonCode = decision === 'done' ? 'ok' : 'teardown-incomplete';
  const text = inBothFormats(context, (options) => renderTeardownResults(results, options));
  return result({ decision, reasonCode, text, details: { teardown: { plans, results } } });
}

interface BothFormats {
  readonly markdown: string;
  readonly terminal: string;
}

function inBothFormats(context: CommandContext, render: (options: TeardownOptions) => string): BothFormats {
  const options = { observedAt: isoTime(context), jobs: context.inputs.jobs, simulated: context.simulated };
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
}

function result({ decision, reasonCode, text, details }: ResultInput): CommandResult {
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
  };
}
