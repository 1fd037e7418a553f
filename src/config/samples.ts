/** `report:`: how much of single rows a pull request shows. */
import type { Field } from './field.ts';
import type { Located, SamplePolicy } from './job.ts';
import { entryOf, type TreeNode, textOf } from './tree.ts';

/** From the strictest. */
const POLICIES: readonly SamplePolicy[] = ['none', 'redacted', 'full'];

export const REPORT_FIELDS: readonly Field[] = [
  { path: 'report', type: 'map', description: 'What pull requests show.' },
  {
    path: 'report.samples',
    type: 'choice',
    values: POLICIES,
    later: [],
    default: 'none',
    description:
      'Rows of changed datasets in the comment and the job summary: `none`; `redacted`, their form without a word of them; or `full`, their text. A pull request cannot raise it for itself.',
  },
];

export function readSamples(root: TreeNode): Located<SamplePolicy> {
  const written = textOf(entryOf(root, 'report')?.value, 'samples');
  const value = POLICIES.find((policy) => policy === written?.value) ?? 'none';
  return { value, at: written?.at ?? root.at };
}
