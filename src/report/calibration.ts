/** `validate --calibrate` in words: what it would cost, what was measured, and the lines for `jobs.yaml`. */
import type { Measurement } from '../datasets/calibration.ts';
import { plainText } from './escape.ts';
import { compact, count, plural, tokenRange } from './format.ts';

/** What is about to be paid for. */
export interface PaidRequests {
  readonly inferenceId: string;
  readonly region: string;
  readonly accountId: string;
  readonly requests: number;
  readonly rows: number;
  /** Tokens of the rows, not rounded. */
  readonly estimated: number;
  /** Input tokens of all requests, at most. */
  readonly most: number;
}

export interface MeasuredFile {
  readonly path: string;
  /** Keys of the jobs that train on it. */
  readonly jobs: readonly string[];
  /** Rows that were counted. */
  readonly rows: number;
  /** Rows of the sample that were not asked about. */
  readonly skipped: readonly { readonly line: number; readonly why: string }[];
  /** Rows that AWS refused to count. */
  readonly refused: number;
  readonly measured?: Measurement;
  /** Why none of its rows could be. */
  readonly why?: string;
}

export interface CalibrationReport {
  readonly baseModel: string;
  /** What it was asked by, or would be. */
  readonly inferenceId?: string;
  readonly region: string;
  readonly files: readonly MeasuredFile[];
  /** Of all its files together. */
  readonly measured?: Measurement;
  /** Why there is none. */
  readonly why?: string;
}

/** To be said before anything is asked. */
export function paidWords(paid: readonly PaidRequests[]): readonly string[] {
  return [
    'To count tokens, Bedrock is asked, which is paid:',
    ...paid.map(({ inferenceId, region, accountId, requests, rows, estimated, most }) => {
      const likely = tokenRange({ low: estimated * 0.8, high: estimated * 1.2 });
      return (
        `  ${plural(requests, 'request')} to ${inferenceId} in ${region} (account ${accountId}), with the texts of ` +
        `${plural(rows, 'row')}: about ${likely} input tokens, at most ${compact(most)}, and ${plural(requests, 'token')} of answers`
      );
    }),
    'What inference costs is not in the catalogue: the price list of Amazon Bedrock has it.',
  ];
}

/** @param day of the measurement, `YYYY-MM-DD` */
export function calibrationText(
  reports: readonly CalibrationReport[],
  {
    day,
    configFile,
    simulated,
  }: { readonly day: string; readonly configFile: string; readonly simulated: boolean },
): string {
  const sections = [
    simulated ? 'SIMULATED: an endpoint on this machine answered instead of AWS.' : '',
    reports.map(modelText).join('\n'),
    linesText(reports, day, configFile),
    reports.length === 0 ? 'There is no job to measure for.' : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function modelText({ baseModel, files, measured, why }: CalibrationReport): string {
  const name = plainText(baseModel);
  const head =
    measured === undefined
      ? `${name}: not measured, ${plainText(why ?? '')}`
      : `${name}: ${words(measured, rowsOf(files))}`;
  return [head, ...files.flatMap((file) => fileLines(file, files.length > 1))].join('\n');
}

function rowsOf(files: readonly MeasuredFile[]): number {
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

/** `measured 1.08 of the estimate (20 rows, 0.98 to 1.15)`. */
function words({ factor, rows }: Measurement, counted: number): string {
  const range = `${rows.low.toFixed(2)} to ${rows.high.toFixed(2)}`;
  return `measured ${factor} of the estimate (${plural(counted, 'row')}, ${range})`;
}

function fileLines(
  { path, jobs, rows, skipped, refused, measured, why }: MeasuredFile,
  isOneOfMany: boolean,
): readonly string[] {
  const name = `  ${plainText(path)} (${plainText(jobs.join(', '))})`;
  return [
    ...(why === undefined ? [] : [`${name}: ${plainText(why)}`]),
    ...(measured !== undefined && isOneOfMany ? [`${name}: ${words(measured, rows)}`] : []),
    ...[...new Set(skipped.map((row) => row.why))].map((reason) => {
      const lines = skipped.flatMap((row) => (row.why === reason ? [row.line] : []));
      return `${name}: left out ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}: ${plainText(reason)}`;
    }),
    ...(refused === 0 ? [] : [`${name}: AWS refused to count ${count(refused)} of the rows`]),
  ];
}

/** What makes the next estimates use it. */
function linesText(reports: readonly CalibrationReport[], day: string, configFile: string): string {
  const lines = reports.flatMap(({ baseModel, measured }) =>
    measured === undefined
      ? []
      : [`  ${baseModel}: { factor: ${measured.factor}, spread: ${measured.spread}, asOf: ${day} }`],
  );
  if (lines.length === 0) return '';
  return [`For ${configFile}, at the top level:`, '', 'tokenEstimates:', ...lines].join('\n');
}
