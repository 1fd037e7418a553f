/** Git by its own program: the only child process of the project, arguments as an array, never a shell. */
import { type ExecFileException, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { FirstParentChange, Git } from '../../ports/host.ts';
import { realFolder } from './root.ts';

const TIMEOUT_MS = 60_000;
/** For a whole blob, whose reader sets the pace. */
const BLOB_TIMEOUT_MS = 10 * TIMEOUT_MS;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Paths per command, far below any limit on the length of a command line. */
const PATHS_PER_CALL = 200;

/** HEAD, a commit id, or the name of a branch or tag in plain characters; nothing that Git reads as an option or a range. */
const REF = /^(?!.*(?:\.\.|\/\/|\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,254}$/;

/** As Git writes it, SHA-1 or SHA-256. */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface GitOptions {
  /** Root of the repository; a repository that merely contains this folder does not count. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Run = (args: readonly string[], maxBytes?: number) => Promise<GitResult>;

interface GitResult {
  /** Exit code; Git's own failures are 128 and 129. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export function nodeGit(options: GitOptions): Git {
  const run = gitRunner(options);
  const resolve = async (expression: string): Promise<string | undefined> => {
    const answer = await run(['rev-parse', '--verify', '--quiet', `${expression}^{commit}`]);
    return answer.code === 1 ? undefined : text(succeeded('rev-parse', answer));
  };
  return {
    head: async () => ((await isRepository(options.root)) ? await resolve('HEAD') : undefined),
    firstParent: async (ref) => await resolve(`${checkedRef(ref)}^1`),
    mergeBase: async (a, b) => {
      const known = await Promise.all([resolve(checkedRef(a)), resolve(checkedRef(b))]);
      if (known.includes(undefined)) return undefined;
      const answer = await run(['merge-base', a, b]);
      if (answer.code === 1) return undefined;
      return text(succeeded('merge-base', answer)).split('\n')[0];
    },
    committedAt: async (ref) => {
      const answer = await run(['show', '--no-patch', '--format=%ct', `${checkedRef(ref)}^{commit}`]);
      // 128: the history does not reach the commit.
      return answer.code === 128 ? undefined : Number(text(succeeded('show', answer))) * 1000;
    },
    firstParentChanges: (ref, paths, limit) => firstParentChanges(run, { ref, paths, limit }),
    isShallow: async () =>
      text(succeeded('rev-parse', await run(['rev-parse', '--is-shallow-repository']))) === 'true',
    blobIds: (ref, paths) => blobIds(run, ref, paths),
    readSmall: (ref, path, maxBytes) => readSmall(run, { ref, path, maxBytes }),
    blobSize: async (id) => {
      const answer = await run(['cat-file', '-s', checkedId(id)]);
      // 128: there is no such object here.
      return answer.code === 128 ? undefined : Number(text(succeeded('cat-file', answer)));
    },
    readBlob: (id) => readBlob(options, id),
  };
}

/** Root of the repository that `folder` lies in; undefined outside one. */
export async function repositoryRoot(folder: string): Promise<string | undefined> {
  for (let here = await realFolder(folder); ; here = dirname(here)) {
    if (await isRepository(here)) return here;
    if (here === dirname(here)) return undefined;
  }
}

export async function isRepository(root: string): Promise<boolean> {
  return await stat(join(root, '.git')).then(
    () => true,
    () => false,
  );
}

interface ChangeQuery {
  readonly ref: string;
  readonly paths: readonly string[];
  readonly limit: number;
}

async function firstParentChanges(
  run: Run,
  { ref, paths, limit }: ChangeQuery,
): Promise<readonly FirstParentChange[]> {
  if (paths.length === 0) return [];
  const shape = ['-z', '--raw', '--no-abbrev', '--no-renames', '--format=%H %P'];
  const range = ['--first-parent', '-m', `--max-count=${limit}`, checkedRef(ref)];
  return parseChanges(text(succeeded('log', await run(['log', ...shape, ...range, '--', ...paths]))));
}

/** Per commit `<id> <parents>`, then pairs of `:<modes> <id before> <id after> <kind>` and the path, all ended by NUL. */
function parseChanges(output: string): readonly FirstParentChange[] {
  const found: {
    readonly commit: string;
    readonly parent: string | undefined;
    readonly paths: Set<string>;
  }[] = [];
  const tokens = output.split('\0');
  for (let at = 0; at < tokens.length; at += 1) {
    const [first = '', second, before, after] = (tokens[at] ?? '').trimStart().split(' ');
    if (first.startsWith(':')) {
      at += 1;
      if (before !== after) found.at(-1)?.paths.add(tokens[at] ?? '');
    } else if (first !== '') found.push({ commit: first, parent: second || undefined, paths: new Set() });
  }
  return found;
}

async function blobIds(
  run: Run,
  ref: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [path, { id }] of await blobs(run, ref, paths)) found.set(path, id);
  return found;
}

interface Blob {
  readonly id: string;
  /** Bytes; NaN where the object is missing (a partial clone). */
  readonly size: number;
}

async function blobs(run: Run, ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, Blob>> {
  const commit = checkedRef(ref);
  const found = new Map<string, Blob>();
  for (let start = 0; start < paths.length; start += PATHS_PER_CALL) {
    const some = paths.slice(start, start + PATHS_PER_CALL);
    const answer = await run(['ls-tree', '-z', '--long', '--full-tree', commit, '--', ...some]);
    for (const entry of text(succeeded('ls-tree', answer)).split('\0').filter(Boolean)) {
      // `<mode> <type> <id> <size>` in columns and, after a tab, the path, which may itself contain tabs.
      const tab = entry.indexOf('\t');
      const [, type, id = '', size] = entry.slice(0, tab).split(/ +/);
      if (type === 'blob') found.set(entry.slice(tab + 1), { id, size: Number(size) });
    }
  }
  return found;
}

interface BlobQuery {
  readonly ref: string;
  readonly path: string;
  readonly maxBytes: number;
}

async function readSmall(run: Run, { ref, path, maxBytes }: BlobQuery): Promise<Uint8Array | undefined> {
  const blob = (await blobs(run, ref, [path])).get(path);
  if (blob === undefined) return undefined;
  if (blob.size > maxBytes) {
    throw new AppError('file-unreadable', `${path} at ${ref} is larger than ${maxBytes} bytes`, {
      blame: 'user',
      hint: 'Make the file smaller.',
    });
  }
  return succeeded('cat-file', await run(['cat-file', 'blob', blob.id], maxBytes + 1)).stdout;
}

/** Git stops at a full pipe until the next chunk is asked for. A reader that stops early ends it. */
async function* readBlob(options: GitOptions, id: string): AsyncGenerator<Uint8Array> {
  const { cwd, env, settings } = await surroundings(options);
  const child = spawn('git', [...settings, 'cat-file', 'blob', checkedId(id)], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not `timeout`: its timer outlives a program that could not be started.
    signal: AbortSignal.timeout(BLOB_TIMEOUT_MS),
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.length < 8 && errors.push(chunk));
  const ended = once(child, 'close').catch((error: ExecFileException) => {
    throw failedToRun('cat-file', error);
  });
  // It is waited for after the last chunk; until then a failure is nobody's.
  ended.catch(() => undefined);
  try {
    for await (const chunk of child.stdout) yield chunk;
    // `null`: ended by a signal.
    const [code]: (number | null)[] = await ended;
    const stderr = firstLine(Buffer.concat(errors));
    succeeded('cat-file', { code: code ?? -1, stdout: Buffer.alloc(0), stderr });
  } finally {
    child.kill('SIGKILL');
  }
}

function checkedId(id: string): string {
  if (OBJECT_ID.test(id)) return id;
  throw new AppError('git-failed', `${JSON.stringify(id.slice(0, 80))} is not the id of an object`, {
    blame: 'bug',
    hint: 'Please report this.',
  });
}

function checkedRef(ref: string): string {
  if (REF.test(ref)) return ref;
  throw new AppError('git-failed', `${JSON.stringify(ref.slice(0, 80))} is not the name of a commit`, {
    blame: 'user',
    hint: 'Give a full commit id, or the plain name of a branch or tag.',
  });
}

function text({ stdout }: GitResult): string {
  return stdout.toString('utf8').trimEnd();
}

function succeeded(command: string, answer: GitResult): GitResult {
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
 * - nothing that a repository's own configuration could start is used by the commands here, and the settings that
 *   could run a program (hooks, file-system monitor, signatures in a log) are switched off all the same;
 * - the log shows what the root brought, and follows no renames;
 * - paths are literal, replacement objects and fetching missing objects from a server are off.
 */
async function surroundings({ root, env }: GitOptions): Promise<Surroundings> {
  const cwd = await realFolder(root);
  const settings = [...SETTINGS, `safe.directory=${cwd}`].flatMap((setting) => ['-c', setting]);
  return { cwd, env: gitEnvironment(env, cwd), settings: ['--no-pager', ...settings] };
}

export function gitRunner(options: GitOptions): Run {
  // Resolved when Git is first asked: where there is no such folder, that is an answer and not the end of the process.
  let known: Promise<Surroundings> | undefined;
  return async (args, maxBytes = MAX_OUTPUT_BYTES) => {
    known ??= surroundings(options);
    const { settings, ...place } = await known;
    const limits = { timeout: TIMEOUT_MS, killSignal: 'SIGKILL', maxBuffer: maxBytes } as const;
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
  const kept = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'USERPROFILE', 'TMPDIR', 'TEMP'];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_CEILING_DIRECTORIES: dirname(root),
  };
}

function failedToRun(command: string, cause: ExecFileException): AppError {
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

function firstLine(stderr: Buffer): string {
  return stderr.toString('utf8').split('\n', 1)[0]?.slice(0, 300) ?? '';
}
