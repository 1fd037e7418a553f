/** HTTP side of CloudFormation. */
import { actionsOf, denialOf, denialText } from '../iam/authorize.ts';
import { type Caller, callerOf } from '../identity.ts';
import type { SimRequest, SimResponse, SimService } from '../protocol.ts';
import { join, ledgerView, listElement, listMember, queryAnswer, readQuery, required } from '../query.ts';
import { answering, refuse } from '../refusal.ts';
import { element, type Xml } from '../xml.ts';
import type { Ground } from './deploy.ts';
import { checkMembers, WANTED_MEMBERS, wantedChangeSet, wantedFrom } from './form.ts';
import { changeSetXml, eventXml, resourceXml, stackXml, templateXml } from './render.ts';
import { checkedTemplate } from './resolve.ts';
import {
  checkTemplateSize,
  createChangeSet,
  createStack,
  deleteChangeSet,
  deleteStack,
  executeChangeSet,
  type FoundChangeSet,
  findChangeSet,
  updateStack,
} from './stacks.ts';
import { findStack, type Stack } from './state.ts';
import { invalid } from './value.ts';

export interface CloudFormationOptions extends Ground {
  /** Real time in milliseconds: expiry of credentials. */
  readonly realNow: () => number;
}

interface Call {
  readonly form: URLSearchParams;
  readonly caller: Caller;
  readonly ground: Ground;
}

interface Operation {
  readonly write: boolean;
  readonly members: readonly string[];
  /** undefined: the operation answers without a result. */
  readonly run: (call: Call) => Xml | undefined;
}

const CHANGE_SET = ['ChangeSetName', 'StackName'];
const TEMPLATE = ['TemplateBody', 'StackName'];

const OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateStack: { write: true, members: WANTED_MEMBERS, run: runCreateStack },
  UpdateStack: { write: true, members: WANTED_MEMBERS, run: runUpdateStack },
  DeleteStack: { write: true, members: ['StackName', 'RetainResources'], run: runDeleteStack },
  DescribeStacks: { write: false, members: ['StackName'], run: describeStacks },
  DescribeStackEvents: { write: false, members: ['StackName'], run: describeEvents },
  DescribeStackResources: {
    write: false,
    members: ['StackName', 'LogicalResourceId'],
    run: describeResources,
  },
  CreateChangeSet: {
    write: true,
    members: [...WANTED_MEMBERS, 'ChangeSetName', 'ChangeSetType', 'Description'],
    run: runCreateChangeSet,
  },
  DescribeChangeSet: { write: false, members: CHANGE_SET, run: describeChangeSet },
  ExecuteChangeSet: { write: true, members: CHANGE_SET, run: runExecuteChangeSet },
  DeleteChangeSet: { write: true, members: CHANGE_SET, run: runDeleteChangeSet },
  GetTemplate: { write: false, members: ['StackName'], run: getTemplate },
  GetTemplateSummary: { write: false, members: TEMPLATE, run: (call) => summary(call, true) },
  ValidateTemplate: { write: false, members: ['TemplateBody'], run: (call) => summary(call, false) },
};

export function cloudFormationService(options: CloudFormationOptions): SimService {
  return {
    name: 'cloudformation',
    match: (request) => {
      const query = readQuery(request);
      if (query === undefined) return undefined;
      const { operation: name, form } = query;
      const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
      return {
        service: 'cloudformation',
        operation: name,
        write: operation?.write ?? true,
        // Templates are long; their size says enough.
        request: ledgerView(form, (member, value) =>
          member === 'TemplateBody' ? `${value.length} characters` : value,
        ),
        actions: actionsOf([needOf(name)]),
        run: () => answering('cloudformation', () => respond(name, operation, { form, request, options })),
      };
    },
  };
}

/** Stack ARNs are not told apart: a role that may do it at all may do it to any stack. */
function needOf(operation: string): Parameters<typeof actionsOf>[0][number] {
  return { action: `cloudformation:${operation}`, resource: '*', context: {} };
}

interface Received {
  readonly form: URLSearchParams;
  readonly request: SimRequest;
  readonly options: CloudFormationOptions;
}

