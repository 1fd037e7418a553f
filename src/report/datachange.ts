/** What a change does to the datasets: a line for each, and the lengths of their rows. Never a row's text. */
import type { DatasetDiff } from '../datasets/diff.ts';
import { type ChangeWords, changeWords, formerWords, type Sink } from './changewords.ts';
import { sparkline } from './chart.ts';
import { code, richText } from './escape.ts';
import { count } from './format.ts';
import type { DatasetReport, JobReport, ReportModel } from './model.ts';
import { SIGN, stateOf } from './state.ts';
import { markdownTable } from './table.ts';

/** One line for each dataset that changed, each once; empty where none did. @param rows most jobs shown */
export function dataLines(model: ReportModel, rows: number): string {
  if (model.stage !== 'proposed') return '';
  const told = model.jobs.slice(0, rows).flatMap((job) => [...changesOf(job), ...formersOf(job)]);
  const keys = [...new Set(told.map(({ key }) => key))];
  const lines = keys.map((wanted) =>
    groupLine(
      told.filter(({ key }) => key === wanted),
      model,
    ),
  );
  if (lines.length === 0) return '';
  return lines.length === 1
    ? `**Data**: ${lines[0] ?? ''}`
    : `**Data**:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

const MARKDOWN: Sink = { name: (name) => code(name, 120), text: richText, warning: SIGN.warning };

/** What is told of one dataset of one job; of several jobs with the same key, once. */
interface Told {
  readonly key: string;
  readonly job: JobReport;
  readonly source: string;
  readonly words: ChangeWords;
  /** The change of it makes a job train anew. */
  readonly retrains: boolean;
}

function changesOf(job: JobReport): readonly Told[] {
  return job.datasets.flatMap((dataset): readonly Told[] => {
    const { source, split, diff } = dataset;
    if (diff === undefined) return [];
    const words = changeWords(dataset, diff, MARKDOWN);
    const isSame = diff.kind === 'renamed' || (diff.kind === 'compared' && diff.sameUpload);
    const key = JSON.stringify([source, words.start, words.end]);
    return [{ key, job, source, words, retrains: split !== 'evaluation' && !isSame }];
  });
}

function formersOf(job: JobReport): readonly Told[] {
  return job.formerDatasets.map((former) => {
    const words = { start: [formerWords(former)], cost: undefined, end: [] };
    return {
      key: JSON.stringify([former]),
      job,
      source: former.source,
      words,
      retrains: former.split !== 'evaluation',
    };
  });
}

function groupLine(group: readonly Told[], model: ReportModel): string {
  const [first] = group;
  if (first === undefined) return '';
  const { start, end } = first.words;
  const parts = [...start, ...costWords(group), ...end, ...jobWords(group, model)];
  return `${MARKDOWN.name(first.source)}: ${parts.join('; ')}.`;
}

/** One cost where all jobs agree, else each job's own. */
function costWords(group: readonly Told[]): readonly string[] {
  const costs = new Set(group.map(({ words }) => words.cost));
  if (costs.size === 1) return [...costs].flatMap((cost) => cost ?? []);
  return group.flatMap(({ job, words }) =>
    words.cost === undefined ? [] : [`${words.cost} for ${MARKDOWN.name(job.planned.key)}`],
  );
}

/** Of a file that one job uses, the reason of that job says enough. */
function jobWords(group: readonly Told[], model: ReportModel): readonly string[] {
  if (group.length < 2) return [];
  const retrained = group.filter(
    ({ job, retrains }) => retrains && ['to-train', 'queued', 'unchecked'].includes(stateOf(job, model)),
  );
  if (retrained.length === group.length) return [`retrains ${names(group)}`];
  const some = retrained.length === 0 ? '' : `, of which it retrains ${names(retrained)}`;
  return [`used by ${names(group)}${some}`];
}

const NAMES_SHOWN = 5;

function names(group: readonly Told[]): string {
  const shown = group.slice(0, NAMES_SHOWN).map(({ job }) => MARKDOWN.name(job.planned.key));
  const rest = group.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(', ');
}

/** The datasets of one job, a line each. */
export function changeLines({ datasets, formerDatasets }: JobReport, sink: Sink): readonly string[] {
  return [
    ...datasets.flatMap((dataset) => {
      if (dataset.diff === undefined) return [];
      const { start, cost, end } = changeWords(dataset, dataset.diff, sink);
      const parts = [...start, ...(cost === undefined ? [] : [cost]), ...end];
      return [`${sink.name(dataset.source)}: ${parts.join('; ')}.`];
    }),
    ...formerDatasets.map((former) => `${sink.name(former.source)}: ${formerWords(former)}.`),
  ];
}

/** A table of row lengths for each dataset whose rows were compared and have other lengths now. */
export function lengthTables(datasets: readonly DatasetReport[]): string {
  return datasets
    .flatMap(({ source, diff }) =>
      diff?.kind === 'compared' && hasOtherLengths(diff.diff) ? [lengthTable(source, diff.diff)] : [],
    )
    .join('\n\n');
}

function hasOtherLengths({ lengths }: DatasetDiff): boolean {
  return lengths.some(({ before, after }) => before !== after);
}

function lengthTable(source: string, { lengths }: DatasetDiff): string {
  const bars = (side: 'before' | 'after'): string => sparkline(lengths.map((bucket) => bucket[side]));
  const table = markdownTable(
    [
      { title: 'Tokens per row' },
      { title: 'Rows before', right: true },
      { title: 'Rows after', right: true },
    ],
    lengths.map(({ from, to, before, after }) => [bucketName(from, to), count(before), count(after)]),
  );
  return `Lengths of the rows of ${code(source, 120)} (estimated), before \`${bars('before')}\` and after \`${bars('after')}\`:\n\n${table}`;
}

function bucketName(from: number, to: number | undefined): string {
  return to === undefined ? `${count(from)} and more` : `${count(from)}–${count(to)}`;
}
