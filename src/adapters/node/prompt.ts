/** Questions on a terminal, one line each. */
import { createInterface } from 'node:readline/promises';
import { AppError } from '../../errors.ts';
import type { Prompt } from '../../ports/workspace.ts';
import { visible } from '../log-safe.ts';

export interface PromptStreams {
  readonly input: NodeJS.ReadableStream;
  /** Not stdout, which is for results. */
  readonly output: NodeJS.WritableStream;
}

/** One reader for all questions: lines that were pasted at once answer one question each. */
export function nodePrompt(streams: PromptStreams): Prompt {
  const lines = createInterface(streams);
  const answers = lines[Symbol.asyncIterator]();
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  return {
    ask: async (question) => {
      lines.setPrompt(visible(question));
      // After the end of the input there can still be lines that were pasted before it.
      if (isOpen) lines.prompt();
      const { done, value } = await answers.next();
      if (done !== true) return value;
      streams.output.write('\n');
      throw leftError();
    },
    say: (line) => {
      streams.output.write(`${visible(line)}\n`);
    },
    close: () => lines.close(),
  };
}

/** Ctrl-C, Ctrl-D, or the end of the input. */
function leftError(): AppError {
  return new AppError('cancelled', 'no answer was given, and nothing was written', {
    blame: 'user',
    hint: 'Run it again, or give the answers as flags.',
  });
}