function respond(
  name: string,
  operation: Operation | undefined,
  { form, request, options }: Received,
): SimResponse {
  const caller = callerOf(request, { iam: options.iam, service: 'cloudformation', now: options.realNow() });
  if (operation === undefined) refuse(400, 'InvalidAction', `The simulator does not know ${name}`);
  const denial = denialOf(caller, [needOf(name)]);
  if (denial !== undefined) refuse(403, 'AccessDenied', denialText(caller, denial));
  checkMembers(form, operation.members);
  return queryAnswer('cloudformation', name, operation.run({ form, caller, ground: options }));
}

function runCreateStack({ form, caller, ground }: Call): Xml {
  return element('StackId', createStack(wantedFrom(form), caller, ground).id);
}

function runUpdateStack({ form, caller, ground }: Call): Xml {
  return element('StackId', updateStack(wantedFrom(form), caller, ground).id);
}

function runDeleteStack({ form, caller, ground }: Call): undefined {
  const retained = listMember(form, 'RetainResources');
  deleteStack(required(form, 'StackName'), retained, { where: caller, ground });
}

function describeStacks({ form, caller, ground }: Call): Xml {
  const name = form.get('StackName');
  if (name !== null && name !== '')
    return listElement('Stacks', [stackXml(namedStack(name, { caller, ground }))]);
  const present = ground.state.stacks.filter(
    ({ accountId, region, status }) =>
      accountId === caller.accountId && region === caller.region && status !== 'DELETE_COMPLETE',
  );
  return listElement('Stacks', present.map(stackXml));
}

function namedStack(name: string, { caller, ground }: Pick<Call, 'caller' | 'ground'>): Stack {
  return findStack(ground.state, name, caller) ?? invalid(`Stack with id ${name} does not exist`);
}

function describeEvents(call: Call): Xml {
  const stack = namedStack(required(call.form, 'StackName'), call);
  const events = stack.events.toReversed().map((event) => eventXml(stack, event));
  return listElement('StackEvents', events);
}

function describeResources(call: Call): Xml {
  const stack = namedStack(required(call.form, 'StackName'), call);
  const wanted = call.form.get('LogicalResourceId');
  const shown = (stack.deployed?.resources ?? []).filter(
    ({ logicalId }) => wanted === null || logicalId === wanted,
  );
  return listElement(
    'StackResources',
    shown.map((resource) => resourceXml(stack, resource)),
  );
}

function runCreateChangeSet({ form, caller, ground }: Call): Xml {
  const { stack, changeSet } = createChangeSet(wantedChangeSet(form), caller, ground);
  return join(element('Id', changeSet.id), element('StackId', stack.id));
}

function changeSetOf(call: Call): FoundChangeSet {
  const name = required(call.form, 'ChangeSetName');
  return namedChangeSet(call) ?? refuse(404, 'ChangeSetNotFound', `ChangeSet [${name}] does not exist`);
}

function namedChangeSet({ form, caller, ground }: Call): FoundChangeSet | undefined {
  const name = required(form, 'ChangeSetName');
  return findChangeSet({ name, stackName: form.get('StackName') ?? undefined }, caller, ground);
}

function describeChangeSet(call: Call): Xml {
  const { stack, changeSet } = changeSetOf(call);
  return changeSetXml(stack, changeSet);
}

function runExecuteChangeSet(call: Call): Xml {
  executeChangeSet(changeSetOf(call), call.ground);
  return join();
}

/** The service model declares no error for a change set that is not there. */
function runDeleteChangeSet(call: Call): Xml {
  const found = namedChangeSet(call);
  if (found !== undefined) deleteChangeSet(found);
  return join();
}

function getTemplate(call: Call): Xml {
  const name = required(call.form, 'StackName');
  const body =
    namedStack(name, call).deployed?.templateBody ?? invalid(`Stack with id ${name} has no template`);
  return join(element('TemplateBody', body), listElement('StagesAvailable', ['Original', 'Processed']));
}

function summary(call: Call, detailed: boolean): Xml {
  const name = call.form.get('StackName');
  const body = name === null ? call.form.get('TemplateBody') : namedStack(name, call).deployed?.templateBody;
  if (body === null || body === undefined) invalid('Either Template URL or Template Body must be specified.');
  checkTemplateSize(body);
  return templateXml(checkedTemplate(body), detailed);
}
