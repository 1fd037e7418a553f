/** Reading a run's state. */
import type { Phase, RunStatus } from '../ports/bedrock.ts';

export function isTerminal(status: RunStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}

/**
 * Whether Bedrock has accepted the input: bad data fails before this point, in minutes. undefined where no phase is
 * reported, so that a caller can wait for its whole budget instead.
 */
export function isValidated(phases: readonly Phase[]): boolean | undefined {
  const validation = phases.find((phase) => phase.name === 'validation');
  if (validation === undefined) return undefined;
  return validation.status === 'Completed';
}

/** A word for people: the furthest phase that has begun. */
export function currentPhase(phases: readonly Phase[]): Phase | undefined {
  return phases.findLast((phase) => phase.status !== 'NotStarted');
}
