/** What a change does to the datasets of the jobs it affects: each beside its earlier version, read from git. */
import type { DatasetSource, JobConfig } from '../config/job.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { type DatasetDiff, diffRows } from '../datasets/diff.ts';
import type { DatasetChange } from '../report/model.ts';
import type { CommandContext } from './context.ts';
import { estimateOf, scanSplit } from './dataset-scan.ts';
import type { LoadedDataset, LoadedJob } from './load.ts';
import { reading } from './reading.ts';
import type { Affected } from './scope.ts';

/** By dataset of a loaded job; those that did not change are left out. */
export type DatasetChanges = ReadonlyMap<LoadedDataset, DatasetChange>;

/**
 * Reads the earlier version of every dataset that changed, one after another, so that only two are held at a time. A
 * version that cannot be read is named and stands in no one's way. Nothing is known where there is nothing to compare with.
 */
export async function datasetChanges(
  context: CommandContext,
  jobs: readonly LoadedJob[],
  affected: Affected | undefined,
): Promise<DatasetChanges> {
  const changes = new Map<LoadedDataset, DatasetChange>();
  if (affected === undefined) return changes;
  for (const { job, datasets } of jobs.filter(({ job: { key } }) => affected.keys.has(key))) {
    for (const dataset of datasets) {
      const change = await changeOf(context, { job, dataset, affected });
      if (change !== undefined) changes.set(dataset, change);
    }
  }
  return changes;
}

interface Compared {
  readonly job: JobConfig;
  readonly dataset: LoadedDataset;
  readonly affected: Affected;
}

async function changeOf(context: CommandContext, compared: Compared): Promise<DatasetChange | undefined> {
  const { job, dataset, affected } = compared;
  if (dataset.source.kind !== 'file' || dataset.scan === undefined) return undefined;
  const { path } = dataset.source;
  const earlier = earlierPath(job, dataset.split, { path, affected });
  if (earlier === undefined) return { kind: 'new' };
  const from = earlier === path ? undefined : earlier;
  const id = affected.blobs.before.get(earlier) ?? '';
  if (id === affected.blobs.after.get(path))
    return from === undefined ? undefined : { kind: 'renamed', from };
  const before = await reading(() => scanBlob(context, { job, split: dataset.split, path: earlier, id }));
  if (before.kind !== 'read')
    return { kind: 'not-compared', reason: `the earlier version cannot be read (${before.reason})` };
  return compare(job, { split: dataset.split, from, before: before.value, after: dataset.scan });
}

/** What the job trained on before; else the file of this path; else one of the same content, which was renamed. */
function earlierPath(
  job: JobConfig,
  split: LoadedDataset['split'],
  { path, affected: { jobsBefore, blobs } }: { readonly path: string; readonly affected: Affected },
): string | undefined {
  const source: DatasetSource | undefined = jobsBefore.get(job.key)?.data[split];
  if (source?.kind === 'file' && blobs.before.has(source.path)) return source.path;
  if (blobs.before.has(path)) return path;
  const id = blobs.after.get(path);
  return [...blobs.before].find(([, other]) => other === id)?.[0];
}

interface Earlier {
  readonly job: JobConfig;
  readonly split: LoadedDataset['split'];
  readonly path: string;
  readonly id: string;
}

/** With the settings of the job as it is now, so that the files alone make the difference; undefined: not in this clone. */
async function scanBlob(
  { git }: CommandContext,
  { job, split, path, id }: Earlier,
): Promise<DatasetScan | undefined> {
  if ((await git.blobSize(id)) === undefined) return undefined;
  return await scanSplit({ job, split, path, bytes: git.readBlob(id) });
}

interface Versions {
  readonly split: LoadedDataset['split'];
  readonly from: string | undefined;
  readonly before: DatasetScan | undefined;
  readonly after: DatasetScan;
}

function compare(job: JobConfig, { split, from, before, after }: Versions): DatasetChange {
  const reason =
    before === undefined ? NOT_HERE : (unreadable('earlier', before) ?? unreadable('present', after));
  if (before === undefined || reason !== undefined)
    return { kind: 'not-compared', reason: reason ?? NOT_HERE };
  const diff = diffRows(before.index, after.index);
  return {
    kind: 'compared',
    from,
    diff,
    unread: { before: before.rows - before.index.length, after: after.rows - after.index.length },
    sameUpload: before.sha256 === after.sha256,
    cost: split === 'training' ? costChange(job, diff) : undefined,
  };
}

const NOT_HERE = 'the earlier version is not in this checkout (a partial clone: check out without `filter`)';

/** A file without rows is compared as such; one of which nothing could be understood is not. */
function unreadable(which: string, { rows, index, findings }: DatasetScan): string | undefined {
  if (index.length > 0) return undefined;
  if (findings.some(({ code }) => code === 'lfs-pointer'))
    return `the ${which} version is a Git LFS pointer: its data is not in Git`;
  const isEmpty = findings.every(({ code }) => code === 'empty-file');
  return rows === 0 && isEmpty ? undefined : `no row of the ${which} version can be read`;
}

function costChange(
  job: JobConfig,
  { tokens }: DatasetDiff,
): Extract<DatasetChange, { kind: 'compared' }>['cost'] {
  const [before, after] = [estimateOf(job, tokens.before), estimateOf(job, tokens.after)];
  if (before.kind !== 'range' || after.kind !== 'range') return undefined;
  return { before: before.usd, after: after.usd };
}
