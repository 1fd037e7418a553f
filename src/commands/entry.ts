/** One job of an apply or status run, with everything that publishing and deciding need. */
import type { JobReport } from '../report/model.ts';
import type { Applied } from './starts.ts';

export interface Converged extends Applied {
  readonly report: JobReport;
}

/** Whether an apply would start (or try to start) a run for it. */
export function startsLater({ planned }: Pick<JobReport, 'planned'>): boolean {
  return planned.action.kind === 'train' || planned.action.kind === 'queue';
}

/** Whether a job has more to tell later. */
export function isOpen(report: Pick<JobReport, 'planned'>): boolean {
  return startsLater(report) || report.planned.action.kind === 'watch';
}
