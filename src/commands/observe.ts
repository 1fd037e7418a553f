/** What AWS says exists: one List per page, a Get only for what is in flight or newly wanted. */

import { ownerOf } from '../apply/owner.ts';
import { differingInputs } from '../apply/start.ts';
import { datasetUri } from '../apply/sync.ts';
import type { EnvironmentConfig, RoleName } from '../config/job.ts';
import { AppError, toAppError } from '../errors.ts';
import { isInFlight } from '../plan/in-flight.ts';
import {
  clientRequestToken,
  defaultPrefix,
  estimateOfTags,
  parseRunName,
  shortFingerprint,
} from '../plan/names.ts';
import { isSamePlace } from '../plan/place.ts';
import type { Observed, ObservedRun, Ownership } from '../plan/reconcile.ts';
import type { AwsSession } from '../ports/aws.ts';
import type { RunDetail, RunSummary } from '../ports/bedrock.ts';
import { runRef } from '../watch/look.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';
import { inParallel } from './parallel.ts';
import { otherFileOf } from './run-origin.ts';

/** Environments, and Gets in each of them, that are under way at once: AWS throttles by account and region. */
const PARALLEL = 4;

/** Removed jobs whose models are asked about in one run; more would make every plan slow for a view. */
const MAX_UNMANAGED_LOOKUPS = 10;

/** One environment: the way in, and what was seen there. */
export interface World {
  readonly environment: EnvironmentConfig;
  readonly session: AwsSession;
  readonly observed: Observed;
  /** Of every custom model there. */
  readonly modelNames: ReadonlySet<string>;
  /** Details that were fetched, by job name. */
  readonly details: ReadonlyMap<string, RunDetail>;
}

export interface Worlds {
  readonly byEnvironment: ReadonlyMap<string, World>;
  /** Environments that could not be read; one never blocks the others. */
  readonly errors: ReadonlyMap<string, AppError>;
}

export type NeedsCheck = (key: string, jobName: string) => boolean;

export interface ObserveOptions {
  readonly role: RoleName;
  /** Where to look: places without a job of the file can still hold runs of jobs that left it. */
  readonly environments: readonly EnvironmentConfig[];
  /** Those selected in this run. */
  readonly jobs: readonly LoadedJob[];
  /** Every job of the file: runs of those not selected are not looked at. */
  readonly all: readonly LoadedJob[];
  /**
   * Whether an ended run of a job has to be looked at: false where an earlier run has told its end. Asked for when it is
   * needed, so that git and GitHub can be read while AWS answers.
   */
  readonly needsCheck: () => Promise<NeedsCheck>;
}

export async function observe(context: CommandContext, options: ObserveOptions): Promise<Worlds> {
  const byEnvironment = new Map<string, World>();
  const errors = new Map<string, AppError>();
  const seen = await inParallel(options.environments, PARALLEL, (environment) =>
    observeOne(context, environment, options).catch(toAppError),
  );
  for (const [at, { name }] of options.environments.entries()) {
    const world = seen[at];
    if (world instanceof AppError) errors.set(name, world);
    else if (world !== undefined) byEnvironment.set(name, world);
  }
  return { byEnvironment, errors };
}

/** Opens one environment with the role of a command; on a laptop with the person's own credentials. */
export function connect(
  context: CommandContext,
  environment: EnvironmentConfig,
  role: RoleName,
): Promise<AwsSession> {
  const roleArn = context.trigger.kind === 'local' ? undefined : environment.roles[role];
  return context.aws.connect({ region: environment.region, accountId: environment.accountId, roleArn });
}

async function observeOne(
  context: CommandContext,
  environment: EnvironmentConfig,
  options: ObserveOptions,
): Promise<World> {
  const session = await connect(context, environment, options.role);
  const [summaries, models] = await Promise.all([session.bedrock.listRuns(), session.bedrock.listModels()]);
  const modelArns = new Set(models.map((model) => model.modelArn));
  const jobs = options.jobs.filter(({ job }) => job.environment.name === environment.name);
  const details = new Map<string, RunDetail>();
  const others = options.all.filter(
    ({ job }) => isSamePlace(job.environment, environment) && !jobs.some((own) => own.job.key === job.key),
  );
  const needsCheck = await options.needsCheck();
  const select = selector({ jobs, others, needsCheck, modelArns });
  const candidates = summaries
    .filter((run) => parseRunName(run.jobName) !== undefined)
    .map((summary) => ({ summary, isSelected: select(summary) }));
  const runs = await inParallel(candidates, PARALLEL, async ({ summary, isSelected }) => {
    const detail = isSelected ? await session.bedrock.getRun(summary.jobArn) : undefined;
    if (detail !== undefined) details.set(summary.jobName, detail);
    return await observedRun({ context, session, jobs, summary, detail });
  });
  const inFlight = summaries.filter((run) => isInFlight(run.status)).length;
  return {
    environment,
    session,
    modelNames: new Set(models.map((model) => model.modelName)),
    details,
    observed: {
      environment: environment.name,
      accountId: environment.accountId,
      region: environment.region,
      runs,
      modelArns,
      inFlight,
    },
  };
}

