/** From loaded jobs and a plan to the report model: the same for every command. */
import type { BaseModel } from '../catalog/base-model.ts';
import { findBaseModel } from '../catalog/index.ts';
import { plainDecimal } from '../config/decimal.ts';
import type { DatasetSource, JobConfig } from '../config/job.ts';
import { compareText, type Finding } from '../errors.ts';
import { startsLater } from '../outputs.ts';
import { budgetNotes } from '../plan/budget.ts';
import { modelStorageUsd } from '../plan/cost.ts';
import { parseRunName } from '../plan/names.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { RunDetail } from '../ports/bedrock.ts';
import type {
  DatasetReport,
  DatasetSamples,
  FormerDataset,
  HyperparameterReport,
  JobOutcome,
  JobReport,
  ReportModel,
  Stage,
} from '../report/model.ts';
import type { Surface } from '../report/nextstep.ts';
import type { RowSource } from '../watch/failure.ts';
import { reportRun } from '../watch/look.ts';
import type { RunReport } from '../watch/outcome.ts';
import type { CommandContext } from './context.ts';
import { changeKey, type DatasetChanges, sourceOf } from './dataset-changes.ts';
import type { LoadedDataset, LoadedJob } from './load.ts';
import { prefixOf, type World } from './observe.ts';
import type { Affected } from './scope.ts';

export interface JobReportInput {
  readonly planned: PlannedJob;
  readonly outcome?: JobOutcome | undefined;
  readonly loaded: LoadedJob | undefined;
  /** undefined: what is affected is not known, so every job counts as affected. */
  readonly affected: Affected | undefined;
  /** What became of its datasets, where it was looked at. */
  readonly changes?: DatasetChanges['changes'] | undefined;
  readonly origin: Origin | undefined;
  readonly report: RunReport | undefined;
  /** The run of the job's present model, where it was looked for. */
  readonly presentRun?: string | undefined;
}

export function jobReport(input: JobReportInput): JobReport {
  const { planned, outcome, loaded, affected, changes, origin, report, presentRun } = input;
  return {
    planned,
    outcome,
    because: becauseOf(planned, affected),
    presentRun,
    modelUsdPerMonth: loaded && modelStorageUsd({ model: modelOf(loaded.job), price: loaded.job.price }),
    hyperparameters: loaded === undefined ? [] : hyperparametersOf(loaded.job),
    affected: affected?.keys.has(planned.key) ?? loaded !== undefined,
    datasets: loaded?.datasets.map((dataset) => datasetReport(dataset, { loaded, affected, changes })) ?? [],
    formerDatasets: loaded === undefined ? [] : formerDatasets(loaded.job, affected),
    origin,
    report,
  };
}

function becauseOf(planned: PlannedJob, affected: Affected | undefined): readonly string[] {
  const { action } = planned;
  if ('attempt' in action && action.attempt > 1) return [`\`retry\` asks for attempt ${action.attempt}`];
  const known = affected?.because.get(planned.key) ?? [];
  return known.length === 0 && startsLater({ planned }) ? ['not trained yet'] : known;
}

/** The latest run under a job's name whose model exists, as far as the list tells. */
export function presentRunOf(key: string, world: World | undefined): string | undefined {
  if (world === undefined) return undefined;
  const { runs, modelArns } = world.observed;
  return runs
    .filter(
      ({ ref, ownership }) =>
        ownership !== 'foreign' &&
        parseRunName(ref.jobName)?.job === key &&
        ref.modelArn !== undefined &&
        modelArns.has(ref.modelArn),
    )
    .toSorted((a, b) => compareText(b.ref.createdAt, a.ref.createdAt))[0]?.ref.jobName;
}

function modelOf(job: JobConfig): BaseModel | undefined {
  return findBaseModel(job.baseModel.value);
}

function hyperparametersOf(job: JobConfig): readonly HyperparameterReport[] {
  const given = new Map(job.hyperparameters.map(({ name, value }) => [name, value]));
  const defaults = (modelOf(job)?.hyperparameters ?? []).flatMap(({ name, default: value }) =>
    given.has(name) || value === undefined
      ? []
      : [{ name, value: plainDecimal(String(value)) ?? String(value), isDefault: true }],
  );
  return [...[...given].map(([name, value]) => ({ name, value, isDefault: false })), ...defaults].sort(
    (a, b) => compareText(a.name, b.name),
  );
}

const SPLITS = ['training', 'validation', 'evaluation'] as const;

