/** Carrying out the `train` and `queue` actions of a plan: sync, create or adopt, job by job. */
import { type StartResult, startRun } from '../apply/start.ts';
import { type DatasetUpload, datasetUri, syncDatasets } from '../apply/sync.ts';
import { AppError, toAppError } from '../errors.ts';
import { clientRequestToken, outputPrefix, runTags, shortFingerprint } from '../plan/names.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { CreateRunRequest, RunDetail } from '../ports/bedrock.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';
import { prefixOf, type World } from './observe.ts';

export type StartOutcome =
  | { readonly kind: 'running'; readonly run: RunDetail; readonly adopted: boolean }
  | Extract<StartResult, { readonly kind: 'queued' | 'refused' }>
  /** `beforeCreate` said so. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'error'; readonly error: AppError };

export interface StartInput {
  readonly planned: PlannedJob;
  readonly loaded: LoadedJob;
  readonly world: World;
  readonly origin: Origin | undefined;
  /**
   * Done last before Create, when the data is in its place; false, or what it throws, keeps the job from starting.
   * @param isUploaded something was sent, which takes its time
   */
  readonly beforeCreate: (isUploaded: boolean) => Promise<boolean>;
}

/** One failing job never stops the others: its error is an outcome. */
export async function startJob(context: CommandContext, input: StartInput): Promise<StartOutcome> {
  try {
    return await start(context, input);
  } catch (error) {
    return { kind: 'error', error: toAppError(error) };
  }
}

async function start(context: CommandContext, input: StartInput): Promise<StartOutcome> {
  const { world, loaded } = input;
  const request = createRequest(context, input);
  const target = {
    objects: world.session.objects,
    bucket: world.environment.bucket,
    prefix: prefixOf(context, world.environment),
    job: loaded.job.key,
    repositoryId: repositoryIdOf(context),
  };
  // Jobs of several environments start at once: each line says whose it is.
  const say = (what: string): void => context.console.info(`${loaded.job.key}: ${what}`);
  const uploads = loaded.datasets.flatMap(({ split, upload }) =>
    upload === undefined ? [] : [{ split, upload }],
  );
  const synced = await syncDatasets(
    target,
    uploads.map(({ upload }) => upload),
  );
  for (const [at, { written, s3Uri }] of synced.entries())
    say(`${uploads[at]?.split} data ${written ? 'uploaded to' : 'already at'} ${s3Uri}`);
  if (!(await input.beforeCreate(synced.some(({ written }) => written)))) return { kind: 'withheld' };
  const result = await startRun(
    { bedrock: world.session.bedrock, clock: context.clock, signal: context.signal },
    request,
  );
  if (result.kind === 'queued' || result.kind === 'refused') return result;
  say(`${result.kind === 'started' ? 'started' : 'adopted'} ${result.run.jobArn}`);
  return { kind: 'running', run: result.run, adopted: result.kind === 'adopted' };
}

function createRequest(
  context: CommandContext,
  { planned, loaded, world, origin }: StartInput,
): CreateRunRequest {
  const { action, fingerprint } = planned;
  const { repository } = context.run;
  if ((action.kind !== 'train' && action.kind !== 'queue') || fingerprint === undefined)
    throw new TypeError(`${planned.key} is not to be started`);
  const repositoryId = repositoryIdOf(context);
  const { job } = loaded;
  const prefix = prefixOf(context, world.environment);
  return {
    jobName: action.jobName,
    customModelName: action.jobName,
    clientRequestToken: clientRequestToken(repositoryId, shortFingerprint(fingerprint), action.attempt),
    roleArn: world.environment.serviceRoleArn,
    baseModelIdentifier: job.baseModel.value,
    customizationType: job.customizationType,
    hyperparameters: Object.fromEntries(job.hyperparameters.map(({ name, value }) => [name, value])),
    trainingS3Uri: uriOf(loaded, 'training', { world, prefix }) ?? '',
    validationS3Uri: uriOf(loaded, 'validation', { world, prefix }),
    // Without the trailing slash: Bedrock would write keys with `//`.
    outputS3Uri: `s3://${world.environment.outputBucket}/${outputPrefix(prefix, action.jobName).replace(/\/$/, '')}`,
    tags: runTags({
      repositoryId,
      repository: repository ?? 'local',
      job: job.key,
      config: context.inputs.config,
      fingerprint,
      attempt: action.attempt,
      commit: origin?.commit,
      pullRequest: origin?.pullRequest,
      estimatedUsd: planned.estimate.kind === 'range' ? planned.estimate.usd : undefined,
      tags: job.tags,
    }),
  };
}

function uriOf(
  loaded: LoadedJob,
  split: 'training' | 'validation',
  { world, prefix }: { readonly world: World; readonly prefix: string },
): string | undefined {
  const upload: DatasetUpload | undefined = loaded.datasets.find(
    (dataset) => dataset.split === split,
  )?.upload;
  if (upload === undefined) return undefined;
  return datasetUri({ bucket: world.environment.bucket, prefix, job: loaded.job.key }, upload);
}

function repositoryIdOf(context: CommandContext): string {
  if (context.run.repositoryId === undefined) throw repositoryIdMissing();
  return context.run.repositoryId;
}

/** Ownership is never guessed. */
export function repositoryIdMissing(): AppError {
  return new AppError('repository-id-missing', 'the id of the repository is not known', {
    blame: 'user',
    hint: `Pass --repository-id "$(gh api 'repos/{owner}/{repo}' --jq .id)".`,
  });
}