interface SelectorInput {
  readonly jobs: readonly LoadedJob[];
  readonly others: readonly LoadedJob[];
  readonly needsCheck: NeedsCheck;
  readonly modelArns: ReadonlySet<string>;
}

/** Decides which runs are worth a Get. */
function selector({ jobs, others, needsCheck, modelArns }: SelectorInput): (run: RunSummary) => boolean {
  const wanted = keysByFingerprint(jobs);
  const keys = new Set(jobs.map(({ job }) => job.key));
  const wantedByOthers = keysByFingerprint(others);
  const otherKeys = new Set(others.map(({ job }) => job.key));
  let unmanaged = 0;
  return (run) => {
    const name = parseRunName(run.jobName);
    if (name === undefined) return false;
    const key = wanted.get(name.short);
    const isOurs = key !== undefined || keys.has(name.job);
    if (!isOurs && (wantedByOthers.has(name.short) || otherKeys.has(name.job))) return false;
    if (isInFlight(run.status)) return true;
    if (key !== undefined) return needsCheck(key, run.jobName);
    if (isOurs || run.customModelArn === undefined || !modelArns.has(run.customModelArn)) return false;
    unmanaged += 1;
    return unmanaged <= MAX_UNMANAGED_LOOKUPS;
  };
}

/** Job key by the part of the fingerprint that stands in a run's name. */
export function keysByFingerprint(jobs: readonly LoadedJob[]): ReadonlyMap<string, string> {
  return new Map(
    jobs.flatMap(({ job, desired }) =>
      desired.fingerprint === undefined ? [] : [[shortFingerprint(desired.fingerprint), job.key] as const],
    ),
  );
}

interface ObservedInput {
  readonly context: CommandContext;
  readonly session: AwsSession;
  readonly jobs: readonly LoadedJob[];
  readonly summary: RunSummary;
  readonly detail: RunDetail | undefined;
}

async function observedRun({ context, session, jobs, summary, detail }: ObservedInput): Promise<ObservedRun> {
  if (detail === undefined) return { ref: runRef(summary), ownership: 'unchecked', inputsMatch: undefined };
  const short = parseRunName(detail.jobName)?.short;
  const wanted = jobs.find(
    ({ desired }) => desired.fingerprint !== undefined && shortFingerprint(desired.fingerprint) === short,
  );
  const ownership = await ownershipOf(session, detail, context.run.repositoryId);
  // What no entry asks for says itself whose it is, and what it was estimated at.
  const tags = wanted === undefined && ownership === 'ours' ? await tagsOf(session, detail) : undefined;
  return {
    ref: runRef(detail),
    ownership,
    inputsMatch: wanted === undefined ? undefined : inputsMatch(wanted, detail),
    estimatedUsd: isInFlight(detail.status) ? estimateOfTags(tags) : undefined,
    otherFile: await otherFileOf(context, tags),
  };
}

/** For a view: a run whose tags cannot be read now is one of unknown cost. */
async function tagsOf(
  { bedrock }: AwsSession,
  { jobArn }: RunDetail,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    return await bedrock.listTags(jobArn);
  } catch (error) {
    if (error instanceof AppError && error.blame !== 'bug') return undefined;
    throw error;
  }
}

async function ownershipOf(
  session: AwsSession,
  run: RunDetail,
  repositoryId: string | undefined,
): Promise<Ownership> {
  const name = parseRunName(run.jobName);
  if (repositoryId === undefined || name === undefined) return 'unproven';
  const token = clientRequestToken(repositoryId, name.short, name.attempt);
  return await ownerOf(session.bedrock, run, { repositoryId, token });
}

function inputsMatch({ job, datasets }: LoadedJob, run: RunDetail): boolean {
  // Bucket and prefix do not matter: only the content-addressed file names are compared.
  const target = { bucket: job.environment.bucket, prefix: 'any', job: job.key };
  const uriOf = (split: 'training' | 'validation'): string | undefined => {
    const upload = datasets.find((dataset) => dataset.split === split)?.upload;
    return upload === undefined ? undefined : datasetUri(target, upload);
  };
  const training = uriOf('training');
  if (training === undefined) return true;
  const differences = differingInputs(
    {
      baseModelIdentifier: job.baseModel.value,
      hyperparameters: Object.fromEntries(job.hyperparameters.map(({ name, value }) => [name, value])),
      trainingS3Uri: training,
      validationS3Uri: uriOf('validation'),
    },
    run,
  );
  return differences.length === 0;
}

/** Key prefix of an environment's objects. */
export function prefixOf(context: CommandContext, environment: EnvironmentConfig): string {
  if (environment.prefix !== undefined) return environment.prefix;
  if (context.run.repository !== undefined) return defaultPrefix(context.run.repository);
  throw new AppError(
    'input-invalid',
    `environment ${environment.name} has no prefix, and the repository is not known`,
    {
      blame: 'user',
      hint: `Set environments.${environment.name}.prefix, or pass --repository owner/name.`,
    },
  );
}
