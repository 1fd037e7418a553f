/** The shape of a Claude messages row: turns as in a conversation, with texts instead of lists of blocks. */
import { isArray, type JsonObject, type JsonPath, keyName, pathName, typeName } from './json.ts';
import { checkEnds, checkTurns, emptyText, missing, unknownMembers } from './message-shape.ts';
import { type Problem, problemAt, valueAt } from './problem.ts';

const ROW_KEYS = ['system', 'messages'];
const TEXT_HINT = 'Write it as text in double quotes.';
const TURN_HINT = 'Write turns like {"role": "user", "content": "…"}, then the same with "assistant".';

export function checkClaude(row: JsonObject): readonly Problem[] {
  return [...unknownMembers(row, [], ROW_KEYS), ...checkSystem(row), ...checkMessages(row)];
}

function checkSystem(row: JsonObject): readonly Problem[] {
  return row['system'] === undefined ? [] : checkText(row, [], 'system');
}

function checkMessages(row: JsonObject): readonly Problem[] {
  const messages = row['messages'];
  if (messages === undefined) return [missing([], 'messages', TURN_HINT)];
  if (isArray(messages)) {
    const turns = checkTurns(messages, TURN_HINT, (message, path) => checkText(message, path, 'content'));
    return [...checkEnds(messages, TURN_HINT), ...turns];
  }
  const found = `\`messages\` is ${typeName(messages)}; it must be a list of turns.`;
  return [problemAt(valueAt(['messages']), 'messages-shape', found, TURN_HINT)];
}

function checkText(holder: JsonObject, path: JsonPath, key: 'system' | 'content'): readonly Problem[] {
  const text = holder[key];
  const where = [...path, key];
  if (text === undefined) return [missing(path, key, TEXT_HINT)];
  if (typeof text === 'string') return emptyText(text, where);
  const found = `\`${pathName(where)}\` is ${typeName(text)}; in Claude's format ${keyName(key)} is a string.`;
  return [problemAt(valueAt(where), 'non-string-value', found, TEXT_HINT)];
}
