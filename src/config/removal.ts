/**
 * What a teardown may do, read apart from the rest of the file and from the tree as it was written. Whoever wrote
 * `protect` may have misspelt it, indented it wrongly or lost it to a doubled key, so the policy is trusted only where
 * the shape is sound: what cannot be read protects what it stands in, a job or, outside the jobs, everything. That
 * holds for `keepLast` and `maxDeletions` too. Faults of other values (a retired base model, a hyperparameter out of
 * range) protect nothing.
 */
import type { Position } from '../errors.ts';
import { booleanOf, integerOf, isOwnVersion } from './check-value.ts';
import { KEEP_LAST, MAX_DELETIONS } from './field.ts';
import { FIELD_TREE, type FieldNode } from './field-tree.ts';
import { misfit } from './formats.ts';
import type { JobRemoval, RemovalPolicy } from './job.ts';
import { mergeMaps } from './merge.ts';
import { type Entry, entryOf, type MapNode, type TreeNode } from './tree.ts';

const JOB = FIELD_TREE.children.get('jobs')?.children.get('*');

/** undefined: the file is no map. */
export function readRemoval(root: TreeNode): RemovalPolicy | undefined {
  const spec = JOB;
  if (root.kind !== 'map' || spec === undefined) return undefined;
  const fileDoubt = doubtInFile(root);
  const defaults = entryOf(root, 'defaults')?.value;
  const jobs = entryOf(root, 'jobs')?.value;
  const entries = jobs?.kind === 'map' ? jobs.entries : [];
  const maxDeletions = entryOf(entryOf(root, 'teardown')?.value, 'maxDeletions')?.value;
  return {
    maxDeletions: (maxDeletions && integerOf(maxDeletions, MAX_DELETIONS)) ?? MAX_DELETIONS.default,
    jobs: new Map(
      entries.map(({ key, value }) => {
        const job = value.kind === 'map' ? mergeMaps(defaults, value) : undefined;
        return [key, removalOf(job, fileDoubt ?? doubtIn(value, spec))];
      }),
    ),
    others: { ...removalOf(defaults, fileDoubt), environment: undefined },
  };
}

/** `doubt`: the place that makes the policy unreadable; it protects. */
function removalOf(policy: TreeNode | undefined, doubt: Position | undefined): JobRemoval {
  const protect = entryOf(policy, 'protect');
  const keepLast = entryOf(entryOf(policy, 'retention')?.value, 'keepLast')?.value;
  const environment = entryOf(policy, 'environment')?.value;
  return {
    environment: environment?.kind === 'scalar' ? environment.text || undefined : undefined,
    protect: doubt !== undefined || (protect !== undefined && booleanOf(protect.value) === true),
    protectAt: doubt ?? protect?.at,
    keepLast: (keepLast && integerOf(keepLast, KEEP_LAST)) ?? KEEP_LAST.default,
  };
}

/** The first place outside the entries of `jobs` from which on the file cannot be trusted. */
function doubtInFile(root: MapNode): Position | undefined {
  for (const key of ['version', 'jobs']) if (entryOf(root, key) === undefined) return root.at;
  return doubtInMap(root, FIELD_TREE, (entry, spec) => {
    if (entry.key !== 'jobs' || entry.value.kind !== 'map') return doubtIn(entry.value, spec);
    // Each job answers for itself, but not for its name; and a doubled key may be that of a job whose name was lost.
    return doubtInMap(entry.value, spec, ({ value }) => (value.kind === 'map' ? value.refusedAt : undefined));
  });
}

type DoubtInEntry = (entry: Entry, spec: FieldNode) => Position | undefined;

/** The first place below which something other than what the table says may have been meant. */
function doubtIn(node: TreeNode, spec: FieldNode): Position | undefined {
  const { field } = spec;
  if (node.kind === 'scalar' && node.type === 'null' && field.nullable === true) return undefined;
  if (node.kind === 'map') return doubtInMap(node, spec, (entry, child) => doubtIn(entry.value, child));
  switch (field.type) {
    case 'map':
    case 'dictionary':
      return node.at;
    case 'version':
      return isOwnVersion(node) ? undefined : node.at;
    case 'boolean':
      return booleanOf(node) === undefined ? node.at : undefined;
    case 'integer':
      return integerOf(node, field) === undefined ? node.at : undefined;
    default:
      return undefined;
  }
}

function doubtInMap(node: MapNode, spec: FieldNode, doubtInEntry: DoubtInEntry): Position | undefined {
  if (node.refusedAt !== undefined) return node.refusedAt;
  for (const entry of node.entries) {
    const child = spec.children.get(entry.key) ?? spec.children.get('*');
    if (child === undefined || isMisplaced(entry, spec)) return entry.at;
    const doubt = doubtInEntry(entry, child);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}

/** A name that is none, or a `protect` that slipped in among names, where every key is allowed. */
function isMisplaced({ key, value }: Entry, { field }: FieldNode): boolean {
  if (field.type !== 'dictionary') return false;
  return misfit(field.keys, key) !== undefined || (key === 'protect' && booleanOf(value) !== undefined);
}
