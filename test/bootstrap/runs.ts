/** Commands as a workflow job runs them, in this process, in a simulated account that the templates set up. */
import { tmpdir } from 'node:os';
import { awsAdapter } from '../../src/adapters/aws/identity.ts';
import { githubAdapter } from '../../src/adapters/github/api.ts';
import { mintGitHubToken } from '../../src/adapters/github/oidc.ts';
import { nodeFiles } from '../../src/adapters/node/files.ts';
import { nodeGit } from '../../src/adapters/node/git.ts';
import { parseEvent } from '../../src/event.ts';
import { type InputName, parseInputs } from '../../src/inputs.ts';
import { runCommand } from '../../src/main.ts';
import type { CommandResult } from '../../src/outputs.ts';
import type { Edge } from '../../src/ports/edge.ts';
import type { Simulator } from '../../src/simulator/host.ts';
import { mintRequestToken } from '../../src/simulator/oidc/state.ts';
import type { LedgerEntry } from '../../src/simulator/protocol.ts';
import type { SimEvent } from '../../src/simulator/workflow/events.ts';
import { instantClock, setEnv } from '../adapters/wire.ts';
import { noSetup } from '../commands/support.ts';
import { MemoryConsole } from '../support/memory-ports.ts';

export interface Ran {
  readonly result: CommandResult;
  readonly calls: readonly LedgerEntry[];
}

export type Run = (event: SimEvent, inputs: Partial<Record<InputName, string>>) => Promise<Ran>;

export function runnerOf(simulator: Simulator, root: string): Run {
  return async (event, given) => {
    const clock = instantClock(Date.now());
    const env: Record<string, string> = {
      ...simulator.env,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: mintRequestToken(simulator.world.oidc, event.claims),
      GITHUB_WORKSPACE: root,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_REF: event.ref,
      GITHUB_SHA: event.sha,
      GITHUB_REPOSITORY: 'acme/support-models',
      GITHUB_REPOSITORY_ID: '4242',
      GITHUB_RUN_ID: '77',
    };
    // The SDK reads its endpoints from the process.
    setEnv(env);
    const mintToken = mintGitHubToken({ env, clock, onSecret: () => undefined });
    const edge: Edge = {
      env,
      clock,
      files: nodeFiles({ root, temp: tmpdir() }),
      git: nodeGit({ root, env: process.env }),
      console: new MemoryConsole(),
      signal: new AbortController().signal,
      aws: ({ id, attempt }) => awsAdapter({ mintToken, runId: id, runAttempt: attempt, clock }),
      github: async (token, repository) =>
        githubAdapter({ token, repository, apiUrl: env['GITHUB_API_URL'] ?? '', clock }),
      setup: () => noSetup,
    };
    const inputs: Partial<Record<string, string>> = { 'github-token': env['GITHUB_TOKEN'] ?? '', ...given };
    const before = simulator.ledger.entries().length;
    const { result } = await runCommand(edge, async () => ({
      inputs: parseInputs((name) => inputs[name] ?? ''),
      event: parseEvent(env, event.payload),
    }));
    return { result, calls: simulator.ledger.entries().slice(before) };
  };
}
