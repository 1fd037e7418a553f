/** What every AWS client of ours has in common: limits, retries, and one source of credentials. */
import type { STSClient } from '@aws-sdk/client-sts';
import { awsFault } from './errors.ts';

const CONNECT_TIMEOUT_MS = 5_000;
export const REQUEST_TIMEOUT_MS = 30_000;

/** The SDK falls back to `console` without one; its words are not ours and pass no gate. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** How long an answer is waited for. */
export interface Patience {
  readonly maxAttempts: number;
  readonly timeoutMs: number;
}

/**
 * Options shared by all clients. Endpoints come from the environment (`AWS_ENDPOINT_URL*`), the SDK reads them.
 * @param patience where it is less than usual
 */
export function clientOptions(region: string, attempts: number, patience?: Patience) {
  const { maxAttempts, timeoutMs } = patience ?? { maxAttempts: attempts, timeoutMs: REQUEST_TIMEOUT_MS };
  return {
    region,
    maxAttempts,
    retryMode: 'standard',
    customUserAgent: 'bedrock-tune',
    logger: SILENT,
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
    },
  } as const;
}

/** Credentials shared by the clients of one environment. */
export interface SharedCredentials {
  readonly provider: STSClient['config']['credentials'];
  /** Fetches new ones although the present ones have not run out by our clock. */
  readonly renew: () => Promise<void>;
}

/** Runs one AWS call; when AWS says the credentials have expired, once more with new ones. */
export type Send = <T>(work: () => Promise<T>) => Promise<T>;

/** The SDK renews ahead of time but not on `ExpiredToken`, which a skewed clock or a revoked session brings. */
export function sender(credentials: SharedCredentials): Send {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (awsFault(error) !== 'expired-credentials') throw error;
      await credentials.renew();
      return await work();
    }
  };
}
