/** The folder that everything of a repository is read from. */
import { realpath } from 'node:fs/promises';
import { AppError } from '../../errors.ts';

/**
 * A folder's path without links.
 * @throws AppError `file-unreadable` where there is no such folder
 */
export async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw new AppError('file-unreadable', `the folder ${folder} cannot be read`, {
      blame: 'user',
      hint: 'Check out the repository first; on a runner of your own, check GITHUB_WORKSPACE.',
      cause,
    });
  }
}
