/** What every command gets: inputs, the event, and the ports. Commands wire the core to them and hold no state. */
import type { RunContext, Trigger } from '../event.ts';
import type { Inputs } from '../inputs.ts';
import type { Aws } from '../ports/aws.ts';
import type { Setup } from '../ports/doctor.ts';
import type { GitHub } from '../ports/github.ts';
import type { Clock, Console, Files, Git } from '../ports/host.ts';

export interface CommandContext {
  readonly inputs: Inputs;
  readonly trigger: Trigger;
  readonly run: RunContext;
  readonly files: Files;
  readonly git: Git;
  readonly clock: Clock;
  readonly console: Console;
  readonly aws: Aws;
  /** undefined: no token, or a token that must not be used for this event. */
  readonly github: GitHub | undefined;
  /** GitHub for reading alone, whatever the command; loaded when it is first asked for. */
  readonly openGitHub: () => Promise<GitHub | undefined>;
  /** What only `doctor` reads. */
  readonly setup: Setup;
  /** Aborts when the run is cancelled. */
  readonly signal: AbortSignal;
  /** AWS is a loopback endpoint: nothing is real, and every report says so. */
  readonly simulated: boolean;
}

/** `YYYY-MM-DD` in UTC. */
export function today(context: Pick<CommandContext, 'clock'>): string {
  return isoTime(context).slice(0, 10);
}

export function isoTime(context: Pick<CommandContext, 'clock'>): string {
  return new Date(context.clock.now()).toISOString();
}
