/** Making what a stack wants out of what it has, resource by resource; stacks complete at once. */
import { isDeepStrictEqual } from 'node:util';
import type { IamState } from '../identity.ts';
import type { S3State } from '../s3/state.ts';
import { typeNamed } from './registry.ts';
import { type Placement, type Resource, ResourceFailure, type Site } from './resource.ts';
import type { Change, CloudFormationState, Deployed, Stack, StackStatus } from './state.ts';

/** The world that stacks are deployed into. */
export interface Ground {
  readonly state: CloudFormationState;
  readonly iam: IamState;
  readonly s3: S3State;
  /** Simulated time. */
  readonly now: () => number;
}

const STACK_TYPE = 'AWS::CloudFormation::Stack';
const INITIATED = 'User Initiated';

/** What has to change, in the order of creation; removals come last. */
export function changesOf(old: readonly Resource[], wanted: readonly Resource[]): readonly Change[] {
  const made = wanted.flatMap((resource): Change[] => {
    const present = old.find(({ logicalId }) => logicalId === resource.logicalId);
    if (present === undefined) return [{ action: 'Add', replacement: false, resource }];
    if (isDeepStrictEqual(present, resource)) return [];
    return [{ action: 'Modify', replacement: isReplacement(present, resource), resource }];
  });
  const gone = old.filter(({ logicalId }) => wanted.every((resource) => resource.logicalId !== logicalId));
  return [
    ...made,
    ...gone.reverse().map((resource) => ({ action: 'Remove' as const, replacement: false, resource })),
  ];
}

function isReplacement(old: Resource, wanted: Resource): boolean {
  if (old.type !== wanted.type) return true;
  const { createOnly } = typeNamed(wanted.type);
  return createOnly.some((name) => !isDeepStrictEqual(old.properties[name], wanted.properties[name]));
}

