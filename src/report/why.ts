/** Why a job would train, visibly: what a reviewer asks first. */
import { code, richText } from './escape.ts';
import type { JobReport, ReportModel } from './model.ts';
import { stateOf } from './state.ts';

/** A new specification can differ in everything; what is left out is in the diff. */
const REASONS_MAX = 6;

/** One line for each job that would train, before a merge; empty where nothing is known. @param rows most jobs shown */
export function whyLines(model: ReportModel, rows: number): string {
  if (model.stage !== 'proposed') return '';
  const lines = model.jobs
    .slice(0, rows)
    .filter((job) => hasReason(job, model))
    .map((job) => `${code(job.planned.key, 40)}: ${whyText(job, richText)}.`);
  if (lines.length === 0) return '';
  return lines.length === 1
    ? `**Why**: ${lines[0] ?? ''}`
    : `**Why**:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

export function hasReason(job: JobReport, model: ReportModel): boolean {
  return (
    model.stage !== 'closed' && job.because.length > 0 && ['to-train', 'queued'].includes(stateOf(job, model))
  );
}

/** @param show makes a reason safe for where it will stand */
export function whyText(job: JobReport, show: (text: string) => string): string {
  const shown = job.because.slice(0, REASONS_MAX).map((reason) => show(reason));
  const rest = job.because.length - shown.length;
  const reasons = [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return job.presentRun === undefined
    ? reasons
    : `${reasons}; the present model is of run ${show(`\`${job.presentRun}\``)}`;
}
