/** Rows that are held back and were trained on all the same, word for word or nearly. */
import type { DatasetScan } from './dataset.ts';
import { grouped, ofRows } from './findings.ts';
import { firstRows } from './id-table.ts';
import { findLeaks } from './leaks.ts';
import { findNearLeaks, type NearLeaks } from './near/near-rows.ts';
import { type Drafts, lineOf } from './quality-draft.ts';

/** A set that is held back. */
export interface HeldBack {
  readonly training: DatasetScan;
  readonly scan: DatasetScan;
  /** What a leak spoils: `validation loss`. */
  readonly spoils: string;
}

export function* leaks({ training, scan, spoils }: HeldBack): Drafts {
  const found = findLeaks(training.index, scan.index);
  for (const { row, source } of found)
    yield {
      line: lineOf(scan.index, row),
      message: `Asks the same as line ${lineOf(training.index, source)} of ${training.path}, as ${ofRows(found.length, scan.index.length)} of this file do: the ${spoils} would look better than it is.`,
      hint: 'Remove the row from one of the two files.',
    };
}

/** undefined: the two were not sketched. Rows that ask the very same are left to the rule for those. */
export function compareInputs({ training, scan }: HeldBack, threshold: number): NearLeaks | undefined {
  const [from, to] = [training.near?.inputs, scan.near?.inputs];
  if (from === undefined || to === undefined) return undefined;
  const firsts = firstRows(training.index.inputIds);
  const leaked = new Set(findLeaks(training.index, scan.index).map(({ row }) => row));
  return findNearLeaks(
    { sketches: from, isLeftOut: (row) => firsts[row] !== row },
    { sketches: to, isLeftOut: (row) => leaked.has(row) },
    threshold,
  );
}

export function* nearLeaks({ training, scan, spoils }: HeldBack, found: NearLeaks): Drafts {
  for (const { row, source } of found.leaks)
    yield {
      line: lineOf(scan.index, row),
      message: `Asks nearly the same as line ${lineOf(training.index, source)} of ${training.path}, as ${ofRows(found.leaks.length, scan.index.length)} of this file do: the ${spoils} may look better than it is.`,
      hint: 'Remove the row from one of the two files, unless the words that differ make it another question.',
    };
}

export function* uncompared({ training }: HeldBack, { cut }: NearLeaks): Drafts {
  if (cut.rows === 0) return;
  yield {
    line: 1,
    message: `${grouped(cut.rows)} rows are somewhat like many rows of ${training.path} and were compared with up to ${cut.comparedWith} of these at a time, so that near leaks among them can be missed.`,
    hint: '',
  };
}
