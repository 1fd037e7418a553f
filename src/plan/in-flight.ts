import type { RunStatus } from '../ports/bedrock.ts';

/** A run may still change, and counts against Bedrock's quota; of a status that nobody knows the worst is assumed. */
export function isInFlight(status: RunStatus): boolean {
  return status === 'InProgress' || status === 'Stopping' || status === 'Unknown';
}
