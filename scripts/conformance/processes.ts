/** Programs that judge, and servers that are judged or judge. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface Result {
  readonly ok: boolean;
  /** Standard output and error, in the order they came. */
  readonly output: string;
}

export interface RunOptions {
  /** Default `environment()`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default the root of the repository. */
  readonly cwd?: string;
  /** Given on standard input. */
  readonly input?: string;
  /** Shows nothing. */
  readonly quiet?: boolean;
  /** Milliseconds; default two minutes. */
  readonly limit?: number;
}

const LIMIT = 120_000;
const START_LIMIT = 60_000;

/** What judges and judged inherit: nothing of AWS, and no proxy between two programs of this machine. */
export function environment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(inherited),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    // Scripts of ours leave no `__pycache__` in the repository.
    PYTHONDONTWRITEBYTECODE: '1',
    ...added,
  };
}

/** Runs a program to its end. One that cannot be started, or takes too long, is not ok. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Result> {
  const { env = environment(), cwd = ROOT, input = '', quiet = false, limit = LIMIT } = options;
  const child = spawn(program, args, { cwd, env, stdio: 'pipe', timeout: limit, killSignal: 'SIGKILL' });
  const output: string[] = [];
  const collect = (chunk: Buffer) => {
    output.push(chunk.toString());
    if (!quiet) process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  // A program that reads no input may be gone before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code, signal) => {
      if (signal !== null) output.push(`\n${program} was ended by ${signal}`);
      resolve({ ok: code === 0, output: output.join('') });
    });
  });
}

/** A judge whose exit code is its verdict. */
export async function verdict(program: string, args: readonly string[]): Promise<Counts> {
  const { ok, output } = await run(program, args);
  if (!ok) console.log(output === '' ? `${program} ${args.join(' ')} failed` : '');
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A judge that ends with `judged: N passed, N failed`; one that does not has failed. */
export async function counted(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Counts> {
  const { ok, output } = await run(program, args, options);
  const [, passed, failed] = /^judged: (\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Math.max(Number(failed), ok ? 0 : 1) };
}

export function sum(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

export interface ServerOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Matches what the server prints once it can be called. */
  readonly ready: RegExp;
}

/** Runs `work` while a server is up; it gets what the server printed until it was ready. */
export async function withServer<T>(
  [program, ...args]: readonly [string, ...string[]],
  { env, ready }: ServerOptions,
  work: (printed: string) => Promise<T>,
): Promise<T> {
  const server = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return await work(await untilReady(server, ready));
  } finally {
    if (server.exitCode === null && server.signalCode === null && server.kill()) await once(server, 'exit');
  }
}

/** For a server that must be told its port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('the probe has no port');
  return address.port;
}

function untilReady(server: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`the server did not start (${why}):\n${printed}`));
    };
    const timer = setTimeout(() => fail(`not within ${START_LIMIT / 1000} s`), START_LIMIT);
    const collect = (chunk: Buffer) => {
      if (ready.test(printed)) return;
      printed += chunk.toString();
      if (!ready.test(printed)) return;
      clearTimeout(timer);
      resolve(printed);
    };
    server.stdout?.on('data', collect);
    server.stderr?.on('data', collect);
    server.on('error', ({ message }) => fail(message));
    server.on('exit', (code) => fail(`exit code ${code}`));
  });
}
