/** Everything known of one job, as blocks of one fold. */

import type { PlanNote } from '../plan/plan.ts';
import type { RunReport } from '../watch/outcome.ts';
import type { Block, Fold } from './blocks.ts';
import { chartLegend, lossChart, lossTable, sparkline } from './chart.ts';
import { estimateWords } from './cost.ts';
import { lengthTables } from './datachange.ts';
import { code, escapeText, htmlCode, richText } from './escape.ts';
import { bytes, count, decimal, durationBetween, tokenRange, utc } from './format.ts';
import type { DatasetReport, HyperparameterReport, JobReport, ReportModel } from './model.ts';
import { isUrgentNote } from './needs.ts';
import {
  costsNothing,
  hasFigures,
  isElsewhere,
  isEnded,
  modelArnOf,
  PHASE_WORDS,
  type RunPhase,
  runOf,
  stateOf,
} from './state.ts';
import { markdownTable } from './table.ts';

/** In the order they are given up: the chart first, the model's ARN last. */
const RANK = {
  run: 10,
  notes: 20,
  parameters: 30,
  data: 40,
  cost: 50,
  lengths: 55,
  losses: 60,
  chart: 70,
} as const;

export interface DetailOptions {
  readonly open: boolean;
  readonly lossRows: number;
}

export function jobDetails(job: JobReport, model: ReportModel, options: DetailOptions): readonly Block[] {
  const parts = [
    { rank: RANK.run, what: 'training runs', text: runText(job) },
    { rank: RANK.notes, what: 'notes', text: notesText(job.planned.notes) },
    { rank: RANK.parameters, what: 'hyperparameters', text: parametersText(job.hyperparameters) },
    { rank: RANK.data, what: 'dataset tables', text: datasetTable(job.datasets) },
    { rank: RANK.lengths, what: 'tables of row lengths', text: lengthTables(job.datasets) },
    { rank: RANK.cost, what: 'cost details', text: costText(job, model) },
    { rank: RANK.losses, what: 'loss tables', text: lossText(job.report, options.lossRows) },
    { rank: RANK.chart, what: 'loss charts', text: chartText(job.report) },
  ].filter((part) => part.text !== '');
  const fold: Fold = { summary: summaryText(job, parts), open: options.open };
  return parts.map((part) => ({ ...part, fold }));
}

function summaryText(job: JobReport, parts: readonly { readonly rank: number }[]): string {
  const has = (rank: number): boolean => parts.some((part) => part.rank === rank);
  const words = [
    ...(has(RANK.run) ? ['training run'] : []),
    ...(has(RANK.parameters) ? ['hyperparameters'] : []),
    ...(has(RANK.data) ? ['data'] : []),
    ...(has(RANK.cost) ? ['cost'] : []),
    ...(has(RANK.losses) ? ['loss'] : []),
  ];
  return `${htmlCode(job.planned.key, 40)}: ${words.join(', ') || 'notes'}`;
}

function runText(job: JobReport): string {
  const run = runOf(job);
  if (run === undefined) return plannedText(job);
  const took = isEnded(run) ? durationBetween(run.createdAt, run.endedAt) : undefined;
  const time =
    took === undefined ? `started ${utc(run.createdAt)}` : `took ${took}, started ${utc(run.createdAt)}`;
  const arn = modelArnOf(job);
  return [
    `- Training run ${code(run.jobName)}, attempt ${count(run.attempt)}, ${time}.`,
    ...(arn === undefined ? [] : [`- Model: ${code(arn, 256)}`]),
    ...(run.phases.length === 0 ? [] : [`- Phases: ${run.phases.map(phaseText).join(' → ')}.`]),
  ].join('\n');
}

/** The name a run will have is known before it exists. */
function plannedText({ planned: { action } }: JobReport): string {
  if (action.kind !== 'train' && action.kind !== 'queue') return '';
  return `- Training run ${code(action.jobName)}, attempt ${count(action.attempt)}, not started.`;
}

function parametersText(parameters: readonly HyperparameterReport[]): string {
  if (parameters.length === 0) return '';
  const shown = parameters.map(
    ({ name, value, isDefault }) => `${code(name)} ${code(value)}${isDefault ? ' (default)' : ''}`,
  );
  return `Hyperparameters: ${shown.join(', ')}.`;
}

