/** The one place where errors of Octokit become ours. */
import { AppError } from '../../errors.ts';
import { blockedBy } from '../blocked.ts';

/** What a GitHub call was about; goes into messages and hints. */
export interface GitHubCall {
  /** In words, for example `read pull request 7`. */
  readonly what: string;
  /** Workflow permission it needs, for example `pull-requests: write`. */
  readonly permission: string;
}

/** Longest pause taken over from a rate limit; beyond it the run says so and ends. */
const MAX_LIMIT_PAUSE_MS = 60_000;

/** HTTP status; undefined for what is no answer of GitHub. Octokit gives a lost connection the status 500. */
export function statusOf(error: unknown): number | undefined {
  const { status } = fields(error);
  return typeof status === 'number' ? status : undefined;
}

/**
 * Milliseconds to wait when GitHub says that a rate limit was hit (the request had no effect then);
 * undefined when it is not about a limit. `now` in milliseconds since the epoch.
 */
export function rateLimitPause(error: unknown, now: number): number | undefined {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return undefined;
  const headers = fields(fields(fields(error)['response'])['headers']);
  const after = Number(headers['retry-after']);
  if (after > 0) return after * 1000;
  if (String(headers['x-ratelimit-remaining']) !== '0')
    return status === 429 ? MAX_LIMIT_PAUSE_MS : undefined;
  return Math.max(0, Number(headers['x-ratelimit-reset']) * 1000 - now) || MAX_LIMIT_PAUSE_MS;
}

/** true where the pause is short enough to be taken. */
export function isShortPause(pauseMs: number): boolean {
  return pauseMs <= MAX_LIMIT_PAUSE_MS;
}

/** What Octokit threw as an `AppError` that names the permission a person may have to give. */
export function toGitHubError(error: unknown, call: GitHubCall): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const head = `GitHub: could not ${call.what}`;
  if (rateLimitPause(error, 0) !== undefined) {
    return new AppError('github-unavailable', `${head}: the rate limit of the token is used up`, {
      blame: 'github',
      hint: 'Run again later, or give `github-token` a token with a higher limit.',
      cause: error,
    });
  }
  if (status === 401) {
    return new AppError('github-denied', `${head}: the token is not valid (HTTP 401)`, {
      blame: 'user',
      hint: 'Check `github-token`, or the variable GITHUB_TOKEN: the token may have expired.',
      cause: error,
    });
  }
  if (status === 403) {
    return new AppError('github-denied', `${head} (HTTP ${status})`, {
      blame: 'user',
      hint: `Give the job the permission \`${call.permission}\`. Runs of forks and of Dependabot may only read.`,
      cause: error,
    });
  }
  if (status === 404 || status === 410) {
    return new AppError(
      'github-not-found',
      `${head}: there is none, or the token may not see it (HTTP ${status})`,
      {
        blame: 'user',
        hint: `Check that it exists, and that the job has the permission \`${call.permission}\`.`,
        cause: error,
      },
    );
  }
  const blocked = blockedBy(error);
  if (blocked !== undefined) {
    return new AppError('github-unavailable', `${head}: ${blocked.why}`, {
      blame: 'user',
      hint: blocked.hint,
      cause: error,
    });
  }
  if (status !== undefined && status >= 500) {
    return new AppError('github-unavailable', `${head}: no usable answer (HTTP ${status})`, {
      blame: 'github',
      hint: 'Run again; what was written before is found.',
      cause: error,
    });
  }
  if (status === undefined && fields(error)['name'] !== 'GraphqlResponseError') {
    return new AppError('internal', head, {
      blame: 'bug',
      hint: 'Report this with the log of the run.',
      cause: error,
    });
  }
  const said = error instanceof Error ? error.message : '';
  return new AppError('github-unexpected-answer', `${head}: ${said} (HTTP ${status ?? 200})`, {
    blame: 'github',
    hint: 'Run again; if it stays, report the message.',
    cause: error,
  });
}

export function unexpectedAnswer(call: GitHubCall, missing: string): AppError {
  return new AppError(
    'github-unexpected-answer',
    `GitHub: could not ${call.what}: the answer has no ${missing}`,
    {
      blame: 'github',
      hint: 'Run again; if it stays, check GITHUB_API_URL and any proxy in between.',
    },
  );
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  // Any object may be read by key; what it holds stays unknown.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
