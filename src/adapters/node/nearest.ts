/** The likely path behind one that does not exist. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A path below `root` that differs from `path` only in case (or in how its accents are encoded). */
export async function nearestByCase(root: string, path: string): Promise<string | undefined> {
  const found: string[] = [];
  for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
    const entries: readonly string[] = await readdir(join(root, ...found)).catch(() => []);
    const match = entries.includes(name) ? name : entries.find((entry) => folded(entry) === folded(name));
    if (match === undefined) return undefined;
    found.push(match);
  }
  return found.join('/');
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
