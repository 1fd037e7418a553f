/** The views of a training run on GitHub: `bedrock-tune/<job>` on the trained commit, and the pull request's comments. */

import { AppError, unreachable } from '../errors.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { CommitStatus, StatusState } from '../ports/github.ts';
import { renderEnded } from '../report/ended.ts';
import type { JobReport } from '../report/model.ts';
import type { CommandContext } from './context.ts';
import { type Converged, isOpen } from './entry.ts';
import type { Loaded } from './load.ts';
import { publishComment, publishEnded, publishStatus } from './publish.ts';
import { reportModel } from './reports.ts';
import type { Applied } from './starts.ts';

/** A run that ended longer ago than this, on a commit without a status of ours, is history and not news. */
const NEWS_MS = 24 * 60 * 60_000;

/**
 * What earlier runs wrote, read back only to avoid repeating a GitHub write or a red run. Without GitHub everything is
 * open, and an ended run is news each time.
 */
export interface Views {
  /** success or failure stands on the commit: an earlier run has told an end. Known before AWS is asked. */
  readonly isSettled: (key: string) => boolean;
  /** What the commit says is not what AWS says now. */
  readonly isOutdated: (planned: PlannedJob) => boolean;
  /** An end that nobody has told yet. */
  readonly isNews: (planned: PlannedJob, now: number) => boolean;
  readonly statusOf: (key: string) => CommitStatus | undefined;
}

export async function readViews(
  context: CommandContext,
  origins: ReadonlyMap<string, Origin>,
): Promise<Views> {
  const byCommit = new Map<string, readonly CommitStatus[]>();
  for (const commit of new Set([...origins.values()].map((origin) => origin.commit)))
    byCommit.set(commit, await statusesOf(context, commit));
  const statusOf = (key: string): CommitStatus | undefined =>
    byCommit.get(origins.get(key)?.commit ?? '')?.find((status) => status.context === contextOf(key));
  const isSettled = (key: string): boolean => {
    const state = statusOf(key)?.state;
    return state === 'success' || state === 'failure';
  };
  const isOutdated = (planned: PlannedJob): boolean => {
    const wanted = statusFor(planned);
    return wanted !== undefined && statusOf(planned.key)?.state !== wanted.state;
  };
  return {
    statusOf,
    isSettled,
    isOutdated,
    isNews: (planned, now) => isNews(planned, statusOf(planned.key), now),
  };
}

async function statusesOf(context: CommandContext, commit: string): Promise<readonly CommitStatus[]> {
  try {
    return (await context.github?.listStatuses(commit)) ?? [];
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    context.console.warn(`The statuses of ${commit.slice(0, 12)} cannot be read: ${error.message}`);
    return [];
  }
}

function isNews(planned: PlannedJob, status: CommitStatus | undefined, now: number): boolean {
  const { action } = planned;
  if (action.kind !== 'none' && action.kind !== 'failed' && action.kind !== 'stopped') return false;
  if (status !== undefined) return status.state === 'pending';
  return action.run.endedAt !== undefined && now - Date.parse(action.run.endedAt) < NEWS_MS;
}

function contextOf(key: string): string {
  return `bedrock-tune/${key}`;
}

/** Written as soon as a run exists: from here on, every later run knows that its end is news. */
export async function publishPending(
  context: CommandContext,
  views: Views,
  planned: PlannedJob,
  origin: Origin | undefined,
): Promise<void> {
  await publishJobStatus(context, views, { planned, origin });
}

async function publishJobStatus(
  context: CommandContext,
  views: Views,
  { planned, origin }: Pick<JobReport, 'planned' | 'origin'>,
): Promise<void> {
  const wanted = statusFor(planned);
  if (origin === undefined || wanted === undefined) return;
  const current = views.statusOf(planned.key);
  if (current?.state === wanted.state && current.description === wanted.description) return;
  const { state, description } = wanted;
  await publishStatus(context, {
    sha: origin.commit,
    context: contextOf(planned.key),
    state,
    description,
    targetUrl: context.run.runUrl,
  });
}

/** undefined: the job has nothing to say on a commit. */
function statusFor({
  action,
}: PlannedJob): { readonly state: StatusState; readonly description: string } | undefined {
  switch (action.kind) {
    case 'watch':
      return { state: 'pending', description: `${action.run.jobName} in progress` };
    case 'train':
    case 'queue':
      return { state: 'pending', description: 'waiting to start' };
    case 'none':
      return { state: 'success', description: `${action.run.jobName} trained` };
    case 'failed':
    case 'stopped':
      return { state: 'failure', description: `${action.run.jobName} ${action.kind}` };
    case 'missing':
      return { state: 'failure', description: `the model of ${action.run.jobName} was deleted` };
    case 'blocked':
      return {
        state: 'error',
        description: `blocked: ${action.reasons.map((reason) => reason.code).join(', ')}`,
      };
    case 'unmanaged':
    case 'unchecked':
      return undefined;
    default:
      return unreachable(action);
  }
}

/** Whether anybody has to hear of a job in this run: it moves, this run acted on it, or its commit says otherwise. */
export function hasNews({ planned, outcome }: Applied, views: Views): boolean {
  return isOpen({ planned }) || outcome !== 'unchanged' || views.isOutdated(planned);
}

interface PublishInput {
  readonly command: string;
  readonly entries: readonly Converged[];
  readonly loaded: Loaded;
  readonly views: Views;
  readonly observedAt: string;
}

/** @returns URL of the comment, when exactly one pull request is concerned */
export async function publishViews(
  context: CommandContext,
  input: PublishInput,
): Promise<string | undefined> {
  const told = input.entries.filter((entry) => hasNews(entry, input.views));
  for (const { report } of told) await publishJobStatus(context, input.views, report);
  const pulls = new Set(told.flatMap(({ report }) => report.origin?.pullRequest ?? []));
  const urls: (string | undefined)[] = [];
  for (const pull of pulls) urls.push(await publishPull(context, input, pull));
  return urls.length === 1 ? urls[0] : undefined;
}

/** The comment is rendered whole, from every job whose last change came with this pull request. */
async function publishPull(
  context: CommandContext,
  input: PublishInput,
  pull: number,
): Promise<string | undefined> {
  const entries = input.entries.filter(({ report }) => report.origin?.pullRequest === pull);
  const jobs = entries.map(({ report }) => report);
  const keys = new Set(jobs.map(({ planned }) => planned.key));
  const model = reportModel(context, {
    stage: jobs.some(isOpen) ? 'training' : 'settled',
    command: input.command,
    jobs,
    unchangedJobs: 0,
    findings: input.loaded.jobs.filter(({ job }) => keys.has(job.key)).flatMap((job) => job.findings),
    checksNotRun: [],
    commit: jobs[0]?.origin?.commit,
    observedAt: input.observedAt,
  });
  const url = await publishComment(context, pull, model, true);
  for (const { planned, report } of entries) {
    if (!input.views.isNews(planned, context.clock.now()) || !('run' in planned.action)) continue;
    await publishEnded(context, pull, planned.action.run.jobName, renderEnded(report, model));
  }
  return url;
}
