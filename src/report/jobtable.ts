/** One row per job: the facts a reviewer compares. */

import { estimateCell } from './cost.ts';
import { code, escapeText } from './escape.ts';
import { count, plural, shortModel, tokenRange } from './format.ts';
import type { DatasetReport, JobReport, ReportModel } from './model.ts';
import { actionWords, costsNothing, hasFigures, isElsewhere, STATE_SIGN, stateOf } from './state.ts';
import { type Column, markdownTable, textTable } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'Environment' },
  { title: 'Base model' },
  { title: 'Action' },
  { title: 'Training data' },
  { title: 'Estimate', right: true },
];

/** Rows beyond the limit are counted in a line below. */
export function jobTable(
  model: ReportModel,
  limit: { readonly rows: number; readonly elsewhere: string },
): string {
  if (model.jobs.length === 0) return '';
  const rows = model.jobs
    .slice(0, limit.rows)
    .map((job) => [
      code(job.planned.key, 40),
      escapeText(job.planned.environment, 40),
      job.planned.baseModel === '' ? '–' : code(shortModel(job.planned.baseModel), 40),
      [STATE_SIGN[stateOf(job, model)], actionWords(job, model)].filter((part) => part !== '').join(' '),
      dataCell(job.datasets),
      estimateOf(job, model),
    ]);
  const rest = model.jobs.length - rows.length;
  return (
    markdownTable(COLUMNS, rows) +
    (rest > 0 ? `\n\n… and ${plural(rest, 'more job')}: see ${limit.elsewhere}.` : '')
  );
}

/** The same for a terminal, unescaped but for unseen characters. */
export function jobTextTable(model: ReportModel, plain: (text: string) => string): string {
  return textTable(
    COLUMNS,
    model.jobs.map((job) => [
      plain(job.planned.key),
      plain(job.planned.environment),
      plain(shortModel(job.planned.baseModel)) || '–',
      actionWords(job, model),
      dataCell(job.datasets),
      estimateOf(job, model),
    ]),
  );
}

function estimateOf(job: JobReport, model: ReportModel): string {
  return costsNothing(stateOf(job, model)) || !hasFigures(job) ? '–' : estimateCell(job.planned.estimate);
}

function dataCell(datasets: readonly DatasetReport[]): string {
  const training = datasets.find((dataset) => dataset.split === 'training');
  if (training === undefined) return '–';
  if (isElsewhere(training)) return 'not read here';
  if (training.rows === undefined || !training.isUnderstood) return '–';
  const tokens = training.tokens === undefined ? '' : `, ${tokenRange(training.tokens)} tokens`;
  return `${count(training.rows)} ${training.rows === 1 ? 'row' : 'rows'}${tokens}`;
}
