/** Rules about what a text says, whatever the format it stands in. */
import type { DatasetLimits } from '../catalog/base-model.ts';
import type { Finding, Position } from '../errors.ts';
import type { Problem } from './problem.ts';
import type { RowText } from './texts.ts';

/** Checks one text of a row. */
export type TextCheck = (text: RowText) => readonly Problem[];

const NONE: readonly Problem[] = [];

/** The checks for a base model, compiled once for a file. */
export function textChecks(limits: DatasetLimits | undefined): TextCheck {
  const reserved = limits?.reservedStrings ?? [];
  return (text) => {
    const unsound = !text.text.isWellFormed() || text.text.includes('\0') ? unsoundText(text) : NONE;
    // Several plain searches are five times as fast as one pattern.
    if (!reserved.some((string) => text.text.includes(string))) return unsound;
    return [...unsound, ...reservedStrings(text, reserved)];
  };
}

function unsoundText({ text, path }: RowText): readonly Problem[] {
  const lone = text.search(/\p{Surrogate}/u);
  const nul = text.indexOf('\0');
  const at = { severity: 'error', path, target: 'value' } as const;
  const problems: Problem[] = [];
  if (lone >= 0) {
    const message = 'The text has half of a surrogate pair (\\uD800 to \\uDFFF), which is no character.';
    const hint = 'Write both halves or remove the escape: text was probably cut in the middle of an emoji.';
    problems.push({ ...at, code: 'lone-surrogate', unit: lone, message, hint });
  }
  if (nul >= 0) {
    const message = 'The text has a NUL character (\\u0000).';
    problems.push({ ...at, code: 'nul-character', unit: nul, message, hint: 'Remove it.' });
  }
  return problems;
}

function reservedStrings({ text, role, path }: RowText, strings: readonly string[]): readonly Problem[] {
  const pattern = new RegExp(strings.map(escapePattern).join('|'), 'g');
  return Array.from(text.matchAll(pattern), (match) => ({
    code: 'reserved-string',
    severity: role === 'assistant' ? 'warning' : 'error',
    path,
    target: 'value',
    unit: match.index,
    message: `The ${role} text contains ${JSON.stringify(match[0])}, which the model's own template uses${
      role === 'assistant' ? '' : '; the training job fails on it'
    }.`,
    hint: RESERVED_HINT,
  }));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const RESERVED_HINT = 'Write it another way, for example `User -` instead of `User:`.';

/** The `system` text of `jobs.yaml`, which a conversion puts into every row, by the same rules as a text in a row. */
export function checkSystemText(system: {
  readonly text: string;
  readonly at: Position;
  readonly limits: DatasetLimits | undefined;
}): readonly Finding[] {
  const { file, line, column } = system.at;
  const problems = textChecks(system.limits)({ text: system.text, role: 'system', path: [] });
  return problems.map(({ code, severity, message, hint }) => ({
    code,
    severity,
    file,
    line,
    column,
    message,
    hint,
  }));
}
