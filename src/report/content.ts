/** What a comment and a job summary have in common: the same facts in the same order, at different length. */
import { type Block, KEEP } from './blocks.ts';
import { costLine } from './cost.ts';
import { dataLines } from './datachange.ts';
import { escapeText } from './escape.ts';
import { isToldElsewhere } from './findings.ts';
import { plural } from './format.ts';
import { jobDetails } from './jobdetails.ts';
import { jobTable } from './jobtable.ts';
import type { JobReport, ReportModel } from './model.ts';
import { checksNotRunLine, type ListLimit, needsList, promotedWarnings, warningsList } from './needs.ts';
import { type NextStep, nextSteps } from './nextstep.ts';
import { sampleBlocks } from './samples.ts';
import { isSimulated } from './state.ts';
import { byAttention, countOf, verdictHeading } from './verdict.ts';
import { whyLines } from './why.ts';

export interface Detail {
  readonly needs: ListLimit;
  readonly warnings: ListLimit;
  /** Most jobs shown, in the table and as folds. */
  readonly rows: number;
  readonly lossRows: number;
  /** Folds stand open. */
  readonly open: boolean;
}

const RANK = { jobTable: 5, data: 7, why: 8, warnings: 30 } as const;

/** Verdict, what needs the reader, the table, then the folds. */
export function reportBlocks(model: ReportModel, detail: Detail): readonly Block[] {
  const jobs = shownJobs(model, detail.rows);
  const shown = { ...model, jobs };
  return [
    keep(verdictHeading(model)),
    keep(simulatedLine(model)),
    keep(needsList(model, detail.needs)),
    keep(checksNotRunLine(model)),
    {
      text: jobTable(shown, { rows: detail.rows, elsewhere: detail.needs.elsewhere }),
      rank: RANK.jobTable,
      what: 'the job table',
    },
    keep(costText(model)),
    { text: whyLines(shown, detail.rows), rank: RANK.why, what: 'why the jobs train' },
    { text: dataLines(shown, detail.rows), rank: RANK.data, what: 'the dataset changes' },
    keep(unchangedLine(model)),
    ...warningBlock(model, detail),
    ...jobs.slice(0, detail.rows).flatMap((job) => jobDetails(job, model, detail)),
    ...sampleBlocks(model),
  ];
}

function keep(text: string): Block {
  return { text, rank: KEEP, what: '' };
}

/** In file order, unless the table has no room for all. A closed pull request has only what is in flight. */
function shownJobs(model: ReportModel, rows: number): readonly JobReport[] {
  if (model.stage === 'closed') return model.jobs.filter((job) => job.planned.action.kind === 'watch');
  return model.jobs.length > rows ? byAttention(model) : model.jobs;
}

export function simulatedLine(model: ReportModel): string {
  return isSimulated(model)
    ? 'An endpoint on this machine answered instead of AWS: nothing here was trained, stored or billed.'
    : '';
}

function costText(model: ReportModel): string {
  const line = costLine(model, escapeText);
  return line === '' ? '' : `**Cost**: ${line}`;
}

function unchangedLine(model: ReportModel): string {
  if (model.unchangedJobs === 0 || model.jobs.length === 0 || model.stage === 'closed') return '';
  const not = model.unchangedJobs === 1 ? 'is' : 'are';
  return `${plural(model.unchangedJobs, 'other job')} ${not} not affected.`;
}

function warningBlock(model: ReportModel, detail: Detail): readonly Block[] {
  const text = warningsList(model, detail.warnings);
  if (text === '' || model.stage === 'closed') return [];
  const promoted = promotedWarnings(model);
  const folded = model.findings.filter((finding) => !promoted.includes(finding) && !isToldElsewhere(finding));
  const warnings = countOf(folded, 'warning');
  const remarks = countOf(folded, 'info');
  const summary = [
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(remarks > 0 ? [plural(remarks, 'remark')] : []),
  ].join(', ');
  return [{ text, rank: RANK.warnings, what: 'warnings', fold: { summary, open: detail.open } }];
}

/** Sentences with their command lines, ready to copy. */
export function nextStepText(model: ReportModel): string {
  const [first, ...rest] = nextSteps(model, 'github').map(stepText);
  return [`**Next**: ${first ?? ''}`, ...rest].join('\n\n');
}

export function stepText({ sentence, commands }: NextStep): string {
  return commands.length === 0 ? sentence : `${sentence}\n\n${['```sh', ...commands, '```'].join('\n')}`;
}
