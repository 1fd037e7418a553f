/** The workflow files of the repository, and its action.yml if it is an action. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TextFile } from '../../ports/doctor.ts';
import type { Files } from '../../ports/host.ts';

const FOLDER = '.github/workflows';
const MAX_BYTES = 512 * 1024;

/** @throws AppError `file-unreadable` for a file that is a link, too large, or not UTF-8 */
export async function workflowFiles(root: string, files: Files): Promise<readonly TextFile[]> {
  const names = (await listed(join(root, FOLDER))).filter((name) => /\.ya?ml$/.test(name)).sort();
  const found: TextFile[] = [];
  for (const path of [...names.map((name) => `${FOLDER}/${name}`), 'action.yml']) {
    const bytes = await files.readSmall(path, MAX_BYTES);
    if (bytes !== undefined) found.push({ path, text: Buffer.from(bytes).toString('utf8') });
  }
  return found;
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Without the folder there are no workflows; `doctor` says so.
    return [];
  }
}
