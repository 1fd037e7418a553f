/** What the checks have to know of the repository before anything: its default branch, and where its jobs stand. */
import type { DoctorFacts, KnownRepository, Reading, RepositoryFacts } from './facts.ts';
import { formOf, type Home, type JobPlaces, type SubjectForm } from './subjects.ts';
import { trustedBy } from './trust.ts';
import { actionFiles, environmentNames, placeOfWriters, pushedBranch } from './workflow-jobs.ts';

export interface Basis {
  /** With the default branch as far as anything tells it. */
  readonly repository: RepositoryFacts;
  readonly places: JobPlaces;
  readonly home: Reading<Home>;
  /** The form of subjects that GitHub gives this repository today; undefined: not known. */
  readonly form: SubjectForm | undefined;
}

export function basisOf({ repository: given, environments, workflows }: DoctorFacts): Basis {
  const files = workflows.kind === 'read' ? actionFiles(workflows.value) : [];
  const names = environmentNames(files);
  const repository = { ...given, identity: withBranch(given.identity, pushedBranch(files)) };
  const written = placeOfWriters(files);
  const home = homeOf(repository, { environments: names, by: written ?? 'environment' });
  const trusted = home.kind === 'read' ? trustedBy(environments, home.value) : undefined;
  // One job or one role is enough: whoever wants environments is told what lacks for them.
  const wanted = [written, trusted].includes('environment') ? 'environment' : (written ?? trusted);
  const places: JobPlaces = { environments: names, by: wanted ?? 'environment' };
  return { repository, places, home: homeOf(repository, places), form: formInUse(repository) };
}

function withBranch(
  identity: Reading<KnownRepository>,
  pushed: string | undefined,
): Reading<KnownRepository> {
  if (identity.kind !== 'read') return identity;
  const { defaultBranch = pushed, ...rest } = identity.value;
  return { kind: 'read', value: { ...rest, defaultBranch } };
}

function homeOf({ identity, issuer }: RepositoryFacts, places: JobPlaces): Reading<Home> {
  if (identity.kind !== 'read') return identity;
  const { defaultBranch } = identity.value;
  // A guess would call a sound set-up broken, and its fix would break it.
  if (defaultBranch === undefined)
    return {
      kind: 'skipped',
      reason: 'the default branch is not known',
      hint: 'Set GH_TOKEN to a token that may read the repository, or let the clone ask: git remote set-head origin --auto',
    };
  return { kind: 'read', value: { ...identity.value, ...places, defaultBranch, issuer } };
}

function formInUse({ claims, subjectTemplate }: RepositoryFacts): SubjectForm | undefined {
  if (claims.kind === 'read') return formOf(claims.value['sub'] ?? '');
  if (subjectTemplate.kind !== 'read' || subjectTemplate.value.immutable === undefined) return undefined;
  return subjectTemplate.value.immutable ? 'immutable' : 'classic';
}
