/** What a change does to the datasets of the jobs it affects: each beside its earlier version, read from git. */
import type { DatasetSource, JobConfig } from '../config/job.ts';
import { countLeaks } from '../datasets/leaks.ts';
import type { RowIndex } from '../datasets/row-index.ts';
import type { DatasetChange, DatasetSamples, LeakChange } from '../report/model.ts';
import { type BaseVersion, comparedChange, earlierVersion } from './compare-versions.ts';
import type { CommandContext } from './context.ts';
import type { LoadedDataset, LoadedJob } from './load.ts';
import type { Affected } from './scope.ts';

export interface DatasetChanges {
  /** By `changeKey`; datasets that did not change are left out. */
  readonly changes: ReadonlyMap<string, DatasetChange>;
  /** Rows to look at, where the policy of the base allows that; each file once. */
  readonly samples: readonly DatasetSamples[];
}

export function changeKey(job: Pick<JobConfig, 'key'>, split: LoadedDataset['split']): string {
  return `${job.key}/${split}`;
}

/**
 * Reads the earlier version of every dataset that changed, job by job, so that those of one job are held at a time. A
 * version that cannot be read is named and stands in no one's way. Nothing is known where there is nothing to compare with.
 */
export async function datasetChanges(
  context: CommandContext,
  jobs: readonly LoadedJob[],
  affected: Affected | undefined,
): Promise<DatasetChanges> {
  const changes = new Map<string, DatasetChange>();
  const samples = new Map<string, DatasetSamples>();
  if (affected === undefined) return { changes, samples: [] };
  for (const loaded of jobs.filter(({ job: { key } }) => affected.keys.has(key))) {
    const ofJob = await changesOf(context, loaded, affected);
    for (const { dataset, change, sample } of withLeaks(ofJob)) {
      if (change !== undefined) changes.set(changeKey(loaded.job, dataset.split), change);
      if (sample !== undefined) samples.set(JSON.stringify([sample.from, sample.source]), sample);
    }
  }
  return { changes, samples: [...samples.values()] };
}

interface Looked {
  readonly dataset: LoadedDataset;
  /** undefined: it did not change. */
  readonly change: DatasetChange | undefined;
  /** Rows of the earlier version; undefined where they are not known. */
  readonly before: RowIndex | undefined;
  readonly sample: DatasetSamples | undefined;
}

async function changesOf(
  context: CommandContext,
  { job, datasets }: LoadedJob,
  affected: Affected,
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (const dataset of datasets) {
    const { source } = dataset;
    const earlier = sourceOf(affected.jobsBefore.get(job.key), dataset.split);
    if (source.kind === 's3') looked.push(unread(dataset, objectChange(source, earlier)));
    else looked.push(await fileChange(context, { job, dataset, source, affected }));
  }
  return looked;
}

function unread(dataset: LoadedDataset, change: DatasetChange | undefined): Looked {
  return { dataset, change, before: undefined, sample: undefined };
}

export function sourceOf(
  job: JobConfig | undefined,
  split: LoadedDataset['split'],
): DatasetSource | undefined {
  return split === 'evaluation' ? job?.evaluation?.data : job?.data[split];
}

type ObjectSource = Extract<DatasetSource, { readonly kind: 's3' }>;
type FileSource = Extract<DatasetSource, { readonly kind: 'file' }>;

function objectChange(now: ObjectSource, earlier: DatasetSource | undefined): DatasetChange | undefined {
  if (earlier === undefined) return { kind: 'new' };
  if (earlier.kind === 'file')
    return {
      kind: 'not-compared',
      reason: `it takes the place of \`${earlier.path}\`, and data in S3 is not compared`,
    };
  const isSameObject = earlier.bucket === now.bucket && earlier.key === now.key;
  if (isSameObject && earlier.versionId === now.versionId) return undefined;
  if (isSameObject) return { kind: 'version', before: earlier.versionId, after: now.versionId };
  const before = `s3://${earlier.bucket}/${earlier.key}`;
  return {
    kind: 'not-compared',
    reason: `it takes the place of \`${before}\`, and data in S3 is not compared`,
  };
}

