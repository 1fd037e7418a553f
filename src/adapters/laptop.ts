/** A laptop's side of a run: the person's own credentials, words on a terminal. */
import { tmpdir } from 'node:os';
import { AppError } from '../errors.ts';
import type { Edge } from '../ports/edge.ts';
import { awsAdapter } from './aws/identity.ts';
import { apiUrlOf } from './github/url.ts';
import { visible } from './log-safe.ts';
import { systemClock as clock } from './node/clock.ts';
import { nodeFiles } from './node/files.ts';
import { nodeGit, repositoryRoot } from './node/git.ts';
import { onCancel } from './node/signals.ts';
import { terminalConsole } from './node/terminal.ts';
import { setupAdapter } from './setup.ts';

export interface LaptopOptions {
  readonly env: Edge['env'];
  /** A folder of the repository. */
  readonly folder: string;
  /** Shows debug lines. */
  readonly verbose: boolean;
}

export async function laptopEdge({ env, folder, verbose }: LaptopOptions): Promise<Edge> {
  const root = (await repositoryRoot(folder)) ?? folder;
  const files = nodeFiles({ root, temp: tmpdir() });
  return {
    env,
    clock,
    files,
    git: nodeGit({ root, env }),
    console: terminalConsole({ stream: process.stderr, env, verbose }),
    signal: onCancel().signal,
    aws: ({ id, attempt }) => awsAdapter({ mintToken: noToken, runId: id, runAttempt: attempt, clock }),
    setup: ({ id, attempt }) =>
      setupAdapter({ env, root, files, clock, mintToken: noToken, runId: id, runAttempt: attempt }),
    github: async (token, repository) => {
      const { githubAdapter } = await import('./github/api.ts');
      return githubAdapter({ token, repository, apiUrl: apiUrlOf(env), clock });
    },
  };
}

/** Text of strangers can hold terminal escapes: shown, never obeyed. */
export function visibleText(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line, Number.MAX_SAFE_INTEGER))
    .join('\n');
}

async function noToken(): Promise<string> {
  throw new AppError('oidc-unavailable', 'there is no GitHub OIDC token on a laptop', {
    blame: 'user',
    hint: 'Use your own AWS credentials (environment, profile or SSO).',
  });
}
