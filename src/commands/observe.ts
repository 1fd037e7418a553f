/** What AWS says exists: one List per page, a Get only for what is in flight or newly wanted. */

import { differingInputs } from '../apply/start.ts';
import { datasetUri } from '../apply/sync.ts';
import type { EnvironmentConfig, RoleName } from '../config/job.ts';
import { AppError, toAppError } from '../errors.ts';
import {
  clientRequestToken,
  defaultPrefix,
  parseRunName,
  shortFingerprint,
  TAG_PREFIX,
} from '../plan/names.ts';
import { isInFlight, type Observed, type ObservedRun, type Ownership } from '../plan/reconcile.ts';
import type { AwsSession } from '../ports/aws.ts';
import type { RunDetail, RunSummary } from '../ports/bedrock.ts';
import { runRef } from '../watch/look.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';

/** Removed jobs whose models are asked about in one run; more would make every plan slow for a view. */
const MAX_UNMANAGED_LOOKUPS = 10;

/** One environment: the way in, and what was seen there. */
export interface World {
  readonly environment: EnvironmentConfig;
  readonly session: AwsSession;
  readonly observed: Observed;
  /** Details that were fetched, by job name. */
  readonly details: ReadonlyMap<string, RunDetail>;
}

export interface Worlds {
  readonly byEnvironment: ReadonlyMap<string, World>;
  /** Environments that could not be read; one never blocks the others. */
  readonly errors: ReadonlyMap<string, AppError>;
}

export interface ObserveOptions {
  readonly role: RoleName;
  readonly jobs: readonly LoadedJob[];
  /** Whether an ended run of this job has to be looked at: false where an earlier run has settled it. */
  readonly needsCheck: (key: string) => boolean;
}

export async function observe(context: CommandContext, options: ObserveOptions): Promise<Worlds> {
  const environments = new Map(options.jobs.map(({ job }) => [job.environment.name, job.environment]));
  const byEnvironment = new Map<string, World>();
  const errors = new Map<string, AppError>();
  for (const [name, environment] of environments) {
    try {
      byEnvironment.set(name, await observeOne(context, environment, options));
    } catch (error) {
      errors.set(name, toAppError(error));
    }
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
  const [summaries, models] = [await session.bedrock.listRuns(), await session.bedrock.listModels()];
  const modelArns = new Set(models.map((model) => model.modelArn));
  const jobs = options.jobs.filter(({ job }) => job.environment.name === environment.name);
  const details = new Map<string, RunDetail>();
  const runs: ObservedRun[] = [];
  const select = selector(jobs, options.needsCheck, modelArns);
  for (const summary of summaries.filter((run) => parseRunName(run.jobName) !== undefined)) {
    const detail = select(summary) ? await session.bedrock.getRun(summary.jobArn) : undefined;
    if (detail !== undefined) details.set(summary.jobName, detail);
    runs.push(await observedRun({ context, session, jobs, summary, detail }));
  }
  const inFlight = summaries.filter((run) => isInFlight(run.status)).length;
  return {
    environment,
    session,
    details,
    observed: { environment: environment.name, runs, modelArns, inFlight },
  };
}

/** Decides which runs are worth a Get. */
function selector(
  jobs: readonly LoadedJob[],
  needsCheck: (key: string) => boolean,
  modelArns: ReadonlySet<string>,
): (run: RunSummary) => boolean {
  const wanted = new Map(
    jobs.flatMap(({ job, desired }) =>
      desired.fingerprint === undefined ? [] : [[shortFingerprint(desired.fingerprint), job.key] as const],
    ),
  );
  const keys = new Set(jobs.map(({ job }) => job.key));
  let unmanaged = 0;
  return (run) => {
    if (isInFlight(run.status)) return true;
    const name = parseRunName(run.jobName);
    if (name === undefined) return false;
    const key = wanted.get(name.short);
    if (key !== undefined) return needsCheck(key);
    if (keys.has(name.job) || run.customModelArn === undefined || !modelArns.has(run.customModelArn))
      return false;
    unmanaged += 1;
    return unmanaged <= MAX_UNMANAGED_LOOKUPS;
  };
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
  return {
    ref: runRef(detail),
    ownership: await ownershipOf(session, detail, context.run.repositoryId),
    inputsMatch: wanted === undefined ? undefined : inputsMatch(wanted, detail),
  };
}

/**
 * The echoed token proves the owner without a further call; tags decide where it does not. `unproven` never allows a
 * deletion and never causes a second Create.
 */
export async function ownershipOf(
  session: AwsSession,
  run: RunDetail,
  repositoryId: string | undefined,
): Promise<Ownership> {
  const name = parseRunName(run.jobName);
  if (repositoryId === undefined || name === undefined) return 'unproven';
  if (run.clientRequestToken === clientRequestToken(repositoryId, name.short, name.attempt)) return 'ours';
  const tags = await session.bedrock.listTags(run.jobArn);
  if (tags === undefined) return run.clientRequestToken === undefined ? 'unproven' : 'foreign';
  return tags[`${TAG_PREFIX}repository-id`] === repositoryId ? 'ours' : 'foreign';
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
