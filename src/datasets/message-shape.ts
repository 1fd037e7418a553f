/** The shape of one turn of a `bedrock-conversation-2024` row: role, content, blocks. */
import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  keyName,
  pathName,
  typeName,
} from './json.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';

/** Sees one turn; `previous` is the role of the turn before it. */
type MessageRule = (message: JsonObject, path: JsonPath, previous: Json | undefined) => readonly Problem[];
/** Sees one block of a turn's content; `role` is the turn's. */
type BlockRule = (block: JsonObject, path: JsonPath, role: Json | undefined) => readonly Problem[];

export const TURN_HINT =
  'Write turns like {"role": "user", "content": [{"text": "…"}]}, then the same with "assistant".';

const MESSAGE_KEYS = ['role', 'content'];
const MEDIA_KEYS = ['image', 'video', 'document'];
const BLOCK_KEYS = ['text', ...MEDIA_KEYS, 'reasoningContent', 'toolUse', 'toolResult'];
const BLOCK_HINT = 'Write "content": [{"text": "…"}].';

const MESSAGE_RULES: readonly MessageRule[] = [
  (message, path) => unknownMembers(message, path, MESSAGE_KEYS),
  checkRole,
  checkContent,
];

const BLOCK_RULES: readonly BlockRule[] = [checkKind, checkText, checkMedia];

export function checkMessage(message: Json, path: JsonPath, previous: Json | undefined): readonly Problem[] {
  if (isObject(message)) return MESSAGE_RULES.flatMap((rule) => rule(message, path, previous));
  const found = `\`${pathName(path)}\` is ${typeName(message)}; it must be an object.`;
  return [problemAt(valueAt(path), 'messages-shape', found, TURN_HINT)];
}

function checkRole(message: JsonObject, path: JsonPath, previous: Json | undefined): readonly Problem[] {
  const role = message['role'];
  if (role === undefined) return [missing(path, 'role', TURN_HINT)];
  const place = valueAt([...path, 'role']);
  if (!isKnownRole(role)) {
    const found = `\`${pathName(path)}\` has an unknown role; \`user\` and \`assistant\` are known.`;
    const hint = 'Use `user` or `assistant`; put system text into the list `system` of the row.';
    return [problemAt(place, 'role-unknown', found, hint)];
  }
  if (role !== previous) return [];
  const found = `Two \`${role}\` turns in a row; they must alternate.`;
  return [problemAt(place, 'role-order', found, 'Join the two turns into one.')];
}

function checkContent(message: JsonObject, path: JsonPath): readonly Problem[] {
  const content = message['content'];
  if (content === undefined) return [missing(path, 'content', BLOCK_HINT)];
  const where = [...path, 'content'];
  if (!isArray(content)) {
    const found = `\`${pathName(where)}\` is ${typeName(content)}; it must be a list of blocks.`;
    return [problemAt(valueAt(where), 'content-not-array', found, BLOCK_HINT)];
  }
  if (content.length === 0) {
    return [problemAt(valueAt(where), 'empty-content', `\`${pathName(where)}\` has no block.`, BLOCK_HINT)];
  }
  return content.flatMap((block, index) => checkBlock(block, [...where, index], message['role']));
}

function checkBlock(block: Json, path: JsonPath, role: Json | undefined): readonly Problem[] {
  if (isObject(block)) return BLOCK_RULES.flatMap((rule) => rule(block, path, role));
  const found = `\`${pathName(path)}\` is ${typeName(block)}; it must be an object.`;
  return [problemAt(valueAt(path), 'block-shape', found, BLOCK_HINT)];
}

function checkKind(block: JsonObject, path: JsonPath): readonly Problem[] {
  if (BLOCK_KEYS.some((key) => Object.hasOwn(block, key))) return unknownMembers(block, path, BLOCK_KEYS);
  const found = `\`${pathName(path)}\` has neither text nor media.`;
  return [problemAt(valueAt(path), 'block-shape', found, BLOCK_HINT)];
}

function checkText(block: JsonObject, path: JsonPath): readonly Problem[] {
  const text = block['text'];
  const where = [...path, 'text'];
  if (text === undefined) return [];
  if (typeof text === 'string') return emptyText(text, where);
  const found = `\`${pathName(where)}\` is ${typeName(text)}; it must be a string.`;
  return [problemAt(valueAt(where), 'non-string-value', found, 'Write it as text in double quotes.')];
}

function checkMedia(block: JsonObject, path: JsonPath, role: Json | undefined): readonly Problem[] {
  if (role !== 'assistant') return [];
  const media = MEDIA_KEYS.find((key) => Object.hasOwn(block, key));
  if (media === undefined) return [];
  const found = `An assistant turn holds \`${media}\`; media can only stand in user turns.`;
  return [problemAt(keyAt([...path, media]), 'media-in-assistant', found, 'Move it to a user turn.')];
}

export function emptyText(text: string, path: JsonPath): readonly Problem[] {
  if (/\S/.test(text)) return [];
  const found = `\`${pathName(path)}\` has no text; it needs a character that is not white space.`;
  return [problemAt(valueAt(path), 'empty-text', found, 'Fill in the text or remove the row.')];
}

/** Members that the format does not know: a warning each. */
export function unknownMembers(
  value: JsonObject,
  path: JsonPath,
  known: readonly string[],
): readonly Problem[] {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length === 0) return [];
  const names = known.map((name) => `\`${name}\``).join(', ');
  const hint = 'Remove it: Bedrock does not train on it and may refuse the row.';
  return unknown.map((key) => {
    const found = `Found ${keyName(key)}; known here: ${names}.`;
    return { ...problemAt(keyAt([...path, key]), 'unknown-member', found, hint), severity: 'warning' };
  });
}

function missing(path: JsonPath, key: string, hint: string): Problem {
  return problemAt(valueAt(path), 'missing-field', `\`${pathName(path)}\` has no \`${key}\`.`, hint);
}

export function isKnownRole(role: Json | undefined): role is 'user' | 'assistant' {
  return role === 'user' || role === 'assistant';
}

export function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
