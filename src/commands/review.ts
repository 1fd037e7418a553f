/** Two questions before money is spent: is this still what the branch says, and is it what was reviewed? */
import { contentId, filesOf } from '../apply/origin.ts';
import { parseConfig } from '../config/parse.ts';
import { AppError } from '../errors.ts';
import { FINGERPRINT_VERSION } from '../plan/fingerprint.ts';
import type { Origin, PlannedJob } from '../plan/plan.ts';
import type { GitHub } from '../ports/github.ts';
import { type CommandContext, today } from './context.ts';
import type { LoadedJob } from './load.ts';
import { planContextOf } from './views.ts';

export type Freshness =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'stale'; readonly head: string }
  /** Then nothing is created, and the run says so. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Whether the default branch has since moved a job's entry or files; an unrelated merge changes nothing. */
export type FreshnessCheck = (loaded: LoadedJob) => Promise<Freshness>;

/** On a laptop there is no branch to compare with: the person at the keyboard decides. */
export async function freshnessCheck(context: CommandContext): Promise<FreshnessCheck> {
  if (context.trigger.kind === 'local') return async () => ({ kind: 'fresh' });
  const { github, run } = context;
  const sha = await context.git.head();
  const unknown =
    (reason: string): FreshnessCheck =>
    async () => ({ kind: 'unknown', reason });
  if (github === undefined) return unknown('there is no GitHub token to ask with');
  if (run.defaultBranch === undefined || sha === undefined) return unknown('the default branch is not known');
  const { defaultBranch } = run;
  return await answered<FreshnessCheck>(
    async () => {
      const head = await github.branchHead(defaultBranch);
      if (head === sha) return async () => ({ kind: 'fresh' });
      return await movedSince(context, { github, sha, head });
    },
    (error) => unknown(error.message),
  );
}

interface Moved {
  readonly github: GitHub;
  readonly sha: string;
  readonly head: string;
}

async function movedSince(context: CommandContext, { github, sha, head }: Moved): Promise<FreshnessCheck> {
  const file = context.inputs.config;
  const text = await github.fileAt(head, file);
  const config =
    text === undefined
      ? undefined
      : parseConfig({ file, bytes: new TextEncoder().encode(text), today: today(context) }).config;
  return async ({ job }) => {
    const now = config?.jobs.find((candidate) => candidate.key === job.key);
    if (now === undefined) return { kind: 'stale', head };
    return await answered<Freshness>(
      async () => {
        const here = contentId(job, await context.git.blobIds(sha, filesOf(job)));
        const there = contentId(now, await github.blobIdsAt(head, filesOf(now)));
        return here === there ? { kind: 'fresh' } : { kind: 'stale', head };
      },
      (error) => ({ kind: 'unknown', reason: error.message }),
    );
  };
}

/** A question that was not answered is an answer too: jobs that have started by then are still reported. */
async function answered<T>(ask: () => Promise<T>, otherwise: (error: AppError) => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.blame !== 'bug') return otherwise(error);
    throw error;
  }
}

/** Compares a fingerprint with the one that the pull request's plan put on its head commit. */
export type ReviewCheck = (planned: PlannedJob, origin: Origin | undefined) => Promise<string | undefined>;

/** The check answers undefined when the reviewed fingerprint is the same, else what is wrong. */
export function reviewCheck(context: CommandContext): ReviewCheck {
  return async (planned, origin) => {
    if (context.inputs.reviewed === 'off') return undefined;
    if (context.inputs.retries.has(planned.key)) return 'a retry: no pull request reviewed this attempt';
    const { github } = context;
    if (github === undefined || origin?.pullRequest === undefined)
      return 'no pull request reviewed this change';
    const pull = origin.pullRequest;
    return await answered(
      async () => doubtOf(await reviewedFingerprint(github, pull, planned.key), planned, pull),
      (error) => `what pull request #${pull} planned could not be read (${error.message})`,
    );
  };
}

function doubtOf(
  reviewed: string | undefined,
  { fingerprint }: PlannedJob,
  pull: number,
): string | undefined {
  if (reviewed === undefined) return `pull request #${pull} carries no plan for this job`;
  if (reviewed === fingerprint) return undefined;
  return `pull request #${pull} planned ${reviewed.slice(0, 12)}, not ${fingerprint?.slice(0, 12)}`;
}

async function reviewedFingerprint(
  github: GitHub,
  pullRequest: number,
  key: string,
): Promise<string | undefined> {
  const { headSha } = await github.getPullRequest(pullRequest);
  const statuses = (await github.statusesOf([headSha])).get(headSha) ?? [];
  const status = statuses.find(({ context }) => context === planContextOf(key));
  return new RegExp(`\\b${FINGERPRINT_VERSION}:([0-9a-f]{64})\\b`).exec(status?.description ?? '')?.[1];
}
