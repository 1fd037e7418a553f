/** The account: the way in, and the OIDC provider of GitHub, without which no workflow can assume a role. */
import { type CheckResult, fault, judged, notChecked, ok, warning } from './check.ts';
import type { EnvironmentFacts } from './facts.ts';
import type { Locate } from './position.ts';
import { AUDIENCE, ISSUER } from './subjects.ts';

export function checkProvider({ environment, providers, roles }: EnvironmentFacts): readonly CheckResult[] {
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
    const provider = found.find(({ url }) => url === ISSUER);
    if (provider === undefined)
      return fault(about, {
        found: `it has no provider ${ISSUER}`,
        expected: 'one, for only it lets workflows in',
        fix: `aws iam create-open-id-connect-provider --url https://${ISSUER} --client-id-list ${AUDIENCE} (or deploy bootstrap/account.yaml)`,
      });
    if (!provider.audiences.includes(AUDIENCE))
      return fault(about, {
        found: `its audiences are ${provider.audiences.join(', ') || 'none'}`,
        expected: AUDIENCE,
        fix: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider.arn} --client-id ${AUDIENCE}`,
      });
    return ok(about, `${ISSUER} with the audience ${AUDIENCE}`);
  });
}

/** Without a way in nothing of the environment is checked, and that must not look as if all were well. */
export function checkAccess(
  { environment, access }: EnvironmentFacts,
  locate: Locate,
): readonly CheckResult[] {
  const { name, accountId } = environment;
  const about = { id: 'account-access', subject: `${name}: account ${accountId}` } as const;
  if (access.kind === 'skipped') return [];
  if (access.kind === 'read') return [ok(about, 'these credentials lead there')];
  const expected = `credentials of account ${accountId}`;
  const said = { found: access.reason, expected, fix: access.hint };
  if (access.code !== 'account-mismatch') return [warning(about, said)];
  return [fault(about, { ...said, at: locate(['environments', name, 'accountId']) })];
}
