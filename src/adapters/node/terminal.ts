/** The log on a laptop: plain text on stderr, so that stdout is free for `--json`. */
import type { Finding, Severity } from '../../errors.ts';
import type { Console } from '../../ports/host.ts';
import { visible } from '../log-safe.ts';

export interface TerminalOptions {
  readonly stream: { write(text: string): unknown; readonly isTTY?: boolean | undefined };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Shows debug lines. */
  readonly verbose: boolean;
}

type Style = 'bold' | 'red' | 'yellow' | 'blue' | 'dim';

const SGR: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34 };
const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Colours only on a terminal, and not where `NO_COLOR` is set (no-color.org). */
export function terminalConsole({ stream, env, verbose }: TerminalOptions): Console {
  const coloured = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const style = (name: Style, text: string) => (coloured ? `\u001b[${SGR[name]}m${text}\u001b[0m` : text);
  let indent = '';
  const print = (text: string) => {
    stream.write(`${indent}${text}\n`);
  };
  return {
    info: (line) => print(visible(line)),
    debug: (line) => {
      if (verbose) print(style('dim', visible(line)));
    },
    warn: (line) => print(`${style('yellow', 'warning')}: ${visible(line)}`),
    group: async (title, work) => {
      print(style('bold', visible(title)));
      const outer = indent;
      indent += '  ';
      try {
        return await work();
      } finally {
        indent = outer;
      }
    },
    annotate: (finding) => {
      print(
        `${place(finding)}: ${style(SEVERITY_STYLE[finding.severity], finding.severity)} ${code(finding)}`,
      );
      print(`  ${visible(finding.message)}`);
      if (finding.hint !== '') print(`  fix: ${visible(finding.hint)}`);
    },
  };
}

/** `file:line:column`, which editors and terminals turn into a link. */
function place({ file, line, column }: Finding): string {
  return `${visible(file)}:${line}:${column}`;
}

function code(finding: Finding): string {
  return `[${visible(finding.code)}]`;
}
