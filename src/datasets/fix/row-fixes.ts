/** What can be mended inside a row: first its shape, which leaves every text as it is, then texts, where asked for. */
import type { DatasetFormat } from '../../catalog/base-model.ts';
import { nearest } from '../../catalog/nearest.ts';
import { isArray, isObject, type Json, type JsonObject, type JsonPath } from '../json.ts';
import { rowTexts } from '../texts.ts';
import type { ExtraFix, FixId } from './kinds.ts';
import { type ParsedLine, parseObject } from './line-mends.ts';
import { applyEdits, type Edit, type Span, spanAt, spanOf } from './spans.ts';

const SCHEMA_VERSION = 'bedrock-conversation-2024';
const PAIR_KEYS: readonly string[] = ['prompt', 'completion'];

interface RowFix {
  readonly id: FixId;
  readonly edits: readonly Edit[];
  /** Keys that go. */
  readonly keys?: readonly string[];
}

export interface TextFixes {
  readonly also: ReadonlySet<ExtraFix>;
  /** Words that the template of the base model uses itself. */
  readonly reserved: readonly string[];
}

export interface FixedRow {
  readonly line: ParsedLine;
  readonly fixes: readonly RowFix[];
}

export function fixShape(line: ParsedLine, format: DatasetFormat): FixedRow {
  return edited(line, shapeFixes(line, format));
}

export function fixTexts(line: ParsedLine, format: DatasetFormat, settings: TextFixes): FixedRow {
  const { also, reserved } = settings;
  const steps: readonly (readonly [ExtraFix, (text: string) => string])[] = [
    ['nul-character', (text) => text.replaceAll('\0', '')],
    ['reserved-string', (text) => withoutReserved(text, reserved)],
  ];
  let result: FixedRow = { line, fixes: [] };
  for (const [id, change] of steps) {
    if (!also.has(id)) continue;
    const next = edited(result.line, [{ id, edits: textEdits(result.line, format, change) }]);
    result = { line: next.line, fixes: [...result.fixes, ...next.fixes] };
  }
  return result;
}

function edited(line: ParsedLine, fixes: readonly RowFix[]): FixedRow {
  const made = fixes.filter(({ edits }) => edits.length > 0);
  const mended = parseObject(
    applyEdits(
      line.text,
      made.flatMap(({ edits }) => edits),
    ),
  );
  if (made.length === 0 || mended === undefined) return { line, fixes: [] };
  return { line: mended, fixes: made };
}

function shapeFixes({ text, row }: ParsedLine, format: DatasetFormat): readonly RowFix[] {
  if (format === 'prompt-completion') return needsTwoKeys(row) ? [twoKeys(text)] : [];
  if (format !== 'bedrock-conversation-2024') return [];
  const isFine = row['schemaVersion'] === SCHEMA_VERSION && textsAlone(row).length === 0;
  if (isFine) return [];
  const root = spanOf(text);
  const lists = textsAlone(row).map((path) => ({ path, edits: listAround(text, spanAt(root, path)) }));
  return [
    { id: 'schema-version', edits: schemaVersion(row, root) },
    { id: 'system-shape', edits: lists.flatMap(({ path, edits }) => (path.length === 1 ? edits : [])) },
    { id: 'content-not-array', edits: lists.flatMap(({ path, edits }) => (path.length > 1 ? edits : [])) },
  ];
}

/** A row without one of the two may mean it by another key: nothing is removed from it. */
function needsTwoKeys(row: JsonObject): boolean {
  return PAIR_KEYS.every((key) => typeof row[key] === 'string') && Object.keys(row).length > 2;
}

function twoKeys(text: string): RowFix {
  const { start, end, members } = spanOf(text);
  const kept = members.filter(({ key }) => PAIR_KEYS.includes(key));
  const sources = kept.map(({ keySpan, value }) => text.slice(keySpan.start, value.end));
  return {
    id: 'extra-field',
    edits: [{ start, end, by: `{${sources.join(', ')}}` }],
    keys: members.map(({ key }) => key).filter((key) => !PAIR_KEYS.includes(key)),
  };
}

/** Paths of texts that should stand in a list. One without any text would only become another fault. */
function textsAlone(row: JsonObject): readonly JsonPath[] {
  const paths: JsonPath[] = [];
  if (isText(row['system'])) paths.push(['system']);
  const messages = row['messages'];
  if (!isArray(messages)) return paths;
  messages.forEach((message, index) => {
    if (isObject(message) && isText(message['content'])) paths.push(['messages', index, 'content']);
  });
  return paths;
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && /\S/.test(value);
}

function listAround(text: string, span: Span | undefined): readonly Edit[] {
  if (span === undefined) return [];
  return [{ start: span.start, end: span.end, by: `[{"text": ${text.slice(span.start, span.end)}}]` }];
}

function schemaVersion(row: JsonObject, root: Span): readonly Edit[] {
  const found = row['schemaVersion'];
  if (found === SCHEMA_VERSION) return [];
  const literal = JSON.stringify(SCHEMA_VERSION);
  if (found !== undefined) {
    const span = spanAt(root, ['schemaVersion']);
    const isSlip = typeof found === 'string' && nearest(found, [SCHEMA_VERSION]) !== undefined;
    return isSlip && span !== undefined ? [{ start: span.start, end: span.end, by: literal }] : [];
  }
  const misnamed = root.members.find(
    ({ key }) => key.toLowerCase().replace(/[-_ ]/g, '') === 'schemaversion' && row[key] === SCHEMA_VERSION,
  );
  if (misnamed !== undefined) return [{ ...misnamed.keySpan, by: '"schemaVersion"' }];
  const at = root.start + 1;
  return [{ start: at, end: at, by: `"schemaVersion": ${literal}, ` }];
}

/** A text that would be left without any letter stays as it is, with its finding. */
function textEdits(
  line: ParsedLine,
  format: DatasetFormat,
  change: (text: string) => string,
): readonly Edit[] {
  const changed = rowTexts(line.row, format).flatMap(({ text, path }) => {
    const by = change(text);
    return by === text || !/\S/.test(by) ? [] : [{ path, by }];
  });
  if (changed.length === 0) return [];
  const root = spanOf(line.text);
  return changed.flatMap(({ path, by }) => {
    const span = spanAt(root, path);
    return span === undefined ? [] : [{ start: span.start, end: span.end, by: JSON.stringify(by) }];
  });
}

/** `User:` becomes `User -`, `<image>` and `[EOS]` stand in round brackets: readable, and no longer the model's words. */
function withoutReserved(text: string, reserved: readonly string[]): string {
  let out = text;
  for (const word of reserved) {
    const by = /^[<[].*[\]>]$/.test(word) ? `(${word.slice(1, -1)})` : word.replace(/:$/, ' -');
    if (!reserved.some((other) => by.includes(other))) out = out.replaceAll(word, by);
  }
  return out;
}
