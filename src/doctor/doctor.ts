/** From facts to everything `doctor` has to say. */
import type { Finding } from '../errors.ts';
import { checkAssumed, thisJob } from './assumed.ts';
import { checkBuckets } from './buckets.ts';
import { type CheckResult, sorted } from './check.ts';
import type { DoctorFacts, RepositoryFacts } from './facts.ts';
import { checkModels, checkQuotas } from './models.ts';
import { readYaml } from './position.ts';
import { type ProbeResult, runProbes } from './probe-looks.ts';
import { checkAccess, checkProvider } from './provider.ts';
import { checkRepository } from './repository.ts';
import { checkRights, checkServiceTrust } from './roles.ts';
import { formOf, type SubjectForm } from './subjects.ts';
import { checkTrust } from './trust.ts';
import { avoidsEnvironments } from './workflow-jobs.ts';
import { checkWorkflows } from './workflows.ts';

export interface DoctorReport {
  readonly mode: DoctorFacts['mode'];
  /** In the order of the table of checks. */
  readonly checks: readonly CheckResult[];
  readonly probes: readonly ProbeResult[];
}

export function examine(facts: DoctorFacts): DoctorReport {
  const { locate } = readYaml(facts.config);
  const { repository, environments } = facts;
  const form = formInUse(repository);
  const checks = [
    ...checkRepository(
      repository,
      facts.workflows.kind === 'read' && avoidsEnvironments(facts.workflows.value),
    ),
    ...checkWorkflows(facts.workflows),
    ...environments.flatMap((environment) => [
      ...checkAccess(environment, locate),
      ...checkProvider(environment),
      ...(facts.mode === 'laptop'
        ? checkTrust(environment, { identity: repository.identity, form })
        : checkAssumed(environment, thisJob(repository))),
      ...checkRights(environment),
      ...checkServiceTrust(environment),
      ...checkBuckets(environment, locate),
      ...checkModels(environment),
      ...checkQuotas(environment),
    ]),
  ];
  return { mode: facts.mode, checks: merged(sorted(checks)), probes: runProbes(facts) };
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

/** The form of subjects that GitHub gives this repository today; undefined: not known. */
function formInUse({ claims, subjectTemplate }: RepositoryFacts): SubjectForm | undefined {
  if (claims.kind === 'read') return formOf(claims.value['sub'] ?? '');
  if (subjectTemplate.kind !== 'read' || subjectTemplate.value.immutable === undefined) return undefined;
  return subjectTemplate.value.immutable ? 'immutable' : 'classic';
}

/** Faults and warnings that stand in a file of the repository, to be shown on their lines. */
export function findingsOf({ checks }: DoctorReport): readonly Finding[] {
  return checks.flatMap(({ id, outcome, subject, found, expected, fix, at }) =>
    at === undefined || (outcome !== 'fault' && outcome !== 'warning')
      ? []
      : [
          {
            ...at,
            code: id,
            severity: outcome === 'fault' ? ('error' as const) : ('warning' as const),
            message: `${subject}: ${found}; expected: ${expected}`,
            hint: fix,
          },
        ],
  );
}
