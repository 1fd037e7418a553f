/** The account: the way in, and the OIDC provider of GitHub, without which no workflow can assume a role. */
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts, RepositoryFacts } from './facts.ts';
import type { Locate } from './position.ts';
import { AUDIENCE } from './subjects.ts';

export function checkProvider(
  { environment, providers, roles }: EnvironmentFacts,
  issuer: string,
): readonly CheckResult[] {
  const about = {
    id: 'oidc-provider',
    subject: `${environment.name}: account ${environment.accountId}`,
  } as const;
  if (roles.length === 0)
    return [
      notChecked(
        { id: 'role-trust', subject: environment.name },
        'jobs.yaml names no role for the workflows',
        'Name one per command under `roles:` of the environment.',
      ),
    ];
  return judged(about, providers, (found) => {
    const provider = found.find(({ url }) => url.toLowerCase() === issuer.toLowerCase());
    if (provider === undefined)
      return fault(about, {
        found: `it has no provider ${issuer}`,
        expected: 'one, for only it lets workflows in',
        fix: `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${AUDIENCE} (or deploy bootstrap/account.yaml)`,
      });
    if (!provider.audiences.includes(AUDIENCE))
      return fault(about, {
        found: `its audiences are ${provider.audiences.join(', ') || 'none'}`,
        expected: AUDIENCE,
        fix: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider.arn} --client-id ${AUDIENCE}`,
      });
    return ok(about, `${issuer} with the audience ${AUDIENCE}`);
  });
}

/** A workflow job without a token can have no role, so that nothing of AWS is checked. */
export function checkIdentity({ claims }: RepositoryFacts): readonly CheckResult[] {
  if (claims.kind !== 'unreadable') return [];
  const about = { id: 'account-access', subject: 'this job' } as const;
  return [fault(about, { found: claims.reason, expected: 'an OIDC token', fix: claims.hint })];
}

interface AccessContext {
  readonly locate: Locate;
  /** The credentials at hand lead into one of the environments at least. */
  readonly isAnyOpen: boolean;
}

/** Where nothing at all was checked, it must not look as if all were well. */
export function checkAccess(
  { environment, access }: EnvironmentFacts,
  { locate, isAnyOpen }: AccessContext,
): readonly CheckResult[] {
  const { name, accountId } = environment;
  const about = { id: 'account-access', subject: `${name}: account ${accountId}` } as const;
  if (access.kind === 'skipped') return [];
  if (access.kind === 'read') return [ok(about, 'these credentials lead there')];
  const expected = `credentials of account ${accountId}`;
  const said = { found: access.reason, expected, fix: access.hint };
  if (access.code !== 'account-mismatch') return [(isAnyOpen ? warning : fault)(about, said)];
  return [fault(about, { ...said, at: locate(['environments', name, 'accountId']) })];
}
