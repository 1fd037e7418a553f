/** Get, List and Stop of model customization jobs. */
import { customModelArn, foundationModelArn, kmsKeyArn } from './arns.ts';
import { BedrockFault } from './fault.ts';
import type { ListJobsInput } from './messages.ts';
import type { Context, Reply } from './operation.ts';
import { timestamp } from './operation.ts';
import { lossesOf } from './outputs.ts';
import { pageOf } from './paging.ts';
import type { Members } from './service-model.ts';
import { type AccountState, type Job, withJob } from './state.ts';
import { type PhaseProgress, type Progress, progressOf } from './timeline.ts';

interface JobIdentifier {
  /** Name or ARN. */
  readonly jobIdentifier: string;
}

export function getJob({ account, now }: Context, { jobIdentifier }: JobIdentifier): Reply {
  const job = findJob(account, jobIdentifier);
  const progress = progressOf(job, now);
  return {
    account,
    body: { ...common(job, progress, account), ...echo(job), ...results(job, progress, account) },
  };
}

export function listJobs({ account, now }: Context, input: ListJobsInput): Reply {
  const entries = account.jobs
    .map((job) => ({
      name: job.input.jobName,
      createdAt: job.createdAt,
      job,
      progress: progressOf(job, now),
    }))
    .filter((entry) => input.statusEquals === undefined || entry.progress.status === input.statusEquals);
  const { items, nextToken } = pageOf(entries, input);
  const summaries = items.map(({ job, progress }) => ({
    ...common(job, progress, account),
    customModelArn: progress.status === 'Completed' ? outputArn(job, account) : undefined,
    customModelName: job.input.customModelName,
  }));
  return { account, body: { modelCustomizationJobSummaries: summaries, nextToken } };
}

/** Stopping is asked for once; asking again while it goes on changes nothing. */
export function stopJob({ account, now }: Context, { jobIdentifier }: JobIdentifier): Reply {
  const job = findJob(account, jobIdentifier);
  const { status } = progressOf(job, now);
  if (status === 'Stopping') return { account, body: {} };
  if (status !== 'InProgress') {
    throw new BedrockFault('ConflictException', `The job cannot be stopped because its status is ${status}.`);
  }
  return { account: withJob(account, { ...job, stopRequestedAt: now }), body: {} };
}

function findJob(account: AccountState, identifier: string): Job {
  const job = account.jobs.find(({ arn, input }) => arn === identifier || input.jobName === identifier);
  if (job === undefined) {
    throw new BedrockFault(
      'ResourceNotFoundException',
      'The specified model customization job was not found.',
    );
  }
  return job;
}

function common(job: Job, progress: Progress, account: AccountState): Members {
  const { validation, dataProcessing, training } = progress.phases;
  const statusDetails = {
    validationDetails: phaseDetails(validation),
    dataProcessingDetails: phaseDetails(dataProcessing),
    trainingDetails: phaseDetails(training),
  };
  return {
    jobArn: job.arn,
    baseModelArn: foundationModelArn(account, job.baseModelId),
    jobName: job.input.jobName,
    status: progress.status,
    statusDetails: job.reportsPhases ? statusDetails : undefined,
    customizationType: job.input.customizationType ?? 'FINE_TUNING',
    creationTime: timestamp(job.createdAt),
    lastModifiedTime: timestamp(progress.changedAt),
    endTime: timestamp(progress.endedAt),
  };
}

function phaseDetails({ status, startedAt, changedAt }: PhaseProgress): Members {
  return { status, creationTime: timestamp(startedAt), lastModifiedTime: timestamp(changedAt) };
}

function echo({ input }: Job): Members {
  return {
    outputModelName: input.customModelName,
    clientRequestToken: input.clientRequestToken,
    roleArn: input.roleArn,
    hyperParameters: input.hyperParameters,
    trainingDataConfig: input.trainingDataConfig,
    validationDataConfig: input.validationDataConfig ?? { validators: [] },
    outputDataConfig: input.outputDataConfig,
    vpcConfig: input.vpcConfig,
    customizationConfig: input.customizationConfig,
  };
}

/** Members that a job has only at its end. */
function results(job: Job, { status, failureMessage }: Progress, account: AccountState): Members {
  if (status !== 'Completed') return { failureMessage };
  const { trainingLoss, validationLosses } = lossesOf(job);
  return {
    outputModelArn: outputArn(job, account),
    outputModelKmsKeyArn: kmsKeyArn(account, job.input.customModelKmsKeyId),
    trainingMetrics: { trainingLoss },
    validationMetrics: validationLosses.map((validationLoss) => ({ validationLoss })),
  };
}

/** Stays on the job when the model is deleted later. */
function outputArn(job: Job, account: AccountState): string {
  return customModelArn(account, job.baseModelId, job.id);
}
