/** `defaults` laid under a job. */
import { type Entry, entryOf, type MapNode, type TreeNode } from './tree.ts';

/**
 * The job's map over the defaults' map: maps are merged to any depth, everything else replaces, and `null` clears what
 * stands below it. Every value keeps the place it was written at.
 */
export function mergeMaps(base: TreeNode | undefined, over: MapNode): MapNode {
  const inherited = base?.kind === 'map' ? base.entries : [];
  const kept = inherited.filter((entry) => entryOf(over, entry.key) === undefined && !isNull(entry.value));
  const own = over.entries
    .filter((entry) => !isNull(entry.value))
    .map((entry) => mergeEntry(entryOf(base, entry.key), entry));
  return { ...over, entries: [...kept, ...own] };
}

function mergeEntry(base: Entry | undefined, over: Entry): Entry {
  return over.value.kind === 'map' ? { ...over, value: mergeMaps(base?.value, over.value) } : over;
}

function isNull(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}
