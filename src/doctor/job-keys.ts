/** Config files side by side: neither a commit status nor a tag says which file a job stands in. */
import { type CheckResult, ok, warning } from './check.ts';
import type { DoctorFacts } from './facts.ts';
import type { Locate } from './position.ts';

/** Says nothing where there is one config file. */
export function checkJobKeys(
  { config: { path }, jobKeys }: Pick<DoctorFacts, 'config' | 'jobKeys'>,
  locate: Locate,
): readonly CheckResult[] {
  const own = new Set(jobKeys.get(path));
  return [...jobKeys]
    .filter(([other]) => other !== path)
    .map(([other, keys]) => {
      const about = { id: 'job-keys', subject: `${path}, ${other}` } as const;
      const shared = keys.filter((key) => own.has(key));
      const [first] = shared;
      if (first === undefined) return ok(about, 'no key stands in both');
      return warning(about, {
        found: `both have ${shared.slice(0, 5).join(', ')}${shared.length > 5 ? ', …' : ''}`,
        expected:
          'other keys in each file: commit statuses, and what a teardown deletes, go by the key alone',
        fix: `Rename ${first} in one of them: its runs are found by what they train.`,
        at: locate(['jobs', first]),
      });
    });
}
