/** What `uses:` may name, for our own workflows and for those that `init` writes. */
import { type Document, isScalar, visit } from 'yaml';

/** Values of `uses:` that are not ours and not pinned to a commit with its version beside it. */
export function unpinned(document: Document): string[] {
  const faults: string[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const uses = String(value.value);
      if (uses === './') return;
      const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses);
      if (!pinned || !/^ v\d+\.\d+\.\d+$/.test(value.comment ?? '')) faults.push(uses);
    },
  });
  return faults;
}
