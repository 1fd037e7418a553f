/** HTTP side of IAM: one endpoint for the whole account. */
import { type Caller, callerOf, type IamState } from '../identity.ts';
import type { SimRequest, SimResponse, SimService } from '../protocol.ts';
import { ledgerView, queryAnswer, readQuery, unknownMember } from '../query.ts';
import { answering, refuse } from '../refusal.ts';
import type { Xml } from '../xml.ts';
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
  /** Any other member is refused: ignoring it would answer another question. */
  readonly members: readonly string[];
  /** undefined: the operation answers without a result. */
  readonly run: (call: IamCall) => Xml | undefined;
}

const ROLE = { resource: namedRole, members: ['RoleName'] };
const ROLE_POLICY = { resource: namedRole, members: ['RoleName', 'PolicyName'] };
const PROVIDER = { resource: member('OpenIDConnectProviderArn'), members: ['OpenIDConnectProviderArn'] };

const HANDLERS: Readonly<Record<string, Handler>> = {
  GetRole: { ...ROLE, write: false, run: getRole },
  ListRolePolicies: { ...ROLE, write: false, run: listInline },
  GetRolePolicy: { ...ROLE_POLICY, write: false, run: getRolePolicy },
  ListAttachedRolePolicies: { ...ROLE, write: false, run: listAttached },
  DeleteRolePolicy: { ...ROLE_POLICY, write: true, run: deleteRolePolicy },
  DeleteRole: { ...ROLE, write: true, run: deleteRole },
  SimulatePrincipalPolicy: {
    write: false,
    resource: member('PolicySourceArn'),
    members: ['PolicySourceArn', 'ActionNames', 'ResourceArns', 'ContextEntries'],
    run: simulatePrincipal,
  },
  ListOpenIDConnectProviders: { write: false, resource: () => '*', members: [], run: listProviders },
  GetOpenIDConnectProvider: { ...PROVIDER, write: false, run: getProvider },
  DeleteOpenIDConnectProvider: { ...PROVIDER, write: true, run: deleteProvider },
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
      const query = readQuery(request);
      if (query === undefined) return undefined;
      const { operation, form } = query;
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
  const unknown = unknownMember(form, handler.members);
  if (unknown !== undefined) refuse(400, 'InvalidInput', `The simulated IAM does not know ${unknown}`);
  return queryAnswer('iam', operation, handler.run({ form, caller, iam }));
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
