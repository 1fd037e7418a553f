/**
 * What stands on GitHub about training runs: the status `bedrock-tune/<job>` on the commit a run was started from. Read
 * back only to avoid repeating a GitHub write or a red run; never to act on AWS.
 */
import { AppError, unreachable } from '../errors.ts';
import type { Origin, PlannedJob, RunRef } from '../plan/plan.ts';
import type { CommitStatus, StatusState } from '../ports/github.ts';
import type { CommandContext } from './context.ts';
import { isUnread } from './planned.ts';
import { mayAnswerLater } from './publish.ts';
import type { Applied } from './starts.ts';

/** Clocks of GitHub's and of Bedrock's machines may differ a little. */
const SKEW_MS = 5 * 60_000;

/** A job in a state, and the commit it is told on. */
export interface Subject extends Pick<Applied, 'outcome' | 'supersededBy'> {
  readonly planned: PlannedJob;
  readonly origin: Origin | undefined;
}

export interface WantedStatus {
  readonly state: StatusState;
  readonly description: string;
}

export interface Views {
  /** Reads what stands on these commits, once. */
  readonly read: (commits: readonly string[]) => Promise<void>;
  readonly isRead: (commit: string) => boolean;
  readonly statusOf: (key: string, origin: Origin | undefined) => CommitStatus | undefined;
  /** The end of exactly this run stands on the commit. */
  readonly isTold: (key: string, jobName: string, origin: Origin | undefined) => boolean;
  /** An end of a run of this commit that nobody has told yet; without GitHub every end is news. */
  readonly isNews: (subject: Pick<Subject, 'planned' | 'origin'>) => boolean;
  /** This run wrote a status: what it read before is old. */
  readonly remember: (key: string, origin: Origin, status: WantedStatus) => void;
}

export function viewsOf(context: CommandContext): Views {
  const statuses = new Map<string, readonly CommitStatus[]>();
  const committed = new Map<string, number>();
  const written = new Map<string, CommitStatus>();
  const reading = new Map<string, Promise<void>>();
  const readNow = async (commits: readonly string[]): Promise<void> => {
    const [told, times] = await Promise.all([statusesOf(context, commits), context.git.committedAt(commits)]);
    for (const [commit, found] of told) statuses.set(commit, found);
    for (const [commit, at] of times) committed.set(commit, at);
  };
  const read: Views['read'] = async (wanted) => {
    const commits = [...new Set(wanted)];
    const fresh = commits.filter((commit) => !reading.has(commit));
    const now = fresh.length === 0 ? Promise.resolve() : readNow(fresh);
    for (const commit of fresh) reading.set(commit, now);
    await Promise.all(commits.map((commit) => reading.get(commit)));
  };
  const statusOf: Views['statusOf'] = (key, origin) => {
    if (origin === undefined) return undefined;
    const own = statuses.get(origin.commit)?.find((status) => status.context === contextOf(key));
    return written.get(`${origin.commit}/${key}`) ?? own;
  };
  const isTold: Views['isTold'] = (key, jobName, origin) => {
    const status = statusOf(key, origin);
    return isSettled(status?.state) && (status?.description.startsWith(`${jobName} `) ?? false);
  };
  const isUntold = (key: string, run: RunRef, origin: Origin | undefined): boolean => {
    // No commit to tell it on; or it is told, and is news, on the one that the tags of the run name.
    if (origin?.certain !== true) return false;
    if (isTold(key, run.jobName, origin)) return false;
    // Also one that this run wrote while it trained.
    if (statusOf(key, origin) !== undefined) return true;
    // GitHub could not say whether it was told: a later run asks again.
    if (!statuses.has(origin.commit)) return false;
    // No word of ours on this commit: a run from before it (a revert, an unrelated merge) is history.
    const since = committed.get(origin.commit);
    return since !== undefined && Date.parse(run.createdAt) > since - SKEW_MS;
  };
  return {
    read,
    isRead: (commit) => statuses.has(commit),
    statusOf,
    isTold,
    isNews: ({ planned, origin }) => {
      const { action } = planned;
      if (action.kind !== 'none' && action.kind !== 'failed' && action.kind !== 'stopped') return false;
      if (context.github === undefined) return true;
      return isUntold(planned.key, action.run, origin);
    },
    remember: (key, origin, status) => {
      written.set(`${origin.commit}/${key}`, { context: contextOf(key), ...status });
    },
  };
}

