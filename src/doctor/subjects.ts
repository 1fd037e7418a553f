/** Which workflow runs each role is for, in the words of GitHub's OIDC tokens. */
import type { RoleName } from '../config/job.ts';
import { GITHUB_ENVIRONMENTS } from '../init/github-environments.ts';
import type { KnownRepository } from './facts.ts';

export const AUDIENCE = 'sts.amazonaws.com';

/** GitHub environments by what their jobs may do: spend, or delete. */
export interface EnvironmentNames {
  readonly train: string;
  readonly teardown: string;
}

/** Those of the template workflows. */
const [train, teardown] = GITHUB_ENVIRONMENTS;
export const USUAL_ENVIRONMENTS: EnvironmentNames = { train, teardown };

/** Where the jobs that write stand: in GitHub environments or, on plans without them, on the default branch alone. */
export type By = 'environment' | 'branch';

export interface JobPlaces {
  readonly by: By;
  /** The names that the workflows give to GitHub environments. */
  readonly environments: EnvironmentNames;
}

/** A repository, where its tokens come from, and where its jobs stand. */
export interface Home extends KnownRepository, JobPlaces {
  readonly defaultBranch: string;
  /** Issuer of its OIDC tokens without `https://`. */
  readonly issuer: string;
}

/** Whose jobs assume the role; undefined: jobs outside of GitHub environments. */
const ROLE_ENVIRONMENTS: Readonly<Record<RoleName, keyof EnvironmentNames | undefined>> = {
  plan: undefined,
  status: undefined,
  apply: 'train',
  evaluate: 'train',
  teardown: 'teardown',
};

/** Whether its jobs stand in a GitHub environment, where there are such. */
export function standsInEnvironment(role: RoleName): boolean {
  return ROLE_ENVIRONMENTS[role] !== undefined;
}

/** Since July 2026 new, renamed and transferred repositories have ids in their subjects; older ones after they opt in. */
export type SubjectForm = 'classic' | 'immutable';

/** A kind of workflow run. */
export type RunKind =
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'environment'; readonly environment: string; readonly branch: string };

/** The run a role is made for. */
export function runOf(
  role: RoleName,
  { defaultBranch: branch, environments }: Pick<Home, 'defaultBranch' | 'environments'>,
  by: By,
): RunKind {
  if (role === 'plan') return { kind: 'pull-request' };
  const environment = ROLE_ENVIRONMENTS[role];
  return environment === undefined || by === 'branch'
    ? { kind: 'branch', branch }
    : { kind: 'environment', environment: environments[environment], branch };
}

/** undefined: the form needs ids that are not known. */
export function subjectOf(
  run: RunKind,
  repository: Pick<KnownRepository, 'name' | 'id' | 'ownerId'>,
  form: SubjectForm,
): string | undefined {
  const start = repositoryPart(repository, form);
  return start === undefined ? undefined : `repo:${start}:${contextOf(run)}`;
}

function repositoryPart(
  { name, id, ownerId }: Pick<KnownRepository, 'name' | 'id' | 'ownerId'>,
  form: SubjectForm,
): string | undefined {
  if (form === 'classic') return name;
  if (id === undefined || ownerId === undefined) return undefined;
  const [owner = '', repository = ''] = name.split('/');
  return `${owner}@${ownerId}/${repository}@${id}`;
}

function contextOf(run: RunKind): string {
  switch (run.kind) {
    case 'pull-request':
      return 'pull_request';
    case 'branch':
      return `ref:refs/heads/${run.branch}`;
    default:
      // GitHub writes a colon of the name so that nobody takes the rest for another part of the subject.
      return `environment:${run.environment.replaceAll(':', '%3A')}`;
  }
}

/** The form of a subject GitHub gave; undefined: another template. */
export function formOf(subject: string): SubjectForm | undefined {
  if (/^repo:[^@/:]+@\d+\/[^@/:]+@\d+:/.test(subject)) return 'immutable';
  return /^repo:[^@/:]+\/[^@/:]+:/.test(subject) ? 'classic' : undefined;
}

/** Claims of such a run as far as they are known beforehand, as condition keys in lower case. */
export function claimKeys(
  run: RunKind,
  repository: Pick<Home, 'name' | 'id' | 'ownerId' | 'issuer'>,
  { sub, aud }: { readonly sub: string; readonly aud: string },
): Readonly<Record<string, string>> {
  const [owner = ''] = repository.name.split('/');
  const claims = {
    aud,
    sub,
    repository: repository.name,
    repository_owner: owner,
    repository_id: repository.id,
    repository_owner_id: repository.ownerId,
    environment: run.kind === 'environment' ? run.environment : undefined,
    ref: run.kind === 'pull-request' ? 'refs/pull/1/merge' : `refs/heads/${run.branch}`,
    event_name: run.kind === 'pull-request' ? 'pull_request' : undefined,
  };
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      value === undefined ? [] : [[`${repository.issuer.toLowerCase()}:${name}`, value] as const],
    ),
  );
}
