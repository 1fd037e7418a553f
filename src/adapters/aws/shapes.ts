/** Bedrock's answers as the port's plain data: ISO times, known words, nothing optional left undecided. */
import type {
  CustomModelSummary,
  GetModelCustomizationJobResponse,
  ModelCustomizationJobSummary,
  StatusDetails,
  Tag,
} from '@aws-sdk/client-bedrock';
import type {
  ModelSummary,
  Phase,
  PhaseName,
  PhaseStatus,
  RunDetail,
  RunStatus,
  RunSummary,
} from '../../ports/bedrock.ts';
import { type AwsCall, unexpectedAnswer } from './errors.ts';

const RUN_STATUSES: readonly RunStatus[] = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'];
const PHASE_STATUSES: readonly PhaseStatus[] = [
  'NotStarted',
  'InProgress',
  'Completed',
  'Stopping',
  'Stopped',
  'Failed',
];

export function runSummary(job: ModelCustomizationJobSummary, call: AwsCall): RunSummary {
  return {
    jobArn: required(job.jobArn, 'job ARN', call),
    jobName: required(job.jobName, 'job name', call),
    status: runStatus(job.status),
    phases: phases(job.statusDetails),
    createdAt: required(job.creationTime, 'creation time', call).toISOString(),
    endedAt: job.endTime?.toISOString(),
    customModelArn: job.customModelArn,
    customModelName: job.customModelName,
  };
}

export function runDetail(job: GetModelCustomizationJobResponse, call: AwsCall): RunDetail {
  return {
    jobArn: required(job.jobArn, 'job ARN', call),
    jobName: required(job.jobName, 'job name', call),
    status: runStatus(job.status),
    phases: phases(job.statusDetails),
    createdAt: required(job.creationTime, 'creation time', call).toISOString(),
    endedAt: job.endTime?.toISOString(),
    updatedAt: job.lastModifiedTime?.toISOString(),
    customModelArn: job.outputModelArn,
    customModelName: job.outputModelName,
    baseModelArn: required(job.baseModelArn, 'base model ARN', call),
    roleArn: required(job.roleArn, 'role ARN', call),
    clientRequestToken: job.clientRequestToken,
    hyperparameters: job.hyperParameters ?? {},
    trainingS3Uri: job.trainingDataConfig?.s3Uri,
    validationS3Uris: (job.validationDataConfig?.validators ?? []).flatMap(({ s3Uri }) => s3Uri ?? []),
    outputS3Uri: job.outputDataConfig?.s3Uri,
    failureMessage: job.failureMessage,
    trainingLoss: job.trainingMetrics?.trainingLoss,
    validationLoss: job.validationMetrics?.[0]?.validationLoss,
  };
}

export function modelSummary(model: CustomModelSummary, call: AwsCall): ModelSummary {
  return {
    modelArn: required(model.modelArn, 'model ARN', call),
    modelName: required(model.modelName, 'model name', call),
    createdAt: required(model.creationTime, 'creation time', call).toISOString(),
    baseModelArn: model.baseModelArn,
  };
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

export function tagRecord(tags: readonly Tag[]): Readonly<Record<string, string>> {
  // Built from entries: assigning a tag named __proto__ would set a prototype instead.
  return Object.fromEntries(tags.map(({ key, value }) => [key ?? '', value ?? '']));
}

function runStatus(word: string | undefined): RunStatus {
  return RUN_STATUSES.find((known) => known === word) ?? 'Unknown';
}

function phases(details: StatusDetails | undefined): readonly Phase[] {
  if (details === undefined) return [];
  const reported: readonly [PhaseName, StatusDetails['validationDetails']][] = [
    ['validation', details.validationDetails],
    ['dataProcessing', details.dataProcessingDetails],
    ['training', details.trainingDetails],
  ];
  return reported.flatMap(([name, phase]) =>
    phase === undefined
      ? []
      : [
          {
            name,
            status: PHASE_STATUSES.find((known) => known === phase.status) ?? 'Unknown',
            startedAt: phase.creationTime?.toISOString(),
            updatedAt: phase.lastModifiedTime?.toISOString(),
          },
        ],
  );
}

/** Throws `aws-unexpected-answer` where the answer lacks what the API promises. */
export function required<T>(value: T | undefined, name: string, call: AwsCall): T {
  if (value === undefined) throw unexpectedAnswer(call, name);
  return value;
}