/** Empty where GitHub is down; where it refuses for good, ends are told again rather than never. */
async function statusesOf(
  context: CommandContext,
  commits: readonly string[],
): Promise<ReadonlyMap<string, readonly CommitStatus[]>> {
  const none = new Map(commits.map((commit) => [commit, []] as const));
  try {
    return (await context.github?.statusesOf(commits)) ?? none;
  } catch (error) {
    if (!(error instanceof AppError) || error.blame === 'bug') throw error;
    const [first = ''] = commits;
    const what = commits.length === 1 ? first.slice(0, 12) : `${commits.length} commits`;
    context.console.warn(`The statuses of ${what} cannot be read: ${error.message}`);
    return mayAnswerLater(error) ? new Map() : none;
  }
}

/** The commit status that tells a job's training. */
export function contextOf(key: string): string {
  return `bedrock-tune/${key}`;
}

/** The commit status that carries the reviewed fingerprint. */
export function planContextOf(key: string): string {
  return `bedrock-tune/plan/${key}`;
}

/** A status that tells an end. */
export function isSettled(state: StatusState | undefined): boolean {
  return state === 'success' || state === 'failure';
}

const SUPERSEDED = 'superseded by a later change';

/** It stands on its commit that this run was stopped for a later change, or was to be. */
export function isSuperseded(status: CommitStatus | undefined, jobName: string): boolean {
  const { description = '' } = status ?? {};
  return description.startsWith(`${jobName} `) && description.endsWith(SUPERSEDED);
}

/** Told before a run is stopped for a later change, and until it has stopped: its end is no news that reddens a run. */
export function supersedingStatus({ jobName, status }: Pick<RunRef, 'jobName' | 'status'>): WantedStatus {
  const how = status === 'Stopping' ? 'stopping' : 'to be stopped';
  return { state: 'pending', description: `${jobName} ${how}: ${SUPERSEDED}` };
}

/** What should stand on the commit; every word about a run begins with its name. undefined: nothing to say there. */
export function statusFor({ planned, outcome, supersededBy }: Subject): WantedStatus | undefined {
  const { action } = planned;
  if (outcome === 'stale')
    return supersededBy === undefined
      ? undefined
      : { state: 'error', description: `superseded by ${supersededBy.slice(0, 12)}` };
  const isReplaced = planned.notes.some(({ code }) => code === 'stopped-by-supersede');
  switch (action.kind) {
    case 'watch':
      if (isReplaced) return supersedingStatus(action.run);
      return { state: 'pending', description: `${action.run.jobName} in progress` };
    case 'train':
    case 'queue':
      return { state: 'pending', description: 'waiting to start' };
    case 'none':
      return { state: 'success', description: `${action.run.jobName} trained` };
    case 'failed':
      return { state: 'failure', description: `${action.run.jobName} failed` };
    case 'stopped':
      return {
        state: 'failure',
        description: `${action.run.jobName} stopped${isReplaced ? `: ${SUPERSEDED}` : ''}`,
      };
    case 'missing':
      return { state: 'failure', description: `${action.run.jobName} trained, but its model was deleted` };
    case 'blocked':
      return {
        state: 'error',
        description: `blocked: ${action.reasons.map((reason) => reason.code).join(', ')}`.slice(0, 140),
      };
    case 'unmanaged':
    case 'unchecked':
      return undefined;
    default:
      return unreachable(action);
  }
}

/**
 * Whether anybody has to hear of a job in this run: this run acted on it, it moves, or its commit says otherwise. What
 * apply said about a start that did not come about stands until apply says something else.
 */
export function hasNews(subject: Subject, views: Views): boolean {
  const { planned, origin, outcome } = subject;
  const status = views.statusOf(planned.key, origin);
  // What could not be read is the fault of this run: it takes back nothing that an earlier one has seen.
  const isUnseen = origin !== undefined && !views.isRead(origin.commit);
  if (isUnread(planned) && (isUnseen || (status !== undefined && status.state !== 'error'))) return false;
  if (outcome !== 'unchanged') return true;
  switch (planned.action.kind) {
    case 'watch':
      // Without a certain origin the run is told on the commit that its own tags name.
      return origin?.certain !== false;
    case 'train':
    case 'queue':
      return status?.state !== 'error';
    default:
      // What nobody had to read says nothing of what is missing there.
      return origin?.certain === true && views.isRead(origin.commit) && isOutdated(subject, status);
  }
}

function isOutdated(subject: Subject, status: CommitStatus | undefined): boolean {
  const wanted = statusFor(subject);
  if (wanted === undefined) return false;
  return wanted.state !== status?.state || wanted.description !== status.description;
}
