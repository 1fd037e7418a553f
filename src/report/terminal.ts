/** The same facts for a terminal: plain text, aligned columns, no colour. */
import { costLine, estimateWords } from './cost.ts';
import { changeLines } from './datachange.ts';
import { FIX_MAX, plainText } from './escape.ts';
import { type ShownFinding, shownFindings } from './findings.ts';
import { count, durationBetween, utc } from './format.ts';
import { lossLine, phaseText } from './jobdetails.ts';
import { jobTextTable } from './jobtable.ts';
import type { JobReport, ReportModel } from './model.ts';
import { nextSteps, type Surface } from './nextstep.ts';
import { isEnded, isSimulated, modelArnOf, retryOf, runOf } from './state.ts';
import { verdict } from './verdict.ts';
import { hasReason, whyText } from './why.ts';

/** @param surface where it is read: in a workflow's log the next step is a workflow too */
export function renderTerminal(model: ReportModel, surface: Surface = 'terminal'): string {
  const simulated = isSimulated(model)
    ? 'SIMULATED: an endpoint on this machine answered instead of AWS. '
    : '';
  const sections = [
    simulated + verdict(model).text,
    shownFindings(model.findings).map(findingText).join('\n'),
    jobTextTable(model, plain),
    costText(model),
    model.jobs
      .map((job) => jobText(job, model))
      .filter((text) => text !== '')
      .join('\n'),
    model.checksNotRun.length === 0 ? '' : `Not checked here: ${model.checksNotRun.map(plain).join('; ')}`,
    nextText(model, surface),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function plain(text: string): string {
  return plainText(text);
}

function costText(model: ReportModel): string {
  const line = costLine(model, plain);
  return line === '' ? '' : `Cost: ${line}`;
}

/** `file:line:column`, which editors and terminals open. */
function findingText({ finding, more }: ShownFinding): string {
  const place = `${plain(finding.file)}:${finding.line}:${finding.column}`;
  const fix = finding.hint === '' ? '' : `\n    fix: ${plainText(finding.hint, FIX_MAX)}`;
  const others = more === 0 ? '' : `\n    and ${count(more)} more like it`;
  return `${place}: ${finding.severity}: ${plain(finding.message)} (${plain(finding.code)})${fix}${others}`;
}

function jobText(job: JobReport, model: ReportModel): string {
  const lines = [
    ...(hasReason(job, model) ? [`why: ${whyText(job, plain)}`] : []),
    ...changeLines(job, { name: plain, text: plain, warning: '(!)' }).map((line) => `data: ${line}`),
    ...reasonLines(job),
    ...runLines(job),
    ...job.planned.notes.map((note) => plain(note.message)),
  ];
  if (['train', 'queue', 'watch'].includes(job.planned.action.kind))
    lines.push(estimateWords(job.planned, plain));
  return lines.length === 0 ? '' : [plain(job.planned.key), ...lines.map((line) => `  ${line}`)].join('\n');
}

function reasonLines({ planned: { action }, report }: JobReport): readonly string[] {
  if (action.kind === 'blocked')
    return action.reasons.map(
      ({ message, hint }) => `blocked: ${plain(message)}. ${plainText(hint, FIX_MAX)}`,
    );
  const failure = report?.failure;
  return failure === undefined ? [] : [`failed: ${plain(failure.message)}. ${plain(failure.hint)}`];
}

function runLines(job: JobReport): readonly string[] {
  const run = runOf(job);
  if (run === undefined) return [];
  const took = isEnded(run) ? durationBetween(run.createdAt, run.endedAt) : undefined;
  const arn = modelArnOf(job);
  const losses = job.report === undefined ? '' : lossLine(job.report).replaceAll('`', '');
  const retry = retryOf(job);
  return [
    `run ${plain(run.jobName)}, started ${utc(run.createdAt)}${took === undefined ? '' : `, took ${took}`}`,
    ...(run.phases.length === 0 ? [] : [`phases: ${run.phases.map(phaseText).join(', ')}`]),
    ...(arn === undefined ? [] : [`model ${plain(arn)}`]),
    ...(losses === '' ? [] : [losses]),
    ...(retry === undefined ? [] : [`to train again: retry ${plain(retry)}`]),
  ];
}

function nextText(model: ReportModel, surface: Surface): string {
  return nextSteps(model, surface)
    .map(({ sentence, commands }) =>
      [`Next: ${sentence.replaceAll('`', '')}`, ...commands.map((command) => `  ${command}`)].join('\n'),
    )
    .join('\n');
}
