/** The action's outputs, its closed lists of decisions and reasons, and what each decision exits with. */
import type { ErrorCode, Finding } from './errors.ts';
import type { JobReport } from './report/model.ts';

export const OUTPUT_NAMES = [
  'decision',
  'reason-code',
  'result',
  'has-changes',
  'has-work',
  'has-evaluation',
  'matrix',
  'estimated-cost-usd',
  'comment-url',
  'report-path',
  'job-status',
  'custom-model-arn',
  'training-metrics',
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

/** How a run ended, worst last; of several jobs the worst one decides. */
export const DECISIONS = [
  'nothing-to-do',
  'valid',
  'planned',
  'done',
  'confirm',
  'queued',
  'in-progress',
  'stale',
  'stopped',
  'failed',
  'blocked',
  'findings',
  'refused',
  'error',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** Exit codes: of the action (0 green, 1 red), and of the CLI (1 findings or blocked, 2 wrong usage, 3 AWS or GitHub). */
export const EXIT_CODES: Readonly<Record<Decision, { readonly action: 0 | 1; readonly cli: 0 | 1 | 2 | 3 }>> =
  {
    'nothing-to-do': { action: 0, cli: 0 },
    valid: { action: 0, cli: 0 },
    planned: { action: 0, cli: 0 },
    done: { action: 0, cli: 0 },
    confirm: { action: 0, cli: 0 },
    queued: { action: 0, cli: 0 },
    'in-progress': { action: 0, cli: 0 },
    stale: { action: 0, cli: 0 },
    stopped: { action: 1, cli: 1 },
    failed: { action: 1, cli: 1 },
    blocked: { action: 1, cli: 1 },
    findings: { action: 1, cli: 1 },
    refused: { action: 1, cli: 2 },
    error: { action: 1, cli: 3 },
  };

/** Reasons beside the error codes. */
export const OUTCOME_REASONS = [
  'ok',
  'no-jobs',
  'not-affected',
  'up-to-date',
  'findings',
  'changes-planned',
  'jobs-blocked',
  'quota',
  'training',
  'branch-moved',
  'branch-unknown',
  'run-failed',
  'run-stopped',
  'model-missing',
  'pull-request-closed',
  'confirm-required',
  'teardown-incomplete',
  'setup-faults',
  'too-many-deletions',
  'not-written',
  'no-consent',
  'not-measured',
] as const;
export type ReasonCode = (typeof OUTCOME_REASONS)[number] | ErrorCode;

/** What every command gives back; `main` turns it into outputs, files and an exit code. */
export interface CommandResult {
  readonly command: string;
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly findings: readonly Finding[];
  readonly jobs: readonly JobReport[];
  readonly hasChanges: boolean;
  readonly hasWork: boolean;
  readonly commentUrl: string | undefined;
  /** Markdown for the job summary; undefined: nothing to say. */
  readonly summary: string | undefined;
  /** Plain text for a terminal. */
  readonly terminal: string;
  /** Further members of the JSON result (teardown items, stopped runs). */
  readonly details: Readonly<Record<string, unknown>>;
  /** How many of what the details hold: all that is left of them in a `result` output that would be too large. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** The worst of several decisions. */
export function worstDecision(decisions: readonly Decision[]): Decision {
  return decisions.reduce<Decision>(
    (worst, next) => (DECISIONS.indexOf(next) > DECISIONS.indexOf(worst) ? next : worst),
    'nothing-to-do',
  );
}

/** The report file, `--json` and, unless it is too large, the `result` output: one object, all jobs. `schema/result.schema.json` describes it. */
export function resultJson(result: CommandResult): Readonly<Record<string, unknown>> {
  return {
    schemaVersion: 1,
    command: result.command,
    decision: result.decision,
    reasonCode: result.reasonCode,
    findings: result.findings,
    jobs: result.jobs,
    ...result.details,
  };
}

/** GitHub counts the outputs of a job in UTF-16 and drops them above 1 MB; this leaves room for the others. */
const RESULT_LIMIT_BYTES = 900_000;

/** The `result` output: whole where it fits, else what it comes to; the report file is always whole. */
function resultOutput(result: CommandResult): string {
  const whole = JSON.stringify(resultJson(result));
  if (whole.length * 2 <= RESULT_LIMIT_BYTES) return whole;
  const { command, decision, reasonCode, findings, jobs, counts } = result;
  return JSON.stringify({
    schemaVersion: 1,
    command,
    decision,
    reasonCode,
    truncated: true,
    counts: { findings: findings.length, jobs: jobs.length, ...counts },
  });
}

/** Every output of the action, on every exit; '' where it does not apply. */
export function outputsOf(result: CommandResult, reportPath: string): Readonly<Record<OutputName, string>> {
  const single = singleJob(result.jobs);
  return {
    decision: result.decision,
    'reason-code': result.reasonCode,
    result: resultOutput(result),
    'has-changes': String(result.hasChanges),
    'has-work': String(result.hasWork),
    'has-evaluation': 'false',
    matrix: JSON.stringify({ include: matrixOf(result.jobs) }),
    'estimated-cost-usd': estimatedCost(result.jobs),
    'comment-url': result.commentUrl ?? '',
    'report-path': reportPath,
    'job-status': single === undefined ? '' : jobStatus(single),
    'custom-model-arn': single === undefined ? '' : modelArn(single),
    'training-metrics': single?.report === undefined ? '' : metricsOf(single),
  };
}

/** Runs of jobs that left the file are shown beside the one selected, and do not make it two. */
function singleJob(jobs: readonly JobReport[]): JobReport | undefined {
  const inFile = jobs.filter(({ planned }) => planned.action.kind !== 'unmanaged');
  const [first, ...others] = inFile.length === 0 ? jobs : inFile;
  return others.length === 0 ? first : undefined;
}

/** Jobs that apply would start, for a matrix of one job per runner. */
function matrixOf(
  jobs: readonly JobReport[],
): readonly { readonly job: string; readonly environment: string }[] {
  return jobs
    .filter(startsLater)
    .map(({ planned }) => ({ job: planned.key, environment: planned.environment }));
}

/** Whether an apply would start (or try to start) a run for it. */
export function startsLater({ planned }: Pick<JobReport, 'planned'>): boolean {
  return planned.action.kind === 'train' || planned.action.kind === 'queue';
}

/** `<low>-<high>` in USD of what would start; `unknown` when one of them is; `0` when nothing starts. */
function estimatedCost(jobs: readonly JobReport[]): string {
  let low = 0;
  let high = 0;
  for (const { planned } of jobs.filter(startsLater)) {
    if (planned.estimate.kind === 'unknown') return 'unknown';
    low += planned.estimate.usd.low;
    high += planned.estimate.usd.high;
  }
  return high === 0 ? '0' : `${low.toFixed(4)}-${high.toFixed(4)}`;
}

/** Bedrock's own word where there is a run, else the plan's action. */
function jobStatus({ planned, report }: JobReport): string {
  if (report !== undefined) return report.run.status;
  return 'run' in planned.action ? planned.action.run.status : planned.action.kind;
}

/** A model that exists: the run of a `missing` one still names the ARN that was deleted. */
function modelArn({ planned: { action }, report }: JobReport): string {
  if (action.kind === 'none' || action.kind === 'unmanaged') return action.modelArn ?? '';
  return action.kind === 'watch' ? (report?.run.modelArn ?? '') : '';
}

function metricsOf({ report }: JobReport): string {
  return JSON.stringify({
    trainingLoss: report?.trainingLoss ?? null,
    validationLoss: report?.validationLoss ?? null,
    steps: report?.metrics?.training.at(-1)?.step ?? null,
  });
}
