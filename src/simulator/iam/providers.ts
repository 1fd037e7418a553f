/** OIDC providers, as IAM shows them. */
import { join, listElement, required } from '../query.ts';
import { element, type Xml } from '../xml.ts';
import { CREATED, notFound } from './form.ts';
import type { IamCall } from './service.ts';

export function listProviders({ caller: { accountId }, iam }: IamCall): Xml {
  const arns = Object.keys(iam.oidcProviders[accountId] ?? {}).map((host) => providerArn(accountId, host));
  return listElement(
    'OpenIDConnectProviderList',
    arns.map((arn) => element('Arn', arn)),
  );
}

export function getProvider(call: IamCall): Xml {
  const { arn, host } = named(call);
  const clients =
    call.iam.oidcProviders[call.caller.accountId]?.[host] ??
    notFound(`OpenIDConnect Provider not found for arn ${arn}`);
  return join(
    element('Url', host),
    listElement('ClientIDList', clients),
    listElement('ThumbprintList', []),
    element('CreateDate', CREATED),
  );
}

/** Deleting what does not exist succeeds. */
export function deleteProvider(call: IamCall): undefined {
  const { host } = named(call);
  const { accountId } = call.caller;
  const { [host]: _deleted, ...others } = call.iam.oidcProviders[accountId] ?? {};
  call.iam.oidcProviders[accountId] = others;
}

function named({ form, caller }: IamCall): { readonly arn: string; readonly host: string } {
  const arn = required(form, 'OpenIDConnectProviderArn');
  const start = providerArn(caller.accountId, '');
  return { arn, host: arn.startsWith(start) ? arn.slice(start.length) : '' };
}

function providerArn(accountId: string, host: string): string {
  return `arn:aws:iam::${accountId}:oidc-provider/${host}`;
}
