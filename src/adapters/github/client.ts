/** Octokit with our limits: time-outs, retries of reads, rate limits, and answers that are answers. */
import { getOctokit } from '@actions/github';
import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/host.ts';
import { withRetry } from '../retry.ts';
import {
  type GitHubCall,
  isShortPause,
  rateLimitPause,
  statusOf,
  toGitHubError,
  unexpectedAnswer,
} from './errors.ts';
import { trustedUrl } from './url.ts';

const REQUEST_TIMEOUT_MS = 30_000;
/** Until the last byte of a file of up to 100 MB is there. */
const STREAM_TIMEOUT_MS = 10 * 60_000;
const TRIES = 3;
const PAUSE_MS = 1_000;

/** Octokit warns about deprecations through `console`; those words pass no gate. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export interface GitHubOptions {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** `GITHUB_API_URL`: https, or plain http to this machine. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

export interface GitHubClient {
  /** One request; `path` is below the repository, already percent-encoded. Returns the answer's data. */
  request(call: GitHubCall, request: GitHubRequest): Promise<unknown>;
  /** The bytes of an answer as they come. */
  stream(call: GitHubCall, path: string): AsyncIterable<Uint8Array>;
  /** All pages of a list. */
  list(call: GitHubCall, path: string): Promise<readonly unknown[]>;
  /** Login of the token's identity. */
  viewer(call: GitHubCall): Promise<unknown>;
}

export interface GitHubRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Media type; `raw` gives a file's text. */
  readonly raw?: boolean;
}

/**
 * Reads are tried three times; a write whose answer was lost is `github-unavailable`, for it may have happened.
 * A rate limit means that nothing happened: any request waits for it, up to a minute.
 */
export function githubClient(options: GitHubOptions): GitHubClient {
  const { token, repository, apiUrl, clock } = options;
  const baseUrl = trustedUrl(apiUrl, 'GITHUB_API_URL').href.replace(/\/$/, '');
  const octokit = getOctokit(token, { baseUrl, userAgent: 'bedrock-tune', log: SILENT });
  octokit.hook.wrap('request', (send, parameters) => {
    const { method, url } = parameters;
    // The only GraphQL we send is a query.
    const isRead = method === 'GET' || url.endsWith('/graphql');
    const retryable = (error: unknown) => verdict(error, isRead, clock.now());
    return withRetry({ clock, tries: TRIES, pauseMs: PAUSE_MS, retryable }, async () => {
      const isStream = parameters.request?.['parseSuccessResponseBody'] === false;
      const signal = AbortSignal.timeout(isStream ? STREAM_TIMEOUT_MS : REQUEST_TIMEOUT_MS);
      const answer = await send({ ...parameters, request: { ...parameters.request, signal } });
      checkAnswer(answer, parameters.headers.accept, isRead);
      return answer;
    });
  });
  const base = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
  return {
    request: (call, { method, path, body, raw }) =>
      mapped(call, async () => {
        const headers = raw === true ? { accept: RAW } : {};
        return (await octokit.request(`${method} ${base}${path}`, { ...body, headers })).data;
      }),
    stream: (call, path) =>
      streamed(call, async () => {
        const request = { parseSuccessResponseBody: false };
        return (await octokit.request(`GET ${base}${path}`, { headers: { accept: RAW }, request })).data;
      }),
    list: (call, path) =>
      mapped(call, () => octokit.paginate<unknown>(`GET ${base}${path}`, { per_page: 100 })),
    viewer: (call) => mapped(call, () => octokit.graphql<unknown>('query { viewer { login } }')),
  };
}

const RAW = 'application/vnd.github.raw+json';

async function mapped<T>(call: GitHubCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toGitHubError(error, call);
  }
}

async function* streamed(call: GitHubCall, open: () => Promise<unknown>): AsyncGenerator<Uint8Array> {
  const body = await mapped(call, open);
  if (!(body instanceof ReadableStream)) throw unexpectedAnswer(call, 'body');
  try {
    for await (const chunk of body) if (chunk instanceof Uint8Array) yield chunk;
  } catch (cause) {
    throw new AppError('github-unavailable', `GitHub: could not ${call.what} to its end`, {
      blame: 'github',
      hint: 'Run again.',
      cause,
    });
  }
}

function verdict(error: unknown, isRead: boolean, now: number): boolean | number {
  const pause = rateLimitPause(error, now);
  if (pause !== undefined) return isShortPause(pause) ? pause : false;
  if (!isRead) return false;
  return error instanceof AppError || (statusOf(error) ?? 0) >= 500;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Octokit hands over text where JSON was expected and broken, and nothing where the body broke off. */
function checkAnswer({ status, headers, data }: Answer, accept: unknown, isRead: boolean): void {
  if (typeof data !== 'string' || status === 204 || status === 205) return;
  const isEmptyFile = data === '' && String(headers['content-length']) === '0';
  if (accept === RAW && (data !== '' || isEmptyFile)) return;
  throw new AppError(
    isRead ? 'github-unexpected-answer' : 'github-unavailable',
    `GitHub: an answer that cannot be read (HTTP ${status})`,
    { blame: 'github', hint: 'Run again; if it stays, check GITHUB_API_URL and any proxy in between.' },
  );
}
