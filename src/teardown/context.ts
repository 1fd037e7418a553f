/** What carrying out a teardown needs, and the shape of its answers. */
import { toAppError } from '../errors.ts';
import type { Bedrock } from '../ports/bedrock.ts';
import type { Clock } from '../ports/host.ts';
import type { Objects } from '../ports/objects.ts';
import { byHand } from './by-hand.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from './teardown.ts';

export interface TeardownContext {
  readonly bedrock: Bedrock;
  readonly objects: Objects;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to wait for what is stopped and deleted to be gone; a later run with the same code goes on. */
  readonly waitMs: number;
  readonly onProgress: (line: string) => void;
  /** The plan over what the account and the buckets hold now. */
  readonly planAgain: () => Promise<TeardownPlan>;
}

export type ItemOf<K extends TeardownItem['kind']> = Extract<TeardownItem, { readonly kind: K }>;

export function itemsOf<K extends TeardownItem['kind']>(
  plan: Pick<TeardownPlan, 'items'>,
  kind: K,
): readonly ItemOf<K>[] {
  return plan.items.filter((item): item is ItemOf<K> => item.kind === kind);
}

/** Tells each thing from every other, also in other environments. */
export function idOf(item: TeardownItem): string {
  switch (item.kind) {
    case 'object':
      return JSON.stringify([item.bucket, item.key, item.versionId]);
    case 'upload':
      return JSON.stringify([item.bucket, item.key, 'upload', item.uploadId]);
    default:
      return item.arn;
  }
}

export function deleted(item: TeardownItem): TeardownResult {
  return { outcome: 'deleted', item };
}

export function alreadyGone(item: TeardownItem): TeardownResult {
  return { outcome: 'already-gone', item };
}

export function pending(item: TeardownItem, reason: string): TeardownResult {
  return { outcome: 'pending', item, reason };
}

/** A person who cancels has changed their mind: from then on nothing more is stopped or deleted. */
export function cancelled(item: TeardownItem): TeardownResult {
  return pending(item, 'the run was cancelled before it came to this');
}

/** With the command that does it by hand. */
export function failed(plan: TeardownPlan, item: TeardownItem, error: unknown): TeardownResult {
  return { outcome: 'failed', item, reason: toAppError(error).message, command: byHand(plan, item) };
}

export function isOpen({ outcome }: TeardownResult): boolean {
  return outcome === 'pending' || outcome === 'failed';
}
