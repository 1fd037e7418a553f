/** Running Git's own program: the only child process of the project, arguments as an array, never a shell. */
import { type ExecFileException, execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { AppError } from '../../errors.ts';
import { realFolder } from './root.ts';

export const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** HEAD, a commit id, or the name of a branch or tag in plain characters; nothing that Git reads as an option or a range. */
const REF = /^(?!.*(?:\.\.|\/\/|\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,254}$/;

/** As Git writes it, SHA-1 or SHA-256. */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface GitOptions {
  /** Root of the repository; a repository that merely contains this folder does not count. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a command that asks a server gets beyond the others. */
  readonly network?: {
    readonly settings: readonly string[];
    /** Names of variables that are passed on. */
    readonly variables: readonly string[];
  };
}

export type Run = (args: readonly string[], maxBytes?: number) => Promise<GitResult>;

interface GitResult {
  /** Exit code; Git's own failures are 128 and 129. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export function checkedId(id: string): string {
  if (OBJECT_ID.test(id)) return id;
  throw new AppError('git-failed', `${JSON.stringify(id.slice(0, 80))} is not the id of an object`, {
    blame: 'bug',
    hint: 'Please report this.',
  });
}

export function checkedRef(ref: string): string {
  if (REF.test(ref)) return ref;
  throw new AppError('git-failed', `${JSON.stringify(ref.slice(0, 80))} is not the name of a commit`, {
    blame: 'user',
    hint: 'Give a full commit id, or the plain name of a branch or tag.',
  });
}

export function text({ stdout }: GitResult): string {
  return stdout.toString('utf8').trimEnd();
}

export function succeeded(command: string, answer: GitResult): GitResult {
  if (answer.code === 0) return answer;
  throw new AppError('git-failed', `git ${command} failed: ${answer.stderr}`, {
    blame: 'user',
    hint: 'Check out the whole history (`fetch-depth: 0`) and name commits that are in it.',
  });
}

const SETTINGS = [
  'core.quotepath=off',
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
];

interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly settings: readonly string[];
}

/**
 * Settings for every command:
 * - `safe.directory` names this very folder, because the checkout of a container job belongs to another user and
 *   Git would refuse it; it is no wildcard, and given on the command line it leaves no trace on the machine;
 * - nothing that a repository's own configuration could start is used by the commands here but the one that fetches
 *   (which asks as the checkout was told to), and the settings that could run a program (hooks, file-system monitor,
 *   signatures in a log) are switched off all the same;
 * - the log shows what the root brought, and follows no renames;
 * - paths are literal, replacement objects and fetching missing objects from a server are off.
 */
export async function surroundings({ root, env, network }: GitOptions): Promise<Surroundings> {
  const cwd = await realFolder(root);
  const all = [...SETTINGS, ...(network?.settings ?? []), `safe.directory=${cwd}`];
  return {
    cwd,
    env: { ...gitEnvironment(env, cwd), ...keptVariables(env, network?.variables ?? []) },
    settings: ['--no-pager', ...all.flatMap((setting) => ['-c', setting])],
  };
}

/** @param end how a command that takes too long is ended; `SIGTERM` lets it take its lock files away */
export function gitRunner(options: GitOptions, end: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Run {
  // Resolved when Git is first asked: where there is no such folder, that is an answer and not the end of the process.
  let known: Promise<Surroundings> | undefined;
  return async (args, maxBytes = MAX_OUTPUT_BYTES) => {
    known ??= surroundings(options);
    const { settings, ...place } = await known;
    const limits = { timeout: TIMEOUT_MS, killSignal: end, maxBuffer: maxBytes } as const;
    const how = { ...place, ...limits, encoding: 'buffer', windowsHide: true } as const;
    return await new Promise((resolve, reject) => {
      execFile('git', [...settings, ...args], how, (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(failedToRun(args[0] ?? '', error));
        else resolve({ code: Number(error?.code ?? 0), stdout, stderr: firstLine(stderr) });
      });
    });
  };
}

/** Only what Git needs to run: credentials of the job, and GIT_* of a hook or a user, stay away from it. */
function gitEnvironment(env: GitOptions['env'], root: string): NodeJS.ProcessEnv {
  return {
    ...keptVariables(env, ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'USERPROFILE', 'TMPDIR', 'TEMP']),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_CEILING_DIRECTORIES: dirname(root),
  };
}

/** Those of the names that are set. */
function keptVariables(env: GitOptions['env'], names: readonly string[]): GitOptions['env'] {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

export function failedToRun(command: string, cause: ExecFileException): AppError {
  const missing = cause.code === 'ENOENT';
  return new AppError(
    'git-failed',
    missing ? 'git was not found' : `git ${command} did not end in time or said too much`,
    {
      blame: 'user',
      hint: missing
        ? 'Install git and put it on PATH.'
        : 'Check the repository with `git fsck`, then run again.',
      cause,
    },
  );
}

export function firstLine(stderr: Buffer): string {
  return stderr.toString('utf8').split('\n', 1)[0]?.slice(0, 300) ?? '';
}
