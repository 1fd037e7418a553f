/** GitHub's OIDC tokens: who this job is, as GitHub states it. */
import http from 'node:http';
import https from 'node:https';
import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/host.ts';
import { type Blocked, blockedBy } from '../blocked.ts';
import { type ProxyAgents, proxyAgents } from '../proxy.ts';
import { withRetry } from '../retry.ts';
import { trustedUrl } from './url.ts';

/** The audience AWS expects in a GitHub token unless a trust policy says otherwise. */
export const AWS_AUDIENCE = 'sts.amazonaws.com';

const TRIES = 5;
const PAUSE_MS = 1_000;
const BUDGET_MS = 60_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** A token has some kilobytes. */
const MAX_CHARACTERS = 1024 * 1024;

export interface MintOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Told every token before anyone else sees it, so that the log masks it. */
  readonly onSecret: (value: string) => void;
  /** Milliseconds for one request, its answer included; 10 s unless given. */
  readonly requestMs?: number;
}

/**
 * Mints tokens for an audience; a GitHub token lives five minutes, so one is asked for whenever one is needed.
 *
 * Throws `oidc-unavailable`: at once where the job may not have tokens or GitHub says no, after up to five tries
 * within a minute where its service does not answer.
 */
export function mintGitHubToken(options: MintOptions): (audience: string) => Promise<string> {
  const { clock, onSecret } = options;
  return async (audience) => {
    const request = tokenRequest(options, audience);
    const retryable = (error: unknown) => !(error instanceof AppError) && blockedBy(error) === undefined;
    try {
      const token = await withRetry(
        { clock, tries: TRIES, pauseMs: PAUSE_MS, budgetMs: BUDGET_MS, retryable },
        () => requestToken(request),
      );
      onSecret(token);
      return token;
    } catch (error) {
      throw error instanceof AppError ? error : unavailable(error);
    }
  };
}

interface TokenRequest {
  readonly url: URL;
  readonly bearer: string;
  readonly agents: ProxyAgents;
  readonly requestMs: number;
}

function tokenRequest({ env, requestMs = REQUEST_TIMEOUT_MS }: MintOptions, audience: string): TokenRequest {
  const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const bearer = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (!address || !bearer) {
    throw new AppError('oidc-unavailable', 'GitHub gives this job no OIDC token', {
      blame: 'user',
      hint: 'Add to the job: `permissions:` with the line `id-token: write` below it. Jobs of forks and of Dependabot cannot have one.',
    });
  }
  const url = trustedUrl(address, 'ACTIONS_ID_TOKEN_REQUEST_URL');
  url.searchParams.set('audience', audience);
  return { url, bearer, agents: proxyAgents(env), requestMs };
}

/** One request; plain errors are worth another try. The body is never part of a message: it may hold a token. */
async function requestToken(request: TokenRequest): Promise<string> {
  const { status, body } = await get(request);
  if (status >= 500 || status === 429) throw new Error(`HTTP ${status}`);
  if (status !== 200) throw refused(status);
  const { value } = Object(parsed(body)) as Readonly<Record<string, unknown>>;
  if (typeof value !== 'string' || value === '') throw new Error('an answer without a token');
  return value;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Not `fetch`: its first call costs a run 15 ms, and this is the one request that would need it. Follows no redirect,
 * which would take the bearer elsewhere.
 */
function get({ url, bearer, agents, requestMs }: TokenRequest): Promise<Answer> {
  const isSecure = url.protocol === 'https:';
  const send = isSecure ? https.request : http.request;
  const agent = isSecure ? agents.httpsAgent : agents.httpAgent;
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(requestMs);
    const request = send(url, { headers, signal, agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
        if (body.length > MAX_CHARACTERS) response.destroy(new Error('an answer without an end'));
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refused(status: number): AppError {
  return new AppError('oidc-unavailable', `GitHub refused an OIDC token (HTTP ${status})`, {
    blame: 'github',
    hint: 'Run the job again: the right to ask for tokens ends about six hours after a job starts.',
  });
}

function unavailable(cause: unknown): AppError {
  const blocked = blockedBy(cause);
  if (blocked !== undefined) return unreachable(blocked, cause);
  const why = cause instanceof Error ? cause.message : 'no answer';
  return new AppError('oidc-unavailable', `GitHub's OIDC service does not answer (${why})`, {
    blame: 'github',
    hint: 'Run the job again; nothing was started.',
    cause,
  });
}

function unreachable({ why, hint }: Blocked, cause: unknown): AppError {
  return new AppError('oidc-unavailable', `GitHub's OIDC service cannot be reached: ${why}`, {
    blame: 'user',
    hint,
    cause,
  });
}
