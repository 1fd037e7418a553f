/** The runner's side of a run. */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { AppError } from '../errors.ts';
import type { ActionEdge } from '../ports/edge.ts';
import { awsAdapter } from './aws/identity.ts';
import { mintGitHubToken } from './github/oidc.ts';
import { runnerConsole, runnerFiles } from './github/runner.ts';
import { apiUrlOf } from './github/url.ts';
import { systemClock as clock } from './node/clock.ts';
import { nodeFiles } from './node/files.ts';
import { nodeGit } from './node/git.ts';
import { onCancel } from './node/signals.ts';
import { setupAdapter } from './setup.ts';

const EVENT_LIMIT_BYTES = 25 * 1024 * 1024;

export function actionEdge(env: ActionEdge['env']): ActionEdge {
  const root = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const runner = runnerFiles(env);
  const files = nodeFiles({ root, temp: env['RUNNER_TEMP'] ?? tmpdir() });
  const mintToken = mintGitHubToken({ env, clock, onSecret: runner.maskSecret });
  return {
    env,
    runner,
    clock,
    files,
    git: nodeGit({ root, env }),
    console: runnerConsole(),
    signal: onCancel().signal,
    readEvent: () => readEvent(env['GITHUB_EVENT_PATH']),
    aws: ({ id, attempt }) =>
      awsAdapter({ mintToken, runId: id, runAttempt: attempt, repository: env['GITHUB_REPOSITORY'], clock }),
    setup: ({ id, attempt }) =>
      setupAdapter({ env, root, files, clock, mintToken, runId: id, runAttempt: attempt }),
    github: async (token, repository) => {
      const { githubAdapter } = await import('./github/api.ts');
      return githubAdapter({ token, repository, apiUrl: apiUrlOf(env), clock });
    },
  };
}

async function readEvent(path: string | undefined): Promise<unknown> {
  if (!path) return undefined;
  try {
    const bytes = await readFile(path);
    if (bytes.length > EVENT_LIMIT_BYTES) throw new Error('it is larger than 25 MiB');
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new AppError('event-invalid', 'the event payload at GITHUB_EVENT_PATH cannot be read', {
      blame: 'user',
      hint: 'Run this action from a GitHub workflow, or the CLI on a laptop.',
      cause: error,
    });
  }
}
