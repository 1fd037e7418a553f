/** Which command an event may run. The table is the product's boundary: a pull request can never spend. */
import { AppError } from '../errors.ts';
import type { Trigger } from '../event.ts';
import type { Command } from '../inputs.ts';

export interface Choice {
  readonly command: Command;
  /** Why it is not the one asked for; undefined: it is. */
  readonly because: string | undefined;
}

/**
 * @param asked input `command`
 * @param hasAwsIdentity credentials can be had in this run
 * @throws AppError `trigger-refused` or `not-default-branch` where the command may not run on this event
 */
export function chooseCommand(asked: Command | 'auto', trigger: Trigger, hasAwsIdentity: boolean): Choice {
  const chosen = asked === 'auto' ? automatic(trigger) : asked;
  if (chosen === 'validate') return { command: 'validate', because: undefined };
  if (trigger.kind === 'pull-request' && trigger.untrusted)
    return {
      command: 'validate',
      because: 'a pull request from a fork or by Dependabot gets no credentials',
    };
  if (trigger.kind === 'merge-group')
    return { command: 'validate', because: 'a merge group is checked without credentials' };
  if (chosen === 'plan') return choosePlan(trigger, hasAwsIdentity);
  // It only reads, and the role of pull requests can be tried from one alone.
  if (chosen === 'doctor') return { command: 'doctor', because: undefined };
  requireDefaultBranch(chosen, trigger);
  const isAsked = trigger.kind === 'workflow-dispatch' || trigger.kind === 'local';
  if (!isAsked && (chosen === 'stop' || chosen === 'teardown'))
    throw refused(`${chosen} is never automatic`, 'Start it by workflow_dispatch.');
  return { command: chosen, because: undefined };
}

function choosePlan(trigger: Trigger, hasAwsIdentity: boolean): Choice {
  const isClosed = trigger.kind === 'pull-request' && trigger.state === 'closed';
  if (hasAwsIdentity || isClosed) return { command: 'plan', because: undefined };
  return {
    command: 'validate',
    because:
      'there are no AWS credentials (in a workflow: `permissions: id-token: write` and roles in jobs.yaml)',
  };
}

function automatic(trigger: Trigger): Command {
  switch (trigger.kind) {
    case 'pull-request':
      return 'plan';
    case 'push':
      return trigger.onDefaultBranch ? 'apply' : 'validate';
    case 'schedule':
    case 'workflow-dispatch':
      return 'status';
    default:
      return 'validate';
  }
}

/** What writes to AWS, or speaks for the default branch, runs there only. */
function requireDefaultBranch(command: Command, trigger: Trigger): void {
  switch (trigger.kind) {
    case 'local':
      return;
    case 'push':
    case 'schedule':
    case 'workflow-dispatch':
      if (trigger.onDefaultBranch) return;
      throw new AppError('not-default-branch', `${command} runs on the default branch only`, {
        blame: 'user',
        hint: 'Start the workflow on the default branch.',
      });
    default:
      throw refused(
        `${command} does not run on ${trigger.kind.replace('-', '_')}`,
        'Use `command: auto`, or plan.',
      );
  }
}

function refused(message: string, hint: string): AppError {
  return new AppError('trigger-refused', message, { blame: 'user', hint });
}
