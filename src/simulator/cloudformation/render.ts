/** Stacks, change sets and templates as the XML of the query protocol. */
import { join, listElement } from '../query.ts';
import { element, type Xml } from '../xml.ts';
import { capabilitiesOf } from './resolve.ts';
import type { Resource } from './resource.ts';
import type { Change, ChangeSet, Deployed, Stack, StackEvent } from './state.ts';
import { declaredText, type Template } from './template.ts';
import { isList, member, textOf } from './value.ts';

const NO_ECHO = '****';

export function stackXml(stack: Stack): Xml {
  const { deployed } = stack;
  return join(
    element('StackId', stack.id),
    element('StackName', stack.name),
    some('Description', deployed?.description),
    deployed === undefined ? NOTHING : parametersXml(deployed),
    element('CreationTime', time(stack.createdAt)),
    stack.updatedAt === undefined ? NOTHING : element('LastUpdatedTime', time(stack.updatedAt)),
    stack.deletedAt === undefined ? NOTHING : element('DeletionTime', time(stack.deletedAt)),
    element('StackStatus', stack.status),
    some('StackStatusReason', stack.statusReason),
    element('DisableRollback', false),
    element('EnableTerminationProtection', false),
    listElement('NotificationARNs', []),
    listElement('Capabilities', stack.capabilities),
    listElement('Outputs', (deployed?.outputs ?? []).map(outputXml)),
    tagsXml(deployed?.tags ?? {}),
    element('DriftInformation', element('StackDriftStatus', 'NOT_CHECKED')),
  );
}

const NOTHING: Xml = { xml: '' };

function some(name: string, value: string | undefined): Xml {
  return value === undefined ? NOTHING : element(name, value);
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function parametersXml({ parameters, secretParameters }: Deployed): Xml {
  const shown = Object.entries(parameters).map(([name, value]) =>
    join(
      element('ParameterKey', name),
      element('ParameterValue', secretParameters.includes(name) ? NO_ECHO : value),
    ),
  );
  return listElement('Parameters', shown);
}

function outputXml({ name, value, description }: Deployed['outputs'][number]): Xml {
  return join(element('OutputKey', name), element('OutputValue', value), some('Description', description));
}

function tagsXml(tags: Readonly<Record<string, string>>): Xml {
  const shown = Object.entries(tags).map(([key, value]) =>
    join(element('Key', key), element('Value', value)),
  );
  return listElement('Tags', shown);
}

export function eventXml(stack: Stack, event: StackEvent): Xml {
  return join(
    element('StackId', stack.id),
    element('StackName', stack.name),
    element('EventId', event.eventId),
    element('LogicalResourceId', event.logicalId),
    element('PhysicalResourceId', event.physicalId),
    element('ResourceType', event.type),
    element('Timestamp', time(event.at)),
    element('ResourceStatus', event.status),
    some('ResourceStatusReason', event.reason),
  );
}

/** The last status that the events tell of the resource. */
export function resourceXml(stack: Stack, { logicalId, id, type }: Resource): Xml {
  const last = stack.events.findLast((event) => event.logicalId === logicalId && event.type === type);
  return join(
    element('StackId', stack.id),
    element('StackName', stack.name),
    element('LogicalResourceId', logicalId),
    element('PhysicalResourceId', id),
    element('ResourceType', type),
    element('Timestamp', time(last?.at ?? stack.createdAt)),
    element('ResourceStatus', last?.status ?? 'CREATE_COMPLETE'),
    some('ResourceStatusReason', last?.reason),
    element('DriftInformation', element('StackResourceDriftStatus', 'NOT_CHECKED')),
  );
}

export function changeSetXml(stack: Stack, changeSet: ChangeSet): Xml {
  return join(
    element('ChangeSetName', changeSet.name),
    element('ChangeSetId', changeSet.id),
    element('StackId', stack.id),
    element('StackName', stack.name),
    some('Description', changeSet.description),
    parametersXml(changeSet.wanted),
    element('CreationTime', time(changeSet.createdAt)),
    element('ExecutionStatus', changeSet.executionStatus),
    element('Status', changeSet.status),
    some('StatusReason', changeSet.statusReason),
    listElement('NotificationARNs', []),
    listElement('Capabilities', changeSet.capabilities),
    tagsXml(changeSet.wanted.tags),
    listElement('Changes', changeSet.changes.map(changeXml)),
    element('IncludeNestedStacks', false),
  );
}

function changeXml({ action, replacement, resource }: Change): Xml {
  const change = element(
    'ResourceChange',
    element('Action', action),
    element('LogicalResourceId', resource.logicalId),
    action === 'Add' ? NOTHING : element('PhysicalResourceId', resource.id),
    element('ResourceType', resource.type),
    action === 'Modify' ? element('Replacement', replacement ? 'True' : 'False') : NOTHING,
    listElement('Scope', action === 'Modify' ? ['Properties'] : []),
    listElement('Details', []),
  );
  return join(element('Type', 'Resource'), change);
}

/** `detailed`: GetTemplateSummary tells more than ValidateTemplate. */
export function templateXml(template: Template, detailed: boolean): Xml {
  const { capability, types } = capabilitiesOf(template);
  const reason = `The following resource(s) require capabilities: [${types.join(', ')}]`;
  const declarations = [...template.parameters].map(([name, declaration]) =>
    join(
      element('ParameterKey', name),
      some('DefaultValue', declaredText(declaration, 'Default')),
      element('NoEcho', declaredText(declaration, 'NoEcho') === 'true'),
      some('Description', declaredText(declaration, 'Description')),
      detailed ? detailsXml(declaration) : NOTHING,
    ),
  );
  return join(
    some('Description', template.description),
    capability === undefined
      ? NOTHING
      : join(listElement('Capabilities', [capability]), element('CapabilitiesReason', reason)),
    listElement('Parameters', declarations),
    detailed
      ? join(
          listElement('ResourceTypes', [
            ...new Set([...template.resources.values()].map(({ type }) => type)),
          ]),
          element('Version', '2010-09-09'),
        )
      : NOTHING,
  );
}

function detailsXml(declaration: Parameters<typeof declaredText>[0]): Xml {
  const allowed = member(declaration, 'AllowedValues');
  const values = allowed !== undefined && isList(allowed) ? allowed.map((value) => textOf(value) ?? '') : [];
  return join(
    element('ParameterType', declaredText(declaration, 'Type') ?? 'String'),
    element('ParameterConstraints', values.length === 0 ? '' : listElement('AllowedValues', values)),
  );
}
