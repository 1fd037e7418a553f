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
  const findWords = wordFinder([...(limits?.reservedStrings ?? []), ...(limits?.suspectStrings ?? [])]);
  return (text) => {
    const unsound = !text.text.isWellFormed() || text.text.includes('\0') ? unsoundText(text) : NONE;
    const words = findWords(text.text);
    if (words.length === 0 || limits === undefined) return unsound;
    return [...unsound, ...words.flatMap((word) => wordProblem(text, word, limits) ?? [])];
  };
}

interface FoundWord {
  readonly word: string;
  /** UTF-16 units from the start of the text. */
  readonly at: number;
}

/**
 * Finds the words in any case of letters. A word is looked for by its last character: a colon or a bracket is rare and
 * found natively, which makes this several times as fast as one pattern or as a search for each word.
 */
function wordFinder(words: readonly string[]): (text: string) => readonly FoundWord[] {
  const lower = [...new Set(words.map((word) => word.toLowerCase()))];
  const groups = [...new Set(lower.map((word) => word.slice(-1)))].map((end) => {
    const wanted = lower.filter((word) => word.endsWith(end));
    return { end, wanted, before: lettersBefore(wanted) };
  });
  return (text) => {
    const found: FoundWord[] = [];
    for (const { end, wanted, before } of groups) {
      for (let at = text.indexOf(end, 1); at > 0; at = text.indexOf(end, at + 1)) {
        if (!before.includes(text.charAt(at - 1))) continue;
        const word = wordThatEnds(text, at + 1, wanted);
        if (word !== undefined) found.push(word);
      }
    }
    return found.sort((a, b) => a.at - b.at);
  };
}

function lettersBefore(words: readonly string[]): string {
  const letters = words.map((word) => word.slice(-2, -1)).join('');
  return letters + letters.toUpperCase();
}

function wordThatEnds(text: string, end: number, words: readonly string[]): FoundWord | undefined {
  for (const { length } of words) {
    const word = text.slice(Math.max(end - length, 0), end);
    if (words.includes(word.toLowerCase())) return { word, at: end - word.length };
  }
  return undefined;
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
    problems.push({ ...at, code: 'nul-character', unit: nul, message, hint: NUL_HINT });
  }
  return problems;
}

function wordProblem(
  { role, path }: RowText,
  { word, at }: FoundWord,
  limits: DatasetLimits,
): Problem | undefined {
  const { reservedStrings, reservedInAnswers, suspectStrings } = limits;
  const place = { path, target: 'value', unit: at, hint: RESERVED_HINT } as const;
  const says = `The ${role} text contains ${JSON.stringify(word)}`;
  if (reservedStrings.includes(word)) {
    const isFatal = role !== 'assistant' || reservedInAnswers;
    const end = isFatal ? '; the training job fails on it' : '';
    const message = `${says}, which the model's own template uses${end}.`;
    return { ...place, code: 'reserved-string', severity: isFatal ? 'error' : 'warning', message };
  }
  if (!suspectStrings.some((suspect) => suspect.toLowerCase() === word.toLowerCase())) return undefined;
  const message = `${says}, which AWS's validator script refuses; that a job fails on it is not documented.`;
  return { ...place, code: 'reserved-lookalike', severity: 'warning', message };
}

const NUL_HINT = 'Remove it; `bedrock-tune validate --fix-also nul-character` does.';
const RESERVED_HINT =
  'Write it another way, for example `User -` instead of `User:`; `bedrock-tune validate --fix-also reserved-string` does.';

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
