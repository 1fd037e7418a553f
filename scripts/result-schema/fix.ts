/** Definitions of what `validate --fix` did. */
import { FIXES, LOSSES, TARGET_FORMATS } from '../../src/datasets/fix/kinds.ts';
import type { FixReport, FixState } from '../../src/report/fix.ts';
import { closed, flag, integer, listOf, ref, text, words } from './shape.ts';

const noted = (ids: Readonly<Record<string, string>>): ReturnType<typeof closed> =>
  closed<FixReport['fixes'][number]>({
    id: { type: 'string', enum: Object.keys(ids) },
    what: text('What it is, in words.'),
    count: integer('Places, of which a line can have several.', 1),
    lines: listOf(integer('One of the first lines of the file as it was.', 1)),
    keys: listOf(text('One of the first keys that were removed, if it may be shown.')),
  });

export const FIX_DEFINITIONS = {
  fix: closed<FixReport>(
    {
      path: text('The dataset.'),
      written: text('Where the new file stands, or would.'),
      state: words<FixState>({
        written: true,
        unchanged: true,
        nothing: true,
        refused: true,
        lossy: true,
        held: true,
        taken: true,
        failed: true,
      }),
      uses: listOf(ref('fixUse')),
      fixes: listOf(ref('fixKind')),
      losses: listOf(ref('lossKind')),
      converted: integer('Rows that were written in the other format.'),
      holdsSystem: flag('The rows begin with the system text that jobs.yaml gives them on upload.'),
      command: text('What puts the new file in the place of the old one, for a shell.'),
    },
    {
      target: { type: 'string', enum: TARGET_FORMATS, description: 'The other format.' },
      why: text('Why it was refused, or could not be written.'),
    },
  ),
  fixUse: closed<FixReport['uses'][number]>({
    job: text('Key of the job.'),
    file: text('The jobs file.'),
    line: integer('Where it names the dataset.', 1),
  }),
  fixKind: noted(FIXES),
  lossKind: noted(LOSSES),
};
