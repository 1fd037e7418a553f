/** Runs by what stands in their names, so that hundreds of jobs find theirs among thousands. */
import { parseRunName } from './names.ts';
import type { Observed, ObservedRun } from './reconcile.ts';

interface RunIndex {
  /** By the part of the fingerprint that stands in their names. */
  readonly byShort: ReadonlyMap<string, readonly ObservedRun[]>;
  /** By the job key that stands there. */
  readonly byKey: ReadonlyMap<string, readonly ObservedRun[]>;
}

/** Each is made once: hundreds of jobs look into the same thousands of runs. */
const INDEXES = new WeakMap<readonly ObservedRun[], RunIndex>();

/** Runs with names that are not ours are left out. */
export function indexOf({ runs }: Observed): RunIndex {
  const known = INDEXES.get(runs);
  if (known !== undefined) return known;
  const named = runs.flatMap((run) => {
    const name = parseRunName(run.ref.jobName);
    return name === undefined ? [] : [{ run, name }];
  });
  const index = {
    byShort: grouped(named, ({ name }) => name.short),
    byKey: grouped(named, ({ name }) => name.job),
  };
  INDEXES.set(runs, index);
  return index;
}

function grouped<T extends { readonly run: ObservedRun }>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): ReadonlyMap<string, readonly ObservedRun[]> {
  const groups = new Map<string, ObservedRun[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry.run]);
    else group.push(entry.run);
  }
  return groups;
}
