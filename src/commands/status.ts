/** `status`: looks, reports, starts nothing. `has-work` says whether an apply would. */
import type { CommandResult } from '../outputs.ts';
import type { CommandContext } from './context.ts';
import { converge } from './converge.ts';

export async function status(context: CommandContext): Promise<CommandResult> {
  return await converge(context, 'status');
}
