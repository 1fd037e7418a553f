/** The plan of the selected jobs from what was observed: the one way from worlds to actions. */
import type { AppError } from '../errors.ts';
import type { BlockReason, PlannedJob } from '../plan/plan.ts';
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

/** What kept two environments from being read stands with one job; the plan itself has it with each. For readers. */
export function causesOnce<T extends { readonly planned: PlannedJob }>(
  reports: readonly T[],
  { errors }: Worlds,
): readonly T[] {
  const told = new Map<string, string>();
  return reports.map((report) => {
    const { planned } = report;
    const error = errors.get(planned.environment);
    if (error === undefined || !isUnread(planned)) return report;
    const first = told.get(error.message) ?? planned.key;
    told.set(error.message, first);
    return first === planned.key ? report : { ...report, planned: withoutCause(planned, error, first) };
  });
}

/** The job is blocked because its environment could not be read. */
export function isUnread({ action }: PlannedJob): boolean {
  return action.kind === 'blocked' && action.reasons.some(isUnavailable);
}

/** Each once: a job that is blocked by it says why. */
export function environmentsNotRead(
  { errors }: Worlds,
  shown: readonly { readonly planned: PlannedJob }[],
): readonly string[] {
  return [...errors].map(([name, error]) => {
    const isTold = shown.some(({ planned }) => planned.environment === name && isUnread(planned));
    return `environment ${name}${isTold ? '' : `: ${error.message}`}`;
  });
}

function isUnavailable({ code }: BlockReason): boolean {
  return code === 'environment-unavailable';
}

function withoutCause(planned: PlannedJob, error: AppError, first: string): PlannedJob {
  return withReasons(planned, ({ message }) => ({
    message: message.replace(`: ${error.message}`, ''),
    hint: `The cause is the one that ${first} names: mend it there.`,
  }));
}

/** An environment that could not be read blocks its jobs; what to do about it is in the error that was met. */
function withCause(planned: PlannedJob, { errors }: Worlds): PlannedJob {
  const error = errors.get(planned.environment);
  if (error === undefined) return planned;
  return withReasons(planned, ({ message }) => ({
    message: `${message}: ${error.message}`,
    hint: error.hint,
  }));
}

function withReasons(
  planned: PlannedJob,
  say: (reason: BlockReason) => Pick<BlockReason, 'message' | 'hint'>,
): PlannedJob {
  if (planned.action.kind !== 'blocked') return planned;
  const reasons = planned.action.reasons.map((reason) =>
    isUnavailable(reason) ? { ...reason, ...say(reason) } : reason,
  );
  return { ...planned, action: { kind: 'blocked', reasons } };
}
