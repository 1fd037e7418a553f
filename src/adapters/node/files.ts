/** Files of the repository: read through no link, from no device, and never outside the root. */
import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdtemp, open, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Files, OpenResult } from '../../ports/host.ts';
import { nearestByCase } from './nearest.ts';
import { openFile } from './open-file.ts';
import { realFolder } from './root.ts';

export interface FilesOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder for reports: `RUNNER_TEMP`, or the system's. */
  readonly temp: string;
}

type Refusal = Extract<OpenResult, { kind: 'refused' }>['reason'];

/** A path that was refused, on its way up. */
class Refused extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

export function nodeFiles(options: FilesOptions): Files {
  let root: Promise<string> | undefined;
  const realRoot = () => {
    root ??= realFolder(options.root);
    return root;
  };
  let reports: Promise<string> | undefined;
  return {
    open: async (path) => await openInside(await realRoot(), path),
    readSmall: async (path, maxBytes) => await readSmall(await realRoot(), path, maxBytes),
    writeReport: async (name, text) => {
      // A folder of its own: nobody else can have put a link there.
      reports ??= mkdtemp(join(options.temp, 'bedrock-tune-'));
      return await writeReport(await reports, name, text);
    },
  };
}

async function openInside(root: string, path: string): Promise<OpenResult> {
  try {
    const handle = await openRegular(root, segments(path));
    return { kind: 'opened', file: await openFile(handle, path) };
  } catch (error) {
    refuseFullTable(path, error);
    const reason = reasonOf(error);
    const nearest = reason === 'missing' ? await nearestByCase(root, path) : undefined;
    return { kind: 'refused', reason, nearest };
  }
}

/** Says nothing of the file, and the next one would fail the same way. */
function refuseFullTable(path: string, error: unknown): void {
  const errno = errnoOf(error);
  if (errno !== 'EMFILE' && errno !== 'ENFILE') return;
  const where = errno === 'EMFILE' ? 'this process' : 'the machine';
  throw new AppError('file-unreadable', `${path} cannot be opened: ${where} has too many files open`, {
    blame: 'user',
    hint: 'Every dataset stays open until the run ends: raise the limit (`ulimit -n 65536`), or select fewer jobs with the input `jobs`.',
    cause: error,
  });
}

/** The names on the way from the root to the file. */
function segments(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (path.startsWith('/') || names.includes('..')) throw new Refused('outside-repository');
  // On Windows a backslash separates and `C:` leads elsewhere; in Git neither is part of a usual name.
  if (sep === '\\' && /[\\:]/.test(path)) throw new Refused('outside-repository');
  if (names.length === 0) throw new Refused('not-a-file');
  if (path.includes('\0')) throw new Refused('missing');
  return names;
}

/**
 * Opens after a look, and looks again after opening: what was opened must be the regular file that stands at the
 * path, and the path must not lead through a link. O_NONBLOCK keeps a FIFO put there in between from blocking.
 */
async function openRegular(root: string, names: readonly string[]): Promise<FileHandle> {
  await refuseLinks(root, names);
  const path = join(root, ...names);
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const opened = await handle.stat({ bigint: true });
    if (!opened.isFile()) throw new Refused('not-a-file');
    const there = await lstat(path, { bigint: true });
    if (there.ino !== opened.ino || there.dev !== opened.dev) throw new Refused('symlink');
    await refuseDetour(dirname(path));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** No component may be a link, and the last one must be a regular file: a device is not even opened. */
async function refuseLinks(root: string, names: readonly string[]): Promise<void> {
  for (let depth = 1; depth <= names.length; depth += 1) {
    const found = await lstat(join(root, ...names.slice(0, depth)));
    if (found.isSymbolicLink()) throw new Refused('symlink');
    const isLast = depth === names.length;
    if (isLast && !found.isFile()) throw new Refused('not-a-file');
    if (!isLast && !found.isDirectory()) throw new Refused('missing');
  }
}

/** On a file system that ignores case, a name in the wrong case is missing for everybody else. */
async function refuseDetour(folder: string): Promise<void> {
  const real = await realpath(folder);
  if (real !== folder) throw new Refused(real.toLowerCase() === folder.toLowerCase() ? 'missing' : 'symlink');
}

const REASON_BY_ERRNO: Readonly<Record<string, Refusal>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'symlink',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
};

function reasonOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.reason;
  return REASON_BY_ERRNO[errnoOf(error)] ?? 'unreadable';
}

function errnoOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return String(code);
}

async function readSmall(root: string, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const result = await openInside(root, path);
  if (result.kind === 'refused') {
    if (result.reason === 'missing') return undefined;
    throw unreadable(path, result.reason, 'Put a regular file of the repository there.');
  }
  const { file } = result;
  try {
    if (file.size > maxBytes) {
      throw unreadable(path, `larger than ${maxBytes} bytes`, 'Make the file smaller.');
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.read()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (!isUtf8(bytes)) throw unreadable(path, 'not UTF-8', 'Save the file as UTF-8.');
    return bytes;
  } finally {
    await file.close();
  }
}

function unreadable(path: string, why: string, hint: string): AppError {
  return new AppError('file-unreadable', `${path} cannot be read: ${why}`, { blame: 'user', hint });
}

async function writeReport(folder: string, name: string, text: string): Promise<string> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    throw new AppError('internal', `${JSON.stringify(name)} is no name for a report`, {
      blame: 'bug',
      hint: 'Report this with the log of the run.',
    });
  }
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  return path;
}
