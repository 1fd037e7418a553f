/** A teardown before and after: every object by name, what stays and why, and the exact next step. */
import { Buffer } from 'node:buffer';
import { unreachable } from '../errors.ts';
import type { TeardownItem, TeardownPlan, TeardownResult } from '../teardown/teardown.ts';
import { code, escapeText, plainText } from './escape.ts';
import { bytes, count, durationBetween, plural } from './format.ts';
import { SUMMARY_BUDGET } from './summary.ts';
import { type Column, markdownTable, textTable } from './table.ts';
import { isJobKey } from './verdict.ts';

export interface TeardownOptions {
  /** `markdown` for the job summary, `text` for a terminal or a log; only the former has a limit of length. */
  readonly format: 'markdown' | 'text';
  /** When AWS was observed, ISO 8601 UTC: ages count from here. */
  readonly observedAt: string;
  /** The `jobs` input as it was given, so that the next step can repeat it; empty: all. */
  readonly jobs: readonly string[];
  /** The `environment` input likewise: the code is bound to it. */
  readonly environments: readonly string[];
  readonly simulated: boolean;
}

type Rows = readonly (readonly string[])[];

interface PartColumn extends Column {
  /** Too long to be a column of a terminal. */
  readonly ownLine?: boolean;
}

const ITEM_COLUMNS: readonly PartColumn[] = [
  { title: 'Job' },
  { title: 'Kind' },
  { title: 'Object', ownLine: true },
  { title: 'Age', right: true },
  { title: 'Size', right: true },
];
const KEPT_COLUMNS: readonly PartColumn[] = [{ title: 'Kept', ownLine: true }, { title: 'Why' }];
const RESULT_COLUMNS: readonly PartColumn[] = [
  { title: 'Object', ownLine: true },
  { title: 'Outcome' },
  { title: 'What to do', ownLine: true },
];

/** @param confirmCode the code of exactly these plans; a teardown with it does exactly this or nothing */
export function renderTeardownPlan(
  plans: readonly TeardownPlan[],
  confirmCode: string,
  options: TeardownOptions,
): string {
  const total = plans.reduce((sum, plan) => sum + plan.items.length, 0);
  const verdict =
    total === 0 ? 'Nothing to tear down' : `${plural(total, 'object')} would go; nothing was deleted yet`;
  return assemble(verdict, [...plans.flatMap((plan) => planParts(plan, options))], {
    ...options,
    next: total === 0 ? ['Nothing to do.'] : nextLines(plans, confirmCode, options),
  });
}

function planParts(plan: TeardownPlan, options: TeardownOptions): readonly Part[] {
  const show = words(options);
  const where = `Environment ${show.text(plan.environment)}, account ${show.text(plan.accountId)}, ${show.text(plan.region)}`;
  return [
    { title: where, columns: ITEM_COLUMNS, rows: plan.items.map((item) => itemRow(item, options)) },
    keptPart(plan, options),
  ];
}

function keptPart(plan: TeardownPlan, options: TeardownOptions): Part {
  const show = words(options);
  return {
    title: `Kept in ${show.text(plan.environment)}`,
    columns: KEPT_COLUMNS,
    rows: plan.kept.map((kept) => [show.name(kept.arn), show.text(kept.reason)]),
  };
}

function itemRow(item: TeardownItem, options: TeardownOptions): readonly string[] {
  const show = words(options);
  const job = show.name(item.job);
  switch (item.kind) {
    case 'run':
      return [job, `training run, ${show.text(item.status)}: stop`, show.name(item.arn), '–', '–'];
    case 'model': {
      const age = durationBetween(item.createdAt, options.observedAt) ?? '–';
      return [job, 'custom model: delete', show.name(item.arn), age, '–'];
    }
    case 'object': {
      const what = item.isDeleteMarker ? 'delete marker: delete' : 'object version: delete';
      const age = durationBetween(item.modifiedAt, options.observedAt) ?? '–';
      return [job, what, show.name(nameOf(item)), age, item.isDeleteMarker ? '–' : bytes(item.size)];
    }
    default:
      return unreachable(item);
  }
}

function nameOf(item: TeardownItem): string {
  if (item.kind !== 'object') return item.arn;
  return `s3://${item.bucket}/${item.key}?versionId=${item.versionId}`;
}

function nextLines(
  plans: readonly TeardownPlan[],
  confirmCode: string,
  options: TeardownOptions,
): readonly string[] {
  const show = words(options);
  const sentence = `To do exactly this, run teardown again with the same inputs and confirm: ${show.name(confirmCode)}`;
  const what = plans[0]?.what;
  const names = [...options.jobs, ...options.environments];
  if (!names.every(isJobKey) || !/^[\w.-]+$/.test(confirmCode) || what === undefined) return [sentence];
  const [before, prefix, equals] =
    options.format === 'markdown'
      ? ['gh workflow run teardown.yml', '-f ', '=']
      : ['bedrock-tune teardown', '--', ' '];
  const given = [
    ['jobs', options.jobs.join(',')],
    ['environment', options.environments.join(',')],
    ['what', what],
    ['confirm', confirmCode],
  ].filter(([, value]) => value !== '');
  const command = [before, ...given.map(([name, value]) => `${prefix}${name}${equals}${value}`)].join(' ');
  return [sentence, options.format === 'markdown' ? `\`\`\`sh\n${command}\n\`\`\`` : `  ${command}`];
}

