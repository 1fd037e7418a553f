/** What `doctor` found: faults first, each with the line to change; then what was not checked; then the probes. */
import { Buffer } from 'node:buffer';
import type { CheckResult, Outcome } from '../doctor/check.ts';
import type { DoctorReport } from '../doctor/doctor.ts';
import type { ProbeResult, ProbeState } from '../doctor/probe-looks.ts';
import { type Block, compose, type Fold, KEEP } from './blocks.ts';
import { code, escapeText, plainText } from './escape.ts';
import { count, plural } from './format.ts';
import { SUMMARY_BUDGET } from './summary.ts';
import { markdownTable, textTable } from './table.ts';

export interface DoctorOptions {
  /** `markdown` for the job summary, `text` for a terminal or a log. */
  readonly format: 'markdown' | 'text';
  readonly simulated: boolean;
}

/** A fix can be a whole policy statement, and is there to be copied. */
const FIX_MAX = 2500;
const PROBE_ORDER: readonly ProbeState[] = ['contradicted', 'confirmed', 'open'];

export function renderDoctor(report: DoctorReport, options: DoctorOptions): string {
  return options.format === 'markdown' ? markdown(report, options) : text(report, options);
}

function having(report: DoctorReport, outcome: Outcome): readonly CheckResult[] {
  return report.checks.filter((check) => check.outcome === outcome);
}

function verdict(report: DoctorReport): string {
  const size = (outcome: Outcome): number => having(report, outcome).length;
  const none = size('not-checked') === 0 ? 'No fault found' : 'No fault found in what could be checked';
  const faults = size('fault') === 0 ? none : `${plural(size('fault'), 'fault')} in the set-up`;
  const rest = [
    ...(size('warning') > 0 ? [plural(size('warning'), 'warning')] : []),
    `${plural(size('ok'), 'check')} fine`,
    ...(size('not-checked') > 0 ? [`${count(size('not-checked'))} not checked`] : []),
  ];
  return `${faults}; ${rest.join(', ')}`;
}

/** What could not be looked at for one reason is told once. */
interface Unchecked {
  readonly found: string;
  readonly fix: string;
  readonly what: readonly string[];
}

function unchecked(report: DoctorReport): readonly Unchecked[] {
  const groups = new Map<string, Unchecked>();
  for (const { id, subject, found, fix } of having(report, 'not-checked')) {
    const key = JSON.stringify([found, fix]);
    const what = [...(groups.get(key)?.what ?? []), `${id} (${subject})`];
    groups.set(key, { found, fix, what });
  }
  return [...groups.values()];
}

function sortedProbes({ probes }: DoctorReport): readonly ProbeResult[] {
  return PROBE_ORDER.flatMap((state) => probes.filter((probe) => probe.state === state));
}

// Terminal

