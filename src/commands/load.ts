/** From `jobs.yaml` and the datasets to desired jobs: everything that can be decided without AWS. */

import { createHash } from 'node:crypto';
import type { DatasetUpload } from '../apply/sync.ts';
import type {
  Config,
  ConfigResult,
  DatasetSource,
  EnvironmentConfig,
  JobConfig,
  RemovalPolicy,
} from '../config/job.ts';
import { parseConfig } from '../config/parse.ts';
import { MAX_FILE_BYTES } from '../config/source.ts';
import { convert } from '../datasets/convert.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { AppError, compareFindings, type Finding, hasErrors } from '../errors.ts';
import { budgetBlockers } from '../plan/budget.ts';
import { type DatasetIdentity, fingerprintOf } from '../plan/fingerprint.ts';
import type { BlockReason } from '../plan/plan.ts';
import type { DesiredJob } from '../plan/reconcile.ts';
import type { OpenFile } from '../ports/host.ts';
import { type CommandContext, today } from './context.ts';
import { estimateOf, scanSplit } from './dataset-scan.ts';
import { checkTogether } from './load-checks.ts';
import { duplicateIdentities, refusedFile } from './load-findings.ts';

export interface LoadedDataset {
  readonly split: 'training' | 'validation';
  readonly source: DatasetSource;
  /** undefined for an S3 dataset and for a file that could not be opened. */
  readonly scan: DatasetScan | undefined;
  /** undefined where the file cannot be used. */
  readonly upload: DatasetUpload | undefined;
}

export interface LoadedJob {
  readonly job: JobConfig;
  readonly desired: DesiredJob;
  readonly datasets: readonly LoadedDataset[];
  readonly findings: readonly Finding[];
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
  /** All jobs, in file order. */
  readonly jobs: readonly LoadedJob[];
  /** All findings, sorted, each once. */
  readonly findings: readonly Finding[];
  /** Closes the datasets; uploads read the descriptors that were hashed. */
  readonly close: () => Promise<void>;
}

/**
 * Reads `jobs.yaml` alone, and no dataset.
 * @throws AppError `config-missing` when there is no such file
 */
export async function loadConfig(
  context: CommandContext,
): Promise<ConfigResult & { readonly blobId: string }> {
  const file = context.inputs.config;
  const bytes = await context.files.readSmall(file, MAX_FILE_BYTES);
  if (bytes === undefined)
    throw new AppError('config-missing', `${file} does not exist`, {
      blame: 'user',
      hint: 'Check out the repository first, or name the file with the input `config`; `bedrock-tune init` writes a first one.',
    });
  return { ...parseConfig({ file, bytes, today: today(context) }), blobId: gitBlobId(bytes) };
}

/** The id git gives a file of this content (in a repository with SHA-1 ids). */
function gitBlobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** @throws AppError `config-missing` when there is no such file */
export async function loadJobs(context: CommandContext): Promise<Loaded> {
  const { config, environments, removal, findings: configFindings, blobId } = await loadConfig(context);
  const opened: OpenFile[] = [];
  const jobs = withDuplicates(await loadAll(context, config?.jobs ?? [], opened));
  const all = [...configFindings, ...jobs.flatMap((job) => job.findings)];
  return {
    config,
    environments,
    removal,
    configBlobId: blobId,
    configFindings,
    jobs,
    findings: unique(all).sort(compareFindings),
    close: () => closeAll(opened),
  };
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
  const training = await loadDataset(context, { job, split: 'training', source: job.data.training, opened });
  const datasets = [training.dataset];
  const findings = [...training.findings];
  if (job.data.validation !== undefined) {
    const validation = await loadDataset(context, {
      job,
      split: 'validation',
      source: job.data.validation,
      opened,
    });
    datasets.push(validation.dataset);
    findings.push(...validation.findings);
  }
  findings.push(...checkTogether(job, datasets));
  return { job, desired: desiredOf(job, datasets, findings), datasets, findings };
}

interface DatasetInput {
  readonly job: JobConfig;
  readonly split: LoadedDataset['split'];
  readonly source: DatasetSource;
  readonly opened: OpenFile[];
}

async function loadDataset(
  context: CommandContext,
  { job, split, source, opened }: DatasetInput,
): Promise<{ readonly dataset: LoadedDataset; readonly findings: readonly Finding[] }> {
  if (source.kind === 's3')
    return { dataset: { split, source, scan: undefined, upload: source }, findings: [] };
  const result = await context.files.open(source.path);
  if (result.kind === 'refused')
    return {
      dataset: { split, source, scan: undefined, upload: undefined },
      findings: [refusedFile(source, result)],
    };
  opened.push(result.file);
  const scan = await scanSplit({ job, split, path: source.path, bytes: result.file.read() });
  const upload: DatasetUpload = {
    kind: 'file',
    sha256: scan.sha256,
    size: scan.uploadBytes,
    open: () => convert(result.file.read(), scan.conversion),
  };
  return { dataset: { split, source, scan, upload }, findings: scan.findings };
}

function desiredOf(
  job: JobConfig,
  datasets: readonly LoadedDataset[],
  findings: readonly Finding[],
): DesiredJob {
  const training = datasets.find((dataset) => dataset.split === 'training');
  const estimate = estimateOf(job, training?.scan?.tokens);
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
    if (own === undefined) return loaded;
    const findings = [...loaded.findings, own];
    const blockers = [
      ...findingBlockers(findings),
      ...loaded.desired.blockers.filter((b) => b.code !== 'findings'),
    ];
    return { ...loaded, findings, desired: { ...loaded.desired, blockers } };
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
