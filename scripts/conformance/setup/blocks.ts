/** The commands of a page: its `sh` blocks, each cut into what a reader would paste at once. */
import { spawnSync } from 'node:child_process';

export interface Block {
  /** The heading above it. */
  readonly title: string;
  readonly code: string;
}

export function shellBlocks(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(({ 1: code = '', index }) => ({
    title: [...markdown.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '',
    code,
  }));
}

/**
 * Whole commands, in their order: as few lines as bash takes for complete. Throws with bash's words where the end is
 * reached within one.
 */
export function commandsOf({ title, code }: Block): readonly string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of code.trimEnd().split('\n')) {
    open += open === '' ? line : `\n${line}`;
    if (line.endsWith('\\') || syntaxError(open) !== undefined) continue;
    if (open.trim() !== '') commands.push(open);
    open = '';
  }
  if (open !== '') throw new Error(`"${title}": ${syntaxError(open) ?? 'it ends within a command'}`);
  return commands;
}

/** undefined: bash would run it. */
export function syntaxError(code: string): string | undefined {
  const { status, stderr } = spawnSync('bash', ['--norc', '-n'], { input: code, encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim();
}
