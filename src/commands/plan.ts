/** `plan`: what a merge will do and cost. Reads AWS, writes only to the pull request. */
import { compareFindings, hasErrors } from '../errors.ts';
import type { CommandResult, Decision, ReasonCode } from '../outputs.ts';
import { FINGERPRINT_VERSION } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/plan.ts';
import { reconcile } from '../plan/reconcile.ts';
import type { JobReport } from '../report/model.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { startsLater } from './entry.ts';
import { isUsable, type Loaded, type LoadedJob, loadJobs } from './load.ts';
import { observe, type Worlds } from './observe.ts';
import { publishComment, publishStatus } from './publish.ts';
import { jobReport, lookAt, reportModel } from './reports.ts';
import { type Affected, affectedBy, selectJobs } from './scope.ts';
import { settleClosed } from './settle.ts';

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
  const affected = await affectedBy(context, loaded);
  const selected = selectJobs(context, loaded);
  const observedAt = isoTime(context);
  const worlds = await observe(context, {
    role: 'plan',
    jobs: isUsable(loaded) ? selected : [],
    needsCheck: (key) => affected?.keys.has(key) ?? true,
  });
  const reports = await reportsOf(context, { selected, affected, worlds });
  const findings = relevantFindings(loaded, affected);
  const shown = reports.filter(isWorthShowing);
  const model = reportModel(context, {
    stage: 'proposed',
    command: 'plan',
    jobs: shown,
    unchangedJobs: reports.length - shown.length,
    findings,
    checksNotRun: checksNotRun(affected, worlds),
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
    terminal: renderTerminal(model),
    details: {},
  };
}

interface ReportsInput {
  readonly selected: readonly LoadedJob[];
  readonly affected: Affected | undefined;
  readonly worlds: Worlds;
}

async function reportsOf(
  context: CommandContext,
  { selected, affected, worlds }: ReportsInput,
): Promise<readonly JobReport[]> {
  const observed = new Map([...worlds.byEnvironment].map(([name, world]) => [name, world.observed]));
  const result: Plan = reconcile(
    selected.map(({ desired }) => desired),
    observed,
    { now: context.clock.now(), retries: context.inputs.retries },
  );
  const reports: JobReport[] = [];
  for (const entry of result.jobs) {
    const loaded = selected.find(({ job }) => job.key === entry.key);
    const world = worlds.byEnvironment.get(entry.environment);
    const detail = entry.action.kind === 'watch' ? world?.details.get(entry.action.run.jobName) : undefined;
    const report =
      detail === undefined || world === undefined
        ? undefined
        : await lookAt(context, entry.key, detail, world);
    reports.push(jobReport({ planned: entry, loaded, affected, origin: undefined, report }));
  }
  return reports;
}

/** What this pull request is answerable for: `jobs.yaml`, and the datasets of the jobs it affects. */
function relevantFindings(loaded: Loaded, affected: Affected | undefined): CommandResult['findings'] {
  if (affected === undefined) return loaded.findings;
  const relevant = loaded.jobs.filter(({ job }) => affected.keys.has(job.key)).flatMap((job) => job.findings);
  const kept = new Set([...loaded.configFindings, ...relevant].map((finding) => JSON.stringify(finding)));
  return loaded.findings.filter((finding) => kept.has(JSON.stringify(finding))).toSorted(compareFindings);
}

function isWorthShowing({ affected, planned: { action } }: JobReport): boolean {
  return affected || action.kind !== 'none';
}

function checksNotRun(affected: Affected | undefined, worlds: Worlds): readonly string[] {
  const missing = [...worlds.errors].map(([name, error]) => `environment ${name}: ${error.message}`);
  if (affected === undefined)
    missing.push('what exactly changed (the history is not in the checkout: use fetch-depth: 0)');
  return missing;
}

function decide(
  reports: readonly JobReport[],
  errors: boolean,
  worlds: Worlds,
): { readonly decision: Decision; readonly reasonCode: ReasonCode } {
  const [firstError] = [...worlds.errors.values()];
  if (firstError !== undefined) return { decision: 'error', reasonCode: firstError.code };
  if (errors) return { decision: 'findings', reasonCode: 'findings' };
  const affected = reports.filter((report) => report.affected);
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
  const now = await github.getPullRequest(trigger.number);
  if (now.headSha !== trigger.headSha) {
    context.console.info('The pull request has moved on: the run of its newest commit reports.');
    return undefined;
  }
  for (const report of input.reports.filter((candidate) => candidate.affected))
    await publishPlanStatus(context, trigger.headSha, report);
  const { affected } = input;
  const touches =
    affected === undefined || affected.keys.size > 0 || affected.removed.length > 0 || !input.isUsable;
  return publishComment(context, trigger.number, input.model, touches);
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
    context: `bedrock-tune/plan/${planned.key}`,
    state: blocked ? 'failure' : 'success',
    description:
      fingerprint === undefined ? action.kind : `${action.kind} ${FINGERPRINT_VERSION}:${fingerprint}`,
    targetUrl: context.run.runUrl,
  });
}
