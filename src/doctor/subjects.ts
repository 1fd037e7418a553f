/** Which workflow runs each role is for, in the words of GitHub's OIDC tokens. */
import type { RoleName } from '../config/job.ts';
import type { KnownRepository } from './facts.ts';

export const ISSUER = 'token.actions.githubusercontent.com';
export const AUDIENCE = 'sts.amazonaws.com';

/** The GitHub environment whose jobs assume the role; undefined: jobs without one. */
export const ROLE_ENVIRONMENTS: Readonly<Record<RoleName, string | undefined>> = {
  plan: undefined,
  status: undefined,
  apply: 'bedrock-train',
  evaluate: 'bedrock-train',
  teardown: 'bedrock-teardown',
};

/** Since July 2026 new, renamed and transferred repositories have ids in their subjects; older ones after they opt in. */
export type SubjectForm = 'classic' | 'immutable';

/** A kind of workflow run. */
export type RunKind =
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'environment'; readonly environment: string; readonly branch: string };

/** The run a role is made for, by environment, or by branch where a plan has no environments. */
export function runOf(role: RoleName, branch: string, by: 'environment' | 'branch'): RunKind {
  if (role === 'plan') return { kind: 'pull-request' };
  const environment = ROLE_ENVIRONMENTS[role];
  return environment === undefined || by === 'branch'
    ? { kind: 'branch', branch }
    : { kind: 'environment', environment, branch };
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
      return `environment:${run.environment}`;
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
  repository: KnownRepository,
  subject: string,
): Readonly<Record<string, string>> {
  const [owner = ''] = repository.name.split('/');
  const claims = {
    aud: AUDIENCE,
    sub: subject,
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
      value === undefined ? [] : [[`${ISSUER}:${name}`, value] as const],
    ),
  );
}
