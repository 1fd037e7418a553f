/** The operations on stacks, without their protocol. All throw `RefusalError`. */
import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { refuse } from '../refusal.ts';
import { changesOf, deploy, type Ground, placementOf, remove, stackEvent } from './deploy.ts';
import type { GivenParameters } from './parameters.ts';
import { capabilitiesOf, resolve } from './resolve.ts';
import { uuidFrom } from './resource.ts';
import { type ChangeSet, type CloudFormationState, type Deployed, findStack, type Stack } from './state.ts';
import type { Template } from './template.ts';
import { invalid } from './value.ts';

/** What a request wants deployed. */
export interface Wanted {
  readonly stackName: string;
  /** undefined: the template that is deployed. */
  readonly templateBody: string | undefined;
  readonly parameters: GivenParameters;
  /** Names of parameters that keep their value. */
  readonly previousParameters: readonly string[];
  readonly capabilities: readonly string[];
  /** undefined: the tags the stack has. */
  readonly tags: Readonly<Record<string, string>> | undefined;
}

export interface Where {
  readonly accountId: string;
  readonly region: string;
}

const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;
const MAX_TEMPLATE_BYTES = 51_200;
const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const UPDATABLE: readonly string[] = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];

export function createStack(wanted: Wanted, where: Where, ground: Ground): Stack {
  if (findStack(ground.state, wanted.stackName, where) !== undefined)
    refuse(400, 'AlreadyExistsException', `Stack [${wanted.stackName}] already exists`);
  const stack = newStack(wanted.stackName, where, ground);
  const prepared = prepare(stack, wanted);
  ground.state.stacks.push(stack);
  start(stack, wanted, prepared, ground);
  return stack;
}

export function updateStack(wanted: Wanted, where: Where, ground: Ground): Stack {
  const stack = presentStack(ground.state, wanted.stackName, where);
  checkUpdatable(stack);
  const prepared = prepare(stack, wanted);
  if (!differs(stack, prepared)) invalid('No updates are to be performed.');
  start(stack, wanted, prepared, ground);
  return stack;
}

function start(
  stack: Stack,
  { capabilities }: Pick<Wanted, 'capabilities'>,
  wanted: Deployed,
  ground: Ground,
): void {
  stack.capabilities = capabilities;
  // Change sets are worked out against what was deployed: all go, but for the one that is carried out.
  stack.changeSets = stack.changeSets.filter(({ wanted: of }) => of === wanted);
  deploy(stack, wanted, ground);
}

/** A stack without REVIEW_IN_PROGRESS and DELETE_COMPLETE. */
function presentStack(state: CloudFormationState, name: string, where: Where): Stack {
  const stack = findStack(state, name, where);
  if (stack === undefined || ['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE'].includes(stack.status))
    invalid(`Stack [${name}] does not exist`);
  return stack;
}

function checkUpdatable({ id, status }: Stack): void {
  if (!UPDATABLE.includes(status)) invalid(`Stack:${id} is in ${status} state and can not be updated.`);
}

function newStack(name: string, where: Where, { state, now }: Ground): Stack {
  if (!STACK_NAME.test(name))
    invalid(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  const id = `arn:aws:cloudformation:${where.region}:${where.accountId}:stack/${name}/${nextUuid(state)}`;
  return {
    id,
    name,
    ...where,
    createdAt: now(),
    updatedAt: undefined,
    deletedAt: undefined,
    status: 'REVIEW_IN_PROGRESS',
    statusReason: undefined,
    deployed: undefined,
    capabilities: [],
    events: [],
    changeSets: [],
  };
}

function nextUuid(state: CloudFormationState): string {
  state.nextId += 1;
  return uuidFrom(`stack ${state.nextId}`);
}

/** Works a request out against the stack; nothing is made yet. */
function prepare(stack: Stack, wanted: Wanted): Deployed {
  const templateBody = wanted.templateBody ?? stack.deployed?.templateBody;
  if (templateBody === undefined) invalid('Either Template URL or Template Body must be specified.');
  checkTemplateSize(templateBody);
  const tags = wanted.tags ?? stack.deployed?.tags ?? {};
  const parameters = { ...previousValues(stack, wanted.previousParameters), ...wanted.parameters };
  const resolved = resolve({ templateBody, parameters, tags, placement: placementOf(stack) });
  checkCapabilities(resolved.template, wanted.capabilities);
  return {
    templateBody,
    description: resolved.template.description,
    parameters: resolved.parameters,
    secretParameters: secretParameters(resolved.template),
    tags,
    resources: resolved.resources,
    outputs: resolved.outputs,
  };
}

export function checkTemplateSize(templateBody: string): void {
  if (Buffer.byteLength(templateBody) > MAX_TEMPLATE_BYTES)
    invalid(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_TEMPLATE_BYTES}`,
    );
}

function previousValues(stack: Stack, names: readonly string[]): GivenParameters {
  const present = stack.deployed?.parameters ?? {};
  return Object.fromEntries(
    names.map((name) => {
      const value = present[name];
      if (value === undefined)
        invalid(
          `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
        );
      return [name, value];
    }),
  );
}

function secretParameters({ parameters }: Template): readonly string[] {
  return [...parameters].filter(([, { NoEcho }]) => String(NoEcho) === 'true').map(([name]) => name);
}

