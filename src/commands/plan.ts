/** `plan`: what a merge will do and cost. Reads AWS, writes only to the pull request. */
import { hasErrors } from '../errors.ts';
import { type CommandResult, type Decision, type ReasonCode, startsLater } from '../outputs.ts';
import { FINGERPRINT_VERSION } from '../plan/fingerprint.ts';
import type { JobReport } from '../report/model.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { type DatasetChanges, datasetChanges } from './dataset-changes.ts';
import { type Checked, checkLive } from './live.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs } from './load.ts';
import { observe, type Worlds } from './observe.ts';
import { causesOnce, environmentsNotRead, planJobs } from './planned.ts';
import { bestEffort, publishComment, publishStatus } from './publish.ts';
import { jobReport, lookAt, presentRunOf, reportModel, surfaceOf } from './reports.ts';
import {
  type Affected,
  affectedBy,
  NOT_COMPARED,
  relevantFindings,
  selectEnvironments,
  selectJobs,
} from './scope.ts';
import { settleClosed } from './settle.ts';
import { planContextOf } from './views.ts';

export async function plan(context: CommandContext): Promise<CommandResult> {
  if (context.trigger.kind === 'pull-request' && context.trigger.state === 'closed')
    return settleClosed(context);
  const loaded = await loadJobs(context);
  try {
    return await planned(context, loaded);
  } finally {
    await loaded.close();
  }
}

async function planned(context: CommandContext, loaded: Loaded): Promise<CommandResult> {
  const selected = selectJobs(context, loaded);
  const observedAt = isoTime(context);
  const comparing = affectedBy(context, loaded);
  const observing = observe(context, {
    role: 'plan',
    environments: isUsable(loaded) ? selectEnvironments(context, loaded, selected) : [],
    jobs: isUsable(loaded) ? selected : [],
    all: loaded.jobs,
    needsCheck: async () => {
      const affected = await comparing;
      return (key) => affected?.keys.has(key) ?? true;
    },
  });
  const [affected, worlds] = await Promise.all([comparing, observing]);
  const [{ changes, samples }, checked] = await Promise.all([
    datasetChanges(context, selected, affected),
    checkLive(context, { loaded, selected, affected, worlds }),
  ]);
  const reports = await reportsOf(context, { checked, selected, affected, changes });
  const findings = relevantFindings(checked.loaded, affected);
  const shown = causesOnce(reports.filter(isWorthShowing), worlds);
  const notRun = [...checksNotRun(context, affected, { worlds, shown }), ...checked.notRun];
  const model = reportModel(context, {
    stage: 'proposed',
    command: 'plan',
    jobs: shown,
    unchangedJobs: reports.length - shown.length,
    findings,
    samples,
    checksNotRun: notRun,
    commit: context.trigger.kind === 'pull-request' ? context.trigger.headSha : await context.git.head(),
    observedAt,
  });
  const commentUrl = await publishPlan(context, { model, affected, reports, isUsable: isUsable(loaded) });
  return {
    command: 'plan',
    ...decide(reports, hasErrors(findings), worlds),
    findings,
    jobs: reports,
    hasChanges: reports.some(startsLater),
    hasWork: reports.some(startsLater),
    commentUrl,
    summary: renderSummary(model),
    terminal: renderTerminal(model, surfaceOf(context)),
    details: { checksNotRun: notRun },
  };
}

interface ReportsInput {
  readonly checked: Checked;
  readonly selected: readonly LoadedJob[];
  readonly affected: Affected | undefined;
  readonly changes: DatasetChanges['changes'];
}

