/** From `jobs.yaml` and the datasets to desired jobs: everything that can be decided without AWS. */

import type { DatasetUpload } from '../apply/sync.ts';
import type {
  Config,
  DatasetSource,
  EnvironmentConfig,
  EvaluationConfig,
  JobConfig,
  RemovalPolicy,
} from '../config/job.ts';
import { convert } from '../datasets/convert.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { compareFindings, type Finding, hasErrors } from '../errors.ts';
import { budgetBlockers } from '../plan/budget.ts';
import { type DatasetIdentity, fingerprintOf } from '../plan/fingerprint.ts';
import type { BlockReason } from '../plan/plan.ts';
import type { DesiredJob } from '../plan/reconcile.ts';
import type { OpenFile } from '../ports/host.ts';
import type { CommandContext } from './context.ts';
import { estimateOf, scanSplit } from './dataset-scan.ts';
import { checkTogether } from './load-checks.ts';
import { loadConfig } from './load-config.ts';
import { duplicateIdentities, refusedFile } from './load-findings.ts';

interface ReadDataset {
  readonly source: DatasetSource;
  /** undefined for an S3 dataset that was not read, and for a file that could not be opened. */
  readonly scan: DatasetScan | undefined;
  /** Of this file alone. */
  readonly findings: readonly Finding[];
}

/** What is sent to Bedrock. */
interface TrainedDataset extends ReadDataset {
  readonly split: 'training' | 'validation';
  /** undefined where the file cannot be used. */
  readonly upload: DatasetUpload | undefined;
}

/** What stays in the repository. */
interface EvaluationDataset extends ReadDataset {
  readonly split: 'evaluation';
  readonly upload: undefined;
}

export type LoadedDataset = TrainedDataset | EvaluationDataset;

export interface LoadedJob {
  readonly job: JobConfig;
  readonly desired: DesiredJob;
  readonly datasets: readonly LoadedDataset[];
  readonly findings: readonly Finding[];
  /** Those of the findings that its datasets have no part in. */
  readonly others: readonly Finding[];
}

export interface Loaded {
  /** undefined when `jobs.yaml` has errors: then there are no jobs. */
  readonly config: Config | undefined;
  /** Those that are sound, also where the file as a whole is not. */
  readonly environments: readonly EnvironmentConfig[];
  /** What a teardown may do; undefined: the file is not readable, so nothing. */
  readonly removal: RemovalPolicy | undefined;
  /** Git's id of the file as it was read: the same id at a commit means the same text there. */
  readonly configBlobId: string;
  /** Findings of `jobs.yaml` itself. */
  readonly configFindings: readonly Finding[];
  /** Those that were read, in file order. */
  readonly jobs: readonly LoadedJob[];
  /** All findings, sorted, each once. */
  readonly findings: readonly Finding[];
  /** Closes the datasets; uploads read the descriptors that were hashed. */
  readonly close: () => Promise<void>;
}

/**
 * @param jobsOf what is read and judged; default: every job as it stands in the file
 * @throws AppError `config-missing` when there is no such file
 */
export async function loadJobs(
  context: CommandContext,
  jobsOf: (config: Config) => readonly JobConfig[] = ({ jobs }) => jobs,
): Promise<Loaded> {
  const { config, environments, removal, findings: configFindings, blobId } = await loadConfig(context);
  const opened: OpenFile[] = [];
  const jobs = withDuplicates(await loadAll(context, config === undefined ? [] : jobsOf(config), opened));
  return {
    config,
    environments,
    removal,
    configBlobId: blobId,
    configFindings,
    jobs,
    findings: allFindings(configFindings, jobs),
    close: () => closeAll(opened),
  };
}

/** The same file with some of its jobs judged anew. */
export function withJudged(loaded: Loaded, judged: readonly LoadedJob[]): Loaded {
  const byKey = new Map(judged.map((entry) => [entry.job.key, entry]));
  const jobs = loaded.jobs.map((entry) => byKey.get(entry.job.key) ?? entry);
  return { ...loaded, jobs, findings: allFindings(loaded.configFindings, jobs) };
}

/** Sorted, each once. */
function allFindings(ofFile: readonly Finding[], jobs: readonly LoadedJob[]): readonly Finding[] {
  return unique([...ofFile, ...jobs.flatMap((job) => job.findings)]).sort(compareFindings);
}

/** undefined: a dataset cannot be read, so what the job asks for is not known. */
export async function loadFingerprint(context: CommandContext, job: JobConfig): Promise<string | undefined> {
  const opened: OpenFile[] = [];
  try {
    return (await loadJob(context, job, opened)).desired.fingerprint;
  } finally {
    await closeAll(opened);
  }
}

async function loadAll(
  context: CommandContext,
  jobs: readonly JobConfig[],
  opened: OpenFile[],
): Promise<readonly LoadedJob[]> {
  try {
    const loaded: LoadedJob[] = [];
    for (const job of jobs) loaded.push(await loadJob(context, job, opened));
    return loaded;
  } catch (error) {
    // Nobody else can: without a result there is no `close` to call.
    await closeAll(opened);
    throw error;
  }
}

async function closeAll(opened: readonly OpenFile[]): Promise<void> {
  await Promise.all(opened.map((open) => open.close()));
}

async function loadJob(context: CommandContext, job: JobConfig, opened: OpenFile[]): Promise<LoadedJob> {
  const { training, validation } = job.data;
  const trained = await loadDataset(context, { job, split: 'training', source: training, opened });
  const datasets: LoadedDataset[] = [trained];
  if (validation !== undefined)
    datasets.push(await loadDataset(context, { job, split: 'validation', source: validation, opened }));
  if (job.evaluation !== undefined)
    datasets.push(await loadEvaluation(context, job, { source: job.evaluation.data, trained }));
  return judgedJob(job, datasets);
}

