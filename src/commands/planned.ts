/** The plan of the selected jobs from what was observed: the one way from worlds to actions. */
import type { PlannedJob } from '../plan/plan.ts';
import { reconcile } from '../plan/reconcile.ts';
import type { CommandContext } from './context.ts';
import type { LoadedJob } from './load.ts';
import type { Worlds } from './observe.ts';

interface PlanInput {
  /** Every job of the file. */
  readonly all: readonly LoadedJob[];
  /** Those selected in this run. */
  readonly selected: readonly LoadedJob[];
  readonly worlds: Worlds;
}

/** Jobs in file order, then `unmanaged` runs by name. */
export function planJobs(
  context: CommandContext,
  { all, selected, worlds }: PlanInput,
): readonly PlannedJob[] {
  const desired = ({ desired: entry }: LoadedJob): LoadedJob['desired'] => entry;
  const observed = new Map([...worlds.byEnvironment].map(([name, world]) => [name, world.observed]));
  const { jobs } = reconcile(selected.map(desired), observed, {
    now: context.clock.now(),
    retries: context.inputs.retries,
    entries: all.map(desired),
  });
  return jobs.map((planned) => withCause(planned, worlds));
}

/** An environment that could not be read blocks its jobs; what to do about it is in the error that was met. */
function withCause(planned: PlannedJob, { errors }: Worlds): PlannedJob {
  const error = errors.get(planned.environment);
  if (error === undefined || planned.action.kind !== 'blocked') return planned;
  const reasons = planned.action.reasons.map((reason) =>
    reason.code === 'environment-unavailable'
      ? { ...reason, message: `${reason.message}: ${error.message}`, hint: error.hint }
      : reason,
  );
  return { ...planned, action: { kind: 'blocked', reasons } };
}
