/** What `validate --fix` did to each file, for a terminal. */
import type { FixId, LossId, TargetFormat } from '../datasets/fix/kinds.ts';
import type { Noted } from '../datasets/fix/log.ts';
import { unreachable } from '../errors.ts';
import { plainText } from './escape.ts';
import { count } from './format.ts';

/**
 * `unchanged`: the file was there already, byte for byte. `refused`: what cannot be mended is the file as a whole.
 * `lossy`: the other format cannot hold it; then all others that could be written are `held`. `taken`: something else
 * has its name.
 */
export type FixState =
  | 'written'
  | 'unchanged'
  | 'nothing'
  | 'refused'
  | 'lossy'
  | 'held'
  | 'taken'
  | 'failed';

export interface FixReport {
  readonly path: string;
  /** Where the new file stands, or would. */
  readonly written: string;
  readonly target: TargetFormat | undefined;
  readonly state: FixState;
  /** Of `refused` and `failed`. */
  readonly why?: string;
  /** Where `jobs.yaml` names the file. */
  readonly uses: readonly { readonly job: string; readonly file: string; readonly line: number }[];
  readonly fixes: readonly (Noted<FixId> & { readonly what: string })[];
  readonly losses: readonly (Noted<LossId> & { readonly what: string })[];
  /** Rows that were written in the other format. */
  readonly converted: number;
  /** The rows begin with the system text that jobs.yaml gives them on upload. */
  readonly holdsSystem: boolean;
  /** What puts the new file in the place of the old one, for a shell. */
  readonly command: string;
}

/** @param judged the report on the datasets as they are with the new files */
export function fixText(reports: readonly FixReport[], judged: string): string {
  const sections = [reports.map(fileText).join('\n'), takeOverText(reports), judged.trimEnd()];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function fileText(report: FixReport): string {
  const { state, fixes, losses, converted, target } = report;
  const head = `${plainText(report.path)}${headOf(report)}`;
  if (state === 'lossy') return [head, ...losses.map(notedText), lossyHint(losses)].join('\n');
  if (state !== 'written' && state !== 'unchanged') return head;
  const rows = converted === 0 ? [] : [`  ${count(converted)} rows written as ${target}`];
  return [head, ...rows, ...fixes.map(notedText)].join('\n');
}

/** What --fix can do something about. */
const MENDABLE: readonly LossId[] = ['unreadable', 'shape', 'extra-keys'];

function lossyHint(losses: FixReport['losses']): string {
  return losses.some(({ id }) => MENDABLE.includes(id))
    ? '  fix: Change these rows; with --fix as well, some of them are mended first.'
    : '  fix: Change these rows, or keep the format that they are in.';
}

function headOf({ state, written, target, why = '' }: FixReport): string {
  const place = plainText(written);
  switch (state) {
    case 'written':
      return `: written to ${place}`;
    case 'unchanged':
      return `: ${place} is there already, and just what would be written`;
    case 'nothing':
      return target === undefined ? ': nothing to mend' : `: nothing to do, its rows are ${target}`;
    case 'refused':
      return `: not mended: ${plainText(why)}`;
    case 'lossy':
      return `: not written, for as ${target} it would lose something`;
    case 'held':
      return `: not written, for another file would lose something`;
    case 'taken':
      return `: not written, for ${place} is there and holds something else. Move or remove it, then run again.`;
    case 'failed':
      return `: ${place} was not written: ${plainText(why)}`;
    default:
      return unreachable(state);
  }
}

function notedText({ id, what, count: places, lines, keys }: FixReport['fixes' | 'losses'][number]): string {
  const more = places > lines.length && lines.length > 1 ? ', …' : '';
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
  const times = places === 1 ? '' : `, ${count(places)} times`;
  const names = keys.length === 0 ? '' : `: ${keys.join(', ')}`;
  return `  ${plainText(`${where}: ${what}${times}${names} (${id})`.replaceAll('`', ''))}`;
}

function takeOverText(reports: readonly FixReport[]): string {
  const made = reports.filter(({ state }) => state === 'written' || state === 'unchanged');
  const [first] = made.flatMap(({ uses }) => uses);
  if (first === undefined) return '';
  const them = made.length === 1 ? 'it' : 'them';
  const system = made.some(({ holdsSystem }) => holdsSystem)
    ? [`Then remove system from ${plainText(first.file)}: the rows hold its text now.`]
    : [];
  const place = `${plainText(first.file)} (line ${first.line})`;
  return [
    `To use ${them}, name ${them} in ${place}, or put ${them} in the place of the old:`,
    ...made.map(({ command }) => `  ${command}`),
    ...system,
    '',
    `With ${them}:`,
  ].join('\n');
}
