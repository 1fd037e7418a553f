/** One job of an apply or status run, with everything that publishing and deciding need. */
import { startsLater } from '../outputs.ts';
import type { JobReport } from '../report/model.ts';
import type { Applied } from './starts.ts';

export interface Converged extends Applied {
  readonly report: JobReport;
}

/** Whether a job has more to tell later. */
export function isOpen(report: Pick<JobReport, 'planned'>): boolean {
  return startsLater(report) || report.planned.action.kind === 'watch';
}
