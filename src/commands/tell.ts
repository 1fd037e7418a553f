/** Telling what became of runs: the sticky comment, one new comment at the end, and last the status that settles it. */

import type { Origin } from '../plan/plan.ts';
import { renderEnded } from '../report/ended.ts';
import type { ReportModel } from '../report/model.ts';
import type { CommandContext } from './context.ts';
import { type Converged, isOpen } from './entry.ts';
import type { Loaded } from './load.ts';
import { publishComment, publishEnded, publishStatus } from './publish.ts';
import { reportModel } from './reports.ts';
import type { OlderRun } from './supersede.ts';
import {
  contextOf,
  hasNews,
  isSettled,
  type Subject,
  statusFor,
  supersedingStatus,
  type Views,
  type WantedStatus,
} from './views.ts';

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
  const unstated = await stateOpen(context, input.views, told);
  for (const pull of pulls) {
    const { url, isLost } = unstated.has(pull)
      ? LOST
      : await tellPull(context, { ...input, toldBefore }, pull);
    urls.push(url);
    if (isLost) lost.add(pull);
  }
  for (const entry of told) {
    const { pullRequest: pull, isPullUnknown = false } = entry.report.origin ?? NO_ORIGIN;
    // A settled status says that the end was told: where the comment got lost, the next run tells it again.
    const isLost = isPullUnknown || isUnsure(input.views, entry) || (pull !== undefined && lost.has(pull));
    await writeStatus(context, input.views, subjectOf(entry), isLost);
  }
  return { url: urls.length === 1 ? urls[0] : undefined, toldBefore };
}

/**
 * What is not settled is stated before the comment says it. Where that got lost, the comment waits for the next run: it
 * would show what no status contradicts, and nobody would correct it.
 * @returns pull requests with such a job
 */
async function stateOpen(
  context: CommandContext,
  views: Views,
  told: readonly Converged[],
): Promise<ReadonlySet<number>> {
  const lost = new Set<number>();
  for (const entry of told) {
    const subject = subjectOf(entry);
    if (isSettled(statusFor(subject)?.state) || (await writeStatus(context, views, subject, false))) continue;
    if (subject.origin?.pullRequest !== undefined) lost.add(subject.origin.pullRequest);
  }
  return lost;
}

/** GitHub could not say whether its end was told, so it was not told here. */
function isUnsure(views: Views, { planned, report: { origin } }: Converged): boolean {
  return origin !== undefined && !views.isRead(origin.commit) && !views.isNews({ planned, origin });
}

const NO_ORIGIN: Pick<Origin, 'pullRequest' | 'isPullUnknown'> = { pullRequest: undefined };

function subjectOf({ planned, outcome, supersededBy, report }: Converged): Subject {
  return { planned, outcome, supersededBy, origin: report.origin };
}

/** Written as soon as a run exists: from here on, every later run knows that its end is news. */
export async function tellRunning(context: CommandContext, views: Views, subject: Subject): Promise<void> {
  await writeStatus(context, views, subject, false);
}

/** Written before the run is stopped: whoever sees its end knows that it was meant. */
export async function tellSuperseding(
  context: CommandContext,
  views: Views,
  { key, run, origin }: OlderRun,
): Promise<void> {
  await views.read([origin.commit]);
  await putStatus(context, views, { key, origin, wanted: supersedingStatus(run) });
}

/** @returns false: GitHub did not answer */
async function writeStatus(
  context: CommandContext,
  views: Views,
  subject: Subject,
  isCommentLost: boolean,
): Promise<boolean> {
  const { planned, origin } = subject;
  const wanted = statusFor(subject);
  if (origin === undefined || wanted === undefined || (isCommentLost && isSettled(wanted.state))) return true;
  return await putStatus(context, views, { key: planned.key, origin, wanted });
}

interface NewStatus {
  readonly key: string;
  readonly origin: Origin;
  readonly wanted: WantedStatus;
}

async function putStatus(
  context: CommandContext,
  views: Views,
  { key, origin, wanted }: NewStatus,
): Promise<boolean> {
  const current = views.statusOf(key, origin);
  if (current?.state === wanted.state && current.description === wanted.description) return true;
  const { commit: sha } = origin;
  const status = { ...wanted, sha, context: contextOf(key), targetUrl: context.run.runUrl };
  const isWritten = await publishStatus(context, status);
  // What GitHub did not take is still to be said: a later word of this run says it again.
  if (isWritten) views.remember(key, origin, wanted);
  return isWritten;
}

interface Told {
  readonly url: string | undefined;
  /** GitHub did not answer: somebody has to tell it again. */
  readonly isLost: boolean;
}

const LOST: Told = { url: undefined, isLost: true };

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
    // Legs do not comment at all: who sees the whole tells the end too.
    if (!isWhole || !isNews || !('run' in planned.action)) continue;
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