/** Read and held against the rest, and closed again: nothing of it is uploaded. */
async function loadEvaluation(
  context: CommandContext,
  job: JobConfig,
  { source, trained }: { readonly source: EvaluationConfig['data']; readonly trained: LoadedDataset },
): Promise<EvaluationDataset> {
  const common = { split: 'evaluation', source, upload: undefined } as const;
  const result = await context.files.open(source.path);
  if (result.kind === 'refused')
    return { ...common, scan: undefined, findings: [refusedFile(source, result)] };
  try {
    const scan = await scanSplit({
      job,
      split: common.split,
      path: source.path,
      bytes: result.file.read('pass'),
      trainedOn: trained.scan?.format,
    });
    return { ...common, scan, findings: scan.findings };
  } finally {
    await result.file.close();
  }
}

/** The job with what its datasets say, each alone and together. */
export function judgedJob(job: JobConfig, datasets: readonly LoadedDataset[]): LoadedJob {
  const ofFiles = datasets.flatMap((dataset) => dataset.findings);
  const findings = [...ofFiles, ...checkTogether(job, datasets)];
  const desired = desiredOf(job, datasets, findings);
  return { job, desired, datasets: withoutSketches(datasets), findings, others: [] };
}

/** They take megabytes a file, and serve only as long as a file of the job is still to be compared with another. */
function withoutSketches(datasets: readonly LoadedDataset[]): readonly LoadedDataset[] {
  if (datasets.some(({ source, scan }) => source.kind === 's3' && scan === undefined)) return datasets;
  return datasets.map((dataset) => {
    const { scan } = dataset;
    if (scan?.near === undefined) return dataset;
    return { ...dataset, scan: { ...scan, near: { ...scan.near, inputs: undefined } } };
  });
}

/** The same with findings that its datasets have no part in; errors among them block it. */
export function withFindings(loaded: LoadedJob, more: readonly Finding[]): LoadedJob {
  if (more.length === 0) return loaded;
  const findings = [...loaded.findings, ...more];
  const desired = desiredOf(loaded.job, loaded.datasets, findings);
  return { ...loaded, desired, findings, others: [...loaded.others, ...more] };
}

interface DatasetInput {
  readonly job: JobConfig;
  readonly split: TrainedDataset['split'];
  readonly source: DatasetSource;
  readonly opened: OpenFile[];
}

async function loadDataset(
  context: CommandContext,
  { job, split, source, opened }: DatasetInput,
): Promise<TrainedDataset> {
  if (source.kind === 's3') return { split, source, scan: undefined, upload: source, findings: [] };
  const result = await context.files.open(source.path);
  if (result.kind === 'refused') {
    const findings = [refusedFile(source, result)];
    return { split, source, scan: undefined, upload: undefined, findings };
  }
  opened.push(result.file);
  const scan = await scanSplit({ job, split, path: source.path, bytes: result.file.read('pass') });
  const upload: DatasetUpload = {
    kind: 'file',
    sha256: scan.sha256,
    size: scan.uploadBytes,
    open: () => convert(result.file.read('pass'), scan.conversion),
  };
  return { split, source, scan, upload, findings: scan.findings };
}

function desiredOf(
  job: JobConfig,
  datasets: readonly LoadedDataset[],
  findings: readonly Finding[],
): DesiredJob {
  const training = datasets.find((dataset) => dataset.split === 'training');
  const estimate = estimateOf(job, training?.scan);
  const blockers = [...findingBlockers(findings), ...budgetBlockers(job, estimate)];
  return { job, fingerprint: jobFingerprint(job, datasets), estimate, blockers };
}

function jobFingerprint(job: JobConfig, datasets: readonly LoadedDataset[]): string | undefined {
  const training = identityOf(datasets.find((dataset) => dataset.split === 'training'));
  const validation = identityOf(datasets.find((dataset) => dataset.split === 'validation'));
  if (training === undefined || (job.data.validation !== undefined && validation === undefined))
    return undefined;
  return fingerprintOf({
    baseModel: job.baseModel.value,
    customizationType: job.customizationType,
    hyperparameters: job.hyperparameters,
    training,
    validation,
    namespace: job.namespace,
  });
}

function identityOf(dataset: LoadedDataset | undefined): DatasetIdentity | undefined {
  if (dataset?.upload === undefined) return undefined;
  if (dataset.upload.kind === 'file') return { kind: 'file', sha256: dataset.upload.sha256 };
  const { bucket, key, versionId } = dataset.upload;
  return { kind: 's3', bucket, key, versionId };
}

function findingBlockers(findings: readonly Finding[]): readonly BlockReason[] {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  if (errors === 0) return [];
  return [
    {
      code: 'findings',
      message:
        errors === 1 ? '1 error in its entry or datasets' : `${errors} errors in its entry or datasets`,
      hint: 'Fix the findings above.',
    },
  ];
}

/** Two entries with one fingerprint in one account and region would be one training run: an error on both. */
function withDuplicates(jobs: readonly LoadedJob[]): readonly LoadedJob[] {
  const duplicates = duplicateIdentities(
    jobs.map(({ job, desired }) => ({ job, fingerprint: desired.fingerprint })),
  );
  return jobs.map((loaded) => {
    const own = duplicates.get(loaded.job.key);
    return own === undefined ? loaded : withFindings(loaded, [own]);
  });
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...seen.values()];
}

/** Whether nothing in `jobs.yaml` itself stands against planning. */
export function isUsable(loaded: Loaded): boolean {
  return loaded.config !== undefined && !hasErrors(loaded.configFindings);
}
