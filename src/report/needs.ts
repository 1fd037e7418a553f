/** What needs the reader, as a list: errors with their place, what blocks, what waits for a decision. */
import { Buffer } from 'node:buffer';
import type { Finding } from '../errors.ts';
import { cap, code, encodePath, escapeText, FIX_MAX, isWebAddress, link, richText } from './escape.ts';
import { type ShownFinding, shownFindings } from './findings.ts';
import { count } from './format.ts';
import type { JobReport, ReportModel } from './model.ts';
import { retryOf, SIGN, STATE_SIGN, stateOf } from './state.ts';

/** How much a list may take. Lists that are never left out have to be short whatever stands in them. */
export interface ListLimit {
  readonly items: number;
  readonly bytes: number;
  /** Most findings of one code in one file. */
  readonly alike: number;
  /** Where the rest is, as Markdown. */
  readonly elsewhere: string;
}

/** Notes a person should act on or at least know before anything else; the others stand with their job. */
const URGENT_NOTES: readonly string[] = [
  'over-budget',
  'older-run-training',
  'not-reviewed',
  'stale',
  'retry-exists',
  'superseded',
  'stopped-by-supersede',
  'stalled',
  'quota',
];

export function isUrgentNote(note: string): boolean {
  return URGENT_NOTES.includes(note);
}

/** Bullets; empty when nothing needs the reader. A closed pull request needs nobody. */
export function needsList(model: ReportModel, limit: ListLimit): string {
  if (model.stage === 'closed') return '';
  const errors = shownFindings(model.findings.filter(isError), limit.alike);
  const promoted = shownFindings(promotedWarnings(model), limit.alike);
  const items = [
    ...[...errors, ...promoted].map((shown) => findingItem(shown, { model, limit })),
    ...model.jobs.flatMap((job) => jobItems(job, model)),
  ];
  return bullets(items, limit);
}

/** Of a limit that the change lifts. */
function isGuardWarning({ code, severity }: Finding): boolean {
  return severity === 'warning' && code === 'guard-weakened';
}

/** Warnings that stand among what needs the reader, before a merge. */
export function promotedWarnings(model: ReportModel): readonly Finding[] {
  if (model.stage !== 'proposed') return [];
  return [...model.findings.filter(isGuardWarning), ...costWarning(model)];
}

/**
 * Where a job would train at an unknown cost, the warning that says most of it stands among what needs the reader: of an
 * unknown base model, else the first.
 */
function costWarning(model: ReportModel): readonly Finding[] {
  const isUnknown = model.jobs.some(
    (job) =>
      job.planned.estimate.kind === 'unknown' &&
      ['to-train', 'queued', 'unchecked'].includes(stateOf(job, model)),
  );
  if (!isUnknown) return [];
  const warnings = shownFindings(
    model.findings.filter((finding) => finding.severity === 'warning' && !isGuardWarning(finding)),
  );
  const ofModel = warnings.find(({ finding }) => finding.code === 'base-model-unknown');
  const chosen = (ofModel ?? warnings[0])?.finding;
  return chosen === undefined ? [] : [chosen];
}

/** Warnings and remarks, worst first. */
export function warningsList(model: ReportModel, limit: ListLimit): string {
  const promoted = promotedWarnings(model);
  const rest = model.findings.filter((finding) => !isError(finding) && !promoted.includes(finding));
  return bullets(
    shownFindings(rest, limit.alike).map((shown) => findingItem(shown, { model, limit })),
    limit,
  );
}

function bullets(items: readonly string[], limit: ListLimit): string {
  const shown: string[] = [];
  let size = 0;
  for (const item of items.slice(0, limit.items)) {
    size += Buffer.byteLength(item) + 3;
    if (size > limit.bytes) break;
    shown.push(`- ${item}`);
  }
  const rest = items.length - shown.length;
  if (rest > 0) shown.push(`- … and ${count(rest)} more: see ${limit.elsewhere}.`);
  return shown.join('\n');
}

