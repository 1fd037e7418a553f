/** Two versions of one file: what the earlier one held, what became of it, and the rows that may be shown of both. */
import type { JobConfig } from '../config/job.ts';
import type { DatasetScan } from '../datasets/dataset.ts';
import { type Change, diffAndPick, diffRows } from '../datasets/diff.ts';
import { MAX_POINTER_BYTES, type Pointer, pointerOf } from '../datasets/pointer.ts';
import type { RowIndex } from '../datasets/row-index.ts';
import { type RowPicks, seedOf } from '../datasets/row-picks.ts';
import { readSamples } from '../datasets/row-samples.ts';
import type { DatasetChange, DatasetSamples } from '../report/model.ts';
import type { Base } from './base.ts';
import type { CommandContext } from './context.ts';
import { estimateOf, scanSplit } from './dataset-scan.ts';
import type { LoadedDataset } from './load.ts';
import { reading } from './reading.ts';
import type { Affected } from './scope.ts';

/** A file as the base has it. */
export interface BaseVersion {
  readonly path: string;
  /** Git's id of its content. */
  readonly id: string;
}

export type Earlier =
  | { readonly kind: 'scan'; readonly scan: DatasetScan; readonly version: BaseVersion }
  | { readonly kind: 'pointer'; readonly pointer: Pointer }
  | { readonly kind: 'missing'; readonly reason: string };

interface EarlierInput {
  readonly job: JobConfig;
  readonly dataset: Pick<LoadedDataset, 'split'>;
  readonly affected: Pick<Affected, 'base'>;
  /** The present version. */
  readonly scan: DatasetScan;
  readonly version: BaseVersion;
}

/** With the settings of the job as it is now, so that the files alone make the difference. */
export async function earlierVersion(context: CommandContext, input: EarlierInput): Promise<Earlier> {
  const { version } = input;
  const { base } = input.affected;
  const { path, id } = version;
  const read = await reading(async (): Promise<Earlier> => {
    const bytes = await base.openBlob(id);
    if (bytes === undefined) return { kind: 'missing', reason: NOT_HERE };
    const scan = await scanEarlier(input, bytes);
    const pointer = scan.sourceBytes <= MAX_POINTER_BYTES ? await pointerAt(base, id) : undefined;
    return pointer === undefined ? { kind: 'scan', scan, version } : { kind: 'pointer', pointer };
  });
  if (read.kind === 'read') return read.value;
  context.console.debug(`${path} (${id}): ${read.reason}`);
  return { kind: 'missing', reason: `the earlier version cannot be read (${read.reason})` };
}

async function scanEarlier(
  { job, dataset: { split }, scan, version: { path } }: EarlierInput,
  bytes: AsyncIterable<Uint8Array>,
): Promise<DatasetScan> {
  return await scanSplit({ job, split, path, bytes, trainedOn: scan.format, purpose: 'index' });
}

const NOT_HERE =
  'the earlier version is not in this checkout and was not handed out: check out with `fetch-depth: 0` and without `filter`';

