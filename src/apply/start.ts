/** Create or adopt: at most one Bedrock job per name, whatever gets lost on the way. */
import { AppError } from '../errors.ts';
import { parseRunName, TAG_PREFIX } from '../plan/names.ts';
import type { Bedrock, CreateRunRequest, RunDetail } from '../ports/bedrock.ts';
import type { Clock } from '../ports/host.ts';
import { ownerOf } from './owner.ts';
import { withFix } from './refusal.ts';

export type StartResult =
  | { readonly kind: 'started'; readonly run: RunDetail }
  /** Another run of ours created it, or the answer to our own Create was lost. */
  | { readonly kind: 'adopted'; readonly run: RunDetail }
  /** Bedrock's quota is used up: a later run starts it. */
  | { readonly kind: 'queued'; readonly message: string }
  /** The name is held by a run that is not this one. */
  | { readonly kind: 'refused'; readonly reason: 'foreign-run' | 'run-mismatch'; readonly message: string };

export interface StartContext {
  readonly bedrock: Bedrock;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Waits before asking again by name when an answer was lost or a fresh job is not visible yet. */
const LOOK_AGAIN_MS = [1000, 2000, 4000];

/**
 * Asks by name, creates if there is none, reads back and compares. A lost answer is "unknown": it is asked by name,
 * and Create is repeated only with the same name and token, which Bedrock treats as the same request.
 * @throws AppError when Bedrock refuses the request, when its answer stays unknown, and when the run is cancelled
 *   before a Create
 */
export async function startRun(context: StartContext, request: CreateRunRequest): Promise<StartResult> {
  const existing = await context.bedrock.getRun(request.jobName);
  if (existing !== undefined) return await adopt(context, request, existing);
  for (const isFirst of [true, false]) {
    if (context.signal.aborted) break;
    const result = await create(context, request, isFirst);
    if (result !== undefined) return result;
  }
  throw notKnown(context, request.jobName);
}

/** @returns undefined where the answer was lost and no run is to be seen: the same request may be sent once more */
async function create(
  context: StartContext,
  request: CreateRunRequest,
  isFirst: boolean,
): Promise<StartResult | undefined> {
  const answer = await context.bedrock.createRun(request).catch((error: unknown) => {
    throw withFix(error, request);
  });
  if (answer.kind === 'created') return await readBack(context, request, answer.jobArn);
  // After a lost answer the slot that is missing may be the one our own run took.
  if (answer.kind === 'quota' && isFirst) return { kind: 'queued', message: answer.message };
  const run = await findByName(context, request.jobName);
  if (run !== undefined) return await adopt(context, request, run);
  if (answer.kind === 'quota') return { kind: 'queued', message: answer.message };
  if (answer.kind !== 'name-in-use') return undefined;
  const renamed = await runOfToken(context, request);
  if (renamed !== undefined) return await adopt(context, request, renamed);
  // After a lost answer the name may be in use by our own run, which is not visible yet.
  if (isFirst) throw heldElsewhere(request.jobName);
  return undefined;
}

/**
 * Compares what was created with what was asked for. A run that cannot be read back was created all the same. It is read
 * by its ARN: where the token was used before under another name (the job was renamed), the answer is that run's.
 */
async function readBack(
  context: StartContext,
  request: CreateRunRequest,
  jobArn: string,
): Promise<StartResult> {
  const run = await findByName(context, jobArn).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    return undefined;
  });
  if (run === undefined) return { kind: 'started', run: unread(context, request, jobArn) };
  const adopted = await adopt(context, request, run);
  return adopted.kind === 'adopted' && run.jobName === request.jobName ? { kind: 'started', run } : adopted;
}

/** What is known of a run that Bedrock has created, but does not show yet. */
function unread(context: StartContext, request: CreateRunRequest, jobArn: string): RunDetail {
  return {
    jobArn,
    jobName: request.jobName,
    status: 'Unknown',
    phases: [],
    createdAt: new Date(context.clock.now()).toISOString(),
    updatedAt: undefined,
    endedAt: undefined,
    customModelArn: undefined,
    customModelName: request.customModelName,
    baseModelArn: request.baseModelIdentifier,
    roleArn: request.roleArn,
    clientRequestToken: request.clientRequestToken,
    hyperparameters: request.hyperparameters,
    trainingS3Uri: request.trainingS3Uri,
    validationS3Uris: request.validationS3Uri === undefined ? [] : [request.validationS3Uri],
    outputS3Uri: request.outputS3Uri,
    failureMessage: undefined,
    trainingLoss: undefined,
    validationLoss: undefined,
  };
}

