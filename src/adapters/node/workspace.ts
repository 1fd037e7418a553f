/** Files made in the work tree: nothing is replaced, no link is followed, nothing leaves the root. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  type FileHandle,
  link as hardLink,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Content, Creation, Place, Workspace } from '../../ports/workspace.ts';
import { realFolder } from './root.ts';

/** Gives a file a second name, which must be free. */
type Link = (from: string, to: string) => Promise<void>;

/** @throws AppError `file-unreadable` where there is no such folder */
export async function nodeWorkspace(folder: string, link: Link = hardLink): Promise<Workspace> {
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
    create: async (path, content) => {
      try {
        await create(join(root, ...(await wayTo(root, namesOf(path)))), content, link);
        return { kind: 'written' };
      } catch (error) {
        // What the content's own source has to say.
        if (error instanceof AppError) throw error;
        return { kind: 'failed', why: whyOf(error) } satisfies Creation;
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

/** Makes the folders on the way; the same names again. */
async function wayTo(root: string, names: readonly string[]): Promise<readonly string[]> {
  const folder = dirname(join(root, ...names));
  await deepestFolder(root, names.slice(0, -1));
  await mkdir(folder, { recursive: true });
  // A folder that became a link in the meantime leads elsewhere.
  if ((await realpath(folder)) !== folder) throw new Refused('a folder on the way is a symbolic link');
  return names;
}

/** Under a name of its own until it is whole and on the disk. */
async function create(path: string, content: Content, link: Link): Promise<void> {
  if ((await statOf(path)) !== undefined) throw new Refused(TAKEN);
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  // O_EXCL: only what is not there is made, and a link does not count as nothing.
  const file = await open(draft, 'wx');
  try {
    await write(file, content);
    await publish(draft, path, link);
  } finally {
    // A draft that was renamed is gone already.
    await unlink(draft).catch(() => undefined);
  }
}

async function write(file: FileHandle, content: Content): Promise<void> {
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** A link fails where anything has the name; a rename would replace it. */
async function publish(draft: string, path: string, link: Link): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!WITHOUT_LINKS.includes(errnoOf(error))) throw error;
    // No links on this file system: what is replaced is the empty file made here.
    await (await open(path, 'wx')).close();
    await rename(draft, path);
  }
}

function errnoOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

const TAKEN = 'something was put there in the meantime';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file system takes no file of this size',
  EEXIST: TAKEN,
  ENAMETOOLONG: 'the name is too long',
};

function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const code = errnoOf(error);
  return REASONS[code] ?? `it cannot be written (${code === '' ? String(error) : code})`;
}
