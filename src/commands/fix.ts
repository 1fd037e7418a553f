/** `validate --fix`: writes mended or converted files beside the datasets, then judges what would come of them. */
import { createHash } from 'node:crypto';
import type { DatasetFormat } from '../catalog/base-model.ts';
import { findBaseModel } from '../catalog/index.ts';
import type { DatasetSource, JobConfig } from '../config/job.ts';
import { besidePath, shellWord } from '../datasets/findings.ts';
import { type ExtraFix, FIXES, LOSSES, type TargetFormat } from '../datasets/fix/kinds.ts';
import { FixLog } from '../datasets/fix/log.ts';
import { type RewriteSettings, rewrite } from '../datasets/fix/rewrite.ts';
import { AppError } from '../errors.ts';
import { type CommandResult, worstDecision } from '../outputs.ts';
import type { OpenFile } from '../ports/host.ts';
import type { Workspace } from '../ports/workspace.ts';
import { type FixReport, type FixState, fixText } from '../report/fix.ts';
import type { CommandContext } from './context.ts';
import { loadConfig } from './load-config.ts';
import { selectConfigs } from './scope.ts';
import { validate } from './validate.ts';

export interface FixOptions {
  /** Whether rows are mended; line ends and the like always are. */
  readonly mendsRows: boolean;
  /** What changes the texts or the rows that are trained on, as far as it was asked for. */
  readonly also: ReadonlySet<ExtraFix>;
  /** undefined: the rows stay in their format. */
  readonly target: TargetFormat | undefined;
}

/**
 * Replaces nothing: each file is written under a name of its own, or not at all. Its findings are those of the files
 * that were written, and of the others as they are.
 */
export async function validateFixed(
  context: CommandContext,
  workspace: Workspace,
  options: FixOptions,
): Promise<CommandResult> {
  const { config } = await loadConfig(context);
  const jobs = config === undefined ? [] : selectConfigs(context, config);
  const fixes = await fixAll({ context, workspace, options }, datasetsOf(jobs));
  const made = new Map(fixes.filter(isThere).map((report) => [report.path, report]));
  const result = await validate(context, (job) => withFiles(job, made));
  const isHeldBack = fixes.some(({ state }) => HELD_BACK.includes(state));
  return {
    ...result,
    decision: worstDecision([result.decision, ...(isHeldBack ? (['refused'] as const) : [])]),
    reasonCode: isHeldBack ? 'not-written' : result.reasonCode,
    // Where nothing was made, what was asked for and refused must not drown in what was so before.
    terminal: fixText(fixes, isHeldBack && made.size === 0 ? '' : result.terminal),
    details: { ...result.details, fixes },
  };
}

const HELD_BACK: readonly FixState[] = ['lossy', 'held', 'taken', 'failed'];

function isThere({ state }: FixReport): boolean {
  return state === 'written' || state === 'unchanged';
}

interface Use {
  readonly job: JobConfig;
  readonly source: Extract<DatasetSource, { readonly kind: 'file' }>;
}

/** Each file once, with all that use it. */
function datasetsOf(jobs: readonly JobConfig[]): ReadonlyMap<string, readonly Use[]> {
  const uses = jobs.flatMap((job) =>
    sourcesOf(job).flatMap((source) => (source.kind === 'file' ? [{ job, source }] : [])),
  );
  const paths = new Set(uses.map(({ source }) => source.path));
  return new Map([...paths].map((path) => [path, uses.filter(({ source }) => source.path === path)]));
}

function sourcesOf({ data: { training, validation }, evaluation }: JobConfig): readonly DatasetSource[] {
  return [training, validation, evaluation?.data].filter((source) => source !== undefined);
}

interface Setting {
  readonly context: CommandContext;
  readonly workspace: Workspace;
  readonly options: FixOptions;
}

/** Looks at every file before the first one is written: a conversion of one half of a job's data is of no use. */
async function fixAll(
  setting: Setting,
  datasets: ReadonlyMap<string, readonly Use[]>,
): Promise<readonly FixReport[]> {
  const opened: OpenFile[] = [];
  try {
    const drafts: Draft[] = [];
    for (const [path, uses] of datasets) {
      const found = await setting.context.files.open(path);
      // Of a file that cannot be opened the check speaks.
      if (found.kind === 'refused') continue;
      opened.push(found.file);
      drafts.push(await draftOf(setting, { path, file: found.file, uses }));
    }
    const isHeld = setting.options.target !== undefined && drafts.some(({ stop }) => stop?.state === 'lossy');
    const reports: FixReport[] = [];
    for (const draft of drafts) reports.push(await finish(setting, draft, isHeld));
    return reports;
  } finally {
    await Promise.all(opened.map((file) => file.close()));
  }
}

interface Dataset {
  readonly path: string;
  readonly file: OpenFile;
  readonly uses: readonly Use[];
}

interface Draft {
  readonly report: Omit<FixReport, 'state'>;
  /** SHA-256 of what would be written. */
  readonly digest: string;
  /** What it would be written from, once more. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Why it is not written. */
  readonly stop: Stop | undefined;
}

