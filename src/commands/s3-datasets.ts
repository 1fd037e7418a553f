/** Datasets that stand in S3: the reviewed version is streamed through the same rules as a file of the repository. */
import type { DatasetSource } from '../config/job.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { type AppError, type Finding, toAppError } from '../errors.ts';
import type { Objects } from '../ports/objects.ts';
import { scanSplit } from './dataset-scan.ts';
import { judgedJob, type LoadedDataset, type LoadedJob, withFindings } from './load.ts';

type S3Source = Extract<DatasetSource, { readonly kind: 's3' }>;

/** A dataset that could not be read now. */
export interface Unread {
  readonly source: S3Source;
  readonly error: AppError;
}

export interface S3Read {
  /** Judged with the rows that were read. */
  readonly loaded: LoadedJob;
  readonly unread: readonly Unread[];
}

/** The version's name, in place of a path: `s3://bucket/key?versionId=…`. */
export function s3Name({ bucket, key, versionId }: S3Source): string {
  return `s3://${bucket}/${key}?versionId=${versionId}`;
}

export function s3Sources({ datasets }: LoadedJob): readonly S3Source[] {
  return datasets.flatMap(({ source }) => (source.kind === 's3' ? [source] : []));
}

/** Reads those of a job that were not read yet, one after the other, each as a stream. */
export async function readS3Datasets(loaded: LoadedJob, objects: Objects): Promise<S3Read> {
  const datasets: LoadedDataset[] = [];
  const unread: Unread[] = [];
  for (const dataset of loaded.datasets) {
    const read = await readOne(loaded, dataset, objects);
    if ('error' in read) unread.push(read);
    datasets.push('error' in read ? dataset : read);
  }
  if (datasets.every((dataset) => loaded.datasets.includes(dataset))) return { loaded, unread };
  return { loaded: withFindings(judgedJob(loaded.job, datasets), loaded.others), unread };
}

async function readOne(
  { job }: LoadedJob,
  dataset: LoadedDataset,
  objects: Objects,
): Promise<LoadedDataset | Unread> {
  const { source, split } = dataset;
  if (source.kind !== 's3' || split === 'evaluation' || dataset.scan !== undefined) return dataset;
  const bytes = objects.read(source.bucket, source.key, source.versionId);
  try {
    const scan = copied(await scanSplit({ job, split, path: s3Name(source), bytes }));
    return { ...dataset, scan, findings: scan.findings };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.blame === 'bug') throw error;
    return isMissing(error) ? { ...dataset, findings: [missing(source)] } : { source, error };
  }
}

/** S3 calls a version id that it never gave invalid. */
function isMissing({ code }: AppError): boolean {
  return code === 'aws-not-found' || code === 'aws-rejected';
}

function missing(source: S3Source): Finding {
  return {
    ...source.at,
    code: 'object-missing',
    severity: 'error',
    message: `S3 has no version ${source.versionId} of s3://${source.bucket}/${source.key}, or it is a delete marker.`,
    hint: `Name a version that exists: aws s3api list-object-versions --bucket ${source.bucket} --prefix ${source.key}`,
  };
}

/** A version is copied byte for byte: what a file of the repository is converted from is refused here. */
function copied(scan: DatasetScan): DatasetScan {
  if (scan.conversion.kind === 'none') return scan;
  const findings = scan.findings.map((finding): Finding => {
    if (finding.code !== 'will-be-converted') return finding;
    return {
      ...finding,
      code: 'wrong-format-for-model',
      severity: 'error',
      message: 'The rows are prompt/completion; only files of the repository are converted for this model.',
      hint: 'Write the rows as bedrock-conversation-2024 and upload them as a new version.',
    };
  });
  return { ...scan, conversion: { kind: 'none' }, uploadBytes: scan.sourceBytes, findings };
}
