/** What an operation gets and gives. Operations throw `BedrockFault` to refuse; then nothing has changed. */
import type { BaseModel } from '../../catalog/base-model.ts';
import type { SimBuckets } from './s3-uri.ts';
import type { Members } from './service-model.ts';
import type { AccountState, Settings } from './state.ts';

export interface Context {
  /** Settled at `now`. */
  readonly account: AccountState;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly settings: Settings;
  readonly models: readonly BaseModel[];
  readonly buckets: SimBuckets;
}

export interface Reply {
  readonly account: AccountState;
  readonly body: Members;
}

/** RFC 3339; undefined stays undefined and is not sent. */
export function timestamp(time: number): string;
export function timestamp(time: number | undefined): string | undefined;
export function timestamp(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