/** A pass that keeps nothing: it finds out whether the file is to be written at all. */
async function draftOf({ context, options }: Setting, { path, file, uses }: Dataset): Promise<Draft> {
  const settings = settingsOf(options, uses);
  const log = new FixLog();
  const pass = (into: FixLog): AsyncIterable<Uint8Array> =>
    uncancelled(rewrite(file.read(), settings, into), context.signal);
  const digest = await digestOf(pass(log));
  const written = besidePath(path, options.target ?? 'fixed');
  return {
    report: reportOf(log, { path, written, target: options.target, uses }),
    digest,
    bytes: () => pass(new FixLog()),
    stop: differingSystem(options, uses) ?? refusalOf(log),
  };
}

async function finish(
  setting: Setting,
  { report, digest, bytes, stop }: Draft,
  isHeld: boolean,
): Promise<FixReport> {
  const held = isHeld ? ({ state: 'held' } as const) : undefined;
  const why = stop ?? held ?? (await placeOf(setting, report.written, digest));
  if (why !== undefined) return { ...report, ...why };
  const creation = await setting.workspace.create(report.written, bytes());
  if (creation.kind === 'failed') return { ...report, state: 'failed', why: creation.why };
  return { ...report, state: 'written' };
}

interface Stop {
  readonly state: FixState;
  readonly why?: string;
}

function refusalOf({ refusal, losses, fixes, converted }: FixLog): Stop | undefined {
  if (refusal !== undefined) return { state: 'refused', why: refusal };
  if (losses.length > 0) return { state: 'lossy' };
  return fixes.length === 0 && converted === 0 ? { state: 'nothing' } : undefined;
}

/** The rows of one file cannot begin with two texts. */
function differingSystem({ target }: FixOptions, uses: readonly Use[]): Stop | undefined {
  const [first, other] = new Map(uses.map(({ job }) => [job.data.system?.value, job.key])).values();
  if (target !== 'bedrock-conversation-2024' || other === undefined) return undefined;
  const why = `${first} and ${other} have different \`system\` texts for its rows; select one of them with --jobs`;
  return { state: 'failed', why };
}

function reportOf(
  { fixes, losses, converted }: FixLog,
  { path, written, target, uses }: Pick<FixReport, 'path' | 'written' | 'target'> & Pick<Dataset, 'uses'>,
): Omit<FixReport, 'state'> {
  return {
    path,
    written,
    target,
    uses: uses.map(({ job, source: { at } }) => ({ job: job.key, file: at.file, line: at.line })),
    fixes: fixes.map((fix) => ({ ...fix, what: FIXES[fix.id] })),
    losses: losses.map((loss) => ({ ...loss, what: LOSSES[loss.id] })),
    converted,
    holdsSystem: target === 'bedrock-conversation-2024' && converted > 0 && hasSystem(uses),
    command: `mv ${shellWord(written)} ${shellWord(path)}`,
  };
}

function hasSystem(uses: readonly Use[]): boolean {
  return uses.some(({ job }) => job.data.system !== undefined);
}

/** What keeps the file from being written under its name; undefined: nothing. */
async function placeOf(
  { context, workspace }: Setting,
  path: string,
  digest: string,
): Promise<Stop | undefined> {
  const place = await workspace.look(path, '');
  if (place.kind === 'free') return undefined;
  if (place.kind === 'refused') return { state: 'failed', why: place.why };
  const there = await context.files.open(path);
  if (there.kind === 'refused') return { state: 'taken' };
  try {
    return { state: (await digestOf(there.file.read())) === digest ? 'unchanged' : 'taken' };
  } finally {
    await there.file.close();
  }
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

/** @throws AppError `cancelled` once the signal says so */
async function* uncancelled(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    if (signal.aborted)
      throw new AppError('cancelled', 'the run was cancelled while a file was written', {
        blame: 'user',
        hint: 'Nothing is left of that file; run it again.',
      });
    yield chunk;
  }
}

function settingsOf({ mendsRows, also, target }: FixOptions, uses: readonly Use[]): RewriteSettings {
  const models = uses.flatMap(({ job }) => findBaseModel(job.baseModel.value) ?? []);
  return {
    mendsRows,
    also,
    target,
    system: uses[0]?.job.data.system?.value,
    accepts: commonFormats(models.map(({ formats }) => formats)),
    reserved: [...new Set(models.flatMap(({ limits }) => limits.reservedStrings))],
  };
}

function commonFormats(lists: readonly (readonly DatasetFormat[])[]): readonly DatasetFormat[] {
  const [first = [], ...others] = lists;
  return first.filter((format) => others.every((list) => list.includes(format)));
}

/** The job as it would be with the files that were written. */
function withFiles(job: JobConfig, made: ReadonlyMap<string, FixReport>): JobConfig {
  const { training, validation, system } = job.data;
  const reportOn = (source: DatasetSource): FixReport | undefined =>
    source.kind === 'file' ? made.get(source.path) : undefined;
  const moved = <T extends DatasetSource>(source: T): T =>
    source.kind === 'file' ? { ...source, path: reportOn(source)?.written ?? source.path } : source;
  const holdsSystem = reportOn(training)?.holdsSystem === true;
  return {
    ...job,
    evaluation: job.evaluation && { ...job.evaluation, data: moved(job.evaluation.data) },
    data: {
      ...job.data,
      training: moved(training),
      validation: validation && moved(validation),
      system: holdsSystem ? undefined : system,
    },
  };
}
