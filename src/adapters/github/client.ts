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

/** The largest answer is a file of a repository: GitHub has none above 100 MB. */
const LIMITS = { requestMs: 30_000, streamMs: 10 * 60_000, answerBytes: 128 * 1024 * 1024 };
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
  /** Milliseconds for a request with its answer (`streamMs`: with that of a file), and bytes of an answer once unpacked. */
  readonly limits?: Partial<typeof LIMITS>;
}

export interface GitHubClient {
  /** One request; `path` is below the repository, already percent-encoded. Returns the answer's data. */
  request(call: GitHubCall, request: GitHubRequest): Promise<unknown>;
  /** The bytes of an answer as they come. */
  stream(call: GitHubCall, path: string): AsyncIterable<Uint8Array>;
  /** All pages of a list. */
  list(call: GitHubCall, path: string): Promise<readonly unknown[]>;
  /** One GraphQL query; the variables `owner` and `name` are the repository's. Returns its `data`. */
  query(call: GitHubCall, document: string, variables?: Readonly<Record<string, string>>): Promise<unknown>;
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
  const { requestMs, streamMs, answerBytes } = { ...LIMITS, ...options.limits };
  const baseUrl = trustedUrl(apiUrl, 'GITHUB_API_URL').href.replace(/\/$/, '');
  const octokit = getOctokit(token, { baseUrl, userAgent: 'bedrock-tune', log: SILENT });
  octokit.hook.wrap('request', (send, parameters) => {
    const { method, url, request: usual } = parameters;
    // The one Octokit was made with, which knows the proxy.
    const fetch = boundedFetch(usual?.['fetch'] ?? globalThis.fetch, answerBytes);
    // All GraphQL we send is queries.
    const isRead = method === 'GET' || url.endsWith('/graphql');
    const retryable = (error: unknown) => verdict(error, isRead, clock.now());
    return withRetry({ clock, tries: TRIES, pauseMs: PAUSE_MS, retryable }, async () => {
      const isStream = usual?.['parseSuccessResponseBody'] === false;
      const signal = AbortSignal.timeout(isStream ? streamMs : requestMs);
      // Octokit's own hook hands on the very object it was given, whatever it is called with.
      parameters.request = { ...usual, fetch, signal };
      const answer = await send(parameters);
      checkAnswer(answer, parameters.headers.accept, isRead);
      return answer;
    });
  });
  const [owner = '', name = ''] = repository.split('/');
  const base = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
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
    query: (call, document, variables) =>
      mapped(call, () => octokit.graphql<unknown>(document, { ...variables, owner, name })),
  };
}

/** What answers in full or not at all: a few kilobytes can unpack to gigabytes. */
function boundedFetch(fetch: typeof globalThis.fetch, maxBytes: number): typeof globalThis.fetch {
  return async (...request) => {
    const answer = await fetch(...request);
    if (answer.body === null) return answer;
    let left = maxBytes;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new Error(`an answer of more than ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = answer;
    return new Response(answer.body.pipeThrough(counted), { status, statusText, headers });
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