/** A file that another one replaced is told with that one. */
function formerDatasets(job: JobConfig, affected: Affected | undefined): readonly FormerDataset[] {
  return SPLITS.flatMap((split): readonly FormerDataset[] => {
    const before = sourceOf(affected?.jobsBefore.get(job.key), split);
    if (before === undefined || sourceOf(job, split) !== undefined) return [];
    const isDeleted = before.kind === 'file' ? affected?.blobs.after.has(before.path) !== true : undefined;
    return [{ split, source: sourceName(before), isDeleted }];
  });
}

function sourceName(source: DatasetSource): string {
  if (source.kind === 'file') return source.path;
  return `s3://${source.bucket}/${source.key} (version ${source.versionId})`;
}

function datasetReport(
  dataset: LoadedDataset,
  {
    loaded,
    affected,
    changes,
  }: Pick<JobReportInput, 'affected' | 'changes'> & { readonly loaded: LoadedJob },
): DatasetReport {
  const { split, source, scan } = dataset;
  const isUploaded = split !== 'evaluation';
  const calibratedOn = loaded.job.tokenEstimate?.asOf;
  return {
    split,
    source: sourceName(source),
    rows: scan?.rows,
    bytes: isUploaded ? scan?.uploadBytes : undefined,
    tokens: scan?.tokens,
    ...(calibratedOn === undefined ? {} : { calibratedOn }),
    sha256: isUploaded ? scan?.sha256 : undefined,
    isUnderstood: scan?.format !== undefined,
    convertedTo:
      scan === undefined || scan.conversion.kind === 'none' ? undefined : 'bedrock-conversation-2024',
    changed: source.kind === 'file' ? affected?.paths.has(source.path) : undefined,
    diff: changes?.get(changeKey(loaded.job, split)),
  };
}

/** The run of a planned job as Bedrock describes it now; undefined where there is none or it cannot be read. */
export async function detailOf(
  planned: PlannedJob,
  world: World | undefined,
): Promise<RunDetail | undefined> {
  if (world === undefined || !('run' in planned.action)) return undefined;
  return await world.session.bedrock.getRun(planned.action.run.jobArn);
}

/**
 * Looks at a run closely enough to report it.
 * @param loaded the entry that asks for this run; undefined: it has changed since, or left the file
 */
export async function lookAt(
  context: CommandContext,
  loaded: LoadedJob | undefined,
  detail: RunDetail,
  world: World,
): Promise<RunReport> {
  const entry = loaded && { key: loaded.job.key, sources: loaded.datasets.flatMap(rowSource) };
  return await reportRun(entry, detail, {
    objects: world.session.objects,
    bucket: world.environment.outputBucket,
    prefix: prefixOf(context, world.environment),
  });
}

function rowSource({ split, source, upload }: LoadedDataset): readonly RowSource[] {
  // What is not uploaded fails no run.
  if (source.kind !== 'file' || upload?.kind !== 'file' || split === 'evaluation') return [];
  return [{ split, path: source.path, sha256: upload.sha256 }];
}

export interface ModelInput {
  readonly stage: Stage;
  readonly command: string;
  readonly jobs: readonly JobReport[];
  readonly unchangedJobs: number;
  readonly findings: readonly Finding[];
  readonly samples?: readonly DatasetSamples[];
  readonly checksNotRun: readonly string[];
  readonly commit: string | undefined;
  /** When AWS and git were looked at, taken before the first look: a later look must win over this one. */
  readonly observedAt: string;
}

export function reportModel(context: CommandContext, input: ModelInput): ReportModel {
  return {
    ...input,
    samples: input.samples ?? [],
    configFile: context.inputs.config,
    simulated: context.simulated,
    repository: context.run.repository,
    repositoryId: context.run.repositoryId,
    repositoryUrl: context.run.repositoryUrl,
    runUrl: context.run.runUrl,
    runId: context.run.runId,
    runAttempt: context.run.runAttempt,
  };
}

/** Where the report's plain text is read: a terminal, or the log of a workflow. */
export function surfaceOf({ trigger }: CommandContext): Surface {
  return trigger.kind === 'local' ? 'terminal' : 'github';
}

/** A planned job for places where AWS was not asked: what the entry says, and that nothing more is known. */
export function unplanned({ job, desired }: LoadedJob): PlannedJob {
  return {
    key: job.key,
    environment: job.environment.name,
    region: job.environment.region,
    baseModel: job.baseModel.value,
    fingerprint: desired.fingerprint,
    action:
      desired.blockers.length === 0 ? { kind: 'unchecked' } : { kind: 'blocked', reasons: desired.blockers },
    estimate: desired.estimate,
    budgetUsd: job.budget.trainingUsd?.value,
    notes: budgetNotes(job, desired.estimate),
  };
}