function notKnown(context: StartContext, jobName: string): AppError {
  if (context.signal.aborted)
    return new AppError('cancelled', `the run was cancelled before ${jobName} was seen to exist`, {
      blame: 'user',
      hint: 'Run apply again: it asks by name first and never creates a second job.',
    });
  return new AppError('aws-unexpected-answer', `whether ${jobName} was created is not known`, {
    blame: 'aws',
    hint: 'Run apply again: it asks by name first and never creates a second job.',
  });
}

async function findByName(context: StartContext, nameOrArn: string): Promise<RunDetail | undefined> {
  for (const wait of [0, ...LOOK_AGAIN_MS]) {
    if (wait > 0) await context.clock.sleep(wait, context.signal);
    const run = await context.bedrock.getRun(nameOrArn);
    if (run !== undefined) return run;
  }
  return undefined;
}

async function adopt(context: StartContext, request: CreateRunRequest, run: RunDetail): Promise<StartResult> {
  const differences = differingInputs(request, run);
  if (differences.length > 0)
    return {
      kind: 'refused',
      reason: 'run-mismatch',
      message: `${run.jobName} exists with other inputs (${differences.join(', ')})`,
    };
  if ((await ownership(context, request, run)) === 'foreign')
    return {
      kind: 'refused',
      reason: 'foreign-run',
      message: `${run.jobName} was created by another repository`,
    };
  return { kind: 'adopted', run };
}

async function ownership(
  { bedrock }: StartContext,
  { tags, clientRequestToken }: CreateRunRequest,
  run: RunDetail,
): ReturnType<typeof ownerOf> {
  const repositoryId = tags[`${TAG_PREFIX}repository-id`];
  return await ownerOf(bedrock, run, { repositoryId, token: clientRequestToken });
}

/**
 * Names of the inputs in which a run differs from what would be asked for. Only what decides the weights counts:
 * bucket, prefix and role may have moved since. Datasets are compared by their content-addressed file name.
 */
export function differingInputs(
  wanted: Pick<
    CreateRunRequest,
    'baseModelIdentifier' | 'hyperparameters' | 'trainingS3Uri' | 'validationS3Uri'
  >,
  run: RunDetail,
): readonly string[] {
  const differences: string[] = [];
  if (!run.baseModelArn.endsWith(`/${wanted.baseModelIdentifier}`)) differences.push('base model');
  if (!sameParameters(wanted.hyperparameters, run.hyperparameters)) differences.push('hyperparameters');
  if (fileName(wanted.trainingS3Uri) !== fileName(run.trainingS3Uri)) differences.push('training data');
  if (fileName(wanted.validationS3Uri) !== fileName(run.validationS3Uris[0]))
    differences.push('validation data');
  return differences;
}

/** Every parameter asked for must be there with the same number; Bedrock may echo its defaults beside them. */
function sameParameters(
  wanted: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const echoed = found[name];
    return echoed !== undefined && (echoed === value || Number(echoed) === Number(value));
  });
}

function fileName(uri: string | undefined): string | undefined {
  return uri?.slice(uri.lastIndexOf('/') + 1);
}

/** Our run of the same specification and attempt under the name of another job: the job was renamed meanwhile. */
async function runOfToken(context: StartContext, request: CreateRunRequest): Promise<RunDetail | undefined> {
  const wanted = parseRunName(request.jobName);
  for (const { jobName, jobArn } of await context.bedrock.listRuns()) {
    const name = parseRunName(jobName);
    if (name === undefined || name.short !== wanted?.short || name.attempt !== wanted.attempt) continue;
    const run = await context.bedrock.getRun(jobArn);
    if (run !== undefined && (await ownership(context, request, run)) === 'ours') return run;
  }
  return undefined;
}

/** Create refused the name or the token, and no run is to be seen. Another name would pay again if there is one. */
function heldElsewhere(name: string): AppError {
  return new AppError(
    'name-in-use',
    `another training run with the token of ${name}, or a custom model of this name, exists`,
    {
      blame: 'user',
      hint: 'Run apply again later: a run that is not visible yet is adopted then. If it stays, delete or rename the custom model.',
    },
  );
}