/** Creates or updates; on a failure everything done is undone. */
export function deploy(stack: Stack, wanted: Deployed, ground: Ground): void {
  const old = stack.deployed?.resources ?? [];
  const creating = stack.deployed === undefined;
  const verb = creating ? 'CREATE' : 'UPDATE';
  stackEvent(stack, `${verb}_IN_PROGRESS`, ground, INITIATED);
  const site = siteOf(stack, ground);
  const done: Step[] = [];
  try {
    for (const change of changesOf(old, wanted.resources)) {
      if (change.action !== 'Remove') done.push(carryOut(change, old, { stack, ground, site }));
    }
  } catch (error) {
    if (!(error instanceof ResourceFailure)) throw error;
    rollBack(stack, { done, creating, wanted, reason: error.message }, ground);
    return;
  }
  stack.deployed = wanted;
  cleanUp(old, { stack, ground, site });
  if (!creating) stack.updatedAt = ground.now();
  finish(stack, creating ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE', ground);
}

interface Step {
  readonly resource: Resource;
  /** What was there before; undefined: nothing, or a resource of another name that stays until the end. */
  readonly before: Resource | undefined;
}

interface Work {
  readonly stack: Stack;
  readonly ground: Ground;
  readonly site: Site;
}

function carryOut({ replacement, resource }: Change, old: readonly Resource[], work: Work): Step {
  const { stack, ground, site } = work;
  const present = old.find(({ logicalId }) => logicalId === resource.logicalId);
  const before = replacement ? undefined : present;
  const verb = before === undefined ? 'CREATE' : 'UPDATE';
  event({ stack, ground }, resource, `${verb}_IN_PROGRESS`);
  try {
    if (replacement && present?.id === resource.id)
      throw new ResourceFailure(
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${resource.id} and update the stack again.`,
      );
    const type = typeNamed(resource.type);
    if (before === undefined) type.create(resource, site);
    else type.update(resource, before, site);
  } catch (error) {
    if (error instanceof ResourceFailure) event({ stack, ground }, resource, `${verb}_FAILED`, error.message);
    throw error;
  }
  event({ stack, ground }, resource, `${verb}_COMPLETE`);
  return { resource, before };
}

interface Failed {
  readonly done: readonly Step[];
  readonly creating: boolean;
  readonly wanted: Deployed;
  readonly reason: string;
}

/** A resource with `DeletionPolicy: Retain` stays also where its creation is rolled back. */
function rollBack(stack: Stack, { done, creating, wanted, reason }: Failed, ground: Ground): void {
  const site = siteOf(stack, ground);
  const start: StackStatus = creating ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
  stackEvent(stack, start.replace('COMPLETE', 'IN_PROGRESS'), ground, reason);
  for (const { resource, before } of done.toReversed()) {
    const type = typeNamed(resource.type);
    if (before !== undefined) {
      type.update(before, resource, site);
      event({ stack, ground }, before, 'UPDATE_COMPLETE');
    } else if (resource.deletionPolicy === 'Retain') event({ stack, ground }, resource, 'DELETE_SKIPPED');
    else {
      type.remove(resource, site);
      event({ stack, ground }, resource, 'DELETE_COMPLETE');
    }
  }
  if (creating) stack.deployed = { ...wanted, resources: [], outputs: [] };
  finish(stack, start, ground, reason);
}

/** After an update: what is no longer wanted, and what was replaced. A failure here leaves the update complete. */
function cleanUp(old: readonly Resource[], work: Work): void {
  const wanted = work.stack.deployed?.resources ?? [];
  const replaced = (resource: Resource) =>
    wanted.some(({ logicalId, id }) => logicalId === resource.logicalId && id !== resource.id);
  const kept = (resource: Resource) => wanted.some(({ logicalId }) => logicalId === resource.logicalId);
  for (const resource of old.toReversed()) {
    if (replaced(resource)) removeOne(resource, resource.updateReplacePolicy !== 'Delete', work);
    else if (!kept(resource)) removeOne(resource, resource.deletionPolicy !== 'Delete', work);
  }
}

/** false: it could not be deleted. */
function removeOne(resource: Resource, retained: boolean, { stack, ground, site }: Work): boolean {
  if (retained) {
    event({ stack, ground }, resource, 'DELETE_SKIPPED');
    return true;
  }
  event({ stack, ground }, resource, 'DELETE_IN_PROGRESS');
  try {
    typeNamed(resource.type).remove(resource, site);
  } catch (error) {
    if (!(error instanceof ResourceFailure)) throw error;
    event({ stack, ground }, resource, 'DELETE_FAILED', error.message);
    return false;
  }
  event({ stack, ground }, resource, 'DELETE_COMPLETE');
  return true;
}

/** Deletes a stack's resources, last made first; what cannot go keeps the stack in DELETE_FAILED. */
export function remove(stack: Stack, skipped: readonly string[], ground: Ground): void {
  stackEvent(stack, 'DELETE_IN_PROGRESS', ground, INITIATED);
  const work = { stack, ground, site: siteOf(stack, ground) };
  const failed: Resource[] = [];
  for (const resource of stack.deployed?.resources.toReversed() ?? []) {
    // What another resource needs stays as long as that one does.
    if (failed.some(({ dependsOn }) => dependsOn.includes(resource.logicalId))) failed.push(resource);
    else {
      const retained = resource.deletionPolicy !== 'Delete' || skipped.includes(resource.logicalId);
      if (!removeOne(resource, retained, work)) failed.push(resource);
    }
  }
  if (stack.deployed !== undefined)
    stack.deployed = {
      ...stack.deployed,
      resources: failed.toReversed(),
      outputs: failed.length > 0 ? stack.deployed.outputs : [],
    };
  if (failed.length > 0) {
    const names = failed.map(({ logicalId }) => logicalId).join(', ');
    finish(stack, 'DELETE_FAILED', ground, `The following resource(s) failed to delete: [${names}]. `);
    return;
  }
  stack.deletedAt = ground.now();
  stack.changeSets = [];
  finish(stack, 'DELETE_COMPLETE', ground);
}

function siteOf(stack: Stack, { iam, s3 }: Ground): Site {
  return { iam, s3, placement: placementOf(stack) };
}

export function placementOf({ accountId, region, name, id }: Stack): Placement {
  return { accountId, region, stackName: name, stackId: id };
}

function finish(stack: Stack, status: StackStatus, ground: Ground, reason?: string): void {
  stack.status = status;
  stack.statusReason = reason;
  stackEvent(stack, status, ground, undefined);
}

export function stackEvent(stack: Stack, status: string, ground: Ground, reason?: string): void {
  add(stack, ground, { logicalId: stack.name, physicalId: stack.id, type: STACK_TYPE, status, reason });
}

function event(
  { stack, ground }: Pick<Work, 'stack' | 'ground'>,
  resource: Resource,
  status: string,
  reason?: string,
): void {
  const { logicalId, type } = resource;
  const physicalId = status === 'CREATE_IN_PROGRESS' ? '' : resource.id;
  add(stack, ground, { logicalId, physicalId, type, status, reason });
}

function add(
  stack: Stack,
  ground: Ground,
  what: { logicalId: string; physicalId: string; type: string; status: string; reason: string | undefined },
): void {
  const eventId = `${what.logicalId}-${what.status}-${stack.events.length + 1}`;
  stack.events.push({ eventId, at: ground.now(), ...what });
}
