/** The shape of a `bedrock-conversation-2024` row, as small rules: the union of what AWS's validators ask for. */
import { isMisspelt } from './format.ts';
import { isArray, isObject, type Json, type JsonObject, type JsonPath, pathName, typeName } from './json.ts';
import { checkMediaCounts } from './media-shape.ts';
import {
  checkBlocks,
  checkEnds,
  checkTurns,
  emptyText,
  items,
  missing,
  unknownMembers,
} from './message-shape.ts';
import { preferenceRow } from './preference.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';
import type { ShapeSettings } from './row-shape.ts';
import { checkTools, usesTools } from './tool-shape.ts';

const SCHEMA_VERSION = 'bedrock-conversation-2024';
const ROW_KEYS = ['schemaVersion', 'system', 'messages', 'toolConfig'];
const SYSTEM_HINT = 'Write "system": [{"text": "…"}], or leave `system` out.';
const TURN_HINT =
  'Write turns like {"role": "user", "content": [{"text": "…"}]}, then the same with "assistant".';

type RowRule = (row: JsonObject, settings: ShapeSettings) => readonly Problem[];

const RULES: readonly RowRule[] = [
  checkSchemaVersion,
  (row) => unknownMembers(row, [], ROW_KEYS),
  checkSystem,
  checkMessages,
  (row) => (usesTools(row) ? checkTools(row) : []),
];

export function checkConversation(row: JsonObject, settings: ShapeSettings): readonly Problem[] {
  return preferenceRow(row) ?? RULES.flatMap((rule) => rule(row, settings));
}

function checkSchemaVersion(row: JsonObject, { limits }: ShapeSettings): readonly Problem[] {
  const found = row['schemaVersion'];
  if (found === SCHEMA_VERSION) return [];
  const hint = `Write "schemaVersion": "${SCHEMA_VERSION}".`;
  if (found === undefined) {
    // AWS's own validators let it be absent.
    const message = `The row has no \`schemaVersion\`; "${SCHEMA_VERSION}" is expected.`;
    return [{ ...problemAt(valueAt([]), 'schema-version', message, hint), severity: 'warning' }];
  }
  // Amazon's guide for Nova takes any text, its SDK only one: another one is most likely a slip, and no more.
  const mayDiffer = limits?.conversation?.hasFixedVersion === false && typeof found === 'string';
  const message = `Unknown \`schemaVersion\`; only "${SCHEMA_VERSION}" is known.`;
  const problem = problemAt(valueAt(['schemaVersion']), 'schema-version', message, hint);
  return [mayDiffer ? { ...problem, severity: 'warning' } : problem];
}

function checkSystem(row: JsonObject, { limits }: ShapeSettings): readonly Problem[] {
  const system = row['system'];
  const place = valueAt(['system']);
  if (system === undefined) return [];
  if (!isArray(system)) {
    const message = `\`system\` is ${typeName(system)}; it must be a list of {"text"} objects.`;
    return [problemAt(place, 'system-shape', message, SYSTEM_HINT)];
  }
  const problems = system.flatMap((item, index) => checkSystemItem(item, ['system', index]));
  const wanted = limits?.systemItems ?? Math.max(system.length, 1);
  if (system.length === wanted) return problems;
  const message = `\`system\` has ${items(system.length)}; ${items(wanted)} expected.`;
  return [problemAt(place, 'system-shape', message, SYSTEM_HINT), ...problems];
}

function checkSystemItem(item: Json, path: JsonPath): readonly Problem[] {
  const text = isObject(item) ? item['text'] : undefined;
  if (isObject(item) && typeof text === 'string') {
    return [...emptyText(text, [...path, 'text']), ...unknownMembers(item, path, ['text'])];
  }
  const message = `\`${pathName(path)}\` must be an object with a string \`text\`.`;
  return [problemAt(valueAt(path), 'system-shape', message, SYSTEM_HINT)];
}

function checkMessages(row: JsonObject, settings: ShapeSettings): readonly Problem[] {
  const messages = row['messages'];
  if (messages === undefined) return [missingMessages(row)];
  if (!isArray(messages)) {
    const message = `\`messages\` is ${typeName(messages)}; it must be a list of turns.`;
    return [problemAt(valueAt(['messages']), 'messages-shape', message, TURN_HINT)];
  }
  return [
    ...checkEnds(messages, TURN_HINT),
    ...checkTurns(messages, TURN_HINT, (message, path) => checkBlocks(message, path, settings)),
    ...checkMediaCounts(messages, settings.limits?.conversation?.media),
  ];
}

function missingMessages(row: JsonObject): Problem {
  const typo = Object.keys(row)
    .slice(0, 16)
    .find((key) => isMisspelt(key, 'messages'));
  if (typo === undefined) return missing([], 'messages', TURN_HINT);
  const message = 'The row has no `messages`.';
  return problemAt(keyAt([typo]), 'missing-field', message, 'Rename the key to `messages`.');
}