/**
 * Object by object: deleted, already gone, pending (why), failed (why, and the command that does it by hand); and what
 * the plans kept.
 */
export function renderTeardownResults(
  plans: readonly TeardownPlan[],
  results: readonly TeardownResult[],
  options: TeardownOptions,
): string {
  const size = (outcome: TeardownResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const verdict = [
    `${plural(size('deleted'), 'object')} removed`,
    ...(size('already-gone') > 0 ? [`${count(size('already-gone'))} already gone`] : []),
    ...(size('pending') > 0 ? [`${count(size('pending'))} pending`] : []),
    ...(size('failed') > 0 ? [`${count(size('failed'))} failed`] : []),
  ].join(', ');
  const worstFirst = (['failed', 'pending', 'deleted', 'already-gone'] as const).flatMap((outcome) =>
    results.filter((result) => result.outcome === outcome),
  );
  const rows = worstFirst.map((result) => resultRow(result, options));
  const unfinished = size('pending') + size('failed') > 0;
  const kept = plans.map((plan) => keptPart(plan, options));
  return assemble(verdict, [{ title: 'Objects', columns: RESULT_COLUMNS, rows }, ...kept], {
    ...options,
    next: [unfinished ? 'Run teardown again without a code: it prints what is left.' : 'Nothing to do.'],
  });
}

function resultRow(result: TeardownResult, options: TeardownOptions): readonly string[] {
  const show = words(options);
  const name = show.name(nameOf(result.item));
  switch (result.outcome) {
    case 'deleted':
      return [name, result.item.kind === 'run' ? 'stopped' : 'deleted', '–'];
    case 'already-gone':
      return [name, 'already gone', '–'];
    case 'pending':
      return [name, `pending: ${show.text(result.reason)}`, 'run teardown again later'];
    case 'failed':
      return [name, `failed: ${show.text(result.reason)}`, show.name(result.command)];
    default:
      return unreachable(result);
  }
}

/** How untrusted words are shown in either format. */
function words({ format }: TeardownOptions): {
  readonly text: (value: string) => string;
  readonly name: (value: string) => string;
} {
  if (format === 'text')
    return { text: (value) => plainText(value), name: (value) => plainText(value, 2500) };
  return { text: (value) => escapeText(value), name: (value) => code(value, 2500) };
}

interface Part {
  readonly title: string;
  readonly columns: readonly PartColumn[];
  readonly rows: Rows;
}

interface Frame extends TeardownOptions {
  readonly next: readonly string[];
}

function assemble(verdict: string, parts: readonly Part[], frame: Frame): string {
  const markdown = frame.format === 'markdown';
  const simulated = frame.simulated ? (markdown ? '**Simulated**: ' : 'SIMULATED: ') : '';
  const head = `${markdown ? '### ' : ''}${simulated}${verdict}`;
  const next = `${markdown ? '**Next**: ' : 'Next: '}${frame.next.join(markdown ? '\n\n' : '\n')}`;
  const filled = parts.filter((part) => part.rows.length > 0);
  const room = (SUMMARY_BUDGET - Buffer.byteLength(head + next) - 1000) / Math.max(1, filled.length);
  const body = filled.map((part) => (markdown ? markdownPart(part, room) : textPart(part)));
  return `${[head, ...body, next].join('\n\n')}\n`;
}

/** Short cells as a table, the long ones below their row. */
function textPart({ title, columns, rows }: Part): string {
  const isShort = (_: string, index: number): boolean => columns[index]?.ownLine !== true;
  const table = textTable(
    columns.filter(({ ownLine }) => ownLine !== true),
    rows.map((row) => row.filter(isShort)),
  );
  const [head = '', ...lines] = table.split('\n');
  const body = lines.flatMap((line, index) => {
    const long = (rows[index] ?? []).filter((cell, at) => !isShort(cell, at) && cell !== '–');
    return [line, ...long.map((cell) => `    ${cell}`)];
  });
  return [title, head, ...body].join('\n');
}

/** Rows from the top as far as they fit; the log has all of them. */
function markdownPart(part: Part, room: number): string {
  let size = Buffer.byteLength(part.title) + 300;
  const rows = part.rows.filter((row) => {
    size += Buffer.byteLength(row.join(' | ')) + 5;
    return size <= room;
  });
  const rest = part.rows.length - rows.length;
  const more =
    rest > 0 ? `\n\n… and ${plural(rest, 'more row')}: the log of this step lists all of them.` : '';
  return `**${part.title}**\n\n${markdownTable(part.columns, rows)}${more}`;
}
