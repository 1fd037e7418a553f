/**
 * The command recognition of the GitHub runner (actions/runner, `ActionCommand.cs`), rewritten as an oracle: it reads
 * captured output line by line as the runner does. Where the runner compares by culture, characters that are
 * ignorable there are skipped, the worst case for whoever prints.
 */
const COMMANDS = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

export interface RecognisedCommand {
  readonly name: string;
  readonly data: string;
}

/** Commands in a stream of output; LF, CR and CRLF each end a line. */
export function recognisedCommands(output: string): readonly RecognisedCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const seen = line.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\t)\p{Cc}/gu, '');
    return doubleColon(seen) ?? bracket(seen) ?? [];
  });
}

/** `::name props::data` after leading blanks. */
function doubleColon(line: string): RecognisedCommand | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  return known(text.slice(2, end), text.slice(end + 2));
}

/** `##[name props]data` anywhere. */
function bracket(line: string): RecognisedCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  return known(line.slice(start + 3, end), line.slice(end + 1));
}

function known(info: string, data: string): RecognisedCommand | undefined {
  const name = info.split(' ', 1)[0]?.toLowerCase() ?? '';
  return COMMANDS.has(name) ? { name, data } : undefined;
}
