/** `apply`: makes AWS what the default branch says. Starts or adopts, follows for a while, leaves. */
import type { CommandResult } from '../outputs.ts';
import type { CommandContext } from './context.ts';
import { converge } from './converge.ts';
import { repositoryIdMissing } from './execute.ts';

/** @throws AppError `repository-id-missing` on a laptop that was not told which repository it speaks for */
export async function apply(context: CommandContext): Promise<CommandResult> {
  if (context.run.repositoryId === undefined) throw repositoryIdMissing();
  return await converge(context, 'apply');
}
