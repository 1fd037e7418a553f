/** Telling what became of runs: the sticky comment, one new comment at the end, and last the status that settles it. */

import type { Origin } from '../plan/plan.ts';
import { renderEnded } from '../report/ended.ts';
import type { ReportModel } from '../report/model.ts';
import type { CommandContext } from './context.ts';
import { type Converged, isOpen } from './entry.ts';
import type { Loaded } from './load.ts';
import { publishComment, publishEnded, publishStatus } from './publish.ts';
import { reportModel } from './reports.ts';
import { contextOf, hasNews, isSettled, type Subject, statusFor, type Views } from './views.ts';

interface TellInput {
  readonly command: string;
  readonly entries: readonly Converged[];
  /** Of every job of the file, also of those that this run does not look at. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly loaded: Loaded;
  readonly views: Views;
  readonly observedAt: string;
}

interface Telling {
  /** URL of the comment, when exactly one pull request is concerned. */
  readonly url: string | undefined;
  /** Names of runs whose end stands in a comment already, whatever the status says. */
  readonly toldBefore: ReadonlySet<string>;
}

export async function tell(context: CommandContext, input: TellInput): Promise<Telling> {
  const told = input.entries.filter((entry) => hasNews(subjectOf(entry), input.views));
  const pulls = new Set(told.flatMap(({ report }) => report.origin?.pullRequest ?? []));
  const urls: (string | undefined)[] = [];
  const lost = new Set<number>();
  const toldBefore = new Set<string>();
  for (const pull of pulls) {
    const { url, isLost } = await tellPull(context, { ...input, toldBefore }, pull);
    urls.push(url);
    if (isLost) lost.add(pull);
  }
  for (const entry of told) {
    const { pullRequest: pull, isPullUnknown = false } = entry.report.origin ?? NO_ORIGIN;
    // A settled status says that the end was told: where the comment got lost, the next run tells it again.
    const isLost = isPullUnknown || (pull !== undefined && lost.has(pull));
    await writeStatus(context, input.views, subjectOf(entry), isLost);
  }
  return { url: urls.length === 1 ? urls[0] : undefined, toldBefore };
}

const NO_ORIGIN: Pick<Origin, 'pullRequest' | 'isPullUnknown'> = { pullRequest: undefined };

function subjectOf({ planned, outcome, supersededBy, report }: Converged): Subject {
  return { planned, outcome, supersededBy, origin: report.origin };
}

/** Written as soon as a run exists: from here on, every later run knows that its end is news. */
export async function tellRunning(context: CommandContext, views: Views, subject: Subject): Promise<void> {
  await writeStatus(context, views, subject, false);
}

async function writeStatus(
  context: CommandContext,
  views: Views,
  subject: Subject,
  isCommentLost: boolean,
): Promise<void> {
  const { planned, origin } = subject;
  const wanted = statusFor(subject);
  if (origin === undefined || wanted === undefined || (isCommentLost && isSettled(wanted.state))) return;
  const current = views.statusOf(planned.key, origin);
  if (current?.state === wanted.state && current.description === wanted.description) return;
  const { commit: sha } = origin;
  await publishStatus(context, {
    ...wanted,
    sha,
    context: contextOf(planned.key),
    targetUrl: context.run.runUrl,
  });
  views.remember(planned.key, origin, wanted);
}

interface Told {
  readonly url: string | undefined;
  /** GitHub did not answer: somebody has to tell it again. */
  readonly isLost: boolean;
}

interface PullInput extends TellInput {
  readonly toldBefore: Set<string>;
}

/**
 * The comment is rendered whole, from every job whose last change came with this pull request. A run that was asked
 * for some of them only (a leg of a matrix) leaves it, and with it the settling, to one that sees all.
 */
async function tellPull(context: CommandContext, input: PullInput, pull: number): Promise<Told> {
  const entries = input.entries.filter(({ report }) => report.origin?.pullRequest === pull);
  const model = pullModel(context, input, entries);
  const isWhole = [...input.origins].every(
    ([key, origin]) => origin.pullRequest !== pull || entries.some(({ planned }) => planned.key === key),
  );
  const { url, isLost } = isWhole
    ? await publishComment(context, pull, model, true)
    : { url: undefined, isLost: true };
  let isAnyLost = isLost;
  for (const { planned, report } of entries) {
    const isNews = input.views.isNews({ planned, origin: report.origin });
    if (!isNews || !('run' in planned.action)) continue;
    const { jobName } = planned.action.run;
    const ended = await publishEnded(context, pull, jobName, renderEnded(report, model));
    if (ended.wasTold) input.toldBefore.add(jobName);
    isAnyLost ||= ended.isLost;
  }
  return { url, isLost: isAnyLost };
}

function pullModel(context: CommandContext, input: TellInput, entries: readonly Converged[]): ReportModel {
  const jobs = entries.map(({ report }) => report);
  // An overtaken run has nothing to do with the findings of today's entry.
  const present = jobs.filter(({ planned }) => planned.fingerprint !== undefined);
  const keys = new Set(present.map(({ planned }) => planned.key));
  return reportModel(context, {
    stage: jobs.some(isOpen) ? 'training' : 'settled',
    command: input.command,
    jobs,
    unchangedJobs: 0,
    findings: input.loaded.jobs.filter(({ job }) => keys.has(job.key)).flatMap((job) => job.findings),
    checksNotRun: [],
    commit: jobs[0]?.origin?.commit,
    observedAt: input.observedAt,
  });
}
