/** `status`: looks, reports, starts nothing. `has-work` says whether an apply would. */
import type { CommandResult } from '../outputs.ts';
import type { CommandContext } from './context.ts';
import { converge } from './converge.ts';
import { repositoryIdMissing } from './execute.ts';
import { withLeftovers } from './leftovers.ts';

export async function status(context: CommandContext): Promise<CommandResult> {
  // Said before anything is read: the refusal would cost the whole status.
  if (context.inputs.all && context.run.repositoryId === undefined) throw repositoryIdMissing();
  const result = await converge(context, 'status');
  return context.inputs.all ? await withLeftovers(context, result) : result;
}
