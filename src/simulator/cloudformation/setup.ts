/** Stacks that a world begins with. */
import type { Ground } from './deploy.ts';
import { createStack } from './stacks.ts';
import type { CloudFormationState } from './state.ts';

export interface StackOptions {
  readonly name: string;
  /** The template's text. */
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Default: the world's account. */
  readonly accountId?: string;
  /** Default us-east-1. */
  readonly region?: string;
}

/** A world has no clock of its own: its first stacks carry this time. */
const FOUNDED = Date.UTC(2026, 0, 1);

export function emptyCloudFormation(): CloudFormationState {
  return { stacks: [], nextId: 0 };
}

/** Deploys them in order; throws where CloudFormation would refuse one or roll it back. */
export function deployStacks(
  stacks: readonly StackOptions[],
  accountId: string,
  ground: Omit<Ground, 'now'>,
): void {
  for (const { name, template, parameters = {}, tags = {}, ...where } of stacks) {
    const stack = createStack(
      {
        stackName: name,
        templateBody: template,
        parameters,
        previousParameters: [],
        capabilities: ['CAPABILITY_NAMED_IAM'],
        tags,
      },
      { accountId, region: 'us-east-1', ...where },
      { ...ground, now: () => FOUNDED },
    );
    if (stack.status === 'CREATE_COMPLETE') continue;
    const failed = stack.events.find(({ status }) => status === 'CREATE_FAILED');
    throw new Error(`stack ${name} is in ${stack.status}: ${failed?.logicalId}: ${failed?.reason}`);
  }
}
