/** The content of a blob as a stream, in flat memory. */
import { type ExecFileException, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  checkedId,
  failedToRun,
  firstLine,
  type GitOptions,
  succeeded,
  surroundings,
  TIMEOUT_MS,
} from './git-run.ts';

/** Its reader sets the pace. */
const BLOB_TIMEOUT_MS = 10 * TIMEOUT_MS;

/** Git stops at a full pipe until the next chunk is asked for. A reader that stops early ends it. */
export async function* readBlob(options: GitOptions, id: string): AsyncGenerator<Uint8Array> {
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
