/** Commit and pull request of each job's last change. */
import { type OriginCommit, originCommits } from '../apply/origin.ts';
import { toAppError } from '../errors.ts';
import type { Origin } from '../plan/plan.ts';
import type { PullRequest } from '../ports/github.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';
import { mayAnswerLater } from './publish.ts';
import { originContext } from './scope.ts';

export interface Origins {
  /** By job key. Git says the commit; the pull request is known once it was looked up. */
  readonly byKey: ReadonlyMap<string, Origin>;
  /** Asks GitHub, once per commit, for the pull requests of these jobs; of all where none are named. */
  readonly lookUp: (keys?: Iterable<string>) => Promise<void>;
}

export async function originsOf(context: CommandContext, jobs: readonly LoadedJob[]): Promise<Origins> {
  const byKey = new Map<string, Origin>();
  const asked = new Set<string>();
  const head = await context.git.head();
  if (head === undefined) return { byKey, lookUp: async () => undefined };
  const keys = jobs.map(({ job }) => job.key);
  const commits = await originCommits(originContext(context), keys, head);
  await warnIfShallow(context, commits);
  for (const [key, origin] of commits) byKey.set(key, { ...origin, pullRequest: undefined });
  const lookUp: Origins['lookUp'] = async (wanted = byKey.keys()) => {
    const named = [...wanted].flatMap((key) => byKey.get(key)?.commit ?? []);
    const fresh = [...new Set(named)].filter((commit) => !asked.has(commit));
    const pulls = await pullRequestsOf(context, fresh);
    for (const commit of fresh) {
      asked.add(commit);
      for (const [key, origin] of byKey)
        if (origin.commit === commit) byKey.set(key, { ...origin, ...pulls.get(commit) });
    }
  };
  return { byKey, lookUp };
}

async function warnIfShallow(
  context: CommandContext,
  commits: ReadonlyMap<string, OriginCommit>,
): Promise<void> {
  const unsure = [...commits].filter(([, { certain }]) => !certain).map(([key]) => key);
  if (unsure.length === 0 || !(await context.git.isShallow())) return;
  context.console.warn(
    `The checkout is shallow: which commit and pull request last changed ${unsure.slice(0, 5).join(', ')}${unsure.length > 5 ? ', …' : ''} is not known. Check out with fetch-depth: 0.`,
  );
}

type PullOfCommit = Pick<Origin, 'pullRequest' | 'isPullUnknown'>;

/**
 * The merged pull request that brought each commit, into the default branch if there are several; a failed look-up
 * never blocks training.
 */
export async function pullRequestsOf(
  context: CommandContext,
  commits: readonly string[],
): Promise<ReadonlyMap<string, PullOfCommit>> {
  if (commits.length === 0) return new Map();
  try {
    const found = await context.github?.pullRequestsOf(commits);
    return new Map(commits.map((commit) => [commit, broughtBy(context, found?.get(commit) ?? [])]));
  } catch (error) {
    const [first = ''] = commits;
    const what =
      commits.length === 1
        ? `The pull request of ${first.slice(0, 12)}`
        : `The pull requests of ${commits.length} commits`;
    context.console.warn(`${what} could not be looked up: ${toAppError(error).message}`);
    const unknown = { pullRequest: undefined, isPullUnknown: mayAnswerLater(error) };
    return new Map(commits.map((commit) => [commit, unknown]));
  }
}

function broughtBy({ run }: CommandContext, pulls: readonly PullRequest[]): PullOfCommit {
  const merged = pulls.filter((pull) => pull.merged);
  const pull = merged.find(({ baseRef }) => baseRef === run.defaultBranch) ?? merged[0];
  return { pullRequest: pull?.number };
}
