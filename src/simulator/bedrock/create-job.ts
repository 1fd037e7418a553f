/** CreateModelCustomizationJob: everything the service checks at once, and the job that follows. */
import type { BaseModel } from '../../catalog/base-model.ts';
import { foundationModelArn, jobArn, jobId } from './arns.ts';
import { checkData } from './create-data.ts';
import { BedrockFault, exceeded, invalid } from './fault.ts';
import { trainableModel } from './foundation-models.ts';
import { replayed } from './idempotency.ts';
import type { CreateJobInput } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { outcomeFor } from './outcomes.ts';
import type { Job } from './state.ts';
import { checkTagCount } from './tags.ts';
import { isInFlight } from './timeline.ts';

/** Throws the service's refusal; a repeated token with the same input gives the first job again. */
export function createJob(context: Context, input: CreateJobInput): Reply {
  const { account } = context;
  const earlier = replayed(account.jobs, input, 'ConflictException');
  if (earlier !== undefined) return { account, body: { jobArn: earlier.arn } };
  checkNames(context, input);
  const base = baseModelOf(context, input.baseModelIdentifier);
  checkCustomization(input, base);
  checkRole(context, input);
  checkTagCount(input.jobTags ?? [], context.settings.quotas.tagsPerResource);
  checkTagCount(input.customModelTags ?? [], context.settings.quotas.tagsPerResource);
  const data = checkData(context, input, base);
  checkQuotas(context);
  const job = newJob(context, input, { base, ...data });
  return { account: { ...account, jobs: [...account.jobs, job] }, body: { jobArn: job.arn } };
}

/** A job's name is taken for ever; a model's while the model or a job in flight that makes it exists. */
function checkNames({ account, now }: Context, input: CreateJobInput): void {
  if (account.jobs.some((job) => job.input.jobName === input.jobName)) {
    throw invalid('The provided job name is currently in use.');
  }
  const making = account.jobs.filter((job) => isInFlight(job, now)).map((job) => job.input.customModelName);
  const names = [...account.models.map((model) => model.name), ...making];
  if (names.includes(input.customModelName)) {
    throw invalid('The provided custom model name is currently in use.');
  }
}

/** A foundation model by id or ARN, or the base of an own custom model by name or ARN. */
function baseModelOf(context: Context, identifier: string): BaseModel {
  const { account } = context;
  const own = account.models.find((model) => model.arn === identifier || model.name === identifier);
  const prefix = foundationModelArn(account, '');
  const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier;
  return trainableModel(own?.baseModelId ?? id, context);
}

function checkCustomization(input: CreateJobInput, base: BaseModel): void {
  const type = input.customizationType ?? 'FINE_TUNING';
  if (type !== 'FINE_TUNING') {
    throw invalid(`The simulator imitates FINE_TUNING only, not ${type}.`);
  }
  if (!base.customizationTypes.includes(type)) {
    throw invalid(`The model ${base.id} does not support ${type}.`);
  }
  for (const [name, text] of Object.entries(input.hyperParameters ?? {})) {
    checkHyperparameter(name, text, base);
  }
}

/** Bounds that AWS documents; where the catalogue has none, any value passes. */
function checkHyperparameter(name: string, text: string, base: BaseModel): void {
  const range = base.hyperparameters.find((candidate) => candidate.name === name);
  if (range === undefined) {
    if (base.hyperparameters.length === 0) return;
    throw invalid(`The hyperparameter ${name} is not valid for ${base.id}.`);
  }
  if (range.grade !== 'documented') return;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const typed = range.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (!typed || value < (range.min ?? -Infinity) || value > (range.max ?? Infinity)) {
    const bounds = `between ${range.min ?? 'any'} and ${range.max ?? 'any'}`;
    throw new BedrockFault(
      'ValidationException',
      `The hyperparameter ${name} must be ${range.type} ${bounds}.`,
    );
  }
}

function checkRole({ account }: Context, { roleArn }: CreateJobInput): void {
  if (roleArn.split(':')[4] === account.accountId) return;
  throw new BedrockFault(
    'ValidationException',
    `Could not assume provided IAM role ${roleArn}. Verify that it exists in this account and trusts Amazon Bedrock.`,
  );
}

function checkQuotas({ account, now, settings: { quotas } }: Context): void {
  const inFlight = account.jobs.filter((job) => isInFlight(job, now)).length;
  if (inFlight >= quotas.jobsInFlight) {
    throw exceeded(
      `The number of model customization jobs in progress exceeds the service quota of ${quotas.jobsInFlight}.`,
    );
  }
  if (account.models.length + inFlight >= quotas.customModels) {
    throw exceeded(`The number of custom models exceeds the service quota of ${quotas.customModels}.`);
  }
}

interface Found {
  readonly base: BaseModel;
  readonly records: number;
  readonly defect: string | undefined;
}

function newJob({ account, now, settings }: Context, input: CreateJobInput, found: Found): Job {
  const id = jobId(account, input.jobName);
  const rule = outcomeFor(input.jobName, settings.rules);
  return {
    id,
    arn: jobArn(account, found.base.id, id),
    baseModelId: found.base.id,
    input,
    epochs: epochsOf(input, found.base),
    createdAt: now,
    durations: settings.durations,
    records: found.records,
    outcome:
      found.defect === undefined
        ? rule.outcome
        : { kind: 'fail', phase: 'validation', message: found.defect.slice(0, 2048) },
    scripted: found.defect === undefined,
    reportsPhases: rule.reportsPhases,
    trainingHeldUntil: undefined,
    stopRequestedAt: undefined,
    tags: input.jobTags ?? [],
    delivered: false,
  };
}

function epochsOf(input: CreateJobInput, base: BaseModel): number {
  const given = Number(input.hyperParameters?.['epochCount']);
  const usual = base.hyperparameters.find((range) => range.name === 'epochCount')?.default;
  return Number.isInteger(given) && given > 0 ? given : (usual ?? 2);
}
