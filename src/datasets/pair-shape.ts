/** The shape of a prompt/completion row: exactly these two keys, both with text. */
import { isMisspelt } from './format.ts';
import { type JsonObject, keyName, typeName } from './json.ts';
import type { Problem } from './problem.ts';

const KEYS = ['prompt', 'completion'] as const;
const NONE: readonly Problem[] = [];

export function checkPair(row: JsonObject): readonly Problem[] {
  const keys = Object.keys(row);
  if (keys.length === 2 && KEYS.every((key) => isText(row[key]))) return NONE;
  const extra = keys.filter((key) => key !== 'prompt' && key !== 'completion');
  const missing = KEYS.filter((key) => !keys.includes(key));
  const pairs = missing.map((key) => ({
    key,
    typo: extra.slice(0, 16).find((other) => isMisspelt(other, key)),
  }));
  const typos = pairs.map(({ typo }) => typo);
  return [
    ...pairs.map(({ key, typo }) => missingField(key, typo)),
    ...extra.filter((key) => !typos.includes(key)).map(extraField),
    ...KEYS.filter((key) => keys.includes(key) && !isText(row[key])).map((key) => badText(row, key)),
  ];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && /\S/.test(value);
}

function missingField(key: string, typo: string | undefined): Problem {
  const at: Pick<Problem, 'path' | 'target'> =
    typo === undefined ? { path: [], target: 'value' } : { path: [typo], target: 'key' };
  return {
    ...at,
    code: 'missing-field',
    severity: 'error',
    message: `The row has no \`${key}\`${typo === undefined ? '' : `, but it has ${keyName(typo)}`}; it needs \`prompt\` and \`completion\`.`,
    hint: typo === undefined ? `Add \`${key}\` with its text.` : `Rename the key to \`${key}\`.`,
  };
}

function extraField(key: string): Problem {
  return {
    code: 'extra-field',
    severity: 'error',
    path: [key],
    target: 'key',
    message: `Found ${keyName(key)}; a prompt/completion row has exactly the keys \`prompt\` and \`completion\`.`,
    hint: 'Remove the key, or move its text into the prompt: Bedrock refuses it, and a conversion would lose it.',
  };
}

function badText(row: JsonObject, key: 'prompt' | 'completion'): Problem {
  const value = row[key] ?? null;
  const at: Pick<Problem, 'path' | 'target' | 'severity'> = {
    path: [key],
    target: 'value',
    severity: 'error',
  };
  if (typeof value === 'string') {
    return {
      ...at,
      code: `empty-${key}`,
      message: `\`${key}\` has no text; it needs at least one character that is not white space.`,
      hint: `Fill in \`${key}\` or remove the row.`,
    };
  }
  return {
    ...at,
    code: 'non-string-value',
    message: `\`${key}\` is ${typeName(value)}; it must be a string.`,
    hint: 'Write it as text in double quotes (structured data as a JSON string).',
  };
}
