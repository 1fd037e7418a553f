/** Runs of ours that no job of the file asks for any more: shown, never deleted here. */
import { compareText } from '../errors.ts';
import { isInFlight } from './in-flight.ts';
import { parseRunName, shortFingerprint } from './names.ts';
import { isSamePlace } from './place.ts';
import type { PlannedJob, RunRef } from './plan.ts';
import type { DesiredJob, Observed, ObservedRun } from './reconcile.ts';

/** Each run once, also where two environments share account and region. */
export function unmanagedJobs(
  entries: readonly DesiredJob[],
  worlds: readonly Observed[],
): readonly PlannedJob[] {
  const found = worlds.flatMap((world) =>
    unmanagedRuns(entries, world).map(({ ref }) => [ref.jobArn, { ref, world }] as const),
  );
  return [...new Map(found).values()]
    .sort((a, b) => compareText(a.ref.jobName, b.ref.jobName))
    .map(({ ref, world }) => unmanagedJob(ref, world));
}

/** Ours, wanted by no entry of that account and region, in flight or with a model. Only proven ownership counts. */
function unmanagedRuns(entries: readonly DesiredJob[], world: Observed): readonly ObservedRun[] {
  const local = entries.filter(({ job }) => isSamePlace(job.environment, world));
  const keys = new Set(local.map((entry) => entry.job.key));
  const wanted = wantedIn(world, entries);
  return world.runs.filter(({ ref, ownership, otherFile }) => {
    const name = parseRunName(ref.jobName);
    if (
      ownership !== 'ours' ||
      otherFile !== undefined ||
      name === undefined ||
      keys.has(name.job) ||
      wanted.has(name.short)
    )
      return false;
    return isInFlight(ref.status) || (ref.modelArn !== undefined && world.modelArns.has(ref.modelArn));
  });
}

/** What the entries of a place want, as it stands in the names of runs there. */
export function wantedIn(world: Observed, entries: readonly DesiredJob[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ job, fingerprint }) =>
      fingerprint && isSamePlace(job.environment, world) ? [shortFingerprint(fingerprint)] : [],
    ),
  );
}

function unmanagedJob(run: RunRef, world: Observed): PlannedJob {
  const modelArn = run.modelArn !== undefined && world.modelArns.has(run.modelArn) ? run.modelArn : undefined;
  return {
    key: parseRunName(run.jobName)?.job ?? run.jobName,
    environment: world.environment,
    region: run.jobArn.split(':')[3] ?? '',
    baseModel: '',
    fingerprint: undefined,
    action: { kind: 'unmanaged', run, modelArn },
    estimate: { kind: 'unknown', reason: 'not in jobs.yaml' },
    budgetUsd: undefined,
    notes: [],
  };
}
