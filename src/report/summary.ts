/** The job summary: what the comment says, with everything the comment has no room for. */
import { Buffer } from 'node:buffer';
import { compose } from './blocks.ts';
import { nextStepText, reportBlocks } from './content.ts';
import { stampLine, subjectLine } from './footer.ts';
import type { ReportModel } from './model.ts';

/** UTF-8 bytes, a little below the 1 MiB at which GitHub refuses a step's summary. */
export const SUMMARY_BUDGET = 1_000_000;

const ELSEWHERE = 'the `result` output of this step';

export function renderSummary(model: ReportModel): string {
  const end = `\n\n${nextStepText(model)}\n\n${subjectLine(model)} <sub>${stampLine(model)}</sub>\n`;
  const blocks = reportBlocks(model, {
    needs: { items: 2_000, bytes: 400_000, alike: 2_000, elsewhere: ELSEWHERE },
    warnings: { items: 2_000, bytes: 300_000, alike: 2_000, elsewhere: ELSEWHERE },
    rows: 2_000,
    lossRows: 40,
    open: model.jobs.length === 1,
  });
  const bytes = SUMMARY_BUDGET - Buffer.byteLength(end);
  return compose(blocks, { bytes, elsewhere: ELSEWHERE }) + end;
}
