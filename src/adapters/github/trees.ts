/** Blob ids of paths at a commit, read directory by directory: a recursive listing is cut off in large repositories. */
import { type GitHubCall, unexpectedAnswer } from './errors.ts';
import { at, listAt, textAt } from './shapes.ts';

interface Entry {
  readonly type: string;
  readonly sha: string;
}
type Directory = ReadonlyMap<string, Entry>;

/** Fetches one tree by commit or tree id; undefined when there is none. */
export type FetchTree = (treeish: string) => Promise<unknown>;

export interface Trees {
  /** Blob id per path; paths that are missing or not files are left out. */
  blobIds(ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Trees never change under their id, so each is fetched once per run. */
export function treeReader(fetchTree: FetchTree, call: GitHubCall): Trees {
  const known = new Map<string, Promise<Directory>>();
  const directory = (treeish: string): Promise<Directory> => {
    const cached = known.get(treeish);
    if (cached !== undefined) return cached;
    const fetched = fetchTree(treeish).then((data) => parseTree(data, call));
    if (/^[0-9a-f]{40,64}$/.test(treeish)) known.set(treeish, fetched);
    fetched.catch(() => known.delete(treeish));
    return fetched;
  };
  const blobId = async (root: Directory, path: string): Promise<string | undefined> => {
    const names = path.split('/');
    const last = names.pop() ?? '';
    let here = root;
    for (const name of names) {
      const entry = here.get(name);
      if (entry?.type !== 'tree') return undefined;
      here = await directory(entry.sha);
    }
    const entry = here.get(last);
    return entry?.type === 'blob' ? entry.sha : undefined;
  };
  return {
    blobIds: async (ref, paths) => {
      const found = new Map<string, string>();
      if (paths.length === 0) return found;
      const root = await directory(ref);
      for (const path of paths) {
        const id = await blobId(root, path);
        if (id !== undefined) found.set(path, id);
      }
      return found;
    },
  };
}

function parseTree(data: unknown, call: GitHubCall): Directory {
  if (at(data, 'truncated') === true) throw unexpectedAnswer(call, 'complete listing of the directory');
  const entries = listAt(data, 'tree', call);
  return new Map(
    entries.map((entry) => [
      textAt(entry, 'path', call),
      { type: textAt(entry, 'type', call), sha: textAt(entry, 'sha', call) },
    ]),
  );
}