const SEVERITY_WORD: Readonly<Record<Finding['severity'], string>> = {
  error: `${SIGN.failed} Error`,
  warning: `${SIGN.warning} Warning`,
  info: 'Remark',
};

interface ItemContext {
  readonly model: ReportModel;
  readonly limit: ListLimit;
}

function findingItem({ finding, more }: ShownFinding, { model, limit }: ItemContext): string {
  const message = `${richText(finding.message)} (${code(finding.code)})`;
  const others = more === 0 ? '' : `\n  … and ${count(more)} more like it: see ${limit.elsewhere}.`;
  return `${SEVERITY_WORD[finding.severity]} at ${place(finding, model)}: ${message}${fix(finding.hint)}${others}`;
}

/** `file:line:column`, as a permalink where repository and commit are known. */
function place(finding: Finding, model: ReportModel): string {
  const label = code(`${cap(finding.file, 120)}:${finding.line}:${finding.column}`, 160);
  return link(label, permalink(finding, model));
}

function permalink(finding: Finding, { repositoryUrl, commit }: ReportModel): string | undefined {
  if (repositoryUrl === undefined || !isWebAddress(repositoryUrl)) return undefined;
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) return undefined;
  if (finding.file.startsWith('s3://')) return undefined;
  return `${repositoryUrl}/blob/${commit}/${encodePath(finding.file)}?plain=1#L${finding.line}`;
}

function jobItems(job: JobReport, model: ReportModel): readonly string[] {
  const notes = job.planned.notes
    .filter((note) => isUrgentNote(note.code))
    .map((note) => `${SIGN.warning} ${jobName(job)}: ${richText(note.message)}`);
  return [...actionItems(job, model), ...notes];
}

function jobName(job: JobReport): string {
  return `**${code(job.planned.key, 40)}**`;
}

function actionItems(job: JobReport, model: ReportModel): readonly string[] {
  const { action } = job.planned;
  const sign = STATE_SIGN[stateOf(job, model)];
  if (action.kind === 'blocked')
    return action.reasons
      .filter((reason) => reason.code !== 'findings' || !model.findings.some(isError))
      .map(({ message, hint }) => `${sign} ${jobName(job)} is blocked: ${richText(message)}${fix(hint)}`);
  if (action.kind === 'failed') return [item(`${sign} ${jobName(job)} failed: `, failureLines(job))];
  if (action.kind === 'stopped')
    return [
      item(`${sign} ${jobName(job)} `, ['was stopped; what was trained is billed.', ...retryLines(job)]),
    ];
  if (action.kind === 'missing')
    return [
      item(`${sign} ${jobName(job)} `, ['was trained, but its model was deleted since.', ...retryLines(job)]),
    ];
  return [];
}

function item(start: string, lines: readonly string[]): string {
  return start + lines.join('\n  ');
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}

function fix(hint: string): string {
  return hint === '' ? '' : `\n  Fix: ${richText(hint, FIX_MAX)}`;
}

/** Reason, hint, and the exact line that tries again: one line each. */
export function failureLines(job: JobReport): readonly string[] {
  const failure = job.report?.failure;
  if (failure === undefined) return ['its reason was not read here.', ...retryLines(job)];
  const hint = failure.hint === '' ? [] : [`Fix: ${richText(failure.hint)}`];
  return [`${richText(failure.message)}.`, ...hint, ...retryLines(job, failure.hint)];
}

/** Left out where the hint before it says the same line already. */
export function retryLines(job: JobReport, hint = ''): readonly string[] {
  const retry = retryOf(job);
  if (retry === undefined || hint.includes(`retry: ${retry}`)) return [];
  return [`To train again: ${code(`retry: ${retry}`)}`];
}

/** One line naming the checks that did not run; empty when all ran. */
export function checksNotRunLine(model: ReportModel): string {
  if (model.checksNotRun.length === 0) return '';
  const shown = model.checksNotRun.slice(0, 10).map((check) => escapeText(check, 200));
  const rest = model.checksNotRun.length - shown.length;
  return `Not checked here: ${shown.join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}
