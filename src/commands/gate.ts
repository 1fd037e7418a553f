/** What keeps a job from being started or stopped although the plan says so: a newer commit, or a missing review. */
import type { Origin, PlanAction, PlanNote, PlannedJob } from '../plan/plan.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';
import { freshnessCheck, reviewCheck } from './review.ts';
import type { Applied } from './starts.ts';

/** A reason not to start, or notes to show beside the start. */
export type Gate = (planned: PlannedJob, loaded: LoadedJob) => Promise<Applied | readonly PlanNote[]>;

export function gateOf(context: CommandContext, origins: ReadonlyMap<string, Origin>): Gate {
  const review = reviewCheck(context);
  return async (planned, loaded) => {
    // Asked anew for each job: while others were uploaded before it, the branch may have moved.
    const stale = await staleness(context, planned, loaded);
    if (stale !== undefined) return stale;
    const doubt = await review(planned, origins.get(planned.key));
    if (doubt === undefined) return [];
    if (context.inputs.reviewed === 'warn')
      return [{ code: 'not-reviewed', message: `not reviewed: ${doubt}` }];
    return {
      planned: blocked(
        planned,
        'not-reviewed',
        doubt,
        'Open a pull request with this change, or set `reviewed: warn`.',
      ),
      outcome: 'blocked',
    };
  };
}

/** undefined: the job is still what the default branch says. */
export async function staleness(
  context: CommandContext,
  planned: PlannedJob,
  loaded: LoadedJob,
): Promise<Applied | undefined> {
  const isFresh = await freshnessCheck(context);
  const freshness = await isFresh(loaded);
  if (freshness.kind === 'fresh') return undefined;
  const message =
    freshness.kind === 'stale'
      ? `the default branch has changed this job since (now at ${freshness.head.slice(0, 12)}): its own run starts it`
      : `whether the default branch has changed this job could not be found out (${freshness.reason}): not started`;
  const supersededBy = freshness.kind === 'stale' ? freshness.head : undefined;
  return { planned: withNote(planned, { code: 'stale', message }), outcome: 'stale', supersededBy };
}

export function isNotes(gated: Applied | readonly PlanNote[]): gated is readonly PlanNote[] {
  return Array.isArray(gated);
}

type BlockCode = Extract<PlanAction, { readonly kind: 'blocked' }>['reasons'][number]['code'];

export function blocked(planned: PlannedJob, code: BlockCode, message: string, hint: string): PlannedJob {
  return { ...planned, action: { kind: 'blocked', reasons: [{ code, message, hint }] } };
}

export function withNote(planned: PlannedJob, note: PlanNote): PlannedJob {
  return { ...planned, notes: [...planned.notes, note] };
}
