/** `supersede: stop`: a run of an earlier specification ends before the present one starts. Only runs that are provably ours. */
import { AppError, isPassing } from '../errors.ts';
import type { Origin, RunRef } from '../plan/plan.ts';
import type { ObservedRun } from '../plan/reconcile.ts';
import type { CommandContext } from './context.ts';
import type { World } from './observe.ts';
import { isOfThisFile, ownOrigin } from './run-origin.ts';

/** A run that a later change of its job replaces. */
export interface OlderRun {
  readonly key: string;
  readonly run: RunRef;
  /** Where it was started from: its end is told there. */
  readonly origin: Origin;
}

interface StopOlder {
  readonly key: string;
  readonly world: World;
  readonly older: readonly ObservedRun[];
  readonly onSuperseded: (older: OlderRun) => Promise<void>;
}

/** Pauses before a Stop whose answer was lost is sent again. */
const ASK_AGAIN_MS = [1000, 2000];

/**
 * @throws AppError when Bedrock refuses to stop a run, or does not answer: then both would train, and cost; and when the
 *   run of the action is cancelled, which then starts nothing for which a run would have to end
 */
export async function stopOlder(
  context: CommandContext,
  { key, world, older, onSuperseded }: StopOlder,
): Promise<void> {
  for (const run of older) {
    const { jobName, jobArn } = run.ref;
    const origin = await ownOrigin(context, world, run);
    if (origin === undefined || (await isOfThisFile(context, key, origin.commit)) !== true) {
      context.console.warn(
        `${key}: ${jobName} goes on training: its tags and the history do not prove that it is an earlier run of this job of ${context.inputs.config}.`,
      );
      continue;
    }
    if (context.signal.aborted) throw cancelled(jobName);
    await onSuperseded({ key, run: run.ref, origin });
    const answer = await stopForSure(context, world, jobArn);
    context.console.info(
      `${key}: ${jobName} ${answer === 'stopping' ? 'is stopped for the present specification' : 'was stopping or had ended already'}`,
    );
  }
}

function cancelled(jobName: string): AppError {
  return new AppError('cancelled', `the run was cancelled before ${jobName} was stopped`, {
    blame: 'user',
    hint: 'Run apply again: it stops the earlier run first and then starts the present one.',
  });
}

/** Sends a Stop again whose answer was lost: it may be sent any number of times. */
export async function stopForSure(
  { clock, signal }: CommandContext,
  { session: { bedrock } }: World,
  jobArn: string,
): Promise<'stopping' | 'ended'> {
  for (const pause of ASK_AGAIN_MS) {
    try {
      return await bedrock.stopRun(jobArn);
    } catch (error) {
      if (!isPassing(error) || signal.aborted) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return await bedrock.stopRun(jobArn);
}
