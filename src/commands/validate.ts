/** `validate`: every check that needs no credentials. */
import { type Finding, hasErrors } from '../errors.ts';
import type { CommandResult, Decision, ReasonCode } from '../outputs.ts';
import type { JobReport } from '../report/model.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { datasetChanges } from './dataset-changes.ts';
import { type Loaded, loadJobs } from './load.ts';
import { jobReport, reportModel, unplanned } from './reports.ts';
import { type Affected, affectedBy, relevantFindings, selectJobs } from './scope.ts';

/** Checks that only a run with credentials can make, for the reader to know what green does not mean. */
const NOT_RUN = ['what exists in AWS and what would train (validate does not ask AWS)'];

export async function validate(context: CommandContext): Promise<CommandResult> {
  const loaded = await loadJobs(context);
  try {
    return await validated(context, loaded);
  } finally {
    await loaded.close();
  }
}

/** A change answers for what it affects, as in `plan`; a push and a laptop for everything. */
async function comparedBy(context: CommandContext, loaded: Loaded): Promise<Affected | undefined> {
  const { kind } = context.trigger;
  return kind === 'pull-request' || kind === 'merge-group' ? await affectedBy(context, loaded) : undefined;
}

async function validated(context: CommandContext, loaded: Loaded): Promise<CommandResult> {
  const selected = selectJobs(context, loaded);
  const affected = await comparedBy(context, loaded);
  const changes = await datasetChanges(context, selected, affected);
  const findings = relevantFindings(loaded, affected);
  const jobs = selected.map((job) =>
    jobReport({
      planned: unplanned(job),
      loaded: job,
      affected,
      changes,
      origin: undefined,
      report: undefined,
    }),
  );
  const shown = jobs.filter((job) => job.affected);
  const commit = await context.git.head();
  const model = reportModel(context, {
    stage: 'proposed',
    command: 'validate',
    jobs: shown,
    unchangedJobs: jobs.length - shown.length,
    findings,
    checksNotRun: NOT_RUN,
    commit,
    observedAt: isoTime(context),
  });
  return {
    command: 'validate',
    ...decide(findings, shown, loaded.jobs.length),
    findings,
    jobs,
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: renderSummary(model),
    terminal: renderTerminal(model),
    details: {},
  };
}

/** A budget needs no AWS to be exceeded: what blocks the plan blocks here too. */
function decide(
  findings: readonly Finding[],
  jobs: readonly JobReport[],
  jobsInFile: number,
): { readonly decision: Decision; readonly reasonCode: ReasonCode } {
  if (hasErrors(findings)) return { decision: 'findings', reasonCode: 'findings' };
  if (jobs.some(({ planned }) => planned.action.kind === 'blocked'))
    return { decision: 'blocked', reasonCode: 'jobs-blocked' };
  return { decision: 'valid', reasonCode: jobsInFile === 0 ? 'no-jobs' : 'ok' };
}