async function reportsOf(
  context: CommandContext,
  { checked, selected: before, affected, changes }: ReportsInput,
): Promise<readonly JobReport[]> {
  const {
    worlds,
    loaded: { jobs: all },
  } = checked;
  const keys = new Set(before.map(({ job }) => job.key));
  const selected = all.filter(({ job }) => keys.has(job.key));
  const reports: JobReport[] = [];
  for (const entry of planJobs(context, { all, selected, worlds })) {
    const loaded = selected.find(({ job }) => job.key === entry.key);
    const world = worlds.byEnvironment.get(entry.environment);
    const detail = entry.action.kind === 'watch' ? world?.details.get(entry.action.run.jobName) : undefined;
    const report =
      detail === undefined || world === undefined ? undefined : await lookAt(context, loaded, detail, world);
    const presentRun = startsLater({ planned: entry }) ? presentRunOf(entry.key, world) : undefined;
    const origin = undefined;
    reports.push(jobReport({ planned: entry, loaded, affected, changes, origin, report, presentRun }));
  }
  return reports;
}

/** What blocks a job that this change does not touch is not for this change to mend. */
function isWorthShowing({ affected, planned: { action } }: JobReport): boolean {
  return affected || (action.kind !== 'none' && action.kind !== 'blocked');
}

function checksNotRun(
  context: CommandContext,
  affected: Affected | undefined,
  { worlds, shown }: { readonly worlds: Worlds; readonly shown: readonly JobReport[] },
): readonly string[] {
  const missing = [...environmentsNotRead(worlds, shown)];
  if (affected === undefined && context.trigger.kind !== 'local') missing.push(NOT_COMPARED);
  return missing;
}

function decide(
  reports: readonly JobReport[],
  errors: boolean,
  worlds: Worlds,
): { readonly decision: Decision; readonly reasonCode: ReasonCode } {
  const affected = reports.filter((report) => report.affected);
  const unread = affected.find(({ planned }) => worlds.errors.has(planned.environment));
  const error = unread === undefined ? undefined : worlds.errors.get(unread.planned.environment);
  if (error !== undefined) return { decision: 'error', reasonCode: error.code };
  if (errors) return { decision: 'findings', reasonCode: 'findings' };
  if (affected.some(({ planned }) => planned.action.kind === 'blocked'))
    return { decision: 'blocked', reasonCode: 'jobs-blocked' };
  if (reports.some(startsLater)) return { decision: 'planned', reasonCode: 'changes-planned' };
  return { decision: 'nothing-to-do', reasonCode: affected.length === 0 ? 'not-affected' : 'up-to-date' };
}

interface PublishInput {
  readonly model: Parameters<typeof publishComment>[2];
  readonly affected: Affected | undefined;
  readonly reports: readonly JobReport[];
  readonly isUsable: boolean;
}

async function publishPlan(context: CommandContext, input: PublishInput): Promise<string | undefined> {
  const { trigger, github } = context;
  if (trigger.kind !== 'pull-request' || github === undefined) return undefined;
  const now = await bestEffort(context, 'pull-requests: write', () => github.getPullRequest(trigger.number));
  if (now !== undefined && (now.headSha !== trigger.headSha || now.state === 'closed')) {
    context.console.info('The pull request has moved on: a later run reports.');
    return undefined;
  }
  for (const report of input.reports.filter((candidate) => candidate.affected))
    await publishPlanStatus(context, trigger.headSha, report);
  const { affected } = input;
  const touches =
    affected === undefined ||
    affected.keys.size > 0 ||
    affected.removed.length > 0 ||
    affected.weakened.length > 0 ||
    !input.isUsable;
  return (await publishComment(context, trigger.number, input.model, touches)).url;
}

/** The reviewed fingerprint, where `apply` finds it again: on the head commit, not in an editable comment. */
async function publishPlanStatus(
  context: CommandContext,
  sha: string,
  { planned }: JobReport,
): Promise<void> {
  const { action, fingerprint } = planned;
  const blocked = action.kind === 'blocked' || fingerprint === undefined;
  await publishStatus(context, {
    sha,
    context: planContextOf(planned.key),
    state: blocked ? 'failure' : 'success',
    description:
      fingerprint === undefined ? action.kind : `${action.kind} ${FINGERPRINT_VERSION}:${fingerprint}`,
    targetUrl: context.run.runUrl,
  });
}
