/** `validate`: every check that needs no credentials. */
import type { JobConfig } from '../config/job.ts';
import { type Finding, hasErrors } from '../errors.ts';
import type { CommandResult, Decision, ReasonCode } from '../outputs.ts';
import type { JobReport } from '../report/model.ts';
import { renderSummary } from '../report/summary.ts';
import { renderTerminal } from '../report/terminal.ts';
import { type CommandContext, isoTime } from './context.ts';
import { datasetChanges } from './dataset-changes.ts';
import { type Loaded, type LoadedJob, loadJobs } from './load.ts';
import { jobReport, reportModel, surfaceOf, unplanned } from './reports.ts';
import { s3Name, s3Sources } from './s3-datasets.ts';
import { affectedBy, NOT_COMPARED, relevantFindings, selectConfigs } from './scope.ts';

/** What `plan` asks AWS before a run, in a few words each. */
const LIVE_CHECKS = [
  'whether AWS still trains the base models there',
  'free slots and room for models',
  'owner, region and settings of the buckets',
  'whom the service role trusts, and what it may do',
  'names that are taken',
];

/** Checks that only a run with credentials can make, for the reader to know what green does not mean. */
function notRunFor(jobs: readonly LoadedJob[]): readonly string[] {
  const inS3 = new Set(jobs.flatMap(s3Sources).map(s3Name));
  return [
    'what exists in AWS and what would train (validate does not ask AWS)',
    ...(jobs.length === 0 ? [] : LIVE_CHECKS),
    ...[...inS3].map((name) => `the rows of ${name}`),
  ];
}

/** @param change what is judged instead of a job as it stands in the file */
export async function validate(
  context: CommandContext,
  change: (job: JobConfig) => JobConfig = (job) => job,
): Promise<CommandResult> {
  const loaded = await loadJobs(context, (config) => selectConfigs(context, config).map(change));
  try {
    return await validated(context, loaded);
  } finally {
    await loaded.close();
  }
}

/** A change answers for what it affects, as in `plan`; a push and a laptop for everything. */
function isChange({ trigger: { kind } }: CommandContext): boolean {
  return kind === 'pull-request' || kind === 'merge-group';
}

async function validated(context: CommandContext, loaded: Loaded): Promise<CommandResult> {
  const selected = loaded.jobs;
  const affected = isChange(context) ? await affectedBy(context, loaded) : undefined;
  const { changes, samples } = await datasetChanges(context, selected, affected);
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
  const inFile = loaded.config?.jobs.length ?? 0;
  const others = inFile - selected.length;
  const notRun = [
    ...(others === 0 ? [] : [`the datasets of jobs that were not selected (${others})`]),
    ...(isChange(context) && affected === undefined ? [NOT_COMPARED] : []),
    ...notRunFor(selected.filter(({ job }) => affected?.keys.has(job.key) ?? true)),
  ];
  const commit = await context.git.head();
  const model = reportModel(context, {
    stage: 'proposed',
    command: 'validate',
    jobs: shown,
    unchangedJobs: jobs.length - shown.length,
    findings,
    samples,
    checksNotRun: notRun,
    commit,
    observedAt: isoTime(context),
  });
  return {
    command: 'validate',
    ...decide(findings, shown, inFile),
    findings,
    jobs,
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: renderSummary(model),
    terminal: renderTerminal(model, surfaceOf(context)),
    details: { checksNotRun: notRun },
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
