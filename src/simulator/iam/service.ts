/** HTTP side of IAM: the AWS query protocol (form in, XML out), one endpoint for the whole account. */
import { type Caller, callerOf, type IamState } from '../identity.ts';
import type { SimRequest, SimResponse, SimService } from '../protocol.ts';
import { answering, QUERY_NAMESPACES, refuse } from '../refusal.ts';
import { element, type Xml, xmlDocument } from '../xml.ts';
import { actionsOf, denialOf, denialText } from './authorize.ts';
import type { Access } from './decide.ts';
import { deleteProvider, getProvider, listProviders } from './providers.ts';
import { deleteRole, deleteRolePolicy, getRole, getRolePolicy, listAttached, listInline } from './roles.ts';
import { simulatePrincipal } from './simulate.ts';

export interface IamOptions {
  readonly iam: IamState;
  /** Real time in milliseconds: expiry of credentials. */
  readonly realNow: () => number;
}

export interface IamCall {
  readonly form: URLSearchParams;
  readonly caller: Pick<Caller, 'accountId'>;
  readonly iam: IamState;
}

interface Handler {
  readonly write: boolean;
  /** What the action is checked on; IAM knows no keys of its own for these that a call would bring. */
  readonly resource: (form: URLSearchParams, accountId: string) => string;
  /** undefined: the operation answers without a result. */
  readonly run: (call: IamCall) => Xml | undefined;
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  GetRole: { write: false, resource: namedRole, run: getRole },
  ListRolePolicies: { write: false, resource: namedRole, run: listInline },
  GetRolePolicy: { write: false, resource: namedRole, run: getRolePolicy },
  ListAttachedRolePolicies: { write: false, resource: namedRole, run: listAttached },
  DeleteRolePolicy: { write: true, resource: namedRole, run: deleteRolePolicy },
  DeleteRole: { write: true, resource: namedRole, run: deleteRole },
  SimulatePrincipalPolicy: { write: false, resource: member('PolicySourceArn'), run: simulatePrincipal },
  ListOpenIDConnectProviders: { write: false, resource: () => '*', run: listProviders },
  GetOpenIDConnectProvider: {
    write: false,
    resource: member('OpenIDConnectProviderArn'),
    run: getProvider,
  },
  DeleteOpenIDConnectProvider: {
    write: true,
    resource: member('OpenIDConnectProviderArn'),
    run: deleteProvider,
  },
};

/** A role is asked for by its name; its path is part of the ARN and looked up where it matters. */
function namedRole(form: URLSearchParams, accountId: string): string {
  return `arn:aws:iam::${accountId}:role/${form.get('RoleName') ?? ''}`;
}

function member(name: string): Handler['resource'] {
  return (form) => form.get(name) ?? '';
}

export function iamService(options: IamOptions): SimService {
  return {
    name: 'iam',
    match: (request) => {
      if (request.path !== '/') return undefined;
      const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : request.query;
      const operation = form.get('Action') ?? 'unknown';
      const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined;
      return {
        service: 'iam',
        operation,
        write: handler?.write ?? true,
        request: ledgerView(form),
        actions: handler === undefined ? [] : actionsOf([needOf(operation, '')]),
        run: () => answering('iam', () => respond({ operation, handler, form, request }, options)),
      };
    },
  };
}

function ledgerView(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...form].filter(([name]) => name !== 'Action' && name !== 'Version'));
}

interface Matched {
  readonly operation: string;
  readonly handler: Handler | undefined;
  readonly form: URLSearchParams;
  readonly request: SimRequest;
}

function respond({ operation, handler, form, request }: Matched, options: IamOptions): SimResponse {
  const { iam, realNow } = options;
  const caller = callerOf(request, { iam, service: 'iam', now: realNow() });
  if (handler === undefined) refuse(400, 'InvalidAction', `The simulator does not know ${operation}`);
  const resource = resourceArn(handler.resource(form, caller.accountId), iam);
  const denial = denialOf(caller, [needOf(operation, resource)]);
  if (denial !== undefined) refuse(403, 'AccessDenied', denialText(caller, denial));
  const result = handler.run({ form, caller, iam });
  const root = element(
    `${operation}Response xmlns="${QUERY_NAMESPACES.iam}"`,
    ...(result === undefined ? [] : [element(`${operation}Result`, result)]),
    element('ResponseMetadata', element('RequestId', 'SIMULATED')),
  );
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: xmlDocument(root) };
}

function needOf(operation: string, resource: string): Access {
  return { action: `iam:${operation}`, resource, context: {} };
}

/** The ARN with the path of a role that was named without it. */
function resourceArn(arn: string, { roles }: IamState): string {
  const [account = '', name = ''] = arn.split(':role/');
  const role = roles.find((each) => each.arn.startsWith(`${account}:role/`) && each.arn.endsWith(`/${name}`));
  return role?.arn ?? arn;
}
