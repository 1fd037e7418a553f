/** `status`: looks, reports, starts nothing. `has-work` says whether an apply would. */
import type { CommandResult } from '../outputs.ts';
import type { CommandContext } from './context.ts';
import { converge } from './converge.ts';
import { withLeftovers } from './leftovers.ts';

export async function status(context: CommandContext): Promise<CommandResult> {
  const result = await converge(context, 'status');
  return context.inputs.all ? await withLeftovers(context, result) : result;
}
