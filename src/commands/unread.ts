/** Datasets that `apply` has not read when it plans: in S3, and read only for the run that is about to start. */
import { budgetNotes } from '../plan/budget.ts';
import type { PlannedJob } from '../plan/plan.ts';
import type { Objects } from '../ports/objects.ts';
import type { LoadedJob } from './load.ts';
import { readS3Datasets, s3Sources } from './s3-datasets.ts';

/** The same without the blocker that the cost is not known, where the rows that tell it are still to be read. */
export function beforeReading(loaded: LoadedJob): LoadedJob {
  const isUnread = loaded.datasets.some(({ source, scan }) => source.kind === 's3' && scan === undefined);
  if (!isUnread) return loaded;
  const blockers = loaded.desired.blockers.filter(({ code }) => code !== 'cost-unknown');
  return { ...loaded, desired: { ...loaded.desired, blockers } };
}

export interface Ready {
  readonly planned: PlannedJob;
  readonly loaded: LoadedJob;
}

/**
 * Holds the rows of a job that is about to start to the rules that files of the repository are held to: what blocks it
 * then stands in the plan.
 * @throws AppError where a dataset cannot be read
 */
export async function readForStart({ planned, loaded }: Ready, objects: Objects): Promise<Ready> {
  if (s3Sources(loaded).length === 0) return { planned, loaded };
  const read = await readS3Datasets(loaded, objects);
  const [unread] = read.unread;
  if (unread !== undefined) throw unread.error;
  const { job, desired } = read.loaded;
  const { estimate, blockers } = desired;
  const notes = [...budgetNotes(job, estimate), ...planned.notes];
  const action = blockers.length === 0 ? planned.action : ({ kind: 'blocked', reasons: blockers } as const);
  return { planned: { ...planned, estimate, notes, action }, loaded: read.loaded };
}
