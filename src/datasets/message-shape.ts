/** The turns of a row: their roles and order, and the blocks of a `bedrock-conversation-2024` turn. */
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
import { checkMedia, MEDIA_KINDS } from './media-shape.ts';
import { keyAt, type Problem, problemAt, valueAt } from './problem.ts';
import { checkAnswered, checkReasoning } from './reasoning-shape.ts';
import type { ShapeSettings } from './row-shape.ts';

/** Sees one block of a turn's content; `role` is the turn's. */
type BlockRule = (
  block: JsonObject,
  path: JsonPath,
  role: Json | undefined,
  settings: ShapeSettings,
) => readonly Problem[];
/** Sees a turn for what its format wants of its content. */
type ContentCheck = (message: JsonObject, path: JsonPath) => readonly Problem[];

const MESSAGE_KEYS = ['role', 'content'];
const BLOCK_KEYS = ['text', ...MEDIA_KINDS, 'reasoningContent', 'toolUse', 'toolResult'];
const BLOCK_HINT = 'Write "content": [{"text": "…"}].';

const BLOCK_RULES: readonly BlockRule[] = [checkKind, checkText, checkMedia, checkReasoning];

/** Each turn by itself and after the one before it; `hint` shows how a turn is written. */
export function checkTurns(
  messages: readonly Json[],
  hint: string,
  checkContent: ContentCheck,
): readonly Problem[] {
  return messages.flatMap((message, index) => {
    const path = ['messages', index];
    if (!isObject(message)) {
      const found = `\`${pathName(path)}\` is ${typeName(message)}; it must be an object.`;
      return [problemAt(valueAt(path), 'messages-shape', found, hint)];
    }
    const previous = messages[index - 1];
    const before = isObject(previous) ? previous['role'] : undefined;
    return [
      ...unknownMembers(message, path, MESSAGE_KEYS),
      ...checkRole(message, path, { before, hint }),
      ...checkContent(message, path),
    ];
  });
}

function checkRole(
  message: JsonObject,
  path: JsonPath,
  { before, hint }: { readonly before: Json | undefined; readonly hint: string },
): readonly Problem[] {
  const role = message['role'];
  if (role === undefined) return [missing(path, 'role', hint)];
  const place = valueAt([...path, 'role']);
  if (!isKnownRole(role)) {
    const found = `\`${pathName(path)}\` has an unknown role; \`user\` and \`assistant\` are known.`;
    const fix = 'Use `user` or `assistant`; put system text into `system` of the row.';
    return [problemAt(place, 'role-unknown', found, fix)];
  }
  if (role !== before) return [];
  const found = `Two \`${role}\` turns in a row; they must alternate.`;
  return [problemAt(place, 'role-order', found, 'Join the two turns into one.')];
}

/** From the user first to the assistant last. */
export function checkEnds(messages: readonly Json[], hint: string): readonly Problem[] {
  if (messages.length < 2) {
    const message = `\`messages\` has ${items(messages.length)}; at least 2 are needed.`;
    return [problemAt(valueAt(['messages']), 'messages-min', message, hint)];
  }
  const roleAt = (index: number): Json | undefined => {
    const message = messages[index];
    return isObject(message) ? message['role'] : undefined;
  };
  const last = messages.length - 1;
  const problems: Problem[] = [];
  // An unknown role gets a finding of its own.
  if (roleAt(0) === 'assistant') {
    const place = valueAt(['messages', 0, 'role']);
    problems.push(
      problemAt(place, 'first-role', 'The first turn must be from `user`.', 'Start with the user.'),
    );
  }
  if (roleAt(last) !== 'assistant' && isKnownRole(roleAt(last))) {
    const place = valueAt(['messages', last, 'role']);
    const fix = 'End with the answer to learn, or remove the last turn.';
    problems.push(problemAt(place, 'last-role', 'The last turn must be from `assistant`.', fix));
  }
  return problems;
}

/** The content of a `bedrock-conversation-2024` turn: a list of blocks. */
export function checkBlocks(
  message: JsonObject,
  path: JsonPath,
  settings: ShapeSettings,
): readonly Problem[] {
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
  const { role } = message;
  const blocks = content.flatMap((block, index) => checkBlock(block, [...where, index], role, settings));
  return [...blocks, ...(role === 'assistant' ? checkAnswered(content, where) : [])];
}

function checkBlock(
  block: Json,
  path: JsonPath,
  role: Json | undefined,
  settings: ShapeSettings,
): readonly Problem[] {
  if (isObject(block)) return BLOCK_RULES.flatMap((rule) => rule(block, path, role, settings));
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

/** A required key that is not there. */
export function missing(path: JsonPath, key: string, hint: string): Problem {
  const holder = path.length === 0 ? 'The row' : `\`${pathName(path)}\``;
  return problemAt(valueAt(path), 'missing-field', `${holder} has no \`${key}\`.`, hint);
}

function isKnownRole(role: Json | undefined): role is 'user' | 'assistant' {
  return role === 'user' || role === 'assistant';
}

export function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
