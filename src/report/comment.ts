/** The sticky comment of a pull request. */
import { Buffer } from 'node:buffer';
import { compose } from './blocks.ts';
import { type Detail, nextStepText, reportBlocks } from './content.ts';
import { ALIKE } from './findings.ts';
import { stampLine, stampOf, subjectLine, summaryLink } from './footer.ts';
import { seal } from './marker.ts';
import type { ReportModel } from './model.ts';

/** UTF-8 bytes. GitHub refuses a body above 262,144; people stop reading long before. */
export const COMMENT_BUDGET = 60_000;

/** Verdict, what needs the reader, table, folds, next step, footer, marker: within the budget whatever the model. */
export function renderComment(model: ReportModel): string {
  const elsewhere = summaryLink(model);
  const finish = (body: string): string =>
    seal(`${body}\n\n${nextStepText(model)}\n\n${subjectLine(model)}`, stampLine(model), {
      kind: 'report',
      ...stampOf(model),
    });
  const bytes = COMMENT_BUDGET - Buffer.byteLength(finish(''));
  return finish(compose(reportBlocks(model, detailOf(model, elsewhere)), { bytes, elsewhere }));
}

function detailOf(model: ReportModel, elsewhere: string): Detail {
  return {
    needs: { items: 20, bytes: 24_000, alike: ALIKE, elsewhere },
    warnings: { items: 20, bytes: 20_000, alike: ALIKE, elsewhere },
    rows: 50,
    lossRows: 8,
    open: model.stage === 'settled' && model.jobs.length === 1,
  };
}
