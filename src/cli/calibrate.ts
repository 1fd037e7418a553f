/** `bedrock-tune validate --calibrate`: paid, so only by hand. The action has no way to it. */
import { env, stderr, stdin } from 'node:process';
import { nodePrompt } from '../adapters/node/prompt.ts';
import { calibrate, inWorkflow } from '../commands/calibrate.ts';
import type { Request } from '../main.ts';

/**
 * What is done instead of `validate`. @param yes asks nothing
 * @throws AppError `trigger-refused` in a workflow, where a pull request could spend
 */
export function calibrating(yes: boolean): NonNullable<Request['instead']> {
  if (env['GITHUB_ACTIONS'] === 'true') throw inWorkflow();
  const canAsk = stdin.isTTY === true && stderr.isTTY === true;
  const prompt = canAsk ? () => nodePrompt({ input: stdin, output: stderr }) : undefined;
  return async (context) => await calibrate(context, { given: yes, prompt });
}
