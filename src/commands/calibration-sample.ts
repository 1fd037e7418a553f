/** What `validate --calibrate` would ask: base models, files, and rows of them. Nothing is asked here. */
import type { BaseModel } from '../catalog/base-model.ts';
import { findBaseModel, isRetired } from '../catalog/index.ts';
import type { EnvironmentConfig, JobConfig } from '../config/job.ts';
import { type Conversation, conversationOf, spreadLines } from '../datasets/calibration-rows.ts';
import { linesAt } from '../datasets/row-text.ts';
import { HIGH_FACTOR } from '../datasets/tokens.ts';
import { type CommandContext, today } from './context.ts';
import { scanSplit } from './dataset-scan.ts';

/** Where the catalogue knows no limit of a training row. */
const USUAL_ROW_TOKENS = 16_000;

export interface SampledFile {
  readonly path: string;
  /** Keys of the jobs that train on it. */
  readonly jobs: readonly string[];
  readonly rows: readonly Conversation[];
  /** Rows of the sample that are not asked about. */
  readonly skipped: readonly { readonly line: number; readonly why: string }[];
  /** Why no row can be; undefined: there are rows. */
  readonly why: string | undefined;
}

export interface SampledModel {
  readonly baseModel: string;
  /** Of the first job that starts from it. */
  readonly environment: EnvironmentConfig;
  /** What it is asked by; undefined: it cannot be asked. */
  readonly inferenceId: string | undefined;
  readonly why: string | undefined;
  readonly files: readonly SampledFile[];
}

/** The selected jobs by their base models, in the order of the file. */
export async function sampledModels(
  context: CommandContext,
  jobs: readonly JobConfig[],
): Promise<readonly SampledModel[]> {
  const models: SampledModel[] = [];
  for (const baseModel of new Set(jobs.map((job) => job.baseModel.value))) {
    const users = jobs.filter((job) => job.baseModel.value === baseModel);
    const [first] = users;
    if (first === undefined) continue;
    const { environment } = first;
    const asked = inferenceOf(findBaseModel(baseModel), today(context));
    const files = asked.inferenceId === undefined ? [] : await sampledFiles(context, users);
    models.push({ baseModel, environment, ...asked, files });
  }
  return models;
}

function inferenceOf(model: BaseModel | undefined, day: string): Pick<SampledModel, 'inferenceId' | 'why'> {
  const not = (why: string) => ({ inferenceId: undefined, why });
  if (model === undefined)
    return not('it is not in the catalogue, so that its id for inference is not known');
  if (isRetired(model, day)) return not('AWS has retired it');
  if (model.formats.includes('image-ref-caption')) return not('it learns from images, which are not counted');
  if (model.inference.baseId === undefined) return not('the catalogue does not know its id for inference');
  return { inferenceId: model.inference.baseId, why: undefined };
}

/** Each file once, unless jobs put different `system` texts in front of its rows. */
async function sampledFiles(
  context: CommandContext,
  jobs: readonly JobConfig[],
): Promise<readonly SampledFile[]> {
  const keys = new Set(jobs.map(textsOf));
  const files: SampledFile[] = [];
  for (const key of keys)
    files.push(
      await sampledFile(
        context,
        jobs.filter((job) => textsOf(job) === key),
      ),
    );
  return files;
}

/** The same for jobs that train the same texts. */
function textsOf({ data: { training, system } }: JobConfig): string {
  const place = training.kind === 'file' ? training.path : [training.bucket, training.key];
  return JSON.stringify([place, system?.value]);
}

async function sampledFile(context: CommandContext, users: readonly JobConfig[]): Promise<SampledFile> {
  const [job] = users;
  const source = job?.data.training;
  const file = { jobs: users.map(({ key }) => key), rows: [], skipped: [] };
  if (job === undefined || source === undefined || source.kind === 's3') {
    const path = source?.kind === 's3' ? `s3://${source.bucket}/${source.key}` : '';
    return { ...file, path, why: 'it lies in S3, where this command does not read' };
  }
  const opened = await context.files.open(source.path);
  if (opened.kind === 'refused')
    return { ...file, path: source.path, why: 'it cannot be opened; `validate` says why' };
  try {
    return {
      ...file,
      path: source.path,
      ...(await sampleOf(job, source.path, (use) => opened.file.read(use))),
    };
  } finally {
    await opened.file.close();
  }
}

type Sample = Pick<SampledFile, 'rows' | 'skipped' | 'why'>;

async function sampleOf(
  job: JobConfig,
  path: string,
  read: (use: 'keep' | 'pass') => AsyncIterable<Uint8Array>,
): Promise<Sample> {
  const scan = await scanSplit({ job, split: 'training', path, bytes: read('pass'), purpose: 'index' });
  const { format, conversion, index, sha256 } = scan;
  if (format === undefined) return { rows: [], skipped: [], why: 'no row of it can be read' };
  const system = conversion.kind === 'none' ? undefined : conversion.system;
  const found = await linesAt(read('keep'), new Set(spreadLines(index.lines, sha256)));
  const limit = findBaseModel(job.baseModel.value)?.limits.maxTokensPerRecord ?? USUAL_ROW_TOKENS;
  const asked = [...found].map(([line, text]) => ({ line, row: conversationOf(text, format, system) }));
  const skipped = asked.flatMap(({ line, row }) => {
    if (row === undefined) return [{ line, why: 'it does not go from a question to an answer' }];
    return isTooLong(row, limit) ? [{ line, why: `it may have more than ${limit} tokens` }] : [];
  });
  const rows = asked.flatMap(({ row }) => (row === undefined || isTooLong(row, limit) ? [] : [row]));
  return { rows, skipped, why: rows.length === 0 ? 'none of its rows can be counted' : undefined };
}

function isTooLong({ estimated }: Conversation, limit: number): boolean {
  return estimated * HIGH_FACTOR > limit;
}