interface FileInput {
  readonly job: JobConfig;
  readonly dataset: LoadedDataset;
  readonly source: FileSource;
  readonly affected: Affected;
}

async function fileChange(context: CommandContext, input: FileInput): Promise<Looked> {
  const { dataset, source, affected } = input;
  const { scan } = dataset;
  if (scan === undefined) return unread(dataset, undefined);
  const version = versionBefore(input);
  if (version === undefined) return unread(dataset, newChange(input));
  const afterId = affected.blobs.after.get(source.path);
  const from = version.path === source.path ? undefined : version.path;
  if (version.id === afterId)
    return {
      ...unread(dataset, from === undefined ? undefined : { kind: 'renamed', from }),
      before: scan.index,
    };
  const before = await earlierVersion(context, { ...input, scan, version });
  const compared = await comparedChange(context, { ...input, scan, from, before, afterId });
  return { dataset, ...compared };
}

function newChange({ job, dataset, affected }: FileInput): DatasetChange {
  const earlier = sourceOf(affected.jobsBefore.get(job.key), dataset.split);
  if (earlier?.kind !== 's3') return { kind: 'new' };
  const before = `s3://${earlier.bucket}/${earlier.key}`;
  return {
    kind: 'not-compared',
    reason: `it takes the place of \`${before}\`, and data in S3 is not compared`,
  };
}

/** What the job trained on before; else the file of this path; else one of the same content, which was renamed. */
function versionBefore({ job, dataset, source, affected }: FileInput): BaseVersion | undefined {
  const { jobsBefore, blobs } = affected;
  const at = (path: string): BaseVersion | undefined => {
    const id = blobs.before.get(path);
    return id === undefined ? undefined : { path, id };
  };
  const earlier = sourceOf(jobsBefore.get(job.key), dataset.split);
  const known = (earlier?.kind === 'file' ? at(earlier.path) : undefined) ?? at(source.path);
  if (known !== undefined) return known;
  const id = blobs.after.get(source.path);
  const renamed = [...blobs.before].find(([, other]) => other === id)?.[0];
  return renamed === undefined ? undefined : at(renamed);
}

/** What is held back and was trained on all the same is told with what is held back, where that is compared itself. */
function withLeaks(looked: readonly Looked[]): readonly Looked[] {
  const training = looked.find(({ dataset }) => dataset.split === 'training');
  if (training === undefined) return looked;
  const found = looked.flatMap((heldBack) => leakChange(training, heldBack));
  return looked.map((entry) => {
    if (entry.change?.kind !== 'compared') return entry;
    const leaks = found.filter(({ teller }) => teller === entry).map(({ leak }) => leak);
    return { ...entry, change: { ...entry.change, leaks } };
  });
}

function leakChange(
  training: Looked,
  heldBack: Looked,
): readonly { readonly teller: Looked; readonly leak: LeakChange }[] {
  const { split } = heldBack.dataset;
  if (split === 'training') return [];
  const before = rowsOf(training, heldBack, (looked) =>
    looked.change === undefined ? looked.dataset.scan?.index : looked.before,
  );
  const after = rowsOf(training, heldBack, (looked) => looked.dataset.scan?.index);
  if (before === undefined || after === undefined) return [];
  const teller = heldBack.change?.kind === 'compared' ? heldBack : training;
  return [{ teller, leak: { split, before: countLeaks(...before), after: countLeaks(...after) } }];
}

function rowsOf(
  a: Looked,
  b: Looked,
  index: (looked: Looked) => RowIndex | undefined,
): readonly [RowIndex, RowIndex] | undefined {
  const [first, second] = [index(a), index(b)];
  return first === undefined || second === undefined ? undefined : [first, second];
}
