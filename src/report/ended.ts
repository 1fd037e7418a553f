/** The short new comment posted once a training run ended: editing the sticky one notifies nobody. */

import { unreachable } from '../errors.ts';
import type { RunRef } from '../plan/plan.ts';
import { simulatedLine, stepText } from './content.ts';
import { estimateCell } from './cost.ts';
import { code, richText } from './escape.ts';
import { stampLine, stampOf, subjectLine } from './footer.ts';
import { durationBetween } from './format.ts';
import { lossSentence } from './jobdetails.ts';
import { seal } from './marker.ts';
import type { JobReport, ReportModel } from './model.ts';
import { failureLines, retryLines } from './needs.ts';
import { deployStep } from './nextstep.ts';
import { actionWords, modelArnOf, runOf, SIGN } from './state.ts';

export function renderEnded(job: JobReport, model: ReportModel): string {
  const run = runOf(job);
  const { heading, lines } = run === undefined ? notStarted(job, model) : ended(job, run, model);
  const simulated = model.simulated ? '**Simulated**: ' : '';
  const content = [
    `### ${heading.sign} ${simulated}${code(job.planned.key, 40)} ${heading.words}`,
    simulatedLine(model),
    ...lines,
    subjectLine(model),
  ].filter((line) => line !== '');
  return seal(content.join('\n\n'), stampLine(model), {
    kind: 'ended',
    job: run?.jobName ?? job.planned.key,
    ...stampOf(model),
  });
}

interface Ending {
  readonly heading: { readonly sign: string; readonly words: string };
  readonly lines: readonly string[];
}

function notStarted(job: JobReport, model: ReportModel): Ending {
  return { heading: { sign: '', words: actionWords(job, model) }, lines: [] };
}

function ended(job: JobReport, run: RunRef, model: ReportModel): Ending {
  const took = durationBetween(run.createdAt, run.endedAt);
  const after = took === undefined ? '' : ` after ${took}`;
  switch (run.status) {
    case 'Completed':
      return { heading: { sign: SIGN.done, words: `completed${after}` }, lines: completedLines(job, model) };
    case 'Failed':
      return {
        heading: { sign: SIGN.failed, words: `failed${after}` },
        lines: [`Reason: ${failureLines(job).join('\n')}`],
      };
    case 'Stopped':
      return { heading: { sign: SIGN.stopped, words: `was stopped${after}` }, lines: stoppedLines(job) };
    case 'InProgress':
    case 'Stopping':
    case 'Unknown':
      return { heading: { sign: SIGN.progress, words: 'is still in progress' }, lines: [] };
    default:
      return unreachable(run.status);
  }
}

function completedLines(job: JobReport, model: ReportModel): readonly string[] {
  const arn = modelArnOf(job);
  const step = deployStep(job, model);
  return [
    arn === undefined ? 'Its model no longer exists.' : `Model: ${code(arn, 256)}`,
    job.report === undefined ? '' : lossSentence(job.report),
    costLine(job),
    step === undefined ? '' : stepText(step),
  ];
}

function costLine({ planned: { estimate } }: JobReport): string {
  return `Estimated cost: ${estimateCell(estimate)} (Bedrock reports no billed amount).`;
}

function stoppedLines(job: JobReport): readonly string[] {
  const replaced = job.planned.notes.filter(({ code }) => code === 'stopped-by-supersede');
  return [
    ...replaced.map(({ message }) => `Why: ${richText(message)}.`),
    'What was trained until then is billed; a stopped run leaves no model of ours.',
    ...retryLines(job),
  ];
}
