/** The shape of a `bedrock-conversation-2024` row, as small rules: the union of what AWS's validators ask for. */
import { isMisspelt } from './format.ts';
import { isArray, isObject, type Json, type JsonObject, type JsonPath, pathName, typeName } from './json.ts';
import { checkMessage, emptyText, isKnownRole, items, TURN_HINT, unknownMembers } from './message-shape.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';

const SCHEMA_VERSION = 'bedrock-conversation-2024';
const ROW_KEYS = ['schemaVersion', 'system', 'messages', 'toolConfig'];
const SYSTEM_HINT = 'Write "system": [{"text": "…"}], or leave `system` out.';

/** `systemItems`: exact number of `system` items the model asks for, if any. */
type RowRule = (row: JsonObject, systemItems: number | undefined) => readonly Problem[];

const RULES: readonly RowRule[] = [
  checkSchemaVersion,
  (row) => unknownMembers(row, [], ROW_KEYS),
  checkSystem,
  checkMessages,
];

export function checkConversation(row: JsonObject, systemItems: number | undefined): readonly Problem[] {
  return RULES.flatMap((rule) => rule(row, systemItems));
}

function checkSchemaVersion(row: JsonObject): readonly Problem[] {
  const found = row['schemaVersion'];
  if (found === SCHEMA_VERSION) return [];
  const hint = `Write "schemaVersion": "${SCHEMA_VERSION}".`;
  if (found !== undefined) {
    const message = `Unknown \`schemaVersion\`; only "${SCHEMA_VERSION}" is known.`;
    return [problemAt(valueAt(['schemaVersion']), 'schema-version', message, hint)];
  }
  // Amazon's own validators let it be absent.
  const message = `The row has no \`schemaVersion\`; "${SCHEMA_VERSION}" is expected.`;
  return [{ ...problemAt(valueAt([]), 'schema-version', message, hint), severity: 'warning' }];
}

function checkSystem(row: JsonObject, systemItems: number | undefined): readonly Problem[] {
  const system = row['system'];
  const place = valueAt(['system']);
  if (system === undefined) return [];
  if (!isArray(system)) {
    const message = `\`system\` is ${typeName(system)}; it must be a list of {"text"} objects.`;
    return [problemAt(place, 'system-shape', message, SYSTEM_HINT)];
  }
  const problems = system.flatMap((item, index) => checkSystemItem(item, ['system', index]));
  const wanted = systemItems ?? Math.max(system.length, 1);
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

function checkMessages(row: JsonObject): readonly Problem[] {
  const messages = row['messages'];
  if (messages === undefined) return [missingMessages(row)];
  if (!isArray(messages)) {
    const message = `\`messages\` is ${typeName(messages)}; it must be a list of turns.`;
    return [problemAt(valueAt(['messages']), 'messages-shape', message, TURN_HINT)];
  }
  const roles = messages.map((message) => (isObject(message) ? message['role'] : undefined));
  return [
    ...checkEnds(roles),
    ...messages.flatMap((message, index) => checkMessage(message, ['messages', index], roles[index - 1])),
  ];
}

function missingMessages(row: JsonObject): Problem {
  const typo = Object.keys(row)
    .slice(0, 16)
    .find((key) => isMisspelt(key, 'messages'));
  const hint = typo === undefined ? TURN_HINT : 'Rename the key to `messages`.';
  return problemAt(
    typo === undefined ? valueAt([]) : keyAt([typo]),
    'missing-field',
    'The row has no `messages`.',
    hint,
  );
}

function checkEnds(roles: readonly (Json | undefined)[]): readonly Problem[] {
  if (roles.length < 2) {
    const message = `\`messages\` has ${items(roles.length)}; at least 2 are needed.`;
    return [problemAt(valueAt(['messages']), 'messages-min', message, TURN_HINT)];
  }
  const last = roles.length - 1;
  const problems: Problem[] = [];
  // An unknown role gets a finding of its own.
  if (roles[0] === 'assistant') {
    const place = valueAt(['messages', 0, 'role']);
    problems.push(
      problemAt(place, 'first-role', 'The first turn must be from `user`.', 'Start with the user.'),
    );
  }
  if (roles[last] !== 'assistant' && isKnownRole(roles[last])) {
    const place = valueAt(['messages', last, 'role']);
    const hint = 'End with the answer to learn, or remove the last turn.';
    problems.push(problemAt(place, 'last-role', 'The last turn must be from `assistant`.', hint));
  }
  return problems;
}
