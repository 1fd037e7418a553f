/** From facts to everything `doctor` has to say. */
import type { Finding } from '../errors.ts';
import { checkAssumed, thisJob } from './assumed.ts';
import { checkBuckets } from './buckets.ts';
import { type CheckResult, findingOf, sorted } from './check.ts';
import type { DoctorFacts, EnvironmentFacts } from './facts.ts';
import { basisOf } from './home.ts';
import { checkJobKeys } from './job-keys.ts';
import { checkModels, checkQuotas } from './models.ts';
import { type Locate, readYaml } from './position.ts';
import { type ProbeResult, runProbes } from './probe-looks.ts';
import { checkAccess, checkIdentity, checkProvider } from './provider.ts';
import { actualRegion, checkRegion } from './region.ts';
import { checkRepository } from './repository.ts';
import { checkRights, checkServiceTrust } from './roles.ts';
import { checkTrust } from './trust.ts';
import { checkWorkflows } from './workflows.ts';

export interface DoctorReport {
  readonly mode: DoctorFacts['mode'];
  /** In the order of the table of checks. */
  readonly checks: readonly CheckResult[];
  readonly probes: readonly ProbeResult[];
}

export function examine(facts: DoctorFacts): DoctorReport {
  const { locate } = readYaml(facts.config);
  const { environments, mode } = facts;
  const { repository, places, home, form } = basisOf(facts);
  const isAnyOpen = environments.some(({ access }) => access.kind === 'read');
  const checks = [
    ...checkRepository(repository, places),
    ...checkWorkflows(facts.workflows, places),
    ...checkJobKeys(facts, locate),
    ...(mode === 'workflow' ? checkIdentity(repository) : []),
    ...environments.flatMap((environment) => [
      ...checkAccess(environment, { locate, isAnyOpen }),
      ...checkProvider(environment, repository.issuer),
      ...(mode === 'laptop'
        ? checkTrust(environment, { home, form })
        : checkAssumed(environment, thisJob(repository, home))),
      ...checkInRegion(environment, locate),
    ]),
  ];
  return { mode, checks: merged(sorted(checks)), probes: runProbes(facts) };
}

/** What depends on the region of the environment. */
function checkInRegion(environment: EnvironmentFacts, locate: Locate): readonly CheckResult[] {
  const actual = actualRegion(environment);
  const buckets = checkBuckets(environment, locate);
  if (actual !== undefined)
    return [
      ...checkRegion(environment, actual, locate),
      ...buckets.filter(({ id }) => id !== 'bucket-region'),
    ];
  return [
    ...checkRights(environment),
    ...checkServiceTrust(environment),
    ...buckets,
    ...checkModels(environment),
    ...checkQuotas(environment),
  ];
}

/** Two environments can share a role or a bucket: one fault has one line to change, and is told once. */
function merged(checks: readonly CheckResult[]): readonly CheckResult[] {
  const byText = new Map<string, CheckResult>();
  for (const check of checks) {
    const { subject, ...rest } = check;
    const key = JSON.stringify(check.outcome === 'fault' || check.outcome === 'warning' ? rest : check);
    const same = byText.get(key);
    byText.set(key, same === undefined ? check : { ...same, subject: `${same.subject}; ${subject}` });
  }
  return [...byText.values()];
}

/** Faults and warnings that stand in a file of the repository, to be shown on their lines. */
export function findingsOf({ checks }: DoctorReport): readonly Finding[] {
  return checks.flatMap((check) => (check.at === undefined ? [] : findingOf(check, check.at)));
}
