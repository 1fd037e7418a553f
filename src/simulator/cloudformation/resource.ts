/** What a resource type of CloudFormation is to the simulator. */
import { createHash } from 'node:crypto';
import type { IamState } from '../identity.ts';
import type { S3State } from '../s3/state.ts';
import type { Shape } from './shape.ts';
import type { Retention } from './template.ts';
import type { ValueMap } from './value.ts';

/** Where a stack is: its resources are made in this account and region. */
export interface Placement {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId: string;
}

/** What `Ref` (`id`, the physical id) and `Fn::GetAtt` give. */
export interface Identity {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A resource with every intrinsic function worked out. */
export interface Resource extends Identity {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: ValueMap;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: Retention;
  readonly updateReplacePolicy: Retention;
}

/** The state that resources live in. */
export interface Site {
  readonly iam: IamState;
  readonly s3: S3State;
  readonly placement: Placement;
}

export interface ResourceType {
  readonly properties: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Properties whose change makes a new resource. */
  readonly createOnly: readonly string[];
  /** The property that names it, where CAPABILITY_NAMED_IAM counts it. */
  readonly nameProperty?: string;
  /** Names for `Fn::GetAtt`. */
  readonly attributes: readonly string[];
  /** Physical names follow from the properties alone, so that a stack can be worked out before it is made. */
  identify(properties: ValueMap, logicalId: string, placement: Placement): Identity;
  /** These throw `ResourceFailure`. */
  create(resource: Resource, site: Site): void;
  update(resource: Resource, old: Resource, site: Site): void;
  remove(resource: Resource, site: Site): void;
}

/** Why one resource could not be created, updated or deleted; the stack tells it as the status reason. */
export class ResourceFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ResourceFailure';
  }
}

export function fail(message: string): never {
  throw new ResourceFailure(message);
}

/** `<stack>-<logical id>-<12 characters>`; the same on every run of a scenario. */
export function generatedName(logicalId: string, { stackName, stackId }: Placement, maxLength = 64): string {
  const suffix = digest(`${stackId}/${logicalId}`).slice(0, 12).toUpperCase();
  return `${`${stackName}-${logicalId}`.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}

export function uuidFrom(text: string): string {
  const hex = digest(text);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
