/** What a process edge (the action on a runner, the CLI on a laptop) brings along. */
import type { Aws } from './aws.ts';
import type { Setup } from './doctor.ts';
import type { GitHub } from './github.ts';
import type { Clock, Console, Files, Git } from './host.ts';

export interface Edge {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly git: Git;
  readonly clock: Clock;
  readonly console: Console;
  /** Aborts when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Run id and attempt make calls traceable in CloudTrail. */
  readonly aws: (run: { readonly id: string; readonly attempt: string }) => Aws;
  /** Loaded on first use only. */
  readonly github: (token: string, repository: string) => Promise<GitHub>;
  /** What `doctor` reads; loaded on first use only. */
  readonly setup: (run: { readonly id: string; readonly attempt: string }) => Setup;
}

/** The runner's own files and log commands. */
export interface Runner {
  setOutput(name: string, value: string): void;
  /** Appends to the job summary; where that cannot be done, says so and goes on. */
  appendSummary(markdown: string): Promise<void>;
  /** One error line in the log; the exit code is the caller's. */
  fail(message: string): void;
}

export interface ActionEdge extends Edge {
  readonly runner: Runner;
  /** Parsed content of GITHUB_EVENT_PATH; undefined where the variable is not set. */
  readonly readEvent: () => Promise<unknown>;
}