function checkCapabilities(template: Template, acknowledged: readonly string[]): void {
  const { capability } = capabilitiesOf(template);
  if (capability === undefined || acknowledged.includes('CAPABILITY_NAMED_IAM')) return;
  if (!acknowledged.includes(capability))
    refuse(400, 'InsufficientCapabilitiesException', `Requires capabilities : [${capability}]`);
}

function differs({ deployed }: Stack, wanted: Deployed): boolean {
  return (
    deployed === undefined ||
    changesOf(deployed.resources, wanted.resources).length > 0 ||
    !isDeepStrictEqual(deployed.outputs, wanted.outputs) ||
    !isDeepStrictEqual(deployed.tags, wanted.tags)
  );
}

export interface WantedChangeSet extends Wanted {
  readonly name: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly description: string | undefined;
}

export function createChangeSet(wanted: WantedChangeSet, where: Where, ground: Ground): FoundChangeSet {
  const stack = stackForChangeSet(wanted, where, ground);
  if (stack.changeSets.some(({ name }) => name === wanted.name))
    refuse(
      400,
      'AlreadyExistsException',
      `ChangeSet ${wanted.name} cannot be created due to a mismatch with existing attribute Template`,
    );
  const prepared = prepare(stack, wanted);
  if (!ground.state.stacks.includes(stack)) {
    ground.state.stacks.push(stack);
    stackEvent(stack, 'REVIEW_IN_PROGRESS', ground, 'User Initiated');
  }
  const changed = differs(stack, prepared);
  const changeSet: ChangeSet = {
    id: `arn:aws:cloudformation:${where.region}:${where.accountId}:changeSet/${wanted.name}/${nextUuid(ground.state)}`,
    name: wanted.name,
    description: wanted.description,
    kind: wanted.kind,
    createdAt: ground.now(),
    status: changed ? 'CREATE_COMPLETE' : 'FAILED',
    statusReason: changed ? undefined : NO_CHANGES,
    executionStatus: changed ? 'AVAILABLE' : 'UNAVAILABLE',
    wanted: prepared,
    capabilities: wanted.capabilities,
    changes: changesOf(stack.deployed?.resources ?? [], prepared.resources),
  };
  stack.changeSets.push(changeSet);
  return { stack, changeSet };
}

function stackForChangeSet({ kind, stackName }: WantedChangeSet, where: Where, ground: Ground): Stack {
  if (kind === 'UPDATE') {
    const stack = presentStack(ground.state, stackName, where);
    checkUpdatable(stack);
    return stack;
  }
  const stack = findStack(ground.state, stackName, where);
  if (stack === undefined) return newStack(stackName, where, ground);
  if (stack.status !== 'REVIEW_IN_PROGRESS')
    invalid(
      `Stack [${stackName}] already exists and cannot be created again with the changeSet type CREATE.`,
    );
  return stack;
}

export interface FoundChangeSet {
  readonly stack: Stack;
  readonly changeSet: ChangeSet;
}

/** By its ARN, or by its name and the stack's. */
export function findChangeSet(
  { name, stackName }: { readonly name: string; readonly stackName: string | undefined },
  where: Where,
  { state }: Ground,
): FoundChangeSet | undefined {
  if (stackName === undefined && !name.startsWith('arn:'))
    invalid('StackName must be specified if ChangeSetName is not specified as an ARN.');
  const stacks =
    stackName === undefined
      ? state.stacks.filter(
          ({ accountId, region }) => accountId === where.accountId && region === where.region,
        )
      : [findStack(state, stackName, where) ?? invalid(`Stack [${stackName}] does not exist`)];
  for (const stack of stacks) {
    const changeSet = stack.changeSets.find(
      (one) => one.id === name || (stackName !== undefined && one.name === name),
    );
    if (changeSet !== undefined) return { stack, changeSet };
  }
  return undefined;
}

export function executeChangeSet({ stack, changeSet }: FoundChangeSet, ground: Ground): void {
  if (changeSet.executionStatus !== 'AVAILABLE')
    refuse(
      400,
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}] and execution status of [${changeSet.executionStatus}]`,
    );
  start(stack, changeSet, changeSet.wanted, ground);
  changeSet.executionStatus = stack.status.includes('ROLLBACK') ? 'EXECUTE_FAILED' : 'EXECUTE_COMPLETE';
}

/** A stack that never got further than its change sets stays, as on AWS; deleting it is the caller's business. */
export function deleteChangeSet({ stack, changeSet }: FoundChangeSet): void {
  stack.changeSets = stack.changeSets.filter((one) => one !== changeSet);
}

/** Deleting a stack that does not exist succeeds. `retained` is for stacks whose deletion failed. */
export function deleteStack(
  name: string,
  retained: readonly string[],
  { where, ground }: { readonly where: Where; readonly ground: Ground },
): void {
  const stack = findStack(ground.state, name, where);
  if (stack === undefined || stack.status === 'DELETE_COMPLETE') return;
  if (retained.length > 0 && stack.status !== 'DELETE_FAILED')
    invalid(
      `Invalid operation on stack [${stack.id}]. RetainResources is only for stacks in the DELETE_FAILED state`,
    );
  remove(stack, retained, ground);
}
