/** A renamed job's runs and models keep its former name in AWS: what protects the job has to protect them too. */
import type { JobRemoval, RemovalPolicy } from '../config/job.ts';
import { parseRunName } from '../plan/names.ts';
import { removalOf } from './proof.ts';

/** What the protected jobs of the file ask for now, by which AWS knows them whatever they were called. */
export interface ProtectedRuns {
  /** By the part of the fingerprint that stands in a run's name. */
  readonly byShort: ReadonlyMap<string, JobRemoval>;
  /** A protected job whose fingerprint cannot be told; undefined: there is none. */
  readonly unknown: JobRemoval | undefined;
}

export const NONE_PROTECTED: ProtectedRuns = { byShort: new Map(), unknown: undefined };

/**
 * The policy, and in it the former names of protected jobs. Where a fingerprint is not known, any job that left the file
 * may be the one.
 * @param names of the training runs and models that exist
 */
export function withFormerNames(
  policy: RemovalPolicy,
  { byShort, unknown }: ProtectedRuns,
  names: readonly string[],
): RemovalPolicy {
  const jobs = new Map(policy.jobs);
  for (const name of names.flatMap((one) => parseRunName(one) ?? [])) {
    const own = removalOf(policy, name.job);
    const heir = byShort.get(name.short) ?? (policy.jobs.has(name.job) ? undefined : unknown);
    if (heir !== undefined && !own.protect)
      jobs.set(name.job, { ...own, protect: true, protectAt: heir.protectAt });
  }
  return { ...policy, jobs };
}