/** Durations only of what ended: a running clock would change the comment at every look. */
export function phaseText(phase: RunPhase): string {
  const name = PHASE_WORDS[phase.name];
  const took = durationBetween(phase.startedAt, phase.updatedAt);
  switch (phase.status) {
    case 'Completed':
      return `${name} completed${took === undefined ? '' : ` in ${took}`}`;
    case 'InProgress':
      return `${name} in progress${phase.startedAt === undefined ? '' : ` since ${utc(phase.startedAt)}`}`;
    case 'NotStarted':
      return `${name} not started`;
    case 'Unknown':
      return `${name} in a status this release does not know`;
    default:
      return `${name} ${phase.status.toLowerCase()}`;
  }
}

function notesText(notes: readonly PlanNote[]): string {
  return notes
    .filter((note) => !isUrgentNote(note.code))
    .map((note) => `- ${richText(note.message)}`)
    .join('\n');
}

function datasetTable(datasets: readonly DatasetReport[]): string {
  if (datasets.length === 0) return '';
  const table = markdownTable(
    [
      { title: 'Split' },
      { title: 'Source' },
      { title: 'Rows', right: true },
      { title: 'Upload size', right: true },
      { title: 'Tokens', right: true },
      { title: 'Upload SHA-256' },
    ],
    datasets.map(datasetRow),
  );
  return [table, ...convertedLines(datasets), ...calibratedLines(datasets)].join('\n\n');
}

function convertedLines(datasets: readonly DatasetReport[]): readonly string[] {
  const formats = new Set(datasets.flatMap((dataset) => dataset.convertedTo ?? []));
  return [...formats].map((format) => {
    const splits = datasets.filter((dataset) => dataset.convertedTo === format).map(({ split }) => split);
    return `Rows converted to ${code(format)} for the upload: ${splits.join(', ')}.`;
  });
}

/** One base model, so one day. */
function calibratedLines(datasets: readonly DatasetReport[]): readonly string[] {
  const days = new Set(datasets.flatMap(({ calibratedOn }) => calibratedOn ?? []));
  return [...days].map((day) => `Tokens as calibrated with the base model on ${escapeText(day)}.`);
}

function datasetRow(dataset: DatasetReport): readonly string[] {
  const changed = { true: ' (changed)', false: '', undefined: '' }[String(dataset.changed)] ?? '';
  return [dataset.split, code(dataset.source, 120) + changed, ...figures(dataset)];
}

/** Of what cannot be read there is nothing to say. */
function figures(dataset: DatasetReport): readonly string[] {
  if (!dataset.isUnderstood && !isElsewhere(dataset)) return ['–', '–', '–', '–'];
  // Evaluation data is not uploaded.
  const isKept = dataset.split === 'evaluation';
  return [
    known(dataset.rows, count),
    isKept ? '–' : known(dataset.bytes, bytes),
    known(dataset.tokens, tokenRange),
    isKept ? '–' : known(dataset.sha256, (hash) => code(hash.slice(0, 12))),
  ];
}

function known<T>(value: T | undefined, show: (value: T) => string): string {
  return value === undefined ? 'unknown' : show(value);
}

function costText(job: JobReport, model: ReportModel): string {
  const state = stateOf(job, model);
  if (costsNothing(state) || !hasFigures(job)) return '';
  const after = state === 'completed' ? ' Bedrock reports no billed amount.' : '';
  return estimateWords(job.planned, (reason) => escapeText(reason)) + after;
}

/** `2.31 → 0.42`, with its curve in one line of text. */
export function lossLine(report: RunReport): string {
  const series = [
    { name: 'training', final: report.trainingLoss, points: report.metrics?.training ?? [] },
    { name: 'validation', final: report.validationLoss, points: report.metrics?.validation ?? [] },
  ];
  return series
    .flatMap(({ name, final, points }) => {
      const losses = points.toSorted((a, b) => a.step - b.step).map((point) => point.loss);
      const last = final ?? losses.at(-1);
      if (last === undefined) return [];
      const first = losses[0];
      const bars = sparkline(losses);
      const from = first === undefined || losses.length < 2 ? '' : `${decimal(first)} → `;
      return [`${name} loss ${from}${decimal(last)}${bars === '' ? '' : ` \`${bars}\``}`];
    })
    .join(', ');
}

/** Empty where no loss is known. */
export function lossSentence(report: RunReport): string {
  const line = lossLine(report);
  return line === '' ? '' : `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}

function lossText(report: RunReport | undefined, rows: number): string {
  if (report === undefined) return '';
  const table = report.metrics === undefined ? '' : lossTable(report.metrics, rows);
  return [lossSentence(report), table].filter((part) => part !== '').join('\n\n');
}

function chartText(report: RunReport | undefined): string {
  if (report?.metrics === undefined) return '';
  const chart = lossChart(report.metrics);
  return chart === '' ? '' : `${chart}\n\n${chartLegend(report.metrics)}`;
}
