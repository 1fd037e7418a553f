import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import process from 'node:process';

/** Runs git; answers its output without the last line break. */
export type Git = (...args: readonly string[]) => string;

/** @param config the only configuration it reads, beside the repository's own */
export function gitIn(cwd: string, config: string): Git {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: config, GIT_CONFIG_SYSTEM: devNull };
  return (...args) =>
    execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
}
