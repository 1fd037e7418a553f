/** The way into one AWS environment. */
import type { Bedrock } from './bedrock.ts';
import type { Objects } from './objects.ts';

export interface AwsTarget {
  readonly region: string;
  /** Compared with the caller's account before anything else is called. */
  readonly accountId: string;
  /** Role assumed through GitHub OIDC; undefined: ambient credentials (laptop). */
  readonly roleArn: string | undefined;
}

export interface AwsSession {
  readonly accountId: string;
  readonly bedrock: Bedrock;
  readonly objects: Objects;
}

/** Connects lazily: nothing of an SDK is evaluated before the first call. */
export interface Aws {
  connect(target: AwsTarget): Promise<AwsSession>;
}
