/** An environment whose region is wrong: one line to change, which would otherwise show as a fault of everything else. */
import { type CheckResult, fault, notChecked } from './check.ts';
import type { EnvironmentFacts } from './facts.ts';
import type { Locate } from './position.ts';

/** Where its buckets lie and its service role is for, if both agree that it is not where `jobs.yaml` says. */
export function actualRegion({ environment, buckets, serviceRole }: EnvironmentFacts): string | undefined {
  const regions = new Set(buckets.map(({ region }) => (region.kind === 'read' ? region.value : undefined)));
  const [found] = regions;
  if (regions.size !== 1 || found === undefined || found === environment.region) return undefined;
  const { settings } = serviceRole;
  const trust = settings.kind === 'read' ? (settings.value?.trust ?? '') : '';
  const isFor = (region: string): boolean => trust.includes(`:bedrock:${region}:`);
  return isFor(found) && !isFor(environment.region) ? found : undefined;
}

export function checkRegion(
  { environment }: EnvironmentFacts,
  actual: string,
  locate: Locate,
): readonly CheckResult[] {
  const { name, region } = environment;
  return [
    fault(
      { id: 'bucket-region', subject: name },
      {
        found: `its buckets and its service role are for ${actual}, jobs.yaml says ${region}`,
        expected: 'one region for all of an environment',
        fix: `region: ${actual}`,
        at: locate(['environments', name, 'region']),
      },
    ),
    notChecked(
      { id: 'role-rights', subject: name },
      'rights, models and quotas belong to a region, and this one is not right',
      'Correct the region and run doctor again.',
    ),
  ];
}
