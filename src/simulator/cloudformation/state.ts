/** Stacks as plain data. */
import type { Output } from './resolve.ts';
import type { Resource } from './resource.ts';

export interface CloudFormationState {
  readonly stacks: Stack[];
  /** Counts everything that needs an id, so that two runs of a scenario give the same. */
  nextId: number;
}

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_COMPLETE'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** Simulated time, milliseconds. */
  readonly createdAt: number;
  updatedAt: number | undefined;
  deletedAt: number | undefined;
  status: StackStatus;
  statusReason: string | undefined;
  /** What is deployed; undefined: nothing yet. */
  deployed: Deployed | undefined;
  capabilities: readonly string[];
  readonly events: StackEvent[];
  changeSets: ChangeSet[];
}

export interface Deployed {
  readonly templateBody: string;
  readonly description: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of parameters that are never shown. */
  readonly secretParameters: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Those that exist, in the order of creation. */
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

export interface StackEvent {
  readonly eventId: string;
  readonly at: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
}

export interface Change {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly replacement: boolean;
  readonly resource: Resource;
}

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly createdAt: number;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason: string | undefined;
  executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED';
  readonly wanted: Deployed;
  readonly capabilities: readonly string[];
  readonly changes: readonly Change[];
}

/** A stack that is not deleted, by name or id; with its id also a deleted one. */
export function findStack(
  state: CloudFormationState,
  nameOrId: string,
  { accountId, region }: Pick<Stack, 'accountId' | 'region'>,
): Stack | undefined {
  return state.stacks.find(
    (stack) =>
      stack.accountId === accountId &&
      stack.region === region &&
      (stack.id === nameOrId || (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE')),
  );
}
