/** May this caller do that? Callers without enforced rights may do everything. */
import type { Caller } from '../identity.ts';
import { type Access, type Decision, decide, documentsOf } from './decide.ts';
import type { Context } from './pattern.ts';
import { checkKeys } from './supported.ts';

/** Who asks, as far as a decision goes. */
export type Asking = Pick<Caller, 'accountId' | 'region' | 'arn' | 'rights'>;

/** A need that the caller's policies do not meet. */
export interface Denial {
  readonly need: Access;
  readonly decision: Exclude<Decision, { readonly kind: 'allowed' }>;
}

/** The first need that is not met; undefined: all are. */
export function denialOf(caller: Asking, needs: readonly Access[]): Denial | undefined {
  const { rights } = caller;
  if (rights === undefined) return undefined;
  for (const document of documentsOf(rights)) checkKeys(document);
  for (const need of needs) {
    const context = { ...requestContext(caller, rights.principalArn), ...ownerOf(need), ...need.context };
    const decision = decide(rights, { ...need, context });
    if (decision.kind !== 'allowed') return { need, decision };
  }
  return undefined;
}

/** Keys that every request has. The simulator listens on loopback in plain HTTP, where AWS is reached by TLS. */
function requestContext({ accountId, region }: Asking, principalArn: string): Context {
  return {
    'aws:principalaccount': accountId,
    'aws:principalarn': principalArn,
    'aws:requestedregion': region,
    'aws:securetransport': 'true',
    'aws:principalisawsservice': 'false',
    'aws:viaawsservice': 'false',
  };
}

/** Base models name no account in their ARN; whose they are for a policy is not confirmed, so the key is absent. */
function ownerOf({ resource }: Access): Context {
  const account = resource.split(':')[4] ?? '';
  return account === '' ? {} : { 'aws:resourceaccount': account };
}

/** AWS's words. `quoted`: S3 puts its resources in quotation marks. */
export function denialText(caller: Asking, { need, decision }: Denial, quoted = false): string {
  const { action, resource } = need;
  const named = quoted ? `"${resource}"` : resource;
  const on = resource === '*' ? '' : ` on resource: ${named}`;
  const article = decision.by === 'identity-based policy' ? 'an' : 'a';
  const because =
    decision.kind === 'explicitDeny'
      ? `with an explicit deny in ${article} ${decision.by}`
      : `because no ${decision.by} allows the ${action} action`;
  return `User: ${caller.arn} is not authorized to perform: ${action}${on} ${because}`;
}

/** Names of the actions, each once, in order: what the ledger shows. */
export function actionsOf(needs: readonly Access[]): readonly string[] {
  return [...new Set(needs.map(({ action }) => action))].sort();
}
