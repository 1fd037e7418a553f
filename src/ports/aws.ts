/** The way into one AWS environment. */
import type { Bedrock } from './bedrock.ts';
import type { AccountSetup } from './doctor.ts';
import type { Inference } from './inference.ts';
import type { Objects } from './objects.ts';

export interface AwsTarget {
  readonly region: string;
  /** Compared with the caller's account before anything else is called. */
  readonly accountId: string;
  /** Role assumed through GitHub OIDC; undefined: ambient credentials (laptop). */
  readonly roleArn: string | undefined;
}

/** What is asked before a run is started: settings of the account, and no data. */
export type AccountSettings = Pick<AccountSetup, 'role' | 'simulate' | 'bucket' | 'quota' | 'baseModel'>;

export interface AwsSession {
  readonly accountId: string;
  readonly bedrock: Bedrock;
  readonly objects: Objects;
  /** Loaded on first use only. Gives up soon: what it has no answer to is told as not checked. */
  settings(): Promise<AccountSettings>;
  /** Loaded on first use only. */
  inference(): Promise<Inference>;
}

/** Connects lazily: nothing of an SDK is evaluated before the first call. */
export interface Aws {
  connect(target: AwsTarget): Promise<AwsSession>;
}