function text(report: DoctorReport, { simulated }: DoctorOptions): string {
  const head = `${simulated ? 'SIMULATED: ' : ''}${verdict(report)}`;
  const fine = having(report, 'ok').map(({ id, subject, found }) => [id, plain(subject), plain(found)]);
  const sections = [
    head,
    faultsText('Faults', having(report, 'fault')),
    faultsText('Warnings', having(report, 'warning')),
    section('Not checked', unchecked(report).map(uncheckedText)),
    section('Fine', fine.length === 0 ? [] : [textTable(OK_COLUMNS, fine)]),
    section('Probes: what could not be confirmed without a real account', probesText(report)),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

const OK_COLUMNS = [{ title: 'Check' }, { title: 'Where' }, { title: 'Found' }];

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function faultsText(title: string, results: readonly CheckResult[]): string {
  return section(
    title,
    results.map(({ id, subject, found, expected, fix, at }) =>
      [
        `${id}  ${plain(subject)}: ${plain(found)}`,
        `    expected: ${plain(expected)}`,
        `    fix: ${at === undefined ? '' : `${placeOf(at)}: `}${plain(fix)}`,
      ].join('\n'),
    ),
  );
}

function uncheckedText({ found, fix, what }: Unchecked): string {
  return [
    `${plain(found)}: ${plain(what.join(', '))}`,
    ...(fix === '' ? [] : [`    how to: ${plain(fix)}`]),
  ].join('\n');
}

/** What is open is a page of its own, and the same for everybody. */
function probesText(report: DoctorReport): readonly string[] {
  const probes = sortedProbes(report);
  const open = probes.filter(({ state }) => state === 'open');
  return [
    ...probes
      .filter((probe) => !open.includes(probe))
      .map(({ id, state, told }) => `probe ${id}: ${state} (${plain(told)})`),
    ...(open.length === 0 ? [] : [`${count(open.length)} open: docs/first-contact.md says how to find out`]),
  ];
}

function placeOf({ file, line, column }: NonNullable<CheckResult['at']>): string {
  return `${plain(file)}:${line}:${column}`;
}

function plain(value: string): string {
  return plainText(value, FIX_MAX);
}

// Markdown

function markdown(report: DoctorReport, { simulated }: DoctorOptions): string {
  const head = `### ${simulated ? '**Simulated**: ' : ''}${verdict(report)}`;
  const blocks: readonly Block[] = [
    { text: head, rank: KEEP, what: 'verdict' },
    { text: faultsTable('Faults', having(report, 'fault')), rank: 1, what: 'faults' },
    { text: faultsTable('Warnings', having(report, 'warning')), rank: 2, what: 'warnings' },
    { text: uncheckedTable(unchecked(report)), rank: 3, what: 'what was not checked' },
    folded('Checks that are fine', fineTable(having(report, 'ok')), { rank: 5, what: 'fine checks' }),
    folded('Probes: what was not seen confirmed without a real account', probesTable(report), {
      rank: 4,
      what: 'probes',
    }),
  ];
  const end = '\n';
  const bytes = SUMMARY_BUDGET - Buffer.byteLength(end);
  return compose(blocks, { bytes, elsewhere: 'the log of this step' }) + end;
}

function folded(title: string, table: string, block: Pick<Block, 'rank' | 'what'>): Block {
  const fold: Fold = { summary: title, open: false };
  return { ...block, text: table, fold };
}

function faultsTable(title: string, results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const columns = [
    { title: 'Check' },
    { title: 'Where' },
    { title: 'Found' },
    { title: 'Expected' },
    { title: 'Fix' },
  ];
  const rows = results.map(({ id, title, subject, found, expected, fix, at }) => [
    `${code(id)}: ${escapeText(title)}`,
    escapeText(subject),
    escapeText(found, FIX_MAX),
    escapeText(expected),
    `${at === undefined ? '' : `${code(placeOf(at))}: `}${code(fix, FIX_MAX)}`,
  ]);
  return `**${title}**\n\n${markdownTable(columns, rows)}`;
}

function uncheckedTable(groups: readonly Unchecked[]): string {
  if (groups.length === 0) return '';
  const rows = groups.map(({ found, fix, what }) => [
    escapeText(found, FIX_MAX),
    escapeText(what.join(', '), FIX_MAX),
    escapeText(fix, FIX_MAX),
  ]);
  const columns = [{ title: 'Why' }, { title: 'What' }, { title: 'How to' }];
  return `**Not checked**\n\n${markdownTable(columns, rows)}`;
}

function fineTable(results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const rows = results.map(({ id, subject, found }) => [code(id), escapeText(subject), escapeText(found)]);
  return markdownTable(OK_COLUMNS, rows);
}

function probesTable(report: DoctorReport): string {
  const columns = [
    { title: 'Probe' },
    { title: 'State' },
    { title: 'Assumption' },
    { title: 'Seen, or how to find out' },
  ];
  const rows = sortedProbes(report).map(({ id, assumes, state, told }) => [
    code(id),
    state,
    escapeText(assumes, FIX_MAX),
    escapeText(told, FIX_MAX),
  ]);
  return markdownTable(columns, rows);
}