async function pointerAt(base: Pick<Base, 'openBlob'>, id: string): Promise<Pointer | undefined> {
  const bytes = await base.openBlob(id);
  if (bytes === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return pointerOf(Buffer.concat(chunks).toString('utf8'));
}

interface Versions {
  readonly job: JobConfig;
  readonly dataset: Pick<LoadedDataset, 'split'>;
  readonly source: { readonly path: string };
  readonly affected: Affected;
  readonly scan: DatasetScan;
  readonly from: string | undefined;
  readonly before: Earlier;
  /** Git's id of the file at HEAD; undefined: Git does not have it. */
  readonly afterId: string | undefined;
}

interface ComparedVersions {
  readonly change: DatasetChange;
  readonly before: RowIndex | undefined;
  readonly sample: DatasetSamples | undefined;
}

export async function comparedChange(context: CommandContext, input: Versions): Promise<ComparedVersions> {
  const { before, scan, from } = input;
  const after = await pointerAtHead(context, input);
  const alone = (change: DatasetChange): ComparedVersions => ({
    change,
    before: undefined,
    sample: undefined,
  });
  if (before.kind === 'missing') return alone({ kind: 'not-compared', reason: before.reason });
  // Where Git has a pointer, what lies in the checkout was put there by somebody else.
  if (before.kind === 'pointer' || after !== undefined)
    return alone({
      kind: 'pointer',
      from,
      before: before.kind === 'pointer' ? before.pointer : undefined,
      after,
    });
  const reason = unreadable('earlier', before.scan) ?? unreadable('present', scan);
  if (reason !== undefined) return alone({ kind: 'not-compared', reason });
  return await compareScans(context, { ...input, before });
}

async function pointerAtHead({ git }: CommandContext, { afterId }: Versions): Promise<Pointer | undefined> {
  if (afterId === undefined || ((await git.blobSize(afterId)) ?? Infinity) > MAX_POINTER_BYTES)
    return undefined;
  return await pointerAt({ openBlob: async (id) => git.readBlob(id) }, afterId);
}

type ScannedVersions = Versions & { readonly before: Extract<Earlier, { readonly kind: 'scan' }> };

async function compareScans(context: CommandContext, input: ScannedVersions): Promise<ComparedVersions> {
  const { job, dataset, affected, before, scan, from } = input;
  const indexes = [before.scan.index, scan.index] as const;
  const { diff, picks } =
    affected.samples === 'none'
      ? { diff: diffRows(...indexes), picks: undefined }
      : diffAndPick(...indexes, await seed(context));
  const scans = { before: before.scan, after: scan };
  const change: DatasetChange = {
    kind: 'compared',
    from,
    diff: { ...diff, tokens: { before: before.scan.tokens, after: scan.tokens } },
    unread: {
      before: before.scan.rows - before.scan.index.length,
      after: scan.rows - scan.index.length,
    },
    sameUpload: before.scan.sha256 === scan.sha256,
    cost: dataset.split === 'training' ? costChange(job, scans) : undefined,
    leaks: [],
  };
  return { change, before: before.scan.index, sample: await sampleOf(context, input, picks) };
}

/** The head of the pull request, not GitHub's merge commit: the same rows as long as nobody pushes. */
async function seed({ trigger, git }: CommandContext): Promise<number> {
  return seedOf(trigger.kind === 'pull-request' ? trigger.headSha : ((await git.head()) ?? '0'));
}

/** Only of a file that Git has as it is here: nothing that came from elsewhere is shown. */
async function sampleOf(
  context: CommandContext,
  { affected, before, scan, source, from, afterId }: ScannedVersions,
  picks: RowPicks | undefined,
): Promise<DatasetSamples | undefined> {
  const { base, samples: policy } = affected;
  const { git } = context;
  const formats = { before: before.scan.format, after: scan.format };
  if (picks === undefined || policy === 'none' || afterId === undefined) return undefined;
  if ((await git.blobSize(afterId)) !== scan.sourceBytes) return undefined;
  const read = await reading(async () => {
    const bytes = await base.openBlob(before.version.id);
    if (bytes === undefined) return undefined;
    return await readSamples({
      picks,
      policy,
      before: { bytes, format: formats.before },
      after: { bytes: git.readBlob(afterId), format: formats.after },
    });
  });
  if (read.kind !== 'read' || read.value === undefined) return undefined;
  return { source: source.path, from, samples: read.value };
}

/** A file without rows is compared as such; one of which nothing could be understood is not. */
function unreadable(which: string, { rows, index, findings }: DatasetScan): string | undefined {
  if (index.length > 0) return undefined;
  const isEmpty = findings.every(({ code }) => code === 'empty-file');
  return rows === 0 && isEmpty ? undefined : `no row of the ${which} version can be read`;
}

function costChange(
  job: JobConfig,
  scans: Change<DatasetScan>,
): Extract<DatasetChange, { kind: 'compared' }>['cost'] {
  const [before, after] = [estimateOf(job, scans.before), estimateOf(job, scans.after)];
  if (before.kind !== 'range' || after.kind !== 'range') return undefined;
  return { before: before.usd, after: after.usd };
}
