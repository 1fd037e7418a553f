/** The shape of a prompt/completion row: exactly these two keys, both with text; and of a row with `input` alone. */
import { grouped } from './findings.ts';
import { isMisspelt } from './format.ts';
import { type Json, type JsonObject, keyName, typeName } from './json.ts';
import { emptyText } from './message-shape.ts';
import { preferenceRow } from './preference.ts';
import { type Problem, problemAt, valueAt } from './problem.ts';
import type { ShapeSettings } from './row-shape.ts';

const KEYS = ['prompt', 'completion'] as const;
const NONE: readonly Problem[] = [];

export function checkPair(row: JsonObject, { limits }: ShapeSettings): readonly Problem[] {
  const keys = Object.keys(row);
  const quota = checkQuota(row, limits?.maxTokensPerRecord);
  if (keys.length === 2 && KEYS.every((key) => isText(row[key]))) return quota;
  return preferenceRow(row) ?? [...checkKeys(row, keys), ...quota];
}

/** Characters for each token in AWS's quota on the length of a prompt/completion row. */
const QUOTA_CHARACTERS = 6;

function checkQuota(row: JsonObject, tokens: number | undefined): readonly Problem[] {
  const quota = (tokens ?? Infinity) * QUOTA_CHARACTERS;
  const length = KEYS.reduce((sum, key) => sum + lengthOf(row[key]), 0);
  if (length <= quota) return NONE;
  const message = `The row has ${grouped(length)} characters; by AWS's quota of ${QUOTA_CHARACTERS} for each token it may have ${grouped(quota)}.`;
  return [problemAt(valueAt([]), 'char-quota', message, 'Shorten the texts or split the row.')];
}

function lengthOf(value: Json | undefined): number {
  return typeof value === 'string' ? value.length : 0;
}

/** For continued pre-training, which knows no answer. */
export function checkInput(row: JsonObject): readonly Problem[] {
  const input = row['input'] ?? null;
  if (isText(input)) return NONE;
  const place = valueAt(['input']);
  if (typeof input === 'string') return emptyText(input, ['input']);
  const message = `\`input\` is ${typeName(input)}; it must be a string.`;
  return [problemAt(place, 'non-string-value', message, 'Write it as text in double quotes.')];
}

function checkKeys(row: JsonObject, keys: readonly string[]): readonly Problem[] {
  const extra = keys.filter((key) => key !== 'prompt' && key !== 'completion');
  const missing = KEYS.filter((key) => !keys.includes(key));
  const pairs = missing.map((key) => ({
    key,
    typo: extra.slice(0, 16).find((other) => isMisspelt(other, key)),
  }));
  const typos = pairs.map(({ typo }) => typo);
  return [
    ...pairs.map(({ key, typo }) => missingField(key, typo)),
    ...extra.filter((key) => !typos.includes(key)).map((key) => extraField(key, missing[0])),
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

/** `missing`: what the key may have been meant for. */
function extraField(key: string, missing: string | undefined): Problem {
  return {
    code: 'extra-field',
    severity: 'error',
    path: [key],
    target: 'key',
    message: `Found ${keyName(key)}; a prompt/completion row has exactly the keys \`prompt\` and \`completion\`.`,
    hint:
      missing === undefined
        ? 'Remove the key (`bedrock-tune validate --fix` does), or move its text into the prompt: Bedrock refuses it, and a conversion would lose it.'
        : `Rename the key to \`${missing}\` if it holds that text; otherwise remove it.`,
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
