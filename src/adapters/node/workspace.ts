/** Files made in the work tree: nothing is replaced, no link is followed, nothing leaves the root. */
import { constants } from 'node:fs';
import { access, type FileHandle, lstat, mkdir, open, readFile, realpath, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Creation, Place, Workspace } from '../../ports/workspace.ts';
import { realFolder } from './root.ts';

/** @throws AppError `file-unreadable` where there is no such folder */
export async function nodeWorkspace(folder: string): Promise<Workspace> {
  const root = await realFolder(folder);
  return {
    root,
    look: async (path, text) => {
      try {
        return await look(root, namesOf(path), text);
      } catch (error) {
        return { kind: 'refused', why: whyOf(error) };
      }
    },
    create: async (path, text) => {
      try {
        return await create(root, namesOf(path), text);
      } catch (error) {
        return { kind: 'failed', why: whyOf(error) };
      }
    },
  };
}

/** A refusal of ours, on its way up. */
class Refused extends Error {}

function namesOf(path: string): readonly string[] {
  const names = path.split('/');
  const isPlain = (name: string): boolean => !['', '.', '..'].includes(name) && !/[\\:\0]/.test(name);
  if (!names.every(isPlain)) throw new Refused('the path is not one inside the repository');
  return names;
}

async function look(root: string, names: readonly string[], text: string): Promise<Place> {
  const folder = await deepestFolder(root, names.slice(0, -1));
  if (folder !== dirname(join(root, ...names))) {
    await access(folder, constants.W_OK | constants.X_OK);
    return { kind: 'free' };
  }
  const path = join(root, ...names);
  const found = await statOf(path);
  if (found === undefined) {
    await access(folder, constants.W_OK | constants.X_OK);
    return { kind: 'free' };
  }
  if (found.isSymbolicLink()) throw new Refused('it is a symbolic link');
  if (!found.isFile()) throw new Refused('it is not a regular file');
  // Another size is another text, whatever it says: a large file is not read.
  if (found.size !== Buffer.byteLength(text)) return { kind: 'taken' };
  return { kind: (await readFile(path, 'utf8')) === text ? 'same' : 'taken' };
}

/** The last folder that exists on the way; a link or a file on the way is refused. */
async function deepestFolder(root: string, names: readonly string[]): Promise<string> {
  let folder = root;
  for (const name of names) {
    const next = join(folder, name);
    const found = await statOf(next);
    if (found === undefined) return folder;
    if (found.isSymbolicLink()) throw new Refused(`${name} is a symbolic link`);
    if (!found.isDirectory()) throw new Refused(`${name} is not a folder`);
    folder = next;
  }
  return folder;
}

async function statOf(path: string): Promise<Awaited<ReturnType<typeof lstat>> | undefined> {
  return await lstat(path).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
}

async function create(root: string, names: readonly string[], text: string): Promise<Creation> {
  const path = join(root, ...names);
  const folder = dirname(path);
  await deepestFolder(root, names.slice(0, -1));
  await mkdir(folder, { recursive: true });
  // A folder that became a link in the meantime leads elsewhere.
  if ((await realpath(folder)) !== folder) throw new Refused('a folder on the way is a symbolic link');
  // O_EXCL: only what is not there is made, and a link does not count as nothing.
  const file = await open(path, 'wx');
  try {
    await write(file, text);
    return { kind: 'written' };
  } catch (error) {
    await unlink(path);
    throw error;
  }
}

async function write(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

function errnoOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file system takes no file of this size',
  EEXIST: 'something was put there in the meantime',
  ENAMETOOLONG: 'the name is too long',
};

function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const code = errnoOf(error);
  return REASONS[code] ?? `it cannot be written (${code === '' ? String(error) : code})`;
}
