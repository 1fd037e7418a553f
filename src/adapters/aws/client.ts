/** What every AWS client of ours has in common: limits, retries, proxies, and one source of credentials. */
import type { STSClient } from '@aws-sdk/client-sts';
import { proxyAgents } from '../proxy.ts';
import { type AnswerLimits, boundedAnswers } from './bounded.ts';
import { awsFault } from './errors.ts';

const REQUEST_TIMEOUT_MS = 30_000;
/** Objects that travel slower than this many bytes per millisecond are taken for dead. */
export const SLOWEST = 256;

export interface Limits extends AnswerLimits {
  /** Milliseconds until a connection stands, a proxy's part included. */
  readonly connectMs: number;
  /** Milliseconds until an answer begins, and between two bytes of it. */
  readonly requestMs: number;
}

/** The longest answers are lists: a page of a thousand entries has less than a megabyte. */
export const LIMITS: Limits = {
  connectMs: 5_000,
  requestMs: REQUEST_TIMEOUT_MS,
  answerMs: REQUEST_TIMEOUT_MS,
  answerBytes: 32 * 1024 * 1024,
};

/** How the calls of a run travel. */
export interface Transport {
  readonly limits: Limits;
  /** Instead of what each client has by itself. */
  readonly maxAttempts?: number;
  /** Added to the SDK's user agent, which CloudTrail keeps with every call. */
  readonly userAgent: readonly (readonly [name: string, value?: string])[];
}

const UNTRACED: Transport = { limits: LIMITS, userAgent: [['bedrock-tune']] };

/** The SDK falls back to `console` without one; its words are not ours and pass no gate. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/**
 * Options shared by all clients. Endpoints (`AWS_ENDPOINT_URL*`, `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT`)
 * are the SDK's own to read from the environment; so are the proxies here.
 */
export function clientOptions(
  region: string,
  attempts: number,
  { limits, userAgent, maxAttempts = attempts }: Transport = UNTRACED,
) {
  return {
    region,
    maxAttempts,
    retryMode: 'standard' as const,
    // Not `cacheMiddleware`: calls side by side would share one context, which holds endpoint, region and redirects.
    customUserAgent: userAgent.map(([name, value]): [string, string?] =>
      value === undefined ? [name] : [name, value],
    ),
    logger: SILENT,
    requestHandler: {
      connectionTimeout: limits.connectMs,
      requestTimeout: limits.requestMs,
      throwOnRequestTimeout: true,
      socketTimeout: limits.requestMs,
      ...proxyAgents(process.env),
    },
    extensions: [boundedAnswers(limits)],
  };
}

/** Credentials shared by the clients of one environment. */
export interface SharedCredentials {
  readonly provider: STSClient['config']['credentials'];
  /** How often they were renewed before their time. */
  readonly renewals: () => number;
  /** Fetches new ones although the present ones have not run out by our clock. */
  readonly renew: () => Promise<void>;
  /** Of every client that uses them. */
  readonly transport: Transport;
}

/** Runs one AWS call; when AWS says the credentials have expired, once more with new ones. */
export type Send = <T>(work: () => Promise<T>) => Promise<T>;

/** The SDK renews ahead of time but not on `ExpiredToken`, which a skewed clock or a revoked session brings. */
export function sender(credentials: SharedCredentials): Send {
  return async (work) => {
    const before = credentials.renewals();
    try {
      return await work();
    } catch (error) {
      if (awsFault(error) !== 'expired-credentials') throw error;
      // Calls that ran side by side fail side by side: the first to say so renews for all.
      if (credentials.renewals() === before) await credentials.renew();
      return await work();
    }
  };
}
